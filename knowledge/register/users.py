"""Third-party cells: `agencies of record`, `resellers w/ signed brand addendum`, `no - own use only`, `case by case`.

Where a cell has users with demands of their own (`dealers, agencies of record`), each gets a permission of its own; staff of the
brand may always use what the brand has licensed.
"""

import re
from dataclasses import dataclass

from knowledge.register.cell import Cell, Unread, clauses, is_none, is_open
from knowledge.register.places import territory_constraint
from policies.lexicon.parties import find_parties
from policies.lexicon.qualifications import find_qualifications
from policies.lexicon.territories import read_territories
from policies.rules import Constraint, Duty, DutyKind, PartyConstraint, PurposeConstraint, Unreadable
from policies.vocabulary import Party, Purpose, ReasonKind

_OWN_USE = re.compile(
    r"^\W*(?:no\b.*|not? (?:allowed|permitted|third.*)|own use.*|internal(?: use)?(?: only)?|in-?house(?: only)?|staff(?: only)?"
    r"|brand(?: only| use only)?|none\b.*|never|nein\b.*|nicht\b.*|keine\b.*|nur (?:intern|eigen).*|non|aucun.*|interdit.*|nunca"
    r"|prohibido.*)$",
    re.IGNORECASE,
)
_CASE_BY_CASE = re.compile(
    r"\b(?:case[- ]by[- ]case|on request|upon request|by (?:approval|arrangement|agreement|permission|request)|on application"
    r"|individually|ask (?:first|us|legal|brand)|to be agreed|subject to|nach absprache|auf anfrage|einzelfall\w*|sur demande"
    r"|cas par cas|bajo petición|caso por caso|depends|maybe|possibly|sometimes)\b",
    re.IGNORECASE,
)
_ANYONE = re.compile(
    r"^\W*(?:any(?:one|body)?(?: (?:third )?part(?:y|ies))?|every(?:one|body)|all(?: third parties| partners and third parties)?"
    r"|public|free(?: use)?(?: for all)?|unrestricted|unlimited|open to all|yes|ok|okay|allowed|permitted|third parties(?: ok"
    r"| allowed)?|ja|alle|jeder|erlaubt|oui|tous|autorisé|sí|si|todos)\W*$",
    re.IGNORECASE,
)
_APPROVAL = re.compile(
    r"\b(?:(?:prior|written|signed|advance|our|brand|legal)\s+)*(?:written\s+)?(?:ok|okay|approval|consent|permission|sign-?off"
    r"|clearance|go-?ahead)\s+(?:from|by|of|in writing|required|needed|first)|\b(?:with|after|subject to|only with|needs?"
    r"|requires?)\s+(?:prior|written|our|brand|legal)[\w ]*(?:ok|approval|consent|permission|sign-?off)\b"
    r"|\bprior (?:written )?(?:ok|approval|consent|permission)\b|\bwritten (?:ok|approval|consent|permission)\b",
    re.IGNORECASE,
)
_NONCOMMERCIAL = re.compile(
    r"\bnon-?\s?commercial\b|\bnot for profit\b|\bnicht-?kommerziell\w*|\bnon commercial\w*|\bno comercial\w*", re.IGNORECASE
)
_NOT = re.compile(r"^\W*(?:no|not|never|except|excl(?:\.|uding)?|but not|without|keine?|nicht|ohne|sauf|pas)\b", re.IGNORECASE)
_NOT_AFTER = re.compile(r"\b(?:never|not|no|excluded|nicht|niet|non)\W*$", re.IGNORECASE)
_QUALIFIER = re.compile(
    r"\b(?:with|under|after|holding|having|if|who|whose|subject|signed|in|based|located|contract\w*|nda|briefed|trained|insured|"
    r"paid|paying|registered|level|tier|category|class|gold|silver|platinum|premium|selected|approved|preferred|accredited"
    r"|participating|"
    r"some|certain|named|listed|eligible|mit|unter|nach|sous|avec|con|bajo)\b",
    re.IGNORECASE,
)
_WHILE = re.compile(r"\b(?:as long as|while|whilst|only while|so lange|solange|tant que)\b.*", re.IGNORECASE)
_EMPTY = re.compile(
    r"\b(?:ok|okay|only|allowed|permitted|fine|may use|free use|yes|nur|erlaubt|ok too|can use|any(?:one|body)"
    r"|every(?:one|body))\b",
    re.IGNORECASE,
)
_ONLY = re.compile(r"\bonly\b", re.IGNORECASE)
_COMMERCIAL = frozenset({Purpose.COMMERCIAL_ADVERTISING, Purpose.PRODUCT, Purpose.MERCHANDISE})


@dataclass(frozen=True)
class UserVariant:
    """One group of users with what is asked of them; a row gets one permission for each."""

    constraints: tuple[Constraint, ...]
    duties: tuple[Duty, ...] = ()


@dataclass(frozen=True)
class Users:
    """All groups of a cell, and what stayed unread."""

    variants: tuple[UserVariant, ...]
    unread: tuple[Unread, ...] = ()


def read_users(cell: Cell) -> Users:
    """Compile a third-party cell; a blank or open one lets staff pass and leaves everybody else unknown."""
    if is_open(cell.text):
        note = "the register does not say whether third parties may use it"
        limit = _party(cell, include=frozenset({Party.STAFF}), unknown_third_parties=True, note=note)
        return Users((UserVariant((limit,)),), (Unread(cell.column, cell.text, note, ReasonKind.PARTY),))
    if re.fullmatch(r"\W*n\W?a\W*|not applicable", cell.text, re.IGNORECASE):
        note = "the register calls third-party use not applicable, which does not say who may use it"
        return Users((UserVariant((_party(cell, include=frozenset({Party.STAFF}), unknown_third_parties=True, note=note),)),))
    if is_none(cell.text) or (_OWN_USE.match(cell.text) and not _CASE_BY_CASE.search(cell.text)):
        return Users((UserVariant((_party(cell, include=frozenset({Party.STAFF})),)),))
    if _ANYONE.match(cell.text):
        return Users((UserVariant((_party(cell, anyone=True),)),))
    variants: dict[tuple[object, ...], list[_Group]] = {}
    for group in _groups(cell.text):
        variants.setdefault(group.demands, []).append(group)
    built = [_variant(cell, groups) for groups in variants.values()]
    if any(len(variant.constraints) > 1 or variant.duties for variant in built):
        # What is asked of outsiders does not bind the brand's own staff.
        built.append(UserVariant((_party(cell, include=frozenset({Party.STAFF})),)))
    nobody = UserVariant((_party(cell, include=frozenset({Party.STAFF}), anyone=True, case_by_case=True),))
    return Users(tuple(built) or (nobody,))


@dataclass(frozen=True)
class _Group:
    """One noun of the cell with its demands."""

    words: str
    parties: frozenset[Party]
    qualifications: frozenset[str]
    limit: str
    noncommercial: bool
    case_by_case: bool
    until_lost: str
    unread: bool = False
    """Whether words are left that may ask more of the user than was understood."""
    place: str = ""
    """Words for the only places these users may use it in."""

    @property
    def demands(self) -> tuple[object, ...]:
        return (self.qualifications, self.limit, self.noncommercial, self.case_by_case, self.until_lost, self.unread, self.place)


def _groups(text: str) -> list[_Group]:
    """The users of a cell. A demand that stands alone after a comma (`suppliers, prior written OK`) belongs to all before it."""
    groups: list[_Group] = []
    for clause in clauses(re.sub(r"\bw/\s*", "with ", text)):
        head, _, tail = clause.partition(":")
        found: list[_Group] = []
        for piece in re.split(r"(?:,\s*|\s*[+&/]\s+|\s+[+&]\s*|\s(?:and|und|et|y|or|oder|ou|plus)\s)(?![^()]*\))", head):
            if piece.strip(" )") and not (_NOT.match(piece) and found):
                group = _group(piece.strip(), tail.strip())
                if found and not group.words:
                    found = [_with(item, group) for item in found]
                else:
                    found.append(group)
        groups += [group for group in found if not (_NOT.match(group.words) or _NOT_AFTER.search(group.words))]
    return groups


def _group(piece: str, tail: str) -> _Group:
    held = _WHILE.search(piece)
    bare = _WHILE.sub(" ", piece)
    qualifications = frozenset(claim.key for claim in find_qualifications(piece) if claim.holds)
    approval = _APPROVAL.search(bare)
    if approval:
        qualifications |= {"written_approval"}
        bare = _APPROVAL.sub(" ", bare)
    named = find_parties(bare)
    # "media partners" are partners: the last noun is the head.
    parties = frozenset(Party(mention.code) for mention in named if mention.start == named[-1].start)
    noncommercial = bool(_NONCOMMERCIAL.search(bare))
    case_by_case = bool(_CASE_BY_CASE.search(bare)) and not approval
    words = _EMPTY.sub(" ", _CASE_BY_CASE.sub(" ", _NONCOMMERCIAL.sub(" ", bare)))
    words = re.sub(r"\s+", " ", words).strip(" .,-–()")
    if approval and not parties:
        words = (
            ""
            if not re.sub(
                r"\b(?:from|by|of|brand|team|legal|marketing|department|manager|in|writing)\b|\W", "", words, flags=re.IGNORECASE
            )
            else words
        )
    if qualifications:
        words = re.split(r"\s+(?:with|under|holding|having|who|that|whose|mit|avec|con)\s+", words)[0]
    if qualifications and not parties and not _noun_left(words, piece):
        words = ""
    limit = re.sub(r"^\W*free use\W*$", "", tail, flags=re.IGNORECASE)
    if _NONCOMMERCIAL.search(tail):
        noncommercial, limit = True, ""
    # A demand that nobody could read may ask more of the user: "with contract", "in Germany", a name in brackets.
    unread = bool(words) and bool(_QUALIFIER.search(words) or "(" in words)
    # Words that name nobody and ask nothing say nothing of who may use it.
    unread = unread or not (words or parties or qualifications or case_by_case)
    place = _place_of(words)
    if place:
        unread = unread and bool(_QUALIFIER.search(words[: place[0]]))
    words = re.sub(r"\s*\(.*$", "", words[: place[0]] if place else words).strip()
    return _Group(
        words,
        parties,
        qualifications,
        limit,
        noncommercial,
        case_by_case,
        held.group(0).strip() if held else "",
        unread,
        place[1] if place else "",
    )


def _place_of(words: str) -> tuple[int, str] | None:
    """Where the words for a place begin (`dealers (DACH)`, `licensees in Germany`), and these words; `None` for other words."""
    found = re.search(r"\s*\((?P<bracket>[^()]+)\)?$|\s+in\s+(?P<plain>[^()]+)$", words)
    if found is None:
        return None
    place = (found["bracket"] or found["plain"]).strip()
    reading = read_territories(place)
    return (found.start(), place) if reading.spans and not reading.residue.strip() and not reading.unresolved else None


def _noun_left(words: str, piece: str) -> bool:
    """Whether the words name somebody besides the paper that is asked for (`signed addendum only` names nobody)."""
    claims = " ".join(claim.text for claim in find_qualifications(piece))
    return bool(re.findall(r"[^\W\d_]{3,}", re.sub("|".join(map(re.escape, claims.split())) or r"$^", " ", words)))


def _with(group: _Group, demand: _Group) -> _Group:
    return _Group(
        group.words,
        group.parties,
        group.qualifications | demand.qualifications,
        group.limit or demand.limit,
        group.noncommercial or demand.noncommercial,
        group.case_by_case or demand.case_by_case,
        group.until_lost or demand.until_lost,
        group.unread or demand.unread,
        group.place or demand.place,
    )


def _variant(cell: Cell, groups: list[_Group]) -> UserVariant:
    first = groups[0]
    constraints: list[Constraint] = [
        _party(
            cell,
            include=frozenset({Party.STAFF}).union(*(group.parties for group in groups)),
            words=frozenset(group.words for group in groups if group.words),
            qualifications=first.qualifications,
            case_by_case=first.case_by_case,
            anyone=not any(group.words or group.parties for group in groups),
        )
    ]
    if first.noncommercial:
        constraints.append(PurposeConstraint(exclude=_COMMERCIAL, quote=cell.text, locator=cell.locator))
    duties: list[Duty] = []
    if first.limit:
        duties.append(
            Duty(
                kind=DutyKind.LIMIT,
                text=f"Third parties: {_ONLY.sub('', first.limit).strip()} only",
                quote=cell.text,
                locator=cell.locator,
            )
        )
    if first.until_lost:
        duties.append(
            Duty(kind=DutyKind.LIMIT, text=f"Only {first.until_lost.removeprefix('only ')}", quote=cell.text, locator=cell.locator)
        )
    if first.place:
        limit, _ = territory_constraint(first.place, cell)
        constraints += [limit] if limit else []
    if first.unread:
        why = "these words ask something of the user that could not be read with certainty"
        constraints.append(
            Unreadable(about=ReasonKind.PARTY, third_parties_only=True, quote=cell.text, locator=cell.locator, note=why)
        )
    if first.case_by_case:
        constraints.append(
            Unreadable(
                about=ReasonKind.PARTY,
                third_parties_only=True,
                quote=cell.text,
                locator=cell.locator,
                note="third-party use is decided case by case",
            )
        )
    return UserVariant(tuple(constraints), tuple(duties))


def _party(
    cell: Cell,
    *,
    include: frozenset[Party] = frozenset(),
    words: frozenset[str] = frozenset(),
    qualifications: frozenset[str] = frozenset(),
    anyone: bool = False,
    case_by_case: bool = False,
    unknown_third_parties: bool = False,
    note: str | None = None,
) -> PartyConstraint:
    return PartyConstraint(
        include=include,
        words=words,
        qualifications=qualifications,
        anyone=anyone,
        case_by_case=case_by_case,
        unknown_third_parties=unknown_third_parties,
        quote=cell.text,
        locator=cell.locator,
        note=note,
    )
