"""Groups of assets that words can mean, each the likeliest with its rivals: by name, by a mention, by a bare kind, by a guess."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from knowledge.fitting import Fit, answers_to, described_with, fit, kinds_beside
from knowledge.generic import asks_for_any, is_generic, meant_by
from knowledge.names import NameIndex, Naming
from knowledge.rivalry import (
    CLOSE,
    LIKELY,
    POSSIBLE,
    best_of,
    densest,
    is_described_otherwise,
    kin,
    rivals,
    rivals_with,
    strong,
    telling,
)
from knowledge.short_names import Pointed
from knowledge.spoken import coupled, is_name, is_turned_down, share_held, words_of
from knowledge.thread import Picked, Thread
from knowledge.versions import sister
from policies.evidence import AssetFacts, AssetMatch
from policies.lexicon.kinds import is_of_kind

_GUESS = 0.4
"""Share of a name, of two telling words at least, that will do when nothing else says which asset is meant."""
_THREAD_SCORE = 0.9
_MOST_OF_A_KIND = 5
"""Assets of the kind that was said, to be asked back for where none of them has the words."""
_BEGINS = re.compile(
    r"\W*(?:(?:can|may|could|should|might) (?:we|i) (?:use|put|show|post|run|print) )?(?:the |our |an? )?"
    r"(?P<what>[\w’'-]+(?: [\w’'-]+){1,2}?)(?= (?:on|in|for|at|as|auf|im|sur|en|su|op)\b|\W*$)",
    re.IGNORECASE,
)
_NEAR = 0.5
"""Fit of an asset that is only asked back for."""


@dataclass(frozen=True)
class Group:
    """One asset asked about, with those its words could mean as well."""

    best: AssetMatch
    rivals: tuple[AssetMatch, ...] = ()


def all_named(text: str, mentions: Sequence[str], index: NameIndex, context: Thread) -> tuple[list[Group], list[str]]:
    """The assets that the words name, and the mentions that nothing answers to."""
    groups = _named(text, mentions, index, context)
    strangers: list[str] = []
    for mention in mentions:
        group, known = mentioned(mention, groups, index, context, least=LIKELY)
        groups += [group] if group else []
        strangers += [] if known else [mention]
    return groups, strangers


def pointed_at(context: Thread) -> list[Group]:
    """The asset of the thread that a question goes on about, with the others it could mean."""
    matches = [_match(naming, _THREAD_SCORE, "") for naming in context.pointed_at()]
    return [Group(matches[0], tuple(matches[1:]))] if matches else []


def picked(pick: Picked) -> list[Group]:
    """The assets that a question picks of those that were listed ("the second one")."""
    return [Group(_match(naming, _THREAD_SCORE, words)) for naming, words in pick.meant]


def short_named(away: Pointed) -> list[Group]:
    """What a short name of a follow-up means: one asset, several to ask back for, or nothing that is known."""
    score, share = (_THREAD_SCORE, 1.0) if away.sure else (LIKELY, _NEAR)
    matches = [AssetMatch(asset=asset, score=score, mention=away.words, fit=share) for asset in away.assets]
    return [Group(matches[0], () if away.sure else tuple(matches[1:]))] if matches else []


def of_a_kind(text: str, mentions: Sequence[str], index: NameIndex, *, alone: bool) -> list[Group]:
    """What a bare word for a kind of asset means; beside other assets only where it is a name of its own ("the jingle and …")."""
    found = []
    for mention in (m for m in (mentions if alone else coupled(text)) if is_generic(m) and not asks_for_any(text, m)):
        meant = meant_by(mention, index.assets)
        score = _THREAD_SCORE if meant.sure else LIKELY
        matches = [
            AssetMatch(asset=asset, score=score, mention=mention, fit=1.0 if meant.by_name else _NEAR) for asset in meant.assets
        ]
        if matches and (alone or meant.sure):
            found.append(Group(matches[0], () if meant.sure else tuple(matches[1:])))
    return found


def _named(text: str, mentions: Sequence[str], index: NameIndex, context: Thread) -> list[Group]:
    """Assets that the question itself names well enough, also short for one that the thread named in full."""
    namings = index.namings(text, loose=True)
    named = sorted(strong(text, namings, prefer=context.ids), key=lambda one: one.first)
    groups: list[Group] = []
    for naming in named:
        settled = naming.asset.id in context.ids
        if is_turned_down(text, naming) and not settled:
            continue
        others = frozenset(place for other in named if other is not naming for place in other.matched)
        words = densest(text, naming) if settled else naming
        fits = [fit(text, words, said=said, settled=settled, others=others) for said in (*mentions, "")]
        worst = min(fits, key=lambda one: one.share)
        score = max(naming.coverage, _THREAD_SCORE if settled else LIKELY)
        if not settled and worst.share == 1 and is_described_otherwise(text, naming, namings):
            worst = Fit(_NEAR, f"{words_of(text, naming)} {described_with(text, naming)}")
        if worst.share < 1 and not settled:
            if other := sister(worst.words, naming, kin(text, naming, namings), answers_to):
                groups.append(Group(_match(other, score, worst.words)))
                continue
            groups.append(_near(text, naming, worst, namings, index.assets))
            continue
        others_meant = [] if settled else rivals(text, naming, namings)
        groups.append(Group(_match(naming, score, words_of(text, naming), worst), _matches(others_meant)))
    return groups


def mentioned(
    mention: str, groups: Sequence[Group], index: NameIndex, context: Thread, *, least: float
) -> tuple[Group | None, bool]:
    """A new group for a mention, and whether the mention means an asset at all that is known."""
    namings = index.namings(mention, loose=True, mentioned=True)
    if not namings:
        return None, False
    asked = {group.best.asset.id for group in groups}
    within = any(mention.casefold() in group.best.mention.casefold() for group in groups)
    if within or any(n.asset.id in asked and n.coverage >= POSSIBLE and not _is_another(mention, n, groups) for n in namings):
        return None, True
    preferred = [naming for naming in namings if naming.asset.id in context.ids and naming.coverage >= POSSIBLE]
    best = preferred[0] if preferred else best_of(mention, namings)
    share = share_held(mention, best)
    if best.coverage < least or share < LIKELY or not is_name(mention) or best.asset.id in asked:
        return None, False
    score = min(1.0, 0.5 * best.coverage + 0.5 * share)
    if not preferred and best.coverage < LIKELY:
        score = best.coverage  # a word or two of a long name is a guess, whatever else was said
    suits = fit(mention, best, said=mention, settled=bool(preferred))
    if preferred:
        return Group(_match(best, score, mention, suits)), True
    if suits.share < 1:
        return _near(mention, best, suits, namings, index.assets), True
    two = _between_two(mention, best, namings)
    others = [n for n in rivals(mention, best, namings) if not rivals_with(n, best) or share_held(mention, n) + CLOSE >= share]
    matches = (_match(n, min(score, 0.5 * n.coverage + 0.5 * share_held(mention, n)), mention) for n in others)
    return two or Group(_match(best, score, mention, suits), tuple(matches)), True


def means_one_of(mention: str, groups: Sequence[Group], index: NameIndex) -> bool:
    """Whether a mention can stand for an asset that was found by other words."""
    found = {group.best.asset.id for group in groups}
    namings = index.namings(mention, loose=True, mentioned=True)
    return any(n.asset.id in found and n.coverage >= POSSIBLE and not _is_another(mention, n, groups) for n in namings)


def _is_another(mention: str, naming: Naming, groups: Sequence[Group]) -> bool:
    """Whether a mention is the name of something else beside an asset that was found by its own name."""
    taken = next(group.best.mention.casefold() for group in groups if group.best.asset.id == naming.asset.id)
    overlaps = taken in mention.casefold() or mention.casefold() in taken
    return bool(taken) and not overlaps and fit(mention, naming, said=mention).share < 1


def comes_near(mention: str, groups: Sequence[Group], index: NameIndex) -> bool:
    """Whether a mention shares a telling word with an asset that was found by its own name."""
    found = {group.best.asset.id for group in groups}
    return any(n.asset.id in found and n.coverage >= POSSIBLE for n in index.namings(mention, loose=True, mentioned=True))


def best_guess(text: str, index: NameIndex) -> Group | None:
    """The likeliest asset where the question names none fully: only with telling words, and never without its rivals."""
    namings = index.namings(text, loose=True)
    if not namings or namings[0].coverage < _GUESS or namings[0].weight < 1.5:
        return None
    best = namings[0]
    suits = fit(text, best)
    return Group(_match(best, best.coverage, words_of(text, best), suits), _matches(rivals(text, best, namings)))


def _between_two(text: str, best: Naming, namings: Sequence[Naming]) -> Group | None:
    """Words of which each is in another asset's name ("Lisbon tram": a Vienna tram, a Lisbon kiosk): both are asked for."""
    held = telling(text, best)
    if len(held) != 1:
        return None
    beside = {place + step for place in held for step in (-1, 1)} - best.matched
    others = [n for n in namings if n.coverage >= LIKELY and telling(text, n) & beside and not n.matched & best.matched]
    return Group(_match(best, best.coverage, "", Fit(_NEAR, text)), _matches(others[:1])) if others else None


def opening(text: str, index: NameIndex) -> Group | None:
    """The assets to ask back for where a message begins with words that are read as a place of use ("Lisbon tram on our site")."""
    begins = _BEGINS.match(text)
    namings = index.namings(begins["what"], loose=True, mentioned=True) if begins else []
    return _between_two(begins["what"], namings[0], namings) if begins and namings else None


def _near(text: str, naming: Naming, suits: Fit, namings: Sequence[Naming], assets: Sequence[AssetFacts]) -> Group:
    """Words that are not quite the name of an asset, with the assets to ask back for; none of another kind than was said."""
    others = kin(text, naming, namings)
    kinds = kinds_beside(text, naming)
    of_kind = not kinds or any(is_of_kind(naming.asset, kind) for kind in kinds)
    if not of_kind and others and any(is_of_kind(others[0].asset, kind) for kind in kinds):
        naming, others = others[0], others[1:]
    elif not of_kind:
        shelf = [asset for asset in assets if asset.status == "current" and any(is_of_kind(asset, kind) for kind in kinds)]
        if 0 < len(shelf) <= _MOST_OF_A_KIND:
            first, *rest = (AssetMatch(asset=asset, score=_GUESS, mention=suits.words, fit=_NEAR) for asset in shelf)
            return Group(first, tuple(rest))
    return Group(_match(naming, naming.coverage, "", suits), _matches(others))


def _matches(namings: Iterable[Naming]) -> tuple[AssetMatch, ...]:
    return tuple(_match(naming, naming.coverage, "") for naming in namings)


def _match(naming: Naming, score: float, mention: str, suits: Fit | None = None) -> AssetMatch:
    said = suits.words if suits and suits.share < 1 else mention
    share = suits.share if suits else 1.0
    return AssetMatch(asset=naming.asset, score=round(min(1.0, max(0.0, score)), 3), mention=said, fit=round(share, 3))
