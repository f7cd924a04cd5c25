"""Exclusion cells: `no airports, no in-flight`, `never with alcohol or betting brands`, `not for: loans, insurance`.

Each exclusion becomes a prohibition of its own. Words that no code carries are kept, to be compared with the words of a question.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from knowledge.register.bans import Item, ban, is_about_something
from knowledge.register.cell import LIST_COMMA, Cell, Unread, clauses, is_open, refers_to_column
from knowledge.register.counts import count_limits
from knowledge.register.credits import duty_of, is_duty
from knowledge.register.duties import is_owed
from knowledge.register.ends import read_ends
from knowledge.register.exclusionwords import EMBARGO, is_nothing, is_place, special, words_of
from knowledge.register.music import is_music, read_music_clause
from knowledge.register.onlys import only_limit
from knowledge.register.outcome import Ban, Outcome, merge, unreadable
from knowledge.register.rivals import read_rival
from knowledge.register.shorthand import spell_out
from policies.calendar.order import DayOrder
from policies.calendar.windows import find_days
from policies.lexicon.channels import find_channels
from policies.lexicon.measures import NUMBER, number
from policies.lexicon.modifications import find_modifications
from policies.lexicon.topics import find_topics
from policies.rules import (
    Bound,
    ChannelConstraint,
    Constraint,
    CountConstraint,
    Duty,
    DutyKind,
    Unreadable,
    WindowConstraint,
)
from policies.taxonomies.channels import leaves
from policies.vocabulary import Channel, ReasonKind

_EXCEPT = re.compile(
    r"\b(?:except(?:ing)?(?: for)?|other than|apart from|außer|ausser|ausgenommen|sauf|excepto|salvo|tranne|behalve)\b",
    re.IGNORECASE,
)
_NEVER_WITHOUT = re.compile(
    r"^\W*(?:(?:never|not|no|nothing|nie|niemals|jamais|nunca|nooit|kein\w*|pas)\s+"
    r"(?:(?:to be )?(?:used?|usage|shown|publication|posts?|nutzung|verwendung|d['’]utilisation)\s+)?"
    r"(?:without|w/o|ohne|sans|sin|zonder)"
    r"|(?:only|nur|uniquement|solo)\s+(?:with|w/|mit|avec|con))\s*(?P<what>\S.+)$",
    re.IGNORECASE,
)
_USED = re.compile(
    rf",?\s*(?P<n>{NUMBER})\s*(?:copies |pcs |pieces |stück )?(?:already |bereits |déjà |ya )?"
    r"(?:used|printed|gone|spent|consumed|verbraucht|gedruckt|utilisés?|imprimés?|usad[ao]s)\b[^,;]*",
    re.IGNORECASE,
)
NEGATION = re.compile(
    r"""^\W*(?:but\ |and\ |also\ |or\ )?(?:no|not|never|nothing|none|non|without|excl(?:\.|uding|udes?|uded)?|except(?:ing)?
        |do\ not\ use|don['’]t\ use|must\ not|may\ not|cannot|can['’]t|avoid|banned|forbidden|prohibited
        |keep\ (?:away\ )?(?:from|out\ of|off)|
    kein\w*|nicht|nie|niemals|ohne|außer|verboten|pas(?:\ de|\ d['’])?|jamais|aucune?|sans|sauf|hors|interdit\w*|ningun\w*|nunca
        |sin|nada(?:\ de)?|prohibid\w*|nessun\w*|mai|geen|niet|nooit)\b[\s:]*
    (?:(?:to\ be\ )?(?:used|shown|placed|combined|seen)\ )?(?:use\ |usage\ )?(?:(?:for|in|on|with|around|near|next\ to|as|at|by
        |of|within|für|in|auf|mit|bei|neben|pour|sur|avec|dans|para|en|con)(?=[\s:])[\s:]*)?(?:any\ |other\b(?=\s*$))?""",
    re.IGNORECASE | re.VERBOSE,
)
_CONTEXT = re.compile(
    r"^(?P<what>.+?)\s+(?P<tie>on|in|at|during|within|im|in der|auf|à la|dans|en)\s+(?P<where>[\w \-/]+)$", re.IGNORECASE
)
_ALLOWED = re.compile(r"\b(?:ok|okay|allowed|permitted|fine|erlaubt|autorisée?s?)\b", re.IGNORECASE)
_ONLY = re.compile(r"\b(?:only|nur|uniquement|solo|sólo)\b", re.IGNORECASE)
_AI_WORD = re.compile(r"\b(?:ai|ki|ia)\b", re.IGNORECASE)
_EITHER = re.compile(r"\s+(?:or|nor|and|oder|noch|und|ni|ou|et|y|o|e|of|en)\s+|\s*[/&+]\s*|(?<=\?)\s+(?=\w)")


def read_exclusions(cell: Cell, *, negated_only: bool = False) -> Outcome:
    """Compile a cell that lists what is ruled out.

    Args:
        cell: The cell; a blank or open one leaves every use unknown.
        negated_only: Read only what says "no" or "not", as in cells that are about something else.
    """
    if is_nothing(cell.text) or refers_to_column(cell.text):
        return Outcome()
    if is_open(cell.text):
        why = "the register does not say what is ruled out"
        return Outcome() if negated_only else unreadable(cell, ReasonKind.TOPIC, why)
    whole = re.sub(r"(?i)\b(excl|incl|exkl|inkl)\.(?=\s)", r"\1", cell.text)  # no full stop ends a sentence here
    found = merge(_clause(cell, clause, negated_only=negated_only) for clause in clauses(whole))
    return _verbatim(found, cell)


def _verbatim(found: Outcome, cell: Cell) -> Outcome:
    """Where shorthand was spelled out, the whole cell is cited as it was typed."""

    def cited(limit: Constraint) -> Constraint:
        return limit if limit.quote in cell.text else limit.model_copy(update={"quote": cell.text})

    bans = tuple(
        replace(
            item,
            text=item.text if item.text in cell.text else cell.text,
            constraints=tuple(cited(limit) for limit in item.constraints),
        )
        for item in found.bans
    )
    unread = tuple(item if item.text in cell.text else replace(item, text=cell.text) for item in found.unread)
    return replace(found, bans=bans, constraints=tuple(cited(limit) for limit in found.constraints), unread=unread)


def _clause(cell: Cell, clause: str, *, negated_only: bool) -> Outcome:
    if is_nothing(clause) or refers_to_column(clause):
        return Outcome()
    if words_of("elsewhere").search(clause) and not negated_only:
        return unreadable(cell, ReasonKind.TOPIC, "the exclusions stand in a document that is not in the register")
    if is_music(clause):
        return read_music_clause(cell, clause)
    clause = spell_out(clause, "exclusions")
    plain = spell_out(clause, "negations")
    if plain != clause and not _is_known(plain):
        # A word of another language that no list knows can be compared with no question.
        return (
            unreadable(cell, ReasonKind.TOPIC, f"'{clause}' could not be read as an exclusion") if not negated_only else Outcome()
        )
    clause = plain
    found: list[Outcome] = []
    listed = False
    clause, remaining = _used_up(cell, clause)
    found.append(Outcome(constraints=remaining))
    for piece in _list_items(clause) if clause else ():
        negated = bool(NEGATION.match(piece))
        listed = listed or negated
        found.append(_piece(cell, piece, negated=negated or (listed and not is_duty(piece)), negated_only=negated_only))
    return merge(found)


def _is_known(clause: str) -> bool:
    """Whether each thing that a clause rules out is one the lists know."""
    words = (NEGATION.sub("", part, count=1).strip() for piece in _list_items(clause) for part in re.split(_EITHER, piece))
    return all(is_about_something(part) or _AI_WORD.search(part) for part in words if part)


def _list_items(clause: str) -> list[str]:
    """A clause cut at commas; a place before a colon (`France: no OOH, no TV`) belongs to every item."""
    pieces = re.split(LIST_COMMA, clause)
    head, colon, first = pieces[0].partition(":")
    if not colon or len(pieces) == 1 or not NEGATION.match(first.strip()) or not is_place(head):
        return pieces
    return [f"{piece.strip()} in {head.strip()}" for piece in (first, *pieces[1:])]


def _piece(cell: Cell, piece: str, *, negated: bool, negated_only: bool) -> Outcome:
    found = (
        _never_without(cell, piece)
        or read_rival(cell, piece)
        or _share(cell, piece)
        or _limit(cell, piece)
        or special(cell, piece, negated=negated)
    )
    if found is not None:
        return found
    duty = _duty(cell, piece, negated_only=negated_only)
    if duty is not None:
        return Outcome(duties=(duty,))
    if not negated and (negated_only or _ALLOWED.search(piece)):
        return Outcome()
    if words_of("until_launch").search(piece):
        return unreadable(cell, ReasonKind.WINDOW, "nobody says on which day this ban ends")
    bare = NEGATION.sub("", piece, count=1).strip() or piece
    head = re.sub(r"\s*\([^()]*\)\W*$", "", bare)
    bare = head if head and head != bare and is_place(head) else bare  # "Germany (competitor deal)": the bracket says why
    if not negated and (_ONLY.search(piece) or not is_about_something(bare)):
        return unreadable(cell, ReasonKind.TOPIC, f"'{piece.strip()}' could not be read as an exclusion")
    return _banned(cell, bare, piece)


def _share(cell: Cell, piece: str) -> Outcome | None:
    """`not more than 20 % of the page`: no question says it in figures, so a person looks."""
    if not words_of("share").search(piece):
        return None
    return unreadable(cell, ReasonKind.COUNT, "how large it will be shown cannot be compared with this limit")


def _banned(cell: Cell, bare: str, piece: str) -> Outcome:
    """The bans of one piece, with their exceptions and question marks."""
    spared = _EXCEPT.search(bare)
    if spared and spared.start():
        if words_of("everything").fullmatch(bare[: spared.start()].strip(" ,")):
            # Among exclusions "everything except print" rules out all else, or is a slip for what is allowed.
            return unreadable(cell, ReasonKind.TOPIC, "whether this is ruled out or allowed is not certain")
        return _spared(cell, bare[: spared.start()], bare[spared.end() :], piece)
    if words_of("negotiable").search(bare):
        what = words_of("negotiable").sub(" ", bare).strip(" =,(-–") or bare
        return _doubted(
            cell, piece, merge(ban(cell, item) for item in _items(what, piece)), "it may be had for more money or a word"
        )
    if "?" in piece:
        return _doubted(cell, piece, merge(ban(cell, item) for item in _items(bare, piece)))
    return merge(ban(cell, item) for item in _items(bare, piece))


def _never_without(cell: Cell, piece: str) -> Outcome | None:
    """`never without the logo`: what has to be with it, unless it is an approval."""
    found = _NEVER_WITHOUT.match(piece)
    if found is None or words_of("unless_agreed").search(piece) or words_of("leave").search(piece):
        return None
    if words_of("a_name").fullmatch(found["what"].strip(" .!")) and not is_about_something(found["what"]):
        return unreadable(cell, ReasonKind.DUTY, "who has to agree to it, and whether they did, is not certain")
    duty = Duty(kind=DutyKind.OTHER, text=f"Only with {found['what'].strip()}", quote=piece, locator=cell.locator)
    return Outcome(duties=(duty,))


def _spared(cell: Cell, banned: str, spared: str, piece: str) -> Outcome:
    """`no outdoor except bus stops`: the ban holds for the rest of the channels; an exception that is none leaves it whole."""
    found = merge(ban(cell, item) for item in _items(banned.strip(), piece))
    free = frozenset[Channel]().union(*(leaves(Channel(mention.code)) for mention in find_channels(spared)))
    if not free or words_of("some_only").search(spared):
        # "except in Spain", "except own magazine": how far the exception goes is not certain.
        return _doubted(cell, piece, found, "how far the exception goes is not certain")
    bans: list[Ban] = []
    for item in found.bans:
        limits = tuple(
            limit.model_copy(update={"include": frozenset[Channel]().union(*map(leaves, limit.include)) - free})
            if isinstance(limit, ChannelConstraint)
            else limit
            for limit in item.constraints
        )
        bans.append(replace(item, constraints=limits))
    return replace(found, bans=tuple(bans))


def _used_up(cell: Cell, clause: str) -> tuple[str, tuple[CountConstraint, ...]]:
    """`max. 5.000 copies in total, 3.000 used`: what is left counts; the clause comes back without the number."""
    used = _USED.search(clause)
    limits = tuple(limit for limit in count_limits(cell, clause[: used.start()]) if limit.unit == "copies") if used else ()
    if used is None or len(limits) != 1 or limits[0].at_most is None:
        return clause, ()
    left = max(limits[0].at_most - number(used["n"]), 0)
    return clause[used.end() :].strip(" ,"), (limits[0].model_copy(update={"at_most": left, "quote": clause}),)


def _doubted(cell: Cell, piece: str, found: Outcome, why: str = "the record itself puts a question mark to it") -> Outcome:
    """`OOH?? ask Lena`: whether it is ruled out is open, and only for uses of that kind."""
    doubt = Unreadable(quote=piece, locator=cell.locator, about=ReasonKind.TOPIC, note=why)
    bans = tuple(replace(item, constraints=(*item.constraints, doubt)) for item in found.bans)
    return replace(found, bans=bans, unread=(*found.unread, Unread(cell.column, piece, why, ReasonKind.TOPIC)))


def _duty(cell: Cell, piece: str, *, negated_only: bool) -> Duty | None:
    """A duty that stands among the exclusions, or a ban that an approval lifts."""
    if (
        (is_duty(piece) or is_owed(piece))
        and not negated_only
        and not re.match(r"^\W*(?:no|not|never|must not|may not|cannot|kein|pas|sin)\b", piece, re.IGNORECASE)
    ):
        where = re.match(r"(?i)^\W*(?P<where>[\w /+&]{2,30}?)\s+(?:only\s+)?(?:with|after|needs?|requires?)\b", piece)
        channels = frozenset(Channel(mention.code) for mention in find_channels(where["where"])) if where else frozenset()
        duty = duty_of(piece, cell)
        return duty.model_copy(update={"channels": channels}) if channels and not duty.channels else duty
    unless = words_of("unless_agreed").search(piece)
    if unless is None:
        return None
    channels = frozenset(Channel(mention.code) for mention in find_channels(piece[: unless.start()]))
    return duty_of("prior written approval needed: " + piece.strip(), cell).model_copy(update={"channels": channels})


def _limit(cell: Cell, piece: str) -> Outcome | None:
    """A limit of the permission that stands among the exclusions: a number, or `for … only`."""
    counted = tuple(count_limits(cell, piece))
    if counted:
        return Outcome(constraints=counted)
    embargo = _embargo(cell, piece) or read_ends(cell, piece, DayOrder.UNKNOWN)
    if embargo is not None:
        return Outcome(constraints=(embargo,))
    return None if NEGATION.match(piece) or words_of("leave").search(piece) else only_limit(cell, piece)


def _items(words: str, clause: str) -> Iterator[Item]:
    """Alternatives of one exclusion; a place at the end (`… spots on TV`) belongs to all of them."""
    context = _CONTEXT.match(words)
    if context and find_channels(context["where"]) and find_topics(context["what"]):
        yield Item(words, clause)
        return
    if context and is_place(context["where"]):
        for part in re.split(_EITHER, context["what"]):
            if part.strip():
                yield Item(f"{NEGATION.sub('', part, count=1).strip() or part.strip()} {context['tie']} {context['where']}", clause)
        return
    if any(re.search(r"\s(?:and|und|et)\s", mention.text) for mention in find_modifications(words)):
        yield Item(words, clause)
        return
    for part in re.split(_EITHER, words):
        if part.strip():
            yield Item(NEGATION.sub("", part, count=1).strip() or part.strip(), clause)


def _embargo(cell: Cell, piece: str) -> WindowConstraint | None:
    """`not before 1 March 2026`, `embargo until …`, `not after …`: a first or last day."""
    found = EMBARGO.search(piece)
    days = [day for _, day in find_days(piece, DayOrder.UNKNOWN)] if found else []
    if found is None or not days:
        return None
    day = days[0] or Bound.UNKNOWN
    if found["last"]:
        return WindowConstraint(end=day, quote=cell.text, locator=cell.locator)
    return WindowConstraint(start=day, subject="embargo", quote=cell.text, locator=cell.locator)
