"""The use a question asks about, in the facets that clauses are laid against."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from policies.request import ClearanceRequest, Question
from policies.vocabulary import Action, Channel, Modification
from slm.judging.facets import Facets, denied, facets_of
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
_HELD = re.compile(
    r"\b(?:permission|approval|consent|sign-?off|go-ahead|written (?:ok|okay|yes)|licen[cs]e|approved|signed off|agreed|cleared)\b",
    re.IGNORECASE,
)
_HOLDING = re.compile(
    r"\b(?:we have|we've|i have|i've|got|gave|given|granted|approved|signed|cleared|agreed|said yes|in hand)\b", re.IGNORECASE
)
_ASKED_OF = re.compile(
    r"\b(?:permission|approval|consent|approved|okay|ok)\b[^.]{0,30}\?|\b(?:need|needed|require|required|ask|owe|without|do i|do we)\b",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"^\W*(?:how|what|which|who|whose|where)\b(?! about)|\b(?:whose|what do (?:i|we|you)|what must|what has to|what have to|what can we|which page|anything to mind|"
    r"any (?:hoops?|rules?|paperwork)|anything (?:we|i) (?:should|owe|must)|how (?:do|should|can|much|big)|where (?:do|does)|rules\?|terms\?|which colou?rs|who do (?:i|we)|what text|what we have to|what small print)\b",
    re.IGNORECASE,
)
_UNSURE = re.compile(
    r"\b(?:not sure|unsure|don't know|can't find|cannot find|nobody can find|someone (?:told|said|applied)|somebody (?:told|said)|apparently|i think|afaik|maybe|no answer yet|"
    r"conflict\w*|contradict\w*|one (?:bit|part|page) (?:of the policy )?says|grandfathered|outdated|which one counts|inside the guidelines|but the)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Use:
    """What a question intends, as far as the judge reads it."""

    facets: Facets
    words: frozenset[str]
    """Stems of the content words of the question itself."""
    spoken: frozenset[str] = frozenset()
    """The words of the question themselves, in lower case."""
    permission_claimed: bool = False
    """Whether the asker seems to say that permission was given."""
    adverse: bool = False
    """Whether the asker says that something is not as a permission may expect it."""
    unsure: bool = False
    """Whether the asker reports doubt, hearsay or a conflict."""
    open_question: bool = False
    """Whether the asker wants to know what applies, rather than a yes or no."""
    follow_up: bool = False


_QUOTATION = re.compile(r"[\"“][^\"”]{1,200}[\"”]|(?<!\w)['‘][^'’]{2,200}['’](?!\w)|\b\d[\d.,:]*\b")
_ADVERSE = re.compile(
    r"\b(?:though|although|even if|even though|but) (?:it|we|they|that|this|i)\b.{0,20}(?:n't|not\b)|\bnothing to do with\b|\bunrelated\b|\bas if\b"
    r"|\b(?:it|we|they) (?:isn't|aren't|wasn't|doesn't|don't|are not|is not)\b(?! (?:for sale|sold|commercial|change|modify|sell))",
    re.IGNORECASE,
)
"""Words with which an asker says that something a permission may count on is not so."""


def _claims_permission(text: str) -> bool:
    for sentence in re.split(r"(?<=[.!?;])\s+|,\s+|\s-\s", text):
        held = _HELD.search(sentence)
        if held and _HOLDING.search(sentence) and not denied(sentence, held.start()) and not _ASKED_OF.search(sentence):
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
    extra = {slot: frozenset(codes - facets.denied) for slot, codes in more.items()}
    return Use(
        facets=facets.with_more(extra),
        words=content(_QUOTATION.sub(" ", question.text)),
        spoken=frozenset(w.casefold() for w in words_of(question.text)),
        permission_claimed=_claims_permission(question.text) or any(c.key.endswith("approval") for c in request.claims if c.holds),
        adverse=bool(_ADVERSE.search(question.text.replace("’", "'"))),
        unsure=bool(_UNSURE.search(question.text.replace("’", "'"))),
        open_question=bool(_OPEN.search(question.text)),
        follow_up=bool(question.thread),
    )


def unexplained(use: Use, clause_text: str) -> frozenset[str]:
    """Content words of a question that neither a facet nor the clause speaks of; many of them mean another use than it seems."""
    return use.words - content(clause_text) - content(" ".join(use.facets.spans))
