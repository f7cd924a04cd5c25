"""Where a duty is owed: in the channels or countries that its words begin or end with (`online: …`, `© X (print only)`)."""

import re
from dataclasses import dataclass

from policies.lexicon.channels import find_channels
from policies.lexicon.territories import read_territories
from policies.vocabulary import Channel

_ONLY = r"(?:only|nur|uniquement|seulement|solo|sólo|soltanto|alleen|apenas)"
_IN = r"(?:in|on|for|im|auf|bei|für|en|dans|sur|pour|para|su|per|op|em)"
_SCOPE_BEHIND = re.compile(
    rf"^\s*(?P<what>.*?\S)\s*(?:,?\s+{_ONLY}\s+(?:{_IN}\s+)?(?P<where>[\w +&/-]{{2,30}})"
    rf"|,?\s+{_IN}\s+(?P<middle>[\w +&/-]{{2,30}}?)\s+{_ONLY}"
    rf"|[(]\s*(?:{_ONLY}\s+(?:{_IN}\s+)?(?P<first>[\w +&/-]{{2,30}}?)"
    rf"|(?:{_IN}\s+)?(?P<last>[\w +&/-]{{2,30}}?)\s+{_ONLY})\s*[)])\s*$",
    re.IGNORECASE | re.DOTALL,
)
_ONLY_WORDS = re.compile(rf"\b(?:{_ONLY}|{_IN})\b", re.IGNORECASE)
_SCOPE = re.compile(
    r"^\s*(?:(?:on|in|for|bei|auf|im|sur|en|für|pour|para)\s+)?(?P<where>[^:'\"“”‘©®]{2,40}?)\s*(?::"
    r"|\s(?=['\"“‘]))\s*(?P<what>.+)$",
    re.DOTALL,
)
_CREDIT_WORDS = re.compile(
    r"\b(?:photos?|photography|foto\w*|illustrations?|image|bild|picture|credit|crédit|crédito|copyright|artwork|film|director"
    r"|music|design|courtesy|quelle|source|©|photographe|line|attribution)\b",
    re.IGNORECASE,
)


def is_scoped(clause: str) -> bool:
    """Whether a clause begins with the countries or channels that the rest of it is asked for in (`DE: Symbolbild`)."""
    return bool(re.match(r"[^:]{2,40}:\s*\S", clause)) and bool(scope_of(clause).channels or scope_of(clause).territories)


@dataclass(frozen=True)
class Scope:
    """Where a duty is owed, empty meaning everywhere, and the words that say what is owed."""

    what: str
    channels: frozenset[Channel] = frozenset()
    territories: frozenset[str] = frozenset()


def scope_of(clause: str) -> Scope:
    """Where a clause is asked for: only words that are nothing but channels or countries narrow it."""
    behind = _SCOPE_BEHIND.match(clause)
    if behind:
        where = next(words for words in (behind["where"], behind["middle"], behind["first"], behind["last"]) if words)
        found = _narrowed(where, behind["what"])
        if found is not None:
            return found
    match = _SCOPE.match(clause)
    if (
        match is None
        or _CREDIT_WORDS.search(match["where"])
        or re.fullmatch(r"(?i)\W*(?:add |with |use |put )?(?:the |a )?(?:label|tag|flag|mark)\W*", match["where"])
    ):
        return _in_country(clause) or Scope(clause)
    return _narrowed(match["where"], match["what"]) or _in_country(clause) or Scope(clause)


def _narrowed(where: str, what: str) -> Scope | None:
    found = frozenset(Channel(mention.code) for mention in find_channels(where))
    lower = where.casefold()
    if re.search(
        r"\bpacks?\b|\bpackaging\b|\b(?:on|the|auf)\s+(?:\w+\s+)?labels?\b|^labels\b|\bpackung\b|\bverpackung\b|\bemballage\b",
        lower,
    ):
        found |= {Channel.PACKAGING}
    if re.search(r"\bonline\b|\bdigital\b", lower):
        found |= {Channel.DIGITAL, Channel.SOCIAL}
    if found:
        return Scope(what.strip(), channels=found)
    places = read_territories(re.sub(_ONLY_WORDS, " ", where))
    whole = places.spans and not places.residue.strip(" +&/,.") and not places.unresolved and not places.exclude
    return Scope(what.strip(), territories=frozenset(places.include) | places.edge) if whole else None


def _in_country(clause: str) -> Scope | None:
    """`in DE mark as 'Symbolbild'`: a duty that begins with the country it is owed in."""
    match = re.match(r"^\s*(?:in|im|en|für|for)\s+(?P<where>[\w ,+/&]{2,25}?)\s+(?P<what>(?!only\b|nur\b)\w.+)$", clause, re.DOTALL)
    return _narrowed(match["where"], match["what"]) if match and not find_channels(match["where"]) else None
