"""One cell of a register, and the words that say "nothing is known" or "nothing is needed"."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from policies.vocabulary import ReasonKind

_OPEN = re.compile(
    r"""^\W*(?:t\.?\s?b\.?\s?[acd]\b\.?|to\ be\ (?:confirmed|clarified|agreed|advised|decided|determined)|unknown|unclear
        |not\ known|pending|open\W*$|in\ progress|
    ask\ \w+|check\ with\b.*|to\ check|under\ (?:review|negotiation|discussion)|offen\W*$|noch\ offen|unklar|unbekannt
        |in\ klärung|zu\ klären|folgt|
    à\ (?:confirmer|préciser|définir)|inconnu|por\ (?:confirmar|definir)|pendiente|desconocido|da\ confermare|nader\ te\ bepalen
        |xx+|todo(?!\ (?:el|los|mundo))|\?+)(?:\W|$)""",
    re.IGNORECASE | re.VERBOSE,
)
_NONE = re.compile(
    r"""^\W*(?:none(?:\ (?:known|recorded|so\ far|at\ present))?|no|nil|n\.?\s?/?\s?a\.?|n\.a\.|not\ applicable|nothing
        |no\ (?:exclusions?|restrictions?|limits?
        |limitations?)|without\ (?:exclusions?|restrictions?)|unrestricted|
    keine?|keiner|nein|entfällt|keine\ einschränkungen|uneingeschränkt|aucune?s?|néant|sans\ objet|sans\ restrictions?
        |ningun[ao]s?|ninguno|no\ aplica|sin\ restricciones|
    nessun[ao]?|geen|nenhum[a]?)\W*$""",
    re.IGNORECASE | re.VERBOSE,
)
_SEE_COLUMN = re.compile(
    r"^\W*(?:see|cf\.?|siehe|s\.|voir|véase|ver)\s+(?:the\s+)?(territor\w*|channels?|window|licen[cs]e window|countries|regions?"
    r"|modifications?|credits?|gebiete?|kanäle?|territoires?)\W*$",
    re.IGNORECASE,
)


Place = int | str
"""Where a row stands: its number as a spreadsheet counts, or words where that would not do (`sheet “Films”, row 2`, `entry 4`)."""


def say_place(place: Place) -> str:
    """A place as it is cited."""
    return f"row {place}" if isinstance(place, int) else place


@dataclass(frozen=True)
class Cell:
    """A cell with where it stands; `column` is our name for the column, `header` the register's own."""

    column: str
    text: str
    header: str = ""
    row: Place = 0

    @property
    def locator(self) -> str:
        """Row and column, as cited."""
        return f"{say_place(self.row)}, column {self.header or self.column}"

    def part(self, text: str) -> "Cell":
        """The same cell narrowed to some of its words."""
        return Cell(self.column, text.strip(), self.header, self.row)


@dataclass(frozen=True)
class Unread:
    """Words of a cell that could not be read with certainty."""

    column: str
    text: str
    why: str
    about: ReasonKind = ReasonKind.UNREADABLE


def is_open(text: str) -> bool:
    """Whether a cell is blank or says that its content is not settled (`tbc`); that is unknown, never unlimited."""
    return not re.search(r"\w", text) or bool(_OPEN.match(text))


_NOT_APPLICABLE = re.compile(
    r"n\.?\s?v\.?\s?t\.?|niet van toepassing|não (?:se aplica|aplicável)|non (?:applicabile|applicable|pertinente)"
    r"|nicht (?:anwendbar|zutreffend|relevant)|nie dotyczy|netýká se|ikke (?:relevant|aktuelt)|ej (?:tillämpligt|relevant|aktuellt)"
    r"|no procede|bortfal[dl]er|trifft nicht zu|does not apply|irrelevant",
    re.IGNORECASE,
)


def is_none(text: str) -> bool:
    """Whether a cell says that there is nothing: `none`, `n/a`, `keine`."""
    return bool(_NONE.match(text)) or bool(_NOT_APPLICABLE.fullmatch(text.strip(" .!-–()")))


def parts(text: str) -> tuple[str, ...]:
    """The entries of a cell that lists names, each once."""
    return tuple(dict.fromkeys(part.strip() for part in re.split(r"[;|\n]|,\s", text) if part.strip() and not is_none(part)))


def refers_to_column(text: str) -> bool:
    """Whether a cell only points to another column of the same row (`see territories`)."""
    return bool(_SEE_COLUMN.match(text))


_SENTENCE_ENDS = (
    r"(?<=[\w)'”’]{4})(?<!Prof)\.\s+(?=[A-ZÀ-Þ])"
    r"|(?<=[\s/][a-zà-ÿ]{3})(?<!max)(?<!min)(?<!inc)(?<!ltd)(?<!tel)(?<!ref)(?<!vol)(?<!exp)(?<!ext)(?<!mrs)\.\s+(?=[A-ZÀ-Þ])"
    r"|(?<=[\s/,][A-Z]{2})\.\s+(?=[A-ZÀ-Þ][a-zà-ÿ])"
    r"|(?i:(?<=^none)|(?<=^keine)|(?<=^no)|(?<=^nil)|(?<=^n/a)|(?<=^nein)|(?<=^geen)|(?<=^nej))\.\s+(?=\w)"
)
"""A full stop between sentences; one behind an initial, a title or a short form is none. What begins with "none." says no more."""


LIST_COMMA = r",(?!\s*(?:due|payable|within|no later|at the latest|spätestens|innerhalb|fällig)\b)\s*(?!\d{3}\b)"
"""A comma between two items of a list; one inside a number or before the day of a payment is none."""


def clauses(text: str) -> tuple[str, ...]:
    """A cell cut at semicolons, line ends and full stops between sentences; brackets stay whole."""
    kept: dict[str, str] = {}

    def shelter(found: re.Match[str]) -> str:
        mark = f"\x00{len(kept)}\x00"
        kept[mark] = found.group(0)
        return mark

    sheltered = re.sub(r"\([^()]*\)", shelter, text)
    pieces = [piece.strip(" \t,") for piece in re.split(rf";|\n|{_SENTENCE_ENDS}", sheltered)]
    return tuple(_restore(piece, kept) for piece in pieces if piece)


def _restore(text: str, kept: Mapping[str, str]) -> str:
    for mark, words in kept.items():
        text = text.replace(mark, words)
    return text
