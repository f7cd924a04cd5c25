"""Exams and benchmarks that drive the whole bot."""
