"""Status and notes cells: `withdrawn 1 Feb 2026 - superseded by lockup v3`, `renewed to 31/12/26, paper not filed`."""

import re
from dataclasses import dataclass
from datetime import date

from knowledge.register.cell import Cell
from knowledge.register.strays import word_list
from policies.calendar.order import DayOrder
from policies.calendar.windows import find_days

_GONE = (
    ("superseded", re.compile(
        r"\b(?:superseded|replaced|obsolete|outdated|out of date|deprecated|old (?:version|logo|design)|former|legacy|archived?"
        r"|ersetzt|veraltet|überholt|remplacée?|obsolète|reemplazad[ao]|obsolet[ao])\b", re.IGNORECASE)),
    ("withdrawn", re.compile(
        r"\b(?:withdrawn|retired|recalled|revoked|blocked|banned|pulled"
        r"|(?:do not|don['’]t) use(?! (?:in|for|on|with|as|at|after|from|before|until)\b)"
        r"|not for use|no longer (?:licensed|cleared|in use"
        r"|used|valid|allowed|available|to be used)|taken down|suspended|embargoed|expired|terminated|cancelled|canceled|dead"
        r"|killed|do not (?:publish|post|show|distribute)(?! (?:in|for|on|with|as|at|before|until|to)\b)"
        r"|nicht veröffentlichen|ne pas publier|no publicar|gesperrt|zurückgezogen|nicht verwenden|retirée?"
        r"|ne pas utiliser|retirad[ao]|no usar)\b", re.IGNORECASE)),
)  # fmt: skip
_SUBJECT = re.compile(
    r"^\W*(?:(?:the|this|asset|file|image|photo|film|logo|version|licen[cs]e|it|is|internal|first|rough|was|has been|have been"
    r"|now|status:?"
    r"|note:?)\s+)*",
    re.IGNORECASE,
)
_DRAFT = re.compile(
    r"\b(?:drafts?|wip|work in progress|in progress|not (?:yet )?(?:approved|final|released|cleared|signed off)|unapproved"
    r"|pending(?: approval)?|awaiting|under review|in review|for review|on hold|hold|proposal|concept only|entwurf|in arbeit"
    r"|noch nicht freigegeben|brouillon|borrador)\b",
    re.IGNORECASE,
)
_FINE = re.compile(
    r"\b(?:approved|current|active|live|final|released|valid|in use|clear(?:ed)?|published|ok|okay|all good|good to go"
    r"|freigegeben|aktuell|aktiv|validée?"
    r"|approuvée?|actuel|aprobad[ao]|vigente)\b",
    re.IGNORECASE,
)
_LIFTED = re.compile(
    r"\b(?:hold|block|ban|stop|embargo|suspension|sperre)\s+(?:was |is |has been |now )?(?:lifted|released|removed"
    r"|over|ended|aufgehoben)\b"
    r"|\b(?:lifted|reinstated|free to use|back in use|cleared again|released again|in use again|wieder frei(?:gegeben)?|levée?)\b",
    re.IGNORECASE,
)
_NOT_YET = re.compile(
    r"\?|\b(?:not|never|soon|will|expected|pending|once|when|until|unless|if|to be|only|except|but|should|tbc|nicht|noch|pas)\b",
    re.IGNORECASE,
)
_NEGATED = re.compile(r"\b(?:not|no longer|never|isn['’]t|nicht|pas|no)\s+(?:yet\s+)?(?:been\s+)?$", re.IGNORECASE)
_INSTEAD = re.compile(r"\buse\s+(?:the\s+)?[^,;.]{2,60}?\s+instead\b", re.IGNORECASE)
_RENEWED = re.compile(
    r"\b(?:renew\w*|extend\w*|extension|prolong\w*|option (?:exercised|taken|pulled)|verlänger\w*|renouvel\w*|prorrog\w*"
    r"|renovad\w*)\b",
    re.IGNORECASE,
)
_SHORTENED = re.compile(
    r"\b(?:shortened|ends? (?:early|earlier)|terminat\w*|cut short|expires? (?:early|earlier)|notice given|gekündigt|résili\w*)\b",
    re.IGNORECASE,
)
_DOUBT = re.compile(
    r"\b(?:disput\w*|wrong|waiting|unlicen[cs]ed|no (?:licen[cs]e|rights?|contract|clearance|permission|release|agreement)"
    r"|(?:do not|don['’]t|never) (?:share|publish|show|post|send|print)|asked to be (?:removed|taken)|take ?down|objects?"
    r"|objected|complain\w*|claim(?:ed|s)? by|conflict\w*"
    r"|contradict\w*|ask \w+ (?:first|before)\b|check (?:with|before|first)|ask (?:legal|first"
    r"|before)|legal (?:hold|check|to)|verify|unverified|unconfirmed|unclear|not sure|tbc|to be (?:confirmed|clarified|checked)"
    r"|subject to|only with|only after|rights? (?:unclear|unknown|issue|expired|problem)|missing|not (?:filed|found|signed|paid)"
    r"|unpaid|lawsuit|objection|paper(?:work)? (?:missing|not)|klären|prüfen|unklar|à vérifier|litige)\b|\?",
    re.IGNORECASE,
)
_FROM_DAY = re.compile(
    r"\b(?:from|as of|as from|effective|will be|to be|with effect from|ab|per|à partir du|a partir de)\b", re.IGNORECASE
)
_LAST_DAY = re.compile(
    r"^\W*(?:do not use|don['’]t use|not to be used|nicht verwenden|no use) (?:after|from|nach|ab)\b[^;,]*$", re.IGNORECASE
)
"""A last day alone, which the reader of remarks makes a limit of."""
_HOLDS_OFFICE = re.compile(
    r"\b(?:in office|employed|still (?:with us|in office|employed)|under contract|contract|im amt|mandate?)\b", re.IGNORECASE
)
_CONTRACT_TO = re.compile(
    r"\b(?:contract|mandate?|term|employed|in office)\b[^,;.]*?\b(?:to|until|till|through"
    r"|bis)\s+(?:the end of\s+)?(?P<year>(?:19|20)\d{2})\b",
    re.IGNORECASE,
)
_SUCCESSOR = re.compile(
    r"\b(?:superseded|replaced|succeeded)\s+by\s+(?P<by>[^,;.()]+)|\buse\s+(?P<use>[^,;.()]+?)\s+instead|\b(?:ersetzt durch"
    r"|remplacée? par|reemplazad[ao] por|sustituid[ao] por)\s+(?P<foreign>[^,;.()]+)|(?:→|->|=>)\s*(?P<arrow>[^,;.()]+)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class StatusReading:
    """What a status or notes cell says.

    Attributes:
        status: `current`, `superseded`, `withdrawn`, `draft` or `unknown`.
        quote: The verbatim cell where it says so.
        successor: Words for the asset to use instead, to be looked up in the register.
        renewed_to: Last day of a renewal that the cell reports; it never widens the licence by itself.
        shortened: Whether the cell reports an earlier end.
        holds_until: A day or year until which an office or contract is stated to last.
        doubt: Whether words of doubt or dispute stand in the cell that no other field carries.
    """

    status: str = "current"
    quote: str = ""
    successor: str | None = None
    renewed_to: date | None = None
    shortened: bool = False
    holds_until: int | date | None = None
    doubt: bool = False
    gone_from: date | None = None
    """First day on which the asset is no longer to be used, where a day is given for it."""


def read_status(cell: Cell, order: DayOrder, *, on_file: bool = True) -> StatusReading:
    """Read a status or notes cell.

    Args:
        cell: The cell; blank means `current`.
        order: Day-month order of the row.
        on_file: Whether the column is a status column; in notes a lone word such as `draft` counts all the same.
    """
    text = cell.text.strip()
    if not text:
        return StatusReading()
    text = _last_word(text)
    status = _status(text, is_status=on_file)
    days = [day for _, day in find_days(text, order) if day is not None]
    renewed = max(days, default=None) if _RENEWED.search(text) else None
    gone_from = min(days) if days and status in ("superseded", "withdrawn") and _FROM_DAY.search(text) else None
    doubt = (
        bool(_DOUBT.search(text) or ((word_list("held_back").search(text) and not days) or word_list("doubted").search(text)))
        and renewed is None
        and status in ("current", "unknown")
    )
    return StatusReading(
        status="current" if gone_from else status,
        gone_from=gone_from,
        quote=text,
        successor=_successor(text) if status in ("superseded", "withdrawn") else None,
        renewed_to=renewed,
        shortened=bool(_SHORTENED.search(text)) and status == "current",
        holds_until=_holds_until(text, days),
        doubt=doubt or bool(_RENEWED.search(text) and renewed is None),
    )


def _last_word(text: str) -> str:
    """What still holds: `on hold -> hold lifted 3 Mar 2026, free to use` is free, where the later word is certain."""
    steps = [step for step in re.split(r"\s*(?:-+>|=+>|→|;|\n)\s*", text) if step]
    last = steps[-1] if steps else text
    certain = len(steps) > 1 and _LIFTED.search(last) and not _NOT_YET.search(last)
    return "approved" if certain else text


def _status(text: str, *, is_status: bool) -> str:
    # In notes only a clause that begins so is about the asset itself: "old logo" in mid-sentence may be another file.
    heads = [text] if is_status else [_SUBJECT.sub("", clause) for clause in re.split(r"[.;\n]\s*|\s[-–—]\s", text)]
    for code, pattern in _GONE:
        if any(_stands(pattern, head, anywhere=is_status) for head in heads):
            return code
    if any(_stands(_DRAFT, head, anywhere=is_status) for head in heads):
        return "draft"
    if _INSTEAD.search(text):
        return "superseded"
    fine = _FINE.search(text)
    if fine and _NEGATED.search(text[: fine.start()]):
        return "draft"
    if fine or not is_status or _LAST_DAY.match(text) or _RENEWED.search(text) or _HOLDS_OFFICE.search(text):
        return "current"
    return "unknown"


def _stands(pattern: re.Pattern[str], text: str, *, anywhere: bool) -> bool:
    if not anywhere:
        return bool(pattern.match(text))
    return any(not _NEGATED.search(text[: found.start()]) for found in pattern.finditer(text))


def _successor(text: str) -> str | None:
    found = _SUCCESSOR.search(text)
    if not found:
        return None
    words: str = next(group for group in found.groups() if group)
    return words.strip(" -–'\"") or None


def _holds_until(text: str, days: list[date]) -> int | date | None:
    if not _HOLDS_OFFICE.search(text):
        return None
    year = _CONTRACT_TO.search(text)
    if year:
        return int(year["year"])
    contract = re.search(r"\b(?:contract|mandate?|term)\b[^,;.]*\b(?:to|until|till|bis)\b", text, re.IGNORECASE)
    return max(days) if contract and days else None
