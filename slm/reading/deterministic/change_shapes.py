"""Places at an asset in which a verb says what is done to it, and shapes that say that it is to look otherwise."""
# ruff: noqa: E501, ERA001 - one shape a line, so that a missing word is seen; examples stand above their shapes

import re

NAME = "\x01"
"""Stands for every character of an asset's name in the text that is searched."""

_DET = (
    r"(?:(?:the|our|your|my|his|her|their|its|this|that|these|those|an?|(?:both|all|some|half) of|both|all|some|der|die|das|den|dem|ein|eine|einen|unser\w*"
    r"|euer|eure\w*|ihr\w*|la|le|les|un|une|notre|votre|cette|ce|el|los|las|una|nuestr[oa]s?|vuestr[oa]s?|su|sus|esta|este|il|lo|i|gli"
    r"|nostr[oa]|vostr[oa]|questa|questo|de|het|een|onze|ons|jullie|uw|deze|dit|original|whole|entire|full|same|new|old)\s+|l['’])"
)
_OBJECT = rf"(?:{_DET}{{0,3}}{NAME}+|(?:it|them)\b)"
_WORD = r"(?-i:(?!(?:of|about|like|re|via|vs)\b)[a-zà-ÿ][\w’'-]+[a-zà-ÿ])"
_ADVERB = r"(?:(?:also|just|still|only|simply|maybe|even|please|first|then|slightly|fully|partly|completely|\w+ly|a bit|not)\s+)"
_NO_NOUN = r"(?<!\bthe )(?<!\byour )(?<!\bour )(?<!\ba )(?<!\ban )(?<!\bmy )(?<!\bthis )(?<!\bthat )"
_PARTICLE = r"(?:\s+(?:up|out|down|off|over|around|round|back|together|apart|away))?"
_MODAL = r"(?:can|may|could|might|shall|should|must|would|will)"
_LEADING = rf"|\b(?:we|i|they|he|she)(?:['’](?:d|ll))?\s+(?:{_MODAL}\s+)?|\bto\s+|\b(?:let|lets|let['’]s)\s+(?:\w+\s+)?|\b(?:and|or|then)\s+|[&/]\s*)"
_LEAD = rf"(?:\b{_MODAL}\s+(?:(?!{NAME})[\w'’&-]+\s+){{0,4}}?{_LEADING}"
_LEAD_NEAR = (
    rf"(?:\b{_MODAL}\s+(?:we|i|they|he|she|one|our\s+\w+|the\s+(?:agency|team|designers?|clients?|partners?|dealers?))\s+{_LEADING}"
)
"""As `_LEAD`, but with a short subject: the verb's object may then be long."""
_PART = r"(?:\w[\w-]+(?:ed|wn|pt)|(?:re)?(?:cut|split|spun|swung|bent|torn|sewn|hidden|frozen|broken|blown|redone|rebuilt|remade|spread|wrapped))"
_PART_DE = (
    r"(?:(?:ab|an|auf|aus|bei|durch|ein|frei|her\w{0,4}|hin\w{0,4}|hoch|mit|nach|neu|über|um|unter|vor|weg|weiter|zu|zurück|zusammen)?"
    r"ge\w{2,}(?:t|en)|\w{3,}iert|(?:ver|be|ent|er|zer|über|unter|hinter|um)\w{3,}(?:t|en))"
)
_PART_ROMANCE = r"(?:\w{3,}(?:é|ée|és|ées)|\w{2,}(?:ad|id)[oa]s?|\w{2,}(?:at|ut|it)[oai]|\w{2,}(?:lt|rt|st|ss|nt)[oa])"
_PART_NL = r"(?:(?:aan|af|bij|in|om|op|over|uit|weg|samen|door|na|om|ver)?ge\w{2,}(?:d|t|en)|ver\w{3,}(?:d|t))"
_END = r"(?=\s*(?:[,;.:!?)(–—-]|$)|\s+(?:and|or|for|to|on|in|into|by|with|from|so|as|at|und|oder|für|auf|im|am|nach|et|pour|sur|dans|à|y|para|sobre|a|e|per|su|sul\w*|nel\w*|en|voor|op|aan)\b)"
_SOON_OVER = (
    r"(?!\s+(?:by\s+(?![\d]|half\b|ai\b|ki\b|hand\b)|in\s+(?:19|20)\d\d|last\s|yesterday|ago|since\s|\d+(?!\s*(?:°|deg|grad|%))))"
)

PLACES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # "can we flip the logo", "we'd stitch it together", "to swap out the sky in the photo"
        rf"{_LEAD}{_ADVERB}{{0,2}}{_NO_NOUN}(?P<verb>{_WORD}){_PARTICLE}\s+{_OBJECT}{_PARTICLE}",
        rf"{_LEAD_NEAR}{_ADVERB}{{0,2}}(?P<verb>{_WORD}){_PARTICLE}\s+(?!(?:it|them|us|you|me)\b)(?:(?!{NAME})[\w'’-]+\s+){{1,4}}?"
        rf"(?:of|in|from|onto|over|across|behind)\s+{_OBJECT}",
        # "mirroring the logo"
        rf"\b(?P<verb>(?-i:[a-z][\w-]{{2,}}ing)){_PARTICLE}\s+(?:of\s+)?{_OBJECT}",
        # "the logo (can) be flipped", "does it need to be extended"
        rf"(?:{NAME}|\b(?:it|they|them|this)\b)[^.;!?\n]{{0,60}}\b(?:be|being|get|gets|getting)\s+{_ADVERB}{{0,2}}(?P<verb>{_PART})\b{_SOON_OVER}",
        # "the logo flipped", "have it redone", "the photo, extended to the left"
        rf"{NAME}\s*[,:(–—-]?\s*(?:(?:but|and|all|a bit|half|digitally|\w+ly)\s+){{0,2}}(?P<verb>{_PART})\b{_SOON_OVER}",
        # "let the mascot wave", "have it flap its wings"
        rf"\b(?:let|make|letting|making)\s+{_OBJECT}\s+(?P<verb>{_WORD})",
        rf"\b(?:have|having)\s+{_OBJECT}\s+(?P<verb>{_WORD})\s+(?:its|his|her|their|around|across)\b",
        rf"\b(?:have|has|get|had|got|want|need|like|see|leave)\s+(?:it|them)\s+{_ADVERB}{{0,2}}(?P<verb>{_PART})\b",
        # German: "das Logo spiegeln", "gespiegelt", "gespiegelt werden"
        rf"\b(?:dürf\w*|darf|könn\w*|kann|möcht\w*|woll\w*|will|soll\w*|würd\w*)\b[^.;!?\n]*?{NAME}[^.;!?\n]{{0,60}}?(?<![,:])\s"
        r"(?P<verb>(?-i:[a-zäöü]\w{2,}(?:en|ern|eln)))(?=\s*(?:[?.!,;)]|$|und\b|oder\b|bzw\b))",
        rf"{NAME}[^.;!?\n]{{0,50}}?\s(?P<verb>{_PART_DE})\s+(?:werden|wird|sein|haben)\b",
        rf"{NAME}\s*,?\s*(?:(?:leicht|etwas|komplett|digital|nur|und)\s+){{0,2}}(?P<verb>(?-i:{_PART_DE})){_END}",
        # French, Spanish, Italian: "peut-on retourner la photo", "podemos girarla", "la foto capovolta"
        r"\b(?:peut-on|puis-je|(?:pouv|pourr|voul|voudr|aimer|souhait)\w+(?:-(?:nous|on))?|peux|peut|veut|veux|possible de|droit d[e']"
        r"|podemos|puedo|puede|pueden|podr\w+|quer\w+|quis\w+|gustaría|possiamo|posso|può|possono|potr\w+|vogliamo|vorr\w+|possibile)\s+"
        rf"(?:(?:aussi|también|anche|la|le|les|l['’]|lo|las|los)\s*){{0,2}}(?P<verb>{_WORD})\s+(?:a\s+)?{_DET}{{0,2}}{NAME}",
        r"\b(?:peut-on|puis-je|pouvons-nous|on peut|je peux|nous pouvons)\s+(?:la|le|les|l['’])\s*(?P<verb>\w{2,}(?:er|ir|re))\b",
        r"\b(?:podemos|puedo|puede|queremos|possiamo|posso|può|vorremmo)\s+(?P<verb>\w{2,}(?:[aei]r(?:l[aeo]s?|li)|[aei]rl[aeoi]))\b",
        rf"{NAME}\s*,?\s*(?:(?:un peu|légèrement|un poco|leggermente|et|y|e|est|été)\s+){{0,2}}(?P<verb>(?-i:{_PART_ROMANCE})){_END}",
        # Dutch: "mogen we de foto spiegelen", "de foto gespiegeld"
        rf"\b(?:mogen|mag|kunnen|kan|zouden|willen|wil)\b[^.;!?\n]*?{NAME}[^.;!?\n]{{0,60}}?\s(?P<verb>(?-i:[a-z]\w{{2,}}en))"
        r"(?=\s*(?:[?.!,;)]|$|en\b|of\b))",
        rf"{NAME}\s*,?\s*(?:(?:licht|een beetje|helemaal)\s+){{0,2}}(?P<verb>(?-i:{_PART_NL}))(?:\s+worden)?{_END}",
    )
)
"""Places at an asset where any verb that is no use is an edit."""

_BACKGROUND = r"(?:background|backdrop|bg)"
SHAPES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # "with a hat added", "mit ausgetauschtem Hintergrund", "avec le ciel remplacé"
        rf"\bwith\s+(?:(?!{NAME})[\w'’-]+\s+){{1,5}}?(?P<verb>{_PART})(?:\s+(?:out|up|off|over|down|away))?{_END}{_SOON_OVER}",
        rf"\bmit\s+(?:\w+\s+)?(?P<verb>{_PART_DE})e[mrn]\s+(?:\w+|{NAME}+)",
        rf"\b(?:avec|con)\s+(?:(?!{NAME})[\w'’-]+\s+){{1,4}}?(?P<verb>(?-i:{_PART_ROMANCE})){_END}",
        rf"\bmet\s+(?:(?!{NAME})[\w'’-]+\s+){{0,3}}?(?P<verb>{_PART_NL})e?\b",
        # "on a dark background", "auf weißem Hintergrund", "sur fond bleu"
        rf"\b(?:on|onto|over|against|with|in front of)\s+(?:an?|our|some|another|different|plain|its own)\s+(?:[\w-]+\s+){{0,3}}?{_BACKGROUND}\b",
        rf"\b(?:on|against)\s+(?:[\w-]+\s+){{1,2}}{_BACKGROUND}\b",
        r"\b(?:auf|vor|mit)\s+(?:\w+\s+){0,2}\w*(?:hintergrund|untergrund)\b|\bsur (?:un )?fond \w+|\b(?:sobre|con) (?:un )?fondo \w+"
        r"|\bsu (?:uno )?sfondo \w+|\b(?:op|met|tegen) (?:een )?(?:\w+ )?achtergrond\b",
        # "mirrored version of the logo", "a Christmas take on it"
        rf"\b(?:an?|our own|our)\s+(?:[\w-]+\s+){{0,2}}(?:versions?|variants?|variations?|takes?|spins?|mock-?ups?|remakes?|makeover|rework|parody"
        rf"|pastiche|spoof|caricature|sculpture|replica|statue|painting|cartoon|silhouette|mosaic|pattern|mural|cake|costume)\s+(?:of|on|from)\s+{_OBJECT}",
        # "made into a pattern", "turn it into a cartoon", "as a cartoon"
        rf"\b(?:turn(?:s|ed|ing)?|made|make|making|convert(?:ed|ing)?|transform(?:ed|ing)?|cut|mock(?:ed)?|work(?:ed)?)\s+"
        rf"(?:{_OBJECT}\s+)?(?:up\s+)?(?:into|up as)\s+(?:an?|the|our|one|some|two|three|\w+s\b)",
        r"\b(?:slightly|somewhat|a (?:bit|little|tad|touch)|etwas|ein bisschen|un peu plus|un poco m[aá]s)\s+"
        r"(?!later|earlier|longer|sooner|better|other|further|after|under|over|early|late)(?:\w+er\b|(?<=plus )\w+|(?<=s )\w+)",
        # "take the watch out of the photo"
        rf"\b(?:take|taking|taken|get|pull|leave|lift|strip|clean|cut|edit|paint)\s+(?!it\b|them\b)(?:(?!{NAME})[\w'’-]+\s+){{1,4}}?"
        rf"(?:out of|off|from)\s+{_OBJECT}",
        # "put a hat on the mascot", "with our sticker over it"
        rf"\b(?:put|place|add|stick|slap|paste|drop|write|print|lay|draw|insert|paint)(?:ting|ing|ed|s)?\s+(?!(?:it|them|this|that|these|the|our|your)\b)"
        rf"(?:(?!{NAME})(?!(?:on|onto|in|to)\b)[\w'’-]+\s+){{1,4}}(?:on top of|on|onto|over|across|to|into|behind|under|around)\s+(?:{_DET}{{1,3}}{NAME}+|(?:it|them)\b)(?!\s+\w+ing)",
        r"[,;(–—-]\s*(?:[\w-]+\s+){1,3}(?:made|turned|gone)\s+(?!by\b|available|public|ready|in\b|for\b|from\b|to\b|up\b|live\b)[a-z]\w+",
        r"\bwith\s+(?:our|an?|my)\s+(?:[\w'’-]+\s+){1,3}?instead\b",
        # "minus the hat", "plus a hat"
        r"\b(?:minus|less)\s+(?:the|its|his|her|our|their|any)\s+(?P<part>[\w-]+)",
        r"\b(?:ohne (?:den|die|das|sein\w*|ihr\w*)|sans (?:la|le|les|son|sa|ses)|sin (?:la|el|los|las|su)|senza (?:la|il|lo|i|le)|zonder (?:de|het))"
        r"\s+(?P<part>[\w-]+)",
        # "recoloured"-like words that stand alone between marks: "lemon photo, web, flipped"
        rf"(?:^|[,;–—(]\s*|\s-\s+|\b(?:and|but|or)\s+)(?:[\w'’-]+\s+){{0,3}}?{_ADVERB}?(?P<change>{_PART}){_PARTICLE}(?=\s*(?:[,;.!?)]|$|(?:and|for|to|into|by|with)\b))",
        # "flip the logo", "Logo spiegeln"
        rf"(?:^|[.,;:!?–—(]\s*)(?P<change>{_WORD}|[A-Z]\w+){_PARTICLE}\s+{_OBJECT}",
    )
)
