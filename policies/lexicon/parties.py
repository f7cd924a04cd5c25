"""Words for the users a text names."""

from policies.lexicon.mention import Mention
from policies.lexicon.phrases import phrase_book


def find_parties(text: str) -> tuple[Mention, ...]:
    """Find the users named in a text, as `policies.vocabulary.Party` codes; negated words are found too (see `negation`)."""
    return phrase_book("parties.yaml").find(text)
