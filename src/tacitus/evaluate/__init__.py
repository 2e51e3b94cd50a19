"""Measuring the reading and the linking against gold answers."""
