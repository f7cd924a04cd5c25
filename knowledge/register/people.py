"""Who is named in a release cell, and the words about each: `N. Farrouk to 31.01.27; T. Wisniewski: print only` is two people."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from knowledge.register.cell import clauses, is_none
from policies.lexicon.territories import read_territories

_BODY = (
    r"(?:hands?|fingers?|arms?|legs?|feet|foot|wrists?|necks?|lips?|mouths?|eyes?|ears?|hair|backs?|back of (?:the )?heads?"
    r"|torsos?|shoulders?|silhouettes?|shadows?)"
)
NOT_NEEDED = re.compile(
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
    |\bde\ dos\b|\bvon\ hinten\b|\bdi\ spalle\b|\bde\ (?:espaldas|costas)\b|\bop\ de\ rug\b|\brückenansicht\b
    |\b(?:back|rear)\ views?\b|\(\s*back\s*\)|\bdistant\b|,\s*n\.?/a\W*$
    |\btoo\ (?:small|far|blurred|distant)\b|\b(?:blurred|pixelated|out\ of\ focus|unrecogni[sz]able|not\ recogni[sz]able)\b
    |^\W*n\.?/?a\b|\b(?:dogs?|cats?|animals?|horses?|pets?|products?)\ only\b
    |\b(?:mannequins?|dummy|dummies|cgi|3d\ render\w*|illustrat\w*|drawn|cartoon|computer[\ -]generated|ai[\ -]generated)\b
    |\b(?:kein\ mensch\b|pas\ nécessaire|pas\ (?:d['’]\ ?autorisation|requise?)|non\ (?:necessari[oa]|richiest[oa])
        |no\ (?:necesari[oa]|hace\ falta)|não\ (?:é\ )?necessári[oa]|niet\ nodig|nicht\ notwendig)
    |\b(?:keine\ (?:personen|menschen|person)|niemand\b.*|nicht\ (?:erforderlich|nötig|erkennbar)|pas\ de\ (?:personnes?
        |visages?)|aucune\ personne|personne\ d['’]identifiable|
    sin\ personas|no\ hay\ personas|nessuna\ persona|geen\ personen)\b""",
    re.IGNORECASE | re.VERBOSE,
)
VERSIONS = re.compile(
    r"\d+\s?(?:s|sec|secs|seconds?|''|\")(?![a-z])|\d+\s?(?:second|sec)\b|\b\w+ (?:cut|version|edit)\b", re.IGNORECASE
)
ROLE = re.compile(
    r"""\b(?:the|a|an|and|all|both|each|everyone|every|of|group|team|cast|crew|our|own|agency|hand|voice|lead|foreground
        |background|child|children|baby|mother|father|dad|mum|couple|family|
    four|three|two|five|six|seven|eight|nine|ten|\d+)\b""",
    re.IGNORECASE | re.VERBOSE,
)
SIGNED = re.compile(
    r"""\b(?:guardian|parents?|parental|mother|father)?\s*(?:has\ |have\ |is\ |are\ |was\ |were\ )?(?:signed|yes|done|complete
        |released|cleared
        |agreed|consented|on\ file|obtained|in\ place|ok|okay|fine|full\ release|
    model\ release|releases?|release\ form|consent)\b|\bliegt\ vor\b|\bvorhanden\b|\bunterschrieben\b|\bsignée?\b|\bfirmad[ao]\b""",
    re.IGNORECASE | re.VERBOSE,
)


@dataclass(frozen=True)
class Person:
    """One person or group with the words about their release."""

    label: str
    words: str
    quote: str


def people_of(text: str) -> Iterator[Person]:
    """The people of a release cell, in order; a clause that names nobody is one of all the people shown."""
    for clause in clauses(text):
        yield from _split(clause)


def _split(clause: str) -> Iterator[Person]:
    """People of one clause: names without a limit share the next limit, a limit without a name belongs to the last name."""
    if NOT_NEEDED.search(clause):
        yield Person("", clause, clause)
        return
    head, colon, tail = clause.partition(":")
    if colon and is_none(tail):
        yield from _no_release(head, clause)
        return
    if colon and _is_role(head):
        # "walker: E. Sandvik 14.09.26" names the role first; "K. Ferreira: LATAM only" the person.
        inner = list(_split(tail.strip()))
        for person in inner:
            yield Person(f"{head.strip()} {person.label}".strip(), person.words, clause)
        return
    if colon:
        yield Person(head.strip(), tail.strip(), clause)
        return
    names: list[str] = []
    words: list[str] = []
    for chunk in _chunks(clause):
        name, limit = _name_and_limit(chunk)
        if name and words:
            yield Person(", ".join(names), ", ".join(words), clause)
            names, words = [], []
        if name:
            names.append(name)
        if limit:
            words.append(limit)
    yield Person(", ".join(names), ", ".join(words), clause)


_REMARK = re.compile(r"\(([^()]*)\)")
_DATED_REMARK = re.compile(
    r"\d{1,2}[./-]\d{2,4}|\b(?:19|20)\d\d\b|\b(?:perpet\w+|unlimited|buy-?out|tbc|pending|unsigned|only)\b", re.IGNORECASE
)


def _chunks(clause: str) -> list[str]:
    """A clause cut at commas, pluses between names and dashes; a remark in brackets about the release is a chunk of its own."""
    kept: list[str] = []

    def shelter(found: re.Match[str]) -> str:
        if _DATED_REMARK.search(found[1]) and not VERSIONS.search(found[1]):
            return f", release {found[1]}"
        kept.append(found[0])
        return f"\x00{len(kept) - 1}\x00"

    flat = _REMARK.sub(shelter, clause)
    pieces = re.split(r",\s*|\s+[&+]\s+(?=[A-ZÀ-Þ])|(?<!\d)\s+[-–—]\s+(?=[^\W\d])", flat)
    return [re.sub(r"\x00(\d+)\x00", lambda found: kept[int(found[1])], piece) for piece in pieces if piece.strip()]


_NAME = re.compile(r"[A-ZÀ-Þ][\w.'’-]*(?: [A-ZÀ-Þ][\w.'’-]*)*")


def _no_release(head: str, clause: str) -> Iterator[Person]:
    """`releases: no` says that one is missing, `product: n/a` that none is needed."""
    if re.search(r"\b(?:releases?|consents?|freigaben?|autorisations?)\W*$", head, re.IGNORECASE):
        yield Person("", "no release", clause)
    elif _NAME.fullmatch(head.strip()) and re.search(r"(?i):\W*(?:no|nein|non)\W*$", clause):
        yield Person(head.strip(), "no", clause)


def _is_role(head: str) -> bool:
    return bool(re.fullmatch(r"[a-zà-þ' /-]+", head.strip())) or is_none(head)


_OF_THE_ASSET = re.compile(
    r"^\W*(?:stills?|images?|pictures?|photos?|footage|scenes?|films?|clips?|use|usage|everything|nothing)\b", re.IGNORECASE
)
_LIMIT_STARTS = re.compile(
    r"""(?:\b(?:no|never|except|excl|yes|done|complete|exp|expir[ée]\w*|\d+\s*(?:yrs?|years?|mos?|months?|weeks?|jahre?|ans)
        |departed|(?:consent\ |release\ )?(?:withdrawn|revoked)|to|until|till|thru|through
        |from|up\ to|bis|ab|jusqu\w*|hasta|al|signed|released|cleared|agreed|perpetual\w*
        |in\ perpetuity|unlimited|buy-?out|lifetime|forever|no\ (?:limit|expiry|end)|
    unbefristet|indefinite\w*|tbc|tba|pending|missing|not\ \w+|on\ file|for|only|print|web|online|social|tv|internal|editorial
        |press|all\ media|alle\ medien|tous\ (?:les\ )?médias|todos\ los\ medios|tutti\ i\ media
        |worldwide|expires?|ends?|guardian|releases?|requested|
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
        return ("", chunk.strip()) if _only_signed(chunk) else (chunk.strip(), "")
    name, limit = chunk[: starts.start()].strip(" ,:-–"), chunk[starts.start() :].strip()
    place = _PLACE_BEHIND.search(name)
    if place and read_territories(place["place"]).spans and not read_territories(place["place"]).residue.strip(" /+&,"):
        return name[: place.start()].strip(" ,:-–"), f"{place['place']} {limit}"
    return ("", chunk.strip()) if name and _only_signed(name) else (name, limit)


_PLACE_BEHIND = re.compile(r"(?<=[\w.)])\s+(?P<place>[A-Z]{2,5}(?:\s*[/+&]\s*[A-Z]{2,5})*)$")
"""`Lena M. EU until 31.12.26`: the place is no part of the name."""
_PAPER = re.compile(
    r"\b(?:ok(?:ay)?|valid|yes|all|model|property|location|talent|parental|written|gdpr|and|both|consent|contract)\b|[+&/-]",
    re.IGNORECASE,
)


def _only_signed(words: str) -> bool:
    """Whether some words name nobody and say that a release is there (`model + location release`, `all ok`)."""
    rest = ROLE.sub(" ", _PAPER.sub(" ", SIGNED.sub(" ", words)))
    there = SIGNED.search(words) or re.search(r"\b(?:valid|ok(?:ay)?)\b", words, re.IGNORECASE)
    return bool(there) and not re.search(r"[^\W_]", rest)
