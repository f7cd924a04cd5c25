"""Talent releases: who is shown, until when, where and in which media each may be shown.

`N. Farrouk to 31.01.27; T. Wisniewski: print only` is two people with limits of their own. The shortest release of the people
shown counts, which falls out of having one constraint a person; an open release is unknown only while that person is shown.
"""

import re
from datetime import date

from knowledge.register.cell import Cell, clauses, is_none, is_open
from knowledge.register.limits import Limits, read_limits
from knowledge.register.outcome import Outcome, merge, unreadable
from knowledge.register.people import NOT_NEEDED, ROLE, SIGNED, VERSIONS, Person, people_of
from knowledge.register.shorthand import settle_counts, spell_out
from policies.calendar.order import DayOrder
from policies.calendar.windows import find_days, read_window
from policies.lexicon.channels import find_channels
from policies.rules import ChannelConstraint, Constraint, Duty, DutyKind, Part, PurposeConstraint, WindowConstraint
from policies.vocabulary import Channel, Purpose, ReasonKind

_MISSING = re.compile(
    r"""\bt\.?b\.?[acd]\b|\bto\ be\ (?:confirmed|signed|obtained|clarified)\b|\bpending\b|\bmissing\b|\b(?:not|never|isn['’]t
        |aren['’]t|un)\ ?-?(?:found|signed|obtained|received|confirmed|returned|
    filed|cleared|released|traced|located|available|yet|on\ file)\b|\bno\ (?:signed\ |model\ |valid\ )?(?:releases?|consent
        |paperwork|paper)\b(?!\ (?:is\ |are\ |was\ )?(?:needed|required|necessary))|\brequested\b|\bawaiting\b|\bwaiting\b
        |\boutstanding\b|
    \bchasing\b|\b\d+\ (?:of|out\ of|/)\ \d+\b|\bone\ of\b|\b(?:all|everyone|everybody)\ (?:\w+\ )?but\b
    |\bbut\ (?:not|the|for|one)\b|\bsave\ (?:for|one|the)\b
    |\bto\ follow\b|\bdeparted\b|\b(?:some|most|few|half)\b(?=\ (?:are\ )?(?:signed|cleared|agreed|ok|released|on\ file)|\W*$)
    |\bsee\ (?:the\ )?(?:rider|contract|file|e?mail|agreement|terms|note|appendix|annex)\b
    |\brevo(?:ke|cable)\w*\b|\bwiderruf\w*|\bpart(?:ly|ial(?:ly)?)\b|\bexcept\b|\bexcluded\b
        |\bunknown\b|\bunclear\b|\bunsigned\b|\blost\b|\bdisputed?\b|\bverbal\b|\boral\b
        |\bexpir(?:ed|y\ unknown)\b(?!\W*(?:on\ )?\d)
        |\bwithdrawn\b|\brevoked\b|\brefused\b|\bask\ \w+|\bcheck\b|\?|\bfehlt\b|\boffen\b|
    \bausstehend\b|\bmanquante?\b|\ben\ attente\b|\bpendiente\b|\bfalta\b""",
    re.IGNORECASE | re.VERBOSE,
)
_CAUTION = re.compile(
    r"\b(?:not|no|never|except|excl\w*|unless|if|subject|only|without|limited|until|till|per|after|before|provided"
    r"|depends?|contract|agreement|yrs?|mos?|mths?|wks?|once|single|one|uses?|\d+x|veto|approval|approve[sd]?|renew\w*|option\w*|nicht|nur|sauf|solo|sólo)\b",
    re.IGNORECASE,
)
_OWED = re.compile(
    r"^\W*no names?\W*$|\b(?:not|never) (?:with|by) (?:the |their |a |full )?names?\b"
    r"|\bnames? (?:must |may |shall )?not (?:to )?(?:be )?(?:published|shown|mentioned|used|printed)\b"
    r"|\b(?:do not|don['’]t) (?:name|tag|mention)\b|\bcredits? (?:is |are )?(?:required|needed|due)\b"
    r"|\bfirst names? only\b|\binform (?:the )?(?:model|agent|agency|family|estate|artist)\b",
    re.IGNORECASE,
)
_PEOPLE_AT_LARGE = re.compile(
    r"\b(?:people|persons?|models?|talents?|faces?|cast|staff|children|kids|minors?|humans?|product|releases?|crowd)\b",
    re.IGNORECASE,
)
"""`people: no` says that none are shown; `Kim no` that Kim's release is missing."""
_SIGNING_DAY = re.compile(
    r"\b(?:signed|dated|given)\s+(?:on\s+|in\s+|am\s+|le\s+|el\s+)?"
    r"(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d{2}-\d{2}|\d{1,2}/\d{2,4}|(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
"""The day on which somebody signed is no end; where no other words say how long it holds, it may be one all the same."""
_SAYS_HOW_LONG = re.compile(
    r"\b(?:no (?:end|expiry|limit)|perpetual\w*|in perpetuity|unlimited|buy-?out|until|till|to|thru|through|bis|jusqu\w*|hasta"
    r"|expires?|ends?|exp|\d+\s*(?:yrs?|years?|mos?|months?|jahre?|ans|años))\b",
    re.IGNORECASE,
)
_OVER = re.compile(
    r"\b(?:withdrawn|revoked|recalled|cancelled|terminated)\b\W*(?:on |as of |in |since |from |per )?(?P<day>[\w./ -]*\d)",
    re.IGNORECASE,
)


def read_release(cell: Cell, order: DayOrder) -> Outcome:
    """Compile a talent-release cell.

    Args:
        cell: The cell; an open one makes every use that shows people unknown, `n/a` and `no people` need no release.
        order: Day-month order of the row's numeric dates.
    """
    if is_none(cell.text):
        return Outcome()
    if is_open(cell.text) and len(clauses(cell.text)) <= 1 and ":" not in cell.text:
        return _unknown(cell, Part(kind="person", label="the people shown"), "the release is open")
    plain = settle_counts(spell_out(cell.text, "talent_release"))
    if is_none(plain):
        return Outcome()
    plain, owed = _take_duties(plain, cell)
    # Shorthand that was spelled out is cited as it was typed, which is the whole cell.
    verbatim = plain == cell.text
    shown = [person for person in people_of(plain) if person.words or person.label]
    people = [_read_person(cell.part(person.quote) if verbatim else cell, person, order) for person in shown]
    return merge([*people, Outcome(duties=owed)])


def _take_duties(text: str, cell: Cell) -> tuple[str, tuple[Duty, ...]]:
    """The words without what the users have to do beside (`no names`, `choreographer credit required`), and these duties."""
    kept, owed = [], []
    for clause in clauses(text):
        pieces = re.split(r",\s*", clause)
        owed += [piece for piece in pieces if _OWED.search(piece)]
        rest = ", ".join(piece for piece in pieces if not _OWED.search(piece))
        kept += [rest] if rest.strip() else []
    if not owed or not kept:
        return text, ()
    texts = (f"{piece.strip()[0].upper()}{piece.strip()[1:]}" for piece in owed)
    duties = (Duty(kind=DutyKind.OTHER, text=text, quote=cell.text, locator=cell.locator) for text in texts)
    return "; ".join(kept), tuple(duties)


def _read_person(cell: Cell, person: Person, order: DayOrder) -> Outcome:
    label, versions = _label("" if is_none(re.sub(r"\(.*", "", person.label)) else person.label)
    needless = not person.label and NOT_NEEDED.search(person.words) and not _MISSING.search(person.words)
    if needless and not _limited_all_the_same(person.words):
        return Outcome()
    part = Part(kind="person", label=label or "the people shown", versions=versions)
    if needless:
        return _unknown(cell, part, "no release is needed, and yet one is limited")
    if _MISSING.search(person.words) or _MISSING.search(person.label):
        gone = _OVER.search(person.words)
        days = find_days(gone["day"], order) if gone else ()
        last = _window_until(cell, gone["day"], order, part) if gone and days else ()
        return merge([Outcome(constraints=last), _unknown(cell, part, "the release is not settled")])
    if person.label and re.fullmatch(r"(?i)\W*(?:no|nein|non|nope)\W*", person.words) and not _PEOPLE_AT_LARGE.search(person.label):
        return _unknown(cell, part, "the release is not settled")
    if is_none(person.words):
        return Outcome()
    bare = _SIGNING_DAY.sub("signed", person.words)
    words = bare if bare != person.words and _SAYS_HOW_LONG.search(bare) else person.words
    limits = read_limits(cell, words, order, part=part, subject="release")
    rest = SIGNED.sub(" ", limits.rest)
    return _judge(cell, part, limits, rest, has_words=bool(person.words.strip()))


def _limited_all_the_same(words: str) -> bool:
    """`n/a (hands of Eva, print only)`, `no people (web: Eva to 4/26)`: a bracket that limits what needs no release."""
    remarks = re.findall(r"\(([^()]*)\)", words)
    return any(
        re.search(r"\b(?:to|until|till|bis|jusqu\w*|hasta|exp\w*)\b[^,;]*\d", remark, re.IGNORECASE)
        or (re.search(r"\b(?:only|nur|no|not)\b", remark, re.IGNORECASE) and find_channels(remark))
        for remark in remarks
    )


def _window_until(cell: Cell, day: str, order: DayOrder, part: Part) -> tuple[Constraint, ...]:
    """A consent withdrawn on a day is over after it; what holds up to then stays for a person."""
    end = read_window(f"until {day}", order).end
    if not isinstance(end, date):
        return ()
    return (WindowConstraint(end=end, subject="release", part=part, quote=cell.text, locator=cell.locator),)


def _judge(cell: Cell, part: Part, limits: Limits, rest: str, *, has_words: bool) -> Outcome:
    """Limits that were read, plus an unknown where words are left that could narrow them, or nothing was said at all."""
    known: tuple[Constraint, ...] = tuple(_for_the_house(item) for item in limits.constraints)
    left = ROLE.sub(" ", rest)
    if not has_words or _CAUTION.search(left) or (re.search(r"[^\W\d_]{4,}", left) and not known and not limits.unlimited):
        why = (
            "nobody says how far this release goes"
            if not has_words
            else "these words of the release could not be read with certainty"
        )
        # Days that were read are certain; media and places next to unread words are not.
        days = tuple(item for item in known if isinstance(item, WindowConstraint))
        return merge([Outcome(constraints=days), _unknown(cell, part, why)])
    return Outcome(constraints=known)


def _for_the_house(limit: Constraint) -> Constraint:
    """`internal use` is a purpose: a talk before employees is as internal as the intranet."""
    if not isinstance(limit, ChannelConstraint) or limit.include != {Channel.INTERNAL} or limit.edge or limit.also:
        return limit
    return PurposeConstraint(include=frozenset({Purpose.INTERNAL}), quote=limit.quote, locator=limit.locator, part=limit.part)


def _label(text: str) -> tuple[str, tuple[str, ...]]:
    """A person's name without remarks, and the only versions the person is in."""
    versions: tuple[str, ...] = ()
    for remark in re.findall(r"\(([^()]*)\)", text):
        found = tuple(match.strip() for match in VERSIONS.findall(remark))
        versions = versions or found
    return re.sub(r"\s*\([^()]*\)\s*", " ", text).strip(" ,:-–"), versions


def _unknown(cell: Cell, part: Part, why: str) -> Outcome:
    return unreadable(cell, ReasonKind.RELEASE, why, part=part)
