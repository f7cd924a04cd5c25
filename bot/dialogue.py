"""What the desk asked back, and what the asker's next message makes of it.

A thread holds plain messages. So that "1", "Yes" or an option's words answer the desk's question, the question is found again: the
messages before the answer are judged as they were then. The desk's own words in a thread are left out of what the asker said.
"""

import re
from collections.abc import Callable
from dataclasses import replace

from bot.stages.turn import Asked, Turn
from policies.nearest import apply
from policies.request import Claim, ClearanceRequest, Question, Told
from policies.verdict import AskBack

_LONGEST_REPLY = 40
"""Characters of a message that may pick an option; a longer one speaks for itself."""
_MOST_MESSAGES = 12
_YES = re.compile(r"\W*(?:yes|yep|yeah|yup|y|sure|correct|right|indeed|ja|jawohl|oui|s[ií]|sim)\b", re.IGNORECASE)
_NO = re.compile(r"\W*(?:no|nope|nah|n|nein|non|nee|não)\b", re.IGNORECASE)
_NUMBER = re.compile(r"\W*(?:option\s+|number\s+|no\.\s*|#)?(\d{1,2})\W*", re.IGNORECASE)
_AMOUNT = re.compile(r"\W*(?:about\s+|ca\.?\s+)?(\d{1,3}(?:[., ]\d{3})+|\d+)\W*", re.IGNORECASE)
_LISTED = re.compile(r"\s*\d{1,2}[.)]\s+(?P<option>\S.*?)\s*")


Look = Callable[[Turn], Asked | None]
"""Judges a turn without answering it: the question back that it would get, if any."""


def follow(turn: Turn, look: Look) -> Turn:
    """The turn with the answers to earlier questions back picked out of its thread.

    Args:
        turn: One question on its way, before the first step.
        look: What the desk would have asked back.
    """
    if not turn.question.thread:
        return turn
    *earlier, last = (*turn.question.thread, turn.question.text)[-_MOST_MESSAGES:]
    kept: list[str] = []
    told: tuple[tuple[AskBack, str], ...] = ()
    for message in earlier:
        asked = look(_at(turn, kept, told)) if kept and _may_be_about_a_question(message) else None
        if asked is None:
            kept.append(message)
        elif not _is_the_desks(message, asked.ask):
            kept, told = _take(message, asked.ask, kept, told)
    asked = look(_at(turn, kept, told)) if kept else None
    if asked is not None:
        kept, told = _take(last, asked.ask, kept, told)
    else:
        kept.append(last)
    return replace(_at(turn, kept, told), asked=asked)


def with_told(request: ClearanceRequest, told: tuple[tuple[AskBack, str], ...]) -> ClearanceRequest:
    """The request with what the asker answered when asked back; what its own words say since then goes before."""
    for ask, option in told:
        changes = [change for picked, change in ask.changes if picked == option]
        unsaid = ask.slot != "dates" or request.end is None
        request = apply(changes, request) if unsaid else request
        if ask.slot == "claim" and option in ("Yes", "No"):
            claim = Claim(key=ask.detail, holds=option == "Yes", text=option)
            request = request.model_copy(update={"claims": (*request.claims, claim)})
        elif ask.slot == "quantity" and option not in ask.options:
            held_to = (ask.detail, float(re.sub(r"\D", "", option)))
            request = request.model_copy(update={"measures": (*request.measures, held_to)})
        kept = changes[0].text if changes and unsaid else option if ask.slot == "quantity" and option in ask.options[:1] else ""
        said = Told(question=ask.question, option=option, kept=kept)
        request = request.model_copy(update={"told": (*request.told, said)})
    return request


def asked_at(turn: Turn, ask: AskBack) -> Asked:
    """A question back with what is understood with certainty at this point, whatever the words it was read from."""
    blank = ClearanceRequest()
    words = ("spans", "assets", "missing", "intent", "uncoded_channels", "uncoded_territories", "uncoded_modifications", "unplaced")
    core = turn.understood.model_copy(update={slot: getattr(blank, slot) for slot in words})
    core = core.model_copy(update={"told": tuple(told for told in core.told if told.question != ask.question)})
    return Asked(ask, (core, tuple(finding.asset_name for finding in turn.findings)))


def is_stuck(turn: Turn, ask: AskBack) -> bool:
    """Whether the last message answered a question back with nothing that helps: the same one would be asked again."""
    before = turn.asked
    return before is not None and before.ask.question == ask.question and before == asked_at(turn, before.ask)


def _at(turn: Turn, messages: list[str], told: tuple[tuple[AskBack, str], ...]) -> Turn:
    """The turn as it was when these were all the messages."""
    question: Question = turn.question.model_copy(update={"text": messages[-1], "thread": tuple(messages[:-1])})
    return replace(turn, question=question, told=told)


def _may_be_about_a_question(message: str) -> bool:
    return "?" in message or len(message) <= _LONGEST_REPLY


def _is_the_desks(message: str, ask: AskBack) -> bool:
    """Whether a message of the thread is the desk's own question, or one of the options below it."""
    listed = _LISTED.fullmatch(message)
    return ask.question.casefold() in message.casefold() or (listed is not None and listed["option"] in ask.options)


def _take(
    message: str, ask: AskBack, kept: list[str], told: tuple[tuple[AskBack, str], ...]
) -> tuple[list[str], tuple[tuple[AskBack, str], ...]]:
    """Messages and answers after a message that came when the desk had asked back."""
    picked = pick(message, ask)
    if picked is None:
        return [*kept, message], told
    return [*kept, _in_words(message, picked, ask)], (*told, (ask, picked))


def pick(message: str, ask: AskBack) -> str | None:
    """The option a message picks, a plain number where a number was asked for, or `None`."""
    if len(message) > _LONGEST_REPLY:
        return None
    plain = message.casefold().strip(" .!,;:")
    if exact := next((option for option in ask.options if option.casefold() == plain), None):
        return exact
    number = _NUMBER.fullmatch(message)
    if number and 0 < int(number[1]) <= len(ask.options):
        return ask.options[int(number[1]) - 1]
    if ask.slot == "quantity" and (amount := _AMOUNT.fullmatch(message)):
        return amount[1]
    for way, pattern in (("yes", _YES), ("no", _NO)):
        found = [option for option in ask.options if option.casefold().split(",")[0] == way]
        if found and pattern.match(message):
            return found[0]
    return None


_RELATIONS = {
    "An agency": "We are an agency.",
    "A supplier": "We are a supplier.",
    "The press": "We are the press.",
}
"""What an asker says who picks an option of the question who will use it."""


def _in_words(message: str, picked: str, ask: AskBack) -> str:
    """A pick as the asker would have written it out."""
    if ask.slot == "asset":
        named = ask.detail if picked == "Yes" else picked
        number = re.search(r"\(([^()]+)\)$", named)
        return number[1] if number else named
    if ask.slot == "party":
        return _RELATIONS.get(picked, picked)
    yes_or_no = picked.casefold().split(",")[0] in ("yes", "no")
    return message if yes_or_no and not message.strip(" .)#").isdigit() else picked
