"""Cells that shut a use out or leave it open, in the many ways people say so: none of them may end in a yes."""

import pytest
from typed_rows import ROW, cells, judged

from policies.vocabulary import Asker

SHUT = {
    "licence_window": """tbc | until stocks last | option pending | 31.12.24 | until June 2024
        | expires 1 May 24 | lapsed 31.12.25 |
        perpetual? | perpetual (tbc) | 1 year | 12 months from launch | campaign only | not yet signed | in
        negotiation | all rights ended 31.12.25 | bis 31.12.2025 | jusqu'au 31/12/2025 | licence revoked | from 1 Jan
        2028, no end | 1 yr from 1 Jan 2024 | 31.12.25 (renewal requested)""",
    "territories": """worldwide excl. Germany | everywhere but Germany | all except Germany | Japan | Japan (rest tbc) | not DE |
        rest of world | outside Europe | local market | where we sell | selected countries | max 3 countries | our
        regions | as per contract | Japan, no Germany | tbc""",
    "channels": """all media excl. TV | everything but television | radio | TV, no TV | see annex | selected media | as briefed |
        brand channels | n/a | not TV | limited | tbc | social (organic) | max 3 spots""",
    "exclusions": """no TV | not for TV, no airports | nothing on TV please | TV, airports | not in Germany | no broadcast | see
        contract | ask legal | tbc | no adverts on TV | nothing before launch | no TV before 31.12.30 | keine
        Fernsehwerbung | no cropping | zqx wvk""",
    "talent_release": """A. Berg to 31.12.25 | A. Berg (exp. 31.12.25); C. Dahl perpetual | A. Berg tbc | not found | A. Berg: Japan
        only | A. Berg no TV | unsigned | 2 of 3 signed | only verbal consent | releases: no | no MR | ask agent |
        waiting for parents | except A. Berg | crowd, no release | A. Berg""",
    "modification": """as supplied | none | no crop | anything but cropping | original only | ask first | as per guidelines | must
        not be altered | crop with approval | case by case | not specified | crop no | tbc""",
    "notes": """withdrawn | do not use | superseded by v9 | draft only | on hold | rights in dispute | licence not paid |
        recalled in May | unlicensed | internal draft | no licence found | do not share | legal hold | waiting for
        clearance | not for TV""",
}  # fmt: skip
USERS = """no | tbc | n/a | own use only | case by case | agencies | on request | not allowed | dealers with contract |
        dealers (Japan) | after training | under NDA only | maybe | prior consent | suspended | dealers at level Gold
        | : | competitors only"""


@pytest.mark.parametrize("asker", list(Asker))
def test_the_row_itself_is_a_yes(asker: Asker) -> None:
    """Otherwise the cases below would pass for the wrong reason."""
    assert judged(ROW, asker).is_yes


@pytest.mark.parametrize(
    ("column", "words"), [(column, words) for column, text in SHUT.items() for words in cells(" ".join(text.split()))]
)
def test_a_cell_that_does_not_clear_the_use_is_never_a_yes(column: str, words: str) -> None:
    """A block or a doubt, however it is worded."""
    assert not judged({**ROW, column: words}).is_yes


@pytest.mark.parametrize("words", cells(USERS))
def test_a_user_who_is_not_certainly_meant_gets_no_yes(words: str) -> None:
    """The dealer asks; the cell names others, or asks for something."""
    assert not judged({**ROW, "third_party_use": words}, Asker.THIRD_PARTY).is_yes
