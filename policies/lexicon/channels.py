"""Words for the places of appearance a text names."""

from policies.lexicon.mention import Mention
from policies.lexicon.phrases import phrase_book


def find_channels(text: str) -> tuple[Mention, ...]:
    """Find the places of appearance named in a text, as `policies.vocabulary.Channel` codes; negated words are found too (see `negation`)."""
    return phrase_book("channels.yaml").find(text)
