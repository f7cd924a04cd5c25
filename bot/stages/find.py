"""Which assets may be used as asked: those of the kind asked for that the rules clear, best first."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import groupby, islice

from bot import redaction
from bot.stages.decide import Decision
from bot.stages.retrieve import Knowledge, Precedents
from bot.stages.turn import Information, Turn
from bot.stages.use_named import names_a_use
from policies.datafile import any_of, data_file
from policies.evidence import AssetFacts, AssetMatch, Evidence
from policies.lexicon.kinds import asked_kind, is_of_kind, sweeping, without_kinds
from policies.rules import ChannelConstraint, RuleKind
from policies.screening import Screen
from policies.verdict import AskBack, Verdict
from policies.vocabulary import Action, Channel, Intent, VerdictCode

MOST_SHOWN = 5
NONE_CLEARED = "I found no asset that is cleared for this use."
SAY_MORE = "Tell me where it should appear, in which countries and until when, and I look again."
CLEARED = "Cleared for this use:"
KNOWN = "I know of these:"
_NOT_ALL = ("I cannot say yes to all of them at once. These are cleared for this use:", VerdictCode.NEEDS_REVIEW)
DEPENDS = "What is cleared depends on one more thing."
NONE_KNOWN = "I know of no asset that answers to this."
CHOOSE = "Which asset, if any, may be used as asked."
WHICH = "Name the one you mean, with the place, the countries and the days, and I tell you whether it may be used."
FEW_OF_A_KIND = 12
"""Assets of a kind that are listed whole where the words tell nothing of which is meant."""
MOST_LISTED = 40
"""Shown where all are asked for; who needs more has a register."""
_MOST_DECIDED = 300
"""Assets decided on for one question, so that a large register costs no more than half a second."""
_FOR_SALE = "for_sale"

Cleared = tuple[AssetFacts, Verdict]


class FindAsset:
    """Lists the assets that may be used as asked."""

    def __init__(self, knowledge: Knowledge, decision: Decision, precedents: Precedents | None = None) -> None:
        self._knowledge = knowledge
        self._decision = decision
        self._precedents = precedents

    def inform(self, turn: Turn) -> Information | None:
        """The assets the rules clear, the best first, five of them in words. No asset known: no information."""
        known = [asset for asset in self._knowledge.assets(turn.reach) if asset.status == "current"]
        if not known:
            return None
        kind = asked_kind(turn.question.text, turn.understood.assets)
        every = [asset for asset in known if is_of_kind(asset, kind)]
        of_kind = [asset for asset in every if self._suits(turn, asset)]
        named_use = names_a_use(turn.understood)
        wanted = _wanted(turn)
        few = _of_the_kind(of_kind) if not named_use and kind and 0 < len(of_kind) <= FEW_OF_A_KIND else None
        if not named_use and wanted and not any(wanted & _words(asset) for asset in of_kind):
            # few enough to pick from: a white logo is not called one for dark backgrounds
            return few or Information(f"{NONE_KNOWN} {SAY_MORE}", VerdictCode.NEEDS_REVIEW, complete=True)
        cleared = self._cleared(turn, of_kind)
        if not cleared:
            return few or self._none_cleared(turn, of_kind)
        head, code = CLEARED, cleared[0][1].code
        if not named_use:
            head, code = KNOWN, VerdictCode.NEEDS_REVIEW
        elif turn.understood.intent is not Intent.FIND_ASSET and sweeping(turn.question.text):
            all_cleared = len(cleared) == len(every)
            head, code = (CLEARED, min((v.code for _, v in cleared), key=lambda c: c.permissiveness)) if all_cleared else _NOT_ALL
        return _listed(turn, cleared, head, code)

    def _none_cleared(self, turn: Turn, assets: list[AssetFacts]) -> Information:
        """What is still to be said, or who decides, where no asset is cleared."""
        if ask := self._asked(turn, assets):
            return Information(f"{DEPENDS} {ask.question}", VerdictCode.NEEDS_REVIEW, complete=True, asks=ask, to_decide=CHOOSE)
        if not (turn.understood.channels and turn.understood.territories.include):
            return Information(f"{NONE_CLEARED} {SAY_MORE}", VerdictCode.NEEDS_REVIEW, complete=True)
        return Information(NONE_CLEARED, VerdictCode.NEEDS_REVIEW, complete=True, to_decide=CHOOSE)

    def _suits(self, turn: Turn, asset: AssetFacts) -> bool:
        """Whether an asset is what is wanted as far as its licence tells: it shows people, it may be sold."""
        people = _words_for("people").search(turn.question.text) is not None
        sold = Action.SELL in turn.understood.actions or _FOR_SALE in turn.understood.topics
        if not (people or sold):
            return True
        assert turn.rulebook is not None
        own = [rule for rule in turn.rulebook.bearing_on(asset, turn.question.asked_on) if rule.kind is RuleKind.PERMISSION]
        limits = [limit for rule in own if rule.target.assets for limit in rule.constraints]
        shows = any(limit.part is not None and limit.part.kind == "person" for limit in limits)
        goods = any(isinstance(limit, ChannelConstraint) and Channel.MERCHANDISE in limit.include for limit in limits)
        return (shows or not people) and (goods or not sold or any(Action.SELL in rule.actions for rule in own))

    def _cleared(self, turn: Turn, assets: list[AssetFacts]) -> list[Cleared]:
        """Those whose words fit the question go first; within equal fit a plain yes goes before one with conditions."""
        wanted, season = _wanted(turn), _season(turn)
        fit = {asset.id: (len(wanted & _words(asset)), bool(season & _words(asset))) for asset in assets}
        ranked = sorted(assets, key=lambda asset: (-fit[asset.id][0], not fit[asset.id][1], asset.id))
        found: list[Cleared] = []
        looked_at = 0
        for (overlap, _), group in groupby(ranked, key=lambda asset: fit[asset.id]):
            if (overlap == 0 and any(fit[asset.id][0] for asset, _ in found)) or looked_at >= _MOST_DECIDED:
                break  # whoever asks for a hut is not served with a cup as well
            some = list(islice(group, _MOST_DECIDED - looked_at))
            looked_at += len(some)
            found += sorted(self._yeses(turn, some), key=lambda pair: (-pair[1].code.permissiveness, len(pair[1].conditions)))
        return found[:MOST_LISTED]

    def _asked(self, turn: Turn, assets: list[AssetFacts]) -> AskBack | None:
        """The question that most of the assets wait for, where one fact of the asker's would clear any of them."""
        open_ones = (redaction.ask_back(verdict, turn.reach) for _, verdict in self._decided(turn, assets[:_MOST_DECIDED]))
        asked = Counter(ask for ask in open_ones if ask is not None and ask.slot != "asset")
        return asked.most_common(1)[0][0] if asked else None

    def _yeses(self, turn: Turn, assets: Iterable[AssetFacts]) -> list[Cleared]:
        """The assets that are cleared."""
        return [(asset, verdict) for asset, verdict in self._decided(turn, assets) if verdict.code.is_yes]

    def _decided(self, turn: Turn, assets: Iterable[AssetFacts]) -> Iterator[Cleared]:
        """The assets that are not plainly out of the question, each with its verdict."""
        assert turn.rulebook is not None
        on = turn.question.asked_on
        screen = Screen(turn.understood, Evidence(asker=turn.question.asker, said=turn.question.text), on)
        for asset in assets:
            if screen.hopeless(turn.rulebook.bearing_on(asset, on)):
                continue
            ruled = self._precedents.precedents(asset.id, turn.question) if self._precedents else ()
            match = AssetMatch(asset=asset, score=1.0)
            evidence = Evidence(asset=match, precedents=ruled, asker=turn.question.asker, said=turn.question.text)
            yield asset, self._decision(turn.understood, evidence, turn.rulebook, on)


def _of_the_kind(assets: Sequence[AssetFacts]) -> Information:
    """All assets of a kind with what they are called besides, where none could be told to be the one that is meant."""
    lines = (f"- {a.name} ({a.id})" + (f": {', '.join(a.aliases)}" if a.aliases else "") for a in assets)
    matches = tuple(AssetMatch(asset=asset, score=1.0) for asset in assets)
    return Information("\n".join((KNOWN, *lines, WHICH)), VerdictCode.NEEDS_REVIEW, assets=matches, complete=True)


def _listed(turn: Turn, cleared: list[Cleared], head: str, code: VerdictCode) -> Information:
    """The list in words, with what each of its assets has to keep to."""
    shown = cleared if _words_for("all").search(turn.question.text) else cleared[:MOST_SHOWN]
    lines = "\n".join(f"- {_line(asset, verdict)}" for asset, verdict in shown) + _rest(len(cleared) - len(shown))
    best = cleared[0][1]
    return Information(
        f"{head}\n{lines}" + (f"\n{SAY_MORE}" if head == KNOWN else ""),
        code,
        tuple(citation for _, verdict in shown for citation in verdict.citations[:1]) + best.citations[1:],
        conditions=tuple(f"{asset.name}: {c.text}" for asset, verdict in shown for c in verdict.conditions),
        why=best.reasons,
        assets=tuple(AssetMatch(asset=asset, score=1.0) for asset, _ in cleared),
        complete=True,
        valid_until=min((verdict.valid_until for _, verdict in shown if verdict.valid_until), default=None)
        if code.is_yes
        else None,
    )


def _rest(more: int) -> str:
    """What says that the list goes on."""
    return f"\n… and {more} more; ask for “all” to see them." if more > 0 else ""


def _line(asset: AssetFacts, verdict: Verdict) -> str:
    kept = "; ".join(condition.text for condition in verdict.conditions)
    return f"{asset.name} ({asset.id})" + (f" – {kept}" if kept else "")


def _wanted(turn: Turn) -> set[str]:
    """What the asset should show: the words of the question that no other slot took."""
    text = without_kinds(turn.question.text)
    for span in turn.understood.spans:
        if span.origin == "text" and span.slot != "asset":
            text = text.replace(span.text, " ")
    return _stems(text) - _nothing()


@cache
def _nothing() -> frozenset[str]:
    """Words of a question that say nothing of what an asset shows."""
    return frozenset(word for line in data_file(__package__, "find.yaml")["nothing"] for word in line.split())


@cache
def _words_for(key: str) -> re.Pattern[str]:
    """One of the lists of expressions of `find.yaml`."""
    return any_of(data_file(__package__, "find.yaml")[key])


def _season(turn: Turn) -> frozenset[str]:
    """Words of the season in which the use begins, where its days are known."""
    start = turn.understood.start
    seasons = data_file(__package__, "find.yaml")["seasons"]
    return next((frozenset(season["words"]) for season in seasons if start and start.month in season["months"]), frozenset())


def _words(asset: AssetFacts) -> set[str]:
    return _stems(" ".join((asset.name, *asset.aliases, *asset.labels)))


def _stems(text: str) -> set[str]:
    """Words without digits and without a plural s, so that "huts" finds a hut."""
    return {word.removesuffix("s") for word in re.findall(r"[^\W\d_]{3,}", text.casefold())} - {""}
