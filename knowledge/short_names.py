"""Short names in a follow-up: "and the waving one?", "what about the kiosk?", "the other one".

Such words point away from the asset that was spoken of: they mean another one, or nobody knows which, and never the same as before.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from knowledge.fitting import use_words
from knowledge.generic import is_generic, meant_by
from knowledge.names import NameIndex, Naming, tokens
from knowledge.rivalry import kin
from knowledge.terms import STOP_WORDS, fold
from knowledge.thread import Thread
from policies.datafile import data_file
from policies.evidence import AssetFacts
from policies.lexicon.kinds import is_of_kind, kinds_in

_MOST = 5
"""Assets to ask back for; more are no help to whoever chooses."""


@dataclass(frozen=True)
class Pointed:
    """What a short name points at.

    Attributes:
        words: The short name as it was said.
        assets: The assets it can mean; none where nothing answers to it.
        sure: Whether the first of them is meant and none of the others.
    """

    words: str
    assets: tuple[AssetFacts, ...] = ()
    sure: bool = False


@cache
def _lists() -> Mapping[str, str]:
    raw = data_file(__package__, "short_names.yaml")
    return {key: str(words) for key, words in raw.items()}


@cache
def _shapes() -> tuple[re.Pattern[str], re.Pattern[str]]:
    said = _lists()
    word = r"[\w’'-]+"
    name = rf"(?P<name>(?:{said['articles']})\s+{word}(?:\s+{word}){{0,3}}?)"
    alone = rf"\W*(?:(?:{said['leads']})\W+)*{name}(?:\W+(?:{said['tails']}))*\W*"
    one = rf"(?<!\w)(?P<name>(?:{said['articles']})\s+(?:{word}\s+){{1,3}}?)(?:{said['one']})(?!\w)"
    return re.compile(alone, re.IGNORECASE | re.VERBOSE), re.compile(one, re.IGNORECASE | re.VERBOSE)


@cache
def _listed(key: str) -> frozenset[str]:
    return frozenset(fold(word) for word in _lists()[key].split())


def pointed_away(text: str, index: NameIndex, context: Thread) -> Pointed | None:
    """What a follow-up points at by a short name, or `None` where it does not, or may mean the asset spoken of.

    Args:
        text: The message.
        index: The assets its asker may know of.
        context: What was spoken of before.
    """
    alone, one = _shapes()
    parts = [part for part in re.split(r"[,;.!?]\s+", text) if part.strip()]
    whole = [found for part in parts if (found := alone.fullmatch(part))]
    found = next((hit for part in reversed(parts) if (hit := one.search(part))), None)
    hit = found or (whole[-1] if whole and len(whole) == len(parts) else None)
    if hit is None:
        return None
    words = re.sub(rf"^(?:{_lists()['articles']})\s+", "", hit["name"].strip(), flags=re.IGNORECASE | re.VERBOSE)
    names = [token for token in tokens(words) if fold(token.raw) not in _listed("small") and token.stem not in STOP_WORDS]
    if not names:
        return _nameless(hit.group().strip() if found else words, index, context)
    if any(fold(token.raw) in _listed("not_assets") for token in names):
        return None
    use = use_words(words)
    says_use = found is None and all(use & set(range(token.start, token.end)) for token in names)
    is_other = any(fold(token.raw) in _listed("other") for token in tokens(words))
    return _another(words, index, context, other=is_other, named_one=found is not None, says_use=says_use)


def _another(words: str, index: NameIndex, context: Thread, *, other: bool, named_one: bool, says_use: bool) -> Pointed | None:
    """The assets that have all the telling words of a short name."""
    if is_generic(words):
        return _of_kind(words, index, context)
    telling = {p for p, token in enumerate(tokens(words)) if _tells(token.raw, token.stem, is_kind=token.is_kind)}
    held = [n for n in index.namings(words, loose=True, mentioned=True) if telling and telling <= n.matched]
    held = [n for n in held if not (other and n.asset.id in context.ids)]
    if any(n.asset.id in context.ids for n in held) or (says_use and not any(n.exact for n in held)):
        return None
    if not held:
        part = _in_part(words, telling, index) if named_one else ()
        return Pointed(words, part) if context.ids and (named_one or kinds_in(words)) else None
    meant = [n.asset for n in _likeliest(held, index, context)]
    meant += [asset for asset in (_family(index, context) if other else ()) if asset not in meant]
    return Pointed(words, tuple(meant[:_MOST]), sure=len(meant) == 1)


def _in_part(words: str, telling: set[int], index: NameIndex) -> tuple[AssetFacts, ...]:
    """Assets that have some of the telling words, to be asked back for."""
    held = [n for n in index.namings(words, loose=True, mentioned=True) if telling & n.matched]
    most = max((len(telling & n.matched) for n in held), default=0)
    return tuple(n.asset for n in held if len(telling & n.matched) == most)[:_MOST]


def _nameless(words: str, index: NameIndex, context: Thread) -> Pointed | None:
    """What "the other one" means, and a name that is an everyday word as well ("the can")."""
    said = [fold(token.raw) for token in tokens(words)]
    if not context.ids:
        return None
    if any(word in _listed("other") for word in said):
        return _the_other(words, index, context)
    everyday = [word for word in said if word not in _listed("small") and word not in _listed("never")]
    called = [asset for asset in index.assets if any(word in _words_of(asset) for word in everyday)]
    return Pointed(words, tuple(called[:_MOST])) if called and not {asset.id for asset in called} & context.ids else None


def _words_of(asset: AssetFacts) -> frozenset[str]:
    return frozenset(fold(token.raw) for name in (asset.name, *asset.aliases) for token in tokens(name))


def _tells(raw: str, stem: str, *, is_kind: bool) -> bool:
    return not (stem in STOP_WORDS or is_kind or kinds_in(raw) or fold(raw) in _listed("small") or fold(raw) in _listed("other"))


def _likeliest(held: Sequence[Naming], index: NameIndex, context: Thread) -> list[Naming]:
    """A whole name before a part of one; and of parts those of the asset's own family ("the waving one", after a Bramble)."""
    exact = [n for n in held if n.exact]
    if len(exact) == 1:
        return exact
    family = {asset.id for asset in _family(index, context)}
    return [n for n in exact or held if n.asset.id in family] or list(exact or held)


def _of_kind(words: str, index: NameIndex, context: Thread) -> Pointed | None:
    """A bare kind: the asset spoken of where it is one of that kind, another where it is not."""
    kinds = kinds_in(words)
    if any(is_of_kind(asset, kind) for asset in _last(context) for kind in kinds):
        return None
    meant = meant_by(words, index.assets)
    return Pointed(words, meant.assets, sure=meant.sure) if context.ids else None


def _the_other(words: str, index: NameIndex, context: Thread) -> Pointed:
    """The one other asset of the conversation; else those that go by nearly the same name."""
    last = {asset.id for asset in _last(context)}
    others = {n.asset.id: n.asset for message in context.messages for n in message if n.asset.id not in last}
    if others:
        return Pointed(words, tuple(others.values()), sure=len(others) == 1)
    return Pointed(words, _family(index, context))


def _family(index: NameIndex, context: Thread) -> tuple[AssetFacts, ...]:
    """Assets whose names share a telling word with that of the asset spoken of."""
    found: dict[str, AssetFacts] = {}
    for asset in _last(context):
        namings = index.namings(asset.name)
        mine = next((n for n in namings if n.asset.id == asset.id), None)
        found |= {n.asset.id: n.asset for n in (kin(asset.name, mine, namings) if mine else ())}
    return tuple(asset for key, asset in found.items() if key not in context.ids)


def _last(context: Thread) -> tuple[AssetFacts, ...]:
    """The assets of the last message that speaks of any."""
    return next((tuple(n.asset for n in message) for message in reversed(context.messages) if message), ())
