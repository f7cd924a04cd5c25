"""Whether words are said or denied: "no socials", "we are NOT cropping", "not Germany, Austria"."""

import re
from collections.abc import Sequence

_REACH = 60
"""How many characters before the words a negation is looked for in."""

_NEGATOR = re.compile(
    r"\b(?:no|not|never|without|w/o|nor|neither|none of|nothing|rather than|instead of|in place of|except(?: for)?|excluding"
    r"|excl\.?|apart from"
    r"|minus|skip(?:ping)?|leav(?:e|ing) out|forget(?: about)?|drop(?:ping|ped)? the idea of|ruled? out|against|avoid(?:ing)?"
    r"|isnt|arent|wasnt|dont|doesnt"
    r"|didnt|wont|cant|no longer|no more|nicht|kein\w*|ohne|nie|statt|pas de|pas|sans|jamais|aucun\w*|sin|nunca|ningún|ninguna?"
    r"|sem|não|nao|non|senza"
    r"|niet|geen|zonder|ikke|inte|ingen|utan|uten|bez|nie)\b"
    r"|\b(?:is|are|was|were|do|does|did|wo|would|has|have|had|should|need|ca|could)n['’]t\b",
    re.IGNORECASE,
)
_DENYING = re.compile(r"not|never|nicht|nie|\w+n['’]t|dont|doesnt|didnt|wont|cant|isnt|arent", re.IGNORECASE)
"""Negators that deny what is done; "no TV, no print" denies two things and neither twice."""
_ALIKE = re.compile(r",|\b(?:and|or|nor|und|oder|et|ou)\b", re.IGNORECASE)
_KEPT_IN = re.compile(
    r"(?:\b(?:not|never|cannot|without|hardly|no \w+)|n['’]t)\s+(?:\w+\s+){0,2}?(?:rul(?:e|ed|ing) out|avoid(?:ing|ed)?|without"
    r"|exclud(?:e|ed|ing)|forget(?:ting)?|omit(?:ting)?|leav(?:e|ing) out|miss(?:ing)?)\s+(?:\w+\s+){0,3}$"
    r"|\bnicht\s+(?:\w+\s+)?(?:ohne|ausschließen)\s+(?:\w+\s+){0,3}$|\bsans (?:oublier|exclure)\s+(?:\w+\s+){0,3}$"
    r"|\bsin (?:olvidar|excluir)\s+(?:\w+\s+){0,3}$|\bsenza (?:dimenticare|escludere)\s+(?:\w+\s+){0,3}$",
    re.IGNORECASE,
)
"""Denials of leaving out: "we do not rule out", "without forgetting"."""
_TWO = 2
_CLOSE = 2
"""Words between two negators of which one denies the other."""
_NOT_NEGATING = re.compile(
    r"\b(?:not (?:only|just|merely|sure|certain|clear|long|yet sure|really sure)|no (?:problem|limits?|matter|doubt|rush"
    r"|worries|idea|wonder|restrictions?|objections?"
    r"|pressure|hurry|budget|time|news|end(?: date)?|one (?:told|knows|can tell))|why (?:not|don['’]t|can['’]t)|whether or not"
    r"|if not|or not|nothing (?:but|except)|not to mention"
    r"|(?:do|does|did|would|could|should|ca|can|wo|is|are|has|have)n['’]t (?:we|i|you|they|it|this|that|the|mind|know|see why"
    r"|think so|remember|want to (?:miss|wait))"
    r"|don['’]t (?:mind|know|remember|worry|forget)|can['’]t (?:find|remember|wait|tell|see why|recall|stop)|never mind"
    r"|nicht nur|pas seulement|no s[oó]lo|non solo|niet alleen"
    r"|for nothing|without (?:any )?(?:problems?|asking|issues?|further|delay|permission|approval|paying|having to))\b",
    re.IGNORECASE,
)
_SCOPE_END = re.compile(
    r"[.;:!?\n()]|\b(?:but|just|only|instead|sondern|mais|pero|sino|ma|maar|because|since|however|so|can|could|may|which"
    r"|though)\b|,(?!\s*(?:\w+\s+){0,3}(?:or|nor|oder|ou|o|of)\b)|\s[–—-]\s",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"\"[^\"]*\"|“[^”]*”|«[^»]*»|„[^“]*“")
_DENIED_AFTER = re.compile(
    r"^[\s\"”')]*(?:(?:is|are|was|were|will be|would be|'s)\s+)?(?:not|never|no longer|isn['’]t|aren['’]t|won['’]t be|wasn['’]t)\s+"
    r"(?:included|needed|planned|involved|part of|part|in scope|wanted|necessary|required|happening|the plan|going to|intended"
    r"|meant|an option|relevant|on the (?:plan|list))"
    r"|^[\s\"”')]*(?:excluded|ruled out|(?:is|are) out\b|is off the table|has been dropped|was dropped|(?:is|are) cancelled"
    r"|don['’]t count|we(?:'re| are) skipping)",
    re.IGNORECASE,
)

_INSIDE = re.compile(
    r"\W(?:no|without|not|zero|never|kein\w*|ohne|nicht|sans|pas|sin|senza|non|geen|niet)\s+(?:\w+\s+)*\w", re.IGNORECASE
)
"""A negation between the words of a phrase with a gap: "put it, no ads behind it"."""


def is_negated(text: str, start: int, end: int) -> bool:
    """Whether the words at `[start, end)` are denied, corrected or rejected by the words around them.

    A negation reaches to the next comma, "but" or end of sentence; over a comma only inside a list that ends in "or". Polite and
    rhetorical negations ("why not", "can't we", "not only", "no problem") deny nothing.
    """
    if _DENIED_AFTER.search(text[end : end + 60]) or _INSIDE.search(text[start:end]):
        return True
    from_here = max(0, start - _REACH)
    before = _QUOTED.sub(lambda m: " " * len(m.group()), text[from_here:start])
    before = _NOT_NEGATING.sub(lambda m: " " * len(m.group()), before)
    negators = list(_NEGATOR.finditer(before))
    if not negators:
        return False
    between = before[negators[-1].end() :]
    listed = re.match(r"[^.;:!?\n]{0,40}?\b(?:or|nor|oder)\b", text[end : end + 60], re.IGNORECASE)
    if listed and "," in between and not re.search(r"[.;:!?\n]|\bbut\b|\bjust\b|\bonly\b", between, re.IGNORECASE):
        return True
    if _KEPT_IN.search(before) or _twice(before, negators):
        return False
    return len(between.split()) <= 5 and not _SCOPE_END.search(between)


def _twice(before: str, negators: Sequence[re.Match[str]]) -> bool:
    """Whether a denial is itself denied in the same clause: "we won't not use TV", "it's not that we don't want TV"."""
    if len(negators) < _TWO:
        return False
    first, last = negators[-2], negators[-1]
    between = before[first.end() : last.start()]
    plain = _DENYING.fullmatch(first.group()) and _DENYING.fullmatch(last.group())
    return bool(plain) and len(between.split()) <= _CLOSE and not _SCOPE_END.search(between) and not _ALIKE.search(between)
