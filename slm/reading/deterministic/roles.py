"""Whether a word for a user is said of its writer: "we're a dealer", and not "our dealer told us" or "a former dealer"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from policies.datafile import any_of, data_file
from policies.lexicon.mention import Mention
from policies.lexicon.parties import find_parties
from policies.lexicon.territories import read_territories
from policies.request import Claim
from policies.vocabulary import Party
from slm.reading.deterministic.selves import described

_PART = re.compile(r"[.!?;:,()\n–—]|\s-\s|\bbut\b")
_SENTENCE = re.compile(r"[.!?;\n]")
_FIRST_PERSON = re.compile(r"\b(?:we|i|i['’]m|my|our|me)\b", re.IGNORECASE)
_OUR_ROLE = re.compile(r"(?:our|my) (?:agency|hr team)", re.IGNORECASE)
_DEALING = re.compile(
    r"(?:sell|stock|list|carry|supply|supplied|distribute|import|review|make|manufacture|deliver|represent|advise|serve)\b",
    re.IGNORECASE,
)
"""Descriptions by what one does: who it is done to or for ("we supply dealers") is somebody else."""
_OF_OTHERS = re.compile(
    r"\b(?:of|for|to|with|by|from|at|between|against|in|on|near|behind|via|under|than|who|that|which|told"
    r"|and the|per|von|für|bei|mit|de|pour|chez|avec|para|con|di|per|van|voor|met)\b",
    re.IGNORECASE,
)
_ONE_OF = re.compile(
    r"\b(?:one|part|member|some|any|all) of (?:your|the|our)\b|\bon behalf of ourselves\b|\bthis is\b", re.IGNORECASE
)
_OWNER = re.compile(r"(?<!\byour)['’]s?\s+$")
_OWNED = re.compile(r"^['’]s?\s+\w|^['’]\s+\w|^(?<=s)['’]\s")
_OF_A_BRAND = re.compile(
    r"^\s+(?:for|of|with|by|to|at)\s+(?!you\b|your\b|us\b|the\b|this\b|that\b)(?P<whom>[A-ZÄÖÜÉ][\w&’'-]*(?:\s+[A-ZÄÖÜÉ&][\w&’'-]*)*)"
)
_VERB_FIRST = re.compile(
    r"(?:sell|stock|buy|bought|license|deliver|make|made|built|shot|supply|run|write|do|handle|manage|use|own|interview|teach|stream)\w*\b",
    re.IGNORECASE,
)
_SUBJECT = re.compile(r"\b(?:we|i)\b(?:['’]\w+)?(?: [\w'’-]+){0,4}\s*$", re.IGNORECASE)
_OUR = re.compile(r"\b(?:our|my|unser\w*|mein\w*|notre|mon|ma|nuestr[oa]|mi|nostr[oa]|onze)\s+(?:[\w'’-]+\s+){0,3}$", re.IGNORECASE)
_OF_YOUR = re.compile(r"(?<!one )(?<!part )(?<!some )\bof your\s+$", re.IGNORECASE)
_FROM = re.compile(
    r"\b(?:from\s+|de l['’]|de la |von (?:der |dem )?|vom |dell['’]|della |van de )(?:(?:an?|the|your|one of your)\s+)?"
    r"(?:[\w'’&-]+\s+){0,4}$",
    re.IGNORECASE,
)
_IN_OUR = re.compile(
    r"\b(?:in|into|on|for|of|at|im|für|dans|pour|en|para|nell?[ao]?|sull?[ao]?|per|voor|op|w|v|i|på)\s+"
    r"(?:(?:our|my|unser\w*|notre|nos|nuestr[oa]|nostr[oa]|onze|vår\w*|the)\s+(?:[\w'’-]+\s+){0,3})?$",
    re.IGNORECASE,
)
"""Before a paper in which something is to stand: any company has a magazine, a newsroom and readers of its own."""
_GROUPS = frozenset({Party.COMMUNITY, Party.PUBLIC})
"""Users that are groups one belongs to: "our club"."""
_FOR = re.compile(
    r"^\s+(?:(?:for|of|with|to|at|from)\s+)?(?:(?:an?|the|some|several|many|one of|various|two|your)\s+)*", re.IGNORECASE
)
_AND = re.compile(r"\s*(?:and|&|/|as well as)\s+(?:also\s+)?(?:(?:an?|your|the|one of your)\s+)?", re.IGNORECASE)
_SELF_LED = re.compile(
    r"\b(?:we|i|as|am|are|re|m|been|sind|bin|sommes|suis|somos|soy|siamo|sono)\W+(?:\w+\s+){0,3}$", re.IGNORECASE
)
_TAIL = re.compile(
    r"^(?:\s*$|\s+(?:shop|store|partner|owner|holder|firm|company|buyer|team|from|in|at|for|of|to|on|since|until|till|based|here|speaking|writing|again|and|with|near|contract|number|no\.?"
    r"|account|am|im|zu|beim|sur|aux?|\w+ing\b|aus|de|du|à|en|di|da|in|van|uit|hier|ici|aquí|qui|\d).*)",
    re.IGNORECASE | re.DOTALL,
)
_AFTERTHOUGHT = 45
"""Characters after a word in which it may still be taken back: "a dealer (contract ended in March)"."""
_STANDINGS = {"agency_of_record": Party.AGENCY, "official_supplier": Party.SUPPLIER, "authorised_dealer": Party.RESELLER}
"""Claims that say what somebody is, and so hold for nobody who only speaks of such users."""
_GREETED = re.compile(r"^[\W\d_]*(?:(?:hi|hello|hey|hallo|bonjour|hola|ciao|moi|dear|morning)\b\W*)?", re.IGNORECASE)


@dataclass(frozen=True)
class _Words:
    not_now: re.Pattern[str]
    ended: re.Pattern[str]
    appointed: re.Pattern[str]
    became: re.Pattern[str]
    works_at: re.Pattern[str]
    own_house: re.Pattern[str]
    not_us: re.Pattern[str]
    compounds: re.Pattern[str]
    other_trades: re.Pattern[str]
    brands: frozenset[str]
    verbs: re.Pattern[str]


@cache
def _words() -> _Words:
    raw = data_file(__package__, "roles.yaml")

    def listed(key: str, before: str = r"(?<!\w)", after: str = r"(?!\w)") -> re.Pattern[str]:
        typed = (str(one).replace(" ", r"\s+").replace("'", "['’]") for one in raw[key])
        return any_of(typed, before=before, after=after)

    return _Words(
        not_now=listed("not_now"),
        ended=listed("ended"),
        appointed=listed("appointed", after=r"\s+(?:\w+\s+){0,3}?as\s+(?:(?:an?|the|your|one of your)\s+)?(?:\w+\s+){0,2}$"),
        became=listed("became", after=r"\s+(?:(?:an?|the|your|one of your)\s+)(?:\w+\s+){0,2}$"),
        works_at=listed("works_at", after=r"(?:\s+(?!for\b|of\b|to\b|at\b)[\w'’-]+){0,3}\s*$"),
        not_us=listed("not_us", before="^", after="$"),
        own_house=listed("own_house", before=r"^(?:[\w'’-]+\s+)*", after="$"),
        compounds=listed("compounds", before=r"^[\s-]+"),
        other_trades=listed("other_trades", after=r"[\s-]+$"),
        brands=frozenset(str(one).casefold() for one in raw["brands_like_places"]),
        verbs=listed("verbs"),
    )


def stated(text: str, mention: Mention) -> bool:
    """Whether the writer says of itself, of today and without a doubt, that it is what a word for a user means.

    Args:
        text: The message of an outsider.
        mention: The word as the lists found it in the message.
    """
    return not excluded(text, mention) and _of_whom(text, mention) is None and _said_of_itself(text, mention)


def excluded(text: str, mention: Mention) -> bool:
    """Whether a text says plainly that a word for a user is not its writer: denied, past, another thing, another's."""
    before = text[: mention.start]
    theirs = (mention.code == Party.CUSTOMER and _OUR.search(before)) or _OF_YOUR.search(before)
    return bool(theirs) or _of_somebody_else(text, mention, _around(text, mention, _PART)) or departs(text, mention)


def _said_of_itself(text: str, mention: Mention) -> bool:
    before = text[_around(text, mention, _SENTENCE)[0] : mention.start]
    if mention.code == Party.PRESS and _placed_in_it(mention, before):
        return False
    if _FIRST_PERSON.search(mention.text) and not _OUR_ROLE.fullmatch(mention.text):
        return True
    if _VERB_FIRST.match(mention.text) and _SUBJECT.search(before):
        return True
    if any(pattern.search(before) for pattern in (_words().appointed, _words().became, _words().works_at)):
        return True
    return _by_place_in_sentence(text, mention, before)


def _placed_in_it(mention: Mention, before: str) -> bool:
    """Whether a paper of ours is only named as the place where something is to appear ("in our online magazine")."""
    if mention.text.casefold().startswith(("our ", "unser", "notre ")):
        return bool(_IN_OUR.search(before))
    return bool(_OUR.search(before) and _IN_OUR.search(before))


def _by_place_in_sentence(text: str, mention: Mention, before: str) -> bool:
    """Whether a word stands where people say what they are: "our club", "hello from the newsroom", "dealer in Leeds, ..."."""
    if _OUR.search(before) and (mention.code in _GROUPS or _words().own_house.search(mention.text)):
        return not _words().not_us.match(mention.text)
    if (led := _FROM.search(before)) and not _words().verbs.search(before[: led.start()]):
        return True
    beside = (other for other in find_parties(text) if _AND.fullmatch(text[other.end : mention.start]))
    if any(stated(text, other) for other in beside):
        return True
    alone = _stands_alone(text, mention, _around(text, mention, _PART))
    return alone or any(_heads(text, mention, span) for span in described(text))


def departs(text: str, mention: Mention) -> bool:
    """Whether a text denies, ends, wishes for or supposes what a word for a user means."""
    start, end = _around(text, mention, _PART)
    before = text[start : mention.start]
    rest = text[mention.end : min(max(end, mention.end + _AFTERTHOUGHT), _around(text, mention, _SENTENCE)[1])]
    rest = re.split(r"\s(?:and|who|so|we|i|may|can)\s", rest, maxsplit=1, flags=re.IGNORECASE)[0]
    asked = re.match(r"\s*(?:are|were|am|do|does|is)\s+(?:we|i)\b", before, re.IGNORECASE)
    return bool(asked or _words().not_now.search(f"{before}{mention.text}") or _words().ended.search(rest))


def doubted(text: str) -> str | None:
    """The part of a message in which its writer denies, ends or only wishes a standing of its own with the brand."""
    for mention in find_parties(text):
        start, end = _around(text, mention, _PART)
        own = _FIRST_PERSON.search(text[start : mention.end]) or any(_heads(text, mention, span) for span in described(text))
        if own and departs(text, mention):
            return text[start:end].strip()
    return None


def backed(text: str, claim: Claim) -> Claim:
    """A claim to a standing ("agency of record"), uncertain where no part of the text says it of the writer."""
    code = _STANDINGS.get(claim.key)
    if code is None or not (claim.holds and claim.certain) or not claim.text:
        return claim
    found = [Mention(code, m.start(), m.end(), m.group()) for m in re.finditer(re.escape(claim.text), text)]
    return claim if any(stated(text, mention) for mention in found) else claim.model_copy(update={"certain": False})


def cut(text: str, span: tuple[int, int], heads: Sequence[Mention], others: Sequence[Mention]) -> tuple[int, int] | None:
    """The part of somebody's description of itself that names no other user and is not denied; `None` where there is none."""
    start, end = span
    inside = [m for m in others if start <= m.start and m.end <= end]
    own = [m for m in heads if start <= m.start and m.end <= end]
    if not inside:
        denied = not own and _words().not_now.match(text[start:end])
        return None if denied or (not own and _OWNED.search(text[end : end + 3])) else span
    first = min(m.start for m in inside)
    before = [m for m in own if m.end <= first]
    if before:
        return start, max(m.end for m in before)
    return None


def _around(text: str, mention: Mention, ends: re.Pattern[str]) -> tuple[int, int]:
    start = max((found.end() for found in ends.finditer(text, 0, mention.start)), default=0)
    after = ends.search(text, mention.end)
    return start, after.start() if after else len(text)


def _of_somebody_else(text: str, mention: Mention, part: tuple[int, int]) -> bool:
    """Whether the word belongs to another thing, another owner or another brand."""
    before, after = text[part[0] : mention.start], text[mention.end : part[1]]
    if _OWNER.search(before) or _OWNED.search(after) or (_words().compounds.search(after) and not re.search(r"signed", after)):
        return True
    trade = f"{before}{mention.text.rpartition(' ')[0]} "
    if _words().other_trades.search(trade) and not re.search(r"\byour\b", before, re.IGNORECASE):
        return True
    served = _FOR.match(after)
    direct = served is not None and not served.group().strip() and not _FIRST_PERSON.search(mention.text)
    if served is None or direct or mention.code == Party.PRESS:
        return False
    return any(other.start < 4 and other.code != mention.code for other in find_parties(after[served.end() :]))


def _of_whom(text: str, mention: Mention) -> str | None:
    """The name of somebody else for whom the writer says that it is a dealer or an agency, where a name stands there."""
    whom = _OF_A_BRAND.match(text[mention.end : _around(text, mention, _PART)[1]])
    name = whom["whom"] if whom else None
    return name if name and (name.casefold() in _words().brands or not _is_place(name)) else None


def _is_place(words: str) -> bool:
    reading = read_territories(f"in {words}")
    return bool(reading.spans or reading.unresolved)


def _heads(text: str, mention: Mention, span: tuple[int, int]) -> bool:
    """Whether the word is the head of what somebody says about itself: a freelancer for a dealer is a freelancer."""
    start, end = span
    dealt = _DEALING.match(text[start:end]) and mention.code != Party.COMPETITOR
    if not (start <= mention.start < end) or dealt:
        return False
    after = text[mention.end : end]
    if not _SELF_LED.search(text[:start]) and (_words().verbs.search(after) or re.search(r"\b(?:us|me)\b", after)):
        return False  # "the agency of record said hi"
    return not _OF_OTHERS.search(_ONE_OF.sub(" ", text[start : mention.start]))


def _stands_alone(text: str, mention: Mention, part: tuple[int, int]) -> bool:
    """Whether the word stands in a part without a verb: "Saltpan Collective, agency of record for the islands."."""
    before, after = text[part[0] : mention.start], text[mention.end : part[1]]
    lead = _ONE_OF.sub(" ", _GREETED.sub("", before))
    rest = re.split(r"\bfrom\b|\bin\b|\bfor\b|\bsince\b", after)[0]
    return not (_words().verbs.search(lead) or _OF_OTHERS.search(lead) or _words().verbs.search(rest)) and bool(_TAIL.match(after))
