"""Casework: what the desk cannot decide becomes a case, legal rules, and the ruling decides the next like request."""
