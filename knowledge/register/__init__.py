"""Asset registers: rows as people type them, compiled into catalogue entries and rules.

Every cell reader follows one law: what cannot be read with certainty is kept verbatim and counts as unknown, so that an unread word
never widens a right.
"""
