"""Words for the edits a text names."""

from policies.lexicon.mention import Mention
from policies.lexicon.phrases import phrase_book

UNCODED = "_uncoded"


def find_modifications(text: str) -> tuple[Mention, ...]:
    """Find the edits named in a text, as `policies.vocabulary.Modification` codes; negated words are found too (see `negation`)."""
    return phrase_book("modifications.yaml").find(text)


def find_uncoded_edits(text: str) -> tuple[Mention, ...]:
    """Find words for changes that no code describes ("shorten", "slow it down", "tweak"); their code is `UNCODED`."""
    return phrase_book("modifications.yaml").find(text, private=UNCODED)
