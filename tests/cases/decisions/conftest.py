"""Collects `*.yaml`: one test a case, in words that a lawyer can read and change.

A file holds `asset` (optional: id, name, kind, labels, status), `rules` in the project's rule format, and `cases`. A case says what
is asked (`ask`), by whom (`by`: staff, outsider or somebody), on which day (`on`), and what has to come out: `verdict`, and where
it matters `because` (kinds of the deciding reasons), `if_you` (changes of the nearest yes), `asks` (slot of the question back),
`conditions` (words of each), `until` (valid until) and `for_legal` (words of what legal must decide).
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from policies.decision import decide
from policies.evidence import AssetFacts, AssetMatch, Evidence
from policies.request import Claim, ClearanceRequest, Territories
from policies.rulebook import Conflict, Rulebook
from policies.rulefile import read_rules
from policies.rules import Source
from policies.verdict import Verdict
from policies.vocabulary import Asker
from policies.yamltree import parse

_BY = {"staff": Asker.STAFF, "outsider": Asker.THIRD_PARTY, "somebody": None}
_DAY = date(2026, 3, 2)
_SAME = {
    "channels", "actions", "topics", "regions", "parts_shown", "parts_omitted", "party_words", "open_ended", "date_unclear",
    "purpose", "quantity", "duration_s", "uncoded_channels", "uncoded_territories", "uncoded_modifications", "unreadable", "assets",
}  # fmt: skip


class CaseFailedError(Exception):
    """A case did not come out as it says."""


def _request(ask: dict[str, Any]) -> ClearanceRequest:
    """The request of a case; the keys lawyers write are shorter than ours."""
    fields: dict[str, Any] = {key: value for key, value in ask.items() if key in _SAME}
    unknown = set(ask) - _SAME - {"places", "not_in", "from", "until", "on", "edits", "who", "claims", "heard"}
    if unknown:
        raise CaseFailedError(f"the case uses keys that nobody reads: {sorted(unknown)}")
    fields["territories"] = Territories(include=tuple(ask.get("places", ())), exclude=tuple(ask.get("not_in", ())))
    fields["start"], fields["end"] = ask.get("from", ask.get("on")), ask.get("until", ask.get("on"))
    fields["modifications"] = ask.get("edits", ())
    fields["user_party"] = ask.get("who")
    claims = [Claim(key=key, holds=holds) for key, holds in ask.get("claims", {}).items()]
    fields["claims"] = (*claims, *(Claim(key=key, certain=False) for key in ask.get("heard", ())))
    return ClearanceRequest.model_validate(fields)


def _facts(asset: dict[str, Any]) -> AssetFacts:
    return AssetFacts.model_validate(
        {"id": "A-1", "name": "Aurora", "source": Source(document="register.csv", locator="row 2"), **asset}
    )


class DecisionFile(pytest.File):
    """One YAML file of cases."""

    def collect(self) -> Iterator[pytest.Item]:
        """One item for each case."""
        content = parse(self.path.read_text(encoding="utf-8")).plain()  # keeps `on` a word, which YAML alone reads as true
        rules = (
            read_rules(yaml.safe_dump({"rules": content["rules"]}, allow_unicode=True), self.path.name) if content["rules"] else ()
        )
        for case in content["cases"]:
            yield DecisionItem.from_parent(self, name=case["name"], case=case, rules=rules, content=content)


class DecisionItem(pytest.Item):
    """One case."""

    def __init__(self, *, case: dict[str, Any], rules: tuple[Any, ...], content: dict[str, Any], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.case, self.rules, self.content = case, rules, content

    def _decide(self) -> Verdict:
        case = self.case
        on = case.get("on", self.content.get("on", _DAY))
        book = Rulebook(self.rules, Conflict(self.content.get("conflict", "prohibit")))
        others = tuple(_facts(other) for other in self.content.get("others", ()))
        asset = case.get("asset", self.content.get("asset", {}))
        match = None if asset is None else AssetMatch(asset=_facts(asset), score=case.get("match", 1.0))
        evidence = Evidence(
            asset=match,
            alternatives=others,
            rivals=tuple(AssetMatch(asset=other, score=0.9) for other in others if case.get("unsure_which")),
            unknown_mention=case.get("unknown_mention"),
            asker=_BY[case.get("by", "staff")],
            said=case.get("said", ""),
        )
        return decide(_request(case.get("ask", {})), evidence, book, on)

    def runtest(self) -> None:
        """Decide, and compare with what the case expects."""
        verdict, case = self._decide(), self.case
        shown = "\n".join(f"  {reason.status}: {reason.text}" for reason in verdict.reasons)
        problems = [text for text in _compare(verdict, case) if text]
        if problems:
            raise CaseFailedError("\n".join([*problems, "reasons given:", shown]))

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> str:
        """The problems alone: no Python for lawyers. Errors of the program keep their trace."""
        if isinstance(excinfo.value, CaseFailedError):
            return f"{self.path.name}: {self.name}\n{excinfo.value}"
        return str(super().repr_failure(excinfo, style))

    def reportinfo(self) -> tuple[Path, int, str]:
        """Where the case stands and what it is called."""
        return self.path, 0, self.name


def _compare(verdict: Verdict, case: dict[str, Any]) -> Iterator[str]:
    if verdict.code != case["verdict"]:
        yield f"the verdict should be {case['verdict']}, but is {verdict.code}"
    decisive = {str(reason.kind) for reason in verdict.reasons if reason.decisive}
    if missing := set(case.get("because", ())) - decisive:
        yield f"the deciding reasons should include {sorted(missing)}, but are {sorted(decisive)}"
    if "if_you" in case:
        changes = {change.kind: change.value for change in verdict.nearest_yes.changes} if verdict.nearest_yes else None
        wanted = {kind: str(value) for kind, value in case["if_you"].items()} if case["if_you"] else None
        if changes != wanted:
            yield f"the nearest yes should be {wanted}, but is {changes}"
    if "asks" in case and case["asks"] != (verdict.ask_back.slot if verdict.ask_back else None):
        yield f"the question back should be about {case['asks']}, but is {verdict.ask_back}"
    texts = [condition.text for condition in verdict.conditions]
    for words in case.get("conditions", ()):
        if not any(words in text for text in texts):
            yield f"a condition should say “{words}”, but they are {texts}"
    if "until" in case and verdict.valid_until != case["until"]:
        yield f"the yes should hold until {case['until']}, but holds until {verdict.valid_until}"
    if "for_legal" in case and case["for_legal"] not in (verdict.to_decide or ""):
        yield f"legal should be asked about “{case['for_legal']}”, but is asked “{verdict.to_decide}”"


def pytest_collect_file(parent: pytest.Collector, file_path: Path) -> pytest.Collector | None:
    """Takes the YAML files of this folder."""
    if file_path.suffix == ".yaml" and file_path.parent == Path(__file__).parent:
        return DecisionFile.from_parent(parent, path=file_path)
    return None
