"""Exams and benchmarks that drive the whole bot. A published figure comes with its command, data hash, commit, date and machine."""
