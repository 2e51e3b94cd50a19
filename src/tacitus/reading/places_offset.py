"""How far from a named place the sentence points: "near X", "10 km north of X", "X countryside"."""

from __future__ import annotations

import math
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from tacitus.reading.places_rules import PlaceRules

_KM_PER_DEGREE = 111.2
_NEAR_M = 10_000  # "near X": no measurement behind it
_SIDE_M = 30_000  # "north of X" without a distance
_ASIDE_M = 10_000  # how far the point moves then
_AROUND_M = 20_000  # "X countryside"
_BORDER_M = 50_000
_BORDERS = frozenset({"border", "borders", "frontier", "boundary"})
_BEARINGS = {
    "north": 0.0,
    "northeast": 45.0,
    "east": 90.0,
    "southeast": 135.0,
    "south": 180.0,
    "southwest": 225.0,
    "west": 270.0,
    "northwest": 315.0,
}


@dataclass(frozen=True, slots=True)
class Offset:
    """How far from the named place: metres and bearing where told, and the uncertainty."""

    uncertainty_m: int
    distance_m: float | None = None
    bearing: float | None = None


def read_offset(span: Span, rules: PlaceRules) -> Offset | None:
    """Read "near X", "10 km north of X", "on the outskirts of X"; None where X itself is meant."""
    doc, index = span.doc, span.start - 1
    if (around := _read_around(span, rules)) is not None:
        return around
    if index > 2 and doc[index].lower_ == "and" and _ends_border(doc, index):
        return Offset(_BORDER_M)
    while index >= 0 and doc[index].lower_ in {"the", "city", "town", "village", "of"}:
        if doc[index].lower_ == "of" and index >= 1 and _is_side(doc[index - 1]):
            return _read_side(doc, index - 1, rules)
        if doc[index].lower_ == "of" and index >= 1:
            if doc[index - 1].lower_ in rules.nearness:
                return Offset(_NEAR_M)
            if doc[index - 1].lower_ in _BORDERS:
                return Offset(_BORDER_M)
        index -= 1
    if index < 0:
        return None
    word = doc[index].lower_
    if word == "from" and (metres := _read_distance(doc, index - 1, rules)) is not None:
        return Offset(round(metres * 1.2), distance_m=metres)
    if word in rules.nearness and word not in {"toward", "towards"}:
        metres = _read_distance(doc, index - 1, rules)
        return Offset(round(metres * 1.2)) if metres else Offset(_NEAR_M)
    if word in _BORDERS or (
        word in {"with", "between"} and index and doc[index - 1].lower_ in _BORDERS
    ):
        return Offset(_BORDER_M)
    return None


def _ends_border(doc: Doc, index: int) -> bool:
    """Say whether "and" joins the two sides of a border: "the border between X and"."""
    for place in range(index - 1, max(0, index - 5), -1):
        if doc[place].lower_ == "between":
            return doc[place - 1].lower_ in _BORDERS
    return False


def _read_around(span: Span, rules: PlaceRules) -> Offset | None:
    """Read the words behind a name: "the X countryside", "near the X border"."""
    doc, end = span.doc, span.end
    if end == len(doc):
        return None
    word = doc[end].text
    if word in rules.surroundings:
        return Offset(_AROUND_M)
    goes_on = end + 1 < len(doc) and doc[end + 1].pos_ in {"NOUN", "PROPN"}
    return Offset(_BORDER_M) if word in _BORDERS and not goes_on else None


def _is_side(token: Token) -> bool:
    return token.lower_.replace("-", "") in _BEARINGS


def _read_side(doc: Doc, index: int, rules: PlaceRules) -> Offset:
    word = doc[index].lower_.replace("-", "")
    start = index - 1
    if start >= 0 and doc[start].lower_ in {"to", "the"}:
        start -= 2 if doc[start].lower_ == "the" else 1
    metres = _read_distance(doc, start, rules)
    if metres is None:
        return Offset(_SIDE_M, distance_m=_ASIDE_M, bearing=_BEARINGS[word])
    return Offset(max(2000, round(metres / 4)), distance_m=metres, bearing=_BEARINGS[word])


def _read_distance(doc: Doc, index: int, rules: PlaceRules) -> float | None:
    """Read "10 km", "about 12 miles", "five kilometers (three miles)" that ends at ``index``."""
    if index >= 0 and doc[index].text == ")":
        while index >= 0 and doc[index].text != "(":
            index -= 1
        index -= 1
    if index >= 1 and doc[index].lower_ in {"away", "outside"}:
        index -= 1
    if index < 1 or doc[index].lower_ not in rules.unit_metres:
        return None
    previous = doc[index - 1]
    if previous.text == "-" and index >= 2:
        previous = doc[index - 2]
    number = _read_number(previous.lower_, rules)
    return None if number is None else number * rules.unit_metres[doc[index].lower_]


def _read_number(word: str, rules: PlaceRules) -> float | None:
    if word in rules.numbers:
        return rules.numbers[word]
    try:
        number = float(word.replace(",", ""))
    except ValueError:
        return None
    return number if 0 < number < 5000 and math.isfinite(number) else None


def move_point(latitude: float, longitude: float, offset: Offset) -> tuple[float, float]:
    """Give the point at the offset's distance and bearing, or the same where it has none."""
    if offset.distance_m is None or offset.bearing is None:
        return latitude, longitude
    degrees = offset.distance_m / 1000 / _KM_PER_DEGREE
    angle = math.radians(offset.bearing)
    moved = latitude + degrees * math.cos(angle)
    stretch = max(0.05, math.cos(math.radians(latitude)))
    turned = (longitude + degrees * math.sin(angle) / stretch + 180.0) % 360.0 - 180.0
    return round(max(-90.0, min(90.0, moved)), 5), round(turned, 5)
