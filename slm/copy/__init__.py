"""Copy checks: wording that a question quotes, laid against example wording and copy rules of the clauses."""
