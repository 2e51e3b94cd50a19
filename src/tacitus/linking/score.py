"""The score of a pair: a sum of contributions that a person can read."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from tacitus.linking.compare import compare_events, measure_km
from tacitus.linking.features import EventFeatures
from tacitus.linking.levels import read_bits, read_levels
from tacitus.linking.rarity import Rarity

_MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
NEVER: Final = -7.0
"""What two events of one report score where something speaks against one happening."""
UNDECIDED: Final = -0.5
"""What they score where nothing does, but too little speaks for it."""
CONTRARY: Final = frozenset(
    {
        *("time.days_apart", "time.apart", "hour.apart"),
        *("place.other_town", "place.other_region", "place.other_country"),
        *("type.other", "type.kin", "type.other_mode"),
        *("deed.apart", "deed.other_way", "deed.other_end", "deed.sequel"),
        *("killed.conflict", "victims.other", "actors.other"),
    }
)
"""Levels at which two events of one report are two happenings."""
GROUNDS: Final = frozenset(
    {
        *("victims.same", "actors.both", "hour.same"),
        *("killed.same_many", "killed.same_few", "killed.close"),
        *("injured.same_many", "injured.same_few", "injured.close"),
    }
)
"""Levels at which two events of one report may be one deed told twice."""
_OF_ONE_TEXT: Final = frozenset({"document.same", "document.next", "document.other_part"})
STRONG: Final = 0.05
"""Contributions of fewer bits are no reason to tell."""


def build_probability(bits: float) -> float:
    """Turn summed bits into a score between 0 and 1."""
    odds: float = 2.0 ** max(-60.0, min(60.0, bits))
    return odds / (1.0 + odds)


def build_bits(score: float) -> float:
    """Turn a score between 0 and 1 into the summed bits it stands for."""
    held = min(1 - 1e-9, max(1e-9, score))
    return math.log2(held / (1 - held))


def _temper(bits: float, levels: Sequence[str], a: EventFeatures, b: EventFeatures) -> float:
    """Score two events of one text: apart for good where they differ, else left to others.

    Where nothing speaks against one happening but too little for it, other reports may bring
    them together; they do not join by themselves. The same day, place and type are too little.
    """
    if CONTRARY.intersection(levels):
        return NEVER
    if not _is_retold(levels, a, b):
        return UNDECIDED
    return max(bits, UNDECIDED)


def _is_retold(levels: Sequence[str], a: EventFeatures, b: EventFeatures) -> bool:
    """Tell whether a text has grounds to be telling one deed twice."""
    if GROUNDS.intersection(levels):
        return True
    if a.targets and b.targets and not a.targets & b.targets:
        return False
    return _is_bare(a) or _is_bare(b)


def _is_bare(event: EventFeatures) -> bool:
    return event.killed is None and event.injured is None and not event.victims


@dataclass(slots=True)
class Scorer:
    """Scores pairs of events and remembers them; ``score`` gives the sum in bits."""

    events: dict[str, EventFeatures]
    rarity: Rarity
    gap_days: int
    _known: dict[tuple[str, str], float] = field(default_factory=dict)

    def score(self, a: str, b: str) -> float:
        """Give the bits for two events being one happening; the order does not matter."""
        pair = (a, b) if a < b else (b, a)
        if pair not in self._known:
            self._known[pair] = self._score(*pair)
        return self._known[pair]

    def _score(self, a: str, b: str) -> float:
        worth = read_bits()
        levels = self.compare(a, b)
        bits = read_levels().prior + sum(worth[level] for level in levels)
        if not _OF_ONE_TEXT.intersection(levels):
            return bits
        return _temper(bits, levels, self.events[a], self.events[b])

    def compare(self, a: str, b: str) -> list[str]:
        """Give the levels that hold between two events."""
        return compare_events(self.events[a], self.events[b], self.rarity, self.gap_days)

    def explain(self, a: str, b: str) -> tuple[str, ...]:
        """Give the reasons for and against, in words, with what each is worth."""
        first, second = self.events[a], self.events[b]
        details = _build_details(first, second)
        reasons = []
        for level in self.compare(a, b):
            field_name, _, name = level.partition(".")
            found = getattr(read_levels(), field_name)[name]
            if abs(found.bits) >= STRONG:
                reasons.append(f"{found.words.format(**details)} ({found.bits:+.1f})")
        return tuple(reasons)


def _build_details(a: EventFeatures, b: EventFeatures) -> dict[str, str]:
    """Give the values that the words of the levels may name."""
    km = measure_km(a.site, b.site) if a.site and b.site else None
    shared = (a.actors & b.actors) | (a.recipients & b.recipients)
    return {
        "when_a": _tell_days(a),
        "when_b": _tell_days(b),
        "gap_days": str(_measure_gap(a, b)),
        "hour_a": _tell_hour(a.minute),
        "hour_b": _tell_hour(b.minute),
        "where_a": a.site.name if a.site else "-",
        "where_b": b.site.name if b.site else "-",
        "distance_km": "-" if km is None else f"{km:.0f}",
        "type_a": a.type.value,
        "type_b": b.type.value,
        "outcomes_a": _tell_names(a.outcomes),
        "outcomes_b": _tell_names(b.outcomes),
        "modes": _tell_names(a.modes & b.modes),
        "modes_a": _tell_names(a.modes),
        "modes_b": _tell_names(b.modes),
        "actors": _tell_names(shared),
        "actors_a": _tell_names(a.actors),
        "actors_b": _tell_names(b.actors),
        "killed_a": tell_count(a.killed),
        "killed_b": tell_count(b.killed),
        "injured_a": tell_count(a.injured),
        "injured_b": tell_count(b.injured),
        "weapons": _tell_names(a.weapons & b.weapons),
        "weapons_a": _tell_names(a.weapons),
        "weapons_b": _tell_names(b.weapons),
        "names": f"{len(a.names & b.names)}",
    }


def tell_count(count: tuple[int, int | None] | None) -> str:
    """Tell a number of people in words."""
    if count is None:
        return "-"
    low, high = count
    if high is None:
        return f"at least {low}"
    return str(low) if low == high else f"{low} to {high}"


def _tell_days(event: EventFeatures) -> str:
    if event.first is None or event.last is None:
        return "no day"
    first, last = tell_day(event.first), tell_day(event.last)
    return first if first == last else f"{first} to {last}"


def tell_day(ordinal: int) -> str:
    """Tell a day as "11 May 2024", in English whatever the locale."""
    day = date.fromordinal(ordinal)
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _tell_hour(minute: int | None) -> str:
    return "-" if minute is None else f"{minute // 60:02}:{minute % 60:02}"


def _measure_gap(a: EventFeatures, b: EventFeatures) -> int:
    if a.first is None or a.last is None or b.first is None or b.last is None:
        return 0
    return max(a.first - b.last, b.first - a.last, 0)


def _tell_names(names: frozenset[str]) -> str:
    return ", ".join(sorted(names)) or "-"
