"""Working off what was received: questions get answers, buttons and forms become steps of casework."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any, Protocol

from bot.answer import Answer
from bot.errors import CaseError
from bot.escalation.case import Case, CaseState, Ruling
from bot.inbox import Inbox, InboxItem
from bot.outbox import Message, Op, Outbox
from bot.settling import OpenQuestion, OpenQuestions
from bot.surfaces.slack import words
from bot.surfaces.slack.blocks.answer import OPTION, SETTLE, Page, answer_pages, notice, split_value
from bot.surfaces.slack.blocks.case import CLAIM, RELEASE, dead_letter
from bot.surfaces.slack.intake import MESSAGE, RULING, Said, conversation_id
from bot.surfaces.slack.who import Actor, People, Reviewers, Speaker
from bot.surfaces.slack.workspace import Utterance
from policies.request import Question
from policies.vocabulary import Asker

SURFACE = "slack"
LONGEST_THREAD = 12
"""Messages of a thread that the desk looks at."""
COULD_NOT = "I could not answer this: something failed on our side, more than once. Legal has been told."
STEP_FAILED = "That did not work: something failed on our side, more than once. Please try again, or use `clearance queue`."
NOT_FOR_YOU = "Only the people of legal who are named in the settings can decide cases."
ELSEWHERE = "People outside our organisation read this channel, so I have answered you in a direct message."


class Desk(Protocol):
    """Answers questions."""

    def answer(
        self,
        question: Question,
        *,
        settle: bool = False,
        groups: frozenset[str] = frozenset(),
        origin: Mapping[str, str] | None = None,
    ) -> Answer:
        """Answer one question."""
        ...


class Casework(Protocol):
    """Legal's steps."""

    def get(self, case_id: str) -> Case:
        """The case of that number."""
        ...

    def claim(self, case_id: str, by: str) -> Case:
        """Take a case."""
        ...

    def release(self, case_id: str, by: str) -> Case:
        """Give a case back."""
        ...

    def rule(self, case_id: str, ruling: Ruling) -> Case:
        """Decide a case."""
        ...


class Threads(Protocol):
    """What was said before."""

    def earlier(self, channel: str, thread: str, before: str) -> Sequence[Utterance]:
        """What people said in a thread before a message, oldest first."""
        ...

    def channel_name(self, channel: str) -> str | None:
        """What a channel is called."""
        ...


class Conversation:
    """`bot.inbox.Handler` for Slack. Each method may run again for the same delivery: the outbox's keys keep it to one effect."""

    def __init__(
        self,
        *,
        desk: Desk,
        casework: Casework,
        inbox: Inbox,
        outbox: Outbox,
        threads: Threads,
        people: People,
        reviewers: Reviewers,
        bot_user: str,
        legal_channel: str,
        clock: Callable[[], datetime],
        today: Callable[[], date],
        open_questions: OpenQuestions | None = None,
        patience: timedelta = timedelta(hours=24),
    ) -> None:
        self._desk = desk
        self._casework = casework
        self._inbox = inbox
        self._outbox = outbox
        self._threads = threads
        self._people = people
        self._reviewers = reviewers
        self._bot_user = bot_user
        self._legal = legal_channel
        self._clock = clock
        self._today = today
        self._open = open_questions
        self._patience = patience

    def handle(self, item: InboxItem) -> None:
        """Deal with a delivery."""
        kind, body = item.delivery.kind, item.delivery.body
        if kind == MESSAGE:
            self._reply(item.id, Said.of(body), str(body["text"]))
        elif kind in {OPTION, SETTLE}:
            self._go_on(item)
        elif kind in {CLAIM, RELEASE, RULING}:
            self._step(item)

    def give_up(self, item: InboxItem) -> None:
        """Tell the sender and legal."""
        said = Said.of(item.delivery.body)
        if item.delivery.kind in {MESSAGE, OPTION, SETTLE}:
            self._say(f"dead:{item.id}", said.channel, said.thread, notice(COULD_NOT))
            self._say(f"dead-legal:{item.id}", self._legal, None, dead_letter(item.id, item.delivery.kind))
        elif said.user:
            self._say(f"dead:{item.id}", said.user, None, notice(STEP_FAILED))

    def _go_on(self, item: InboxItem) -> None:
        """A button of a question back: an option is the asker's next message, "send it to legal" opens the case."""
        body = item.delivery.body
        reference, option = split_value(str(body["value"]))
        asked = self._inbox.get(int(reference)) if reference.isdecimal() else None
        if asked is None or asked.delivery.kind not in {MESSAGE, OPTION}:
            return
        first, pressed = Said.of(asked.delivery.body), Said.of(body)
        # in the place of the question, with the eyes of whoever pressed the button
        said = Said(first.channel, first.thread, pressed.ts, pressed.team, pressed.user, first.shared)
        if item.delivery.kind == SETTLE:
            earlier = Said(first.channel, first.thread, first.ts, pressed.team, pressed.user, first.shared)
            self._reply(asked.id, earlier, self._text(asked), settle=True)
        else:
            self._reply(item.id, said, option, chosen=option)

    def _reply(self, reference: int, said: Said, text: str, *, settle: bool = False, chosen: str | None = None) -> None:
        speaker = self._people.speaker(Actor(said.team, said.user))
        is_private = said.shared and speaker.asker is Asker.STAFF and said.user is not None
        channel = str(said.user) if is_private else said.channel
        thread = None if is_private else said.thread
        question = self._question(reference, said, text, speaker)
        origin = {"surface": SURFACE, "channel": channel, "thread": thread or "", "user": said.user or ""}
        # in a channel others read along, and guests among them: restricted things are for direct messages only
        groups = speaker.groups if is_private or said.channel.startswith("D") else frozenset()
        answer = self._desk.answer(question, settle=settle, groups=groups, origin=origin)
        key = f"answer:{said.channel}:{said.ts}" + (":settled" if settle else "")
        self._note_open(reference, said, answer)
        for number, page in enumerate(answer_pages(answer, speaker.asker, str(reference), chosen=chosen)):
            self._say(f"{key}:{number}", channel, thread, page)
        if is_private:
            self._say(f"{key}:elsewhere", said.channel, said.thread, notice(ELSEWHERE))

    def _note_open(self, reference: int, said: Said, answer: Answer) -> None:
        """Whoever says something answers what lay open; a new question back waits its time."""
        if self._open is None:
            return
        conversation = conversation_id(said.channel, said.thread)
        self._open.drop(conversation)
        if answer.ask_back is not None and answer.escalation is None:
            self._open.put(OpenQuestion(reference, conversation), self._clock() + self._patience)

    def _question(self, reference: int, said: Said, text: str, speaker: Speaker) -> Question:
        return Question(
            id=f"slack-{reference}",
            text=text,
            asked_on=self._today(),
            asker=speaker.asker,
            party=speaker.party,
            channel=self._threads.channel_name(said.channel),
            thread=self._thread(said),
        )

    def _thread(self, said: Said) -> tuple[str, ...]:
        """What was said before: Slack's record of the thread, with the options that were picked in between."""
        spoken = {u.ts: words.plain(u.text, self._bot_user) for u in self._threads.earlier(said.channel, said.thread, said.ts)}
        for item in self._inbox.said_in(f"slack:{said.channel}:{said.thread}"):
            ts = str(item.delivery.body.get("ts") or "")
            if item.delivery.kind in {MESSAGE, OPTION} and ts < said.ts:
                spoken.setdefault(ts, self._text(item))
        earlier = [spoken[ts] for ts in sorted(spoken) if spoken[ts]]
        return tuple(earlier[-LONGEST_THREAD:])

    @staticmethod
    def _text(item: InboxItem) -> str:
        body = item.delivery.body
        return split_value(str(body["value"]))[1] if item.delivery.kind == OPTION else str(body["text"])

    def _step(self, item: InboxItem) -> None:
        kind, body = item.delivery.kind, item.delivery.body
        said = Said.of(body)
        actor = Actor(said.team, said.user)
        if not self._reviewers.includes(actor):
            self._whisper(item.id, said, NOT_FOR_YOU)
            return
        try:
            self._take_step(kind, body, str(said.user))
        except CaseError as error:
            self._whisper(item.id, said, str(error))

    def _take_step(self, kind: str, body: Mapping[str, Any], user: str) -> None:
        if kind == CLAIM:
            self._casework.claim(str(body["value"]), user)
        elif kind == RELEASE:
            case = self._casework.get(str(body["value"]))
            if case.state is CaseState.CLAIMED and case.claimed_by != user:
                raise CaseError(f"{case.id} is claimed by somebody else", todo="ask them to release it")
            self._casework.release(case.id, user)
        else:
            ruling = Ruling.model_validate({**body["ruling"], "by": user})
            case = self._casework.get(str(body["case"]))
            # cut off after the ruling was written: it stands already
            if case.ruling != ruling:
                self._casework.rule(case.id, ruling)

    def _whisper(self, reference: int, said: Said, text: str) -> None:
        """Tell one person; in the channel where they pressed the button, else in a direct message."""
        if said.user is None:
            return
        page = notice(text)
        op = Op.WHISPER if said.channel else Op.POST
        message = Message(
            key=f"whisper:{reference}", channel=said.channel or said.user, text=page.text, blocks=page.blocks, op=op, user=said.user
        )
        self._outbox.put(message, self._clock())

    def _say(self, key: str, channel: str, thread: str | None, page: Page) -> None:
        self._outbox.put(Message(key=key, channel=channel, thread=thread, text=page.text, blocks=page.blocks), self._clock())
