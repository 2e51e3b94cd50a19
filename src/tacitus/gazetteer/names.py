"""Folding of place names: one key for the spellings that differ in nothing that matters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

# Countries whose place names reach English by transcription, from Arabic and other scripts.
# fmt: off
ARABIC_COUNTRIES: Final = frozenset({
    "AE", "BH", "DZ", "EG", "EH", "ER", "IL", "IQ", "JO", "KW", "LB", "LY", "MA", "MR", "OM", "PS",
    "QA", "SA", "SD", "SO", "SY", "TD", "TN", "YE",
})
OTHER_SCRIPTS: Final = ARABIC_COUNTRIES | frozenset({
    "AF", "AM", "AZ", "BG", "BY", "CD", "ET", "GE", "IN", "IR", "KG", "KZ", "LK", "ML", "MM", "NE",
    "NG", "NP", "PK", "RS", "RU", "SN", "SS", "TJ", "TM", "TR", "UA", "UZ", "XK",
})
# fmt: on

_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"}
)
_DROPPED = re.compile(r"[.'’‘ʼʻʿʾ`´ʹ′\u0300-\u036f]")
_GAP = re.compile(r"[^\w]+|_")
_ARTICLE = re.compile(r"(?<![^\W\d_])(?:al|el|as|ash|ad|adh|ar|at|ath|an|az|ez|er|es|et|en)[-‐‑]")
_SHORT = {"saint": "st", "sainte": "st", "ste": "st", "mount": "mt", "fort": "ft"}


_JOINED_ARTICLE = re.compile(r"(?<![a-z])[ae]([zrsntd])(?=\1)")  # "ezzor", "arraqqa"
_VOWELS = str.maketrans("", "", "aiu")
_DOUBLED = re.compile(r"(.)\1+")
_LAST_VOWEL = re.compile("[ai]h?$")
_EZAFE = re.compile(r"(?<=\w{2}) [ei] (?=\w{2})")  # "Nad-e Ali"
# What stands for one sound, longer ones first; then single letters.
_SOUNDS: Final = (
    ("kh", "x"), ("gh", "g"), ("dh", "d"), ("th", "t"), ("ph", "f"), ("tsch", "c"), ("tch", "c"),
    ("dzh", "j"), ("dj", "j"), ("zh", "j"), ("aw", "u"), ("au", "u"), ("ow", "u"), ("ou", "u"),
    ("oo", "u"), ("ai", "i"), ("ay", "i"), ("ei", "i"), ("ey", "i"), ("ee", "i"), ("ie", "i"),
    ("iy", "i"), ("ye", "i"),
)  # fmt: skip
_LETTER_SOUNDS: Final = str.maketrans("qvoye", "kwuii")


@lru_cache(maxsize=32768)
def fold_name(name: str) -> str:
    """Give the key of a name: no case, accents, apostrophes, hyphens or hyphened Arabic article.

    "Ar-Raqqah" and "Raqqah" share a key, as do "Saint-Louis" and "St. Louis". A name of another
    script than Latin keeps its letters. Empty where nothing is left.
    """
    if name.isascii() and name.isalpha():  # most names, for which nothing more is to do
        word = name.lower()
        return _SHORT.get(word, word)
    text = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS))
    text = _DROPPED.sub("", _ARTICLE.sub("", text))
    words = _GAP.sub(" ", text).split()
    return " ".join(_SHORT.get(word, word) for word in words)


def list_variants(key: str) -> Iterator[str]:
    """Give other keys to try, nearest first.

    A leading article dropped; the Persian "-e" or "-i" between words dropped; a final -ah or -a.
    """
    first, _, rest = key.partition(" ")
    if first in {"al", "el", "the"} and rest:
        yield rest
        key = rest
    if (joined := _EZAFE.sub(" ", key)) != key:
        yield joined
        key = joined
    if len(key) > 4 and key.endswith("ah"):
        yield key[:-1]
    elif len(key) > 3 and key.endswith("a"):
        yield key + "h"


def list_skeletons(key: str) -> Iterator[str]:
    """Give the keys under which spellings from other scripts meet, the stricter first.

    The first joins what stands for one sound ("ou", "oo", "u"; "q", "k"; doubled letters), the
    second leaves out all vowels. Too short names give none, lest they meet by chance.
    """
    text = _JOINED_ARTICLE.sub(r"\1", key).replace(" ", "")
    for letters, sound in _SOUNDS:
        if letters in text:
            text = text.replace(letters, sound)
    text = _LAST_VOWEL.sub("a", _DOUBLED.sub(r"\1", text.translate(_LETTER_SOUNDS)))
    if len(text) >= 4:
        yield ":" + text
    consonants = (text[:1] + text[1:].translate(_VOWELS)).replace("x", "h")
    if len(consonants) >= 4 and len(key) >= 7:
        yield ";" + consonants


def is_latin(name: str) -> bool:
    """Say whether every letter of the name is a Latin one."""
    return name.isascii() or all(char.isascii() or _is_latin_char(char) for char in name)


@lru_cache(maxsize=4096)
def _is_latin_char(char: str) -> bool:
    return not char.isalpha() or unicodedata.name(char, "").startswith("LATIN")
