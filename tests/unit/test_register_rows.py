"""Register rows as a whole: columns, ids, status, successors, and what a row without rights gives."""

from datetime import date

import pytest

from knowledge.register.columns import field_of, match_columns
from knowledge.register.row import RegisterAsset, RegisterReport, compile_register
from policies.rules import Bound, ChannelConstraint, RuleKind, TerritoryConstraint, Unreadable, WindowConstraint
from policies.vocabulary import ReasonKind, Visibility

ROW = {
    "asset_id": "AUR-1",
    "name": "Aurora hero",
    "kind": "photo",
    "licence_window": "01.02.26 - 31.01.27",
    "territories": "DACH",
    "channels": "web, print",
    "exclusions": "no airports",
    "talent_release": "n/a",
    "credit_line": "none",
    "modification": "crop ok",
    "third_party_use": "dealers",
}


def compiled(*rows: dict[str, object], **options: object) -> RegisterReport:
    return compile_register(rows, document="register.csv", visibility=Visibility.INTERNAL, **options)  # type: ignore[arg-type]


def asset(**changes: object) -> RegisterAsset:
    return compiled({**ROW, **changes}).assets[0]


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Talent-Release", "talent_release"),
        ("  MODEL release (people) ", "talent_release"),
        ("Lizenzgebiet", "territories"),
        ("Länder", "territories"),
        ("Droits à l'image", "talent_release"),
        ("Bearbeitung", "modification"),
        ("third-party usage", "third_party_use"),
        ("shoe size", None),
    ],
)
def test_columns_are_matched_without_regard_to_case_spaces_and_punctuation(header: str, field: str | None) -> None:
    """Synonyms in four languages are understood; a column nobody knows stays unknown."""
    assert field_of(header) == field


def test_a_mapping_file_wins_over_the_synonyms() -> None:
    """Their column name to ours, as written in the mapping file."""
    known, unknown = match_columns(["Notes", "Zone"], {"notes": "exclusions", "zone": "territories"})
    assert known == {"Notes": "exclusions", "Zone": "territories"}
    assert unknown == ()


def test_unknown_columns_are_kept_as_notes_and_reported() -> None:
    """Nothing of a row is lost."""
    report = compiled({**ROW, "shoe size": "42"})
    assert report.unknown_columns == ("shoe size",)
    assert report.assets[0].notes == {"shoe size": "42"}


def test_a_row_becomes_one_permission_and_a_prohibition_for_each_exclusion() -> None:
    """The permission holds the limits of all cells, each with its verbatim words and place."""
    found = asset(exclusions="no airports, no in-flight")
    assert [(rule.id, rule.kind) for rule in found.rules] == [
        ("AUR-1/licence", RuleKind.PERMISSION),
        ("AUR-1/exclusion-1", RuleKind.PROHIBITION),
        ("AUR-1/exclusion-2", RuleKind.PROHIBITION),
    ]
    window = next(item for item in found.rules[0].constraints if isinstance(item, WindowConstraint))
    assert (window.start, window.end) == (date(2026, 2, 1), date(2027, 1, 31))
    assert (window.quote, window.locator) == ("01.02.26 - 31.01.27", "row 2, column licence_window")


def test_rules_carry_the_visibility_of_their_row() -> None:
    """A row's own level wins; words that are no level never open it to more people."""
    assert asset(visibility="restricted").rules[0].visibility is Visibility.RESTRICTED
    assert asset(visibility="whoever").facts.visibility is Visibility.INTERNAL


def test_a_withdrawn_asset_names_its_successor() -> None:
    """`superseded by lockup v3` finds the one asset of that name."""
    report = compiled(
        {**ROW, "asset_id": "L2", "name": "Tailfin lockup v2", "notes": "withdrawn 1 Feb 2026 - superseded by lockup v3"},
        {**ROW, "asset_id": "L3", "name": "Tailfin lockup v3"},
        {**ROW, "asset_id": "X", "name": "Barn lockup"},
    )
    old = report.assets[0].facts
    assert (old.status, old.replaced_by) == ("superseded", "L3")


def test_a_replaces_column_supersedes_the_older_asset() -> None:
    """The newer row says it; the older one knows it."""
    report = compiled({**ROW, "asset_id": "A"}, {**ROW, "asset_id": "B", "name": "Aurora 2", "replaces": "A"})
    assert [(item.facts.status, item.facts.replaced_by) for item in report.assets] == [("superseded", "B"), ("current", None)]


@pytest.mark.parametrize(
    ("note", "status"),
    [
        ("approved", "current"),
        ("not approved yet", "draft"),
        ("draft", "draft"),
        ("do not use", "withdrawn"),
        ("no longer valid", "withdrawn"),
        ("was shown in the old catalogue", "current"),
        ("use the new logo v4 instead", "superseded"),
    ],
)
def test_status_words_in_notes(note: str, status: str) -> None:
    """A note about the asset itself counts, words about other things do not."""
    assert asset(notes=note).facts.status == status


def test_a_reported_renewal_gives_days_for_review_and_no_right() -> None:
    """Inside the old window nothing changes; the added days stand in a permission of their own, with a doubt."""
    found = asset(licence_window="to 28.02.26", notes="renewed to 31/12/26, paper not filed")
    first, second = (rule for rule in found.rules if rule.kind is RuleKind.PERMISSION)
    assert [item.end for item in first.constraints if isinstance(item, WindowConstraint)] == [date(2026, 2, 28)]
    assert [item.end for item in second.constraints if isinstance(item, WindowConstraint)] == [date(2026, 12, 31)]
    assert any(isinstance(item, Unreadable) for item in second.constraints)


def test_an_ambiguous_day_order_is_certain_only_where_both_readings_agree() -> None:
    """03/04/26 is 3 April or 4 March; the first permission holds the days common to both."""
    found = asset(licence_window="03/04/26 - 09/10/26")
    sure, unsure = (rule for rule in found.rules if rule.kind is RuleKind.PERMISSION)
    window = next(item for item in sure.constraints if isinstance(item, WindowConstraint))
    assert (window.start, window.end) == (date(2026, 4, 3), date(2026, 9, 10))
    assert any(isinstance(item, Unreadable) and item.about is ReasonKind.WINDOW for item in unsure.constraints)


def test_another_cell_of_the_row_can_settle_the_day_order() -> None:
    """31/12/26 in the release proves that the day comes first in the window too."""
    found = asset(licence_window="03/04/26 - 09/10/26", talent_release="A. Berg 31/12/26")
    window = next(item for item in found.rules[0].constraints if isinstance(item, WindowConstraint) and item.subject == "licence")
    assert (window.start, window.end) == (date(2026, 4, 3), date(2026, 10, 9))


def test_start_and_end_in_columns_of_their_own() -> None:
    """Read by the same grammar as one cell; a blank end is unknown."""
    row = {key: value for key, value in ROW.items() if key != "licence_window"}
    both = compiled({**row, "start": "2026-01-01", "expiry date": "2026-12-31"}).assets[0]
    window = next(item for item in both.rules[0].constraints if isinstance(item, WindowConstraint))
    assert (window.start, window.end) == (date(2026, 1, 1), date(2026, 12, 31))
    open_end = compiled({**row, "start": "2026-01-01", "expiry date": ""}).assets[0]
    window = next(item for item in open_end.rules[0].constraints if isinstance(item, WindowConstraint))
    assert window.end is Bound.UNKNOWN


@pytest.mark.parametrize("column", ["licence_window", "territories", "channels", "exclusions"])
@pytest.mark.parametrize("words", ["", "tbc", "?"])
def test_a_blank_or_open_cell_is_unknown(column: str, words: str) -> None:
    """Blank is not unlimited."""
    rule = asset(**{column: words}).rules[0]
    unknown = [
        item
        for item in rule.constraints
        if isinstance(item, Unreadable)
        or (isinstance(item, WindowConstraint) and Bound.UNKNOWN in (item.start, item.end))
        or (isinstance(item, TerritoryConstraint) and not item.worldwide and not item.include)
    ]
    assert unknown


def test_a_register_without_rights_columns_says_nothing_of_rights() -> None:
    """The asset exists, and its use is for review."""
    found = compiled({"id": "M-1", "title": "Whale hall", "classification": "photograph"}).assets[0]
    assert [item.about for item in found.rules[0].constraints if isinstance(item, Unreadable)] == [ReasonKind.NO_RULE]


@pytest.mark.parametrize(
    ("licence", "duties"), [("CC0-1.0", 0), ("CC-BY-4.0", 1), ("CC BY-SA 4.0", 2), ("type: CC0-1.0", 0), ("public domain", 0)]
)
def test_a_public_licence_permits_what_its_text_says(licence: str, duties: int) -> None:
    """Anywhere, by anyone, without end; attribution is a duty."""
    rule = compiled({"id": "I-1", "title": "Icon", "license": licence}).assets[0].rules[0]
    assert any(isinstance(item, ChannelConstraint) and item.anywhere for item in rule.constraints)
    assert len(rule.duties) == duties


@pytest.mark.parametrize(
    "licence", ["CC0-1.0 (repository LICENSE); trademark rights reserved", "Acme terms 3", "CC-BY-4.0 or else?"]
)
def test_a_licence_with_a_reserve_or_without_known_terms_is_for_review(licence: str) -> None:
    """Nothing is made of a name that nobody can look up."""
    rule = compiled({"id": "I-1", "title": "Icon", "licence": licence}).assets[0].rules[0]
    assert not any(isinstance(item, ChannelConstraint) for item in rule.constraints)
    assert any(isinstance(item, Unreadable) for item in rule.constraints)


def test_two_rows_with_one_id_that_disagree_are_in_conflict() -> None:
    """Nobody can say which row counts; the report names the row."""
    report = compiled(ROW, {**ROW, "territories": "worldwide"})
    assert report.assets[0].facts.status == "conflicting"
    assert [problem.row for problem in report.problems] == [3]


def test_two_columns_of_one_meaning_that_disagree_are_a_doubt() -> None:
    """`Territory` and `Countries` with different places cannot both hold."""
    found = compiled({**ROW, "Countries": "worldwide"}).assets[0]
    assert any(isinstance(item, Unreadable) and item.about is ReasonKind.CONFLICT for item in found.rules[0].constraints)


def test_a_row_without_id_and_name_is_left_out_and_reported() -> None:
    """It could never be asked for."""
    report = compiled({"territories": "DE"})
    assert report.assets == ()
    assert [problem.row for problem in report.problems] == [2]


def test_assets_of_one_name_without_ids_get_ids_of_their_own() -> None:
    """Ids made from names stay apart."""
    report = compiled({"title": "Dawn", "source": "a"}, {"title": "Dawn", "source": "b"})
    assert [item.facts.id for item in report.assets] == ["dawn", "dawn-2"]
