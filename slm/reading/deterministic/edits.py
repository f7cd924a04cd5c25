"""Edits beyond the word lists: changes of format, and edits without a code (shortening, slowing, "tweak it a bit")."""

import re
from collections.abc import Sequence

from policies.lexicon.mention import Mention
from policies.vocabulary import Modification
from slm.reading.deterministic.changes import find_changes
from slm.reading.deterministic.tokens import tokens_of, words

_UNCODED = re.compile(
    r"\bshorten(?:ed|ing)?\b|\b(?:sped|speed(?:ed|ing)?)(?: (?:it|them|this|that))? up(?: by \d+ ?%)?|\bslow(?:ed|"
    r"ing)?(?: (?:it|them|this|that))? down(?: by \w+)?|"
    r"\btweak(?:ed|ing|s)?\b|\bwith (?:new|other|different) lyrics\b|\bnew lyrics\b|\bre-?edit(?:ed|ing)? (?:it|them|"
    r"the)\b|\bre-?record(?:ed|ing)?\b|\bremix(?:ed|ing)?\b|"
    r"\b(?:trim(?:med)?|cut)(?: it| them)?(?: down)? to (?:\d+|\w+)[ -]?(?:s|secs?|seconds?)\b|\bpitch(?:ed|"
    r"ing)?(?: it)? (?:up|down)\b|"
    r"\b(?:change|alter|modify|adapt|edit|rework|adjust|customi[sz]e) (?:it|them|this|that|the (?:picture|photo|image|"
    r"film|logo|artwork|mark))\b(?! (?:at all|any ?more))|"
    r"\b(?:trim|shorten|recut|re-cut) (?:it|them|this|that)\b"
    r"|\b\d+[ -]?(?:s|secs?|seconds?)[ -](?:bumper|cut-?down|teaser|snippet|gif)s? (?:out of|from|of)\b|"
    r"\bswap(?:ped|ping)?(?: out)? the (?:music|songs?|jingle|soundtrack|voice(?:-?over)?|sound)\b|\bfreeze[- ]frames?\b|"
    r"\b(?:tart|jazz|spice|spruce|freshen|pimp|liven|funk)(?:s|ed|ing|d)? (?:it|them|this|that) up\b|"
    r"\b(?:ändern|bearbeiten|kürzen|modifier|raccourcir|modificar|acortar|modificare|accorciare|aanpassen|inkorten)\b",
    re.IGNORECASE,
)


_LOOKS = (
    r"(?:filters?|vignettes?|tints?|grain|effects?|gradients?|blur|glow|texture|drop shadows?|outlines?|lens flares?"
    r"|snow|rain|sparkles?)"
)
_OTHERWISE = re.compile(
    r"\bas an? (?:silhouette|outline|line[- ]?(?:art|drawing)|sketch|stencil|pattern|mosaic|collage|negative|watermark|cartoon"
    r"|duotone|mirror image|puzzle|jigsaw|meme|hologram|quilt|costume|statue|engraving|embroidery)\b"
    r"|\b(?:isolated|separated|lifted|taken|freed) (?:out )?(?:of|from) (?:its|the|his|her|their) background\b"
    rf"|\bwith (?:an? |some |the )?(?:[\w-]+ )?{_LOOKS}\b"
    r"|\bwith (?:the |an? |some )?[\w-]+(?: [\w-]+)? (?:added|removed|changed|swapped|replaced"
    r"|erased|inserted|applied|altered|toned down)\b"
    r"|\b(?:sliced|split|divided|torn|chopped|cut) (?:up )?(?:in|into) (?:\w+ )?"
    r"(?:parts?|pieces?|panels?|strips?|tiles?|halves|halfs?)\b"
    r"|\b(?:painted|dyed|sprayed|tinted|coloured|colored) (?:in )?\w+\b"
    r"|\bwithout the (?!credit|logo|text|sound|music|audio|song|words?|caption|name|link|line|need|use|permission|approval|consent"
    r"|original|licen|agency|brand|team|same)[\w-]++(?! (?:being|getting|having|who|to)\b)",
    re.IGNORECASE,
)
"""Shapes in which people say that a thing is to look otherwise than it was supplied."""

_TURNED = re.compile(
    r"\bat (?:an? )?(?:angle of )?-?\d{1,3} ?(?:°|deg(?:rees?)?\b)(?! ?(?:[CF]|celsius|fahrenheit)\b)"
    r"|\b(?:um|im winkel von|à|a|di|onder|op|in) \d{1,3} ?(?:°|(?:grad|degrés|grados|gradi|graden)\b)(?! ?(?:[CF]|celsius)\b)"
    r"|\b(?:diagonal(?:ly)?|sideways|vertically|slant(?:ed|wise)|schräg|diagonale?|en diagonale"
    r"|in diagonale)(?= (?:on|across|over|auf|sur|en|in|op)\b)",
    re.IGNORECASE,
)
"""Turning it, which is an edit also where no verb says so."""
_UNMARKED = re.compile(
    r"\b(?:without|w/o|no|minus|less|drop(?:ping)?|leav(?:e|ing) (?:out|off)|omit(?:ting)?|los(?:e|ing)|remov(?:e|ing)"
    r"|delet(?:e|ing)|ohne|sans|sin|senza"
    r"|zonder) (?:the |its |any |our |your |das |le |la |el |il |het )?(?:®|™|\((?:r|tm)\)|(?-i:TM|R)\b(?! \w)"
    r"|registered (?:trade ?)?(?:mark|sign|symbol)"
    r"|trade ?mark (?:sign|symbol))(?: (?:sign|symbol|mark|zeichen))?",
    re.IGNORECASE,
)
"""Leaving out the sign of a trade mark."""

_CUT_OUT = re.compile(
    r"(?:(?<=[,;:(] )|(?<= [-–—] ))(?:as (?:an? )?)?cut[- ]?outs?(?=\s*(?:[?,.;)!]|$|for\b|on\b|ok\b))", re.IGNORECASE
)
"""An edit after a pause ("can packshot, cut out?"); before it, the same words are a kind of asset ("the bike cut-out")."""

_FORMAT = re.compile(
    r"\b(?:re-?)?(?:cut|crop(?:ped|ping)?|frame[ds]?|format(?:ted)?|make|made|bring|trim(?:med)?)\b[^.,;:?!\n]{0,15}?"
    r"\b(?:to|into|as|in|for)? ?(?:an? )?(?:9:16|4:5|1:1|16:9|2:3|3:2|tall|square|vertical|upright|portrait|"
    r"landscape|skyscraper|strip)\b",
    re.IGNORECASE,
)
"""Bringing a picture into another format, which cuts something off."""


def find_format_changes(text: str) -> tuple[Mention, ...]:
    """Changes of format ("cut it to 9:16"), read as crops, and marks without their sign ("without the ®").

    Args:
        text: The message with quotations and asset names hidden.
    """
    shapes = ((Modification.CROP, _FORMAT), (Modification.CROP, _CUT_OUT), (Modification.REMOVE_ELEMENT, _UNMARKED))
    return tuple(Mention(code, *found.span(), found.group()) for code, shape in shapes for found in shape.finditer(text))


def find_uncoded_edits(text: str) -> tuple[Mention, ...]:
    """Edits without a code, as mentions whose code is empty.

    Args:
        text: The message with quotations and asset names hidden.
    """
    return tuple(
        Mention("", *found.span(), found.group()) for pattern in (_UNCODED, _OTHERWISE, _TURNED) for found in pattern.finditer(text)
    )


def find_acts(text: str, names: Sequence[tuple[int, int]]) -> tuple[Mention, ...]:
    """Acts done to an asset that no word list describes, as mentions whose code is empty; of overlapping ones the first.

    Args:
        text: The message with quotations and asset names hidden.
        names: Where the names of assets stand in it. "Photo" and other kinds count as well.
    """
    found: list[Mention] = []
    for start, end in sorted(find_changes(text, [*names, *_kinds(text)])):
        if not found or start >= found[-1].end:
            found.append(Mention("", start, end, text[start:end]))
    return tuple(found)


_OTHER_THING = re.compile(
    r"[\s-]+(?:generators?|editors?|librar(?:y|ies)|banks?|desks?|agenc(?:y|ies)|credits?|rights|frames?|books?|models?|databases?|teams?"
    r"|departments?|competitions?|contests?|research|sources?|processing|recognition)\b",
    re.IGNORECASE,
)
"""What makes of "picture" or "photo" before it another thing: a picture generator is no picture."""
_COMPOUND = re.compile(r"\w{2,}(?:foto|fotos|bild|logo|motiv|video|film|visual|photo)", re.IGNORECASE)


def _kinds(text: str) -> list[tuple[int, int]]:
    """Words for kinds of assets: "photo", "Sommerfoto"."""
    sure = words().kinds - words().doubtful
    named = [token for token in tokens_of(text) if token.lower in sure or _COMPOUND.fullmatch(token.text)]
    return [(token.start, token.end) for token in named if not _OTHER_THING.match(text, token.end)]
