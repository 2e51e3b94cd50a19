"""Clues to the country or state of a text beside its place names: its bodies, phones and outlet."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from tacitus.reading.passages import ParsedPassage
from tacitus.reading.places_rules import PlaceRules

_PHONE = re.compile(r"(?<![\d-])(?:1-)?\(?([2-9]\d\d)\)?[-. ]{1,2}\d{3}[-.]\d{4}(?!\d)")
_WORD = re.compile(r"[^\W\d_]+(?:[-'’.][^\W\d_]+)*")
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
    clues: set[str] = set()
    regions: set[tuple[str, str]] = set()
    for parsed in passages:
        clues |= _list_clues(parsed.passage.text.lower(), rules)
        found = {rules.area_codes.get(code) for code in _PHONE.findall(parsed.passage.text)}
        regions |= {region for region in found if region is not None}
    counts = Counter(rules.country_clues[clue] for clue in clues)
    return Clues(
        tuple(
            (code, _CLUE_VOTES * min(count, _MOST_CLUES)) for code, count in sorted(counts.items())
        ),
        tuple((region, _PHONE_VOTES) for region in sorted(regions)),
    )


def _list_clues(text: str, rules: PlaceRules) -> set[str]:
    """Give the clues in a text of small letters; each is looked for where its first word stands."""
    openers = rules.clues_of.keys() & set(_WORD.findall(text))
    return {
        clue
        for opener in openers
        for clue in rules.clues_of[opener]
        if clue == opener or clue in text
    }
