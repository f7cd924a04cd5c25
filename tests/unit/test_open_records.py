"""Registers that are lists of names: their silence neither permits nor forbids, and what a policy says plainly holds."""

from typing import Any

import pytest
from engine_fakes import ASSET, ON, evidence, request
from test_decision_conflicts import clause

from knowledge.register.row import compile_register
from policies.decision import decide
from policies.evidence import AssetMatch
from policies.rulebook import Rulebook
from policies.vocabulary import Channel, VerdictCode, Visibility

NAMES = {"asset_id": "N-1", "name": "Aurora"}
YES = clause("You may show the Aurora logo on websites.", "permits")
NO = clause("Do not show it online.")


def ask(row: dict[str, Any], *clauses: Any, **found: Any) -> Any:
    """The verdict on a use of the one asset of a register."""
    report = compile_register([row], document="names.json", visibility=Visibility.PUBLIC, owner=None, mapping=None)
    asset = report.assets[0]
    match = AssetMatch(asset=asset.facts, score=1.0)
    fields = {"asset": match, "clauses": clauses, **found}
    return decide(request("DE", channels=(Channel.WEB,)), evidence(**fields), Rulebook(asset.rules), ON)


@pytest.mark.parametrize(("said", "verdict"), [(YES, VerdictCode.ALLOWED), (NO, VerdictCode.NOT_ALLOWED)])
def test_a_row_without_a_word_on_rights_leaves_the_word_to_a_plain_clause(said: Any, verdict: VerdictCode) -> None:
    assert ask(NAMES).code is VerdictCode.NEEDS_REVIEW
    found = ask(NAMES, said)
    assert found.code is verdict
    assert found.citations[0].source.document == "policy.md"


def test_without_a_plain_clause_its_silence_is_for_a_person() -> None:
    found = ask(NAMES, clause("Show it well.", "silent", plain=False))
    assert found.code is VerdictCode.NEEDS_REVIEW
    assert "says nothing of the rights" in found.reasons[0].text


@pytest.mark.parametrize("cells", [{"licence": "see the house terms"}, {"territories": "tbc", "channels": "web"}])
def test_a_cell_that_nobody_could_read_still_holds_back_a_yes(cells: dict[str, str]) -> None:
    assert ask(NAMES | cells, YES).code is VerdictCode.NEEDS_REVIEW


def test_terms_that_nobody_could_read_do_not_hold_back_a_no() -> None:
    assert ask(NAMES | {"licence": "see the house terms"}, NO).code is VerdictCode.NOT_ALLOWED
    maybe = clause("Do not show it online.", "forbids", plain=False)
    assert ask(NAMES | {"licence": "see the house terms"}, maybe).code is VerdictCode.NEEDS_REVIEW


def test_a_mention_that_comes_near_a_name_in_a_list_is_about_the_policy() -> None:
    report = compile_register([NAMES], document="names.json", visibility=Visibility.PUBLIC, owner=None, mapping=None)
    silent = report.assets[0]
    asked = request("DE", channels=(Channel.WEB,))

    def about(facts: Any, book: Rulebook) -> VerdictCode:
        near = (AssetMatch(asset=facts, score=0.7, mention="Aurora swirl", fit=0.5),)
        return decide(asked, evidence(asset=None, unknown_mention="Aurora swirl", near=near, clauses=(YES,)), book, ON).code

    assert about(silent.facts, Rulebook(silent.rules)) is VerdictCode.ALLOWED
    assert about(ASSET, Rulebook(())) is VerdictCode.NEEDS_REVIEW
