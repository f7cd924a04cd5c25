"""Channel cells: `TVC + cinema`, `owned social, no paid`, `all media excl. TV`, `editorial / news only`."""

import re

from knowledge.register.cell import Cell, Unread, is_none, is_open
from knowledge.register.channelsort import EDITORIAL_PRESS, HEDGED, LISTED_OUT, PAID, Sorted
from knowledge.register.channelwords import words, written_out
from knowledge.register.counts import count_limit
from knowledge.register.outcome import Outcome, unreadable
from policies.lexicon.channels import find_channels
from policies.rules import ChannelConstraint, Constraint, Part, PurposeConstraint, Unreadable
from policies.vocabulary import Channel, Purpose, ReasonKind

__all__ = ["EDITORIAL_PRESS", "PAID", "channel_constraint", "read_channels"]

_REPORTING = frozenset({Purpose.EDITORIAL, Purpose.PRESS})
_EDITORIAL_ONLY = re.compile(
    r"\b(?:editorial|news)\b[^,;]*\bonly\b|\bonly (?:for )?(?:editorial|news)\b|\bnur redaktionell\b", re.IGNORECASE
)
_ANYWHERE = re.compile(
    r"""\b(?:all|any|every|full|entire|alle|sämtliche|tous(?:\ les)?|toutes?|todos(?:\ los)?)\s+
    (?:known\ |available\ |existing\ |our\ |medi(?:a\ )?)?
    (?:media|medium|channels?|uses?|usages?|platforms?|touchpoints?|medien|kanäle|médias|supports|medios|canales|usos)\b
    |^\W*(?:all|any|anything|everything|everywhere|unlimited|unrestricted|no\ limits?|no\ restrictions?|alles|alle|tous|tout|tudo
        |tutto|todo
        |todos)\b
    (?=\W*(?:$|,|;|excl|except|but|bar|apart|sans|sauf|ohne|außer|ausgenommen|hors|salvo|excepto|incl|inkl|plus|no\b|not\b|without|minus|kein))""",
    re.IGNORECASE | re.VERBOSE,
)
_DASH = re.compile(r"\s[-–—]\s")
_NOT = re.compile(r"^\W*(?:no|not|non|never|without|w/o|kein\w*|nicht|pas(?: de)?|ningun\w*)\b", re.IGNORECASE)


def read_channels(cell: Cell, *, for_press: bool = False) -> Outcome:
    """Compile a channels cell; a blank or open one is unknown for every use.

    Args:
        cell: The cell.
        for_press: Whether other cells of the row show that "press" means editorial pages (it is for the press, or not for ads).
    """
    if is_open(cell.text) or (is_none(cell.text) and not _ANYWHERE.search(cell.text)):
        return unreadable(cell, ReasonKind.CHANNEL, "the register names no channel")
    for_press = for_press or bool(
        re.search(r"\bpress[ -](?:kit|release|pack|office)|\beditorial\b|\bpr\b", cell.text, re.IGNORECASE)
    )
    found, rest = channel_constraint(cell.text, cell, editorial_press=for_press)
    if found is None:
        return unreadable(cell, ReasonKind.CHANNEL, "no channel could be read")
    found = _goods_apart(found)
    unread = (Unread(cell.column, rest, "no channel code carries these words", ReasonKind.CHANNEL),) if rest else ()
    counted = count_limit(cell, cell.text)
    if counted is not None and not found.include:
        found = found.model_copy(update={"include": found.edge, "edge": frozenset()})
    constraints: tuple[Constraint, ...] = (found, *((counted,) if counted else ()))
    hedged = [words for words in found.also if HEDGED.search(words)]
    if hedged and counted is None:
        why = "these words limit the channels in a way that could not be read"
        doubt = Unreadable(about=ReasonKind.CHANNEL, quote=cell.text, locator=cell.locator, note=why)
        constraints = (*constraints, doubt)
    lost = "" if counted else _narrowed(cell.text, found)
    if lost and not hedged:
        why = f"'{lost}' may limit the channels and could not be read"
        doubt = Unreadable(about=ReasonKind.CHANNEL, quote=cell.text, locator=cell.locator, note=why)
        constraints = (*constraints, doubt)
    if not found.anywhere and found.include and (found.include <= {Channel.EDITORIAL} or _EDITORIAL_ONLY.search(cell.text)):
        constraints = (*constraints, PurposeConstraint(include=_REPORTING, quote=cell.text, locator=cell.locator))
    return Outcome(constraints=constraints, unread=unread)


def _goods_apart(found: ChannelConstraint) -> ChannelConstraint:
    """A licence for "print" is one for printed media; whether the goods' own packaging is meant, only its owner can say."""
    if found.anywhere or Channel.PRINT not in found.include or Channel.PACKAGING in found.include | found.exclude:
        return found
    return found.model_copy(update={"edge": found.edge | {Channel.PACKAGING}})


def _narrowed(text: str, found: ChannelConstraint) -> str:
    """Words that take from what a cell lists: one of several to choose, or what behind "all media" names no channel."""
    choice = words("choice").search(text)
    if choice:
        return choice.group().strip()
    anywhere = _ANYWHERE.search(text) if found.anywhere else None
    if anywhere is None:
        return ""
    behind = words("adds_nothing").sub(" ", text[anywhere.end() :])
    pieces = (piece.strip(" .:-–") for piece in re.split(r"[,;()+&/\n]|\s[-–—]\s", behind))
    return next(
        (
            piece
            for piece in pieces
            if re.search(r"\w{2,}", piece) and words("narrows_all").search(piece) and not find_channels(piece)
        ),
        "",
    )


def channel_constraint(
    text: str, cell: Cell, *, part: Part | None = None, editorial_press: bool = False
) -> tuple[ChannelConstraint | None, str]:
    """The channels in some words, and the words left over; `None` where they name no channel.

    Words in a list that no code carries (`vehicles`) are kept in `also`, to be compared with the words of a question.
    """
    text = written_out(text)
    anywhere = _ANYWHERE.search(text)
    if anywhere:
        # "everything but OOH"
        text = text[: anywhere.end()] + re.sub(r"^(\W*)but\b(?! not| no)", r"\1not", text[anywhere.end() :], flags=re.IGNORECASE)
    remainder = text[: anywhere.start()] + " " * (anywhere.end() - anywhere.start()) + text[anywhere.end() :] if anywhere else text
    sorted_out = Sorted(editorial_press)
    for start, end, out, certain in _items(remainder):
        # Each item is read by itself: "web, app" is two things, "web app" is one.
        item = remainder[start:end]
        inner = remainder.rfind("(", 0, start + 1) > remainder.rfind(")", 0, start)
        bracket = remainder[remainder.rfind("(", 0, start + 1) + 1 : start] if inner else ""
        if inner and sorted_out.refine(item, ahead=bracket, out=out):
            continue
        if (
            not inner
            and not out
            and _DASH.fullmatch(remainder[:start][-3:])
            and remainder.count(" - ") < 2
            and sorted_out.qualify(item)
        ):
            continue
        sorted_out.take(item, list(find_channels(item)), out=out, certain=certain)
    if not (anywhere or sorted_out.include or sorted_out.exclude or sorted_out.edge):
        return None, text
    if not (anywhere or sorted_out.include or sorted_out.edge) and part is None and not sorted_out.also:
        return None, text
    found = ChannelConstraint(
        anywhere=bool(anywhere) or not (sorted_out.include or sorted_out.edge or sorted_out.also),
        include=frozenset(sorted_out.include),
        exclude=frozenset(sorted_out.exclude),
        edge=frozenset(sorted_out.edge - sorted_out.exclude - sorted_out.include),
        also=frozenset(sorted_out.also),
        only=frozenset(sorted_out.only),
        terms=frozenset(sorted_out.terms),
        barred=frozenset(sorted_out.barred),
        quote=cell.text,
        locator=cell.locator,
        part=part,
    )
    return found, ", ".join(sorted_out.also)


def _items(text: str) -> list[tuple[int, int, bool, bool]]:
    """The list items of a cell with their place, whether they are ruled out, and whether that is certain.

    After `excl.` everything is ruled out; after `no TV` an item without a `no` of its own is unsettled.
    """
    items: list[tuple[int, int, bool, bool]] = []
    listed, loose = False, False
    outside = (listed, loose)
    depth = 0
    marks = [
        found.span()
        for found in re.finditer(
            r"[;+&/\n(){}]|,(?!\d{3}\b)|\s(?:and|or|und|oder|et|ou|y|plus)\s|(?<=\w)\.\s"
            r"|\s[-–—]\s",
            text,
        )
    ]
    edges = [0, *(end for _, end in marks)]
    ends = [*(start for start, _ in marks), len(text)]
    for start, end in zip(edges, ends, strict=True):
        words = text[start:end]
        now = text.count("(", 0, start) - text.count(")", 0, start)
        if now > depth:
            outside = (listed, loose)
        elif now < depth:
            listed, loose = outside  # what a bracket takes out ends with it
        depth = now
        if not words.strip():
            continue
        cut = LISTED_OUT.search(words)
        if cut and not _NOT.match(words):
            if words[: cut.start()].strip():
                items.append((start, start + cut.start(), listed, True))
            listed = True
            items.append((start + cut.start(), end, True, True))
            continue
        own = bool(_NOT.match(words))
        items.append((start, end, listed or own, listed or own or not loose))
        loose = loose or own
    return items
