"""What a place name does in its sentence, and how far from it the sentence points."""

from __future__ import annotations

import math
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from tacitus.gazetteer.countries import load_countries
from tacitus.gazetteer.layout import Kind
from tacitus.gazetteer.lookup import Entry
from tacitus.model.enums import PlaceRole
from tacitus.reading.places_find import Candidate
from tacitus.reading.places_rules import PlaceRules
from tacitus.reading.story_heads import dateline_end

_KM_PER_DEGREE = 111.2
_NEAR_M = 10_000  # "near X": no measurement behind it
_SIDE_M = 30_000  # "north of X" without a distance
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


def read_role(candidate: Candidate, entry: Entry | None, rules: PlaceRules) -> PlaceRole:
    """Say whether the name is a location, a demonym or stands for a government."""
    if candidate.is_demonym:
        return PlaceRole.DEMONYM
    span = candidate.span
    if span.end <= dateline_end(span.doc):
        return PlaceRole.LOCATION
    root = span.root
    if entry is not None and entry.kind is Kind.COUNTRY and _modifies_noun(span):
        return PlaceRole.DEMONYM
    if entry is not None and _may_govern(entry) and _acts(root, rules):
        return PlaceRole.METONYM
    return PlaceRole.LOCATION


def _modifies_noun(span: Span) -> bool:
    """ "US troops", "UK-based": a country right before the noun it belongs to."""
    root, doc = span.root, span.doc
    if span.end + 1 < len(doc) and doc[span.end].text == "-" and doc[span.end + 1].text.islower():
        return True
    return (
        root.dep_ in {"compound", "amod", "nmod"}
        and root.head.i >= span.end
        and root.head.pos_ in {"NOUN", "PROPN"}
        and "," not in [token.text for token in span.doc[span.end : root.head.i]]
    )


def _may_govern(entry: Entry) -> bool:
    return entry.kind is Kind.COUNTRY or load_countries().by_capital(entry.name) is not None


def _acts(root: Token, rules: PlaceRules) -> bool:
    """Say whether the name is the subject of a saying or deciding verb, or a party to talks."""
    while root.dep_ == "conj" and root.head.i != root.i:
        root = root.head
    head = root.head
    if root.dep_ == "nsubj":
        return head.lemma_.lower() in rules.saying
    if root.dep_ == "poss":
        return False
    if root.dep_ != "pobj":
        return False
    if head.lower_ == "by" and head.dep_ == "agent":
        return True
    noun = head.head.lemma_.lower()
    return head.lower_ in {"between", "with", "against"} and (
        noun in rules.talks or noun in rules.saying
    )


def read_offset(span: Span, rules: PlaceRules) -> Offset | None:
    """Read "near X", "10 km north of X", "on the outskirts of X"; None where X itself is meant."""
    doc, index = span.doc, span.start - 1
    while index >= 0 and doc[index].lower_ in {"the", "city", "town", "village", "of"}:
        if doc[index].lower_ == "of" and index >= 1 and _is_side(doc[index - 1]):
            return _read_side(doc, index - 1, rules)
        if doc[index].lower_ == "of" and index >= 1 and doc[index - 1].lower_ in rules.nearness:
            return Offset(_NEAR_M)
        index -= 1
    if index < 0:
        return None
    word = doc[index].lower_
    if word == "from" and (metres := _read_distance(doc, index - 1, rules)) is not None:
        return Offset(round(metres * 1.2), distance_m=metres)
    if word in rules.nearness and word not in {"toward", "towards"}:
        metres = _read_distance(doc, index - 1, rules)
        return Offset(round(metres * 1.2)) if metres else Offset(_NEAR_M)
    if word == "border" or (word == "with" and index and doc[index - 1].lower_ == "border"):
        return Offset(_NEAR_M * 5)
    return None


def _is_side(token: Token) -> bool:
    return token.lower_.replace("-", "") in _BEARINGS


def _read_side(doc: Doc, index: int, rules: PlaceRules) -> Offset:
    word = doc[index].lower_.replace("-", "")
    start = index - 1
    if start >= 0 and doc[start].lower_ in {"to", "the"}:
        start -= 2 if doc[start].lower_ == "the" else 1
    metres = _read_distance(doc, start, rules)
    if metres is None:
        return Offset(_SIDE_M)
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
