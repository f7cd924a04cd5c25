"""An outsider who would let somebody of its own have a file ("can our printer get the logo"): a right passed on, not its own use.

Our own people give files to printers and agencies every day; the reading is for askers who are not staff.
"""

import re
from functools import cache

from policies.datafile import data_file
from policies.lexicon.mention import Mention
from policies.vocabulary import Action

_NAMED = re.compile(r"<(\w+)>")


@cache
def _shapes() -> tuple[re.Pattern[str], ...]:
    raw = data_file(__package__, "handing.yaml")

    def filled(shape: str) -> str:
        return _NAMED.sub(lambda name: "(?:" + "|".join(filled(one) for one in raw[name[1]]) + ")", shape)

    return tuple(re.compile(filled(shape).replace(" ", r"\s+").replace(r"\s+?", r"\s*"), re.IGNORECASE) for shape in raw["shapes"])


def handed_on(text: str) -> list[Mention]:
    """The act of an outsider that lets somebody else have the asset.

    Args:
        text: The message with quotations hidden.
    """
    found = next((found for shape in _shapes() if (found := shape.search(text))), None)
    return [Mention(Action.GRANT_USE.value, found.start(), found.end(), found.group())] if found else []
