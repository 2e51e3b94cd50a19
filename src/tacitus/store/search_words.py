"""Cutting text into words for the full-text search: one way for every database and language.

No stemming and no stop words. A word is a run of letters, digits and the marks on them; its key
has no case and no accents, so that "Ménaka" and "menaka", or vowelled and plain Arabic, meet.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

_RUN = re.compile(r"[^\W_]+")
_LETTERS: Final = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ـ": ""}
)
_LONGEST_KEY: Final = 100
_FIRST_MARK: Final = "\u0300"
_LAST_POSITION: Final = 16383  # PostgreSQL keeps no position beyond it
_MOST_POSITIONS: Final = 256


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: its key and where it stands, in code points, end excluded."""

    key: str
    start: int
    end: int


def list_words(text: str) -> Iterator[Word]:
    """Cut a text into words, in order."""
    start = end = -1
    for match in _RUN.finditer(text):
        if match.start() != end:
            yield from _build_word(text, start, end)
            start = match.start()
        end = match.end()
        while end < len(text) and text[end] >= _FIRST_MARK and _is_mark(text[end]):
            end += 1
    yield from _build_word(text, start, end)


def _build_word(text: str, start: int, end: int) -> Iterator[Word]:
    if start >= 0 and (key := fold_word(text[start:end])):
        yield Word(key, start, end)


def _is_mark(char: str) -> bool:
    return unicodedata.category(char).startswith("M")


@lru_cache(maxsize=65536)
def fold_word(word: str) -> str:
    """Give the key of a word; empty where only marks are left. Very long ones are cut."""
    if word.isascii():
        return word.lower()[:_LONGEST_KEY]
    plain = unicodedata.normalize("NFKD", word.casefold().translate(_LETTERS))
    kept = (char for char in plain if not unicodedata.combining(char))
    return "".join(char for char in kept if char.isalnum() or _is_mark(char))[:_LONGEST_KEY]


def fold_text(text: str) -> str:
    """Give the keys of a text's words, one space between them."""
    return " ".join(word.key for word in list_words(text))


def build_tsvector(title: str, body: str) -> str:
    """Write folded words as a PostgreSQL tsvector: the title's words weigh A, the others D."""
    places: defaultdict[str, list[str]] = defaultdict(list)
    between = [("", "")] if title else []  # no phrase runs from the title into the body
    keys = [*((key, "A") for key in title.split()), *between, *((k, "") for k in body.split())]
    for number, (key, weight) in enumerate(keys, start=1):
        if key and len(places[key]) < _MOST_POSITIONS:
            places[key].append(f"{min(number, _LAST_POSITION)}{weight}")
    return " ".join(f"{_quote(key)}:{','.join(found)}" for key, found in places.items())


def build_tsquery_word(key: str, *, prefix: bool = False) -> str:
    """Write one folded word for a PostgreSQL tsquery."""
    return _quote(key) + (":*" if prefix else "")


def _quote(key: str) -> str:
    return "'" + key.replace("\\", "\\\\").replace("'", "''") + "'"


def join_keys(words: Iterable[Word]) -> tuple[str, ...]:
    """Give the keys of words, in order."""
    return tuple(word.key for word in words)
