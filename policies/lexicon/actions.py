"""Words for what is done with an asset."""

from policies.lexicon.mention import Mention
from policies.lexicon.phrases import phrase_book

BARE_USE = "_bare_use"


def find_actions(text: str) -> tuple[Mention, ...]:
    """Find the actions named in a text, as `policies.vocabulary.Action` codes; negated words are found too (see `negation`)."""
    return phrase_book("actions.yaml").find(text)


def find_bare_use(text: str) -> tuple[Mention, ...]:
    """Find words that say no more than "use"; their code is `BARE_USE`."""
    return phrase_book("actions.yaml").find(text, private=BARE_USE)
