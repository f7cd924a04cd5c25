"""Words for what is done with an asset."""

from policies.lexicon.mention import Mention
from policies.lexicon.phrases import phrase_book


def find_actions(text: str) -> tuple[Mention, ...]:
    """Find the actions named in a text, as `policies.vocabulary.Action` codes; negated words are found too (see `negation`)."""
    return phrase_book("actions.yaml").find(text)
