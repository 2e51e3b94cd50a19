"""Re-casing of archives that are upper case throughout: letter for letter, offsets kept."""

from __future__ import annotations


def is_upper_case(text: str) -> bool:
    """Say whether a text is upper case throughout (at least 40 letters, 95 % of them capitals)."""
    letters = [char for char in text if char.isalpha()]
    return len(letters) >= 40 and sum(map(str.isupper, letters)) >= 0.95 * len(letters)


def recase(text: str) -> str:
    """Give the text in ordinary case, every character in its old place."""
    return text.lower()
