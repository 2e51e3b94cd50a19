"""How sure a place is: that the name is one, and that the right one was chosen."""

from __future__ import annotations

import math

from tacitus.gazetteer.layout import Kind
from tacitus.reading.places_find import Candidate
from tacitus.reading.places_setting import Choice, Setting, key_of

# Chosen on the open half of the place sets, so that of the answers given 0.8 some 80 % are right.
_PLACE_SLOPE = 0.75  # of the weight of being a place
_RIGHT_LEVEL = -0.6  # of two meanings that weigh the same, in log odds
_RIGHT_SLOPE = 3.7  # of a lead that could not be clearer
_RIGHT_REGION = 0.9  # of a place in the first-level region under discussion
_CLEAR = 1.5  # a lead that is clear
_BOUND = 2.0  # what a containment told in the words adds to the lead
_FULL_SHARE = 0.6
_NO_POINT = 0.3  # the most for a name that nothing resolves
_INSIDE = 0.6  # the most for one that takes the point of what holds it
_MANY = 20  # meanings of a name from which on the first of equals is no answer
_MAIN_SHARE = 0.5
_EVEN = 0.1  # a lead that is none


def estimate_confidence(
    candidate: Candidate,
    choice: Choice | None,
    weight: float,
    setting: Setting,
    *,
    has_point: bool,
) -> float:
    """Join the odds of being a place with those of the right one.

    ``choice`` is None for a name without a meaning of its own; ``has_point`` then says whether
    it takes that of what holds it.
    """
    is_place = _curve(_PLACE_SLOPE * weight)
    if choice is None:
        return round((_INSIDE if has_point else _NO_POINT) * is_place, 2)
    margin = choice.margin + (_BOUND if choice.is_bound else 0.0)
    clarity = 1.0 - math.exp(-margin / _CLEAR)
    share = 1.0
    if choice.entry.kind >= Kind.ADMIN1:
        share = min(1.0, setting.region_share(choice.entry, key_of(candidate)) / _FULL_SHARE)
    is_right = _curve(_RIGHT_LEVEL + _RIGHT_SLOPE * clarity + _RIGHT_REGION * share)
    return round(is_place * is_right, 2)


def is_toss_up(candidate: Candidate, choice: Choice | None) -> bool:
    """Say whether a name has many meanings and nothing tells which: the first would be a guess."""
    if choice is None or choice.is_bound or len(candidate.entries) < _MANY:
        return False
    return choice.margin < _EVEN


def find_land(candidate: Candidate, setting: Setting) -> str | None:
    """Give the country of a name of many equal meanings, where that at least is told."""
    countries = {entry.country for entry in candidate.entries if entry.country}
    if len(countries) == 1:
        return min(countries)
    key = key_of(candidate)
    best = max(sorted(countries), key=lambda code: setting.share_of(code, key), default=None)
    return best if best and setting.share_of(best, key) >= _MAIN_SHARE else None


def _curve(odds: float) -> float:
    return 1.0 / (1.0 + math.exp(-odds))
