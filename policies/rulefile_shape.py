"""The shape of a rule file: which keys a rule may have, what stands in them, and the JSON Schema that editors use."""

from functools import cache
from typing import Any

from policies.datafile import data_file
from policies.rules import DutyKind
from policies.vocabulary import Action, Channel, Modification, Party, Purpose, Visibility

RULE_KEYS = {
    "id": "Short name of the rule, unique in the brand, such as SOC-03.",
    "permit": "What the rule permits: a list of actions, or `any`.",
    "forbid": "What the rule forbids: a list of actions, or `any`.",
    "assets": "Ids of the assets the rule is about; leave out for all.",
    "kinds": "Kinds of assets the rule is about, such as logo or photo.",
    "labels": "Labels of assets the rule is about, such as mascot.",
    "who": "Users the rule is about besides our own staff, such as agency or reseller.",
    "needs": "What must be true of the user, such as signed_addendum.",
    "where": "Places, in words or codes, such as `DACH excl. Liechtenstein`.",
    "channels": "Where it appears, such as social or packaging.",
    "not_channels": "Channels the rule does not hold for.",
    "from": "First day of use, YYYY-MM-DD.",
    "until": "Last day of use, YYYY-MM-DD.",
    "for": "Purposes, such as editorial.",
    "edits": "A list of edits, or `allow` and `forbid` with a list each; `any` and `none` work too.",
    "copies": "Largest number of copies; a forbidding rule bites above it.",
    "seconds": "Longest excerpt in seconds; a forbidding rule bites above it.",
    "budget": "Largest sum for paid media, in euros; a forbidding rule bites above it.",
    "topics": "Topics the rule is about, such as alcohol.",
    "unless": "What lifts a forbidding rule, such as written_approval.",
    "parts": "Limits of people shown, music or versions: a list such as `- {person: N. Farrouk, until: 2027-01-31}`.",
    "duties": 'What must be done: a list such as `- credit_line: "Photo: …"`.',
    "wording": "Rules for copy: must_include, must_not_include, say_instead, exact.",
    "says": "The clause, word for word; it is cited.",
    "source": "Where the clause stands: document, then a comma and the place in it.",
    "summary": "The rule in one plain sentence.",
    "public_reason": "What anyone may be told when this rule decides.",
    "visibility": "Who may see the rule.",
    "audience": "Partners or groups the rule may be shown to.",
    "owner": "Who answers for the rule.",
    "valid_from": "First day the rule is in force.",
    "valid_to": "Last day the rule is in force.",
}
"""Every key of a rule with its help text."""

WORDING_KEYS = {
    "must_include": "Words that have to stand in the copy, such as a disclaimer.",
    "must_not_include": "Words or names that must not be used.",
    "say_instead": "Words to replace: `wrong: right`.",
    "exact": "Approved wordings, to be used letter for letter.",
}
PARTS = frozenset({"person", "music", "version", "element"})
PART_KEYS = frozenset({*PARTS, "in", "from", "until", "where", "channels"})
DUTIES = {kind.value: kind for kind in DutyKind}
DUTY_EXTRAS = frozenset({"channels", "where", "shown_by", "quote"})

LISTS: dict[str, frozenset[str]] = {
    "permit": frozenset({*Action, "any"}),
    "forbid": frozenset({*Action, "any"}),
    "who": frozenset({*Party, "anyone"}),
    "channels": frozenset({*Channel, "anywhere"}),
    "not_channels": frozenset(Channel),
    "for": frozenset(Purpose),
}
"""Keys that hold a list of codes from a closed vocabulary."""


@cache
def lexicon_codes(name: str, key: str) -> frozenset[str]:
    """The codes of a data file of `policies/lexicon/`: a mistyped topic would be a ban that never bites."""
    return frozenset(code for code in data_file("policies.lexicon", name)[key] if not code.startswith("_"))


def codes_of(key: str) -> frozenset[str]:
    """The codes that a key may hold."""
    if key == "topics":
        return lexicon_codes("topics.yaml", "phrases")
    return lexicon_codes("qualifications.yaml", "claims") if key in CLAIMS else LISTS[key]


CLAIMS = frozenset({"needs", "unless"})
LEXICON = frozenset({"topics", *CLAIMS})
"""Keys that hold a list of codes from the lexicon, which is larger than the closed vocabularies."""
EDITS = frozenset({*Modification, "any", "none"})
FREE_LISTS = frozenset({"assets", "kinds", "labels", "audience"})
DAYS = frozenset({"from", "until", "valid_from", "valid_to"})
NUMBERS = frozenset({"copies", "seconds", "budget"})
TEXTS = frozenset({"id", "says", "source", "summary", "public_reason", "owner"})
VISIBILITIES = frozenset(Visibility)


def _list_of(items: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [items, {"type": "array", "items": items, "minItems": 1}]}


def _codes(values: frozenset[str]) -> dict[str, Any]:
    return _list_of({"enum": sorted(str(value) for value in values)})


def _edits() -> dict[str, Any]:
    both = {"type": "object", "properties": {"allow": _codes(EDITS), "forbid": _codes(EDITS)}, "additionalProperties": False}
    return {"anyOf": [_codes(EDITS), both]}


def _duties() -> dict[str, Any]:
    texts = {name: {"type": "string"} for name in DUTIES}
    extras = {
        "channels": _codes(LISTS["channels"]),
        "where": {"type": "string"},
        "shown_by": {"type": "string"},
        "quote": {"type": "string"},
    }
    return {"type": "array", "items": {"type": "object", "properties": texts | extras, "additionalProperties": False}}


def _parts() -> dict[str, Any]:
    named: dict[str, Any] = {name: {"type": "string"} for name in sorted(PARTS)}
    limits = {"in": _list_of({"type": "string"}), "where": _list_of({"type": "string"}), "channels": _codes(LISTS["channels"])}
    days = {key: {"type": "string", "format": "date"} for key in ("from", "until")}
    return {"type": "array", "items": {"type": "object", "properties": named | limits | days, "additionalProperties": False}}


def _wording() -> dict[str, Any]:
    words = _list_of({"type": "string"})
    shape = {name: {**words, "description": text} for name, text in WORDING_KEYS.items()}
    shape["say_instead"] = {
        "type": "object",
        "additionalProperties": {"type": "string"},
        "description": WORDING_KEYS["say_instead"],
    }
    return {"type": "object", "properties": shape, "additionalProperties": False}


def _property(key: str) -> dict[str, Any]:
    special = {"edits": _edits, "duties": _duties, "parts": _parts, "wording": _wording}
    if key in LISTS or key in LEXICON:
        shape = _codes(codes_of(key))
    elif key in FREE_LISTS or key == "where":
        shape = _list_of({"type": "string"})
    elif key in DAYS:
        shape = {"type": "string", "format": "date"}
    elif key in NUMBERS:
        shape = {"type": "number", "minimum": 0}
    elif key in special:
        shape = special[key]()
    else:
        shape = {"enum": sorted(VISIBILITIES)} if key == "visibility" else {"type": "string", "minLength": 1}
    return shape


def json_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of rule files; `policies/rulefile.schema.json` is a copy of it."""
    rule = {
        "type": "object",
        "properties": {key: {**_property(key), "description": text} for key, text in RULE_KEYS.items()},
        "required": ["id", "says", "source"],
        "oneOf": [{"required": ["permit"]}, {"required": ["forbid"]}, {"required": ["wording"]}],
        "additionalProperties": False,
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Rules of the brand",
        "type": "object",
        "properties": {"rules": {"type": "array", "items": rule}},
        "required": ["rules"],
        "additionalProperties": False,
    }
