"""The rules of one row: its permissions from all rights cells together, and a prohibition for each exclusion."""

import re
from dataclasses import replace
from datetime import date
from itertools import product

from knowledge.register.cell import Cell, Unread, is_open
from knowledge.register.channels import read_channels
from knowledge.register.channeltimes import take_times
from knowledge.register.columns import RIGHTS
from knowledge.register.counts import limits_anywhere
from knowledge.register.credits import read_conditions, read_credit
from knowledge.register.duties import take_duties
from knowledge.register.edits import read_edits
from knowledge.register.exclusions import read_exclusions
from knowledge.register.identity import row_quote
from knowledge.register.licences import known_licence, read_licence, unknown_licence
from knowledge.register.music import read_music, set_aside
from knowledge.register.outcome import Ban, Outcome, merge, unreadable
from knowledge.register.places import read_excluded_places, read_places
from knowledge.register.releases import read_release
from knowledge.register.remarks import read_remarks
from knowledge.register.rowcells import Row
from knowledge.register.status import StatusReading
from knowledge.register.term import licence_as_window, term_of
from knowledge.register.users import Users, UserVariant, read_users
from policies.lexicon.purposes import find_purposes
from policies.rules import Constraint, Duty, PurposeConstraint, Rule, RuleKind, Source, Target, Unreadable
from policies.vocabulary import Purpose, ReasonKind

_SHOWS_PEOPLE = re.compile(
    r"photo|film|video|footage|portrait|still|foto|bild|image|picture|reel|clip|audio|spot|testimonial|shoot", re.IGNORECASE
)
_SHOWS_NOBODY = re.compile(
    r"logo|icon|font|typeface|mark|mascot|illustration|cgi|render|pattern|template|tagline|claim|slogan|copy|colou?r|palette"
    r"|packag|artwork|vector|slide|map|emblem|badge|guideline",
    re.IGNORECASE,
)
_FOR_PRESS = re.compile(r"\b(?:press|media|journalists?|presse|prensa)\b", re.IGNORECASE)
_NO_ADS = re.compile(r"\b(?:no|not|never)\b[\w ]*\b(?:ads?|adverts?|advertising|promotion|commercial)\b", re.IGNORECASE)
_COUNTED = ("licence", "territories", "purposes", "modification", "third_party_use", "music_licence")
"""Cells about something else in which people put limits in numbers as well; the readers of the others look for them themselves."""
_BANNING = ("exclusions", "bans", "excluded_territories")
_BANNED = re.compile(r"^(?:not for|no|excluded|excl\.?|nicht für)\b\s*:?\s*", re.IGNORECASE)
"""What says in a cell that it bans; after "ruled out" it would say the opposite."""
_MUST = re.compile(r"\b(?:must|mandatory|obligatory|compulsory)\b", re.IGNORECASE)


def compile_rights(row: Row, status: StatusReading, strays: Outcome) -> tuple[tuple[Rule, ...], tuple[Unread, ...]]:
    """The rules of a row and what of it could not be read.

    Args:
        row: The row.
        status: What its status and notes cells say; a reported renewal gives days that need a person, never a right.
        strays: Bans and limits that stood in cells about something else.
    """
    cells, aside = set_aside(row.cells, row.order)
    row = replace(row, cells=cells)
    licence = read_licence(row.cell("licence"), owner=row.text("owner") or row.owner, creator=row.text("creator") or None)
    row, licence = licence_as_window(row, licence)
    stated = any(row.text(name) for name in RIGHTS)
    if not stated and licence is None and not any(name in row.columns for name in RIGHTS):
        base = merge([unknown_licence(row.cell("licence")), _common(row), strays, _spoiled(row)])
        return _rules(row, [base.constraints], base), base.unread
    windows = term_of(row, status, known=licence is not None)
    users = _users(row, known=licence is not None)
    base = merge(
        [
            licence or Outcome(),
            aside,
            Outcome(duties=windows.duties),
            _where(row, windows.starts, known=licence is not None),
            _common(row),
            strays,
            _doubts(row, status),
            _spoiled(row),
        ]
    )
    choices = [
        (*window.constraints, *user.constraints, *base.constraints) for window, user in product(windows.variants, users.variants)
    ]
    duties = [user.duties for _, user in product(windows.variants, users.variants)]
    return _rules(row, choices, base, duties), (*windows.unread, *users.unread, *base.unread)


def _users(row: Row, *, known: bool) -> Users:
    if known and not row.text("third_party_use"):
        return Users((UserVariant(()),))
    return read_users(row.cell("third_party_use"))


def _where(row: Row, starts: date | None, *, known: bool) -> Outcome:
    """Territories, channels, purposes and edits."""
    found: list[Outcome] = []
    if row.text("territories") or not known:
        found.append(read_places(row.cell("territories"), starts))
    if row.text("excluded_territories"):
        found.append(read_excluded_places(row.cell("excluded_territories"), starts))
    if row.text("channels") or not known:
        for_press = bool(_FOR_PRESS.search(row.text("third_party_use")) or _NO_ADS.search(row.text("exclusions")))
        cell, outside = take_times(row.cell("channels"), row.order)
        found += [read_channels(cell, for_press=for_press), outside]
    if row.text("purposes"):
        found.append(_purposes(row.cell("purposes")))
    if row.text("modification") or not known:
        found.append(read_edits(row.cell("modification")))
    return merge(found)


def _purposes(cell: Cell) -> Outcome:
    if re.fullmatch(
        r"(?i)\W*(?:all|any|every|unrestricted|no limits?|alle|tous|todos)\W*(?:purposes?|uses?|zwecke|finalités?)?\W*", cell.text
    ):
        return Outcome()
    codes = frozenset(Purpose(mention.code) for mention in find_purposes(cell.text))
    if is_open(cell.text) or not codes or re.search(r"\b(?:no|not|except|excl|kein|nicht|sans|sin)\b", cell.text, re.IGNORECASE):
        return unreadable(cell, ReasonKind.PURPOSE, "the purposes could not be read with certainty")
    return Outcome(constraints=(PurposeConstraint(include=codes, quote=cell.text, locator=cell.locator),))


def _common(row: Row) -> Outcome:
    """Cells that bind whatever licence there is: exclusions, releases, music, credit, conditions, notes."""
    found: list[Outcome] = []
    if "exclusions" in row.columns:
        found.append(read_exclusions(row.cell("exclusions")))
    if row.text("bans"):
        found.append(_by_title(row.cell("bans")))
    found.append(_release(row))
    if row.text("music_licence"):
        found.append(_music(row))
    if "credit_line" in row.columns:
        found.append(read_credit(row.cell("credit_line")))
    found.append(read_conditions(row.cell("conditions")))
    if row.text("notes"):
        found.append(_notes(row.cell("notes")))
    found += [read_remarks(row.cell(name), row.order, status=name == "status") for name in ("status", "notes") if row.text(name)]
    found.append(Outcome(constraints=limits_anywhere(row.cell(name) for name in _COUNTED)))
    return merge(found)


def _by_title(cell: Cell) -> Outcome:
    """A column whose title is the ban; its words may be no more than a yes, or the days of an embargo."""
    if re.fullmatch(r"(?i)\W*(?:no|false|0|not blocked|open|free|nein|non)\W*", cell.text):
        return Outcome()
    return read_exclusions(cell.part(f"embargo {cell.text}") if "embargo" in cell.header.casefold() else cell)


def _release(row: Row) -> Outcome:
    cell = row.cell("talent_release")
    if cell.text:
        return read_release(cell, row.order)
    kind = row.text("kind")
    rights = any(name in row.columns for name in RIGHTS)
    if not rights or _SHOWS_NOBODY.search(kind) or ("talent_release" not in row.columns and not _SHOWS_PEOPLE.search(kind)):
        return Outcome()
    return read_release(cell, row.order)


def _music(row: Row) -> Outcome:
    """A music column: limits of the music, which do not bind a silent use."""
    return read_music(row.cell("music_licence"), row.order)


def _notes(cell: Cell) -> Outcome:
    """Exclusions and duties that people put into notes."""
    cell, owed = take_duties(cell)
    duties = read_conditions(
        cell.part("; ".join(piece for piece in re.split(r"[;\n.]\s*", cell.text) if _MUST.search(piece)))
    ).duties
    return merge(
        [read_exclusions(cell, negated_only=True), Outcome(duties=(*owed, *(duty for duty in duties if duty not in owed)))]
    )


def _doubts(row: Row, status: StatusReading) -> Outcome:
    """Doubt that a status, a note or two columns at odds cast on the whole row."""
    found: list[Constraint] = []
    if status.doubt or status.shortened:
        why = "a note casts doubt on this licence" if status.doubt else "a note reports an earlier end"
        found.append(Unreadable(about=ReasonKind.STATUS, quote=status.quote, locator=row.locator, note=why))
    if row.text("source_document") and known_licence(row.cell("licence")) is not None:
        # A free licence of the drawing says nothing of the trademark; the document beside it may.
        cell = row.cell("source_document")
        why = "further terms stand in a document that this register only points to"
        found.append(Unreadable(about=ReasonKind.NO_RULE, quote=cell.text, locator=cell.locator, note=why))
    unread = []
    for name in sorted(row.clashes):
        cell = row.cell(name)
        why = "two columns of the register say different things"
        found.append(Unreadable(about=ReasonKind.CONFLICT, quote=cell.text, locator=cell.locator, note=why))
        unread.append(Unread(name, cell.text, why, ReasonKind.CONFLICT))
    return Outcome(constraints=tuple(found), unread=tuple(unread))


def _spoiled(row: Row) -> Outcome:
    """Cells that a spreadsheet has spoiled: unknown to every use, and where bans should stand any use may be banned."""
    why = "a spreadsheet's error or formula stands where words should be"
    unread = tuple(Unread(cell.column, cell.text, why) for cell in row.spoiled)
    doubts = {
        cell: Unreadable(about=ReasonKind.UNREADABLE, quote=cell.text, locator=cell.locator, note=why) for cell in row.spoiled
    }
    bans = tuple(Ban((doubts[cell],), cell.text, cell.locator) for cell in row.spoiled if cell.column in _BANNING)
    return Outcome(constraints=tuple(doubts.values()), bans=bans, unread=unread)


def _rules(
    row: Row, choices: list[tuple[Constraint, ...]], base: Outcome, duties: list[tuple[Duty, ...]] | None = None
) -> tuple[Rule, ...]:
    """The permissions of a row, the certain one first, and its prohibitions."""
    target = Target(assets=frozenset({row.id}))
    where = row.locator
    quote = row_quote(row)  # the row as a whole; what decides is cited by its own cell
    permissions = [
        Rule(
            id=f"{row.id}/licence" if index == 0 else f"{row.id}/licence-{index + 1}",
            kind=RuleKind.PERMISSION,
            target=target,
            constraints=constraints,
            duties=tuple(dict.fromkeys((*base.duties, *(duties[index] if duties else ())))),
            source=Source(document=row.document, locator=where, quote=quote),
            summary=f"What the register says of {row.text('name') or row.id}",
        )
        for index, constraints in enumerate(choices)
    ]
    return (*permissions, *(_prohibition(row, ban, number) for number, ban in enumerate(dict.fromkeys(base.bans), 1)))


def _prohibition(row: Row, ban: Ban, number: int) -> Rule:
    return Rule(
        id=f"{row.id}/exclusion-{number}",
        kind=RuleKind.PROHIBITION,
        target=Target(assets=frozenset({row.id})),
        actions=ban.actions,
        constraints=ban.constraints,
        source=Source(document=row.document, locator=ban.locator, quote=ban.text),
        summary=f"Ruled out for {row.text('name') or row.id}: {_BANNED.sub('', ban.text)}",
    )
