"""Cells that clear a use plainly: caution must not end in a question about them."""

import pytest
from typed_rows import ROW, cells, judged

from knowledge.register.cell import Cell
from knowledge.register.credits import read_credit
from policies.vocabulary import Asker

CLEAR = {
    "licence_window": """01.01.26-31.12.26 | 1 Jan 2026 to 31 Dec 2027 | in perpetuity
        | perpetual, own shoot | unlimited | no expiry
        | 01/05/2026 - 31/05/2026 | 2 yrs from 1 Jan 2026 | FY26/27 (Apr-Mar) | from 1 Jan 2026, no end | calendar
        year 2026 | 2026 | Q2 2026 | 01.04.26 bis 31.03.28 | perpetual (bought out) | 3 yrs from 15 March 2025 | May
        2026 | valid 01.01.2026 through 31.12.2026 | own work, no limit | 01.01.26 – 31.12.27 (paid) | 1 April 2026
        - 31 March 2027 incl. | 5 years, from 1 June 2024""",
    "territories": """DE | Germany | EU | DACH | worldwide | Europe | EMEA | DE, FR | worldwide excl. US | all countries | global
        | Germany + Austria | D-A-CH | EU27 + UK | Deutschland | Western Europe | EEA | worldwide, no restrictions |
        Germany & Poland | EU incl. CH""",
    "channels": """TV | TVC | TV + cinema | broadcast | all media | ATL incl. TV | television, radio | TV, VOD, web | Fernsehen
        | linear TV | any | TV and online | TV (all lengths) | TV spots, social | all channels | free TV, pay TV""",
    "exclusions": """none | no airports | no tobacco | n/a | not for alcohol | no merchandise | no print | none known | no
        political use | no radio | keine | no children's media | no cinema, no in-flight | not in Switzerland | no
        billboards | no resale | no AI training | no AI edits""",
    "talent_release": """n/a | none | perpetual | A. Berg perpetual | A. Berg to 31.12.26 | 2 actors, buyout | cast: all media,
        worldwide, perpetual | A. Berg, C. Dahl to 31.12.2027 | A. Berg: TV only, to 31.12.26 | all talent 31.12.26
        | A. Berg (lead) 31/12/2026; extras perpetual | no people | voice only: B. Hill to 31.12.26 | A. Berg: DACH,
        to 31.12.26 | hands only | signed, no limit | released until 31 Dec 2026 | model released, unlimited | A.
        Berg: worldwide to 12/2026 | lead: A. Berg, 3 yrs from 1 Jan 2025 | n/a (animation)""",
    "modification": """crop ok | crop, resize | cropping allowed | free | any edits | crop + text ok | crop only | may be cropped |
        Zuschnitt ok | recadrage ok | crop/trim ok | all edits allowed | crop to format ok | crop ok, nothing else |
        reframing ok | recrop permitted | crop to any format""",
    "credit_line": """none | n/a | not required | Photo: X | © A. Berg | no | no credit""",
    "notes": """approved | final | current | OK | shot in Lisbon | approved by legal 3 May 2025 | best seller | use 16:9
        master | delivered 2 March 2026 | contract no. 2211 | filed under TV/2026""",
}
USERS = """dealers | dealers ok | dealers, agencies of record | resellers | retailers and dealers | dealers + franchisees
    | all partners and dealers | anyone | dealers only | Händler | yes - dealers | dealers yes, agencies no"""


@pytest.mark.parametrize(("column", "words"), [(column, words) for column, text in CLEAR.items() for words in cells(text)])
def test_a_cell_that_clears_the_use_is_a_yes(column: str, words: str) -> None:
    """With or without conditions."""
    assert judged({**ROW, column: words}).is_yes


@pytest.mark.parametrize("words", cells(USERS))
def test_a_user_who_is_meant_gets_a_yes(words: str) -> None:
    """The dealer asks, and dealers are meant."""
    assert judged({**ROW, "third_party_use": words}, Asker.THIRD_PARTY).is_yes


def test_a_dash_in_place_of_a_credit_asks_for_none_and_a_blank_is_not_known() -> None:
    for dash in ("–", " - ", "—"):
        assert read_credit(Cell("credit_line", dash, "credit_line", 2)).duties == ()
    assert read_credit(Cell("credit_line", "", "credit_line", 2)).duties[0].uncertain
