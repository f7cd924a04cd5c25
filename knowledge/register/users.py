"""Third-party cells: `agencies of record`, `resellers w/ signed brand addendum`, `no - own use only`, `case by case`.

Where a cell has users with demands of their own (`dealers, agencies of record`), each gets a permission of its own; staff of the
brand may always use what the brand has licensed.
"""

import re
from dataclasses import dataclass, replace

from knowledge.register.cell import Cell, Unread, is_none, is_open
from knowledge.register.channels import channel_constraint
from knowledge.register.places import territory_constraint
from knowledge.register.usergroups import CASE_BY_CASE, Group, user_groups
from policies.rules import Constraint, Duty, DutyKind, ModificationConstraint, PartyConstraint, PurposeConstraint, Unreadable
from policies.vocabulary import Modification, Party, Purpose, ReasonKind

_OWN_USE = re.compile(
    r"^\W*(?:no\b.*|nope\b.*|(?:only )?us(?: only)?|(?:only )?(?:hq|head ?office)(?: only)?|own(?: only)?|only own"
    r"|not? (?:allowed|permitted|third.*)|own use.*|(?:our )?own (?:stores?|shops?|branch(?:es)?"
    r"|outlets?|boutiques?|retail|channels?|teams?|sites?)(?: only)?|internal(?: use)?(?: only)?|in-?house(?: only)?"
    r"|staff(?: only)?"
    r"|brand(?: only| use only)?|none\b.*|never|nein\b.*|nicht\b.*|keine\b.*|nur (?:intern|eigen).*|non|aucun.*|interdit.*|nunca"
    r"|prohibido.*)$",
    re.IGNORECASE,
)
_ANYONE = re.compile(
    r"^\W*(?:any(?:one|body)?(?: (?:third )?part(?:y|ies))?|every(?:one|body)|all(?: third parties| partners and third parties)?"
    r"|public|any(?:one|body),? no (?:permission|approval|licen[cs]e) (?:is )?(?:needed|required|necessary)"
    r"|free(?: use)?(?: for all)?|any(?:one|body) (?:we|you) (?:like|want|wish|choose)"
    r"|yes\W+(?:no|without(?: any)?) (?:limits?|restrictions?)"
    r"|unrestricted|unlimited|open to all|yes|ok|okay|allowed|permitted|third parties(?: ok"
    r"| allowed)?|ja|alle|jeder|erlaubt|oui|tous|autorisé|sí|si|todos)\W*$",
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
    if is_open(cell.text) or re.fullmatch(r"(?i)\W*(?:(?:yes|ok|ja)\W+)?(?:but\s+)?ask\W*", cell.text):
        note = "the register does not say whether third parties may use it"
        limit = _party(cell, include=frozenset({Party.STAFF}), unknown_third_parties=True, note=note)
        return Users((UserVariant((limit,)),), (Unread(cell.column, cell.text, note, ReasonKind.PARTY),))
    text, rider, owed = _riders(_NO_BUT.sub("", cell.text), cell)
    if re.fullmatch(r"\W*n\W?a\W*|not applicable", cell.text, re.IGNORECASE):
        note = "the register calls third-party use not applicable, which does not say who may use it"
        return Users((UserVariant((_party(cell, include=frozenset({Party.STAFF}), unknown_third_parties=True, note=note),)),))
    if is_none(text) or (_OWN_USE.match(text) and not CASE_BY_CASE.search(text)):
        return Users((UserVariant((_party(cell, include=frozenset({Party.STAFF})),)),))
    if _ANYONE.match(text):
        anyone = UserVariant((_party(cell, anyone=True), *rider), owed)
        return Users((anyone, UserVariant((_party(cell, include=frozenset({Party.STAFF})),))) if rider or owed else (anyone,))
    variants: dict[tuple[object, ...], list[Group]] = {}
    for group in user_groups(text):
        variants.setdefault(group.demands, []).append(group)
    built = [_variant(cell, groups) for groups in variants.values()]
    built = [replace(item, constraints=(*item.constraints, *rider), duties=(*item.duties, *owed)) for item in built]
    if variants and (left_out := _LEFT_OUT.search(text)):
        doubt = _doubt(cell, f"“{left_out['who'].strip()}” are left out, and whether this user is one of them is not known")
        built = [replace(variant, constraints=(*variant.constraints, doubt)) for variant in built]
    if any(len(variant.constraints) > 1 or variant.duties for variant in built):
        # What is asked of outsiders does not bind the brand's own staff.
        built.append(UserVariant((_party(cell, include=frozenset({Party.STAFF})),)))
    nobody = UserVariant((_party(cell, include=frozenset({Party.STAFF}), anyone=True, case_by_case=True),))
    return Users(tuple(built) or (nobody,))


_NO_BUT = re.compile(
    r"^\W*(?:no|none|nobody|no one|not? third parties|nein|niemand|non|personne|nadie|nessuno|geen)\s*[,(:;-]*\s*"
    r"(?:except(?:ing)?(?: for)?|but(?! not)|other than|apart from|only|außer|ausser|nur|sauf|excepto|salvo|tranne|behalve)\s+",
    re.IGNORECASE,
)
"""`no, except agencies`: the exception is who may."""
_UNEDITED = re.compile(
    r"[\s,;(]*\b(?:(?:no|without|w/o)\s+(?:any\s+)?(?:edits?|changes?|editing|alterations?|modifications?)|unedited|unchanged|unaltered"
    r"|as (?:supplied|is|delivered)|ohne (?:änderung(?:en)?|bearbeitung)|unverändert|sans (?:modification|retouche)s?)\b[\s)]*",
    re.IGNORECASE,
)
_OWED = re.compile(
    r"\s*(?:[,;(+]|\bw/|\bwith\b|\bmit\b|\bavec\b|\bcon\b)\s*(?:w/|with |mit |always |a |the )*\s*"
    r"(?P<what>(?:photo |full )?(?:credit(?:s| line)?|attribution|byline)|link(?: back)?|our logo|disclaimer"
    r"|legal line|nennung|crédit|crédito)"
    r"(?=\s*(?:[,;).]|$))\)?",
    re.IGNORECASE,
)


def _riders(text: str, cell: Cell) -> tuple[str, tuple[Constraint, ...], tuple[Duty, ...]]:
    """The users without what binds them beside who they are (`dealers, no edits, credit`), as a limit and duties."""
    found = _OWED.search(text)
    duties = (
        (Duty(kind=DutyKind.OTHER, text=f"Third parties: {found['what']}", quote=cell.text, locator=cell.locator),) if found else ()
    )
    bare = _OWED.sub(" ", text)
    if not _UNEDITED.search(bare) or not re.search(r"\w", _UNEDITED.sub(" ", bare)):
        return bare, (), duties
    unedited = ModificationConstraint(edge=frozenset({Modification.RESIZE}), quote=cell.text, locator=cell.locator)
    return _UNEDITED.sub(" ", bare).strip(), (unedited,), duties


_LEFT_OUT = re.compile(
    r"[,;(]\s*(?:but )?(?:no|not|never|except|excl\.?|excluding|keine?|nicht|außer|pas de|sauf|geen|niet|salvo|tranne)\s+"
    r"(?P<who>(?!commercial|charge|fee|fees|cost|need)[^,;)]+)",
    re.IGNORECASE,
)
"""A ban behind the users that the cell names ("pharmacies, no chains")."""


def _variant(cell: Cell, groups: list[Group]) -> UserVariant:
    """The permission of some users who are asked for the same."""
    first = groups[0]
    constraints: list[Constraint] = [
        _party(
            cell,
            include=frozenset({Party.STAFF}).union(*(group.parties for group in groups)),
            words=frozenset(group.words for group in groups if group.words),
            names=frozenset().union(*(group.names for group in groups)),
            qualifications=first.qualifications,
            case_by_case=first.case_by_case,
            anyone=not any(group.words or group.parties for group in groups),
        )
    ]
    if first.noncommercial:
        constraints.append(PurposeConstraint(exclude=_COMMERCIAL, quote=cell.text, locator=cell.locator))
    if first.place:
        limit, _ = territory_constraint(first.place, cell)
        constraints += [limit] if limit else []
    if first.media:
        media, _ = channel_constraint(first.media, cell)
        constraints += [media] if media else []
    if first.unread:
        constraints.append(_doubt(cell, "these words ask something of the user that could not be read with certainty"))
    if first.case_by_case:
        constraints.append(_doubt(cell, "third-party use is decided case by case"))
    return UserVariant(tuple(constraints), _duties(cell, first))


def _duties(cell: Cell, group: Group) -> tuple[Duty, ...]:
    texts = (
        f"Third parties: {_ONLY.sub('', group.limit).strip()} only" if group.limit else "",
        f"Only {group.until_lost.removeprefix('only ')}" if group.until_lost else "",
    )
    return tuple(Duty(kind=DutyKind.LIMIT, text=text, quote=cell.text, locator=cell.locator) for text in texts if text)


def _doubt(cell: Cell, why: str) -> Unreadable:
    return Unreadable(about=ReasonKind.PARTY, third_parties_only=True, quote=cell.text, locator=cell.locator, note=why)


def _party(
    cell: Cell,
    *,
    include: frozenset[Party] = frozenset(),
    words: frozenset[str] = frozenset(),
    qualifications: frozenset[str] = frozenset(),
    anyone: bool = False,
    case_by_case: bool = False,
    names: frozenset[str] = frozenset(),
    unknown_third_parties: bool = False,
    note: str | None = None,
) -> PartyConstraint:
    return PartyConstraint(
        include=include,
        words=words,
        qualifications=qualifications,
        anyone=anyone,
        case_by_case=case_by_case,
        names=names,
        unknown_third_parties=unknown_third_parties,
        quote=cell.text,
        locator=cell.locator,
        note=note,
    )
