"""Whatever is typed into a cell: what cannot be read never widens a right."""

import re
from dataclasses import replace
from datetime import date

import pytest
import typed_rows
from hypothesis import given, settings
from hypothesis import strategies as st
from typed_rows import TypedUse

from knowledge.register.cell import is_none
from knowledge.register.row import RegisterReport, compile_register
from policies.rules import RuleKind
from policies.vocabulary import Asker, Party, VerdictCode, Visibility

ROWS = (
    {
        "asset_id": "A-1",
        "name": "Aurora hero",
        "kind": "photo",
        "licence_window": "01.02.26 - 31.01.27",
        "territories": "EU27 + UK",
        "channels": "web, OOH, paid social",
        "exclusions": "no airports",
        "talent_release": "N. Farrouk to 31.12.26",
        "credit_line": "none",
        "modification": "crop ok",
        "third_party_use": "agencies of record",
    },
    {
        "asset_id": "A-2",
        "name": "Harbour loop",
        "kind": "film",
        "licence_window": "perpetual",
        "territories": "worldwide",
        "channels": "all media",
        "exclusions": "none",
        "talent_release": "n/a",
        "credit_line": "Photo: K. Berg",
        "modification": "anything goes",
        "third_party_use": "agencies",
    },
)
CELLS = [name for name in ROWS[0] if name not in ("asset_id", "name", "kind")]
WORDS = st.text(alphabet="bcdfghjklmnpqrstvwxz", min_size=5, max_size=9)
# Long runs of consonants are in no word list; the rest is what people type when they do not know.
NOISE = st.one_of(
    st.builds(
        lambda words, mark: mark.join(words),
        st.lists(WORDS, min_size=1, max_size=3),
        st.sampled_from([" ", ", ", ": ", "; ", "/", " - "]),
    ),
    st.sampled_from(["tbc", "???", ":", "zqx wvk", "see legal", "to be confirmed", "x x x", "ask the studio", "as discussed"]),
)


ON_THE_SITE = TypedUse(
    channel="web",
    start=date(2026, 6, 1),
    end=date(2026, 6, 30),
    said="on the site",
    user=Party.AGENCY,
    user_words="agency of record",
    claims=("agency_of_record",),
    on=date(2026, 5, 4),
)


def judged(row: dict[str, str], asker: Asker) -> VerdictCode:
    return typed_rows.judged(row, asker, ON_THE_SITE)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["asset_id"])
@pytest.mark.parametrize("asker", list(Asker))
def test_the_rows_as_typed_are_a_yes(row: dict[str, str], asker: Asker) -> None:
    """Without this the properties below could pass for the wrong reason."""
    assert judged(row, asker).is_yes


@pytest.mark.parametrize("asker", list(Asker))
@settings(max_examples=60, deadline=None)
@given(row=st.sampled_from(ROWS), column=st.sampled_from(CELLS), noise=NOISE)
def test_noise_in_a_cell_never_gives_more(asker: Asker, row: dict[str, str], column: str, noise: str) -> None:
    """At most what the row gave before."""
    assert judged({**row, column: noise}, asker).permissiveness <= judged(row, asker).permissiveness


@pytest.mark.parametrize("asker", list(Asker))
@pytest.mark.parametrize("column", ["licence_window", "territories", "channels", "exclusions"])
@settings(max_examples=25, deadline=None)
@given(row=st.sampled_from(ROWS), noise=NOISE)
def test_noise_in_a_cell_that_every_use_touches_is_never_a_yes(asker: Asker, column: str, row: dict[str, str], noise: str) -> None:
    """Window, places, channels and exclusions bear on every use."""
    assert not judged({**row, column: noise}, asker).is_yes


@settings(max_examples=40, deadline=None)
@given(row=st.sampled_from(ROWS), noise=NOISE)
def test_noise_about_third_parties_is_never_a_yes_to_them(row: dict[str, str], noise: str) -> None:
    """Staff are not held up by it."""
    assert not judged({**row, "third_party_use": noise}, Asker.THIRD_PARTY).is_yes
    assert judged({**row, "third_party_use": noise}, Asker.STAFF).is_yes


@settings(max_examples=40, deadline=None)
@given(column=st.sampled_from(CELLS), noise=NOISE)
def test_noise_never_opens_what_was_shut(column: str, noise: str) -> None:
    """A use outside the licence is at best for review, whichever cell is spoilt."""
    shut = {**ROWS[0], "territories": "Japan", "channels": "radio"}
    assert not judged({**shut, column: noise}, Asker.STAFF).is_yes


def told(report: RegisterReport) -> list[str]:
    """All words of a register that its rules cite or that are listed as unread, and the rows that were left out."""
    found = [problem.what for problem in report.problems]
    for asset in report.assets:
        found += [item.text for item in asset.unread]
        for rule in asset.rules:
            found += [rule.source.quote, *(limit.quote for limit in rule.constraints), *(duty.quote for duty in rule.duties)]
    return found


def neither_read_nor_listed(report: RegisterReport) -> list[str]:
    """Cells of rights with words in them of which nothing is cited and nothing is listed as unread."""
    lost = []
    for asset in report.assets:
        said = told(replace(report, assets=(asset,), problems=()))
        for name in CELLS:
            text = asset.cells.get(name, "").strip()
            # A cell that says "nothing" limits nothing; any other leaves a trace of its own words.
            silent = not re.search(r"\w", text) or is_none(text) or re.fullmatch(r"[\W\d_]*", text)
            if not silent and not any(quote and (quote in text or text in quote) for quote in said):
                lost.append(f"{name}: {text}")
    return lost


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.text(max_size=12), st.one_of(st.none(), st.text(max_size=60), st.integers(), st.booleans()), max_size=8))
def test_any_row_compiles(row: dict[str, object]) -> None:
    """No row is so odd that the register cannot be read: each is an asset with its words as typed, or a problem that says so."""
    report = compile_register([row, {**ROWS[0], **row}], document="register.csv", visibility=Visibility.INTERNAL)
    assert len(report.assets) + len(report.problems) >= 2 - (not row)
    for asset in report.assets:
        assert any(rule.kind is RuleKind.PERMISSION for rule in asset.rules)
        typed = " ".join(asset.cells.values())
        cited = [limit.quote for rule in asset.rules for limit in rule.constraints]
        assert all(quote in typed for quote in cited if len(quote) > 1 and ";" not in quote)


@pytest.mark.parametrize("column", CELLS)
@settings(max_examples=40, deadline=None)
@given(noise=NOISE)
def test_noise_is_read_into_rules_or_listed_as_unread(column: str, noise: str) -> None:
    """Nothing that was typed is lost: each cell is cited by a rule or listed, word for word."""
    report = compile_register([{**ROWS[0], column: noise}], document="register.csv", visibility=Visibility.INTERNAL)
    assert neither_read_nor_listed(report) == []


@settings(max_examples=60, deadline=None)
@given(column=st.sampled_from(CELLS), text=st.text(max_size=80))
def test_any_cell_compiles(column: str, text: str) -> None:
    """No cell stops the row."""
    report = compile_register([{**ROWS[0], column: text}], document="register.csv", visibility=Visibility.INTERNAL)
    assert report.assets[0].cells[column] == text.strip()


@pytest.mark.parametrize(
    ("status", "code"),
    [
        ("approved", VerdictCode.ALLOWED),
        ("approved; tell PR before use", VerdictCode.ALLOWED_WITH_CONDITIONS),
        ("ok - in DE mark as 'Symbolbild'", VerdictCode.ALLOWED_WITH_CONDITIONS),
        ("ok - in FR mark as 'photo d'illustration'", VerdictCode.ALLOWED),
        ("approved except web", VerdictCode.NOT_ALLOWED),
        ("approved for print only", VerdictCode.NOT_ALLOWED),
        ("approved FR", VerdictCode.NOT_ALLOWED),
        ("ok until 15.06.26", VerdictCode.NOT_ALLOWED),
        ("do not use after 15 June 2026", VerdictCode.NOT_ALLOWED),
        ("partially approved", VerdictCode.NEEDS_REVIEW),
        ("approved with changes", VerdictCode.NEEDS_REVIEW),
    ],
)
def test_what_a_status_adds_binds_the_use(status: str, code: VerdictCode) -> None:
    """A website in Germany in June 2026: limits and duties beside the status are never lost."""
    assert judged({**ROWS[0], "status": status}, Asker.STAFF) is code
