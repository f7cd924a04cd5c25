"""Stand-ins for what Slack is to the surface."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from bot.answer import Answer, ModelName
from bot.outbox import NotSentError

MODEL = ModelName(name="fake", digest="sha256:0")


@dataclass
class FakeClock:
    now: datetime = datetime(2026, 3, 14, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def forward(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


@dataclass
class FakePoster:
    """Takes messages; `failures` are raised by the next sends, after sending where `sends_anyway`."""

    failures: list[NotSentError] = field(default_factory=list)
    sends_anyway: bool = False
    blind: NotSentError | None = None
    there: dict[str, str] = field(default_factory=dict)
    sent: list[str] = field(default_factory=list)

    def send(self, item):
        if self.failures:
            error = self.failures.pop(0)
            if self.sends_anyway:
                self._take(item)
            raise error
        return self._take(item)

    def find(self, item):
        if self.blind:
            raise self.blind
        return self.there.get(item.token)

    def _take(self, item):
        self.sent.append(item.message.key)
        self.there[item.token] = f"{len(self.sent)}.0"
        return self.there[item.token]


@dataclass
class FakeDirectory:
    members: frozenset[str] = frozenset()

    def is_member(self, user: str) -> bool:
        return user in self.members


def answer(**more) -> Answer:
    return Answer(**{"verdict": "allowed", "confidence": 0.9, "answer": "Yes.", "model": MODEL, **more})
