"""Tells by its content whether a file is one that was read before, here or at a place that it is gone from."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from knowledge.catalogue import StoredDocument

if TYPE_CHECKING:
    from knowledge.ingestion import Settings


def content_hash(data: bytes, settings: "Settings", name: str) -> str:
    """A hash over the bytes of a file and everything else that decides what is stored of it."""
    return _whole(hashlib.sha256(data), settings, name)


def moved_from(data: bytes, settings: "Settings", missing: Sequence[StoredDocument]) -> list[StoredDocument]:
    """Those of the stored documents whose files are gone that had this content.

    One that fewer people may see is left as it is: forgetting an option must not open it to more.
    """
    content = hashlib.sha256(data)
    found = []
    for old in missing:
        wider = settings.visibility.level < old.visibility.level or settings.audience != old.audience
        how = replace(settings, collection=old.collection, visibility=old.visibility, owner=old.owner)
        if not wider and _whole(content.copy(), how, old.name) == old.content_hash:
            found.append(old)
    return found


def _whole(content: "hashlib._Hash", settings: "Settings", name: str) -> str:
    content.update(settings.fingerprint().encode() + name.encode())
    return content.hexdigest()
