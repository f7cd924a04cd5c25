"""How every surface shows a verdict."""

from policies.vocabulary import VerdictCode

SIGNS = {
    VerdictCode.ALLOWED: ("✓", "ALLOWED", "green"),
    VerdictCode.ALLOWED_WITH_CONDITIONS: ("✓", "ALLOWED WITH CONDITIONS", "yellow"),
    VerdictCode.NOT_ALLOWED: ("✗", "NOT ALLOWED", "red"),
    VerdictCode.NEEDS_REVIEW: ("?", "NEEDS REVIEW", "cyan"),
}
"""A sign, a word and a colour for each verdict; sign and word, so that colour is never needed to tell them apart."""

STATUS_SIGNS = {"pass": "✓", "fail": "✗", "unknown": "?"}
"""A sign for each reason: it speaks for the use, against it, or leaves it open."""


def marked(reason: str) -> str:
    """A reason of a case, which is kept as "unknown: …", with the sign people know instead of the code."""
    status, colon, text = reason.partition(": ")
    return f"{STATUS_SIGNS[status]} {text}" if colon and status in STATUS_SIGNS else reason
