"""What people wrote, from Slack's markup to plain words."""

import html
import re

REFERENCE = re.compile(r"<([^<>]*)>")
ACKNOWLEDGED = r"ok(?:ay)?|great|perfect|super|got it|will do|many|thanks?(?: you| a lot| so much)?|thx|ty|cheers|ta|merci|danke"
THANKS = re.compile(rf"\W*(?:(?:{ACKNOWLEDGED})\b\W*)+", re.IGNORECASE)
SOMEBODY_ELSE = re.compile(r"\s*<@(?P<user>[A-Z0-9]+)(?:\|[^>]*)?>")


def plain(text: str, bot_user: str) -> str:
    """The words without the mention of the bot, with links and names as people see them."""
    text = re.sub(rf"<@{re.escape(bot_user)}(?:\|[^>]*)?>[:,]?", " ", text)
    text = REFERENCE.sub(lambda found: _seen(found.group(1)), text)
    return re.sub(r"[ \t]+", " ", html.unescape(text)).strip()


def mentions(text: str, user: str) -> bool:
    """Whether a message names a user."""
    return re.search(rf"<@{re.escape(user)}(?:\|[^>]*)?>", text) is not None


def is_for_somebody_else(text: str, bot_user: str) -> bool:
    """Whether a message begins by addressing another person."""
    found = SOMEBODY_ELSE.match(text)
    return found is not None and found["user"] != bot_user


def is_only_thanks(text: str) -> bool:
    """Whether a message asks nothing: thanks, or an acknowledgement."""
    return THANKS.fullmatch(text) is not None


def _seen(inside: str) -> str:
    target, bar, label = inside.partition("|")
    if label:
        return f"#{label}" if target.startswith("#") else label
    if target.startswith(("@", "#", "!")):
        return "" if not bar and target.startswith("!") else target
    return target.removeprefix("mailto:")
