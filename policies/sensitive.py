"""Company that no everyday permission was written for: politics, religion, gambling and the like are for a person to decide.

A use in such a context is no plain yes unless a permission names it, or it is the brand's own trade (a brewery's beer). Politics,
religion, what is adult, tokens, medical claims and lawsuits count whoever asks. The rest counts where it is another's or the whole
point of a thing: the user is no member of staff, or the words say so ("for a betting company", "on a casino site").
"""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache, lru_cache

from policies import wording
from policies.datafile import any_of, data_file, filled
from policies.evaluation.use import Use
from policies.evidence import AssetFacts, Evidence
from policies.lexicon.topics import find_topics
from policies.rules import Rule, RuleKind
from policies.truth import Truth
from policies.verdict import Reason, Verdict
from policies.vocabulary import Party, ReasonKind, VerdictCode, Visibility

_EVERYBODYS = {
    "political": "politics", "religious": "religion", "adult": "adult content", "crypto": "cryptocurrency or tokens",
    "medical_claims": "medical claims", "lawsuits": "a lawsuit", "tragedies": "an accident or a death",
    "others_material": "somebody else's music, name or mark", "armed_forces": "the armed forces",
}  # fmt: skip
_OTHERS = {
    "gambling": "gambling", "tobacco": "tobacco", "weapons": "weapons", "cannabis": "cannabis", "alcohol": "alcohol",
}  # fmt: skip
_RIVAL = "competitors"
"""A rival's own things; a shop that also sells other brands is no rival."""
SENSITIVE = frozenset({*_EVERYBODYS, *_OTHERS, _RIVAL})
_SAID = {**_EVERYBODYS, **_OTHERS, _RIVAL: "a competitor"}
_STRICT = frozenset({"gambling", "tobacco", "weapons", "cannabis"})
_SEVERAL = 3
_SHARE = 0.05
"""So many assets, and such a share of them, have to bear a trade's words in their names to make it the brand's own."""


@cache
def _words(key: str) -> re.Pattern[str]:
    """One of the lists of `sensitive.yaml`."""
    lists = data_file(__package__, "sensitive.yaml")
    return any_of(filled(words, {"PLACES": "|".join(lists["places"])}) for words in lists[key])


def hold_back(verdict: Verdict, evidence: Evidence, rules: Sequence[Rule], use: Use) -> Verdict:
    """A yes of the rules, for a person where the use keeps company that nothing on file speaks of.

    Args:
        verdict: A yes.
        evidence: What was found; it knows the brand's own trade.
        rules: The rules that bear on the asset.
        use: The use asked about.
    """
    if reason := why(evidence, rules, use):
        return verdict.model_copy(
            update={
                "code": VerdictCode.NEEDS_REVIEW,
                "reasons": (reason, *verdict.reasons),
                "conditions": (),
                "valid_until": None,
                "to_decide": "Whether it may be used there all the same.",
            }
        )
    return verdict


def why(evidence: Evidence, rules: Sequence[Rule], use: Use) -> Reason | None:
    """Why a person has to look at the company of a use, or `None`."""
    touched = [code for code in use.request.topics if code in SENSITIVE]
    own = evidence.own_topics | _named(rules)
    kept = [code for code in touched if code not in own and (code in _EVERYBODYS or _is_anothers(code, use))]
    if not kept:
        return None
    said = wording.say_list(dict.fromkeys(_SAID[code] for code in kept))
    text = f"This has to do with {said}, and no permission on file names that."
    return Reason(kind=ReasonKind.TOPIC, status=Truth.UNKNOWN, text=text, visibility=Visibility.PUBLIC, decisive=True)


def trade_of(assets: Sequence[AssetFacts]) -> frozenset[str]:
    """Topics that the names of assets are full of: what the brand itself deals in. Of a single asset all count."""
    touched = Counter(code for asset in assets for code in _topics(" ; ".join((asset.name, *asset.aliases))))
    enough = min(_SEVERAL, max(1, len(assets)))
    return frozenset(code for code, count in touched.items() if count >= max(enough, _SHARE * len(assets)))


@lru_cache(maxsize=8192)
def _topics(text: str) -> frozenset[str]:
    return frozenset(mention.code for mention in find_topics(text))


def _named(rules: Sequence[Rule]) -> frozenset[str]:
    """Topics that permissions speak of, and those of which only other people's are kept out ("no other wines")."""
    named: set[str] = set()
    for rule in rules:
        if _words("rivals").search(rule.source.quote):
            named |= _topics(_words("rivals").sub(" ", rule.source.quote))
        if rule.kind is RuleKind.PERMISSION:
            quotes = " ; ".join((rule.source.quote, *(limit.quote for limit in rule.constraints)))
            named |= _topics(quotes)
            named |= {code for limit in rule.constraints if limit.kind == "topic" for code in limit.codes}
    return frozenset(named)


def _is_anothers(code: str, use: Use) -> bool:
    if use.party is not Party.STAFF and code != _RIVAL:
        return True
    mentions = [mention for mention in find_topics(use.said) if mention.code == code]
    return any(
        _belongs_to_another(use.said[: mention.start], use.said[mention.start :], strict=code in _STRICT)
        or (code in _STRICT and _is_all_about(use.said[: mention.start], use.said[mention.end :]))
        for mention in mentions
    )


def _is_all_about(before: str, after: str) -> bool:
    """Whether a thing belongs to a trade or is about it: "a cigarette ad", "a page about rifles", also "our casino site"."""
    return bool(_words("where_it_is").match(after) or _words("what_it_is_about").search(before))


def _belongs_to_another(before: str, words: str, *, strict: bool) -> bool:
    """Whether a trade is another's; that it is said to be ours is not enough where no asset bears such a trade's words."""
    ours = not strict and _words("ours").search(before)
    return bool(_words("anothers").search(before) or (_words("owning").match(words) and not ours))
