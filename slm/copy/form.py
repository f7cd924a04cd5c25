"""Copy rules about the form of a mark: no verb, no possessive, its spelling, where it may stand."""

import re
from collections.abc import Callable
from functools import partial

from slm.copy.wording import tokens
from slm.judging.judge import Clause
from slm.judging.signs import sign
from slm.judging.statements import Statement, statements_of

_sign = partial(sign, "form")


def _is_verb(mark: str, copy: str) -> bool:
    after = r"(?:your|our|my|their|it|this|that|the|up|everything|anything|all|his|her)\b"
    return bool(
        re.search(rf"(?:^|[.!?:]\s+|\bto |\bjust |\bcan |\bwe )\W*{re.escape(mark)}(?:s|ed|ing)?\s+{after}", copy, re.IGNORECASE)
    )


def _is_possessive(mark: str, copy: str) -> bool:
    return bool(re.search(rf"\b{re.escape(mark)}['’]s\b", copy, re.IGNORECASE))


def _owned_by_company(mark: str, copy: str) -> bool:
    return bool(re.search(rf"\b\w+(?:['’]s|s['’])\s+(?:\w+\s+)?{re.escape(mark)}\b", copy, re.IGNORECASE))


def _is_plural(mark: str, copy: str) -> bool:
    return not mark.casefold().endswith("s") and bool(re.search(rf"\b{re.escape(mark)}s\b", copy, re.IGNORECASE))


def _misspelt(clause: Clause, mark: str, copy: str) -> bool:
    """Whether the copy writes the mark in other letters of case than every way the clause shows as right."""
    text = f"{' '.join(clause.heading)} {clause.text}"
    shown = [t.rstrip("®™") for t in tokens(text) if t.rstrip("®™").casefold() == mark.casefold()]
    if not shown or not _sign("casing").search(clause.text):
        return False
    if not any(s != s.lower() for s in shown):
        return False
    official = max({s for s in shown if s != s.lower()} or {shown[0]}, key=lambda s: (shown.count(s), -shown.index(s)))
    used = [t.rstrip("®™").removesuffix("'s") for t in tokens(copy)]
    return any(u.casefold() == mark.casefold() and u != official for u in used)


_RULES: tuple[tuple[str, Callable[[str, str], bool]], ...] = (("as_verb", _is_verb), ("plural", _is_plural))


def _broken(statement: Statement, mark: str, copy: str) -> bool:
    language = statement.scope.of("language")
    if any(code in language and broken(mark, copy) for code, broken in _RULES):
        return True
    if "possessive" in language:
        return _owned_by_company(mark, copy) if _sign("company").search(statement.unit.text) else _is_possessive(mark, copy)
    return bool(_sign("starting").search(statement.unit.text)) and copy.strip(" \"'").casefold().startswith(mark.casefold())


def breaks_form(clause: Clause, mark: str, copy: str) -> bool:
    """Whether the copy breaks a rule of the clause about the form of a mark.

    Args:
        clause: The clause that may hold such a rule.
        mark: A mark as the copy writes it.
        copy: The wording to check.
    """
    if _misspelt(clause, mark, copy):
        return True
    return any(s.forbids and _broken(s, mark, copy) for s in statements_of(clause))
