"""Words for the users a text names."""

import re

from policies.lexicon.mention import Mention
from policies.lexicon.phrases import phrase_book

_OWNED = re.compile(r"['’]s?$")


def find_parties(text: str) -> tuple[Mention, ...]:
    """Find the users named in a text, as `policies.vocabulary.Party` codes; negated words are found too (see `negation`).

    Whoever merely owns something ("the museum's director") is no user.
    """
    found = phrase_book("parties.yaml").find(text)
    return tuple(m for m in found if not (_OWNED.search(m.text) and " " not in m.text))
