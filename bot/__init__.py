"""Conversation and casework: the product, its surfaces, escalation, storage of work in progress, and wiring."""
