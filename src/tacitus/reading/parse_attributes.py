"""Part of speech and lemma by table: what spaCy's rules give for a word is worked out once.

The attribute ruler and the rule lemmatizer depend on the word, its tag and its dependency label,
save for a handful of patterns that span several words. So each combination is put to them once,
alone, and kept; the patterns of several words are matched in the text each time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, Final

import numpy as np
from spacy.attrs import DEP, LEMMA, MORPH, ORTH, POS, TAG
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler, Lemmatizer
from spacy.tokens import Doc

_READ: Final = [ORTH, TAG, DEP]
_WRITTEN: Final = [TAG, DEP, POS, MORPH, LEMMA]
_KNOWN_KEYS: Final = frozenset({"TAG", "DEP", "LOWER", "ORTH", "TEXT", "IS_SPACE"})
_MAX_KEPT: Final = 200_000
"""Combinations kept before the table starts afresh: some 40 MB."""

_Key = tuple[int, int, int]
_Row = tuple[int, ...]


class WordTable:
    """Sets tag, label, part of speech, features and lemma as ruler and lemmatizer would."""

    def __init__(self, ruler: AttributeRuler, lemmatizer: Lemmatizer) -> None:
        self._ruler = ruler
        self._lemmatizer = lemmatizer
        self._vocab = ruler.vocab
        self._rows: dict[_Key, _Row] = {}
        _make_sets(lemmatizer)
        self._long = Matcher(self._vocab)
        patterns: list[Any] = [*ruler.patterns]
        for number, pattern in enumerate(patterns):
            long = [words for words in pattern["patterns"] if len(words) > 1]
            if long:
                self._long.add(str(number), long)

    def set(self, doc: Doc) -> None:
        """Set the attributes of every word of a tagged and parsed document."""
        keys: list[_Key] = [tuple(row) for row in doc.to_array(_READ).tolist()]
        rows = [self._rows.get(key) or self._work_out(key) for key in keys]
        for index, numbers in self._match_long(doc).items():
            rows[index] = self._apply(keys[index], numbers)
        if rows:
            doc.from_array(_WRITTEN, _pack(rows))

    def _match_long(self, doc: Doc) -> dict[int, list[int]]:
        """Give, by word, the numbers of the patterns of several words that speak of it."""
        found: defaultdict[int, list[int]] = defaultdict(list)
        for name, start, end in self._long(doc, allow_missing=True):
            number = int(self._vocab.strings[name])
            index = self._ruler.indices[number]
            found[start + index if index >= 0 else end + index].append(number)
        return found

    def _work_out(self, key: _Key) -> _Row:
        if len(self._rows) >= _MAX_KEPT:
            self._rows.clear()
        row = self._rows[key] = self._apply(key, ())
        return row

    def _apply(self, key: _Key, numbers: Iterable[int]) -> _Row:
        """Put one word alone to the ruler, with further patterns that match, and to the lemmatizer.

        Patterns of one word come first or last by their number, as they do in a text.
        """
        doc = Doc(self._vocab, words=[self._vocab.strings[key[0]]])
        doc.from_array([TAG, DEP], _pack([key[1:]]))
        alone = [number for number, _, _, _ in self._ruler.match(doc)]
        for number in sorted([*alone, *numbers]):
            attributes = self._ruler.attrs[number]
            doc.from_array([*attributes], _pack([tuple(attributes.values())]))
        doc = self._lemmatizer(doc)
        return tuple(doc.to_array(_WRITTEN)[0].tolist())


def _make_sets(lemmatizer: Lemmatizer) -> None:
    """Turn the lists of known base forms into sets: they are only asked what they hold."""
    index = lemmatizer.lookups.get_table("lemma_index", {})
    for part_of_speech in [*index]:
        index[part_of_speech] = frozenset(index[part_of_speech])


def _pack(rows: list[_Row]) -> Any:
    return np.array(rows, dtype=np.uint64)


def build_word_table(nlp: Language) -> WordTable | None:
    """Build the table of a pipeline that has ruler and lemmatizer next to each other, or None."""
    names = list(nlp.pipe_names)
    if "attribute_ruler" not in names or "lemmatizer" not in names:
        return None
    if names.index("lemmatizer") != names.index("attribute_ruler") + 1:
        return None
    ruler, lemmatizer = nlp.get_pipe("attribute_ruler"), nlp.get_pipe("lemmatizer")
    if type(ruler) is not AttributeRuler or not isinstance(lemmatizer, Lemmatizer):
        return None
    if lemmatizer.mode != "rule" or not all(_is_known(part) for part in _list_parts(ruler)):
        return None
    return WordTable(ruler, lemmatizer)


def _list_parts(ruler: AttributeRuler) -> Iterable[dict[str, Any]]:
    """Give the conditions on single words in all patterns."""
    patterns: list[Any] = [*ruler.patterns]
    for pattern in patterns:
        for words in pattern["patterns"]:
            yield from words


def _is_known(part: dict[str, Any]) -> bool:
    """Say whether a condition asks only for what the table goes by."""
    return set(part) <= _KNOWN_KEYS
