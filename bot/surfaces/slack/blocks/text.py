"""Text that Slack shows as it is: escaped, within the limits, and never a mention or link that we did not make."""

import json
import re
from collections.abc import Iterable, Sequence
from typing import Any

Block = dict[str, Any]

MOST_BLOCKS = 50
MOST_CHARACTERS = 13_000
"""Of a message's blocks as JSON. Slack documents no total but refuses some messages above 13,200 (bolt-js#2509)."""
SECTION = 3_000
HEADER = 150
BUTTON = 75
FALLBACK = 35_000
"""Slack cuts a message's text at 40,000 characters."""
NOT_TEXT = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u2028\u2029\ud800-\udfff]")
MENTION = re.compile(r"@(?=(?:channel|here|everyone)\b)", re.IGNORECASE)


def clean(text: str) -> str:
    """Without control characters, and with `@channel` and its kind broken up so that they call nobody."""
    return MENTION.sub("@\u2060", NOT_TEXT.sub(" ", text))


def escape(text: str) -> str:
    """Slack's three control characters as entities."""
    return clean(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def shortened(text: str, limit: int) -> str:
    """Cut at a limit, with an ellipsis; the limit holds after escaping."""
    if len(escape(text)) <= limit:
        return text
    text = text[: limit - 1]
    while (over := len(escape(text)) - (limit - 1)) > 0:
        # an entity is five characters at most, so this never cuts too much
        text = text[: len(text) - max(1, over // 5)]
    return text.rstrip() + "…"


def pieces(text: str, limit: int = SECTION) -> tuple[str, ...]:
    """The escaped text in pieces of at most `limit` characters, broken at a line or word where one is near."""
    found: list[str] = []
    rest = text.strip()
    while rest:
        size = len(rest)
        if len(escape(rest)) > limit:
            size = limit
            while len(escape(rest[:size])) > limit:
                size -= max(1, (len(escape(rest[:size])) - limit) // 5)
            near = max(rest.rfind("\n", 0, size), rest.rfind(" ", 0, size))
            size = near if near > size // 2 else size
        found.append(escape(rest[:size]))
        rest = rest[size:].strip()
    return tuple(piece for piece in found if piece.strip())


def header(text: str) -> Block:
    """A headline."""
    return {"type": "header", "text": {"type": "plain_text", "text": escape(shortened(text, HEADER)), "emoji": False}}


def label(text: str) -> Block:
    """A line in bold, of our own words only."""
    return {"type": "section", "text": {"type": "mrkdwn", "text": f"*{escape(text)}*", "verbatim": True}}


def paragraphs(text: str) -> list[Block]:
    """Words of anybody, shown as they are: plain text makes no links, mentions or formatting."""
    return [{"type": "section", "text": {"type": "plain_text", "text": piece, "emoji": False}} for piece in pieces(text)]


def bullets(title: str, items: Iterable[str]) -> list[Block]:
    """A titled list; nothing where there is nothing."""
    lines = [f"• {item}" for item in items]
    return [label(title), *paragraphs("\n".join(lines))] if lines else []


def footnote(text: str) -> Block:
    """A small line."""
    words = escape(shortened(text, 2_000))
    return {"type": "context", "elements": [{"type": "plain_text", "text": words, "emoji": False}]}


def button(text: str, action: str, value: str, *, style: str | None = None) -> Block:
    """A button; its action says what it does, its value to what."""
    made: Block = {
        "type": "button",
        "text": {"type": "plain_text", "text": escape(shortened(text, BUTTON)), "emoji": False},
        "action_id": action,
        "value": value,
    }
    return {**made, "style": style} if style else made


def size(blocks: Sequence[Block]) -> int:
    """Characters of blocks as Slack receives them."""
    return len(json.dumps(list(blocks), ensure_ascii=False))


def pages(blocks: Sequence[Block]) -> tuple[tuple[Block, ...], ...]:
    """Blocks in as few messages as the limits allow, in order; nothing is left out."""
    found: list[list[Block]] = [[]]
    for block in blocks:
        if found[-1] and (len(found[-1]) >= MOST_BLOCKS or size([*found[-1], block]) > MOST_CHARACTERS):
            found.append([])
        found[-1].append(block)
    return tuple(tuple(page) for page in found if page)
