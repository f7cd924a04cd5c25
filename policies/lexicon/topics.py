"""Words for the company a use keeps and the content it serves: alcohol, gambling, politics, things for sale."""

from policies.lexicon.mention import Mention
from policies.lexicon.phrases import phrase_book

_OTHER_WORDS = frozenset({"für"})
"""Words that a phrase book, which knows no accents, takes for others."""


def find_topics(text: str) -> tuple[Mention, ...]:
    """Find the topics a text touches, as codes of `topics.yaml`; negated words are found too (see `negation`)."""
    return tuple(mention for mention in phrase_book("topics.yaml").find(text) if mention.text.casefold() not in _OTHER_WORDS)
