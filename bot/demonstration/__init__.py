"""The demonstration: an invented brand, what legal ruled for it, and a tour of questions that shows the whole product."""
