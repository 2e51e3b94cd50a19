"""The language of a text, by its script and by the share of each language's small words."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache

from tacitus.intake.rule_file import read_intake_rules
from tacitus.model.values import Frozen

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE_CHARS = 6000
_LEAST_WORDS = 8
# English news has 0.35 to 0.50 of its words among these small words; a tenth is little.
_LEAST_SHARE = 0.1


class LanguageRules(Frozen):
    """Small words by language, and the language that a script stands for."""

    small_words: dict[str, tuple[str, ...]]
    scripts: dict[str, str]


@lru_cache(maxsize=1)
def _load_rules() -> LanguageRules:
    return read_intake_rules("languages", LanguageRules)


@lru_cache(maxsize=1)
def _index_words() -> dict[str, tuple[str, ...]]:
    index: dict[str, list[str]] = {}
    for language, words in _load_rules().small_words.items():
        for word in dict.fromkeys(words):
            index.setdefault(word, []).append(language)
    return {word: tuple(languages) for word, languages in index.items()}


def find_language(text: str) -> str | None:
    """Give the two-letter code of the text's language; None where too little tells."""
    sample = text[:_SAMPLE_CHARS].lower()
    words = _WORD.findall(sample)
    if len(words) < _LEAST_WORDS:
        return None
    script = None if sample.isascii() else _find_script(words)
    default = _load_rules().scripts.get(script) if script is not None else None
    index = _index_words()
    counted = Counter(language for word in words for language in index.get(word, ()))
    if not counted:
        return default
    language, n_found = max(counted.items(), key=lambda item: (item[1], item[0]))
    return language if n_found >= _LEAST_SHARE * len(words) else default


def _find_script(words: list[str]) -> str | None:
    """Name the script of most words where it is not Latin."""
    counted = Counter(unicodedata.name(word[0], "?").split(" ")[0] for word in words)
    script, n_words = max(counted.items(), key=lambda item: (item[1], item[0]))
    return script if script != "LATIN" and n_words > len(words) / 2 else None
