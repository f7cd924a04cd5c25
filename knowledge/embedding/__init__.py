"""Turns text into vectors with a packaged model; nothing is downloaded."""
