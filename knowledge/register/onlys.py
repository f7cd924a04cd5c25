"""`for 'The Reed Cutter' only`, `only for Evening Moor`: a permission narrowed to one purpose or place."""

import re

from knowledge.register.cell import Cell
from knowledge.register.channels import channel_constraint
from knowledge.register.outcome import Outcome
from policies.rules import TopicConstraint

_ONLY = re.compile(r"^\W*(?:only\s+)?for\s+(?P<what>.+?)\s+only\b|^\W*only\s+(?:for\s+|with\s+|in\s+)?(?P<also>.+)$", re.IGNORECASE)
_ONLY_FOR = re.compile(r"^\W*(?:for\s+.+?\s+only|only\s+for\s+.+)\W*$", re.IGNORECASE)


def only_limit(cell: Cell, piece: str, *, things_only: bool = False) -> Outcome | None:
    """Channels narrow the licence, other words must be met by the question's own.

    Args:
        cell: The cell, for citing.
        piece: The words of one point.
        things_only: Read only what says "only for"; "only after approval" is a duty.
    """
    found = _ONLY.match(piece)
    if found is None or (things_only and not _ONLY_FOR.match(piece)):
        return None
    what = (found["what"] or found["also"]).strip()
    channels, rest = channel_constraint(what, cell)
    if channels is not None and not rest and not re.search(r"['\"‘“]", what):
        return Outcome(constraints=(channels,))
    words = frozenset({what.strip(" '\"‘’“”")})
    return Outcome(constraints=(TopicConstraint(words=words, quote=cell.text, locator=cell.locator),))
