"""How sure a place is: that the name is one, and that the right one was chosen."""

from __future__ import annotations

import math

from tacitus.reading.places_find import Candidate
from tacitus.reading.places_setting import Choice, Setting


def estimate_confidence(
    candidate: Candidate, choice: Choice | None, weight: float, setting: Setting
) -> float:
    """Join the odds of being a place with those of the right one; shape set on half the sets."""
    is_place = 1.0 / (1.0 + math.exp(-(weight - 0.8)))
    if choice is None:
        return round(0.4 * is_place, 2)
    margin = choice.margin + (2.0 if choice.is_bound else 0.0)
    is_right = 0.55 + 0.43 * (1.0 - math.exp(-margin / 1.5))
    return round(is_place * is_right, 2)
