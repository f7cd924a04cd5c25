"""Words for the purposes a text states."""

from policies.lexicon.channels import is_place
from policies.lexicon.mention import Mention
from policies.lexicon.phrases import phrase_book
from policies.vocabulary import Purpose


def find_purposes(text: str) -> tuple[Mention, ...]:
    """Find the purposes stated in a text, as `policies.vocabulary.Purpose` codes; negated words are found too (see `negation`).

    Goods count as merchandise only where something is put on them, as with channels.
    """
    found = phrase_book("purposes.yaml").find(text)
    return tuple(m for m in found if m.code != Purpose.MERCHANDISE or m.text.lower().startswith("merch") or is_place(text, m, None))
