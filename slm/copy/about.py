"""Which clauses are about wording: what may be said, claimed and written, and how."""

from functools import partial

from policies.request import ClearanceRequest
from policies.rules import Source
from policies.vocabulary import Action, Intent
from slm.copy.quotes import quoted
from slm.copy.wording import folded
from slm.judging.signs import sign

_sign = partial(sign, "wording")
SEARCH = "claims and wording: what may be said, words that must not be used, comparisons, health and environmental claims"
"""What clauses about wording are found by: the quoted line itself rarely shares a word with the rule it breaks."""


def asks_about_words(request: ClearanceRequest) -> bool:
    """Whether a question is about what is said, and not about a picture or a file."""
    return request.intent is Intent.CHECK_COPY or bool(request.copy_text) or request.actions == (Action.MENTION,)


def is_about_wording(source: Source) -> bool:
    """Whether a clause, or the part of the document that it stands in, is about wording."""
    place = f"{source.document} {source.locator}".replace("-", " ").replace("_", " ")
    return bool(_sign("place").search(place) or _sign("clause").search(source.quote))


def names_words_of(source: Source, copy: str) -> bool:
    """Whether a clause quotes words that a wording holds."""
    held = f" {folded(copy)} "
    return any(f" {folded(words)} " in held for words in quoted(source.quote))
