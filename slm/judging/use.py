"""The use a question asks about, in the facets that clauses are laid against."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial

from policies.request import ClearanceRequest, Question
from policies.vocabulary import Action, Channel, Modification
from slm.judging.facets import Facets, denied, facets_of
from slm.judging.signs import sign
from slm.judging.words import content, words_of

_EDITS: Mapping[Modification, str] = {
    Modification.CROP: "crop",
    Modification.RECOLOUR: "recolour",
    Modification.DISTORT: "distort",
    Modification.REDRAW: "redraw",
    Modification.ANIMATE: "animate",
    Modification.COMBINE: "combine",
    Modification.REMOVE_ELEMENT: "remove",
    Modification.OVERLAY_TEXT: "overlay",
    Modification.AI_EDIT: "modify",
    Modification.RETOUCH: "modify",
}
_PLACES: Mapping[Channel, tuple[str, str]] = {
    Channel.MERCHANDISE: ("goods", "merchandise"),
    Channel.PACKAGING: ("goods", "packaging"),
    Channel.DOMAIN: ("naming", "domain"),
}
_ACTS: Mapping[Action, tuple[str, str]] = {
    Action.SELL: ("commerce", "sell"),
    Action.REGISTER: ("naming", "register_mark"),
    Action.ENDORSE: ("claim", "endorse"),
    Action.TRAIN_AI: ("place", "training_data"),
}


_sign = partial(sign, "use")


@dataclass(frozen=True)
class Use:
    """What a question intends, as far as the judge reads it."""

    facets: Facets
    words: frozenset[str]
    """Stems of the content words of the question itself."""
    spoken: frozenset[str] = frozenset()
    """The words of the question themselves, in lower case."""
    context: Facets = field(default_factory=Facets)
    """What the first message of the thread was about; a follow-up seldom says it again."""
    permission_claimed: bool = False
    """Whether the asker seems to say that permission was given."""
    adverse: bool = False
    """Whether the asker says that something is not as a permission may expect it."""
    unsure: bool = False
    """Whether the asker reports doubt, hearsay or a conflict."""
    open_question: bool = False
    """Whether the asker wants to know what applies, rather than a yes or no."""
    follow_up: bool = False
    copy: str = ""
    """Wording that the question quotes."""


def _claims_permission(text: str) -> bool:
    for sentence in re.split(r"(?<=[.!?;])\s+|,\s+|\s-\s", text):
        held = _sign("held").search(sentence)
        if (
            held
            and _sign("holding").search(sentence)
            and not denied(sentence, held.start())
            and not _sign("asked_of").search(sentence)
        ):
            return True
    return False


def use_of(question: Question, request: ClearanceRequest) -> Use:
    """Read the use from the words of the question and from what the reader understood."""
    more: dict[str, set[str]] = {}
    for modification in request.modifications:
        if modification in _EDITS:
            more.setdefault("edit", set()).add(_EDITS[modification])
    found = [_PLACES[c] for c in request.channels if c in _PLACES] + [_ACTS[a] for a in request.actions if a in _ACTS]
    for slot, code in found:
        more.setdefault(slot, set()).add(code)
    facets = facets_of(question.text, of_question=True)
    known = facets.denied | ({"domain"} if "subdomain" in facets.every else set())
    extra = {slot: frozenset(codes - known) for slot, codes in more.items()}
    return Use(
        facets=facets.with_more(extra),
        words=content(_sign("quotation").sub(" ", question.text)),
        context=facets_of(question.thread[0], of_question=True) if question.thread else Facets(),
        spoken=frozenset(w.casefold() for w in words_of(question.text)),
        permission_claimed=_claims_permission(question.text) or any(c.key.endswith("approval") for c in request.claims if c.holds),
        adverse=bool(_sign("adverse").search(question.text.replace("’", "'"))),
        unsure=bool(_sign("unsure").search(question.text.replace("’", "'"))),
        open_question=bool(_sign("open").search(question.text)),
        follow_up=bool(question.thread),
        copy=request.copy_text or "",
    )


def is_worded_so(use: Use, permission: str) -> bool:
    """Whether a permission is one for wording like the use's: not told of an example, and in the form of what it quotes itself.

    A permission to say "Certification for Foobar software" lets nobody say "Foobar Certification": names may differ, the words
    between them may not. Where either quotes nothing there is no form to keep to.
    """
    if _sign("told_of_example").search(permission):
        return False
    examples = [quote for quote in _sign("quotation").findall(permission) if len(words_of(quote)) > 1]
    form = [word for word in words_of(use.copy) if word.islower()]
    return not use.copy or not examples or any(form == [w for w in words_of(e) if w.islower()] for e in examples)


def unexplained(use: Use, clause_text: str) -> frozenset[str]:
    """Content words of a question that neither a facet nor the clause speaks of; many of them mean another use than it seems."""
    return use.words - content(clause_text) - content(" ".join(use.facets.spans))
