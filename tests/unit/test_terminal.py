"""The terminal: verdicts by sign and word, options by number, a thread that is remembered."""

import io

from desk_fakes import MODEL, TODAY, case_desk
from rich.console import Console

from bot.answer import Answer, AnswerAskBack, AnswerCitation, AnswerReason, Escalation
from bot.escalation.case import CaseDraft, Ruling
from bot.surfaces.terminal import Chat, show_answer, show_case
from policies.request import ClearanceRequest, Question
from policies.vocabulary import VerdictCode


def console():
    return Console(file=io.StringIO(), width=100, highlight=False, no_color=True)


def answer(**more):
    return Answer(**{"verdict": "not_allowed", "confidence": 0.9, "answer": "No.", "model": MODEL, **more})


def test_every_verdict_has_a_sign_and_a_word_without_colour():
    shown = []
    for code in VerdictCode:
        out = console()
        show_answer(answer(verdict=code), out)
        shown.append(out.file.getvalue().splitlines()[0])
    assert len(set(shown)) == 4
    assert "✗ NOT ALLOWED" in shown


def test_an_answer_shows_all_its_parts():
    out = console()
    told = answer(
        conditions=("Credit: Photo: Example Studio",),
        nearest_yes="End by 30 June 2026.",
        reasons=(AnswerReason(kind="window", status="fail", text="The licence ends."),),
        citations=(AnswerCitation(document="register.csv", locator="row 2", quote="to 30.06.26 [sic]"),),
        ask_back=AnswerAskBack(question="Which country?", options=("Germany", "France")),
        valid_until=TODAY,
        escalation=Escalation(case="C-000007"),
    )
    show_answer(told, out)
    text = out.file.getvalue()
    for part in (
        "Credit: Photo",
        "End by 30 June",
        "The licence ends.",
        "“to 30.06.26 [sic]”",
        "row 2",
        "2. France",
        "14 March 2026",
        "C-000007",
    ):
        assert part in text, part


def test_words_of_others_are_no_markup():
    out = console()
    show_answer(answer(answer="[bold]x[/bold] [link=http://e.example]y[/link]"), out)
    assert "[bold]x[/bold]" in out.file.getvalue()


class Scripted:
    """Remembers what it was asked and answers from a list."""

    def __init__(self, *answers):
        self.asked: list[Question] = []
        self._answers = list(answers)

    def answer(self, question, *, escalate=True, settle=False):
        self.asked.append(question)
        return self._answers.pop(0)


def test_a_number_picks_an_option_and_the_thread_is_remembered():
    desk = Scripted(answer(ask_back=AnswerAskBack(question="Which country?", options=("Germany", "France"))), answer())
    chat = Chat(desk, case_desk(), today=lambda: TODAY, console=console())
    chat.say("May I use the Aurora hero?")
    chat.say("2")
    assert desk.asked[1].text == "France"
    assert desk.asked[1].thread == ("May I use the Aurora hero?",)


def test_a_number_without_options_is_just_a_message():
    desk = Scripted(answer())
    Chat(desk, case_desk(), today=lambda: TODAY, console=console()).say("7")
    assert desk.asked[0].text == "7"


def test_a_ruling_is_told_while_the_chat_is_open():
    casework, out = case_desk(), console()
    Chat(Scripted(), casework, today=lambda: TODAY, console=out)
    question = Question(text="May I?", asked_on=TODAY)
    case = casework.open(CaseDraft(question=question, request=ClearanceRequest(), to_decide="Whether it may."))
    ruled = casework.rule(case.id, Ruling(verdict="allowed", reason="Fine.", by="tom"))
    assert "Legal ruled on C-000001: allowed" in out.file.getvalue()
    show_case(ruled, out)
    assert "Ruled by tom" in out.file.getvalue()


def test_a_case_from_a_thread_shows_the_thread_the_question_marked_and_how_long_a_ruling_holds():
    casework, out = case_desk(), console()
    asked = Question(text="Germany, in May.", thread=("May we use the Aurora hero?", "On our site."), asked_on=TODAY)
    case = casework.open(CaseDraft(question=asked, to_decide="Whether it may."))
    casework.rule(case.id, Ruling(verdict="allowed", reason="Fine.", scope="until", until=TODAY, by="tom"))
    show_case(casework.get(case.id), out)
    told = " ".join(out.file.getvalue().split())
    assert told.index("Aurora hero?") < told.index("On our site.") < told.index("→ Germany, in May.")
    assert "This holds until" in told
