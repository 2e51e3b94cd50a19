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


_JOINED_ARTICLE = re.compile(r"^[ae]([zrsntd])(?=\1)")  # "ezzor", "arraqqa"
_VOWELS = re.compile("[aiu]")
_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        ("kh", "x"),
        ("gh", "g"),
        ("dh", "d"),
        ("th", "t"),
        ("ph", "f"),
        ("tch|tsch", "c"),
        ("dj|dzh", "j"),
        ("zh", "j"),
        ("q", "k"),
        ("v", "w"),
        ("aw|au|ow|ou|oo|o", "u"),
        ("ai|ay|ei|ey|ee|ie|iy|y|e", "i"),
        (r"(.)\1+", r"\1"),
        ("[ai]h?$", "a"),
    )
)


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


def list_skeletons(key: str) -> Iterator[str]:
    """Give the keys under which spellings from other scripts meet, the stricter first.

    The first joins what stands for one sound ("ou", "oo", "u"; "q", "k"; doubled letters), the
    second leaves out all vowels. Too short names give none, lest they meet by chance.
    """
    words = [_JOINED_ARTICLE.sub(r"\1", word) for word in key.split()]
    text = "".join(words)
    for pattern, sound in _SOUNDS:
        text = pattern.sub(sound, text)
    if len(text) >= 4:
        yield ":" + text
    consonants = text[:1] + _VOWELS.sub("", text[1:])
    if len(consonants) >= 4 and len(key) >= 7:
        yield ";" + consonants


def is_latin(name: str) -> bool:
    """Say whether every letter of the name is a Latin one."""
    return name.isascii() or all(
        not char.isalpha() or unicodedata.name(char, "").startswith("LATIN") for char in name
    )
