"""Fixed phrases of windows in register cells, as verbose patterns for `policies.calendar.words.pattern`."""

RANGE = r"-|–|—|‒|→|>|to|till|til|until|thru|through|bis|au|al|a|à|hasta|até|tot|fino\s+al|up\s+to|und\s+bis|do"
"""Words between the first and the last day."""

UNTIL = (
    r"\b(?:up\s+to|to|until|till|til|thru|through|exp(?:ires?|iry|iring|\.)?|expired|ends?|ended|ending|valid\s+(?:to|until|thru)|bis|"
    r"jusqu['’]au|au|hasta(?:\s+el)?|até|fino\s+al?|tot(?:\s+en\s+met)?|t/m|by|not\s+after|no\s+later\s+than|do|latest)(?:\s+the)?"
    r"(?:\s+(?:end\s+of|ende))?(?:\s+on)?"
)
BEFORE = r"\bbefore|\bvor(?:\s+dem)?|\bavant\s+le|\bexcl(?:uding|\.)?"
FROM = r"\b(?:from|since|as\s+of|as\s+from|starting|starts|ab|seit|dès(?:\s+le)?|à\s+partir\s+du|desde(?:\s+el)?|dal|a\s+partir\s+de|vanaf|od|effective)"

PERPETUAL = (
    r"\b(?:in\s+perpetuity|perpetual(?:ly)?|perp\b\.?|perpetuity|unlimited(?:\s+(?:in\s+)?(?:time|term|duration))?|no\s+(?:time\s+)?limit|"
    r"no\s+limit(?:ation)?|no\s+expir(?:y|ation)|no\s+end(?:\s+date)?|never\s+expires|does\s+not\s+expire|forever|evergreen|indefinite(?:ly)?|"
    r"open[- ]ended|unbefristet|zeitlich\s+unbegrenzt|unbegrenzt|illimité|sans\s+limite|ilimitad[oa]|sin\s+(?:límite|caducidad)|"
    r"perpetu[oa]|a\s+tempo\s+indeterminato|onbeperkt|life\s+of\s+copyright|full\s+term\s+of\s+copyright)"
)
OPEN_ENDED = r"\b(?:onwards?|no\s+end|open\s+end(?:ed)?|ongoing|and\s+after)"
UNKNOWN_WORD = r"(?:t\.?\s?b\.?\s?[cadn]\b\.?|\?+|unknown|unclear|pending|to\s+be\s+(?:confirmed|agreed|decided|advised)|offen|n\.?n\.?|xx+|…|\.\.\.)"

DANGLING = (
    rf"^\s*(?:-|–|—|to|until|till|bis|,|;|:|\(|and|\s)*\s*(?:(?P<open>{PERPETUAL}|{OPEN_ENDED}|open(?:\s|$)|∞)"
    rf"|(?P<unknown>(?:end\s*:?\s*)?{UNKNOWN_WORD}|(?<=[-–—\s])$(?<=[-–—])))"
)
"""What may follow a start instead of an end."""

HEDGE = (
    r"\?|\b(?:approx(?:imately)?|ca|circa|about|around|roughly|probably|presumably|maybe|perhaps|provisional(?:ly)?|tentative|est(?:imated)?|"
    r"unconfirmed|t\.?b\.?[cad]|to\s+be\s+confirmed|unclear|ungefähr|etwa|environ|check)\b|~|\bor\b"
)
CONDITION = (
    r"\b(?:unless|until|till|while|whilst|as\s+long\s+as|so\s+long\s+as|subject\s+to|except|provided|if|revocable|renew\w*|during|pending|"
    r"except|depending|terminat\w*|withdraw\w*)\b"
)

_COUNTED = r"(?P<number>{NUMBER})[\s-]*(?P<unit>{UNIT})"
DURATION_FROM = (
    rf"(?:\b(?:until|till|up\s+to|for)\s+)?{_COUNTED}\s*(?:licen[cs]e\s+|term\s+|buyout\s+)?\b"
    r"(?:from|after|since|starting|beginning|as\s+of|as\s+from|following|ab|nach|seit|dès|à\s+(?:partir|compter)\s+d[ue]|desde|dal|vanaf|post)\b"
)
DURATION_OF = rf"(?:\bfor\s+|,\s*|\(\s*|/\s*|\bterm\s*:?\s*|^\s*){_COUNTED}"

FISCAL = r"\b(?:FY|fiscal(?:\s+year)?|financial\s+year|GJ|Geschäftsjahr)\s*['’]?(?P<first>(?:20)?\d{2})(?:\s*[/–-]\s*['’]?(?P<second>(?:20)?\d{2}))?(?!\d)"
QUARTERS = r"\bQ(?P<first>[1-4])(?:\s*(?:-|–|to|\+|&)\s*Q?(?P<last>[1-4]))?\s*['’/]?\s*(?P<year>20\d{2}|\d{2})(?!\d)"
CALENDAR_YEAR = (
    r"(?:\b(?:CY|calendar(?:\s+year)?|cal\.?|kalenderjahr|année|año|jaar|all\s+(?:of\s+)?|whole\s+(?:of\s+)?|year)\s*|^\s*)"
    r"(?P<first>20\d{2})(?:\s*(?:-|–|/|to|\+|&)\s*(?P<last>20\d{2}|\d{2}))?(?!\d|\s*[-–]\s*(?:t\.?b|\?))(?:\s+calendar\s+year|\s+only|\s*$)?"
)
HELD_TO_EVENT = (
    r"\b(?:(?:until|till|while|whilst|as\s+long\s+as|so\s+long\s+as|during|for\s+the\s+(?:life|duration|term|run)(?:time)?\s+of|solange|bis|tant\s+que|"
    r"hasta|fino\s+a|zolang)\b.*|life\s+of\s+(?:the\s+)?(?:campaign|product|contract|edition|agreement).*)"
)
FILLER = (
    r"\b(?:incl(?:usive|\.)?|inkl\.?|both\s+(?:days\s+)?incl\w*|valid(?:ity)?|licen[cs]ed?|term|window|only|period|both|all|from|the|each|on|end\s+date|"
    r"calendar\s+year)\b\.?"
)
