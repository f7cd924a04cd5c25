"""Words that are no more than a kind of asset: "the wordmark", "packshot", "the new logo", "wordmark 2017"."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from knowledge.described import standing_words, words_for
from knowledge.names import KINDS, Token, tokens
from knowledge.terms import STOP_WORDS, fold, stem
from policies.evidence import AssetFacts
from policies.lexicon.kinds import is_of_kind, is_whole_kind, kinds_in

_MOST = 5
_LOOKING = re.compile(
    r"\b(?:which|what|any|some|every|an?|welche[snrm]?|ein(?:e[nrms]?)?|quel(?:le)?s?|une?|des|qué|una?|quale|quali|welke?)\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Generic:
    """What a word for a kind can mean.

    Attributes:
        assets: The assets, the likeliest first.
        sure: Whether the first is meant: the register calls it just that, or nothing else could be.
        by_name: Whether the word stands in their names, rather than only being the kind they are of.
    """

    assets: tuple[AssetFacts, ...]
    sure: bool = False
    by_name: bool = True


def is_generic(mention: str) -> bool:
    """Whether a mention says a kind of asset and nothing more, save which version."""
    found = tokens(mention)
    kinds = [token for token in found if _is_kind(token)]
    return bool(kinds) and all(t in kinds or _tells_nothing(t) for t in found)


def asks_for_any(text: str, mention: str) -> bool:
    """Whether things of a kind are looked for rather than one that is meant ("which photos …", "any logo …")."""
    found = tokens(mention)
    before = text[: max(0, text.find(mention))]
    return _LOOKING.search(before) is not None or any(t.is_kind and fold(t.raw) not in KINDS for t in found)


def meant_by(mention: str, assets: Sequence[AssetFacts]) -> Generic:
    """Which assets a generic mention can mean; no more than a handful, or none."""
    found = [token for token in tokens(mention) if _is_kind(token) or _standing(token) or token.raw.isdigit()]
    kinds = [token.stem for token in found if _is_kind(token)]
    numbers = [token.stem for token in found if token.raw.isdigit()]
    named = [asset for asset in assets if _is_called([token.stem for token in found], asset)]
    if len(named) == 1:
        return Generic((named[0],), sure=True)
    holding = [asset for asset in assets if any(set(kinds) <= set(words) for words in _names(asset))]
    kept = named or _of_standing(found, holding)
    if numbers:
        exact = [asset for asset in holding if any(set(numbers) <= set(words) for words in _names(asset))]
        return Generic(tuple(exact[:_MOST]), sure=len(exact) == 1) if exact else Generic(tuple(kept[:_MOST]), by_name=False)
    main = [asset for asset in kept if any(_is_main(kinds, words) for words in _names(asset))]
    if len(main) == 1 and not any(_standing(token) for token in found):
        return Generic((main[0],), sure=True)
    others = _beside_the_only(kept, found, assets)
    if others:
        several = (*kept, *others)
        return Generic(several if len(several) <= _MOST else ())
    if kept:
        return Generic(tuple(kept[:_MOST]), sure=len(kept) == 1)
    return _of_the_kind(mention, found, assets)


def _beside_the_only(kept: Sequence[AssetFacts], found: Sequence[Token], assets: Sequence[AssetFacts]) -> list[AssetFacts]:
    """The others that a word for a whole kind may mean: that only one name happens to hold "photo" says nothing."""
    if len(kept) != 1 or not all(is_whole_kind(token.raw) for token in found if _is_kind(token)):
        return []
    said = kinds_in(" ".join(token.raw for token in found))
    of_kind = _of_standing(found, [asset for asset in assets if any(is_of_kind(asset, kind) for kind in said)])
    return [asset for asset in of_kind if asset.id != kept[0].id]


def _of_the_kind(mention: str, found: Sequence[Token], assets: Sequence[AssetFacts]) -> Generic:
    said = kinds_in(mention)
    of_kind = _of_standing(found, [asset for asset in assets if said and any(is_of_kind(asset, kind) for kind in said)])
    return Generic(tuple(of_kind), by_name=False) if len(of_kind) <= _MOST else Generic((), by_name=False)


def _of_standing(found: Sequence[Token], assets: Sequence[AssetFacts]) -> list[AssetFacts]:
    """Those in use for "the new logo" and where nothing is said, those that were replaced for "the old logo"."""
    if any(_standing(token) == "old" for token in found):
        return [asset for asset in assets if asset.status != "current"]
    current = [asset for asset in assets if asset.status == "current"]
    if any(_standing(token) == "new" for token in found):
        newer = {asset.replaced_by for asset in assets if asset.replaced_by}
        return [asset for asset in current if asset.id in newer] or current
    return current or list(assets)


def _is_called(words: Sequence[str], asset: AssetFacts) -> bool:
    return tuple(words) in _names(asset)


def _names(asset: AssetFacts) -> Iterable[tuple[str, ...]]:
    return [tuple(token.stem for token in tokens(name)) for name in (asset.name, *asset.aliases)]


def _is_main(kinds: Sequence[str], words: Sequence[str]) -> bool:
    """Whether a name says that an asset is the main one of its kind ("main logo")."""
    main = {stem(word) for word in words_for("main")}
    return bool(set(words) & main) and set(words) - main == set(kinds)


def _is_kind(token: Token) -> bool:
    return token.is_kind or bool(kinds_in(token.raw))


def _standing(token: Token) -> str | None:
    word = fold(token.raw)
    return next((which for which in ("new", "old") if word in standing_words(which)), None)


def _tells_nothing(token: Token) -> bool:
    return token.stem in STOP_WORDS or token.raw.isdigit() or bool(_standing(token)) or fold(token.raw) in words_for("around")
