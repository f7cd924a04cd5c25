"""Who would do the using: the asker as it describes itself, or the party a member of staff asks for."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from policies.lexicon.channels import find_channels
from policies.lexicon.territories import read_territories
from policies.lexicon.topics import find_topics
from policies.lexicon.userkinds import all_kinds, find_kinds
from policies.request import ROLE, Claim
from policies.vocabulary import Asker, Party
from slm.reading.deterministic.follow_up import Picked
from slm.reading.deterministic.heard import Heard
from slm.reading.deterministic.others import other_users
from slm.reading.deterministic.passing import in_passing
from slm.reading.deterministic.roles import cut, doubted, excluded, stated
from slm.reading.deterministic.selves import described

_WISH = (
    r"(?:want|wants|wanted|need|needs|ask|asks|asked|would|could|can|may|might|will|"
    r"is asking|are asking|plans?|to|post|posts|hang|keep|themselves|use|get)"
)
_AFTER = re.compile(
    rf"^(?:\s+(?:in|at|from|of)\s+(?:[A-Z]\w+\s?){{1,3}}|(?:\s+@?[A-ZÀ-Þ][\w.&’'-]*){{1,3}}|\s+@[\w.]+|'s?|,? who)?"
    rf"\s*(?:also |now |then |please |just |it )?{_WISH}\b"
)
_BEFORE = re.compile(
    r"(?:\b(?:send|give|pass|forward|hand|share|lend|supply|provide|release)"
    r"|(?:^|[.?!,\n]\s*|\b(?:we|i|to|please|can|could|may|should|just)\s+)e?mail)\b[^.?!\n]{0,60}\bto (?:our |the |"
    r"an? |some |their )?(?:\w+ )?$|"
    r"\b(?:let|lets|allow|help|so|so that|ok for|for use by|used by|allow)\s+(?:our |the |an? |some |two |\w+ ){0,2}$|"
    r"\b(?:can|may|could|should)\s+(?:our |the |an? |some |two |ten )?(?:[\w-]+ )?$",
    re.IGNORECASE,
)
_OUTSIDER = re.compile(
    r"(?:^|[.!?\n]\s*)(?P<who>(?!(?:We|I|Our|The|My|You|They|It|HR|PR|IT|Marketing|Sales|Design|Legal|Product|Brand|"
    r"Unser\w*|Wir|Ich|Mein\w*|Das|Die|Der|Den|Notre|Nos|Nous|Je|Nuestr\w+|Nosotros|Nostr\w+|Onze|Wij|Ik|Mijn|Le|La|Les|El|Il|De|Het|"
    r"Social|Finance|Team|Can|May|Do|Does|Who|What|"
    r"Somebody|Someone|Anybody|Everyone|Everybody|Nobody|Engineering|Compliance|Data|Archive|Management|"
    r"Colleagues)\b)[A-ZÅÄÖÜÉ][^.,;:!?\n]{2,60}?) "
    r"(?:needs?|wants?|asks? for|asked for|would like|would love"
    r"|möchte[nt]?|bräuchte|braucht|voudrait|quiere|vorrebbe|wil graag)\b(?P<what>[^.?!\n]{0,60})"
)
_TRADES = (
    (re.compile(r"(?:re-?sell|sell|stock|list|carry|distribute|import)\b", re.IGNORECASE), Party.RESELLER),
    (re.compile(r"(?:supply|supplied|manufacture|deliver)\b", re.IGNORECASE), Party.SUPPLIER),
)
_LOOSE = frozenset({Party.PRESS, Party.CUSTOMER, Party.PUBLIC})
"""Parties whose words ("media", "shop", "fan") stand in many messages without describing their writer."""
_SPONSORED = re.compile(
    r"\b(?:\w+ )?(?:club|team|association|federation|event|marathon|festival|league|school|"
    r"band) (?:that )?we (?:sponsor|support)\b|"
    r"\bwe (?:sponsor|support) (?:an? |the )?(?:[\w-]+ ){0,3}(?:club|team|association|federation|event|marathon|"
    r"festival|league|band)\b",
    re.IGNORECASE,
)
_INSIDE = re.compile(
    r"\b(?:office|team|dept|department|people|folks|colleagues?|director|designer|manager|producer|boss|CEO|CMO|CFO|"
    r"CTO|GC|intern|studio|squad|guys|gals|crew|reps?|lead|head|board|trainees?|apprentices?|HQ|HR|PR|IT|management|marketing|sales"
    r"|finance|legal|product|brand|social|staff|employees?|plant|warehouse|reception|canteen|founder|president|chair|VP|we|I|us)\b",
    re.IGNORECASE,
)
_WISHES = (
    r"(?:wants?|needs?|asked (?:us |me )?(?:for|if|whether|about)|asks? (?:us |me )?(?:for|if|whether)|(?:is|are) asking"
    r"|(?:would|['’]d) (?:love|like)|begged|requested|enquired|möchten?|hätten? gern|braucht|fragt|wil|willen|vraagt|voudraient?"
    r"|demande|aimerait|quiere|quieren|pide|vorrebbe|vuole|chiede)"
)
_NEXT_DOOR = re.compile(
    rf"\b(?P<who>(?:my|our|the|an?) (?:[\w’'-]+ ){{1,4}}?(?:next door|(?:we|i) work with|across the (?:road|street)|down the road"
    rf"|upstairs|downstairs|from the village)|(?:ex|former)[- ](?:colleague|employee|intern|boss))"
    rf"(?: \w+){{0,2}} (?:{_WISHES}|would|use|have|print|show|hang|post|put|take)\b"
    r"|\b(?:can|could|may|might|should|let)\s+(?P<anyone>(?:some|any)(?:one|body) else|others|other people|strangers?)\b"
    rf"|\b(?P<kin>(?:my|our|his|her) (?:sister|brother|cousin|wife|husband|partner|son|daughter|mother|father|mum|mom|dad|aunt"
    rf"|uncle|niece|nephew|neighbours?|neighbors?|friends?|mate|flatmate|girlfriend|boyfriend|in-laws|landlord|landlady)"
    rf"(?:['’]s?)?(?:-in-law)?)\b[^.?!\n]{{0,60}}?\b{_WISHES}\b",
    re.IGNORECASE,
)
"""Neighbours and relations for whom staff ask."""
_THEIRS = re.compile(
    rf"\b(?P<who>(?:the|an?|some|one of the) (?:[\w’'.&-]+ ){{1,6}}?){_WISHES}\b[^.?!\n]{{0,60}}?"
    r"\b(?:(?:they|he|she) (?:can|may|could)|(?:on|in|for|to|at) (?:their|his|her)(?: own)?)\b",
    re.IGNORECASE,
)
"""Others for whom staff ask: what they want is for something of theirs."""
_THEIR_PLACE = re.compile(
    r"\b(?:can|could|may|might|would|wants?|asks?|asked|send\w*|giv\w+|forward\w*|let|pass\w*|shar\w+|hand\w*)\b(?P<how>[^.?!\n]*?)"
    r"\b(?P<who>(?:on|in|for|at) (?:their|his|her)(?: own)? (?P<where>[\w-]+(?: [\w-]+)?))",
    re.IGNORECASE,
)
"""A place of use that is somebody else's: "run it on their own Instagram"."""
_THEIR_THING = re.compile(r"^(?:portfolio|show-?reel|profile|calendar|stall|shop|restaurant|hotel|fence|van|menu)", re.IGNORECASE)
_FIRM = re.compile(
    r"\b(?P<who>[A-ZÄÖÜ][\w&.-]*(?: [A-ZÄÖÜ&][\w&.-]*){0,3} (?:GmbH|AG|KG|Ltd|Limited|LLC|Inc|plc|PLC|S\.?A\.?|SARL|SAS|B\.?V\.?"
    r"|S\.?L\.?|S\.?p\.?A\.?|S\.?r\.?l\.?|AB|Oy|ApS))\b\.? (?:also |now )?(?:use|wants?|needs?|asks?|asked|would|may|can|to)\b"
)
_EDITS_IT = re.compile(
    r"\s+(?:can|could|will|would|may|might|is going to)\s+(?:\w+ ){0,1}?"
    r"(?:trim|cut|crop|edit|shorten|recut|retouch|grade|subtitle|resize|scale)\b",
    re.IGNORECASE,
)
"""Who only does the editing for us uses nothing for itself."""
_ASKED_BY = re.compile(rf"\b(?P<who>(?:the|an?|some|our) (?:[\w’'.&-]+ ){{1,6}}?){_WISHES}\b", re.IGNORECASE)
_OURS = re.compile(
    r"\b(?:our|the|your|us|it|unser[en]*|das|die|den|notre|le|la|nuestr[oa]|el|nostr[oa]|il|onze|het|de)\b", re.IGNORECASE
)


@dataclass(frozen=True)
class User:
    """Who uses the asset: a code, and the verbatim words for it with their message."""

    party: Party | None
    words: tuple[tuple[str, str], ...] = ()
    """Pairs of message origin and words."""
    doubt: Claim | None = None
    """What an outsider says against a standing of its own ("our dealer contract was terminated"), or mentions without saying it."""


def read_user(asker: Asker, parties: Sequence[Picked], heard: Sequence[Heard]) -> User:
    """Who would do the using.

    Args:
        asker: Whether staff or a third party asks. A third party is what it says it is and nothing where it says nothing.
        parties: Party words of the asker's messages.
        heard: The asker's messages, oldest first.
    """
    if asker is Asker.THIRD_PARTY:
        return _third_party(parties, heard)
    texts = {h.message.origin: h.unquoted for h in heard}
    for picked in reversed(parties):
        code = Party(picked.mention.code)
        if code is Party.SUPPLIER and "print" in picked.mention.text.lower():
            continue  # who prints a job for us does not use the asset for itself
        if code is not Party.STAFF and _is_user(texts[picked.origin], picked):
            return User(code, ((picked.origin, picked.mention.text),))
    return _sponsored(heard) or _outsider(heard) or User(Party.STAFF)


def read_others(asker: Asker, user: User, heard: Sequence[Heard]) -> tuple[str, ...]:
    """Verbatim words for users beside the one that is known.

    Args:
        asker: Whether staff or a third party asks.
        user: Who was read as the user.
        heard: The asker's messages, oldest first.
    """
    if asker is Asker.STAFF and user.party is not Party.STAFF:
        return ()  # the use is somebody else's already
    found = []
    for message in heard:
        text = message.message.text
        own = tuple(asset.text for asset in message.assets)
        spans = other_users(message.unquoted, outsider=asker is Asker.THIRD_PARTY, own=own)
        found += [text[start:end].strip() for start, end in spans]
    return tuple(dict.fromkeys(found))


def _is_user(text: str, picked: Picked) -> bool:
    """Whether a party that staff mention is the one who would use the asset."""
    before, after = text[: picked.mention.start], text[picked.mention.end :]
    if re.search(r"\b(?:without|not|no|by|from|between|with|of)\s+(?:the |our |an? |their )?$", before, re.IGNORECASE):
        return False
    return bool(_AFTER.match(after) or _BEFORE.search(before)) and not _EDITS_IT.match(after)


def _sponsored(heard: Sequence[Heard]) -> User | None:
    """A club, team or event that the brand supports and that wants the asset for itself."""
    for message in reversed(heard):
        found = _SPONSORED.search(message.unquoted)
        if found and re.search(r"\b(?:wants?|needs?|asks?|would like)\b", message.unquoted[found.end() :][:60], re.IGNORECASE):
            return User(Party.PARTNER, ((message.message.origin, message.message.text[found.start() : found.end()]),))
    return None


def _outsider(heard: Sequence[Heard]) -> User | None:
    """Somebody unknown for whom staff ask ("Palais Nine want it for their foyer"): at best the public."""
    for message in reversed(heard):
        if span := _other(message.unquoted):
            return User(Party.PUBLIC, ((message.message.origin, message.message.text[slice(*span)].strip()),))
        found = _OUTSIDER.search(message.unquoted)
        if found and _OURS.search(found["what"]) and not _INSIDE.search(found["who"]) and not _is_market(found["who"]):
            return User(Party.PUBLIC, ((message.message.origin, message.message.text[found.start("who") : found.end("who")]),))
    return None


def _is_market(who: str) -> bool:
    """Whether the words are a place and nothing else: "Geneva wants it" is said of our own people there."""
    reading = read_territories(who)
    return bool(reading.spans) and not reading.residue.strip() and not reading.unresolved


def _other(text: str) -> tuple[int, int] | None:
    """The words for a neighbour, a relation, a politician or anybody else who wants it for something of theirs."""
    if close := _NEXT_DOOR.search(text):
        return next(close.span(group) for group in ("who", "anyone", "kin") if close[group])
    if (asked := _ASKED_BY.search(text)) and any(topic.code == "political" for topic in find_topics(asked["who"])):
        return asked.span("who")
    if firm := _FIRM.search(text):
        return firm.span("who")
    if (theirs := _THEIRS.search(text)) and not _INSIDE.search(theirs["who"]):
        return theirs.span("who")
    for place in _THEIR_PLACE.finditer(text):
        led = re.split(r"[.?!\n]", text[: place.start("who")])[-1]
        known = _THEIR_THING.match(place["where"]) or find_channels(f"on our {place['where']}")
        if known and not _INSIDE.search(re.sub(r"\b(?:we|I|us|our|it)\b", " ", led)):
            return place.span("who")
    return None


_CLAIMED = {"agency_of_record": Party.AGENCY, "msa": Party.AGENCY, "official_supplier": Party.SUPPLIER, "certified": Party.PARTNER}
"""Who somebody is that claims one of these standings and does not say what it is in other words."""


def _by_claim(heard: Sequence[Heard]) -> Party | None:
    held = {claim.key for h in heard for claim in h.claims if claim.holds and claim.certain}
    return next((party for key, party in _CLAIMED.items() if key in held), None)


def _third_party(parties: Sequence[Picked], heard: Sequence[Heard]) -> User:
    """What an outsider is by its own statements; whom it only mentions, was once or would like to be says nothing of it."""
    texts = {h.message.origin: h.message.text for h in heard}
    views = {h.message.origin: h.unquoted for h in heard}
    spoken = [p for p in parties if p.mention.code != Party.STAFF and not in_passing(texts[p.origin], p.mention)]
    named = [p for p in spoken if stated(views[p.origin], p.mention)]
    others = [p for p in parties if p not in named]
    guessed = [] if named else [p for p in spoken if not excluded(views[p.origin], p.mention)]
    trades: list[tuple[str, int, int]] = []
    for h in heard:
        origin = h.message.origin
        mine = [p.mention for p in named if p.origin == origin]
        theirs = [p.mention for p in others if p.origin == origin]
        trades += [(origin, *kept) for span in described(h.unquoted) if (kept := cut(h.unquoted, span, mine, theirs))]

    def rank(picked: Picked) -> tuple[bool, bool]:
        inside = any(o == picked.origin and a <= picked.mention.start and picked.mention.end <= b for o, a, b in trades)
        return (not inside, Party(picked.mention.code) in _LOOSE)

    ordered = sorted(named, key=rank)
    words = [(p.origin, p.mention.text) for p in ordered[:1]]
    words += [(origin, texts[origin][a:b]) for origin, a, b in trades if texts[origin][a:b].strip()]
    party = Party(ordered[0].mention.code) if ordered else _by_trade([texts[origin][a:b] for origin, a, b in trades])
    if not ordered and (handle := _handle(heard)):
        return User(Party.INFLUENCER, (handle, *words))
    claimed = _by_claim(heard)
    if claimed is Party.AGENCY or party is None:
        party = claimed or party
    if party is None and (doubt := next((said for h in reversed(heard) if (said := doubted(h.unquoted))), None)):
        return User(None, tuple(dict.fromkeys(words)), doubt=Claim(key=ROLE, holds=False, text=doubt))
    if party is None and guessed:
        first = min(guessed, key=rank)
        return User(Party(first.mention.code), tuple(words), doubt=Claim(key=ROLE, certain=False, text=first.mention.text))
    return User(party, tuple(dict.fromkeys(words)))


_HANDLE = re.compile(
    r"(?<![\w.])@[\w.]{2,30}\b[\s,(–-]{1,4}(?:\d+(?:[.,]\d+)?\s?(?:k|m|tsd|mil)\b|\d{1,3}(?:[., ]\d{3})+\b|\d{4,}\b)", re.IGNORECASE
)
"""A profile with its reach: "@teawithmara, 80k"."""


def _handle(heard: Sequence[Heard]) -> tuple[str, str] | None:
    """Somebody who says no more of themselves than a profile and its reach: message and words."""
    for message in reversed(heard):
        found = _HANDLE.search(message.unquoted)
        if found:
            return message.message.origin, message.message.text[found.start() : found.end()]
    return None


def _by_trade(descriptions: Sequence[str]) -> Party | None:
    """What somebody is who only says what they do ("we stock your stoves") or bears the name of a trade ("Hotel Adler")."""
    for words in descriptions:
        for pattern, party in _TRADES:
            if pattern.match(words):
                return party
    kinds = [mention.code for words in descriptions for mention in find_kinds(words)]
    return all_kinds()[kinds[-1]].party if kinds else None
