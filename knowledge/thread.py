"""The assets that a thread speaks of, and which of them a question means that names none."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.names import NameIndex, Naming
from knowledge.rivalry import strong
from knowledge.spoken import is_turned_down

_ORDINALS = {
    "first": 0,
    "1st": 0,
    "second": 1,
    "2nd": 1,
    "third": 2,
    "3rd": 2,
    "fourth": 3,
    "4th": 3,
    "last": -1,
    "latter": -1,
    "former": 0,
}
_ORDINAL = re.compile(
    r"\bthe (first|1st|second|2nd|third|3rd|fourth|4th|last|latter|former)(?: one)?\b(?!\s+(?:week|day|month|half|quarter))",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Thread:
    """The assets that the thread speaks of, oldest message first, each message in the order of its words."""

    messages: tuple[tuple[Naming, ...], ...]
    texts: tuple[str, ...]

    @classmethod
    def of(cls, thread: Sequence[str], index: NameIndex) -> "Thread":
        """Read a thread."""
        known: list[str] = []
        messages = []
        for text in thread:
            namings = strong(text, index.namings(text, loose=True), prefer=frozenset(known))
            known.extend(naming.asset.id for naming in namings)
            messages.append(tuple(sorted(namings, key=lambda naming: naming.first)))
        return cls(tuple(messages), tuple(thread))

    @property
    def ids(self) -> frozenset[str]:
        """Ids of all assets of the thread."""
        return frozenset(naming.asset.id for message in self.messages for naming in message)

    def pointed_at(self, text: str) -> tuple[Naming, ...]:
        """The asset that a question means without naming it ("the second one", or the one settled on last), then its rivals."""
        filled = [(message, words) for message, words in zip(self.messages, self.texts, strict=True) if message]
        if not filled:
            return ()
        ordinal = _ORDINAL.search(text)
        if ordinal:
            listing = max(filled, key=lambda pair: len(pair[0]))[0]
            place = _ORDINALS[ordinal.group(1).lower()]
            if len(listing) > 1 and -len(listing) <= place < len(listing):
                return (listing[place],)
        message, words = filled[-1]
        kept = [naming for naming in message if not is_turned_down(words, naming)] or list(message)
        return (kept[-1], *kept[:-1])
