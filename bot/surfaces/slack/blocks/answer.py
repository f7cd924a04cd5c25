"""An answer as blocks, and the same as plain text."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.answer import Answer, AnswerCitation
from bot.surfaces import unsaid
from bot.surfaces.signs import SIGNS
from bot.surfaces.slack.blocks.text import (
    FALLBACK,
    Block,
    bullets,
    button,
    clean,
    escape,
    footnote,
    header,
    label,
    pages,
    paragraphs,
    shortened,
)
from policies.vocabulary import Asker, VerdictCode

OPTION = "option"
SETTLE = "settle"
MOST_OPTIONS = 12
LONGEST_OPTION = 500
MOST_REASONS = 8
NOT_PASSED = {"fail": "✗", "unknown": "?"}
SEND = "I cannot say – send it to legal"


@dataclass(frozen=True)
class Page:
    """What goes into one message."""

    text: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Shown:
    """What of an answer this asker gets to see, whatever else it holds."""

    verdict: str
    words: str
    conditions: tuple[str, ...]
    until: str | None
    nearest: str | None
    reasons: tuple[str, ...]
    citations: tuple[AnswerCitation, ...]
    question: str | None
    options: tuple[str, ...]
    case: str | None


def verdict_words(verdict: VerdictCode) -> str:
    """A verdict by sign and word, such as "✓ Allowed with conditions"."""
    sign, word, _ = SIGNS[verdict]
    return f"{sign} {word.capitalize()}"


def shown(answer: Answer, asker: Asker) -> Shown:
    """The part of an answer that fits the asker.

    The flow has redacted the answer already; here third parties lose the explanation as well, which may tell how we decide.
    """
    is_staff = asker is Asker.STAFF
    said, ask = answer.answer, answer.ask_back
    telling = unsaid.reasons(answer)[:MOST_REASONS] if is_staff else ()
    return Shown(
        verdict=verdict_words(answer.verdict) if answer.kind == "verdict" else "",
        words=said.removesuffix(ask.question).rstrip() or said if ask else said,
        conditions=unsaid.conditions(answer),
        until=unsaid.until(answer),
        nearest=unsaid.nearest_yes(answer),
        reasons=tuple(f"{NOT_PASSED[r.status]} {r.text}" for r in telling),
        citations=unsaid.citations(answer),
        question=ask.question if ask else None,
        options=ask.options if ask else (),
        case=answer.escalation.case if answer.escalation and answer.escalation.case not in said else None,
    )


def answer_pages(answer: Answer, asker: Asker, reference: str, *, chosen: str | None = None) -> tuple[Page, ...]:
    """An answer as one message, or as several where it is too long for one.

    Args:
        answer: What to say.
        asker: To whom.
        reference: Opaque reference to the question, which the buttons carry.
        chosen: The option the asker has just picked, to be repeated.
    """
    parts = shown(answer, asker)
    blocks = [footnote(f"You chose: {chosen}")] if chosen else []
    blocks += _blocks(parts)
    blocks += _choices(parts, reference)
    split = pages(blocks)
    whole = fallback(parts, chosen)
    more = ["The answer goes on here."] * (len(split) - 1)
    return tuple(Page(text, page) for text, page in zip([whole, *more], split, strict=True))


def fallback(parts: Shown, chosen: str | None = None) -> str:
    """The whole answer as plain text, escaped."""
    lines = [f"You chose: {chosen}"] if chosen else []
    lines += [parts.verdict, parts.words]
    for title, items in (("Conditions", parts.conditions), ("Why", parts.reasons)):
        lines += [f"{title}:", *(f"• {item}" for item in items)] if items else []
    lines += [f"Holds until {parts.until}."] if parts.until else []
    lines += [f"Nearest yes: {parts.nearest}"] if parts.nearest else []
    lines += [f"“{_one_line(c.quote)}” – {_place(c)}" for c in parts.citations]
    if parts.question:
        lines += [parts.question, *(f"{n}. {option}" for n, option in enumerate(parts.options, 1))]
    lines += [f"Case {parts.case} is with legal."] if parts.case else []
    text = "\n".join(line for line in lines if line)
    return escape(shortened(text, FALLBACK)) or "…"


def _blocks(parts: Shown) -> list[Block]:
    blocks = [header(parts.verdict)] if parts.verdict else []
    blocks += paragraphs(parts.words)
    blocks += bullets("Conditions", parts.conditions)
    if parts.until:
        blocks.append(label(f"Holds until {parts.until}"))
    if parts.nearest:
        blocks += [label("Nearest yes"), *paragraphs(parts.nearest)]
    blocks += bullets("Why", parts.reasons)
    if parts.citations:
        blocks.append(label("Sources"))
        for citation in parts.citations:
            blocks += paragraphs(f"“{_one_line(citation.quote)}”")
            blocks.append(footnote(f"– {_place(citation)}"))
    if parts.case:
        blocks.append(footnote(f"Case {parts.case} is with legal. You will hear here when they have decided."))
    return blocks


def _choices(parts: Shown, reference: str) -> list[Block]:
    if not parts.question:
        return []
    # an option too long for a button would come back cut, as another answer: it is typed instead
    fitting = [option for option in map(clean, parts.options) if 0 < len(option.strip()) <= LONGEST_OPTION]
    buttons = [button(o, f"{OPTION}:{n}", f"{reference}|{o}") for n, o in enumerate(fitting[:MOST_OPTIONS])]
    buttons.append(button(SEND, SETTLE, reference))
    return [*paragraphs(parts.question), {"type": "actions", "elements": buttons}]


def split_value(value: str) -> tuple[str, str]:
    """The reference and the option that a button carries."""
    reference, _, option = value.partition("|")
    return reference, option


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _place(citation: AnswerCitation) -> str:
    return ", ".join(part for part in (citation.document, citation.locator) if part)


def notice(text: str) -> Page:
    """A short message of our own words."""
    blocks: Sequence[Block] = paragraphs(text)
    return Page(escape(text), tuple(blocks))
