"""An asset that entries say different things of, and assets that replace each other: plain words, and no words put into a cell."""

from engine_fakes import ON, request

from knowledge.register.row import compile_register
from policies.decision import decide
from policies.evidence import AssetFacts, AssetMatch, Evidence
from policies.rights import summarise_rights
from policies.rulebook import Rulebook
from policies.verdict import Verdict
from policies.vocabulary import Asker, VerdictCode, Visibility

RIGHTS = {"territories": "Germany", "channels": "web", "licence_window": "to 31.12.2027"}


def facts_of(*rows: dict[str, str]) -> dict[str, AssetFacts]:
    compiled = compile_register([{**RIGHTS, **row} for row in rows], document="r.csv", visibility=Visibility.PUBLIC)
    return {asset.facts.id: asset.facts for asset in compiled.assets}


def verdict(asset: AssetFacts, *others: AssetFacts) -> Verdict:
    seen = Evidence(asset=AssetMatch(asset=asset, score=1.0), alternatives=others, asker=Asker.STAFF)
    return decide(request("DE", channels=("web",), start=ON, end=ON), seen, Rulebook(()), ON)


def test_entries_that_disagree_are_told_in_english() -> None:
    asset = facts_of({"id": "Z-1", "name": "Zed photo"}, {"id": "Z-1", "name": "Zed photo", "territories": "France"})["Z-1"]
    told = verdict(asset)
    assert told.code is VerdictCode.NEEDS_REVIEW
    assert "The register's entries for Zed photo contradict each other." in [reason.text for reason in told.reasons]
    assert "Which of the register's entries for Zed photo counts." in (told.to_decide or "")
    assert all(citation.source.quote == "Zed photo" for citation in told.citations)
    lines = summarise_rights(asset, Rulebook(()), ON, own_use_only=False).lines
    assert lines[0] == "Status: the register's entries contradict each other"


def test_what_another_row_says_of_an_asset_is_not_quoted_from_its_own() -> None:
    found = facts_of({"id": "OLD", "name": "Old logo"}, {"id": "NEW", "name": "New logo", "replaces": "OLD"})
    told = verdict(found["OLD"], found["NEW"])
    assert "Old logo is superseded; use New logo instead." in [reason.text for reason in told.reasons]
    assert [citation.source.quote for citation in told.citations] == ["Old logo"]


def test_a_successor_that_the_row_itself_names_is_quoted_as_it_stands() -> None:
    found = facts_of({"id": "OLD", "name": "Old logo", "replaced_by": "New logo (2026)"})
    assert [citation.source.quote for citation in verdict(found["OLD"]).citations] == ["New logo (2026)"]


def test_a_draft_and_an_unread_status_read_like_english() -> None:
    plain = facts_of({"id": "A", "name": "Heath"})["A"]
    words = {status: verdict(plain.model_copy(update={"status": status})) for status in ("draft", "unknown")}
    assert words["draft"].reasons[0].text == "Heath is still a draft."
    assert (words["draft"].to_decide or "").startswith("Whether Heath may be used as a draft.")
    assert words["unknown"].reasons[0].text == "The status of Heath is not known."
    assert (words["unknown"].to_decide or "").startswith("Whether Heath may be used all the same.")


def test_rows_that_differ_only_in_a_column_nobody_knows_do_not_repeat_each_other() -> None:
    """What stands in such a column may be a ban; the second row must not go unread."""
    rows = [{**RIGHTS, "id": "Z-1", "name": "Zed photo", "Legal hold": hold} for hold in ("", "not for press until cleared")]
    report = compile_register(rows, document="r.csv", visibility=Visibility.PUBLIC)
    assert report.assets[0].facts.status == "conflicting"
    assert [problem.what for problem in report.problems] == ["has the id Z-1 of an earlier row but says something else"]


def test_two_things_of_one_name_without_ids_stay_two() -> None:
    rows = [{"name": "Photo", "file": f"{number}.jpg"} for number in range(4)] + [{"name": "Photo", "file": "0.jpg"}]
    report = compile_register(rows, document="r.csv", visibility=Visibility.PUBLIC)
    assert [asset.facts.id for asset in report.assets] == ["photo", "photo-2", "photo-3", "photo-4"]
    assert [problem.what for problem in report.problems] == ["repeats photo"]


def test_a_heading_between_the_rows_is_told() -> None:
    """It stays in as an asset nobody has rights in: better than to guess which lone words are no asset."""
    rows = [{**RIGHTS, "id": "Z-1", "name": "Zed photo"}, {"id": "LOGOS", "name": "", "territories": ""}]
    report = compile_register(rows, document="r.csv", visibility=Visibility.PUBLIC)
    assert [(problem.row, problem.what) for problem in report.problems] == [
        (3, "says nothing but “LOGOS”; if that is a heading, take it out")
    ]
