"""Days gone by: whether a message speaks of a use that has been, and whether it asks for days that are over by mistake."""
# ruff: noqa: E501 - one word list a line, so that a missing word is seen

import re

_DONE = r"used|ran|posted|showed|shown|printed|published|aired|shared|streamed|played|displayed|broadcast|hung|uploaded|sold|handed out|mailed"
_PAST_USE = re.compile(
    rf"\b(?:we|i|they|he|she|you|somebody|someone|(?:our|the|a) [\w-]+(?: [\w-]+)?)(?:['’]ve| have| has| had)?(?: already| once| all| both)?"
    rf" (?:{_DONE})\b(?! to\b)|\b(?:was|were) (?:it|that|this|they|we|the use|our use) (?:\w+ ){{0,2}}?(?:ok|okay|fine|allowed|covered"
    rf"|cleared|permitted|legal|alright|within|right|in order|used|shown|{_DONE})\b|\b(?:it|that|they) (?:was|were|has been|have been)"
    rf" (?:\w+ )?(?:{_DONE}|up|live|online|on air)\b|\bdid (?:we|they|i) (?:have|break|breach|infringe|overstep|need|violate)\b"
    r"|\b(?:war das|haben wir|hatten wir)\b[^.?!\n]*\b(?:ok|erlaubt|gedeckt|in ordnung|genutzt|verwendet|gezeigt|gepostet|gedruckt)\b"
    r"|\b(?:était-ce|c['’]était|avons-nous|nous avons|on a)\b[^.?!\n]*\b(?:autorisé|permis|couvert|utilisé|publié|diffusé)\b"
    r"|\b(?:estaba|estuvo|hemos|usamos|publicamos)\b[^.?!\n]*\b(?:permitido|cubierto|usado|publicado|bien)\b"
    r"|\b(?:abbiamo|era)\b[^.?!\n]*\b(?:usato|pubblicato|permesso|coperto)\b",
    re.IGNORECASE,
)
_ASKS = re.compile(r"\?|\bok\b|\bfine\b|\ballowed\b|\bright\b", re.IGNORECASE)
_OF_THE_USE = re.compile(
    r"\b(?:in|on|from|for|during|between|until|till|to|through|throughout|all|whole|by|starting|live|im|am|ab|vom|bis|zum|für|en|du|au"
    r"|dès|jusqu['’]au|pour|del?|desde|hasta|para|dal|al|nel|per|vanaf|tot|voor|op|van)\s+(?:the\s+)?(?:(?:whole|all|end|start|middle|month)"
    r"\s+)?(?:of\s+)?$",
    re.IGNORECASE,
)
_ORIGIN = (
    r"(?:shot|taken|made|created|produced|bought|purchased|licen[cs]ed|commissioned|delivered|designed|drawn|painted|written|recorded|filmed"
    r"|released|launched|signed|agreed|renewed|left|died|born|founded|posted|aired|published|shown|used|ran|sold|sent|received|asked|filed"
    r"|valid|cleared|approved|granted|expired|lapsed|ended|retired|opened|closed|changed|updated|since|back|last|first|already)"
)
_JUST_BEFORE = re.compile(
    rf"(?<!be )\b{_ORIGIN}(?: \w+){{0,2}}\s+$|\b(?:photos?|pictures?|images?|shoot|film|video|campaign|version|edition|issue|report|contract"
    r"|licen[cs]e|agreement|release|invoice)\s+(?:from|of|in)\s+(?:the\s+)?$|\s{4,}from\s+$",
    re.IGNORECASE,
)
_SOMEWHERE = re.compile(rf"\b(?:{_ORIGIN}|was|were|had|did|been|got|came|went|won|became)\b", re.IGNORECASE)
_WISH = re.compile(
    r"\b(?:can|may|could|would|will|shall|should|want|wants|plan|planning|like to|allowed|ok to|going to|d[uü]rfen|darf|k[oö]nnen|m[oö]chten"
    r"|peut|pouvons|podemos|puedo|possiamo|posso|mogen|mag|kunnen)\b",
    re.IGNORECASE,
)
_DESCRIBES = re.compile(
    r"\s+(?:campaign|shoot|photo|picture|image|film|video|spot|version|logo|edition|issue|report|brochure|catalogue|licen[cs]e|contract"
    r"|agreement|release|event|fair|party|collection|range|guidelines?|policy|invoice|post|story|mailing|launch|one|ones)\b",
    re.IGNORECASE,
)


def speaks_of_past(text: str) -> bool:
    """Whether a message asks about a use that has been ("we ran it in May, was that ok?")."""
    return bool(_PAST_USE.search(text) and _ASKS.search(text))


def describes(text: str, start: int, end: int) -> bool:
    """Whether days gone by only describe a thing ("the photo from the May 2024 campaign", "shot in May 2024")."""
    clause = re.split(r"[;!?\n]|\.(?=\s)", text[max(0, start - 90) : start])[-1]
    return bool(_JUST_BEFORE.search(clause) or _DESCRIBES.match(text, end))


def stays_asked(text: str, start: int, end: int, *, joined: bool) -> bool:
    """Whether days gone by are asked for as a time of use, most likely with the wrong year.

    Args:
        text: The message.
        start: Where the words for the days begin.
        end: Where they end.
        joined: Whether they name a first and a last day.
    """
    clause = re.split(r"[;!?\n]|\.(?=\s)", text[max(0, start - 90) : start])[-1]
    told = _SOMEWHERE.search(clause) and not _WISH.search(clause)
    if told or describes(text, start, end):
        return False
    led = (
        _OF_THE_USE.search(clause)
        or re.search(r"[,:(–—-]\s*$", clause)
        or re.match(
            r"\W*(?:until|till|from|to|up to|for|by|through|bis|ab|vom|jusqu|au|hasta|desde|fino|dal|tot|vanaf)\b", text[start:end]
        )
    )
    return joined or bool(led)
