"""When two wordings name the same thing: 1, 0.5 or 0."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

_WORD: Final = re.compile(r"\w+")
_ARTICLES: Final = frozenset({"a", "an", "the"})
_LONG_WORD: Final = 4
_HALF: Final = 0.5
# fmt: off
NUMBER_WORDS: Final = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen", "twenty",
)
_NUMBERS: Final = frozenset({
    *NUMBER_WORDS, "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
    "hundred", "thousand", "million", "dozen", "hundreds", "thousands", "dozens",
})
# fmt: on


@lru_cache(maxsize=65536)
def split_words(text: str) -> tuple[str, ...]:
    """Give the words of a wording without accents, case and punctuation."""
    plain = unicodedata.normalize("NFKD", text.replace("'", "").replace("’", ""))
    bare = "".join(char for char in plain if not unicodedata.combining(char))
    return tuple(_WORD.findall(bare.casefold()))


@lru_cache(maxsize=65536)
def _list_telling(text: str) -> tuple[str, ...]:
    """Leave out articles and numbers, unless nothing else is left."""
    words = split_words(text)
    kept = tuple(
        word
        for word in words
        if word not in _ARTICLES and word not in _NUMBERS and not word.isdigit()
    )
    return kept or words


def compare_texts(a: str, b: str) -> float:
    """Give 1 where one holds the other or half the words are shared, 0.5 for one long word."""
    left, right = _list_telling(a), _list_telling(b)
    if not left or not right:
        return 0.0
    if _holds(left, right) or _holds(right, left) or score_overlap(left, right) >= _HALF:
        return 1.0
    shared = set(left) & set(right)
    return _HALF if any(len(word) >= _LONG_WORD for word in shared) else 0.0


def compare_any(a: Iterable[str], b: Sequence[str]) -> float:
    """Give the best match between two lists of wordings."""
    return max((compare_texts(x, y) for x in a for y in b), default=0.0)


def _holds(whole: Sequence[str], part: Sequence[str]) -> bool:
    n = len(part)
    return any(tuple(whole[i : i + n]) == tuple(part) for i in range(len(whole) - n + 1))


def score_overlap(a: Sequence[str], b: Sequence[str]) -> float:
    """Give the F1 of shared words."""
    if not a or not b:
        return 0.0
    return 2 * count_shared(a, b) / (len(a) + len(b))


def count_shared(a: Sequence[str], b: Sequence[str]) -> int:
    """Count the words that two wordings share, each as often as both have it."""
    return (Counter(a) & Counter(b)).total()
