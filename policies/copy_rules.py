"""Checking wording: against approved copy of assets, and against the rules for copy that legal wrote.

Right is only what is approved letter for letter and breaks no rule, or what a rule requires and nothing more: a line, or a name by
itself as a rule writes it. Wording that nobody approved is for a person, whatever rules it keeps, and is never offered as approved,
also not where it is a wrong one put right.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from difflib import SequenceMatcher

from policies import wording
from policies.evidence import AssetFacts
from policies.request import ClearanceRequest
from policies.rights_standing import Standing
from policies.rulebook import Rulebook
from policies.rules import Rule, Source
from policies.truth import Truth
from policies.verdict import Change, Citation, NearestYes, Reason, Verdict
from policies.vocabulary import Intent, ReasonKind, VerdictCode, Visibility

_ALIKE = 0.72
"""From this likeness (0 to 1) on, wording is a changed version of an approved one rather than another text."""
_NEAR = 0.5
"""Below this likeness approved wording has nothing to do with the text, and is not shown."""
_MOST_FAULTS = 12
"""Faults that are put right in one text; with more than these it is not offered put right."""
_TYPOGRAPHY = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " "})


def _plain(text: str) -> str:
    """Wording without differences of typography: quotes, dashes and spaces as typed on any keyboard."""
    return re.sub(r"\s+", " ", text.translate(_TYPOGRAPHY)).strip()


def _holds(term: str, text: str, *, as_written: bool = False) -> bool:
    """Whether a term stands in a text as whole words; case matters only where spelling is the point (`as_written`)."""
    left, right = (r"(?<!\w)" if term[:1].isalnum() else ""), (r"(?!\w)" if term[-1:].isalnum() else "")
    return re.search(left + re.escape(_plain(term)) + right, _plain(text), 0 if as_written else re.IGNORECASE) is not None


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, _plain(one).casefold(), _plain(other).casefold(), autojunk=False).ratio()


def _reason(text: str, status: Truth, rule: Rule | None, source: Source | None, asset: AssetFacts | None) -> Reason:
    owner = rule or asset
    return Reason(
        kind=ReasonKind.COPY,
        status=status,
        text=wording.sentence(text),
        public_text=wording.sentence(text),
        rule=rule.id if rule else None,
        source=source,
        visibility=owner.visibility if owner else Visibility.INTERNAL,
        audience=owner.audience if owner else frozenset(),
        decisive=True,
    )


def _put_right(text: str, wrong: str, right: str) -> str:
    return re.sub(re.escape(wrong), lambda _: right, text, flags=re.IGNORECASE)


def _breaches(text: str, rule: Rule) -> Iterable[tuple[str, str]]:
    """What a copy rule finds wrong, with the wording put right as far as the rule says how."""
    assert rule.wording is not None
    for term in rule.wording.must_not_include:
        if _holds(term, text):
            yield f"“{term}” must not be used", ""
    for wrong, right in rule.wording.say_instead:
        spelling = wrong.casefold() == right.casefold()
        if _holds(wrong, text, as_written=spelling) and not _holds(right, text, as_written=spelling):
            yield f"say “{right}” instead of “{wrong}”", _put_right(text, wrong, right)
    for term in rule.wording.must_include:
        if _plain(term) not in _plain(text):
            yield f"“{term}” is missing", f"{text.rstrip()} {term}"


_Known = tuple[float, str, AssetFacts | None, Rule | None]
"""Likeness, approved wording, and the asset or the rule that approves it."""


def _approved(text: str, assets: Sequence[AssetFacts], rules: Sequence[Rule]) -> list[_Known]:
    """Approved wordings with their likeness to a text, the most alike first."""
    known: list[tuple[str, AssetFacts | None, Rule | None]] = [
        (copy, asset, None) for asset in assets for copy in asset.approved_copy
    ]
    known += [(copy, None, rule) for rule in rules if rule.wording for copy in rule.wording.exact]
    scored = [(_likeness(text, copy), copy, asset, rule) for copy, asset, rule in known]
    return sorted(scored, key=lambda entry: (_plain(entry[1]) == _plain(text), entry[0]), reverse=True)


def _source(copy: str, asset: AssetFacts | None, rule: Rule | None) -> Source | None:
    if asset is not None:
        return asset.source.model_copy(update={"quote": copy})
    return rule.source if rule else None


def _instead(copy: str, say: str = "Use the approved wording") -> NearestYes:
    text = f"{say}: “{copy}”"
    change = Change(kind="use_instead", value=copy, text=f"use “{copy}”")
    return NearestYes(text=text, changes=(change,), request=ClearanceRequest(intent=Intent.CHECK_COPY, copy_text=copy))


def _verdict(code: VerdictCode, reasons: Sequence[Reason], nearest: NearestYes | None = None) -> Verdict:
    cited = [
        Citation(source=reason.source, visibility=reason.visibility, audience=reason.audience)
        for reason in reasons
        if reason.source
    ]
    unsure = code is VerdictCode.NEEDS_REVIEW
    return Verdict(
        code=code,
        reasons=tuple(reasons),
        citations=tuple(dict.fromkeys(cited)),
        nearest_yes=nearest,
        to_decide="Whether this wording may be used; it is not approved as it stands." if unsure else None,
        basis="copy",
    )


def _difference(text: str, copy: str) -> str:
    """In what a text differs from approved wording, in a word."""
    if _plain(text).casefold() == _plain(copy).casefold():
        return "in capitals"
    words = [re.sub(r"\W+", " ", _plain(part)).casefold().split() for part in (text, copy)]
    return "in punctuation or marks" if words[0] == words[1] else "in its words"


def check_copy(
    text: str,
    assets: Sequence[AssetFacts],
    rulebook: Rulebook,
    rights: Callable[[AssetFacts], Standing | None] | None = None,
    *,
    use_named: bool = False,
) -> Verdict | None:
    """The verdict on a wording, or `None` where nothing approved and no rule for copy is known to compare it with.

    Of several pieces the worst counts: one that is approved does not make another so.

    Args:
        text: The wording, without the quotes around it; a piece a line.
        assets: Assets whose approved copy may be meant.
        rulebook: Rules; those with `wording` whose target holds one of the assets, or everything, apply.
        rights: How the rights in an asset stand, `None` where none are recorded; approved wording is only right while they last.
        use_named: Whether a use is asked for that the right spelling of a name does not clear.
    """
    pieces = [piece for piece in text.split("\n") if piece.strip()]
    whole = _check(text, assets, rulebook, rights, use_named)
    if len(pieces) < 2 or whole is None or whole.code is VerdictCode.NOT_ALLOWED:
        return whole
    checked = [verdict for piece in pieces if (verdict := _check(piece, assets, rulebook, rights, use_named))]
    return min(checked, key=lambda verdict: verdict.code.permissiveness, default=whole)


def _check(
    text: str,
    assets: Sequence[AssetFacts],
    rulebook: Rulebook,
    rights: Callable[[AssetFacts], Standing | None] | None,
    use_named: bool,
) -> Verdict | None:
    """The verdict on one piece of wording, see `check_copy`."""
    aimed = [rule for rule in rulebook.rules if rule.wording is not None and _concerns(rule, assets)]
    approved = _approved(text, assets, aimed)
    exact = bool(approved) and _plain(approved[0][1]) == _plain(text)
    if not exact and any(True for rule in aimed for _ in _breaches(text, rule)):
        return _broken(text, approved, aimed)
    if not exact and (named := _as_named(text, aimed, use_named)):
        return named
    return _compared(text, approved[0], assets, rights) if approved else None


def _compared(
    text: str, nearest: _Known, assets: Sequence[AssetFacts], rights: Callable[[AssetFacts], Standing | None] | None
) -> Verdict:
    """The verdict on wording that breaks no rule, by the approved wording that is most like it."""
    likeness, copy, asset, rule = nearest
    source = _source(copy, asset, rule)
    if likeness >= _ALIKE and asset is not None and asset.status != "current":
        return _no_longer(asset, rule, source, assets)
    if _plain(copy) == _plain(text):
        right = _verdict(VerdictCode.ALLOWED, [_reason("this is the approved wording", Truth.PASS, rule, source, asset)])
        standing = rights(asset) if asset is not None and rights is not None else None
        return right if standing is None else _as_rights_stand(right, standing)
    if likeness >= _ALIKE:
        said = f"this differs {_difference(text, copy)} from the approved wording “{copy}”"
        return _verdict(VerdictCode.NOT_ALLOWED, [_reason(said, Truth.FAIL, rule, source, asset)], _instead(copy))
    said = "this is not among the approved wordings" + (f"; the nearest is “{copy}”" if likeness >= _NEAR else "")
    source = source if likeness >= _NEAR else None
    return _verdict(VerdictCode.NEEDS_REVIEW, [_reason(said, Truth.UNKNOWN, rule, source, asset)])


def _broken(text: str, approved: Sequence[_Known], aimed: Sequence[Rule]) -> Verdict:
    """The verdict on wording that breaks a rule: what is wrong with it, and approved wording in its place where there is any.

    The wording with its faults put right is not approved by that: the rest of it may be just as wrong.
    """
    reasons = [_reason(what, Truth.FAIL, rule, rule.source, None) for rule in aimed for what, _ in _breaches(text, rule)]
    better = text
    for _ in range(_MOST_FAULTS):
        better = next((fixed for rule in aimed for _, fixed in _breaches(better, rule) if fixed), better)
    clean = better != text and not any(True for rule in aimed for _ in _breaches(better, rule))
    valid = [copy for likeness, copy, asset, _ in approved if likeness >= _ALIKE and (asset is None or asset.status == "current")]
    valid += [
        copy for _, copy, asset, _ in approved if _plain(copy) == _plain(better) and (asset is None or asset.status == "current")
    ]
    if valid:
        return _verdict(VerdictCode.NOT_ALLOWED, reasons, _instead(valid[0]))
    if clean and _named_by(better, aimed):
        return _verdict(VerdictCode.NOT_ALLOWED, reasons, _instead(better, "Write"))
    if clean:
        said = f"put right it reads “{better}”, which nobody has approved: a person has to look at it before it is used"
        reasons.append(_reason(said, Truth.FAIL, None, None, None))
    return _verdict(VerdictCode.NOT_ALLOWED, reasons)


def _named_by(text: str, rules: Sequence[Rule]) -> Rule | None:
    """The rule that has a text, letter for letter, as the right way to write a name."""
    return next(
        (rule for rule in rules if rule.wording for _, right in rule.wording.say_instead if _plain(right) == _plain(text)), None
    )


def _as_named(text: str, rules: Sequence[Rule], use_named: bool) -> Verdict | None:
    """The verdict on a name by itself, or `None` where the text is none. How it is written says nothing of a use of it."""
    rule = _named_by(text, rules)
    if rule is None:
        return None
    right = _reason("this is how it is written", Truth.PASS, rule, rule.source, None)
    if not use_named:
        return _verdict(VerdictCode.ALLOWED, [right])
    verdict = _verdict(
        VerdictCode.NEEDS_REVIEW, [right, _reason("that is no word on using it there", Truth.UNKNOWN, None, None, None)]
    )
    return verdict.model_copy(update={"to_decide": "Whether the name may be used like this; it is written right."})


def _as_rights_stand(right: Verdict, standing: Standing) -> Verdict:
    """Right wording, held against the rights in it: over is a no, what is open goes to a person, limits are conditions."""
    if standing.code.is_yes:
        code = VerdictCode.ALLOWED_WITH_CONDITIONS if standing.conditions else VerdictCode.ALLOWED
        return right.model_copy(update={"code": code, "conditions": standing.conditions, "valid_until": standing.valid_until})
    cited = [
        Citation(source=reason.source, visibility=reason.visibility, audience=reason.audience)
        for reason in standing.reasons
        if reason.source and reason.status is not Truth.PASS
    ]
    return right.model_copy(
        update={
            "code": standing.code,
            "reasons": (*standing.reasons, *right.reasons),
            "citations": tuple(dict.fromkeys((*cited, *right.citations))),
            "to_decide": standing.to_decide or "Whether this wording may be used here.",
        }
    )


def _no_longer(asset: AssetFacts, rule: Rule | None, source: Source | None, assets: Sequence[AssetFacts]) -> Verdict:
    """The verdict on wording that was approved once: what took its place is offered, a doubtful entry goes to a person."""
    said = f"this was approved once, but its entry is {asset.status}"
    if asset.status not in {"superseded", "withdrawn"}:
        return _verdict(VerdictCode.NEEDS_REVIEW, [_reason(said, Truth.UNKNOWN, rule, source, asset)])
    newer = next((other for other in assets if other.id == asset.replaced_by and other.approved_copy), None)
    nearest = _instead(newer.approved_copy[0]) if newer else None
    return _verdict(VerdictCode.NOT_ALLOWED, [_reason(said, Truth.FAIL, rule, source, asset)], nearest)


def _concerns(rule: Rule, assets: Sequence[AssetFacts]) -> bool:
    target = rule.target
    if not (target.assets or target.kinds or target.labels):
        return True
    return any(asset.id in target.assets or asset.kind in target.kinds or asset.labels & target.labels for asset in assets)
