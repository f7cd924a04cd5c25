"""The deterministic reader: joins the steps into one request."""

import re
from collections.abc import Iterable, Sequence

from policies.lexicon.mention import Mention
from policies.request import ROLE, Claim, ClearanceRequest, Question, Span, Territories
from policies.vocabulary import Action, Asker, Channel, Intent, Modification, Party, Purpose
from slm.reading.deterministic.acting import read_actions
from slm.reading.deterministic.borrowed import OTHERS_MATERIAL
from slm.reading.deterministic.follow_up import Folded, Picked, fold
from slm.reading.deterministic.heard import Heard, hear
from slm.reading.deterministic.intent import Facts, read_intent
from slm.reading.deterministic.loose_ends import loose_ends
from slm.reading.deterministic.message import messages_of
from slm.reading.deterministic.naming import SURE
from slm.reading.deterministic.pages import own_pages
from slm.reading.deterministic.parties import User, read_others, read_user
from slm.reading.deterministic.parts import Parts, read_parts
from slm.reading.deterministic.purposes import read_purpose
from slm.reading.deterministic.readable import EMPTY, IN_PART, SCRIPT, WORDLESS, is_greeting, unknown_words, why_unreadable
from slm.reading.deterministic.unplaced import unplaced
from slm.reading.local_use import in_own_house

_STAYS = re.compile(
    r"\babout (?:us )?page\b|\b(?:stays?|remains?|keep it) (?:up|online|there|live)\b(?! (?:until|till|to|for))|"
    r"\bindefinitely\b|\bevergreen\b|\bpermanent(?:ly)?\b|"
    r"\bfor good\b|\buntil further notice\b|\bnever (?:come|comes|be taken) down\b|\bno end date\b|\bprofile (?:pic|"
    r"picture|photo)\b|\bforever\b",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"[^\W\d_]")


class DeterministicReader:
    """Reads questions with word lists and rules; implements `slm.reading.reader.Reader`."""

    name = "deterministic"

    def read(self, question: Question, known_names: Sequence[str] = ()) -> ClearanceRequest:
        """Read one question with its thread; what is not said stays empty, and what only names an asset fills no other slot."""
        unreadable = why_unreadable(question, known_names)
        if unreadable in (EMPTY, WORDLESS) or is_greeting(question.text):
            return ClearanceRequest(intent=Intent.OTHER, unreadable=unreadable, asks_nothing=True)
        if unreadable == SCRIPT:
            return _only_named(question, known_names, unreadable)
        messages = messages_of(question)
        known = [message.subject for message in messages if message.subject]
        outside = question.asker is Asker.THIRD_PARTY
        heard = [hear(message, question.asked_on, known, names=known_names, third_party=outside) for message in messages]
        folded = fold(heard)
        intent = read_intent(folded.weights, _facts(folded))
        request = _request(question, folded, intent, unreadable or _earlier_unreadable(folded, known_names))
        if intent is not Intent.USE_ASSET:
            return request
        if request.unreadable == IN_PART and not request.missing:
            request = request.model_copy(update={"unreadable": None})  # the words that tell the use are all known
        return request.model_copy(update={"unplaced": (*unplaced(heard), *loose_ends(folded.asker, request))})


def _only_named(question: Question, known_names: Sequence[str], why: str) -> ClearanceRequest:
    """The request of a message of which only the names of assets can be read."""
    text = question.text.casefold()
    named = tuple(dict.fromkeys(name for name in known_names if name.casefold() in text))
    spans = tuple(Span(slot="asset", text=name) for name in named)
    return ClearanceRequest(intent=Intent.OTHER, assets=named, unreadable=why, spans=spans)


def _earlier_unreadable(folded: Folded, known_names: Sequence[str]) -> str | None:
    """Why an earlier message of the asker's could not be read, where the last one does not say it all again."""
    last = folded.last
    if last.assets and last.asset_score >= SURE and (last.channels or last.further):
        return None
    return next(filter(None, (unknown_words(heard.message, known_names) for heard in folded.asker[:-1])), None)


def _codes(picked: Iterable[Picked]) -> list[str]:
    return list(dict.fromkeys(p.mention.code for p in picked if p.mention.code))


def _facts(folded: Folded) -> Facts:
    return Facts(
        has_copy=bool(folded.copy),
        has_asset=bool(folded.assets) and (folded.last.asset_score >= SURE or len(folded.asker) > 1),
        names_something=bool(folded.assets),
        has_use=bool(folded.channels or folded.modifications or folded.territories.include or folded.territories.worldwide),
    )


def _ordered(codes: Iterable[str], kind: type[Channel] | type[Modification] | type[Action]) -> list[str]:
    wanted = set(codes)
    return [code.value for code in kind if code.value in wanted]


def _request(question: Question, folded: Folded, intent: Intent, unreadable: str | None) -> ClearanceRequest:
    user = read_user(question.asker, folded.parties, folded.asker)
    if intent is Intent.OTHER:
        nothing = unreadable is None and (folded.last.weights[Intent.OTHER] > 0 or not _LETTERS.search(question.text))
        return ClearanceRequest(intent=intent, user_party=user.party, unreadable=unreadable, asks_nothing=nothing)
    used = () if intent is Intent.CASE_STATUS else folded.channels  # what a case is about is its name, not a new use
    edited = () if intent is Intent.CASE_STATUS else folded.modifications
    codes = _codes(used)
    if user.party is Party.PRESS and user.doubt is None and question.asker is Asker.THIRD_PARTY:
        codes = [own_pages(code, " ".join(heard.plain for heard in folded.asker)) for code in codes]
    channels = [Channel(code) for code in _ordered(codes, Channel)]
    edits = [Modification(code) for code in _ordered(_codes(edited), Modification) if code]
    uncoded = tuple(p.mention.text for p in edited if not p.mention.code)
    said = [Action(code) for code in _ordered(_codes(folded.actions), Action)]
    about = " ".join(p.mention.text for p in folded.assets)
    actions = read_actions(intent, said, channels, edits, uncoded_edit=bool(uncoded), about=about)
    parts = read_parts(" \n ".join(heard.unquoted for heard in reversed(folded.asker)))
    places = folded.territories
    homes = tuple(dict.fromkeys(home.code for heard in folded.asker for home in heard.homes))
    others = read_others(question.asker, user, folded.asker)
    named = dict.fromkeys(p.mention.text for p in folded.assets)
    include = ("WORLD",) if places.worldwide and not places.include else places.include
    if not (include or places.exclude or places.unresolved) and in_own_house(folded.asker[-1].plain):
        include = homes
    request = ClearanceRequest(
        intent=intent,
        assets=tuple(name for name in named if not any(name.casefold() in other.casefold() for other in others)),
        actions=actions,
        modifications=tuple(edits),
        uncoded_modifications=uncoded,
        channels=tuple(channels),
        uncoded_channels=() if intent is Intent.CASE_STATUS else folded.further_channels,
        territories=Territories(include=include, exclude=places.exclude),
        uncoded_territories=(*places.unresolved, *folded.further_places),
        home_territories=homes,
        regions=places.regions,
        start=folded.period.start,
        end=folded.period.end,
        open_ended=folded.period.open_ended or (folded.period.end is None and any(_STAYS.search(h.plain) for h in folded.asker)),
        date_unclear=folded.period.unclear,
        past=folded.period.past,
        purpose=_purpose(folded, intent, channels, user.party),
        user_party=user.party,
        other_users=others,
        claims=_claims(folded.asker, user),
        topics=tuple(dict.fromkeys(m.code for heard in folded.asker for m in heard.topics)),
        copy_text="\n".join(p.mention.text for p in folded.copy) or None,
        unreadable=unreadable,
        spans=_spans(folded, user),
    )
    return _with_parts(request, parts, user)


def _with_parts(request: ClearanceRequest, parts: Parts, user: User) -> ClearanceRequest:
    return request.model_copy(
        update={
            "party_words": tuple(words for _, words in user.words),
            "parts_shown": parts.shown,
            "parts_omitted": parts.omitted,
            "quantity": parts.quantity,
            "uncounted": parts.uncounted,
            "duration_s": parts.duration_s,
            "missing": _missing(request),
        }
    )


def _purpose(folded: Folded, intent: Intent, channels: Sequence[Channel], party: Party | None) -> Purpose | None:
    """The purpose of the use; a question about rights has only the one it states."""
    stated = [Purpose(code) for code in _codes(folded.purposes)]
    if intent is Intent.RIGHTS_INFO:
        return stated[0] if stated else None
    return read_purpose(stated, channels, party)


def _claims(asker: Sequence[Heard], user: User) -> tuple[Claim, ...]:
    """Claims of all the asker's messages; a later one about the same thing replaces an earlier one."""
    newest = {claim.key: claim for heard in asker for claim in heard.claims}
    if user.doubt:
        newest[ROLE] = user.doubt
    return tuple(newest.values())


def _missing(request: ClearanceRequest) -> tuple[str, ...]:
    """Slots that a use needs and that nobody filled."""
    if request.intent is not Intent.USE_ASSET:
        return ()
    open_slots = {
        "asset": not request.assets,
        "channel": not request.channels and not request.uncoded_channels,
        "territory": not request.territories.include and not request.uncoded_territories,
        "dates": request.start is None and request.end is None and not request.open_ended,
    }
    return tuple(slot for slot, is_open in open_slots.items() if is_open)


def _spans(folded: Folded, user: User) -> tuple[Span, ...]:
    """The verbatim words of every slot; those of places and dates as the lexicon marks them."""
    spans: list[Span] = []
    for slot, picked in (
        ("asset", folded.assets),
        ("action", folded.actions),
        ("modification", folded.modifications),
        ("channel", folded.channels),
        ("purpose", folded.purposes),
        ("copy", folded.copy),
    ):
        spans += [p.span(slot) for p in picked]
    spans += [
        span
        for h in folded.asker
        for span in _marked("borrowed", (m for m in h.topics if m.code == OTHERS_MATERIAL), h.message.origin)
    ]
    spans += _marked("territory", folded.territories.spans, folded.territory_origin)
    spans += _marked("date", folded.period.spans, folded.period_origin)
    spans += [Span(slot="date", text=h.longer.words.text, origin=h.message.origin) for h in folded.asker if h.longer]
    if user.party is not Party.STAFF:
        spans += [Span(slot="party", text=words, origin=origin) for origin, words in user.words]
    return tuple(dict.fromkeys(spans))


def _marked(slot: str, mentions: Iterable[Mention], origin: str) -> list[Span]:
    return [Span(slot=slot, text=mention.text, origin=origin) for mention in mentions]
