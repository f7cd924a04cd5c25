"""The trees behind the codes: which channel lies under which, and which countries a group has on a given day."""
