"""How askers from outside describe themselves: "we're a tour operator from Leeds", "agency here", "we sell your lamps"."""

import re

from policies.lexicon.channels import find_channels
from policies.lexicon.kinds import kinds_in
from policies.lexicon.parties import find_parties
from policies.lexicon.territories import read_territories
from policies.lexicon.userkinds import find_kinds

_SELF = re.compile(
    r"(?:\b(?:we(?:['’]re| are| were|['’]ve been| have been)|i(?:['’]m| am)|wir sind|ich bin|nous sommes|je suis|somos"
    r"|soy|siamo|sono)|(?:^|[.!?,;:\n(]\s{0,2}|\bwe |\bus |\bi )as(?= (?:an?|your|the|one|our|authori[sz]ed|official|"
    r"\w+ (?:partner|dealer|agency|reseller))\b)) "
    r"(?:(?:an?|your|the|one of your|also|only|just|a happy|ihr|eine?|votre|une?|su|un|una) )?(?P<who>[^,.;:!?()\n]{3,70}?)"
    r"(?= (?:here|speaking|and|from|who|which|would|want|we|i|may|in the)\b|[,.;:!?()\n]|$)",
    re.IGNORECASE,
)
_HERE = re.compile(
    r"(?:^|[.!?\n]\s*|,\s)(?:your |the |an? )?(?P<who>(?:(?!\b(?:we|i|can|may|could|would|put|use|want|is|"
    r"are)\b)[^.,;:!?()\n]){3,60}?) (?:here|speaking|writing|asking|again)\b",
    re.IGNORECASE,
)
_DEALS = re.compile(
    r"(?:^|[.!?,;:\n(]\s*|\b(?:and|as|because|since|that|when|here) )(?:we|i) (?:also |only |just |"
    r"still )?(?P<who>(?:re-?sell|sell|stock|list|carry|supply|supplied|distribute|import|review|run|make|manufacture|deliver|"
    r"teach) [^,.;:!?()\n]{3,50}|(?:organi[sz]e|operate|manage|represent|host|pour|brew|coach|chair|head) "
    r"(?:(?!(?:and|on|in|for|with|to)\b)[^\s,.;:!?()]+ ?){1,6})",
    re.IGNORECASE,
)

_GREETING = (
    r"(?:(?:hi|hiya|hello|hey|dear \w+|good (?:morning|afternoon|evening|day)|greetings|guten (?:tag|morgen)|hallo|servus|moin"
    r"|grüezi|bonjour|bonsoir|salut|hola|buenos días|buenas(?: tardes)?|buongiorno|buonasera|salve|ciao|gentile \w+"
    r"|goede(?:morgen|middag|ndag)|hoi|dag|olá|bom dia|boa tarde|hej|hei|tere|habari|cześć|merhaba|ahoj|sehr geehrte \w+"
    r"|liebes team|madame, monsieur)(?: (?:team|all|there|both|everyone|legal|brand team|zusammen|à tous|a todos|a tutti))?"
    r"[\s,!.:–-]+)*"
)
_INTRODUCTION = re.compile(
    rf"^\s*{_GREETING}(?P<who>[^.!?:;\n–—]{{3,90}}?)"
    r"(?=\.(?:\s|$)|[!?:;\n–—]|\s-\s|,? (?:here|speaking|writing|hier|ici|aquí|qui)\b"
    r"|,? (?:we|i|wir|ich|nous|on|je|nosotros|quer\w+|vorremmo|noi|wij|ik|vi|may|can|could)\b|$)",
    re.IGNORECASE,
)
_SAYS_MORE = re.compile(
    r"@|\b(?:we|i|you|they|it|this|that|can|may|could|would|should|is|are|was|want|wants|need|needs|asks?|asked|use|put|ok|okay|for"
    r"|our|my|on the|in the|with|wir|ich|darf|dürfen|können|das|nous|je|on|peut|pouvons|est|podemos|puedo|está|possiamo|posso"
    r"|è|mogen|kunnen|is het)\b",
    re.IGNORECASE,
)
"""Words of a sentence that asks; who only introduces itself needs none of them."""
_NAMED = re.compile(r"(?P<name>[A-ZÀ-Þ][^,]{1,50}), (?P<what>[^,]{2,40})(?:, (?P<more>[^,]{2,40}))?")
_STANDING = re.compile(
    r"\b(?:branch|chapter|section|member|affiliate\w*|account|dealer|licensee|tenant|subscriber|exhibitor|franchise\w*|customer)\b",
    re.IGNORECASE,
)
_ACCOUNT = re.compile(
    r"\b(?:we|i)(?:['’]ve| have)? (?:also |long )?(?:have|held|had|hold|opened|got) (?:an? |our )?"
    r"(?P<who>(?:[\w’'&-]+ ){0,4}(?:accounts?|franchise|dealership|concession))\b",
    re.IGNORECASE,
)
"""What somebody holds with the brand, which says what it is to it: "we have held a wholesale account"."""


def introduced(text: str) -> list[tuple[int, int]]:
    """The range of an introduction without a verb at the head of a message: "Bonjour, Cave Montclar à Dijon, caviste."."""
    found = _INTRODUCTION.match(text)
    if not found or _SAYS_MORE.search(found["who"]) or kinds_in(found["who"]):
        return []
    if _is_named(found["who"].strip()):
        return [found.span("who")]
    kinds = find_kinds(found["who"])
    named = bool(kinds) and (found["who"][0].isupper() or kinds[0].start == 0)
    if not named and not find_parties(found["who"]):
        return []
    return [found.span("who")]


def _is_named(words: str) -> bool:
    """Whether words are a name with a place or a standing: "Lamplight Espresso, Christchurch", "Leeds Reds, branch no. 14"."""
    found = _NAMED.fullmatch(words)
    if found is None or find_channels(words):
        return False
    more = [part for part in (found["what"], found["more"]) if part]
    placed = [part for part in more if part[0].isupper() and _home(part)]
    return len(placed) + sum(bool(_STANDING.search(part)) for part in more if part not in placed) == len(more)


def _home(words: str) -> tuple[str, ...]:
    reading = read_territories(f"in {words}")
    return reading.include if reading.spans and not reading.residue.removeprefix("in").strip() else ()


def homes(text: str) -> tuple[tuple[int, int, str], ...]:
    """Where somebody that introduces itself by name and town is: start, end and code of a country."""
    found: list[tuple[int, int, str]] = []
    for start, end in introduced(text):
        for part in re.finditer(r"(?:,\s*|\b(?:à|in|a|en)\s+)([^,]+)", text[start:end]):
            codes = _home(part[1].strip())
            found += [(start + part.start(1), start + part.end(1), codes[0])] if len(codes) == 1 else []
    return tuple(found)


def described(text: str) -> list[tuple[int, int]]:
    """The ranges of a message in which its writer says who or what it is."""
    said = [found.span("who") for pattern in (_SELF, _HERE, _DEALS, _ACCOUNT) for found in pattern.finditer(text)]
    return said + [span for span in introduced(text) if not any(span[0] < end and start < span[1] for start, end in said)]
