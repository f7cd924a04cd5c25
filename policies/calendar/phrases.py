"""Fixed phrases about time, as verbose patterns for `policies.calendar.words.pattern`."""
# ruff: noqa: E501 - one phrase list a line, so that a missing word is seen

# Windows in register cells.

RANGE = r"\||(?:until|till|til|to|thru|through|bis)\s*(?:&|\+|and|und)\s*incl(?:uding|usive|\.)?|bis\s+einschl(?:ie(?:ss|ß)lich|\.)?|,?\s*(?:and\s+)?ends?(?:ing)?(?:\s+date)?\s*:?|-+>|=+>|\.{2,3}|-{1,3}|–|—|‒|→|>|/|(?:until|till|thru|through|to|bis|jusqu['’]à|hasta|fino\s+a|tot|até)\s+(?![^\d;]*\b(?:renew|terminat|cancel|notice|if|unless|or|further))[^\d;:]{3,40}?[\s,(]+(?:incl(?:uding|usive|\.)?|inkl\.?|compris|inclus|\()\s*|to|till|til|until|thru|through|bis|au|al|a|à|hasta(?:\s+el)?|até|tot(?:\s+en\s+met)?|t/m|jusqu['’]au|fino\s+al|up\s+to|(?:und\s+)?bis\s+zum|und\s+bis|do"
"""Words between the first and the last day."""

UNTIL = (
    r"\b(?:lapses?(?:\s+on)?|bis\s+(?:und\s+mit|einschl(?:ie(?:ss|ß)lich|\.)?|inkl(?:usive|\.)?)|up\s+to\s+(?:and|&|\+)\s+incl(?:uding|usive|\.)?|t\.?\s?o\.?\s?m\.?|frem\s+til|expire(?:\s+le)?|échéance\s*:?(?:\s+le)?|caduca(?:\s+el)?|vence(?:\s+el)?|vencimiento\s*:?|scade(?:\s+il)?|scadenza\s*:?|abgelaufen\s+am|läuft\s+am|"
    r"endet\s+am|verloopt(?:\s+op)?|vervalt(?:\s+op)?|wygasa|up\s+to(?:\s+and\s+incl(?:uding|\.)?)?|t\.?\s?o\.?\s?m\.|til\s+og\s+med|jusqu['’]à|to|until|till|til|thru|through|exp(?:ires?|iry|iring|\.)?|expired|ends?|ended|ending|valid\s+(?:to|until|thru)|bis|"
    r"jusqu['’]au|au|hasta(?:\s+el)?|até|fino\s+al?|tot(?:\s+en\s+met)?|t/m|last\s+day\s*:?|letzter\s+tag\s*:?|dernier\s+jour\s*:?|by|not\s+after|no\s+later\s+than|do|latest)(?:\s+the)?"
    r"(?:\s+(?:(?:the\s+)?end(?:\s+of)?|ende|(?:la\s+)?fin(?:\s+de)?|finales\s+de|final\s+de|fine(?:\s+di)?|einde?|slutet\s+av|utgången\s+av|udgangen\s+af|slutningen\s+af|utgangen\s+av|slutten\s+av|(?:ao\s+)?(?:final|fim)\s+de|końca(?:\s+roku)?|konce(?:\s+roku)?))?(?:\s+on)?"
)
BEFORE = r"\bbefore|\bvor(?:\s+dem)?|\bavant\s+le|\bexcl(?:uding|\.)?"
FROM = r"\b(?:w\.?\s?e\.?\s?f\b\.?|fm\b|fr\.?\s?o\.?\s?m\b\.?|fr\b\.?|från(?:\s+och\s+med)?|fra\b|eff\b\.?|commenc(?:es|ing)(?:\s+on)?|starts?\s+(?:on|at|with)\s+\w+|on\s+air(?:\s+from)?|not\s+before(?:\s+(?:the\s+)?(?:launch|release|premiere|start|opening|publication|event|on[\s-]?sale\s+date)(?:\s+(?:on|of))?)?|(?:not|no)\s+earlier\s+than|embargo(?:ed)?\s*:?\s*(?:until|till|to)?|from|since|as\s+of|as\s+from|start(?:s|ing)?(?:\s+date)?\s*:?|ab|seit|dès(?:\s+le)?|à\s+partir\s+du|desde(?:\s+el)?|dal|a\s+partir\s+de|vanaf|od|effective)"
CELL_FROM = rf"(?:{FROM}|\b(?:van|vom|du|del|dal|depuis(?:\s+le)?|first\s+day\s*:?|launch(?:es|ed)?))"
"""In a cell a van is no vehicle."""

PERPETUAL = (
    r"(?:(?<!\w)∞|(?<!räumlich\s)(?<!inhaltlich\s)(?<!sachlich\s){ENDLESS}|\b(?:in\s+perpetuity|perpetual(?:ly)?|perp\b\.?|perpetuity|unlimited(?:\s+(?:in\s+)?(?:time|term|duration))?|no\s+(?:time\s+)?limit|"
    r"no\s+limit(?:ation)?s?|no\s+(?:expir(?:y|ation)|term|fixed\s+term|end)(?:\s+date)?\b|without\s+(?:(?:time\s+)?limit(?:ation)?|expiry|end)(?:\s+date)?\b|no\s+end(?:\s+date)?|never\s+expires|does\s+not\s+expire|forever|evergreen|indefinite(?:ly)?|"
    r"open[- ]ended|always(?=\W*$)|ad\s+infinitum|un(?:ltd|lim)\b\.?|indef\b\.?|unbefr(?:istet|\.)|unbe(?:gr|schr)\.|zeitl\.\s+unbe(?:gr|schr)\w*\.?|public\s+domain|gemeinfrei|domaine\s+public|dominio\s+público|tills\s+vidare\s+utan\s+slut|dauerhaft|auf\s+dauer|zeitlich\s+un(?:begrenzt|beschränkt)|unbegrenzt|(?:ohne|keine?)\s+(?:zeitliche\s+)?(?:begrenzung|beschränkung|befristung|ablauf(?:datum)?|enddatum|ende)\b|"
    r"illimitée?|sans\s+(?:limit(?:e|ation)(?:\s+de\s+(?:durée|temps))?|échéance|fin)\b|pas\s+(?:d['’]échéance|de\s+(?:fin|limite))\b|durée\s+indéterminée|perpétuel(?:le)?|"
    r"ilimitad[oa]|indefinid[oa]|sin\s+(?:límite|limite|caducidad|vencimiento|fecha\s+(?:de\s+)?(?:fin|límite))(?:\s+de\s+tiempo)?|permanente?(?:ly|mente)?(?=\W*$|\s*[,;(])|"
    r"perpetu[oa]|a\s+tempo\s+indeterminato|senza\s+(?:scadenza|limit[ei](?:\s+di\s+tempo)?)|illimitat[oa]|onbeperkt|onbepaalde\s+(?:tijd|duur)|(?:geen|zonder)\s+(?:einddatum|eind|limiet)|"
    r"bezterminowo|tidsubegrænset|obegränsad\w*|life\s+of\s+copyright|full\s+term\s+of\s+copyright))"
)
OPEN_ENDED = r"\b(?:onwards?|no\s+end|open\s+end(?:ed)?|and\s+after)"
UNKNOWN_WORD = r"(?:t\.?\s?b\.?\s?[cadn]\b\.?|\?+|unknown|unclear|pending|to\s+be\s+(?:confirmed|agreed|decided|advised)|offen|n\.?n\.?|xx+|…|\.\.\.)"

DANGLING = (
    rf"^\s*(?:-|–|—|to|until|till|bis|,|;|:|\(|and|\s)*\s*(?:(?P<open>(?:{PERPETUAL}|{OPEN_ENDED}|open(?:\s|$)|∞)(?:[\s,;(–-]*(?:{PERPETUAL}|{OPEN_ENDED}))*)"
    rf"|(?P<unknown>(?:end\s*:?\s*)?{UNKNOWN_WORD}|(?<=[-–—\s])$(?<=[-–—])))"
)
"""What may follow a start instead of an end."""

HEDGE = (
    r"\?|\b(?:approx(?:imately)?|ca|circa|about|around|roughly|probably|presumably|maybe|perhaps|provisional(?:ly)?|tentative|est(?:imated)?|"
    r"unconfirmed|t\.?b\.?[cad]|to\s+be\s+confirmed|unclear|ungefähr|etwa|environ|check)\b|~|\bor\b"
)
CONDITION = (
    r"\b(?:unless|until|till|while|whilst|as\s+long\s+as|so\s+long\s+as|subject\s+to|except|provided|if|revocable|renew\w*|during|pending|"
    r"except|depending|terminat\w*|withdraw\w*|{CONDITION})\b|\b(?:{REVOCABLE})"
)

_COUNTED = r"(?P<number>\d{1,3}(?=[a-z])|{NUMBER})[\s-]*(?P<unit>{UNIT}|mon\b\.?|[myw]\b)"
DURATION_FROM = (
    rf"(?:\b(?:until|till|up\s+to|for)\s+)?{_COUNTED}\s*(?:licen[cs]e\s+|term\s+|buyout\s+)?,?\s*\b"
    r"(?:from|after|since|starting|beginning|as\s+of|as\s+from|following|ab|nach|seit|dès|fm|fr\.?|från|fra|od|start(?:s|ed)?\s*:?|commencing|effective|eff\.?|w\.?e\.?f\.?|on\s+air|first\s+(?:use|aired|airing|day)|à\s+(?:partir|compter)\s+d[ue]|a\s+(?:partir|contar)\s+(?:del?|desde)(?:\s+el|\s+o)?|a\s+decorrere\s+dal?|a\s+partire\s+dal?|depuis|desde|dal|vanaf|od|gerechnet\s+ab|post)\b"
)
DURATION_OF = rf"(?:\b(?:for|für|pour|por|per|voor|during|over|i)\s+(?:a\s+(?:period|term)\s+of\s+)?|\bperiod\s+of\s+|\b(?:laufzeit|durée|duración|durata|looptijd|dauer|length|duration)\s*:?\s*(?:von|de|di|van|of)?\s*|\)\s*|\+\s*|plus\s+|,\s*|\(\s*|/\s*|\bterm\s*:?\s*|^\s*){_COUNTED}"

FISCAL = r"\b(?:FY|fiscal(?:\s+year)?|financial\s+year|GJ|Geschäftsjahr)\s*['’]?(?P<first>(?:20)?\d{2})(?:\s*[/–-]\s*['’]?(?P<second>(?:20)?\d{2}))?(?!\d)"
SEASON = r"\b(?:season|saison|temporada|stagione|seizoen|sezon|school\s+year|schuljahr)\s*['’]?(?P<first>(?:20)?\d{2})\s*[/–-]\s*['’]?(?P<second>(?:20)?\d{2})(?!\d)"
QUARTERS = r"\bQ(?P<first>[1-4])(?:\s*(?:-|–|to|\+|&)\s*Q?(?P<last>[1-4]))?\s*['’/]?\s*(?P<year>20\d{2}|\d{2})(?!\d)"
_YEARS = r"(?P<first>20\d{2}|(?<=CY)\d{2}|(?<=CY\s)\d{2}|(?<=cal\syr\s)\d{2})(?:\s*(?:-|–|/|to|\+|&)\s*(?P<last>20\d{2}|\d{2}))?(?!\d|\s*[-–]\s*(?:t\.?b|\?))"
CALENDAR_YEAR = rf"\b(?:CY|calendar(?:\s+(?:year|yr))?|cal\.?(?:\s+(?:year|yr))?|kalenderjahr|année|año|jaar|all\s+(?:of\s+)?|(?:whole|entire)\s+(?:of\s+)?|throughout|year)\s*{_YEARS}"
LONE_YEAR = rf"^\s*{_YEARS}(?:\s+calendar\s+year)?(?:\s+only)?\s*$|\b{_YEARS.replace('first', 'also').replace('last', 'later')}\s+calendar\s+year"
YEAR_END = (
    r"\b(?:(?:to|until|till|thru|through|bis|jusqu['’]à|jusqu['’]en|hasta|fino\s+a|até|tot(?:\s+en\s+met)?|t/m|til|do)\s+)?(?:the\s+|la\s+|el\s+)?"
    r"(?:end(?:\s+of)?|year\s+end|EOY|ende|fin(?:\s+de)?|finales\s+de|final\s+de|fine(?:\s+di)?|einde?|slutet\s+av|utgången\s+av|udgangen\s+af|slutningen\s+af|utgangen\s+av|slutten\s+av|(?:ao\s+)?(?:final|fim)\s+de|końca(?:\s+roku)?|konce(?:\s+roku)?)\s+['’]?(?P<year>20\d{2}|(?<=['’])\d{2}|(?<=EOY\s)\d{2})(?!\d)"
)
END_OF = r"\b(?:end(?:\s+of)?|ende|(?:la\s+)?fin(?:\s+de)?|finales\s+de|fine(?:\s+di)?|einde?)"
ROUGH = r"\b(?:mid|early|late|middle\s+of|beginning\s+of|start\s+of|about|around|circa|ca|mitte|anfang|mi|début|mediados\s+de|principios\s+de|metà|inizio|medio|begin|tidligt|början\s+av)[\s.-]+(?:of\s+)?$"
UNTIL_QUARTER = r"\b(?:to|until|till|thru|through|end(?:\s+of)?)\s+(?:the\s+)?(?:end\s+of\s+)?$"
HELD_TO_EVENT = (
    r"\b(?:(?:until|till|while|whilst|as\s+long\s+as|so\s+long\s+as|during|for\s+the\s+(?:life|duration|term|run)(?:time)?\s+of|solange|bis|tant\s+que|"
    r"hasta|fino\s+a|zolang)\b.*|life\s+of\s+(?:the\s+)?(?:campaign|product|contract|edition|agreement).*)"
)
FILLER = (
    r"\b(?:start|end|incl(?:usive|\.)?|inkl\.?|both\s+(?:days\s+)?incl\w*|valid(?:ity)?|licen[cs]ed?|term|window|only|period|both|all|from|the|each|on|end\s+date|at\s+(?:noon|midnight)|noon|midnight|laufzeit|validité|vigencia|validità|durée|duración|durata|looptijd|vom|du|del|dal|van|free|lic|"
    r"(?:pending|awaiting)\s+(?:renewal|extension|prolongation)|(?:renewal|extension|verlängerung|renouvellement|prolongation|prórroga|rinnovo)\s+(?:is\s+|ist\s+|still\s+)?(?:pending|tbc|tbd|open|requested|being\s+negotiated|under\s+discussion|in\s+progress|not\s+(?:yet\s+)?signed|offen|en\s+cours|pendiente)|"
    r"calendar\s+year)\b\.?"
)

# Periods in messages.

JOINED_BY = r"^\s*,?\s*(?:-|–|—|→|to|till|til|'til|until|up\s+to|up\s+until|thru|through|bis(?:\s+zum)?|au|al|a|à|ao|hasta(?:\s+(?:el|la))?|até(?:\s+[ao]o?)?|tot|t/m|do|t\.?o\.?m\.?|til\s+og\s+med|till\s+och\s+med|(?:till|til)\s+(?:slutet\s+av|utgången\s+av|slutningen\s+af|udgangen\s+af|slutten\s+av|utgangen\s+av)|do\s+ko[nń]ca|do\s+konce|and\s+until|inclusive\s+to)\s*(?:the\s+)?$"
LISTED_BY = r"^\s*(?:,|/|and|&|\+|und|et|y|e|en|,\s*and|or)\s*(?:on\s+)?(?:the\s+)?$"
LASTING = r"^\s*(?:on\s*)?,?\s*\(?\s*(?:(?:and\s+)?(?:for|during|over|running|runs?|lasting|lasts|on\s+air|in\s+print|für|pendant|durante|voor|per))?\s*(?:a\s+(?:total|period)\s+of|at\s+least|the|about)?\s*$"
COUNTED_FROM = r"^\s*(?:\w+\s+)?,?\s*(?:from|starting(?:\s+(?:on|from))?|beginning(?:\s+(?:on|from))?|as\s+(?:of|from)|commencing|effective|ab|à\s+partir\s+du?|desde(?:\s+el)?|dal|vanaf|with\s+start)\s*(?:the\s+)?$"
FOREVER = (
    r"{STAYS}|"
    r"\b(?:in\s+perpetuity|perpetual(?:ly)?|no\s+expiry|no\s+end(?:\s+date)?|no\s+time\s+limit|unlimited\s+(?:in\s+)?(?:time|duration)|forever|evergreen|"
    r"indefinite(?:ly)?|open[- ]ended|always(?=\W*$)|ad\s+infinitum|un(?:ltd|lim)\b\.?|indef\b\.?|unbefr(?:istet|\.)|zeitl\.\s+unbe(?:gr|schr)\w*\.?|public\s+domain|gemeinfrei|domaine\s+public|dominio\s+público|tills\s+vidare\s+utan\s+slut|illimité|indefinid[oa]|a\s+tempo\s+indeterminato|onbeperkt)\b|\bfor\s+the\s+life(?:time)?\s+of\b|\b(?:never|won['’]?t|not)\s+(?:\w+\s+)?(?:come|comes|coming|go|goes|taken?)\s+down\b|"
    r"\bpermanent(?:ly)\b|\balways[\s-]on\b|\buntil\s+further\s+notice\b|\bfor\s+good\b|\bstays?\s+(?:up|online|on)\s+for\s+good\b|\bfor\s+ever\b|"
    r"\bopen[\s-]?end\b|\bno\s+end\s+in\s+sight\b|\bpour\s+toujours\b|\bdauerhaft\b|\bpara\s+siempre\b"
)
NOT_FOREVER = r"(?:since\s+$|free\s+$)"
VAGUE = r"\b(?:(?:the|a|one)\s+(?:year|month|week|season)\s+(?:after|later|following|before)(?=\s*(?:[?.!,]|$))|the\s+(?:following|previous)\s+(?:year|month|season)|im\s+jahr\s+darauf|(?:ein|das)\s+jahr\s+später|l['’]année\s+(?:suivante|d['’]après)|un\s+an\s+plus\s+tard|el\s+año\s+siguiente|l['’]anno\s+(?:dopo|seguente)|het\s+jaar\s+(?:daarna|erna)|sometime|some\s+time\s+(?:in|next|this)|at\s+some\s+point|soonish|(?:until|while)\s+stocks?\s+lasts?|for\s+a\s+(?:while|bit)|for\s+(?:some|a\s+few|several)\s+(?:days|weeks|months|years)|for\s+now|(?:in|over)\s+the\s+(?:next|coming)\s+(?:few\s+)?(?:days|weeks|months)|the\s+next\s+few\s+(?:days|weeks|months)|year[\s-]round|all\s+year)\b"
LEADING = (
    r"(?:\b(?:from|for|starting|starts|beginning|as\s+of|until|till|by|through|thru|up\s+to|all|whole|throughout|between|du|vom|von|del|dal|desde|ab|bis|"
    r"live(?:\s+on)?|stays\s+(?:up|online)|the(?=\s+(?:whole|fortnight|first|second)))(?:\s+of)?(?:\s+the)?\s+)+$"
)
"""Words before a period that belong to its words and carry nothing else."""
