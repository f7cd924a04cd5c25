"""The pure core: what a question, a rule and a verdict are, and how rules decide.

No clock, no network, no database and no model lives here. Every function that needs "today" takes the day as an argument, and
the only files read are this package's own data files.
"""
