"""Which kind of asset is asked for ("which picture …"), and whether an asset is of that kind."""

import re
from collections.abc import Iterable

from policies.evidence import AssetFacts

_KINDS: dict[str, tuple[str, str]] = {
    "photo": (
        r"pictures?|pics?|photos?|photograph(?:s|y)?|images?|shots?|packshots?|visuals?|stills?|portraits?|fotos?|bild(?:er)?|motive?"
        r"|im[aá]gen(?:es)?|immagin[ei]|afbeelding(?:en)?|photographies?",
        r"photo|picture|image|still|portrait|foto|visual|packshot|bild",
    ),
    "film": (
        r"films?|videos?|clips?|spots?|footage|movies?|reels?|commercials?|vídeos?|vidéos?",
        r"film|video|clip|footage|spot|reel",
    ),
    "logo": (r"logos?|wordmarks?|lock-?ups?|emblems?|badges?|seals?|logotipos?", r"logo|wordmark|lockup|emblem|badge|seal"),
    "mascot": (r"mascots?|characters?|maskottchen|mascota", r"mascot|character"),
    "illustration": (
        r"illustrations?|drawings?|patterns?|graphics?|ilustraci\w+|zeichnung\w*",
        r"illustration|pattern|drawing|artwork",
    ),
    "icon": (r"icons?", r"icon"),
    "audio": (r"music|songs?|tracks?|jingles?|sounds?|tunes?|audio|musik|musique|música", r"audio|music|song|track|jingle|sound"),
    "font": (r"fonts?|typefaces?|schriften?", r"font|typeface"),
    "template": (r"templates?|vorlagen?", r"template"),
    "text": (r"taglines?|slogans?|claims?|straplines?|boilerplates?|texts?", r"tagline|slogan|claim|text|copy"),
}
"""For each kind: words askers use, and words that stand in the kind column of registers."""
_ASKING = (
    r"\b(?:which|what|any|some|a|an|find|need|want|show me|suggest|recommend|welche[snrm]?|quelles?|qué|quale)\s+(?:\w+\s+){0,2}?"
)


_WHOLE = (
    r"pictures?|pics?|photos?|photograph(?:s|y)?|images?|visuals?|shots?|fotos?|bild(?:er)?|im[aá]gen(?:es)?|immagin[ei]"
    r"|afbeelding(?:en)?|photographies?|films?|videos?|clips?|movies?|footage|vídeos?|vidéos?|logos?|logotipos?|songs?|tracks?"
    r"|music|icons?|fonts?|templates?|illustrations?|drawings?"
)
"""Words for a kind as a whole, as against a sort within it ("wordmark", "packshot")."""
_EVERY = (
    r"\b(?:all|every|each|alle[nrs]?|jede[nrsm]?|sämtliche[nrs]?|tous|toutes|chaque|todos|todas|cada|tutti|tutte|ogni|elke?|ieder)\s+"
    r"(?:(?:of|the|our|your|my|their|those|these|unsere[nrs]?|die|les|nos|los|las|nuestr[ao]s|le|i|nostr[ei]|onze)\s+){0,2}"
)


def asked_kind(text: str, mentions: Iterable[str] = ()) -> str | None:
    """The kind of asset a question asks for; the words of the reader's mention go before those right behind "which"."""
    for words in mentions:
        for kind, (said, _) in _KINDS.items():
            if re.fullmatch(rf"(?:\w+\W+){{0,3}}(?:{said})", words.strip(), re.IGNORECASE):
                return kind
    hits = [
        (found.start(), kind)
        for kind, (said, _) in _KINDS.items()
        if (found := re.search(rf"{_ASKING}(?:{said})\b", text, re.IGNORECASE))
    ]
    hits = hits or [
        (found.start(), kind) for kind, (said, _) in _KINDS.items() if (found := re.search(rf"\b(?:{said})\b", text, re.IGNORECASE))
    ]
    return min(hits)[1] if hits else None


def is_of_kind(asset: AssetFacts, kind: str | None) -> bool:
    """Whether an asset is of a kind, by its name where the register gives none; any asset is of no kind in particular."""
    return kind is None or re.search(_KINDS[kind][1], asset.kind or asset.name, re.IGNORECASE) is not None


def kinds_in(text: str) -> frozenset[str]:
    """The kinds of assets that a text names."""
    return frozenset(kind for kind, (said, _) in _KINDS.items() if re.search(rf"\b(?:{said})\b", text, re.IGNORECASE))


def without_kinds(text: str) -> str:
    """A text without the words for kinds of assets, which say nothing of what is shown."""
    every = "|".join(said for said, _ in _KINDS.values())
    return re.sub(rf"\b(?:{every})\b", " ", text, flags=re.IGNORECASE)


def is_whole_kind(words: str) -> bool:
    """Whether words say a whole kind of asset ("photo") and no sort within one ("wordmark")."""
    return re.fullmatch(_WHOLE, words.strip(), re.IGNORECASE) is not None


def sweeping(text: str) -> tuple[tuple[int, int], ...]:
    """Where a text speaks of all assets of a kind at once: "all our photos", "every Quillfern image"."""
    kinds = "|".join((*(said for said, _ in _KINDS.values()), "assets?", "files?", "materials?"))
    return tuple(found.span() for found in re.finditer(rf"{_EVERY}(?:[\w'’-]+\s+){{0,2}}?(?:{kinds})\b", text, re.IGNORECASE))


def looks_for_some(text: str) -> bool:
    """Whether a text asks which assets of a kind will do ("which images can Aldi use")."""
    kinds = "|".join((*(said for said, _ in _KINDS.values()), "assets?", "files?"))
    return re.search(rf"(?:^|[.!?,:;]\s*)\W*(?:which|what)\s+(?:[\w-]+\s+)?(?:{kinds})\b(?!\W+\d)", text, re.IGNORECASE) is not None
