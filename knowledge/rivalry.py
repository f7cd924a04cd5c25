"""Which of the assets that share words with a question are meant, and which others could be meant as well."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from knowledge.described import words_for
from knowledge.fitting import answers_to, described_with, kinds_beside
from knowledge.names import Naming, Token, tokens
from knowledge.terms import STOP_WORDS, fold
from policies.lexicon.kinds import is_of_kind

SURE = 0.72
"""Share of a name that settles it by itself."""
LIKELY = 0.5
"""Words that a name must have to be told from everyday words."""
POSSIBLE = 0.28
"""Share of a name that is worth a look when nothing better is there."""
CLOSE = 0.12
"""Names whose share differs by less are rivals."""
_MOST = 4
"""Others beside the best; more are no help to whoever chooses."""
_GAP = re.compile(r"[\s-]*")


def strong(text: str, namings: Sequence[Naming], prefer: frozenset[str]) -> list[Naming]:
    """Namings that stand on words of their own: the best first, then others that do not share its words."""
    taken: set[int] = set()
    chosen: list[Naming] = []
    # What the thread has named in full is meant by a part of its name, before a stranger that shares the word.
    fuller = {n.asset.id for n in namings if n.coverage >= SURE and any(o.exact and o.matched < n.matched for o in namings)}
    described = _described_further(text, namings)

    def merit(n: Naming) -> float:
        # "Bramble with teacup" holds the whole short name of another Bramble, and more of this one.
        more = 0.7 if n.asset.id in described else 0.3 if n.asset.id in fuller else 0.2 if n.exact else 0.0
        return n.coverage + (0.35 if n.asset.id in prefer else 0.0) + more

    for naming in sorted(namings, key=lambda n: -merit(n)):
        enough = (
            naming.coverage >= SURE or naming.asset.id in described or (naming.asset.id in prefer and naming.coverage >= POSSIBLE)
        )
        if enough and not naming.matched & taken and (naming.exact or naming.weight >= 0.9 or naming.asset.id in prefer):
            chosen.append(naming)
            taken |= naming.matched
    return [of_the_kind(text, naming, namings) for naming in chosen]


def best_of(mention: str, namings: Sequence[Naming]) -> Naming:
    """The likeliest of the namings of a mention: described further before a short name, and of the kind that was said."""
    further = _described_further(mention, namings)
    return of_the_kind(mention, next((n for n in namings if n.asset.id in further), namings[0]), namings)


def rivals(text: str, best: Naming, namings: Iterable[Naming]) -> list[Naming]:
    """The others that the same words could mean as well."""
    namings = list(namings)
    close = [n for n in namings if n.asset.id != best.asset.id and rivals_with(n, best)]
    same = [] if best.exact and (best.literal or len(telling(text, best)) > 1) else _same_words(text, best, namings)
    found = list({n.asset.id: n for n in (*close, *same)}.values())
    return _kind_first(text, best, found)[:_MOST]


def kin(text: str, best: Naming, namings: Iterable[Naming]) -> list[Naming]:
    """Assets to ask back for where the words are not quite a name: those that share a telling word with it."""
    mine = telling(text, best)
    sharing = [n for n in namings if n.asset.id != best.asset.id and telling(text, n) & mine]
    most = max((len(telling(text, n)) for n in sharing), default=0)
    nearest = [n for n in sharing if len(telling(text, n)) >= max(most, len(mine))]
    ordered = sorted(nearest, key=lambda n: (-n.coverage, n.asset.id))
    return _kind_first(text, best, ordered)[:_MOST]


def rivals_with(other: Naming, best: Naming) -> bool:
    """Whether the same words could mean the other as well: nearly as much of its name, and not only fewer of the same words."""
    if best.exact and not other.exact:
        return False
    return other.coverage + CLOSE >= best.coverage and bool(other.matched & best.matched) and not other.matched < best.matched


def telling(text: str, naming: Naming) -> frozenset[int]:
    """Positions of matched words that tell one asset from another: no "the", and no word for a kind of asset."""
    found = tokens(text)
    return frozenset(p for p in naming.matched if found[p].stem not in STOP_WORDS and not found[p].is_kind)


def is_described_otherwise(text: str, naming: Naming, namings: Iterable[Naming]) -> bool:
    """Whether a short name that several share is told from the others by words that none of them has ("Bramble with umbrella")."""
    if len(telling(text, naming)) != 1 or not described_with(text, naming):
        return False
    return bool(kin(text, naming, namings))


def densest(text: str, naming: Naming) -> Naming:
    """A naming by the words of it that stand together; words of the name that are scattered over a message say nothing beside them.

    Where the conversation has settled which asset is meant, its brand's name in a greeting is no part of what the asset is called.
    """
    found = tokens(text)
    runs: list[list[int]] = []
    for place in sorted(naming.matched):
        joined = runs and all(
            _GAP.fullmatch(text[found[p].end : found[p + 1].start]) and (p == runs[-1][-1] or found[p].stem in STOP_WORDS)
            for p in range(runs[-1][-1], place)
        )
        if joined:
            runs[-1].append(place)
        else:
            runs.append([place])
    mine = telling(text, naming)
    best = max(runs, key=lambda run: (len(mine & set(run)), len(run)))
    return replace(naming, matched=frozenset(best)) if mine & set(best) else naming


def _same_words(text: str, best: Naming, namings: Sequence[Naming]) -> list[Naming]:
    """Assets that have all the telling words that were matched, however long the rest of their names is."""
    mine = telling(text, best)
    others = [n for n in namings if n.asset.id != best.asset.id and mine and mine <= telling(text, n)]
    return [n for n in others if best.matched <= n.matched] or others


def _described_further(text: str, namings: Sequence[Naming]) -> frozenset[str]:
    """Assets that have a whole short name of another one and the words that go on describing it ("Bramble with the scarf")."""
    found = tokens(text)
    further = set()
    for short in (n for n in namings if n.exact and telling(text, n)):
        for longer in namings:
            more = short.matched < longer.matched and telling(text, longer) - short.matched
            own = answers_to(short.asset)  # the register may call the short one by the longer name as well
            if (
                more
                and not all(found[p].stem in own for p in more)
                and longer.coverage >= LIKELY
                and _linked(text, found, longer.matched)
            ):
                further.add(longer.asset.id)
    return frozenset(further)


def _linked(text: str, found: Sequence[Token], places: frozenset[int]) -> bool:
    """Whether only the small words of a description stand between the words of a name."""
    first, last = min(places), max(places)
    between = [p for p in range(first, last) if p not in places]
    gaps = (text[found[p].end : found[p + 1].start] for p in range(first, last))
    return all(fold(found[p].raw) in words_for("links") for p in between) and all(_GAP.fullmatch(gap) for gap in gaps)


def of_the_kind(text: str, naming: Naming, namings: Sequence[Naming]) -> Naming:
    """Another asset with the same words, where a word beside them says of what kind it is ("the cold brew picture")."""
    kinds = kinds_beside(text, naming)
    if naming.exact or not kinds or any(is_of_kind(naming.asset, kind) for kind in kinds):
        return naming
    of_kind = [n for n in _same_words(text, naming, namings) if any(is_of_kind(n.asset, kind) for kind in kinds)]
    return of_kind[0] if of_kind else naming


def _kind_first(text: str, best: Naming, others: Sequence[Naming]) -> list[Naming]:
    """Only the assets of the kind that was said, where there are any."""
    kinds = kinds_beside(text, best)
    of_kind = [n for n in others if any(is_of_kind(n.asset, kind) for kind in kinds)]
    fits = any(is_of_kind(best.asset, kind) for kind in kinds)
    return of_kind if of_kind or (fits and kinds) else list(others)
