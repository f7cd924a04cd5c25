"""Which of our columns a register's column is."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from functools import cache

from policies.datafile import any_of, data_file

RIGHTS = ("licence_window", "licence_start", "licence_end", "territories", "channels", "third_party_use")
"""Columns that say how far a licence reaches; a register with none of them says nothing of rights."""


def plain(text: str) -> str:
    """A column name without case, accents, spaces and punctuation: `Talent-Release ` and `talent_release` are one."""
    bare = unicodedata.normalize("NFKD", text.replace("ß", "ss").casefold())
    return re.sub(r"[\W_]+", "", "".join(char for char in bare if not unicodedata.combining(char)))


_BY_TITLE = "_by_title_bans"


def _table() -> Mapping[str, list[str]]:
    loaded: Mapping[str, list[str]] = data_file(__package__, "columns.yaml")
    return loaded


@cache
def _synonyms() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for field, names in _table().items():
        if field == _BY_TITLE:
            continue
        for name in (field, *map(str, names)):
            found.setdefault(plain(name), field)
    return found


def _bans(header: str) -> bool:
    """Whether a column says by its title that what stands in it is ruled out (`Usage not allowed`, `Blocked countries`)."""
    shape = any_of(_table()[_BY_TITLE], before=r"(?<!\w)", after=r"(?!\w)")
    return bool(shape.search(re.sub(r"[_-]+", " ", header)))


@cache
def fields() -> frozenset[str]:
    """The names of all our columns."""
    return frozenset(_synonyms().values())


def near_fields(name: str) -> list[str]:
    """Our columns that somebody may have meant by a name that is none: by a synonym of theirs, or a slip in the spelling."""
    if known := _synonyms().get(plain(name)):
        return [known]
    return get_close_matches(name.casefold().replace(" ", "_"), sorted(fields()), n=3, cutoff=0.65)


def field_of(header: str, mapping: Mapping[str, str] | None = None) -> str | None:
    """Our column for a register's column name.

    Args:
        header: The name as it stands in the register.
        mapping: Their name to ours, from a mapping file; it wins over the synonyms.

    Returns:
        Our name, or `None` for a column that is not known.
    """
    wanted = plain(header)
    for theirs, ours in (mapping or {}).items():
        if plain(theirs) == wanted:
            return ours if ours in fields() else None
    table = _synonyms()
    without_remark = plain(re.sub(r"\s*[(\[].*$", "", header))
    return table.get(wanted) or table.get(without_remark) or ("bans" if _bans(header) else None)


def name_of(header: str, mapping: Mapping[str, str] | None = None) -> str | None:
    """Our column for words that are a name of it; a title that only says that something is ruled out is none.

    That tells a row of column names from a sentence above the table.
    """
    field = field_of(header, mapping)
    return None if field == "bans" and _synonyms().get(plain(header)) != "bans" else field


def match_columns(headers: Iterable[str], mapping: Mapping[str, str] | None = None) -> tuple[dict[str, str], tuple[str, ...]]:
    """All columns of a register: known ones as theirs → ours, and the unknown ones in order."""
    known: dict[str, str] = {}
    unknown: list[str] = []
    for header in headers:
        field = field_of(header, mapping)
        if field is None:
            unknown.append(header)
        else:
            known[header] = field
    return known, tuple(unknown)
