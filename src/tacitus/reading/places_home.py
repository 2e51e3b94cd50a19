"""Whose press a text is: institutions that only the papers of one country name without more."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tacitus.reading.passages import ParsedPassage
from tacitus.reading.places_rules import PlaceRules

_LEAST = 2  # different words that make a sign
_VOTES = 1.5  # what the sign counts among the countries under discussion


def find_home_votes(passages: Iterable[ParsedPassage], rules: PlaceRules) -> Mapping[str, float]:
    """Give votes for the country whose institutions the text names, where one is ahead.

    Weak evidence beside names: it settles which of two namesakes a local paper means.
    """
    words = {token.lower_ for parsed in passages for token in parsed.doc}
    counts = {country: len(signs & words) for country, signs in rules.home_signs.items()}
    best = max(counts, key=lambda country: (counts[country], country))
    rivals = [count for country, count in counts.items() if country != best]
    if counts[best] < _LEAST or counts[best] <= max(rivals, default=0):
        return {}
    return {best: _VOTES}
