"""A case as a card for legal, and its outcome for those who asked."""

import re

from bot.escalation.case import Case, CaseState, Scope
from bot.surfaces.signs import marked
from bot.surfaces.slack.blocks.answer import Page, verdict_words
from bot.surfaces.slack.blocks.text import (
    FALLBACK,
    MOST_BLOCKS,
    MOST_CHARACTERS,
    Block,
    bullets,
    button,
    escape,
    footnote,
    header,
    label,
    paragraphs,
    shortened,
    size,
)
from policies.request import Question
from policies.wording import say_day

CLAIM, RELEASE, RULE = "case:claim", "case:release", "case:rule"
SLACK_USER = re.compile(r"[UW][A-Z0-9]{4,20}")
STATES = {CaseState.OPEN: "Open", CaseState.CLAIMED: "Claimed", CaseState.RULED: "Ruled", CaseState.CLOSED: "Closed"}
LONGEST_QUESTION = 2_500
LONGEST_LINE = 600
MOST_LINES = 10
MESSAGE_LIMITS = (300, 120, 40)
"""How long a message of the thread may be: the longest with which all fits."""
ROOM = MOST_CHARACTERS - 500
MOST_MESSAGES = 12


def who(name: str) -> str:
    """A person for legal's eyes: a mention where it is a Slack user's id, else the name."""
    return f"<@{name}>" if SLACK_USER.fullmatch(name) else escape(name)


def card(case: Case) -> Page:
    """Everything legal needs to decide, with the buttons that fit the state. What does not fit into one message is cut."""
    draft, question = case.draft, case.draft.question
    asked_by = question.party or question.asker.value.replace("_", " ")
    head = [header(f"{case.id} · {STATES[case.state]}"), *_state(case)]
    asked = f"asked by {shortened(asked_by, 200)} on {say_day(question.asked_on)}"
    blocks = [label(f"The question, {asked}" if question.thread else f"A{asked[1:]}")]
    blocks += paragraphs(shortened(question.text, LONGEST_QUESTION))
    if draft.asset_name:
        blocks += bullets("Asset", [shortened(draft.asset_name + (f" ({draft.asset})" if draft.asset else ""), LONGEST_LINE)])
    blocks += bullets("To decide", [shortened(draft.to_decide, LONGEST_LINE)])
    buttons = _buttons(case)
    threads = (thread_of(question, limit) for limit in MESSAGE_LIMITS)
    blocks = [*head, *next((thread for thread in threads if size([*head, *thread, *blocks, *buttons]) <= ROOM), []), *blocks]
    earlier = [shortened(ruled, LONGEST_LINE) for ruled in draft.ruled_before]
    blocks += _fitting(bullets("Ruled before on this asset", earlier), blocks, buttons)
    blocks += _fitting(bullets("Found", [shortened(marked(r), LONGEST_LINE) for r in draft.reasons[:MOST_LINES]]), blocks, buttons)
    sources = [f"“{' '.join(s.quote.split())}” – {s.document}, {s.locator}" for s in draft.citations[:MOST_LINES]]
    blocks += _fitting(bullets("Sources", [shortened(s, LONGEST_LINE) for s in sources]), blocks, buttons)
    text = escape(shortened(f"{case.id} ({STATES[case.state].lower()}): {question.text}", FALLBACK))
    return Page(text, tuple(blocks + buttons))


def thread_of(question: Question, limit: int = MESSAGE_LIMITS[0]) -> list[Block]:
    """What was said before the question, oldest first; of a long thread its beginning and its end."""
    said = [shortened(" ".join(message.split()), limit) for message in question.thread]
    if len(said) > MOST_MESSAGES:
        left_out = len(said) - MOST_MESSAGES
        said = [said[0], f"({left_out} more)", *said[-(MOST_MESSAGES - 1) :]]
    return bullets("The thread, oldest first", said)


def outcome(case: Case) -> Page:
    """What those who asked hear when legal has decided. No names of reviewers, no internal note."""
    ruling = case.ruling
    if ruling is None:
        return _plain(f"Legal has closed {case.id} without a decision. Please ask again if you still need one.")
    head = f"Legal has decided {case.id}"
    words = [verdict_words(ruling.verdict), ruling.reason]
    lasts = f"Holds until {say_day(ruling.until)}" if ruling.until else None
    once = "This holds for this one use only." if ruling.scope is Scope.ONCE else None
    blocks = [label(head), header(words[0]), *paragraphs(shortened(ruling.reason, LONGEST_QUESTION))]
    blocks += bullets("Conditions", ruling.conditions)
    blocks += [label(lasts)] if lasts else []
    blocks += [footnote(once)] if once else []
    lines = [head, *words, *(f"• {c}" for c in ruling.conditions), lasts or "", once or ""]
    return Page(escape(shortened("\n".join(line for line in lines if line), FALLBACK)), tuple(blocks))


def dead_letter(reference: int, why: str) -> Page:
    """What legal hears of a message that could not be answered."""
    return _plain(f"A question could not be answered (delivery {reference}): {why}. Its sender was told that you know.")


def _plain(text: str) -> Page:
    return Page(escape(text), tuple(paragraphs(text)))


def _state(case: Case) -> list[Block]:
    lines = []
    if case.state is CaseState.CLAIMED and case.claimed_by:
        lines.append(f"Claimed by {who(case.claimed_by)}")
    ruling = case.ruling
    if ruling:
        lines.append(f"{verdict_words(ruling.verdict)} – ruled by {who(ruling.by)}. {ruling.reach}")
    blocks: list[Block] = [{"type": "section", "text": {"type": "mrkdwn", "text": line, "verbatim": True}} for line in lines]
    if ruling:
        blocks += bullets("Reason", [shortened(ruling.reason, LONGEST_LINE)])
        blocks += bullets("Conditions", [shortened(c, LONGEST_LINE) for c in ruling.conditions[:MOST_LINES]])
        blocks += bullets("Note for legal", [shortened(ruling.note, LONGEST_LINE)] if ruling.note else [])
    return blocks


def _buttons(case: Case) -> list[Block]:
    if not case.state.is_waiting:
        return []
    first = button("Claim", CLAIM, case.id) if case.state is CaseState.OPEN else button("Release", RELEASE, case.id)
    return [{"type": "actions", "elements": [first, button("Rule", RULE, case.id, style="primary")]}]


def _fitting(more: list[Block], blocks: list[Block], buttons: list[Block]) -> list[Block]:
    """As many of the blocks as one message takes beside the others."""
    kept: list[Block] = []
    for block in more:
        if len(blocks) + len(kept) + len(buttons) >= MOST_BLOCKS or size([*blocks, *kept, block, *buttons]) > MOST_CHARACTERS:
            break
        kept.append(block)
    return kept
