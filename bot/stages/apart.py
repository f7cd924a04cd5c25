"""Several assets with uses of their own in one question: each is judged by its own words.

"The hero on our website in May and the kettle on billboards in June" asks for two uses. The reader reads a message as one use: the
union of both, which is the safe way. Here it is asked again for the words that belong to each asset. What these leave open (where,
in what, when) is taken from the whole question, and so is everything that is not cut apart.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.stages.segments import Segments, Span, cut
from bot.stages.turn import Turn
from bot.stages.understand import Reader
from policies.request import ClearanceRequest, Question
from policies.vocabulary import Intent

_CHANNELS = ("channels", "uncoded_channels")
_PLACES = ("territories", "uncoded_territories", "regions")
_TIMES = ("start", "end", "open_ended", "date_unclear", "past")
_COUNTS = ("quantity", "uncounted")
_EDITS = ("modifications", "uncoded_modifications", "actions")
_PLACED = ("channel", "territory", "date")
"""Slots whose words say where and when something is used."""


class Apart:
    """Finds the request for each asset of a question that asks for several."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def __call__(self, turn: Turn) -> Turn:
        """Add the requests of the assets that have a use of their own; the others keep that of the whole question."""
        whole = turn.understood
        matches = [evidence.asset for evidence in turn.evidence if evidence.asset]
        if len(matches) < 2 or len(matches) != len(turn.evidence) or whole.intent is not Intent.USE_ASSET or whole.unreadable:
            return turn
        text = turn.question.text
        places = {match.asset.id: _place_of(match.mention, text) for match in matches}
        named = sorted((span, asset) for asset, span in places.items() if span)
        spans = [span for span, _ in named]
        if len(named) != len(matches) or any(before[1] > after[0] for before, after in pairwise(spans)):
            return turn
        speech = _Speech(self._reader, turn.question, tuple(text[start:end] for start, end in spans))
        segments = cut(text, spans, speech.places)
        if segments is None:
            return turn
        requests = speech.each(segments, whole)
        if not _hold_all(requests, whole):
            return turn
        return turn.having(own={asset: request for (_, asset), request in zip(named, requests, strict=True)})


@dataclass(frozen=True)
class _Speech:
    """The words of one question, to be read in pieces."""

    reader: Reader
    question: Question
    names: tuple[str, ...]

    def read(self, words: str, name: str) -> ClearanceRequest:
        """What the words say of an asset, whatever was said before."""
        return self.reader.read(self.question.model_copy(update={"text": f"{name} {words}", "thread": ()}), self.names)

    def places(self, words: str) -> bool:
        """Whether the words say where or when something is used."""
        return bool(words.strip()) and any(span.slot in _PLACED for span in self.read(words, self.names[0]).spans)

    def each(self, segments: Segments, whole: ClearanceRequest) -> list[ClearanceRequest]:
        """The request for each name."""
        last = segments.own[-1][1]
        late = self._late_edits(last)
        requests = []
        for name, (lead, tail) in zip(self.names, segments.own, strict=True):
            after = ". ".join((*(() if tail.endswith(last) else late), segments.after))
            text = f"{segments.before} {lead} {name} {tail}. {after}"
            question = self.question.model_copy(update={"text": text, "thread": ()})
            requests.append(_of_its_own(whole, self.reader.read(question, self.names)))
        return requests

    def _late_edits(self, words: str) -> tuple[str, ...]:
        """Edits that are said behind the last use, and so perhaps of all: "… and the kettle on billboards in June cropped"."""
        spans = self.read(words, self.names[-1]).spans
        first = min((words.find(span.text) for span in spans if span.slot in _PLACED), default=0)
        return tuple(span.text for span in spans if span.slot == "modification" and words.rfind(span.text) > first)


def _place_of(mention: str, text: str) -> Span | None:
    """Where a name stands, if it stands there once."""
    found = list(re.finditer(rf"(?<!\w){re.escape(mention)}(?!\w)", text, re.IGNORECASE)) if mention.strip() else []
    return found[0].span() if len(found) == 1 else None


def _of_its_own(whole: ClearanceRequest, own: ClearanceRequest) -> ClearanceRequest:
    """The whole question's request with the channels, places and days that the asset's own words say, and with their edits."""
    slots = [*_EDITS]
    slots += [*_CHANNELS] if own.channels or own.uncoded_channels else []
    slots += [*_PLACES] if own.territories.include or own.territories.exclude or own.uncoded_territories else []
    slots += [*_TIMES] if own.start or own.end or own.open_ended or own.date_unclear else []
    slots += [*_COUNTS] if own.quantity or own.uncounted else []
    changed = {slot: getattr(own, slot) for slot in slots}
    stays = whole.open_ended and own.end is None
    changed |= {"open_ended": True} if stays else {}
    changed |= {"purpose": own.purpose} if own.channels and own.purpose else {}
    return whole.model_copy(update=changed)


def _hold_all(requests: Sequence[ClearanceRequest], whole: ClearanceRequest) -> bool:
    """Whether nothing of the whole question was lost: its channels, places, days and edits are asked of one asset at least."""
    for slot in (*_CHANNELS, *_EDITS[:2], "uncoded_territories", "regions"):
        if not set(getattr(whole, slot)) <= {code for request in requests for code in getattr(request, slot)}:
            return False
    placed = {code for request in requests for code in request.territories.include}
    starts = [request.start for request in requests if request.start]
    ends = [request.end for request in requests if request.end]
    late = bool(whole.start and starts and min(starts) > whole.start)
    early = bool(whole.end and ends and max(ends) < whole.end)
    fewer = max((request.quantity or 0 for request in requests), default=0) < (whole.quantity or 0)
    return set(whole.territories.include) <= placed and not (late or early or fewer)
