"""How askers from outside describe themselves: "we're a tour operator from Leeds", "agency here", "we sell your lamps"."""

import re

_SELF = re.compile(
    r"(?:\b(?:we(?:'re|’re| are| were)|i(?:'m|’m| am)|wir sind|ich bin|nous sommes|je suis|somos|soy|siamo|sono)|(?:^|"
    r"[.!?,;:\n(]\s{0,2}|\bwe |\bus |\bi )as(?= (?:an?|your|the|one|our|authori[sz]ed|official|\w+ (?:partner|dealer|"
    r"agency|reseller))\b)) "
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
    r"still )?(?P<who>(?:sell|stock|supply|supplied|distribute|import|review|run|make|manufacture|deliver|"
    r"teach) [^,.;:!?()\n]{3,50})",
    re.IGNORECASE,
)


def described(text: str) -> list[tuple[int, int]]:
    """The ranges of a message in which its writer says who or what it is."""
    return [found.span("who") for pattern in (_SELF, _HERE, _DEALS) for found in pattern.finditer(text)]
