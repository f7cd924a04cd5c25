"""What is put with an asset and belongs to others: "with a Beatles song", "beside the Nike logo", "with a quote by Emma Watson".

The register says what may be done with our assets; it says nothing of a song, a mark or a face that is not ours.
"""

import re
from collections.abc import Sequence
from functools import cache

from policies.datafile import data_file, filled
from policies.lexicon.mention import Mention
from policies.lexicon.negation import is_negated
from policies.lexicon.territories import read_territories

OTHERS_MATERIAL = "others_material"
_NAME = r"(?-i:[A-ZÀ-Þ][\w&’.-]*(?: (?:of |the |de |du |la )*[A-ZÀ-Þ&][\w&’.-]*){0,3})"


@cache
def _shapes() -> tuple[re.Pattern[str], ...]:
    raw = data_file(__package__, "borrowed.yaml")
    words = {"NAME": _NAME, "THINGS": "|".join(raw["things"]), "LIKENESSES": "|".join(raw["likenesses"])}
    joined = rf"(?<!\w)(?:{'|'.join(raw['joined'])}) "
    made = (joined + rf"(?P<thing>{filled(shape, words)})" for shape in raw["shapes"])
    return tuple(re.compile(one.replace("'", "['’]").replace(" ", r"\s+"), re.IGNORECASE) for one in made)


def find_borrowed(text: str, names: Sequence[str]) -> list[Mention]:
    """Material of others that would stand beside the asset.

    Args:
        text: The message with quotations and names of assets hidden.
        names: Words known to name assets: what bears one of them is ours.
    """
    ours = {word.casefold() for name in names for word in re.findall(r"[^\W\d_]{3,}", name)}
    found = []
    for shape in _shapes():
        for match in shape.finditer(text):
            who = match.groupdict().get("name")
            if (who and _is_ours(who, ours)) or is_negated(text, match.start("thing"), match.end()):
                continue
            found.append(Mention(OTHERS_MATERIAL, match.start("thing"), match.end(), match["thing"]))
    return found


def _is_ours(name: str, ours: set[str]) -> bool:
    """Whether a name is of the brand or one of its assets, or only a place, a language or an abbreviation for a format."""
    words = [word.casefold() for word in re.findall(r"[^\W\d_]+", name)]
    if any(word in ours for word in words) or (name.isupper() and len(name) <= len("HTML5")):
        return True
    places = read_territories(f"{name} website"), read_territories(f"in {name}")
    return any(place.include or place.worldwide for place in places)
