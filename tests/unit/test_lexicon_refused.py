"""What an asker will not do: the thing that is owed, in the same word, and plainly left out."""

import pytest

from policies.lexicon.refused import refuses, refuses_credit


@pytest.mark.parametrize(
    "said",
    ["on the website, we won't credit", "without any credit line please", "can it run uncredited?", "leaving off the credit"],
)
def test_a_credit_is_refused(said: str) -> None:
    assert refuses_credit(said)


@pytest.mark.parametrize(
    "said",
    [
        "on the website, credit included",
        "never without the credit",
        "do we need a credit?",
        "no credit needed, right?",
        "without music",
        "we won't name the product",
    ],
)
def test_a_credit_is_not_refused(said: str) -> None:
    assert not refuses_credit(said)


def test_only_the_thing_that_is_owed_counts() -> None:
    assert refuses("Only with caption 'Archive 1989'", "on our site without the caption")
    assert not refuses("Only with caption 'Archive 1989'", "on our site without the logo")
    assert not refuses("Only with caption 'Archive 1989'", "on our site with the caption")
