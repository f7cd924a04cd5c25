"""Material of others beside an asset: `tests/cases/reading/borrowed.yaml`."""

from datetime import date
from pathlib import Path

import pytest
import yaml

from policies.request import Question
from policies.sensitive import SENSITIVE
from slm.reading.deterministic import DeterministicReader
from slm.reading.deterministic.borrowed import OTHERS_MATERIAL, find_borrowed

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "reading" / "borrowed.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:70])
def test_a_song_a_mark_or_a_face_of_others_is_seen(case: dict[str, str]) -> None:
    request = DeterministicReader().read(Question(text=case["text"], asked_on=date(2026, 4, 20)), ("Steam close-up",))

    assert (OTHERS_MATERIAL in request.topics) is case["others"]


def test_what_bears_a_name_of_our_assets_is_ours() -> None:
    assert not find_borrowed("on our website with the Quillfern logo", ("Quillfern wordmark",))


def test_it_is_for_a_person_to_decide() -> None:
    """No everyday permission speaks of it, so a yes of the rules is held back."""
    assert OTHERS_MATERIAL in SENSITIVE
