"""Versions of rules by content, so that a ruling made under a rule ends when the rule changes."""

import hashlib
import json

from policies.rules import Rule


def rule_version(rule: Rule) -> str:
    """A hash of all that a rule says; the same words give the same version on every machine."""
    content = rule.model_copy(update={"version": ""})
    return hashlib.sha256(canonical(content).encode()).hexdigest()[:16]


def canonical(rule: Rule) -> str:
    """JSON of a rule with sorted keys and sorted sets."""
    return json.dumps(_sorted(rule.model_dump(mode="python")), sort_keys=True, default=str, ensure_ascii=False)


def words_version(text: str) -> str:
    """A hash of words without regard to case and spacing."""
    return hashlib.sha256(" ".join(text.split()).casefold().encode()).hexdigest()[:16]


def _sorted(value: object) -> object:
    if isinstance(value, dict):
        return {str(key): _sorted(item) for key, item in value.items()}
    if isinstance(value, frozenset | set):
        return sorted(str(item) for item in value)
    if isinstance(value, list | tuple):
        return [_sorted(item) for item in value]
    return value


def versioned(rule: Rule) -> str:
    """`id@version` of a rule, by its stored version or, where it has none, by its content."""
    return f"{rule.id}@{rule.version or rule_version(rule)}"
