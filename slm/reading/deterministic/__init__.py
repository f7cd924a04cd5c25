"""The deterministic reader: word lists and grammar-free rules, no model.

It is the baseline that the small model is measured against and the cross-check of what the model reads. The order of work is that
of the modules: `message` splits a question into messages and hides what must not be read, `views` finds the names of assets and
quoted copy in each, `heard` asks the word lists of `policies` for everything else, `follow_up` folds a thread into one question,
`intent`, `acting`, `parties` and `purposes` judge the whole, and `reader` joins them.
"""

from slm.reading.deterministic.reader import DeterministicReader

__all__ = ["DeterministicReader"]
