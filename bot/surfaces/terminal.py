"""The terminal: answers and cases as text, and a conversation that remembers its thread."""

from collections.abc import Callable
from datetime import date
from typing import Protocol

from rich.console import Console
from rich.text import Text

from bot.answer import Answer
from bot.escalation.case import Case, CaseEvent, CaseRuled
from bot.escalation.desk import Notifier
from bot.surfaces import unsaid
from bot.surfaces.signs import SIGNS, STATUS_SIGNS, marked
from policies.request import Question
from policies.vocabulary import Asker
from policies.wording import say_day

CHECKED = {
    "window": "dates", "territory": "places", "channel": "channels", "modification": "edits", "action": "what is done",
    "party": "who uses it", "release": "people shown", "credit": "credit", "clause": "policies", "duty": "duties",
}  # fmt: skip
"""What a reason is about, in a word or two."""
MOST_REASONS = 8
LONGEST_THREAD = 12
"""Messages a chat remembers."""
LEGAL_WORDS = frozenset({"legal", "send it to legal", "don't know", "don’t know", "i don't know", "i don’t know", "dunno"})
"""What an asker types who was asked back and cannot say."""
DONE_WORDS = frozenset({"", "exit", "quit", "bye"})


def show_answer(answer: Answer, console: Console | None = None, *, why: bool = False) -> None:
    """Print an answer: verdict by sign and word, then words, conditions, reasons, sources and what to do next.

    What was checked and is in order is named in one line; `why` shows each such reason.
    """
    out = console or Console(highlight=False)
    sign, word, colour = SIGNS[answer.verdict]
    if answer.kind == "verdict":
        out.print(Text(f"{sign} {word}", style=f"bold {colour}"))
    out.print(Text(answer.answer))
    _bullets(out, "Conditions", tuple(("•", condition) for condition in unsaid.conditions(answer)))
    if nearest := unsaid.nearest_yes(answer):
        out.print(Text(f"Nearest yes: {nearest}"))
    if until := unsaid.until(answer):
        out.print(Text(f"Holds until {until}"))
    told = answer.reasons if why else unsaid.reasons(answer)[:MOST_REASONS]
    _bullets(out, "Why" if why else "Also", tuple((STATUS_SIGNS.get(r.status, "•"), r.text) for r in told))
    if not why and (fine := _in_order(answer)):
        out.print(Text(f"Checked and fine: {', '.join(fine)}", style="dim"))
    for citation in unsaid.citations(answer):
        place = ", ".join(part for part in (citation.document, citation.locator) if part)
        out.print(Text(f"  “{' '.join(citation.quote.split())}”\n    – {place}", style="dim"))
    if answer.ask_back:
        if answer.ask_back.question not in answer.answer or answer.ask_back.options:
            out.print(Text(answer.ask_back.question, style="bold"))
        for number, option in enumerate(answer.ask_back.options, 1):
            out.print(Text(f"  {number}. {option}"))
    if answer.escalation and answer.escalation.case not in answer.answer:
        out.print(Text(f"Case {answer.escalation.case}"))


def show_case(case: Case, console: Console | None = None) -> None:
    """Print a case as legal needs it."""
    out = console or Console(highlight=False)
    draft, question = case.draft, case.draft.question
    who = question.party or question.asker.value.replace("_", " ")
    holder = f" by {case.held_by}" if case.held_by else ""
    out.print(Text(f"{case.id}  {case.state.value}{holder}", style="bold"))
    if question.thread:
        out.print(Text(f"Thread with {who}, oldest first:"))
        for said in question.thread:
            out.print(Text(f"    {' '.join(said.split())}"))
        out.print(Text(f"  → {question.text}   (the question, {say_day(question.asked_on)})"))
    else:
        out.print(Text(f"Asked by {who} on {say_day(question.asked_on)}: {question.text}"))
    if draft.asset_name:
        out.print(Text(f"Asset: {draft.asset_name}" + (f" ({draft.asset})" if draft.asset else "")))
    out.print(Text(f"To decide: {draft.to_decide}"))
    _bullets(out, "Found", tuple(("•", marked(reason)) for reason in draft.reasons))
    for source in draft.citations:
        out.print(Text(f"  “{' '.join(source.quote.split())}”\n    – {source.document}, {source.locator}", style="dim"))
    _bullets(out, "Ruled before on this asset", tuple(("•", earlier) for earlier in draft.ruled_before))
    if case.ruling:
        said = case.ruling.verdict.value.replace("_", " ")
        out.print(Text(f"Ruled by {case.ruling.by}: {said}. {case.ruling.reason} {case.ruling.reach}"))
        _bullets(out, "Conditions", tuple(("•", condition) for condition in case.ruling.conditions))


def _in_order(answer: Answer) -> tuple[str, ...]:
    """What was checked and found right; of two people shown with one release too short, people are not in order.

    Information lists the rights themselves, and a ruling stands for all that was checked.
    """
    if answer.kind != "verdict" or any(r.kind == "precedent" for r in answer.reasons):
        return ()
    called = [(CHECKED.get(r.kind, r.kind.replace("_", " ")), r.status) for r in answer.reasons]
    wrong = {name for name, status in called if status != "pass"}
    return tuple(dict.fromkeys(name for name, _ in called if name not in wrong))


def _bullets(out: Console, title: str, items: tuple[tuple[str, str], ...]) -> None:
    if items:
        out.print(Text(f"{title}:"))
        for mark, item in items:
            out.print(Text(f"  {mark} {item}"))


class Desk(Protocol):
    """Answers questions."""

    def answer(self, question: Question, *, escalate: bool = True, settle: bool = False) -> Answer:
        """Answer one question."""
        ...


class Casework(Protocol):
    """Tells what happens to cases."""

    def subscribe(self, notifier: Notifier) -> None:
        """Let a surface hear of events."""
        ...


class Chat:
    """A conversation: each message is a question, earlier ones are its thread."""

    def __init__(
        self,
        desk: Desk,
        casework: Casework,
        *,
        today: Callable[[], date],
        asker: Asker = Asker.STAFF,
        party: str | None = None,
        channel: str | None = None,
        console: Console | None = None,
    ) -> None:
        self._desk = desk
        self._today = today
        self._who = {"asker": asker, "party": party, "channel": channel}
        self._out = console or Console(highlight=False)
        self._thread: list[str] = []
        self._options: tuple[str, ...] = ()
        self._open: Question | None = None
        """The question that was asked back."""
        casework.subscribe(self)

    def run(self) -> None:
        """Talk until an empty line, `exit` or the end of input."""
        self._out.print(
            Text("Ask me whether you may use an asset. An empty line ends the chat; “new” starts another subject.", style="dim")
        )
        while True:
            try:
                text = self._out.input("[bold]> [/bold]").strip()
            except EOFError:
                return
            if text.casefold() in DONE_WORDS:
                return
            if text.casefold() == "new":
                self._thread.clear()
                continue
            self.say(text)

    def say(self, text: str) -> Answer:
        """Ask one thing and show the answer; a number picks an option of the question back."""
        if self._open is not None and text.casefold().strip(" .!") in LEGAL_WORDS:
            return self._show(self._desk.answer(self._open, settle=True), self._open)
        if text.isdecimal() and 0 < int(text) <= len(self._options):
            text = self._options[int(text) - 1]
        question = Question.model_validate({"text": text, "asked_on": self._today(), "thread": tuple(self._thread), **self._who})
        self._thread = [*self._thread, text][-LONGEST_THREAD:]
        return self._show(self._desk.answer(question), question)

    def _show(self, answer: Answer, question: Question) -> Answer:
        is_open = answer.ask_back is not None and answer.escalation is None
        self._options = answer.ask_back.options if answer.ask_back and is_open else ()
        self._open = question if is_open else None
        show_answer(answer, self._out)
        if is_open:
            self._out.print(Text("If you cannot say, type “legal” and I send it to legal.", style="dim"))
        return answer

    def hear(self, event: CaseEvent) -> None:
        """Tell of a ruling while the chat is open."""
        if isinstance(event, CaseRuled) and event.case.ruling:
            self._out.print(
                Text(f"Legal ruled on {event.case.id}: {event.case.ruling.verdict.value.replace('_', ' ')}.", style="bold")
            )
