"""The wording to check: what a question quotes."""

import re

_QUOTES = re.compile(
    r"\"([^\"]{3,400})\"|“([^”]{3,400})”|„([^“”]{3,400})[“”]|«([^»]{3,400})»"
    # single quotes: an apostrophe inside a word or after a name's last letter does not close them
    r"|(?<![\w])['‘]((?:[^'’]|['’](?=\w)|['’](?= [A-Z]\w+ \w)){3,400})['’](?!\w)"
)


def quoted(text: str) -> tuple[str, ...]:
    """The quoted wordings of a text, without the quotation marks, in order."""
    return tuple(next(g for g in m.groups() if g).strip() for m in _QUOTES.finditer(text))
