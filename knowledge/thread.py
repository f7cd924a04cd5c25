"""The assets that a thread speaks of, and which of them a question means that names none."""

from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.names import NameIndex, Naming, tokens
from knowledge.pointing import Choice, choice, is_whole, lines_of_list
from knowledge.rivalry import strong
from knowledge.spoken import is_turned_down

Listing = tuple[Naming | None, ...]
"""Assets in the order they were listed; a line of a list that no asset known to the asker answers to keeps its place."""


@dataclass(frozen=True)
class Picked:
    """What a question picks of the assets that were listed, such as "the second one"."""

    choice: Choice
    meant: tuple[tuple[Naming, str], ...]
    """Each with the words that pick it; none where the list has no such place, or nothing is known of what stands there."""


@dataclass(frozen=True)
class Thread:
    """The assets that the thread speaks of, oldest message first, each message in the order of its words."""

    messages: tuple[tuple[Naming, ...], ...] = ()
    texts: tuple[str, ...] = ()
    """The words that the namings of each message refer to."""
    listings: tuple[Listing, ...] = ()
    """What was listed, oldest first."""

    @classmethod
    def of(cls, thread: Sequence[str], index: NameIndex) -> "Thread":
        """Read a thread."""
        context = cls()
        for text in thread:
            context = context._with(text, index)
        return context

    def _with(self, text: str, index: NameIndex) -> "Thread":
        namings = _in_order(text, index, self.ids)
        pick = None if namings else self.picked(text, index)
        if pick is not None and pick.meant:
            # as if it had named them; the words stand where they were listed
            return Thread((*self.messages, tuple(naming for naming, _ in pick.meant)), (*self.texts, ""), self.listings)
        lines = tuple(_first(_in_order(line, index, self.ids)) for line in lines_of_list(text))
        listed: Listing = lines if sum(one is not None for one in lines) > 1 else _listing(text, namings)
        listings = (*self.listings, listed) if len(listed) > 1 else self.listings
        return Thread((*self.messages, namings), (*self.texts, text), listings)

    @property
    def ids(self) -> frozenset[str]:
        """Ids of all assets of the thread."""
        return frozenset(naming.asset.id for message in self.messages for naming in message)

    @property
    def listed(self) -> Listing:
        """What was listed last; where nothing was, all assets in the order they were first spoken of."""
        if self.listings:
            return self.listings[-1]
        spoken: dict[str, Naming] = {}
        for naming in (naming for message in self.messages for naming in message):
            spoken.setdefault(naming.asset.id, naming)
        return tuple(spoken.values())

    def picked(self, text: str, index: NameIndex) -> Picked | None:
        """What a text picks of the assets spoken of, or `None` where it picks nothing or names its assets itself."""
        listed = self.listed
        made = choice(text) if listed else None
        if made is None or (made.of is not None and made.of != len(listed)):
            return None
        if any(not is_turned_down(text, naming) for naming in strong(text, index.namings(text, loose=True), prefer=frozenset())):
            return None
        meant = tuple((naming, words) for naming, words in made.among(listed) if naming is not None)
        return Picked(made, meant if len(meant) == len(made.among(listed)) else ())

    def pointed_at(self) -> tuple[Naming, ...]:
        """The asset that was settled on last, then the others of that message."""
        filled = [(message, words) for message, words in zip(self.messages, self.texts, strict=True) if message]
        if not filled:
            return ()
        message, words = filled[-1]
        kept = [naming for naming in message if not (words and is_turned_down(words, naming))] or list(message)
        return (kept[-1], *kept[:-1])


def _in_order(text: str, index: NameIndex, known: frozenset[str]) -> tuple[Naming, ...]:
    """The assets that a text names, in the order of its words."""
    found = strong(text, index.namings(text, loose=True), prefer=known)
    return tuple(sorted(found, key=lambda naming: naming.first))


def _listing(text: str, namings: Sequence[Naming]) -> Listing:
    """The assets of a sentence; nobody can count them where it names things among them that are not known."""
    found = tokens(text)
    places = [(found[min(n.matched)].start, found[max(n.matched)].end) for n in namings]
    return tuple(namings) if not namings or is_whole(text, places) else (None,) * (len(namings) + 1)


def _first(namings: Sequence[Naming]) -> Naming | None:
    """The asset that a line of a list is about: the first that it names whole, else the first."""
    return next((naming for naming in namings if naming.exact), namings[0] if namings else None)
