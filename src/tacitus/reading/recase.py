"""Re-casing of archives that are upper case throughout: letter for letter, offsets kept.

A word of the ordinary vocabulary goes to lower case, a name to a capital first letter, an
acronym keeps its capitals. The vocabulary is the word index of the language model's lemmatiser;
what is in no vocabulary is taken for a name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from pydantic import BaseModel, ConfigDict
from spacy.language import Language
from spacy.lookups import Lookups, Table
from spacy.strings import get_string_id

from tacitus.reading.rule_file import read_rule_file

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_DOTTED = re.compile(r"(?:[^\W\d_]\.){2,}")
_SENTENCE_START = re.compile(
    r"(?:\A|(?:(?<!\b\w)\.|[!?])[\"'”’)\]]*\s|\n[ \t]*\n|--[ \t]|\[TEXT\])[\s\"'“‘(\[]*\Z"
)
_GLOSS = re.compile(r"\b([^\W\d_]{2,8})\s*[\[(]([^\[\]()]{6,120})[\])]")
_LETTERS = re.compile(r"[^\W\d_]+")
_BREAKS = frozenset('.,;:!?()[]"')
_PHRASE_WORDS = 6
_VOWELS = frozenset("aeiouy")
_SMALL = ("of", "the", "and", "for", "in", "to", "on", "a", "an", "at", "by", "from", "with")


WordTest = Callable[[str], bool]


class RecaseRules(BaseModel):
    """The word lists of ``rules/recase.toml``."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    months: frozenset[str]
    doubtful_months: frozenset[str]
    weekdays: frozenset[str]
    acronyms: frozenset[str]
    particles: frozenset[str]
    name_articles: frozenset[str]
    titles: frozenset[str]
    short_titles: frozenset[str]


@dataclass(frozen=True, slots=True)
class CaseLexicon:
    """What is known of words, all asked in lower case.

    ``is_word``: an ordinary word; ``is_deed``: one that can be a verb or an adjective, so rarely a
    name; ``is_name``: a name of a land, its people or a large town; ``is_place``: the same for
    several words; ``phrases``: names of several words; ``acronyms``: in capitals.
    """

    is_word: Callable[[str], bool]
    is_deed: Callable[[str], bool]
    is_name: Callable[[str], bool]
    is_place: Callable[[str], bool]
    phrases: frozenset[tuple[str, ...]]
    acronyms: frozenset[str]


@dataclass(frozen=True, slots=True)
class Recaser:
    """Re-cases with word lists and a lexicon."""

    rules: RecaseRules
    lexicon: CaseLexicon

    def recase(self, text: str) -> str:
        """Give the text in ordinary case, every character in its old place."""
        keep, expansions = self._find_glossed(text)
        words = list(_WORD.finditer(text))
        named = self._find_phrases(text, words)
        out = [_lower(char) for char in text]
        for index, match in enumerate(words):
            known = index in named or any(a <= match.start() < b for a, b in expansions)
            shape = self._shape_known(match, keep) if known else ""
            shape = shape or self._shape(text, words, index, keep)
            if shape == "upper":
                out[match.start() : match.end()] = text[match.start() : match.end()]
            elif shape == "title":
                out[match.start()] = text[match.start()]
        for match in _DOTTED.finditer(text):
            out[match.start() : match.end()] = text[match.start() : match.end()]
        return "".join(out)

    def _find_phrases(self, text: str, words: list[re.Match[str]]) -> frozenset[int]:
        """Find the words that stand in a name of several words, the longest name first."""
        lowered = [_strip_possessive(match[0].lower()) for match in words]
        found: set[int] = set()
        index = 0
        while index < len(words):
            length = self._measure_phrase(text, words, lowered, index)
            found.update(range(index, index + length))
            index += max(length, 1)
        return frozenset(found)

    def _measure_phrase(
        self, text: str, words: list[re.Match[str]], lowered: list[str], index: int
    ) -> int:
        for length in range(min(_PHRASE_WORDS, len(words) - index), 1, -1):
            parts = tuple(lowered[index : index + length])
            gap = text[words[index].end() : words[index + length - 1].start()]
            if not set(gap) & _BREAKS and (
                parts in self.lexicon.phrases
                or (length <= 3 and self.lexicon.is_place(" ".join(parts)))
            ):
                return length
        return 0

    def _shape_known(self, match: re.Match[str], keep: frozenset[str]) -> str:
        if match[0].lower() in _SMALL:
            return ""
        return "upper" if match[0] in keep or match[0] in self.rules.acronyms else "title"

    def _shape(
        self, text: str, words: list[re.Match[str]], index: int, keep: frozenset[str]
    ) -> str:
        match = words[index]
        upper = match[0]
        word = _strip_possessive(upper.lower())
        if word == "i" or upper in keep or upper in self.rules.acronyms:
            return "upper"
        is_word = self.lexicon.is_word(word)
        if upper in self.lexicon.acronyms and not (is_word and len(word) < 4):
            return "upper"
        if _SENTENCE_START.search(text, max(0, match.start() - 12), match.start()):
            return "upper" if _is_acronym(word) and not is_word else "title"
        if word in self.rules.months or word in self.rules.weekdays:
            return "title"
        if word in self.rules.doubtful_months:
            return "title" if _beside_number(text, match) else "lower"
        return self._shape_name(text, words, index, word)

    def _shape_name(self, text: str, words: list[re.Match[str]], index: int, word: str) -> str:
        if word in self.rules.particles or word in _SMALL:
            return "title" if self._opens_name(text, words, index, word) else "lower"
        if word in self.rules.titles and self._name_follows(text, words, index):
            return "title"
        if self._is_name(word):
            return "title"
        if self.lexicon.is_word(word):
            return "title" if self._after_title(text, words, index, word) else "lower"
        return "upper" if _is_acronym(word) else "title"

    def _opens_name(self, text: str, words: list[re.Match[str]], index: int, word: str) -> bool:
        """Say whether an article begins a name ("at EL REMATE") and stands in none ("DE LA")."""
        if word not in self.rules.name_articles or not self._name_follows(text, words, index):
            return False
        before = words[index - 1][0].lower() if index else ""
        return before in _SMALL

    def _is_name(self, word: str) -> bool:
        return len(word) > 3 and self.lexicon.is_name(word)

    def _after_title(self, text: str, words: list[re.Match[str]], index: int, word: str) -> bool:
        """Say whether a word that no verb or adjective is follows a person's title."""
        if index == 0 or self.lexicon.is_deed(word):
            return False
        before = words[index - 1]
        gap = text[before.end() : words[index].start()].strip(" \n")
        return gap in ("", ".") and before[0].lower() in self.rules.short_titles

    def _name_follows(self, text: str, words: list[re.Match[str]], index: int) -> bool:
        if index + 1 >= len(words):
            return False
        after = words[index + 1]
        gap = text[words[index].end() : after.start()]
        word = _strip_possessive(after[0].lower())
        return gap.strip(" .\n") == "" and (self._is_name(word) or not self.lexicon.is_word(word))

    def _find_glossed(self, text: str) -> tuple[frozenset[str], list[tuple[int, int]]]:
        """Find acronyms that the text itself spells out in brackets, and where it does."""
        short: set[str] = set()
        long: list[tuple[int, int]] = []
        for match in _GLOSS.finditer(text):
            initials = "".join(
                word[0] for word in _LETTERS.findall(match[2]) if word.lower() not in _SMALL
            )
            hits = sum(char in initials for char in match[1])
            if len(match[1]) > 2 and match[1][0] == initials[:1] and hits >= len(match[1]) - 1:
                short.add(match[1])
                long.append(match.span(2))
        return frozenset(short), long


def build_recaser(nlp: Language, lexicon: Callable[[WordTest, WordTest], CaseLexicon]) -> Recaser:
    """Make a re-caser; ``lexicon`` gets the model's tests for words and for deeds."""
    is_word, is_deed = _build_vocabulary(nlp)
    return Recaser(
        rules=read_rule_file("recase", RecaseRules),
        lexicon=lexicon(lru_cache(maxsize=65536)(is_word), lru_cache(maxsize=65536)(is_deed)),
    )


def is_upper_case(text: str) -> bool:
    """Say whether a text is upper case throughout (at least 40 letters, 95 % of them capitals)."""
    letters = [char for char in text if char.isalpha()]
    return len(letters) >= 40 and sum(map(str.isupper, letters)) >= 0.95 * len(letters)


def _build_vocabulary(nlp: Language) -> tuple[WordTest, WordTest]:
    """Give the tests for ordinary words and for verbs and adjectives, inflected forms included."""
    if not nlp.has_pipe("lemmatizer"):
        return _always, _always
    lookups: Lookups = nlp.get_pipe("lemmatizer").lookups  # type: ignore[attr-defined]
    if not lookups.has_table("lemma_index"):
        return _always, _always
    tables = [lookups.get_table(name) for name in ("lemma_index", "lemma_exc", "lemma_rules")]
    stop = {word for word in nlp.Defaults.stop_words if word.isalpha()}
    nouns = intern_part("noun")
    everything = _build_test(tables, list(tables[0]), stop)
    deeds = _build_test(tables, [part for part in tables[0] if part != nouns], stop)
    return everything, deeds


def intern_part(name: str) -> int:
    """Give the number under which spaCy's look-up tables keep a part of speech."""
    return int(get_string_id(name))


def _build_test(tables: Sequence[Table], parts: Sequence[int], stop: set[str]) -> WordTest:
    index, exceptions, endings = tables
    known = {word for part in parts for word in index[part]} | stop
    known |= {word for part in parts if part in exceptions for word in exceptions[part]}
    pairs = [
        (old, new)
        for part in parts
        if part in endings
        for old, new in endings[part]
        if old.isalpha()
    ]

    def is_known(word: str) -> bool:
        if word in known or len(word) == 1:
            return True
        return any(
            word.endswith(old) and word[: len(word) - len(old)] + new in known for old, new in pairs
        ) or (word.endswith("ly") and word[:-2] in known)

    return is_known


def _always(word: str) -> bool:
    return True


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
