"""How every surface shows a verdict."""

from policies.vocabulary import VerdictCode

SIGNS = {
    VerdictCode.ALLOWED: ("✓", "ALLOWED", "green"),
    VerdictCode.ALLOWED_WITH_CONDITIONS: ("✓", "ALLOWED WITH CONDITIONS", "yellow"),
    VerdictCode.NOT_ALLOWED: ("✗", "NOT ALLOWED", "red"),
    VerdictCode.NEEDS_REVIEW: ("?", "NEEDS REVIEW", "cyan"),
}
"""A sign, a word and a colour for each verdict; sign and word, so that colour is never needed to tell them apart."""
