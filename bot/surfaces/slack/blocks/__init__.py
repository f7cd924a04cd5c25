"""Block Kit: pure functions from answers and cases to blocks."""
