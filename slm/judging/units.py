"""Units: the single statements inside a passage, each with the words that lead into it.

A list item often gets its sense from its lead-in ("It is NOT OK to use the logo:") or from its heading ("Incorrect usage"), so both
travel with it.
"""

import re
from dataclasses import dataclass

_TAG = re.compile(r"<[^<>]{1,200}>")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)|`([^`<]+?)\s*<[^`>]*>`_+|(?:link:|https?://)\S*\[([^\]]*)\]")
_MARKS = re.compile(r"\*\*|__|``|(?<!\w)[_*](?=\w)|(?<=\S)[_*](?!\w)")
_ENTITY = {"&rsquo;": "’", "&reg;": "®", "&amp;": "&", "&quot;": '"', "&nbsp;": " ", "&mdash;": "—", "&trade;": "™", "&#32;": " "}
_BULLET = re.compile(r"^\s*(?:[-*+•·]|\d{1,2}[.)]|\([a-z0-9]{1,3}\)|[a-z][.)])\s+")
_SENTENCE = re.compile(r"(?<=[.!?])[\"”’')]*\s+(?=[\"“‘'(]?[A-Z])|;\s+(?=\S)|(?<=exception:)\s+|(?<=exceptions:)\s+")
_CONTRAST = re.compile(
    r",?\s+but\s+(?=(?:cannot|can't|may not|must not|do not|don't|should not|not\b(?! limited)|it is not|they cannot|you may not|"
    r"you must)\b)"
)
_OPENING = re.compile(
    r"^([^:]*\b(?:following|not|never|may|can|must|only|allowed|permitted|examples?|cases?|if|criteria)\b[^:]{0,60}:)\s+(?=[A-Z(])(.{12,})$"
)
"""A sentence that opens a list and has its first item in the same line."""
_ANSWER = re.compile(
    r"^\W*(?:yes|no|sure|certainly|of course|absolutely|never|not|sorry|only|yep|nope|ja|nein|oui|non|sí|no)\b", re.IGNORECASE
)
"""An answer belongs to its question: alone, the question would permit what it asks."""
_ABBREVIATION = re.compile(r"\b(e\.g|i\.e|etc|Inc|Ltd|Ex|vs|No|Co|Corp|approx|St)\.$")


@dataclass(frozen=True)
class Unit:
    """One statement of a passage."""

    text: str
    lead: str = ""
    """The sentence that introduces the list it stands in, or the innermost heading."""
    heading: str = ""
    item: bool = False
    """Whether it is a list item."""
    before: str = ""
    """The statement before it in the same paragraph or item; "Other uses require permission" makes sense only with it."""


def plain(text: str) -> str:
    """Take light markup off: tags, link targets, emphasis."""
    for entity, sign in _ENTITY.items():
        text = text.replace(entity, sign)
    text = _TAG.sub("", text) if "</" in text or "/>" in text else text
    text = _LINK.sub(lambda m: m.group(1) or m.group(2) or m.group(3) or "", text)
    return _MARKS.sub("", text)


def _lines(text: str) -> list[tuple[bool, str]]:
    """Join wrapped lines; give (is a list item, text) a paragraph or item."""
    out: list[tuple[bool, str]] = []
    fresh = True
    for raw in text.splitlines():
        if not raw.strip():
            fresh = True
            continue
        bullet = _BULLET.match(raw)
        body = raw[bullet.end() :] if bullet else raw.strip()
        if bullet or fresh or not out:
            out.append((bool(bullet), body.strip()))
        else:
            out[-1] = (out[-1][0], f"{out[-1][1]} {body.strip()}")
        fresh = False
    return out


def _sentences(text: str) -> list[str]:
    parts: list[str] = []
    for piece in (part for sentence in _SENTENCE.split(text) for part in _CONTRAST.split(sentence) if part.strip()):
        answers = bool(parts) and parts[-1].rstrip("*_ ").endswith("?") and _ANSWER.match(piece)
        if parts and (answers or _ABBREVIATION.search(parts[-1])):
            parts[-1] = f"{parts[-1]} {piece}"
        else:
            parts.append(piece)
    return parts


def units_of(text: str, heading: tuple[str, ...] = (), given: str = "") -> tuple[Unit, ...]:
    """Split a passage into its statements.

    Args:
        text: The passage, with or without light markup.
        heading: Headings above it, outermost first.
        given: The lead-in, where the passage is a list item cut from its list.
    """
    title = plain(heading[-1]) if heading else ""
    given = plain(given)
    lead = given
    units: list[Unit] = []
    for listed, line in _lines(plain(text)):
        item = listed
        if not item and lead != given and not line.endswith(":"):
            lead = given
        before = ""
        for sentence in _sentences(line):
            body = sentence.strip(" \t#=`")
            opened = _OPENING.match(body)
            if opened:
                lead, body, item = opened.group(1), opened.group(2), True
            if body.rstrip("*_ ").endswith(":"):
                lead = body
            if len(body.split()) >= 2:
                units.append(Unit(body, lead if lead != body else "", title, item or bool(given), before))
                before = body
    return tuple(units)
