"""Bearing: how surely a prohibition or gate in a policy touches a use that a register's row permits.

The facets of `applicability` are made for questions about the policy alone. Here the words of a statement are read with the same
lists as the question, so that topics, edits, acts and channels meet by code; what no list knows is compared word by word. Every
list of alternatives ("alcohol, gambling or politics") is met by one of them.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from policies.evidence import Bearing
from policies.lexicon.actions import find_actions
from policies.lexicon.channels import find_channels
from policies.lexicon.mention import Mention
from policies.lexicon.modifications import find_modifications
from policies.lexicon.money import budget
from policies.lexicon.parties import find_parties
from policies.lexicon.places import find_places
from policies.lexicon.topics import find_topics
from policies.request import ClearanceRequest, Question
from policies.taxonomies import channels as tree
from policies.taxonomies import territories
from policies.vocabulary import Action, Asker, Channel, Party
from slm.judging.judge import Clause
from slm.judging.signs import words_listed
from slm.judging.statements import Statement
from slm.judging.words import content, stem, words_of

_ACTS = frozenset(
    {
        Action.SELL, Action.REGISTER, Action.TRAIN_AI, Action.ENDORSE, Action.GRANT_USE, Action.TRANSLATE, Action.DERIVE,
        Action.SYNCHRONIZE,
    }
)  # fmt: skip
"""Acts that say more than that a thing is shown."""
_SETTINGS = frozenset(
    {"advertising", "for_sale", "free", "merchandise", "products", "covers", "news", "endorsement", "ai_edit", "ai_training"}
)
"""Topics that only say where or how a thing is shown; acts, edits and channels say it better."""
_ALIKE = {"price_comparison": "comparison"}
"""Topics that are one to whoever bans them."""
_APPROVER = re.compile(
    r"(?<=\b)(approval|consent|permission|sign-?off|agreement|authori[sz]ation|approved|agreed)\s+(?:of|by|from|with)\s[^.;,]{1,40}",
    re.IGNORECASE,
)
"""Who gives a permission; the words say nothing of the use."""
_FEW = 2
"""So many words that nobody has a list for may be left of a statement that is still certain."""
_MOST = 0.6
"""Share of a statement's words that a question has to say for the two to be about the same."""
_QUOTED = re.compile(r"[\"“„«][^\"”“»]{1,80}[\"”“»]")
"""Wordings that a clause speaks of; a question that holds such a name need not be about its wording."""
_PAIR = 2
"""One word in common may be chance; two are not."""
_LONG = 5
"""Letters of a stem that is no everyday word."""
_SUBJECT = 5
"""The first so many words of a statement say whom it is about."""


@dataclass(frozen=True)
class _Spoken:
    """What a statement speaks of, by the lists that questions are read with."""

    topics: frozenset[str]
    edits: frozenset[str]
    acts: frozenset[str]
    channels: frozenset[Channel]
    subjects: frozenset[Party]
    segments: tuple[frozenset[str], ...]
    """Stems that no list knows, one set for each alternative."""
    places: frozenset[str]
    """Countries and groups, as codes."""
    names: frozenset[str]
    """Stems of proper names: a statement about another thing does not touch this one."""

    @property
    def narrow(self) -> bool:
        """Whether it is about some uses only, by codes."""
        return bool(self.topics or self.edits or self.acts or self.channels)


def bearing(statement: Statement, clause: Clause, question: Question, request: ClearanceRequest, brand: frozenset[str]) -> Bearing:
    """How surely a statement that forbids, or asks for permission first, touches a use.

    Args:
        statement: A statement of the clause.
        clause: The clause, for its headings.
        question: The question with its thread.
        request: What was understood of it.
        brand: Words of the brand's own name, see `brand_words`.
    """
    spoken = _spoken(statement.unit.text, statement.unit.lead or " ".join(clause.heading[-1:]), " ".join(clause.heading[:1]))
    said = " ".join((*question.thread, question.text))
    heard = content(said)
    if not _meant(spoken, question, request) or spared(statement, question, request):
        return Bearing.NONE
    if spoken.places and not _there(spoken.places, request):
        return Bearing.OTHER
    if not statement.modality.gated and spoken.names - brand - heard:
        return Bearing.OTHER
    if budget(statement.unit.text) is not None:
        return Bearing.LIKELY
    found = _level(spoken, request, heard)
    if statement.modality.gated and spoken.places and request.territories.include and not spoken.narrow:
        found = max(found, Bearing.LIKELY)  # an approval for whatever happens in a country
    if statement.exceptions or statement.conditions or statement.rest or statement.residual:
        found = min(found, Bearing.LIKELY)
    return found


def spared(statement: Statement, question: Question, request: ClearanceRequest) -> bool:
    """Whether a statement begins only above a sum that the use keeps below, or is about money the use does not spend."""
    line = budget(statement.unit.text)
    if line is None:
        return False
    spent = budget("\n".join((*question.thread, question.text)))
    if spent is not None:
        return spent.high <= line.low
    return not any(tree.covers(paid, channel) for paid in _PAID for channel in request.channels)


_PAID = (Channel.SOCIAL_PAID, Channel.SEARCH_ADS, Channel.DISPLAY_ADS, Channel.PRESS_ADS, Channel.OOH, Channel.BROADCAST)


def brand_words(clauses: Sequence[Clause]) -> frozenset[str]:
    """Words of the brand's own name, which policies say where a question need not: those of their titles."""
    titles = " ".join(clause.heading[0] for clause in clauses if clause.heading)
    owned = " ".join(found[1] for clause in clauses for found in _OWNED.finditer(clause.text or clause.source.quote))
    return frozenset(stem(word) for word in words_of(f"{titles} {owned}") if word[0].isupper())


_OWNED = re.compile(r"\b([A-Z][\w’'-]+)(?:['’]s)? (?=(?:assets?|materials?|products?|brands?|marks?|content|properties)\b)")


def _level(spoken: _Spoken, request: ClearanceRequest, heard: frozenset[str]) -> Bearing:
    wanted = (
        (spoken.topics, {_ALIKE.get(code, code) for code in request.topics}),
        (spoken.edits, set(request.modifications)),
        (spoken.acts, set(request.actions)),
    )
    met = [bool(codes & done) for codes, done in wanted if codes]
    here = not spoken.channels or any(
        tree.covers(code, used) or tree.covers(used, code) for code in spoken.channels for used in request.channels
    )
    left = min((len(segment - heard) for segment in spoken.segments), default=0)
    if not any(met):
        found = _by_words(spoken, heard, here=here)
        untouched = Bearing.OTHER if spoken.topics else Bearing.NONE
        return min(found, Bearing.PERHAPS) or untouched if met else found
    if not all(met):
        return Bearing.NONE
    if not here:
        return Bearing.LIKELY if not request.channels else Bearing.PERHAPS
    return Bearing.CERTAIN if left <= _FEW else Bearing.LIKELY


def _by_words(spoken: _Spoken, heard: frozenset[str], *, here: bool) -> Bearing:
    """The bearing of a statement that no list knows enough of: by the share of its words that the question says too."""
    if spoken.channels and here and not any((*spoken.segments, spoken.topics, spoken.edits, spoken.acts)):
        return Bearing.LIKELY
    common = frozenset().union(*spoken.segments) & heard
    whole = [segment for segment in spoken.segments if segment <= heard]
    if not here or not any(segment & heard for segment in spoken.segments):
        return Bearing.NONE
    if len(common) + bool(spoken.places) >= _PAIR and whole:
        return Bearing.LIKELY
    near = any(len(segment & heard) >= max(_PAIR, _MOST * len(segment)) for segment in spoken.segments)
    telling = any(len(word) >= _LONG for segment in whole for word in segment)
    return Bearing.PERHAPS if near or telling else Bearing.NONE


def _there(places: frozenset[str], request: ClearanceRequest) -> bool:
    """Whether the use may be in one of the places a statement is about."""
    wanted = request.territories.include
    if not wanted:
        return True
    return bool(territories.expand(places) & (territories.expand(wanted) - territories.expand(request.territories.exclude)))


def _meant(spoken: _Spoken, question: Question, request: ClearanceRequest) -> bool:
    """Whether the user is one of those the statement is about."""
    if not spoken.subjects:
        return True
    inside = question.asker is Asker.STAFF if request.user_party is None else request.user_party is Party.STAFF
    if inside:
        return Party.STAFF in spoken.subjects
    return spoken.subjects != {Party.STAFF} and (
        request.user_party is None or request.user_party in spoken.subjects or Party.PARTNER in spoken.subjects
    )


@lru_cache(maxsize=4096)
def _spoken(text: str, lead: str, title: str) -> _Spoken:
    text = _APPROVER.sub(r"\1", text)
    topics = [m for m in find_topics(text) if m.code not in _SETTINGS]
    edits = list(find_modifications(text))
    acts = [m for m in find_actions(text) if m.code in _ACTS]
    channels = list(find_channels(text))
    parties = list(find_parties(text))
    first = len(" ".join(text.split()[:_SUBJECT]))
    subjects = {Party(m.code) for m in parties if m.start < first}
    subjects = subjects or {Party(m.code) for m in find_parties(lead) if re.search(r"\bmay not\b|\bmust not\b", lead)}
    subjects = subjects or {Party(m.code) for m in find_parties(title) if m.code != Party.PRESS}
    places, _ = find_places(text)
    known = [*topics, *edits, *acts, *channels, *parties, *places]
    about = frozenset(_ALIKE.get(code, code) for code in _codes(topics))
    if "comparison" in about:
        about -= {"competitors"}  # with whom one compares oneself; a rival alone is no comparison
    return _Spoken(
        topics=about,
        edits=_codes(edits),
        acts=_codes(acts),
        channels=frozenset(Channel(m.code) for m in channels),
        subjects=frozenset(subjects - {Party.COMPETITOR}),
        segments=_segments(text, known),
        places=frozenset(m.code.partition(":")[2] for m in places if m.code.startswith(("name:", "group:"))),
        names=_names(text, known),
    )


def _codes(mentions: Sequence[Mention]) -> frozenset[str]:
    return frozenset(mention.code for mention in mentions if mention.code)


def _blanked(text: str, known: Sequence[Mention]) -> str:
    for mention in known:
        text = text[: mention.start] + " " * (mention.end - mention.start) + text[mention.end :]
    return text


def _segments(text: str, known: Sequence[Mention]) -> tuple[frozenset[str], ...]:
    policy = frozenset(stem(word) for word in words_listed("policy"))
    own = _QUOTED.sub(" ", _blanked(text, known))
    pieces = re.split(r",|;|\bor\b|\band\b|\bnor\b", own)
    found = [frozenset(content(piece) - policy) for piece in pieces]
    return tuple(dict.fromkeys(segment for segment in found if segment))


_ACTING = re.compile(r"^\W*([A-ZÄÖÜ][\w-]{2,}) (?:may|must|can|cannot|does|do|is|are|has|have|shall|should|will|never)\b")


def _names(text: str, known: Sequence[Mention]) -> frozenset[str]:
    """Stems of the capitalised words inside a sentence, and of a first word that is the subject."""
    policy = frozenset(stem(word) for word in words_listed("policy") | words_listed("stop"))
    blank = _blanked(text, known)
    words = re.findall(r"(?<=[\w,] )(?<!\bor )([A-ZÄÖÜ][\w-]{2,})(?! or\b)", blank)
    if first := _ACTING.match(blank):
        words.append(first[1])
    return frozenset(stem(word) for word in words if stem(word) not in policy and not word.isupper())
