"""Modification cells: `crop ok, no recolour`, `as supplied`, `subtitles ok, nothing else`, `minor adjustments only`."""

import re

from knowledge.register.cell import Cell, Unread, is_open
from knowledge.register.editlimits import (
    black_white,
    is_narrowed,
    languages_in,
    only_some_languages,
    shapes_in,
)
from knowledge.register.editwords import Sorted, codes_of, fine_book, pattern
from knowledge.register.outcome import Outcome
from knowledge.register.shorthand import spell_out
from policies.lexicon.modifications import find_modifications
from policies.rules import Duty, DutyKind, ModificationConstraint
from policies.vocabulary import Modification, ReasonKind

_ALL_BUT = re.compile(
    r"\b(anything|everything|all(?: edits?| changes?)?|any(?: edits?| changes?)?)\s+(?:but|except(?: for)?|bar|other than"
    r"|apart from)\s+",
    re.IGNORECASE,
)
_NOTHING = re.compile(r"\W*(?:none|no|nein|non|nothing(?: else| more)?|no(?:t)? more|not allowed|keine?|only)\W*", re.IGNORECASE)
_MEASURED = re.compile(r"\b(?:max\.?|maximum|at most|up to|no more than|höchstens)\s*\d", re.IGNORECASE)
_SHAPE = re.compile(r"\b(?:shapes?|proportions?|forms?|geometry)\b", re.IGNORECASE)
_TEXT = re.compile(r"^\W*(?:text|overlays?|type|lettering|copy|testo|testi|texte|texto|tekst|schrift)\b", re.IGNORECASE)
_COLOUR = re.compile(r"\bcolou?rs?\b|\bfarben?\b|\bcouleurs?\b", re.IGNORECASE)
_SIZE = re.compile(r"\bany size\b|\b(?:never|not|min\w*\.?|at least)\b.*\d\s?(?:mm|cm|px|pt|%)", re.IGNORECASE)
_PICTURE = frozenset(Modification) - {Modification.TRANSLATE, Modification.RESIZE}
"""What a locked picture rules out."""
_LOCKED = re.compile(
    r"\b(?:picture|image|visuals?|edit|cut|footage|bild|image)s?\b.*\b(?:locked|fixed|untouchable)\b", re.IGNORECASE
)
_SECONDS = r"(?:s|sec|secs|seconds|\"|'')"
_LENGTHS = re.compile(rf"(?P<all>\d+\s?{_SECONDS}?(?:\s*[/,+&]\s*\d+\s?{_SECONDS}?)*\s?{_SECONDS}(?!\w))", re.IGNORECASE)
"""`trim to 6/15s`: only these lengths."""
_RATIO = re.compile(r"\b\d{1,2}:\d{1,2}\b")
_TIES = r"\s*[+&/]\s*(?![wW]\b)|\s(?:and|und|et|y|e|en|og|och|i|oraz|és|or|oder|ou|eller|lub|plus)\s"
"""What stands between two edits of one list, in the languages that registers are kept in."""
_DONE = re.compile(
    r"\b(?:may|might|can|could|be|swap\w*|chang\w*|exchang\w*|replac\w*|add\w*|plac\w*|put|adapt\w*|used)\b", re.IGNORECASE
)
"""Words for doing something to what is named beside them."""


def read_edits(cell: Cell) -> Outcome:
    """Compile a modification cell. A blank or open one leaves every edit unknown; use as supplied is never in doubt."""
    if is_open(cell.text):
        note = "the register does not say which edits are allowed"
        return Outcome(
            constraints=(ModificationConstraint(vague=True, quote=cell.text, locator=cell.locator, note=note),),
            unread=(Unread(cell.column, cell.text, note, ReasonKind.MODIFICATION),),
        )
    found = Sorted()
    pieces = _pieces(black_white(spell_out(cell.text, "modification")))
    for piece in pieces:
        _sort(piece, found, alone=len(pieces) == 1)
    _settle(found, cell.text)
    constraint = ModificationConstraint(
        anything=found.anything,
        include=frozenset(found.include - found.exclude),
        exclude=frozenset(found.exclude),
        edge=frozenset(found.edge - found.include - found.exclude),
        vague=found.vague,
        slight=frozenset(found.slight - found.exclude),
        words=frozenset(found.words),
        quote=cell.text,
        locator=cell.locator,
    )
    why = "these words about edits could not be read with certainty"
    duties = tuple(
        Duty(
            kind=DutyKind.LIMIT,
            text=f"When you edit it: {piece}",
            quote=cell.text,
            locator=cell.locator,
            edits=frozenset(Modification),
        )
        for piece in found.kept
    )
    unread = tuple(Unread(cell.column, words, why, ReasonKind.MODIFICATION) for words in found.unread)
    return Outcome(constraints=(constraint,), duties=duties, unread=unread)


def _pieces(text: str) -> list[str]:
    """The list items of a cell; a joined pair keeps its negation (`no crop or recolour`)."""
    text = _LENGTHS.sub(lambda lengths: re.sub(r"\s*[/,+&]\s*", " or_ ", lengths["all"]), _ALL_BUT.sub(r"\1, no ", text))
    pieces: list[str] = []
    for clause in re.split(r"[;,\n()]|(?<=\w{4})\.\s|\s(?:but|aber|mais)\s|\s[-–—]\s", text):
        parts = [part for part in re.split(_TIES, clause) if part.strip()]
        negated = bool(parts) and bool(_is_ban(parts[0]))
        pieces += [f"no {part.strip()}" if negated and not _is_ban(part) else part.strip() for part in parts]
    return pieces


def _is_ban(piece: str) -> bool:
    """Whether a piece forbids the edits it names, in any of the languages that registers are kept in."""
    return bool(pattern("negated").search(piece))


def _adds_nothing(piece: str) -> bool:
    """Whether a piece allows no edit and forbids none beyond what an exhaustive list leaves out (`as supplied`, `nothing else`)."""
    if not re.search(r"[^\W\d_]{2,}", piece) or _whole("unchanged", piece) or _NOTHING.fullmatch(piece):
        return True
    unchanged = pattern("unchanged")
    return bool(unchanged.search(piece)) and not find_modifications(unchanged.sub(" ", piece))


def _sort(piece: str, found: Sorted, *, alone: bool) -> None:
    ratios = set(_RATIO.findall(piece))
    if (not ratios and _adds_nothing(piece)) or _whole("no_edits", piece) or (alone and _whole("shut", piece)):
        return
    if _whole("free", piece) or (alone and _whole("open", piece)):
        found.anything = True
        return
    lengths = _LENGTHS.findall(piece.replace(" or_ ", "/"))
    if lengths and not _is_ban(piece):
        _only_lengths(lengths, found)
        return
    if ratios and not re.search(r"[^\W\d_]{2,}", re.sub(r"(?i)\b(?:ok|only|and|or|formats?)\b", "", piece)):
        found.edge |= {Modification.CROP, Modification.RESIZE}
        found.words |= ratios
        return
    codes = {Modification(mention.code) for mention in find_modifications(piece)}
    if _TEXT.search(piece) or (_is_ban(piece) and pattern("text").search(piece)):
        codes.add(Modification.OVERLAY_TEXT)
    fine = {mention.code for mention in fine_book().find(piece)}
    if _SIZE.search(piece) or (pattern("scaling").search(piece) and not _is_ban(piece)):
        found.include.add(Modification.RESIZE)
        return
    if pattern("keep").search(piece) and not re.search(r"\b(?:ok|allowed|free)\b", piece, re.IGNORECASE):
        _keep(piece, codes, found)
        return
    if pattern("unless_agreed").search(piece) or "?" in piece:
        found.edge |= codes
        found.vague = found.vague or not codes
        found.unread.append(piece)
    elif _is_ban(piece):
        _forbid(piece, codes, fine, found)
    else:
        _allow(piece, codes, fine, found, alone=alone)


def _whole(key: str, piece: str) -> bool:
    bare = re.sub(
        r"^\W+|\W+$|\bonly\b|\bplease\b|(?<=\w)\s+(?:are |is )?(?:ok|okay|allowed|permitted"
        r"|fine)\W*$",
        "",
        piece,
        flags=re.IGNORECASE,
    ).strip()
    return bool(re.fullmatch(pattern(key).pattern, bare, re.IGNORECASE))


def _only_lengths(lengths: list[str], found: Sorted) -> None:
    """`trim to 6/15s`: a cut is fine where the question names one of these lengths."""
    numbers = {number for length in lengths for number in re.findall(r"\d+", length)}
    forms = ("{}s", "{} s", "{} sec", "{} seconds", "{} second", '{}"')
    found.edge |= {Modification.CROP}
    found.words |= {form.format(number) for number in numbers for form in forms}


def _keep(piece: str, codes: set[Modification], found: Sorted) -> None:
    """`shapes stay as they are` forbids redrawing; what else must stay is told whenever something is edited."""
    if _LOCKED.search(piece):
        found.exclude |= _PICTURE
    elif _SHAPE.search(piece):
        found.exclude |= {Modification.REDRAW, Modification.DISTORT}
    elif _COLOUR.search(piece):
        found.exclude.add(Modification.RECOLOUR)
    elif re.match(r"\W*never\b", piece, re.IGNORECASE):
        _forbid(piece, codes, set(), found)
    else:
        found.edge |= codes
        found.kept.append(piece.strip())


def _forbid(piece: str, codes: set[Modification], fine: set[str], found: Sorted) -> None:
    if _COLOUR.search(piece):
        codes = codes | {Modification.RECOLOUR}
    if pattern("ai").search(piece):
        codes = {Modification.AI_EDIT}
    if pattern("background").search(piece) and not codes:
        codes = {Modification.REMOVE_ELEMENT, Modification.COMBINE}
    named = codes or codes_of(fine)
    if not named:
        # A ban nobody could read may touch any edit; "not faces" is one of the edit that stands before it.
        found.vague = True
        found.narrowed = found.narrowed or bool(re.match(r"\W*(?:but\s+)?(?:not|never|only|nicht|pas)\b", piece, re.IGNORECASE))
        found.unread.append(piece)
    found.exclude |= named


def _allow(piece: str, codes: set[Modification], fine: set[str], found: Sorted, *, alone: bool) -> None:
    if pattern("condition").search(piece) or pattern("asked").search(piece):
        found.asks = found.asks or not (codes or fine)
        found.edge |= codes or codes_of(fine)
        found.vague = found.vague or not codes
        found.unread.append(piece)
        return
    if pattern("slight").search(piece) and codes:
        found.slight |= codes
        return
    if pattern("formats").search(piece):
        found.include.add(Modification.RESIZE)
    if pattern("vague").search(piece):
        found.vague = found.vague or alone or not codes
        found.edge |= codes | {Modification.COMBINE, Modification.OVERLAY_TEXT, Modification.CROP}
        return
    if re.search(r"\bfree(?:ly)?\b", piece, re.IGNORECASE) and not codes and not fine:
        found.anything = True
        return
    if _MEASURED.search(piece) and codes:
        found.kept.append(piece.strip())
        found.include |= codes
        return
    _take(piece, codes, fine, found)


def _take(piece: str, codes: set[Modification], fine: set[str], found: Sorted) -> None:
    """The edits of a piece as allowed, or where its words keep them to some of it, as open."""
    mentions = (*find_modifications(piece), *fine_book().find(piece))
    named = bool(codes or mentions)
    tongues = languages_in(piece)
    if "translation" in fine and (tongues or only_some_languages(piece, mentions)):
        found.edge |= {Modification.TRANSLATE, Modification.OVERLAY_TEXT}
        found.words |= tongues if fine == {"translation"} else set()
        fine, codes = fine - {"translation"}, codes - {Modification.TRANSLATE}
    if _MEASURED.search(piece) and not fine:
        found.kept.append(piece.strip())  # "crop ok, max 20%" is told with every edit
        return
    if is_narrowed(piece, mentions):
        found.words |= shapes_in(piece)
        found.edge |= codes
        found.unread += [piece] if codes else []
        found.narrowed = found.narrowed or not (codes or fine)  # "crop (10% max)"
        codes = set()
    found.include |= codes - codes_of(fine)
    for name in fine:
        found.allow_fine(name)
    if not named:
        found.vague = True
        found.unread.append(piece)
        found.words |= {words for words in [" ".join(_DONE.sub(" ", pattern("light").sub(" ", piece)).split())] if words}


def _settle(found: Sorted, text: str) -> None:
    """What follows from the list as a whole."""
    if found.asks or found.narrowed:
        found.edge |= found.include
        found.include.clear()
        found.vague = True
    if Modification.CROP in found.include:
        # Cropping to a format means scaling to it as well.
        found.include.add(Modification.RESIZE)
    if not found.anything and Modification.RESIZE not in found.include:
        found.edge.add(Modification.RESIZE)
    only_bans = bool(found.exclude) and not (found.include or found.words or found.slight or found.edge - {Modification.RESIZE})
    if only_bans and not found.anything and not pattern("unchanged").search(text):
        # "no recolour" alone says nothing of other edits.
        found.vague = True
