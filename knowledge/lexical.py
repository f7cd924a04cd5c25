"""Finding passages by their words: BM25 over the terms that the catalogue keeps."""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from knowledge.catalogue import Catalogue
from policies.vocabulary import Visibility

_K1 = 1.2
_B = 0.6
"""Below the usual 0.75: a short list item is not better than a paragraph only because it is short."""


class LexicalIndex:
    """Ranks passages by BM25. It works on any SQL database, because only the postings of the searched words are fetched."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def search(self, weights: Mapping[str, float], visibilities: Sequence[Visibility]) -> dict[str, float]:
        """Scores of all passages that hold any of the words.

        Args:
            weights: Stemmed words with how much each counts.
            visibilities: The only ones that are looked at; words of other passages do not even change the scores.
        """
        if not weights or not visibilities:
            return {}
        postings = self._catalogue.postings(sorted(weights), visibilities)
        count, mean = self._catalogue.passage_stats(visibilities)
        holders = Counter(posting.term for posting in postings)
        scores: dict[str, float] = defaultdict(float)
        for posting in postings:
            held = holders[posting.term]
            rarity = math.log(1 + (count - held + 0.5) / (held + 0.5))
            saturation = posting.count + _K1 * (1 - _B + _B * posting.length / max(mean, 1.0))
            scores[posting.passage_id] += weights[posting.term] * rarity * posting.count * (_K1 + 1) / saturation
        return dict(scores)
