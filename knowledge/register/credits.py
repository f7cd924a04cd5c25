"""Duties: credit lines, notices, marks, links and reports, wherever in a row people write them."""

import re
from functools import cache

from knowledge.register.cell import Cell, Unread, clauses, is_none, is_open
from knowledge.register.counts import count_limits
from knowledge.register.dutyscope import scope_of
from knowledge.register.onlys import only_limit
from knowledge.register.outcome import Outcome, merge
from policies.datafile import any_of, data_file
from policies.lexicon.channels import find_channels
from policies.rules import Duty, DutyKind
from policies.vocabulary import ReasonKind

_FREE = re.compile(
    r"""^\W*(?:(?:no|none|not|nil|without|kein\w*|ohne|sans|pas\ de|aucune?|sin|ningún|non|senza
        |nessun\w*)\b(?:\W+(?:\w+\W+){0,4}?(?:credits?|needed|required|necessary|mandatory|nennung|nötig|erforderlich|bildnachweis|
    crédits?|requise?|nécessaire|crédito|necesari[oa]|beyond|photo|shot|shoot|attribution|byline|compulsory|obligatory)\b.*|\W*$
        |\W*[,(].*)
    |(?:[\w.-]+\W+){0,3}?(?:none|nothing|no\ credit|keine?|aucune?|nada)\ (?:is\ )?(?:needed|required|necessary|due
        |nötig|erforderlich|requise?|nécessaire)\W*$
    |(?:no\ (?:hace\ falta|es\ necesari[oa]|se\ requiere)|nicht\ (?:nötig|erforderlich|notwendig)|pas\ (?:nécessaire
        |obligatoire|besoin)|non\ (?:serve|necessari[oa]|requis)|niet\ (?:nodig|vereist))\b.*$
    |(?:credit\s+)?(?:optional|appreciated|welcome|courtesy\ only|nice\ to\ have|voluntary|if\ possible|not\ required
        |not\ needed|freiwillig|facultative?|opcional)\b.*)$""",
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
_OPTIONAL = re.compile(
    r"\b(?:appreciated|optional|welcome|not (?:required|needed|mandatory|compulsory|necessary)"
    r"|no obligation|voluntary|freiwillig|nicht erforderlich|facultati\w+)\b",
    re.IGNORECASE,
)


@cache
def _words(key: str) -> re.Pattern[str]:
    """One of the lists of `credits.yaml`."""
    return any_of(data_file(__package__, "credits.yaml")[key], before=r"(?<!\w)", after=r"(?!\w)")


def _is(key: str, clause: str) -> bool:
    """Whether a clause as a whole says one of the things of a list."""
    return bool(re.fullmatch(_words(key).pattern, clause.strip(" .,!-–()"), re.IGNORECASE))


_DUTY = re.compile(
    r"""\b(?:must|has\ to|have\ to|needs?\ to|to\ be|required|mandatory|compulsory|obligatory|always|obligatoire|muss|müssen
        |pflicht\w*|debe\w*|obligatori[oa]|doit|doivent)\b
    |\bcue\ sheets?\b|\bfootnotes?\b|\bend\ (?:frame|card|board|plate)\b.*\b(?:must|stay|keep|remain|is)\b|\broundels?\b
        |\bdisclaimers?\b|\blink\ (?:to|back)\b|\bwithin\ \d+\ days\b|\breports?\ (?:to|use|usage)\b
    |\b(?:users?|licensees?|broadcasters?|exhibitors?|agenc(?:y|ies))\ (?:to\ )?(?:reports?|pays?|sends?
        |registers?|notif(?:y|ies)|clears?)\b
    |\bserving\ suggestion\b|\bdrink\ responsibly\b|\bbelegexemplar\w*\b|\bvoucher\ cop\w+\b|\bspecimen\ cop\w+\b
        |\bsend\ (?:a\ )?(?:copy|copies|proof|link)\b|\binform\b|\bnotify\b|\bkeep\b.*\b(?:visible|on)\b|\bmust\ stay\b""",
    re.IGNORECASE | re.VERBOSE,
)
_APPROVAL = re.compile(
    r"\b(?:prior|written|advance)?\s*(?:written\s+)?(?:approval|consent|permission|sign-?off|clearance|ok)\b.*\b(?:by|from|of"
    r"|needed|required|before|first)\b|\b(?:prior|written|advance)\s+(?:written\s+)?(?:approval|consent|permission|sign-?off"
    r"|ok)\b"
    r"|\b(?:approve[sd]?|proofs?|layouts?)\b.*\b(?:before|prior|first)\b|\b(?:subject to|only (?:with|after)|requires?"
    r"|needs?)\b.*\b(?:approval|consent|permission|sign-?off|ok)\b|\bfreigabe durch\b",
    re.IGNORECASE,
)
_HEDGE = re.compile(r"(?:if|where|when|as|wenn|falls|nach|soweit|si|de|se|indien|zo|om)\b", re.IGNORECASE)
_ALWAYS = re.compile(r"\b(?:must|always|mandatory|required|compulsory|obligatory|otherwise|else|sonst|sinon)\b", re.IGNORECASE)

_DASH = re.compile(r"\s*[-–—]{1,3}\s*")
"""A dash in place of a credit line: there is none. A blank cell says nothing."""


_ELSEWHERE = re.compile(
    r",\s*(?=(?:online|web|print|social|tv|in (?:print|press)|im (?:print|netz|web)|on (?:web|social|tv|packs?)|sonst|otherwise"
    r"|else|elsewhere|ellers|annars|altrimenti|sinon|ailleurs|anders|jinak|inaczej)\b(?!\W*(?:only|nur|uniquement|none|no|nein|keine?)?\W*$))",
    re.IGNORECASE,
)
"""`keine Nennung im Print, online © Ott`: free in one place, and due in another."""


def read_credit(cell: Cell) -> Outcome:
    """Compile a credit cell. Blank or open: whether a credit is due is unknown."""
    if is_none(cell.text) or _DASH.fullmatch(cell.text):
        return Outcome()
    if is_open(cell.text):
        note = "the register does not say whether a credit is due"
        duty = Duty(
            kind=DutyKind.CREDIT_LINE,
            text="Credit line to be settled",
            quote=cell.text,
            locator=cell.locator,
            uncertain=True,
            note=note,
        )
        return Outcome(duties=(duty,), unread=(Unread(cell.column, cell.text, note, ReasonKind.CREDIT),))
    pieces = [
        piece
        for clause in clauses(re.sub(r"(?i)\bposs\.", "possible", cell.text))
        for piece in re.split(
            r",?\s+(?:but|except|aber|mais|sauf|pero)\s+|,\s*(?=[\w -]{2,25}:\s"
            r"|(?:tag|link|send|inform|notify|mention|report|add|always)\b)",
            _ELSEWHERE.sub("; but ", clause) if is_free(clause) else clause,
        )
    ]
    found = [_credit_duty(piece, cell) for piece in pieces if not _asks_for_nothing(piece)]
    certain = [item for item in found if item is not None and not item.uncertain]
    # Where one clause asks for a credit, another that only exempts something asks for nothing.
    exempting = [item for item in found if item is not None and item.uncertain and not (certain and _is("unsettled", item.text))]
    return Outcome(duties=(*certain, *exempting))


def _asks_for_nothing(piece: str) -> bool:
    """Whether a clause of a credit cell owes nothing: free, or welcome at most, also in the one medium it is about."""
    if _is_welcome(piece):
        return True
    parts = [part for part in re.split(r"\s*[,(]\s*|\s+[-–—]\s+", piece.strip(" )")) if re.search(r"\w", part)]
    if _is("free", piece) or (parts and all(_is("free", part) or is_none(part) or part.casefold() == "buyout" for part in parts)):
        return len(parts) > 1 or piece.strip().casefold() != "buyout"
    _, mark, what = piece.partition(":")
    if mark and (is_none(what) or _is("free", what)):
        return True
    tail = re.fullmatch(r"(?i)(?P<where>[\w /+&-]{2,30}?)\s+(?:none|n/?a|nein|keine?|aucun|nada|no)\W*", piece)
    return bool(tail and find_channels(tail["where"]))


def _is_welcome(piece: str) -> bool:
    """`if possible: …`, `…, where practicable`; "Foto: X, if possible beside it" still asks for the credit."""
    bare = piece.strip(" .,()")
    found = _words("optional").search(bare)
    if found is None or _ALWAYS.search(_words("optional").sub(" ", bare)):
        return False
    return found.end() == len(bare) or (found.start() == 0 and bool(_HEDGE.match(bare)))


_BESIDE_NONE = re.compile(
    r"^\W*(?:none|nil|n/?a|no credit|keine?r?|nein|aucune?|néant|ningun[oa]|nessun[oa]|geen|ingen|brak)\s*,\s*(?P<rest>.+)$",
    re.IGNORECASE | re.DOTALL,
)
"""`none, "serving suggestion" must be printed`: no credit, and something else all the same."""


def _credit_duty(piece: str, cell: Cell) -> Duty | None:
    """The duty of one clause of a credit cell, if it asks for anything."""
    beside = _BESIDE_NONE.match(piece)
    if beside and is_duty(beside["rest"]) and not is_free(beside["rest"]) and not _is("free", beside["rest"]):
        return duty_of(beside["rest"], cell, credit=True)
    elsewhere = re.match(
        r"(?i)\W*(?:see|as per|per|siehe|voir|ver)\b.*\b(?:contract|agreement|licen[cs]e|terms|vertrag"
        r"|contrat\w*)\b",
        piece,
    )
    hinges = is_free(piece) and re.search(r"\b(?:if|unless|only|wenn|si)\b", piece, re.IGNORECASE)
    if elsewhere or hinges or _is("unsettled", piece):
        note = "when a credit is due could not be read with certainty"
        return Duty(kind=DutyKind.CREDIT_LINE, text=piece, quote=cell.text, locator=cell.locator, uncertain=True, note=note)
    if is_free(piece):
        return None
    if _is("required", piece):
        text = "A credit line is required; the register does not give its wording"
        return Duty(kind=DutyKind.CREDIT_LINE, text=text, quote=cell.text, locator=cell.locator)
    return duty_of(piece, cell, credit=True)


def is_free(clause: str) -> bool:
    """Whether a clause says that no credit is due, or that one is only welcome."""
    return (
        is_none(clause)
        or bool(re.match(r"\W*(?:n\.?/?a\b|(?:none|nothing|no credit) (?:for|on|in)\b)", clause, re.IGNORECASE))
        or bool(_FREE.match(clause))
        or _is_optional(clause)
    )


def _is_optional(clause: str) -> bool:
    """Whether a credit is only welcome; "K. Berg (optional on social)" still asks for it elsewhere."""
    found = _OPTIONAL.search(clause)
    if found is None:
        return False
    somewhere = re.match(r"\s+(?:on|in|for|bei|auf|im|sur|en)\b", clause[found.end() :])
    return not (somewhere and re.search(r"(?!(?:credit|is|line)\b)\b\w{2,}", clause[: found.start()]))


def is_duty(clause: str) -> bool:
    """Whether a clause obliges the user to do something beside keeping within limits."""
    return bool(_DUTY.search(clause) or _APPROVAL.search(clause))


def duty_of(clause: str, cell: Cell, *, credit: bool = False) -> Duty:
    """One duty from a clause, limited to the channels or countries it names (`online: must link to …`, `AR only: legal line`)."""
    scope = scope_of(clause)
    kind = _kind(scope.what, credit=credit)
    text = _say(kind, scope.what, clause)
    return Duty(kind=kind, text=text, quote=cell.text, locator=cell.locator, channels=scope.channels, territories=scope.territories)


def _kind(what: str, *, credit: bool) -> DutyKind:
    tests = (
        (DutyKind.PRIOR_APPROVAL, _APPROVAL.search(what)),
        (DutyKind.LINK, re.search(r"\blinks?\b|\bhyperlink\b|\bverlink\w*", what, re.IGNORECASE)),
        (
            DutyKind.REPORT,
            re.search(
                r"\bcue sheets?\b|\breport\b|\bnotify\b|\binform\b|\b(?:voucher|specimen) cop\w+|\bbeleg\w*|\bsend\b"
                r"|\bregister with\b",
                what,
                re.IGNORECASE,
            ),
        ),
        (
            DutyKind.MARK,
            re.search(r"[®™]|\btrademark\b|\bend ?(?:frame|card|board|plate)\b|\bwatermark\b|\bseal\b", what, re.IGNORECASE),
        ),
        (
            DutyKind.NOTICE,
            re.search(
                r"\b(?:footnote|pflichttext|notice|roundel|drink responsibly|serving suggestion|serviervorschlag|warning"
                r"|warnhinweis|disclaimer|small print|legal line|wltp|18\+|mention légale|hinweis)\b|18\+",
                what,
                re.IGNORECASE,
            ),
        ),
    )
    for kind, found in tests:
        if found:
            return kind
    return DutyKind.CREDIT_LINE if credit else DutyKind.OTHER


def _say(kind: DutyKind, what: str, clause: str) -> str:
    text = re.sub(r"\s+", " ", what).strip(" .")
    if kind is DutyKind.CREDIT_LINE and not re.match(r"(?i)\W*(?:credit|mandatory|must|cover photo credit)", text):
        return f"Credit: {text}"
    return (
        f"{clause.strip()[0].upper()}{clause.strip()[1:]}" if kind is not DutyKind.CREDIT_LINE else f"{text[0].upper()}{text[1:]}"
    )


def read_conditions(cell: Cell) -> Outcome:
    """Compile a conditions cell: every clause is a duty, told verbatim; an open cell makes the duties unknown."""
    if not cell.text.strip() or is_none(cell.text):
        return Outcome()
    if is_open(cell.text):
        note = "the register does not say which conditions hold"
        duty = Duty(
            kind=DutyKind.OTHER, text="Conditions to be settled", quote=cell.text, locator=cell.locator, uncertain=True, note=note
        )
        return Outcome(duties=(duty,), unread=(Unread(cell.column, cell.text, note, ReasonKind.DUTY),))
    found: list[Outcome] = []
    for clause in clauses(cell.text):
        numbers = () if _APPROVAL.search(clause) else tuple(count_limits(cell, clause))
        only = None if numbers or is_duty(clause) else only_limit(cell, clause, things_only=True)
        if numbers:
            found.append(Outcome(constraints=numbers))
        elif only is not None:
            found.append(only)
        elif not is_none(clause):
            found.append(Outcome(duties=(duty_of(clause, cell),)))
    return merge(found)
