"""Parts of a message that tell of rights or languages and not of the use that is asked for."""

import re

_RATIONALE = re.compile(
    r"\b(?:counts? as|it says|says it'?s|that makes it|same (?:\w+ )?as (?:on|in|for)|(?:licen[cs]e|contract|dam|"
    r"asset|agreement|release|publisher|label) (?:also )?(?:says?|reads?|is|covers?|includes?)|"
    r"covered by|included in|we have (?-i:(?=[A-Z]))|we've got (?-i:(?=[A-Z]))|c'est|our \w+ hub|hub sits|good until|"
    r"cleared for (?=[^?]*$))\b[^.?!;,\n]*",
    re.IGNORECASE,
)
_ABOUT_RIGHTS = re.compile(
    r"(?:^|(?<=[.?!;,:\n]))[^.?!;,:\n]*(?:"
    r"\b(?:exclusions?|bans?|restrictions?|clause)\b[^.?!;,:\n]*\b(?:bites?|appl(?:y|ies)|matters?|counts?|holds?|touch(?:es)?"
    r"|stands?|problem|issue)\b|"
    r"\bis(?:n['’]t| not|n['’]t it)? (?:that|this|it) (?:only|just|not) (?:for|in|on)\b|"
    r"\b(?:is|are|was|were)(?:n['’]t| not) (?:in|on|part of|covered by|under) (?:the|our|this|that) (?:[\w-]+ ){0,2}"
    r"(?:licen[cs]e|list"
    r"|contract|agreement|territory)\b"
    r")[^.?!;,:\n]*",
    re.IGNORECASE,
)
"""A clause that speaks of what the licence says, or of its bans."""
_LANGUAGE = re.compile(
    r"\b(?:English|French|German|Spanish|Polish|Dutch|Italian|Portuguese|Arabic|Chinese|Japanese|Greek|Hebrew|Finnish|"
    r"Swedish|Danish|Norwegian|Czech|Hungarian|Turkish|Russian|"
    r"Korean|Thai|FR-CA|EN|FR|DE)(?=[- ](?:supers?|subs|subtitles?|voice-?overs?|VO|labels?|headlines?|captions?|"
    r"versions?|texts?|ones?|copy|titles?|first|translation|language|"
    r"speaking|end|audio|dub)\b)|\b(?:in|into|to) (?:English|Greek|Finnish|Swedish|German|French|Spanish|Polish|Dutch|"
    r"Italian|Arabic|Hebrew)\b(?! \w)"
)


def reasons_given(text: str) -> list[tuple[int, int]]:
    """Ranges in which the asker argues why it should be fine: they tell of rights, not of the use."""
    return [found.span() for pattern in (_RATIONALE, _ABOUT_RIGHTS) for found in pattern.finditer(text)]


def about_rights(text: str) -> list[tuple[int, int]]:
    """Clauses that speak of the licence and its bans: "the in-flight exclusion doesn't bite on the ground"."""
    return [found.span() for found in _ABOUT_RIGHTS.finditer(text)]


def languages(text: str) -> list[tuple[int, int]]:
    """Words that name a language and no place ("Spanish supers")."""
    return [found.span() for found in _LANGUAGE.finditer(text)]


def names_staff(text: str, words: str) -> bool:
    """Whether words for a place belong to somebody's job ("our country manager")."""
    return (
        re.search(rf"{re.escape(words)} (?:managers?|directors?|teams?|heads?|leads?|offices?|colleagues?)\b", text, re.IGNORECASE)
        is not None
    )
