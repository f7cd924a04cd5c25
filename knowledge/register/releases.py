"""Talent releases: who is shown, until when, where and in which media each may be shown.

`N. Farrouk to 31.01.27; T. Wisniewski: print only` is two people with limits of their own. The shortest release of the people
shown counts, which falls out of having one constraint a person; an open release is unknown only while that person is shown.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from knowledge.register.cell import Cell, Unread, clauses, is_none, is_open
from knowledge.register.limits import Limits, read_limits
from knowledge.register.outcome import Outcome, merge
from policies.calendar.order import DayOrder
from policies.rules import Constraint, Part, Unreadable, WindowConstraint
from policies.vocabulary import ReasonKind

_BODY = (
    r"(?:hands?|fingers?|arms?|legs?|feet|foot|wrists?|necks?|lips?|mouths?|eyes?|ears?|hair|backs?|back of (?:the )?heads?"
    r"|torsos?|shoulders?|silhouettes?|shadows?)"
)
_NOT_NEEDED = re.compile(
    rf"""\b(?:no|without|not\ any)\ (?:\w+\ )?(?:people|persons?|faces?|models?|talents?|humans?|individuals?
        |identifiable\b.*|recogni[sz]able\b.*)\b
    |\b(?:nobody|no[\ -]one|none|not|never|no\ \w+)\ (?:is\ |are\ |clearly\ |easily\ )*(?:identifiable|recogni[sz]able|visible
        |shown|in\ (?:shot|frame|picture))\b
    |\b(?:nobody|no[\ -]one)\b
    |\b(?:release|releases|consent|clearance)?\s*(?:is\ |are\ )?(?:not|none|no\ release|no\ releases)\ (?:needed|required
        |necessary|applicable)\b
    |\bno\ releases?\ (?:is\ |are\ )?(?:needed|required|necessary)\b
    |\b{_BODY}(?:\s*(?:,|/|\+|and|or|&)\s*{_BODY})*\ only\b
    |\bonly\ (?:the\ )?{_BODY}\b
    |^\W*(?:\w+['’]s?\ )?{_BODY}(?:\s*(?:and|/|\+|&|,)\s*{_BODY})*(?:\W+(?:anonymous|anonym\w*|unrecogni[sz]able
        |no\ faces?|cropped|in\ frame))?\W*$
    |^\W*(?:(?:wild|farm|live|real)\ ?)?(?:wildlife|animals?|birds?|cattle|cows?|sheep|insects?|fish|bees?|tiere?
        |animaux|animales|animali|dieren)(?:\W+only)?\W*$
    |\bnot\ (?:shown\ |visible\ |seen\ )?in\ (?:the\ |these\ )?(?:excerpts?|clips?|cuts?|crops?|stills?|frames?|shots?|pictures?
        |versions?)\b
    |\b(?:from|seen\ from)\ (?:behind|the\ back|far\ away|a\ distance|above)\b|\bsilhouettes?\b
    |\btoo\ (?:small|far|blurred|distant)\b|\b(?:blurred|pixelated|out\ of\ focus|unrecogni[sz]able|not\ recogni[sz]able)\b
    |^\W*n\.?/?a\b|\b(?:dogs?|cats?|animals?|horses?|pets?|products?)\ only\b
    |\b(?:mannequins?|dummy|dummies|cgi|3d\ render\w*|illustrat\w*|drawn|cartoon|computer[\ -]generated|ai[\ -]generated)\b
    |\b(?:keine\ (?:personen|menschen|person)|niemand\b.*|nicht\ (?:erforderlich|nötig|erkennbar)|pas\ de\ (?:personnes?
        |visages?)|aucune\ personne|personne\ d['’]identifiable|
    sin\ personas|no\ hay\ personas|nessuna\ persona|geen\ personen)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_MISSING = re.compile(
    r"""\bt\.?b\.?[acd]\b|\bto\ be\ (?:confirmed|signed|obtained|clarified)\b|\bpending\b|\bmissing\b|\b(?:not|never|isn['’]t
        |aren['’]t|un)\ ?-?(?:found|signed|obtained|received|confirmed|returned|
    filed|cleared|released|traced|located|available|yet|on\ file)\b|\bno\ (?:signed\ |model\ |valid\ )?(?:releases?|consent
        |paperwork|paper)\b(?!\ (?:is\ |are\ |was\ )?(?:needed|required|necessary))|\brequested\b|\bawaiting\b|\bwaiting\b
        |\boutstanding\b|
    \bchasing\b|\b\d+\ (?:of|out\ of|/)\ \d+\b|\bone\ of\b|\bpart(?:ly|ial(?:ly)?)\b|\bexcept\b
        |\bunknown\b|\bunclear\b|\bunsigned\b|\blost\b|\bdisputed?\b|\bverbal\b|\boral\b
        |\bexpir(?:ed|y\ unknown)\b(?!\W*(?:on\ )?\d)
        |\bwithdrawn\b|\brevoked\b|\brefused\b|\bask\ \w+|\bcheck\b|\?|\bfehlt\b|\boffen\b|
    \bausstehend\b|\bmanquante?\b|\ben\ attente\b|\bpendiente\b|\bfalta\b""",
    re.IGNORECASE | re.VERBOSE,
)
_VERSIONS = re.compile(
    r"\d+\s?(?:s|sec|secs|seconds?|''|\")(?![a-z])|\d+\s?(?:second|sec)\b|\b\w+ (?:cut|version|edit)\b", re.IGNORECASE
)
_ROLE = re.compile(
    r"""\b(?:the|a|an|and|all|both|each|everyone|every|of|group|team|cast|crew|our|own|agency|hand|voice|lead|foreground
        |background|child|children|baby|mother|father|dad|mum|couple|family|
    four|three|two|five|six|seven|eight|nine|ten|\d+)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_CAUTION = re.compile(
    r"\b(?:not|no|never|except|excluding|excl|unless|if|subject|only|without|limited|until|till|per|after|before|provided"
    r"|depends?|contract|agreement|veto|approval|approve[sd]?|renew\w*|option\w*|nicht|nur|sauf|solo|sólo)\b",
    re.IGNORECASE,
)
_SIGNED = re.compile(
    r"""\b(?:guardian|parents?|parental|mother|father)?\s*(?:has\ |have\ |is\ |are\ |was\ |were\ )?(?:signed|yes|done|complete"
    r"|released|cleared
        |agreed|consented|on\ file|obtained|in\ place|ok|okay|fine|full\ release|
    model\ release|releases?|release\ form|consent)\b|\bliegt\ vor\b|\bvorhanden\b|\bunterschrieben\b|\bsignée?\b|\bfirmad[ao]\b""",
    re.IGNORECASE | re.VERBOSE,
)


@dataclass(frozen=True)
class _Person:
    """One person or group with the words about their release."""

    label: str
    words: str
    quote: str


def read_release(cell: Cell, order: DayOrder) -> Outcome:
    """Compile a talent-release cell.

    Args:
        cell: The cell; an open one makes every use that shows people unknown, `n/a` and `no people` need no release.
        order: Day-month order of the row's numeric dates.
    """
    if is_none(cell.text):
        return Outcome()
    if is_open(cell.text) and len(clauses(cell.text)) <= 1 and ":" not in cell.text:
        return _unknown(cell, Part(kind="person", label="the people shown"), "the release is open")
    return merge(_read_person(cell.part(person.quote), person, order) for person in _people(cell.text))


def _people(text: str) -> Iterator[_Person]:
    for clause in clauses(text):
        yield from _split(clause)


def _split(clause: str) -> Iterator[_Person]:
    """People of one clause: names without a limit share the next limit, a limit without a name belongs to the last name."""
    if _NOT_NEEDED.search(clause):
        yield _Person("", clause, clause)
        return
    head, colon, tail = clause.partition(":")
    if colon and is_none(tail):
        yield from _no_release(head, clause)
        return
    if colon and _is_role(head):
        # "walker: E. Sandvik 14.09.26" names the role first; "K. Ferreira: LATAM only" the person.
        inner = list(_split(tail.strip()))
        for person in inner:
            yield _Person(f"{head.strip()} {person.label}".strip(), person.words, clause)
        return
    if colon:
        yield _Person(head.strip(), tail.strip(), clause)
        return
    names: list[str] = []
    words: list[str] = []
    for chunk in _chunks(clause):
        name, limit = _name_and_limit(chunk)
        if name and words:
            yield _Person(", ".join(names), ", ".join(words), clause)
            names, words = [], []
        if name:
            names.append(name)
        if limit:
            words.append(limit)
    yield _Person(", ".join(names), ", ".join(words), clause)


_REMARK = re.compile(r"\(([^()]*)\)")
_DATED_REMARK = re.compile(
    r"\d{1,2}[./-]\d{2,4}|\b(?:19|20)\d\d\b|\b(?:perpet\w+|unlimited|buy-?out|tbc|pending|unsigned|only)\b", re.IGNORECASE
)


def _chunks(clause: str) -> list[str]:
    """A clause cut at commas, pluses between names and dashes; a remark in brackets about the release is a chunk of its own."""
    kept: list[str] = []

    def shelter(found: re.Match[str]) -> str:
        if _DATED_REMARK.search(found[1]) and not _VERSIONS.search(found[1]):
            return f", release {found[1]}"
        kept.append(found[0])
        return f"\x00{len(kept) - 1}\x00"

    flat = _REMARK.sub(shelter, clause)
    pieces = re.split(r",\s*|\s+[&+]\s+(?=[A-ZÀ-Þ])|(?<!\d)\s+[-–—]\s+(?=[^\W\d])", flat)
    return [re.sub(r"\x00(\d+)\x00", lambda found: kept[int(found[1])], piece) for piece in pieces if piece.strip()]


def _no_release(head: str, clause: str) -> Iterator[_Person]:
    """`releases: no` says that one is missing, `product: n/a` that none is needed."""
    if re.search(r"\b(?:releases?|consents?|freigaben?|autorisations?)\W*$", head, re.IGNORECASE):
        yield _Person("", "no release", clause)


def _is_role(head: str) -> bool:
    return bool(re.fullmatch(r"[a-zà-þ' /-]+", head.strip())) or is_none(head)


_OF_THE_ASSET = re.compile(
    r"^\W*(?:stills?|images?|pictures?|photos?|footage|scenes?|films?|clips?|use|usage|everything|nothing)\b", re.IGNORECASE
)
_LIMIT_STARTS = re.compile(
    r"""(?:\b(?:no|never|except|excl|yes|done|complete|exp|expir[ée]\w*|\d+\s*(?:yrs?|years?|mos?|months?|weeks?|jahre?|ans)
        |to|until|till|thru|through|from|up\ to|bis|ab|jusqu\w*|hasta|al|signed|released|cleared|agreed|perpetual\w*
        |in\ perpetuity|unlimited|buy-?out|lifetime|forever|no\ (?:limit|expiry|end)|
    unbefristet|indefinite\w*|tbc|tba|pending|missing|not\ \w+|on\ file|for|only|print|web|online|social|tv|internal|editorial
        |press|all\ media|worldwide|expires?|ends?|guardian|releases?|requested|
    unsigned|outstanding|awaiting|unknown|per\ contract|both|all\ (?:to|until|till|perpetual|signed|released|cleared|media))\b
        |\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{1,2}(?:st|nd|rd|th)?[\ -][A-Za-zéûä]{3,9}\.?[\ -]\d{2,4}|\bsame\ (?:term
        |window|period|dates)\b|\b(?:as|wie)\ (?:the\ |die\ )?(?:licen[cs]e|lizenz)\b|\b(?:même\ durée
        |gleiche\ laufzeit|misma\ vigencia|stessa\ durata)\b|
    \d{4}-\d{2}-\d{2}|(?<![\d/.])\d{1,2}/\d{2,4}(?![/\d])|(?<![\w.])(?:19|20)\d{2}\b|\b[A-Z]{2,6}\ only\b)""",
    re.IGNORECASE | re.VERBOSE,
)


def _name_and_limit(chunk: str) -> tuple[str, str]:
    shielded = re.sub(r"\([^()]*\)", lambda found: "\x01" * len(found.group(0)), chunk)
    if _OF_THE_ASSET.match(chunk):
        return "", chunk.strip()
    starts = _LIMIT_STARTS.search(shielded)
    if starts is None:
        return chunk.strip(), ""
    return chunk[: starts.start()].strip(" ,:-–"), chunk[starts.start() :].strip()


def _read_person(cell: Cell, person: _Person, order: DayOrder) -> Outcome:
    label, versions = _label("" if is_none(re.sub(r"\(.*", "", person.label)) else person.label)
    if not person.label and _NOT_NEEDED.search(person.words) and not _MISSING.search(person.words):
        return Outcome()
    part = Part(kind="person", label=label or "the people shown", versions=versions)
    if _MISSING.search(person.words) or _MISSING.search(person.label):
        return _unknown(cell, part, "the release is not settled")
    if is_none(person.words):
        return Outcome()
    limits = read_limits(cell, person.words, order, part=part, subject="release")
    rest = _SIGNED.sub(" ", limits.rest)
    return _judge(cell, part, limits, rest, has_words=bool(person.words.strip()))


def _judge(cell: Cell, part: Part, limits: Limits, rest: str, *, has_words: bool) -> Outcome:
    """Limits that were read, plus an unknown where words are left that could narrow them, or nothing was said at all."""
    known: tuple[Constraint, ...] = limits.constraints
    left = _ROLE.sub(" ", rest)
    if not has_words or _CAUTION.search(left) or (re.search(r"[^\W\d_]{4,}", left) and not known and not limits.unlimited):
        why = (
            "nobody says how far this release goes"
            if not has_words
            else "these words of the release could not be read with certainty"
        )
        # Days that were read are certain; media and places next to unread words are not.
        days = tuple(item for item in known if isinstance(item, WindowConstraint))
        return merge([Outcome(constraints=days), _unknown(cell, part, why)])
    return Outcome(constraints=known)


def _label(text: str) -> tuple[str, tuple[str, ...]]:
    """A person's name without remarks, and the only versions the person is in."""
    versions: tuple[str, ...] = ()
    for remark in re.findall(r"\(([^()]*)\)", text):
        found = tuple(match.strip() for match in _VERSIONS.findall(remark))
        versions = versions or found
    return re.sub(r"\s*\([^()]*\)\s*", " ", text).strip(" ,:-–"), versions


def _unknown(cell: Cell, part: Part, why: str) -> Outcome:
    constraint = Unreadable(quote=cell.text, locator=cell.locator, about=ReasonKind.RELEASE, part=part, note=why)
    return Outcome(constraints=(constraint,), unread=(Unread(cell.column, cell.text, why, ReasonKind.RELEASE),))
