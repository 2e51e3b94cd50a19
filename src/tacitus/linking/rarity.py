"""How rare names and words are among the reports at hand, copies of one text counted once."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Final

from tacitus.linking.features import EventFeatures

NAME_PRIOR: Final = 500
"""Imagined families of reports without the name: in a small set a name is rare, a word is not."""


@dataclass(frozen=True, slots=True)
class Rarity:
    """In how many families of reports each name occurs, and what each word weighs in bits."""

    n_families: int = 0
    names: dict[str, int] = field(default_factory=dict)
    word_bits: dict[str, float] = field(default_factory=dict)
    telling_bits: dict[str, float] = field(default_factory=dict)
    """What all words of an event's telling weigh, by the event's id."""

    def weigh_name(self, name: str) -> float:
        """Give a name's rarity in bits; one that a single family holds counts as held by two."""
        n_holders = max(2, self.names.get(name, 0))
        return math.log2((self.n_families + NAME_PRIOR) / n_holders)

    def weigh_words(self, words: Iterable[str]) -> float:
        """Give the rarity of words in bits, 0 for one that every family uses."""
        # Rounded, as the order of a set must not show in the last digit of a sum.
        bits = self.word_bits
        return round(math.fsum(bits.get(word, 0.0) for word in words), 6)


def build_rarity(events: Iterable[EventFeatures]) -> Rarity:
    """Count the names and words of all families."""
    names: dict[str, set[str]] = defaultdict(set)
    words: dict[str, set[str]] = defaultdict(set)
    told = list(events)
    for event in told:
        names[event.family] |= event.names
        words[event.family] |= event.words
    n_families = len(words)
    holders = Counter(word for found in words.values() for word in found)
    rarity = Rarity(
        n_families=n_families,
        names=dict(Counter(name for found in names.values() for name in found)),
        word_bits={word: math.log2(n_families / n) for word, n in holders.items()},
    )
    return replace(
        rarity, telling_bits={event.id: rarity.weigh_words(event.words) for event in told}
    )
