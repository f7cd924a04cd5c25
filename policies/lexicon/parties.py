"""Words for the users a text names."""

import re
from functools import cache

from policies.lexicon.mention import Mention
from policies.lexicon.phrases import PhraseBook, data_of, read_entries
from policies.lexicon.userkinds import party_phrases

_OWNED = re.compile(r"['’]s?$")


def find_parties(text: str) -> tuple[Mention, ...]:
    """Find the users named in a text, as `policies.vocabulary.Party` codes; negated words are found too (see `negation`).

    Whoever merely owns something ("the museum's director") is no user.
    """
    found = _book().find(text)
    return tuple(m for m in found if not (_OWNED.search(m.text) and " " not in m.text))


@cache
def _book() -> PhraseBook:
    """The words for parties, and those for the kinds of users that belong to them."""
    raw = data_of("parties.yaml")
    return PhraseBook([*read_entries(raw["phrases"]), *party_phrases()], inflect=raw["inflect"])
