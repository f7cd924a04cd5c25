"""Modality: what a statement does, by its own words or by those that lead into it."""

import json
from pathlib import Path

import pytest

from policies.vocabulary import ClauseModality
from slm.judging.modality import modality_of
from slm.judging.units import Unit, plain, units_of

READINGS = Path(__file__).resolve().parents[3] / "shared" / "data" / "readings"


@pytest.mark.parametrize(
    ("text", "kind", "gated"),
    [
        ("You may use the logo on your site.", "permission", False),
        ("You may use the logo without prior approval.", "permission", False),
        ("No explicit approval is needed for these uses.", "permission", False),
        ("You can use the name in a way that is not misleading.", "permission", False),
        ("You may, but are not required to, use the name.", "permission", False),
        ("Use of the word in company names -- Allowed.", "permission", False),
        ("You may not use the logo.", "prohibition", False),
        ("Never stretch the logo.", "prohibition", False),
        ("Incorrect: <your product> Day", "prohibition", False),
        ("Use in advertising is always prohibited.", "prohibition", False),
        ("Commercial uses require permission.", "prohibition", True),
        ("The name cannot be used without explicit permission.", "prohibition", True),
        ("Changes must be approved first.", "prohibition", True),
        ("Do not use it unless you have our written consent.", "prohibition", True),
        ("Please use the unmodified logo.", "duty", False),
        ("The credit line must appear next to the picture.", "duty", False),
        ("The blue version should only be used on dark backgrounds.", "duty", False),
        ("We recommend that you ask for permission.", "statement", False),
        ("The foundation may change this policy at any time.", "statement", False),
        ("The licence does not grant any rights in the marks.", "statement", False),
    ],
)
def test_a_statement_by_its_own_words(text, kind, gated):
    found = modality_of(Unit(text))
    assert (found.kind.value, found.gated) == (kind, gated)


def test_a_fragment_takes_the_modality_of_its_lead_in_and_then_of_its_heading():
    assert modality_of(Unit("Stretching the logo", lead="Don'ts:", item=True)).kind is ClauseModality.PROHIBITION
    assert modality_of(Unit("Stretching the logo", heading="Incorrect usage")).kind is ClauseModality.PROHIBITION
    assert modality_of(Unit("Stickers for your friends", lead="You may make:", item=True)).kind is ClauseModality.PERMISSION
    assert modality_of(Unit("Domain names", heading="Uses that require approval")).gated


def test_lists_keep_their_lead_in_and_sentences_are_told_apart():
    units = units_of("You may not:\n* crop the logo\n* recolour the logo\n\nYou may scale it. Ask us first.")
    assert [(u.text, u.lead) for u in units][1:] == [
        ("crop the logo", "You may not:"),
        ("recolour the logo", "You may not:"),
        ("You may scale it.", ""),
        ("Ask us first.", ""),
    ]


def test_a_contrast_makes_two_statements():
    kinds = [modality_of(u).kind.value for u in units_of("You may describe your product with it, but you may not name it so.")]
    assert kinds == ["permission", "prohibition"]


def test_markup_is_taken_off():
    assert plain("**Do** use the [logo](https://example.org/logo.svg) &amp; `name`") == "Do use the logo & `name`"


@pytest.mark.parametrize(("file", "least"), [("clauses-a.jsonl", 0.75), ("clauses-b.jsonl", 0.65)])
def test_modality_of_labelled_clauses(file, least):
    """The share of real clauses whose modality is read as a person reads it does not fall."""
    path = READINGS / file
    if not path.exists():
        pytest.skip("the labelled readings lie outside this checkout")
    right = total = 0
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        units = units_of(row["clause"], (row["section"],) if row["section"] else ())
        kinds = [modality_of(u).kind.value for u in units]
        right += next((k for k in kinds if k != "statement"), "statement") == row["modality"]
        total += 1
    assert right / total >= least
