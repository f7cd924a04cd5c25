"""Places of appearance that only the words beside them tell: a poster in a shop, a newsletter on paper, a wall of our stand.

Each rule looks at what was found and at the words between; it drops a mention, or gives two that are one place a common code.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from policies.lexicon.bought import read_bought
from policies.lexicon.mention import Mention
from policies.vocabulary import Channel

_POSTER = re.compile(
    r"\bposters?$|^plakate?n?s?$|^affiches?$|^affichettes$"
    r"|^cartel(?:es)?$|^locandin[ae]$|^manifest[oi]$",
    re.IGNORECASE,
)
_IN = re.compile(
    r"\s+(?:(?:[\w’'-]+\s+){0,2}?(?:in|inside|at|on the walls? of|im|in der|in den|dans|en|nei|nelle|nel|nella|bij|i)\s+)"
    r"(?:(?:all|our|the|your|my|their|unseren?|nos|nuestras?|nostri|onze|vår[at]?)\s+)*(?:[\w’'+&-]+\s+){0,3}|\s+",
    re.IGNORECASE,
)
_HUNG = frozenset({Channel.POINT_OF_SALE.value, Channel.WINDOW_DISPLAY.value, Channel.TRANSIT.value})
_PRINTED = re.compile(
    r"\s*\(\s*(?:in\s+)?(?:print(?:ed)?|paper|gedruckt|papier|papel|carta)\b"
    r"|\s*,?\s*(?:on paper|in print|auf papier|sur papier|en papel"
    r"|su carta|op papier)\b",
    re.IGNORECASE,
)
_LETTER = re.compile(r"newsletter|mailer|mailing|mail-?out|infolettre|boletín|nieuwsbrief", re.IGNORECASE)
_AS_PDF = re.compile(r"\s+(?:as\s+(?:an?\s+)?)?pdfs?\b", re.IGNORECASE)
_ON_SCREEN = frozenset({Channel.WEB.value, Channel.EMAIL.value, Channel.APP.value, Channel.INTRANET.value, Channel.DIGITAL.value})
_ON_PAPER = frozenset({Channel.BROCHURE.value, Channel.PRINT.value})
_IN_A_PAPER = re.compile(r"(?P<space>(?:half|full|quarter|double)[ -]page|ad|advert) in \S", re.IGNORECASE)
"""Space in a paper; what the paper is called is no part of the words for it."""
_STAND = re.compile(r"\s+(?:of|on|at|in|behind)\s+(?:our|the|my|their|a|your)\s+(?:\w+\s+){0,2}?(?:stand|booth)\b", re.IGNORECASE)
_VERB_NEXT = re.compile(
    r"\s+(?:on|in|at|next|beside|there|alone|above|below|under|with|as|over|until|till|from|behind|between)\b", re.IGNORECASE
)
_NOUN_BEFORE = re.compile(
    r"(?:\b(?:our|your|the|a|an|my|their|his|her|its|this|that|each|every|both|two|three|of|on|at|near|trade|fair|expo|exhibition"
    r"|show|congress|conference|market|food|drink|beer|wine|press|company|brand|partner|corner|info|information|main|big|small|own"
    r"|new|sales|messe)|[-/])\s?$",
    re.IGNORECASE,
)
_HAPPENS = re.compile(
    r"\s+(?:itself\s+)?(?:is|are|was|were|has|had|will be|ends?|ended|closes?|closed|opened|starts?|started|takes? place|took place"
    r"|finish\w*|lasts?|got)\b",
    re.IGNORECASE,
)
_AT = re.compile(
    r"\b(?:on|at|in|for|during|to|across|near|inside|before|after|bei|auf|beim|zum|zur|im|dans|au|en|a|alla|al)\s+"
    r"(?:(?:the|our|your|my|a|an|this|that|their|next|der|dem|die|le|la|el|il)\s+){0,2}(?:[\w’'-]+\s+){0,2}$",
    re.IGNORECASE,
)
_PLACES_OF_OURS = frozenset({"stand", "stands", "booth", "booths", "our booth"})
_HELD = frozenset({Channel.TRADE_SHOW.value, Channel.EVENTS.value})
_INSIDE = frozenset({Channel.INTERNAL.value, Channel.INTERNAL_DECK.value, Channel.INTRANET.value, Channel.TRAINING.value})
_COLLEAGUES = re.compile(
    r"\b(?:employees?|staff|colleagues?|internal\w*|intern|mitarbeiter\w*|salariés|collaborateurs|empleados|dipendenti|medewerkers"
    r"|our people)\b",
    re.IGNORECASE,
)
_CODE_BEFORE = re.compile(r"\b[A-Z]{2}\s*[,/+&]\s*$|\bPuerto Rico\W*$|\bSan Juan\W*$")
_CODE_AFTER = re.compile(
    r"\s*[,/+&]\s*[A-Z]{2}\b|\s+(?:is|counts as|belongs to|is in|falls under)\s+(?:in |part of |not )?(?:the )?US"
)


def read_together(text: str, found: Sequence[Mention]) -> tuple[Mention, ...]:
    """The mentions of a text once each is read with its neighbours."""
    kept = [mention for mention in (_alone(text, mention) for mention in found) if mention is not None]
    on_screen = any(m.code in _ON_SCREEN for m in kept)
    kept = [m for m in kept if not (on_screen and m.code in _ON_PAPER and _AS_PDF.match(text, m.end))]
    return tuple(_inside_the_house(text, _hung(text, read_bought(text, kept))))


def _alone(text: str, mention: Mention) -> Mention | None:
    """A mention as the words around it show it; `None` where they show that no place is meant."""
    plain = mention.text.casefold()
    before, end = text[: mention.start], mention.end
    if mention.code == Channel.PRESS_ADS.value and (inside := _IN_A_PAPER.match(mention.text)):
        return Mention(mention.code, mention.start, mention.start + inside.end("space"), inside["space"])
    verb = plain in ("stand", "stands") and _VERB_NEXT.match(text, end) and not _NOUN_BEFORE.search(before)
    happens = mention.code in _HELD and plain not in _PLACES_OF_OURS and _HAPPENS.match(text, end) and not _AT.search(before)
    island = mention.text == "PR" and (_CODE_BEFORE.search(before) or _CODE_AFTER.match(text, end))
    if verb or happens or island:
        return None
    if mention.code == Channel.EMAIL.value and _LETTER.search(plain) and _PRINTED.match(text, end):
        return replace(mention, code=(Channel.PRINT if "newsletter" in plain else Channel.DIRECT_MAIL).value)
    if mention.code == Channel.DIGITAL_OOH.value and (stand := _STAND.match(text, end)):
        return Mention(Channel.TRADE_SHOW.value, mention.start, stand.end(), text[mention.start : stand.end()])
    return mention


def _hung(text: str, found: list[Mention]) -> list[Mention]:
    """A poster in our shops, or in the metro, is one thing: its place is the shop."""
    kept: list[Mention] = []
    for mention in found:
        posters = [
            m for m in kept if _POSTER.search(m.text) and m.end <= mention.start and _IN.fullmatch(text, m.end, mention.start)
        ]
        if mention.code in _HUNG and posters:
            start = min(poster.start for poster in posters)
            kept = [m for m in kept if m not in posters]
            kept.append(Mention(mention.code, start, mention.end, text[start : mention.end]))
        else:
            kept.append(mention)
    return kept


def _inside_the_house(text: str, found: list[Mention]) -> list[Mention]:
    """Slides of a meeting among colleagues are internal, where no other place is named."""
    slides = [m for m in found if m.code == Channel.PRESENTATION.value]
    others = [m for m in found if m.code != Channel.PRESENTATION.value]
    if not slides or not others or any(m.code not in _INSIDE for m in others):
        return found
    if all("town hall" in m.text.casefold() for m in others) and not _COLLEAGUES.search(text):
        return found  # a town has a hall too
    return [replace(m, code=Channel.INTERNAL_DECK.value) if m in slides else m for m in found]
