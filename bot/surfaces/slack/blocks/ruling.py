"""The form in which legal rules, and what was filled in."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from bot.escalation.case import Case, Ruling, Scope
from bot.surfaces.slack.blocks.answer import verdict_words
from bot.surfaces.slack.blocks.case import LONGEST_LINE, thread_of
from bot.surfaces.slack.blocks.text import Block, bullets, escape, footnote, paragraphs, shortened
from policies.vocabulary import VerdictCode

CALLBACK = "ruling"
VERDICTS = (VerdictCode.ALLOWED, VerdictCode.ALLOWED_WITH_CONDITIONS, VerdictCode.NOT_ALLOWED)
SCOPES = {
    Scope.ASSET_AND_USE: "This asset and use, also when asked again",
    Scope.UNTIL: "The same until a day",
    Scope.ONCE: "This once",
}
VERDICT, CONDITIONS, REASON, NOTE, SCOPE, UNTIL = "verdict", "conditions", "reason", "note", "scope", "until"
ACTION = "value"
QUESTION_SHOWN = 1_000


def ruling_form(case: Case) -> dict[str, Any]:
    """The modal for a case."""
    question = shortened(case.draft.question.text, QUESTION_SHOWN)
    blocks: list[Block] = [
        *thread_of(case.draft.question),
        *paragraphs(question),
        *bullets("To decide", [shortened(case.draft.to_decide, QUESTION_SHOWN)]),
        *bullets("Ruled before on this asset", [shortened(ruled, LONGEST_LINE) for ruled in case.draft.ruled_before]),
        _choice(VERDICT, "Verdict", {v.value: verdict_words(v) for v in VERDICTS}),
        _text(CONDITIONS, "Conditions, one a line", optional=True, limit=2_000),
        _text(REASON, "Reason (the asker reads this)", limit=2_000),
        _text(NOTE, "Note for legal only", optional=True, limit=2_000),
        _choice(SCOPE, "How far it reaches", {s.value: text for s, text in SCOPES.items()}, initial=Scope.ASSET_AND_USE.value),
        _day(UNTIL, "Last day (for “until a day”)"),
    ]
    return {
        "type": "modal",
        "callback_id": CALLBACK,
        "private_metadata": case.id,
        "title": _plain(f"Rule on {case.id}"),
        "submit": _plain("Rule"),
        "close": _plain("Cancel"),
        "blocks": blocks,
    }


def message_form(title: str, text: str) -> dict[str, Any]:
    """A modal that only says something."""
    return {"type": "modal", "title": _plain(title), "close": _plain("Close"), "blocks": [*paragraphs(text), footnote(title)]}


def read_form(view: Mapping[str, Any], by: str) -> tuple[Ruling | None, dict[str, str]]:
    """The ruling that was filled in, or what is wrong with it, field by field."""
    verdict = _picked(view, VERDICT)
    scope = _picked(view, SCOPE) or Scope.ASSET_AND_USE.value
    conditions = tuple(line.strip(" •-\t") for line in (_typed(view, CONDITIONS)).splitlines() if line.strip(" •-\t"))
    reason, until = _typed(view, REASON).strip(), _date(view, UNTIL)
    problems = _problems(verdict, conditions, reason, scope, until)
    if problems:
        return None, problems
    ruling = Ruling.model_validate(
        {
            "verdict": verdict,
            "conditions": conditions,
            "reason": reason,
            "scope": scope,
            "until": until,
            "note": _typed(view, NOTE).strip() or None,
            "by": by,
        }
    )
    return ruling, {}


def _problems(verdict: str | None, conditions: tuple[str, ...], reason: str, scope: str, until: date | None) -> dict[str, str]:
    found: dict[str, str] = {}
    if verdict not in {v.value for v in VERDICTS}:
        found[VERDICT] = "Please choose a verdict."
    if verdict == VerdictCode.ALLOWED_WITH_CONDITIONS.value and not conditions:
        found[CONDITIONS] = "A yes with conditions needs at least one condition."
    if verdict == VerdictCode.ALLOWED.value and conditions:
        found[VERDICT] = "With conditions, please choose “allowed with conditions”."
    if not reason:
        found[REASON] = "Please give a reason; the asker reads it."
    if scope not in {s.value for s in SCOPES}:
        found[SCOPE] = "Please choose how far the ruling reaches."
    if scope == Scope.UNTIL.value and until is None:
        found[UNTIL] = "Please name the last day."
    if scope != Scope.UNTIL.value and until is not None:
        found[UNTIL] = "A last day goes with “The same until a day”."
    return found


def _plain(text: str) -> dict[str, Any]:
    return {"type": "plain_text", "text": escape(text), "emoji": False}


def _choice(block: str, title: str, options: Mapping[str, str], initial: str | None = None) -> Block:
    made = [{"text": _plain(text), "value": value} for value, text in options.items()]
    element: dict[str, Any] = {"type": "radio_buttons", "action_id": ACTION, "options": made}
    if initial is not None:
        element["initial_option"] = next(option for option in made if option["value"] == initial)
    return {"type": "input", "block_id": block, "label": _plain(title), "element": element}


def _text(block: str, title: str, *, limit: int, optional: bool = False) -> Block:
    element = {"type": "plain_text_input", "action_id": ACTION, "multiline": True, "max_length": limit}
    return {"type": "input", "block_id": block, "label": _plain(title), "optional": optional, "element": element}


def _day(block: str, title: str) -> Block:
    element = {"type": "datepicker", "action_id": ACTION}
    return {"type": "input", "block_id": block, "label": _plain(title), "optional": True, "element": element}


def _field(view: Mapping[str, Any], block: str) -> Mapping[str, Any]:
    values = view.get("state", {}).get("values", {})
    return values.get(block, {}).get(ACTION) or {}


def _picked(view: Mapping[str, Any], block: str) -> str | None:
    option = _field(view, block).get("selected_option") or {}
    return option.get("value")


def _typed(view: Mapping[str, Any], block: str) -> str:
    return _field(view, block).get("value") or ""


def _date(view: Mapping[str, Any], block: str) -> date | None:
    chosen = _field(view, block).get("selected_date")
    return date.fromisoformat(chosen) if chosen else None
