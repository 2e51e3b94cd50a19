"""Re-casing of archives that are upper case throughout: letter for letter, offsets kept.

A word of the ordinary vocabulary goes to lower case, a name to a capital first letter, an
acronym keeps its capitals. The vocabulary is the word index of the language model's lemmatiser;
what is in no vocabulary is taken for a name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from pydantic import BaseModel, ConfigDict
from spacy.language import Language

from tacitus.reading.rule_file import read_rule_file

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_DOTTED = re.compile(r"(?:[^\W\d_]\.){2,}")
_SENTENCE_START = re.compile(
    r"(?:\A|[.!?][\"'”’)\]]*\s|\n[ \t]*\n|--[ \t]|\[TEXT\])[\s\"'“‘(\[]*\Z"
)
_GLOSS = re.compile(r"\b([^\W\d_]{2,8})\s*[\[(]([^\[\]()]{6,120})[\])]")
_VOWELS = frozenset("aeiouy")
_SMALL = ("of", "the", "and", "for", "in", "to", "on", "a", "an", "at", "by", "from", "with")


class RecaseRules(BaseModel):
    """The word lists of ``rules/recase.toml``."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    months: frozenset[str]
    doubtful_months: frozenset[str]
    weekdays: frozenset[str]
    acronyms: frozenset[str]
    not_acronyms: frozenset[str]
    particles: frozenset[str]
    titles: frozenset[str]


@dataclass(frozen=True, slots=True)
class Recaser:
    """Re-cases with a vocabulary and a test for names that are ordinary words as well."""

    rules: RecaseRules
    is_word: Callable[[str], bool]
    is_name: Callable[[str], bool]

    def recase(self, text: str) -> str:
        """Give the text in ordinary case, every character in its old place."""
        keep = frozenset(_find_glossed(text))
        words = list(_WORD.finditer(text))
        out = list(text.lower() if len(text.lower()) == len(text) else map(_lower, text))
        for index, match in enumerate(words):
            shape = self._shape(text, words, index, keep)
            if shape == "upper":
                out[match.start() : match.end()] = text[match.start() : match.end()]
            elif shape == "title":
                out[match.start()] = text[match.start()]
        for match in _DOTTED.finditer(text):
            out[match.start() : match.end()] = text[match.start() : match.end()]
        return "".join(out)

    def _shape(
        self, text: str, words: list[re.Match[str]], index: int, keep: frozenset[str]
    ) -> str:
        match = words[index]
        upper = match[0]
        word = _strip_possessive(upper.lower())
        if upper in keep or (upper in self.rules.acronyms and word not in self.rules.not_acronyms):
            return "upper"
        if _SENTENCE_START.search(text, max(0, match.start() - 12), match.start()):
            return "upper" if _is_acronym(word) and not self.is_word(word) else "title"
        if word in self.rules.months or word in self.rules.weekdays:
            return "title"
        if word in self.rules.doubtful_months:
            return "title" if _beside_number(text, match) else "lower"
        return self._shape_name(text, words, index, word)

    def _shape_name(self, text: str, words: list[re.Match[str]], index: int, word: str) -> str:
        if word in self.rules.particles or word in _SMALL:
            return "lower"
        if word in self.rules.titles and self._name_follows(text, words, index):
            return "title"
        if self.is_name(word):
            return "title"
        if self.is_word(word) or any(char.isdigit() for char in word):
            return "lower"
        return "upper" if _is_acronym(word) else "title"

    def _name_follows(self, text: str, words: list[re.Match[str]], index: int) -> bool:
        if index + 1 >= len(words):
            return False
        after = words[index + 1]
        gap = text[words[index].end() : after.start()]
        word = after[0].lower()
        return gap.strip(" .\n") == "" and (self.is_name(word) or not self.is_word(word))


def build_recaser(nlp: Language, is_name: Callable[[str], bool]) -> Recaser:
    """Make a re-caser from a language model's vocabulary; ``is_name`` gets lower-case words."""
    return Recaser(
        rules=read_rule_file("recase", RecaseRules),
        is_word=lru_cache(maxsize=65536)(_build_vocabulary(nlp)),
        is_name=lru_cache(maxsize=65536)(is_name),
    )


def is_upper_case(text: str) -> bool:
    """Say whether a text is upper case throughout (at least 40 letters, 95 % of them capitals)."""
    letters = [char for char in text if char.isalpha()]
    return len(letters) >= 40 and sum(map(str.isupper, letters)) >= 0.95 * len(letters)


def _build_vocabulary(nlp: Language) -> Callable[[str], bool]:
    """Give a test for ordinary words, inflected forms included."""
    if not nlp.has_pipe("lemmatizer") or "lemma_index" not in nlp.get_pipe("lemmatizer").lookups:
        return lambda word: True
    tables = nlp.get_pipe("lemmatizer").lookups
    known = {word for words in tables.get_table("lemma_index").values() for word in words}
    known |= {word for forms in tables.get_table("lemma_exc").values() for word in forms}
    known |= {word for word in nlp.Defaults.stop_words if word.isalpha()}
    rules = [
        (old, new)
        for pairs in tables.get_table("lemma_rules").values()
        for old, new in pairs
        if old.isalpha()
    ]

    def is_word(word: str) -> bool:
        if word in known or len(word) == 1:
            return True
        return any(
            word.endswith(old) and word[: len(word) - len(old)] + new in known for old, new in rules
        ) or (word.endswith("ly") and word[:-2] in known)

    return is_word


def _find_glossed(text: str) -> Iterator[str]:
    """Find acronyms that the text itself spells out in brackets."""
    for match in _GLOSS.finditer(text):
        initials = "".join(
            word[0] for word in re.findall(r"[^\W\d_]+", match[2]) if word.lower() not in _SMALL
        )
        short = match[1]
        if short[0] == initials[:1] and sum(char in initials for char in short) >= len(short) - 1:
            yield short


def _is_acronym(word: str) -> bool:
    """Say whether a word outside the vocabulary cannot be spoken, so is an acronym."""
    if len(word) > 6 or not word.isascii():
        return False
    runs = re.findall(r"[^aeiouy]+", word)
    longest = max(map(len, runs), default=0)
    return not _VOWELS & set(word) or longest >= 4 or (len(word) <= 4 and longest >= 3)


def _beside_number(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - 4) : match.start()].rstrip()
    after = text[match.end() : match.end() + 4].lstrip(" .")
    return before[-1:].isdigit() or before.endswith(("st", "nd", "rd", "th")) or after[:1].isdigit()


def _strip_possessive(word: str) -> str:
    return word[:-2] if word.endswith(("'s", "’s")) else word


def _lower(char: str) -> str:
    """Lower one character; a few have a longer lower case and stay as they are."""
    lowered = char.lower()
    return lowered if len(lowered) == 1 else char
