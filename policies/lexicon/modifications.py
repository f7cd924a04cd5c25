"""Words for the edits a text names."""

from policies.lexicon.mention import Mention
from policies.lexicon.phrases import phrase_book


def find_modifications(text: str) -> tuple[Mention, ...]:
    """Find the edits named in a text, as `policies.vocabulary.Modification` codes; negated words are found too (see `negation`)."""
    return phrase_book("modifications.yaml").find(text)
