"""Words for the purposes a text names."""

from policies.lexicon.mention import Mention
from policies.lexicon.phrases import phrase_book


def find_purposes(text: str) -> tuple[Mention, ...]:
    """Find the purposes named in a text, as `policies.vocabulary.Purpose` codes; negated words are found too (see `negation`)."""
    return phrase_book("purposes.yaml").find(text)
