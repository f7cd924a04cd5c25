"""Which of the places a text names are taken out again: "excl. Japan", "not Spain", "Portugal is NOT included"."""

import re
from collections.abc import Sequence

from policies.lexicon.mention import Mention
from policies.lexicon.places import CITY, JOINED, WORLD, kind

_OUT = re.compile(
    r"\b(?:excl(?:uding|uded?|usive of)?\b\.?|exempt(?:ing)?|except(?:ing| for)?|with ?out|w/o(?:ut)?|w/out|minus|less|but not"
    r"|not|no|never|neither|nor"
    r"|leav(?:e|ing) (?:out|aside)|apart from|aside from|other than|outside(?: of)?"
    r"|bar(?:ring)?(?! (?:opens?|is|in|at|on|and|or|for|with|stools?|tab|counter)\b)"
    r"|save(?: for)?|in no case"
    r"|under no circumstances"
    r"|all but|anywhere but|everywhere but|exc|ex|ohne|außer|ausgenommen|ausser|nicht|hors|sauf|sans|excepté|exclu[se]?|excepto"
    r"|salvo|menos|sin|exceto"
    r"|eccetto|tranne|escluso|esclusa|behalve|zonder|m\.u\.v\.|undantaget|undtagen|unntatt|utom|bez|hormis"
    r"|à l[’']exception d[eu]s?|escl|a excepci[oó]n de|con excepci[oó]n de"
    r"|à exceção d[aeo]s?|uitgezonderd|met uitzondering van|bortset fra|bortsett fra|med undtagelse af|med unntak av"
    r"|med undantag (?:för|av)|z wyjątkiem|oprócz|wyłączając|kromě|vyjma|mimo|s výjimkou|okrem|lukuun ottamatta|paitsi"
    r"|poza)\b[\s.,:(-]*(?:\w+\s+){0,2}?(?:the\s+)?[(\"“]?\s*$"
    r"|(?:n't|n’t)\s+(?:\w+\s+){0,3}$",
    re.IGNORECASE,
)
_NEAR = re.compile(r"^outside\b", re.IGNORECASE)
"""A billboard outside a town stands by its side."""
_BUT = re.compile(
    r"\b(?:everywhere|anywhere|worldwide|global(?:ly)?|countries|markets|all|world)\s*,?\s*but\s+(?:the\s+)?$", re.IGNORECASE
)
_WEAK = re.compile(r"\b(?:not|no|nicht|never|n't|n’t)\b", re.IGNORECASE)
_OUT_AFTER = re.compile(
    r"^[\s,)]*(?:(?:is|are|being|has been|have been|remains?)\s+)?(?:(?:handled|covered|done"
    r"|dealt with)\b[^.;!?]{0,40}\bleave (?:those|them|it|that) out"
    r"|(?:explicitly |strictly |NOT |not )?(?:excluded|excepted|exempted?|ausgenommen|exclu(?!ding|sive)\w*|excluid\w*|aside"
    r"|omitted|carved out|left out|off[- ]limits)\b"
    r"|not (?:included|covered|in scope|part of|licensed|cleared|allowed|affected)|out of scope)",
    re.IGNORECASE,
)
_ABBREVIATED = re.compile(r"\b(?:excl?|exc|ex|incl)\.\s*(?:the\s+)?$", re.IGNORECASE)


def taken_out(text: str, used: Sequence[Mention]) -> dict[int, bool]:
    """Places taken out, by start; true where they are an exclusion, false where they are merely corrected or rejected."""
    out: dict[int, bool] = {}
    previous: Mention | None = None
    for mention in used:
        if previous and mention.start == previous.start:
            out.update({mention.start: out[previous.start]} if previous.start in out else {})
            continue
        gap_start = previous.end if previous else max(0, mention.start - 60)
        gap = text[gap_start : mention.start]
        sentence = gap if _ABBREVIATED.search(gap) else re.split(r"[.!?;\n](?:\s|$)", gap)[-1]
        dashed = previous is not None and kind(previous) == WORLD and re.fullmatch(r"\s+[-–−]\s?", gap)
        marker = _OUT.search(sentence) or dashed or _BUT.search(text[max(0, mention.start - 30) : mention.start])
        if marker and not (kind(mention) == CITY and _NEAR.search(marker.group())):
            weak = bool(_WEAK.search(marker.group())) and "but" not in marker.group().casefold()
            out[mention.start] = not weak or _has_base(text, used, mention, out)
        elif previous and previous.start in out and JOINED.fullmatch(gap) and (out[previous.start] or "," not in gap):
            out[mention.start] = out[previous.start]
        previous = mention
    for chain in _postfixed(text, used):
        out.update({m.start: True for m in chain})
    return out


def _has_base(text: str, used: Sequence[Mention], mention: Mention, out: dict[int, bool]) -> bool:
    """Whether a place was named before in the same sentence that "not X" can be taken out of."""
    return any(
        m.start not in out and not re.search(r"[.!?]\s", text[m.end : mention.start]) for m in used if m.end <= mention.start
    )


def _postfixed(text: str, used: Sequence[Mention]) -> list[list[Mention]]:
    """Lists followed by "excluded", "are not included" and the like; the list ends at a comma or "but" to its left."""
    chains = []
    for number, mention in enumerate(used):
        if not _OUT_AFTER.search(text[mention.end : mention.end + 80]):
            continue
        chain = [mention]
        for earlier in reversed(used[:number]):
            if not re.fullmatch(r"\s*(?:and|&|\+|/|or|und|et|y)\s*(?:the\s+)?", text[earlier.end : chain[-1].start], re.IGNORECASE):
                break
            chain.append(earlier)
        chains.append(chain)
    return chains
