"""What the words around a date make of it: a time of use, another time, a start, an end or a day of publishing."""
# ruff: noqa: E501 - one word list a line, so that a missing word is seen

import re
from functools import cache

from policies.calendar.phrases import FROM
from policies.calendar.words import LOOK_BACK, led_by, pattern

_QUOTED = r"\"[^\"\n]{2,}\"|“[^”\n]{2,}[”“]|«[^»\n]{2,}»|„[^“”\n]{2,}[“”]|(?<![\w])'[^'\n]{3,60}'(?!\w)|(?<!\w)‘[^’\n]{3,60}’(?!\w)|https?://\S+|\b\S{1,120}\.(?:jpe?g|png|tiff?|psd|mp4|exr|svg|pdf|gif|docx?)\b"

_LICENCE_BEFORE = (
    r"\b(?:licen[cs]es?|contracts?|releases?|buyouts?|agreements?|deals?|rights)\b[^.;!?\n,]{0,40}"
    r"\b(?:is|are|was|were|runs?(?:\s+out)?|ran(?:\s+out)?|ends?|ended|expir\w*|lapse[sd]?|valid|good|lasts?|goes)\b[^.;!?\n,]{0,20}$"
)
_OTHER_BEFORE = (
    r"\b(?:since|expir\w*|lapse[ds]?|signed|filed|submitted|uploaded|passed|approv(?:ed|al)|agreed|sent|received|asked|wrote|shot|taken|dated|founded|"
    r"established|supplier\s+(?:since|until)|partner\s+(?:since|until)|clos(?:es|ed)|deadline|due|ready|answer|reply|replied|back\s+to\s+(?:me|us)|promised|"
    r"registered|bought|purchased|invoice[ds]?|enquiry|inquiry|born|died|retired|met|spoke|talked|called|ended|became|become|applied|told|booked|finished|"
    r"delivered|arrived|landed|interview\w*|cleared\s+\w*\s*until)\b(?P<rest>[^.;!?\n]{0,30})$"
)
_AWAY_BEFORE = (
    r"\b(?:see\s+you|out\s+of\s+(?:the\s+)?office|on\s+(?:\w+\s+)?(?:holidays?|leave|vacation)|(?:i['’]?m|we['’]?re|am|are)\s+(?:off|away|back)|enjoy|"
    r"have\s+an?\s+\w+|happy)\b[^.;!?\n]{0,18}$"
)
_ANSWER_BEFORE = (
    r"\b(?:needs?\s+(?:this|it|that|to\s+know|an?\s+\w+|(?:the|our|your)\s+(?:files?|artwork|answer|ok|reply|decision))|confirm|let\s+(?:me|us)\s+know|"
    r"get\s+back(?:\s+to\s+(?:me|us))?|advise|decide|respond)\s+(?:\w+\s+)?$"
)
_OTHER_STRICT = r"\b(?:not|isn['’]t|no|except|without|never)\s+(?:for\s+|in\s+|on\s+|from\s+)?$|\b(?:answer|reply|know|back|decision|it|this|ok|feedback)\s+(?:\w+\s+)?by\s+$"
_USE_VERB = r"\b(?:run|runs|running|use|using|used|put|show|air|airs|post|posts|publish|print|live|display|campaign|from|until|till|launch|flight|goes?|going|out|up)\b"

_UNTIL = r"\b(?:(?:up\s+)?until|till|'?til|through|thru|up\s+(?:to|until)|to|by|bis(?:\s+zum)?|jusqu['’](?:au|à(?:\s+la)?|en)|hasta(?:\s+el)?|até(?:\s+[ao]o?)?|fino\s+al?|tot(?:\s+(?:het|de))?|t/m|ends?(?:\s+on)?|ending(?:\s+on)?)\s+(?:and\s+including\s+)?(?:the\s+)?$"
_FROM = rf"(?:{FROM}|\b(?:begins?|beginning|starting|start(?:ing|s)?(?:\s+on)?|commencing|onwards\s+from|after|as\s+soon\s+as))\s+(?:on\s+|in\s+|the\s+)*$"
_BEFORE = r"\b(?:before|ahead\s+of|prior\s+to|vor|avant)\s+(?:the\s+)?$"
_NOT_BEFORE = r"\b(?:not\s+before|not\s+until|no\s+earlier\s+than|embargo\w*\s*:?\s*(?:until|till|to|lifts?\s+on)?)\s+(?:the\s+)?$"
_AFTER = r"\bafter\s+(?:the\s+)?$"
_LAUNCH = r"\b(?:go(?:es|ing)?\s+live|launch(?:es|ing)?|live)\s+(?:in|on|from)?\s*$"
_ANSWER_DAY = r"^(?:(?:this\s+|next\s+)?(?:{WEEKDAY})|today|tonight|tomorrow\w*|EO[WD]|end\s+of\s+(?:the\s+)?(?:day|week))\b"
_ONWARDS = r"^\s*,?\s*(?:onwards?|on(?=\s*[,.?!]|\s*$)|forward|and\s+after|and\s+beyond|ff\.?)\b"
_DOWN = r"\b(?:end\s+of\s+(?:the\s+)?(?:campaign|flight|run)|archiv(?:e|ed|ing)|take\s+(?:it\s+|them\s+)?down|taken\s+down|remov(?:e|ed|ing)|comes?\s+(?:down|off)|delet(?:e|ed)|end\s+(?:it\s+)?on|off\s+air)\b[^.;!?\n]{0,20}$"
_OUT_BEFORE = r"\b(?:(?:go|goes|going|went|put|be|is|coming|comes|come|sent|send|sending|mailed)\s+(?:it\s+)?(?:live|out|up|online)|live|launch(?:es|ing|ed)?|publish(?:es|ing|ed)?|post(?:ing|s|ed)?|shar(?:e|ing)|tweet(?:ing)?|upload(?:ing)?|drops?|releas(?:e|ing)|out)\b[^.;!?\n]{0,40}$"
_OUT_AFTER = r"^(?:['’]s)?\s+(?:\w+\s+)?(?:tweet|newsletter|post|reel|story|upload|drop|release)\b"

_MEANT_AFTER = (
    r"^(?:['’]s)?\s*(?:$|[,.;:?!)–-]|\d|(?:only|week(?:end)?|till|until|to|through|and\s+(?:on|onwards)|onwards?|20\d\d|campaign|season|push|promo\w*|sale|flight|"
    r"insta\w*|story|stories|post|posts|email|e-?mail|mailer|newsletter|ad|ads|leaflet|brochure|catalogue|catalog|flyer|issue|"
    r"launch|collection|edition|party|event|drop|markets?|fair|stall|with|in|on|for|is|at)\b)"
)
_NOT_MEANT_AFTER = (
    r"^\s+(?:and\s+(?:i|we)|hare|bunny|egg|eggs|tree|tale|pudding|school|reading|course|story\s*book|illustrations?|pack)\b"
)
_GREETING = r"\b(?:merry|happy|frohe|joyeux|feliz|buon)\s+$"


@cache
def _compiled(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


def masked(text: str) -> str:
    """The text with quoted wording, addresses and file names blanked out, character for character."""
    return _compiled(_QUOTED).sub(lambda match: "\x7f" * len(match[0]), text)


def _clause_before(text: str, start: int) -> str:
    head = text[max(0, start - 90) : start]
    return re.split(r"[;!?\n]|\.(?=\s)", head)[-1]


def is_other_time(text: str, start: int, end: int) -> bool:
    """Whether the words before a date make it the time of something else than the use: a filing, a licence, a deadline."""
    before = _clause_before(text, start)
    if _compiled(_OTHER_STRICT).search(before):
        return True
    if _compiled(_LICENCE_BEFORE).search(before) or _compiled(_AWAY_BEFORE).search(before):
        return True
    asks_by = re.search(r"\bby\s+$", before, re.IGNORECASE) or _compiled(_ANSWER_BEFORE).search(before)
    if asks_by and pattern(_ANSWER_DAY).match(text[start:end]):
        return True
    match = _compiled(_OTHER_BEFORE).search(before)
    return match is not None and not _compiled(_USE_VERB).search(match["rest"])


def is_meant(text: str, start: int, end: int) -> bool:
    """Whether a feast or season is a time here, not a description ("Easter hare", "merry Christmas")."""
    before, after = text[:start], text[end:]
    if _compiled(_GREETING).search(before) or _compiled(_NOT_MEANT_AFTER).search(after):
        return False
    return _compiled(_MEANT_AFTER).search(after) is not None


def role_of(text: str, start: int, end: int, *, lone_day: bool) -> tuple[str, int, int]:
    """`until`, `before`, `from`, `after`, `onwards`, `publication` or an empty string, and the place of the date with the words that say so.

    Args:
        text: The message.
        start: Where the date begins.
        end: Where it ends.
        lone_day: Whether it is a single day, which may be a day of publishing.
    """
    after = text[end : end + LOOK_BACK]
    for role, words in (("from", _NOT_BEFORE), ("before", _BEFORE), ("after", _AFTER), ("until", _UNTIL)):
        if match := led_by(_compiled(words), text, start):
            return role, match.start(), end
    if match := _compiled(_ONWARDS).search(after):
        return "onwards", start, end + match.end()
    if match := led_by(_compiled(_FROM), text, start):
        return "from", match.start(), end
    clause = _clause_before(text, start)
    if lone_day and _compiled(_DOWN).search(clause):
        return "until", start, end
    out = lone_day and (_compiled(_OUT_BEFORE).search(clause) or _compiled(_OUT_AFTER).search(after))
    return ("publication" if out or _compiled(_LAUNCH).search(clause) else ""), start, end
