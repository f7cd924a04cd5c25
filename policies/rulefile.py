"""The YAML format that a lawyer writes rules in: read, checked, and every problem told with file, line and what to do.

See `docs/rules.md` for the format and `rulefile_shape.py` for its keys.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from policies.rulefile_rules import compile_rule
from policies.rulefile_shape import (
    DAYS,
    DUTIES,
    DUTY_EXTRAS,
    EDITS,
    FREE_LISTS,
    LEXICON,
    LISTS,
    NUMBERS,
    PART_KEYS,
    PARTS,
    RULE_KEYS,
    TEXTS,
    VISIBILITIES,
    WORDING_KEYS,
    codes_of,
    json_schema,
)
from policies.rulefile_where import unknown_places
from policies.rules import Rule
from policies.versions import rule_version
from policies.yamltree import NotYamlError, Tree, parse

__all__ = ["Problem", "RuleFileError", "json_schema", "read_rules", "rule_version"]


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong in a rule file."""

    file: str
    line: int
    what: str
    todo: str

    def __str__(self) -> str:
        ending = "" if self.todo.endswith("?") else "."
        return f"{self.file}, line {self.line}: {self.what}. {self.todo}{ending}"


class RuleFileError(Exception):
    """A rule file cannot be used; `problems` holds everything that is wrong with it, in the order of its lines."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems, key=lambda problem: problem.line))
        super().__init__("\n".join(str(problem) for problem in self.problems))


class _Check:
    """Collects the problems of one file."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []

    def complain(self, line: int, what: str, todo: str) -> None:
        self.problems.append(Problem(self.file, line, what, todo))

    def known(self, value: str, allowed: Iterable[str], line: int, what: str) -> None:
        """Complains unless a word is one of those allowed, and offers the nearest."""
        words = sorted(str(word) for word in allowed)
        if value in words:
            return
        near = get_close_matches(value.casefold(), words, n=1, cutoff=0.6)
        shown = ", ".join(words[:12]) + (", …" if len(words) > 12 else "")
        self.complain(line, f"{what} “{value}” is not known", f"Did you mean “{near[0]}”?" if near else f"Use one of: {shown}")

    def words(self, tree: Tree, key: str) -> list[tuple[str, int]]:
        """The words of a key that holds one word or a list of them, with their lines."""
        items = tree.items if tree.items is not None else (tree,)
        found = []
        for item in items:
            if item.items is not None or item.fields is not None or item.value is None:
                self.complain(item.line, f"`{key}` holds something that is not a word", f"Write it as `{key}: [word, word]`")
            else:
                # YAML reads the country code NO as false; a rule for Norway must not become one for nowhere
                found.append(("NO" if item.value is False else str(item.value), item.line))
        return found


def _check_edits(check: _Check, tree: Tree, forbids: bool) -> None:
    if tree.fields is None:
        groups = [tree]
    else:
        for key, value in tree.fields.items():
            check.known(key, ("allow", "forbid"), value.line, "Under `edits` the key")
        if forbids:
            check.complain(
                tree.line, "A rule that forbids lists its edits without `allow` and `forbid`", "Write `edits: [recolour]`"
            )
        groups = list(tree.fields.values())
    for group in groups:
        for word, line in check.words(group, "edits"):
            check.known(word, EDITS, line, "The edit")


def _check_duties(check: _Check, tree: Tree, forbids: bool) -> None:
    if forbids:
        check.complain(tree.line, "A rule that forbids cannot have duties", "Move `duties` to the rule that permits the use")
    for duty in tree.items or ():
        if duty.fields is None or not set(duty.fields) & set(DUTIES):
            known = ", ".join(DUTIES)
            check.complain(duty.line, "This duty has no kind", f'Write it as `- credit_line: "…"`; kinds are {known}')
            continue
        for key, value in duty.fields.items():
            check.known(key, (*DUTIES, *DUTY_EXTRAS), value.line, "Under `duties` the key")
            if key == "channels":
                for word, line in check.words(value, key):
                    check.known(word, LISTS["channels"], line, "The channel")
            elif key == "where":
                _check_where(check, value)
            elif not isinstance(value.value, str) or not value.value.strip():
                check.complain(value.line, f"`{key}` has no text", "Write what has to be done, in quotes")
    if tree.items is None:
        check.complain(tree.line, "`duties` is not a list", "Begin each duty on a line of its own with a dash")


def _check_parts(check: _Check, tree: Tree, forbids: bool) -> None:
    if forbids:
        check.complain(tree.line, "A rule that forbids cannot have parts", "Move `parts` to the rule that permits the use")
    if tree.items is None:
        check.complain(tree.line, "`parts` is not a list", "Begin each part on a line of its own with a dash")
    for part in tree.items or ():
        fields = part.fields or {}
        if len(set(fields) & PARTS) != 1:
            check.complain(part.line, "This part is not named", "Write it as `- {person: N. Farrouk, until: 2027-01-31}`")
        for key, value in fields.items():
            check.known(key, PART_KEYS, value.line, "Under `parts` the key")
            if key in ("from", "until", "where", "channels"):
                _check_key(check, key, value, forbids)


def _check_where(check: _Check, tree: Tree) -> None:
    for words, line in check.words(tree, "where"):
        for unknown in unknown_places(words):
            check.complain(line, f"The place “{unknown}” is not known", "Write a country, a group such as EU, or an ISO code")


def _check_wording(check: _Check, tree: Tree) -> None:
    if not tree.fields:
        check.complain(tree.line, "`wording` is empty", f"Give at least one of {', '.join(WORDING_KEYS)}")
    for key, value in (tree.fields or {}).items():
        check.known(key, WORDING_KEYS, value.line, "Under `wording` the key")
        if key == "say_instead":
            if not value.fields or any(not isinstance(right.value, str) for right in value.fields.values()):
                check.complain(value.line, "`say_instead` is not a list of pairs", "Write `wrong term: right term` on a line each")
        else:
            check.words(value, key)


def _check_day(check: _Check, key: str, tree: Tree) -> None:
    if not isinstance(tree.value, date):
        check.complain(tree.line, f"`{key}` is not a day: “{tree.value}”", "Write the day as YYYY-MM-DD, such as 2026-12-31")


def _check_number(check: _Check, key: str, tree: Tree) -> None:
    if isinstance(tree.value, bool) or not isinstance(tree.value, int | float) or tree.value < 0:
        check.complain(tree.line, f"`{key}` is not a number: “{tree.value}”", "Write a number without a unit, such as 5000")


def _check_codes(check: _Check, key: str, tree: Tree) -> None:
    for word, line in check.words(tree, key):
        check.known(word, codes_of(key), line, f"In `{key}` the word")


def _check_words(check: _Check, key: str, tree: Tree) -> None:
    check.words(tree, key)


def _check_text(check: _Check, key: str, tree: Tree) -> None:
    if not isinstance(tree.value, str) or not tree.value.strip():
        check.complain(tree.line, f"`{key}` has no text", "Write some words after it, in quotes if they hold a colon")


_PLAIN: tuple[tuple[frozenset[str], Callable[[_Check, str, Tree], None]], ...] = (
    (frozenset(LISTS) | LEXICON, _check_codes),
    (FREE_LISTS, _check_words),
    (DAYS, _check_day),
    (NUMBERS, _check_number),
    (TEXTS, _check_text),
    (frozenset({"visibility"}), lambda check, _key, tree: check.known(str(tree.value), VISIBILITIES, tree.line, "The visibility")),
    (frozenset({"where"}), lambda check, _key, tree: _check_where(check, tree)),
    (frozenset({"wording"}), lambda check, _key, tree: _check_wording(check, tree)),
)
"""Which keys are checked how; `edits`, `duties` and `parts` also depend on what kind of rule they stand in."""


def _check_key(check: _Check, key: str, tree: Tree, forbids: bool) -> None:
    """Checks what stands in one key of a rule."""
    for keys, checks in _PLAIN:
        if key in keys:
            checks(check, key, tree)
    if key == "edits":
        _check_edits(check, tree, forbids)
    elif key == "duties":
        _check_duties(check, tree, forbids)
    elif key == "parts":
        _check_parts(check, tree, forbids)


def _check_rule(check: _Check, tree: Tree) -> None:
    """Checks one rule: its keys, what stands in them, and that they fit together."""
    if tree.fields is None:
        check.complain(tree.line, "This entry is not a rule", "Begin a rule with `- id:` and indent its keys below")
        return
    fields = tree.fields
    for key, line in tree.repeated:
        check.complain(line, f"`{key}` stands twice in one rule", "Keep one of them")
    for key, value in fields.items():
        check.known(key, RULE_KEYS, value.line, "The key")
        _check_key(check, key, value, "forbid" in fields)
    for key in ("id", "says", "source"):
        if key not in fields:
            check.complain(
                tree.line, f"The rule has no `{key}`", f"Add `{key}:` – {RULE_KEYS[key][0].lower()}{RULE_KEYS[key][1:].rstrip('.')}"
            )
    if sum(key in fields for key in ("permit", "forbid", "wording")) != 1:
        check.complain(
            tree.line,
            "The rule needs exactly one of `permit`, `forbid` and `wording`",
            "Keep one, and make the others rules of their own",
        )
    if "needs" in fields and "forbid" in fields:
        check.complain(
            fields["needs"].line, "`needs` belongs to a rule that permits", "Say in a permitting rule what the user needs"
        )
    if "unless" in fields and "forbid" not in fields:
        check.complain(fields["unless"].line, "`unless` belongs to a rule that forbids", "Say with `needs` what the user needs")
    _check_order(check, fields, "from", "until")
    _check_order(check, fields, "valid_from", "valid_to")


def _check_order(check: _Check, fields: dict[str, Tree], first: str, last: str) -> None:
    start, end = (fields[key].value if key in fields else None for key in (first, last))
    if isinstance(start, date) and isinstance(end, date) and end < start:
        check.complain(fields[last].line, f"`{last}` lies before `{first}`", "Exchange the two days")


def read_rules(text: str, document: str) -> tuple[Rule, ...]:
    """Reads a rule file.

    Args:
        text: The YAML.
        document: The name of the file, for errors and as the source of rules that name none.

    Raises:
        RuleFileError: Something in it cannot be used; nothing of the file is.
    """
    check = _Check(document)
    try:
        tree = parse(text)
    except NotYamlError as error:
        check.complain(
            error.line,
            f"This is not valid YAML: {error.what}",
            "Check indentation, dashes and quotes on this line and the one above",
        )
        raise RuleFileError(check.problems) from error
    rules = (tree.fields or {}).get("rules")
    if rules is None or rules.items is None:
        check.complain(tree.line, "The file has no list of `rules`", "Begin it with `rules:` and put each rule below with a dash")
        raise RuleFileError(check.problems)
    for key, value in (tree.fields or {}).items():
        check.known(key, ("rules",), value.line, "The key")
    seen: dict[str, int] = {}
    for rule in rules.items:
        _check_rule(check, rule)
        name = rule.fields.get("id") if rule.fields else None
        if name is not None and name.value in seen:
            check.complain(
                name.line, f"The id “{name.value}” is taken on line {seen[name.value]}", "Give the rule an id of its own"
            )
        elif name is not None:
            seen[str(name.value)] = name.line
    if check.problems:
        raise RuleFileError(check.problems)
    return tuple(compile_rule(rule.plain(), document) for rule in rules.items)
