"""Folding of place names: one key for the spellings that differ in nothing that matters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"}
)
_DROPPED = re.compile(r"[.'’‘ʼʻʿʾ`´ʹ′\u0300-\u036f]")
_GAP = re.compile(r"[^\w]+|_")
_ARTICLE = re.compile(r"(?<![^\W\d_])(?:al|el|as|ash|ad|adh|ar|at|ath|an|az|ez|er|es|et|en)[-‐‑]")
_SHORT = {"saint": "st", "sainte": "st", "ste": "st", "mount": "mt", "fort": "ft"}


@lru_cache(maxsize=32768)
def fold_name(name: str) -> str:
    """Give the key of a name: no case, accents, apostrophes, hyphens or hyphened Arabic article.

    "Ar-Raqqah" and "Raqqah" share a key, as do "Saint-Louis" and "St. Louis". A name of another
    script than Latin keeps its letters. Empty where nothing is left.
    """
    text = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS))
    text = _DROPPED.sub("", _ARTICLE.sub("", text))
    words = _GAP.sub(" ", text).split()
    return " ".join(_SHORT.get(word, word) for word in words)


def list_variants(key: str) -> Iterator[str]:
    """Give other keys to try, nearest first: a leading article dropped, a final -ah or -a."""
    first, _, rest = key.partition(" ")
    if first in {"al", "el", "the"} and rest:
        yield rest
        key = rest
    if len(key) > 4 and key.endswith("ah"):
        yield key[:-1]
    elif len(key) > 3 and key.endswith("a"):
        yield key + "h"


def is_latin(name: str) -> bool:
    """Say whether every letter of the name is a Latin one."""
    return name.isascii() or all(
        not char.isalpha() or unicodedata.name(char, "").startswith("LATIN") for char in name
    )
