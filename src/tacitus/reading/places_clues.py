"""Clues to the country or state of a text beside its place names: its bodies, phones and outlet."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from tacitus.reading.passages import ParsedPassage
from tacitus.reading.places_rules import PlaceRules

_PHONE = re.compile(r"(?<![\d-])(?:1-)?\(?([2-9]\d\d)\)?[-. ]{1,2}\d{3}[-.]\d{4}(?!\d)")
_LONGEST = 3  # words of a clue
_CLUE_VOTES = 0.7  # of each clue
_MOST_CLUES = 4  # of one country that count
_PHONE_VOTES = 1.0


@dataclass(frozen=True, slots=True)
class Clues:
    """Votes for countries (by code) and for first-level regions."""

    countries: tuple[tuple[str, float], ...] = ()
    regions: tuple[tuple[tuple[str, str], float], ...] = ()


def find_clues(passages: Sequence[ParsedPassage], rules: PlaceRules) -> Clues:
    """Find the words of one country's public life, and the area codes of phone numbers."""
    words = {word for parsed in passages for word in _list_clues(parsed.doc, rules)}
    counts = Counter(rules.country_clues[word] for word in sorted(words))
    countries = {
        code: _CLUE_VOTES * min(count, _MOST_CLUES) for code, count in sorted(counts.items())
    }
    regions: Counter[tuple[str, str]] = Counter()
    for parsed in passages:
        for code in _PHONE.findall(parsed.passage.text):
            if region := rules.area_codes.get(code):
                regions[region] += 1
    return Clues(
        tuple(countries.items()),
        tuple((region, _PHONE_VOTES) for region in sorted(regions)),
    )


def _list_clues(doc: Doc, rules: PlaceRules) -> Iterator[str]:
    """Give the clues among the words, of up to three words each."""
    lowers = [token.lower_ for token in doc]
    for start, lower in enumerate(lowers):
        if lower in rules.clue_openers:
            for end in range(start + 1, min(len(lowers), start + _LONGEST) + 1):
                clue = " ".join(lowers[start:end])
                if clue in rules.country_clues:
                    yield clue
