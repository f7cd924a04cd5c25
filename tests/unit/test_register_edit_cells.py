"""Modification cells as people type them: which edits each allows, and what stays unknown."""

import pytest
from typed_cells import cell, only

from knowledge.register.edits import read_edits
from policies.rules import (
    ModificationConstraint,
)
from policies.vocabulary import Modification


@pytest.mark.parametrize("text", ["as supplied", "unchanged", "no edits", "use the delivered cuts", "unverändert", "none"])
def test_nothing_may_be_changed(text: str) -> None:
    limit = only(ModificationConstraint, read_edits(cell(text)))
    assert (limit.anything, limit.vague, limit.include) == (False, False, frozenset())
    assert limit.edge <= {Modification.RESIZE}


@pytest.mark.parametrize(
    ("text", "include", "exclude"),
    [
        ("crop ok, no recolour", {"crop"}, {"recolour"}),
        ("may be cropped but not recoloured", {"crop"}, {"recolour"}),
        ("free to recolour and resize, shapes stay as they are", {"recolour", "resize"}, {"redraw", "distort"}),
        ("retouch skin no", set(), {"retouch"}),
        ("crop ok, no AI upscaling", {"crop"}, {"ai_edit"}),
        ("unaltered, any size", {"resize"}, set()),
    ],
)
def test_edits_that_are_allowed_and_forbidden(text: str, include: set[str], exclude: set[str]) -> None:
    limit = only(ModificationConstraint, read_edits(cell(text)))
    assert include <= limit.include
    assert exclude == limit.exclude


@pytest.mark.parametrize(
    "text", ["", "tbc", "minor adjustments only", "free within brand guidelines", "zqx wvk", "edits subject to approval"]
)
def test_vague_words_leave_every_edit_unknown(text: str) -> None:
    limit = only(ModificationConstraint, read_edits(cell(text)))
    assert limit.vague
    assert not limit.anything


def test_an_edit_allowed_by_name_is_not_its_whole_code() -> None:
    """`b/w ok` allows black and white, not a teal duotone."""
    limit = only(ModificationConstraint, read_edits(cell("b/w ok")))
    assert Modification.RECOLOUR in limit.edge - limit.include
    assert "black and white" in limit.words


def test_anything_but_one_edit() -> None:
    limit = only(ModificationConstraint, read_edits(cell("anything but cropping")))
    assert (limit.anything, limit.exclude) == (True, {Modification.CROP})


def test_a_conditional_edit_is_not_allowed_yet() -> None:
    assert Modification.CROP not in only(ModificationConstraint, read_edits(cell("crop with approval"))).include
