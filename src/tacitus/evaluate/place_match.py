"""When two place names, countries or points are the same place."""

from __future__ import annotations

import re
from typing import Any, Final

from tacitus.evaluate.reports import Json
from tacitus.gazetteer.countries import load_countries
from tacitus.gazetteer.lookup import measure_km
from tacitus.gazetteer.names import fold_name, list_skeletons

NEAR_KM: Final = 25.0
REGION_KM: Final = 161.0
_PLAIN: Final = re.compile(
    r"\b(?:rural|provinces?|governorates?|departments?|districts?|county|city|state of|state|"
    r"town|village|region|municipality|al|el|the|of)\b"
)
# Spellings of one first-level region that neither folding nor sound brings together.
_VARIANTS: Final = (
    ("damascus", "rif dimashq", "rif dimashk", "dimashq"),
    ("sar e pul", "sar e pol", "sar i pul"),
    ("nimroz", "nimruz"),
    ("uruzgan", "urozgan", "oruzgan"),
    ("wardak", "maidan wardak", "maydan wardak"),
    ("ghazni", "ghanzi"),
    ("hasakeh", "hasakah", "hasaka"),
    ("deir ezzor", "deir zor", "deir ez zor"),
    ("idlib", "idleb"),
)


def is_same_name(a: str | None, b: str | None) -> bool:
    """Compare names without the words for a kind of region, by spelling and by sound."""
    if not a or not b:
        return False
    left, right = _fold_region(a), _fold_region(b)
    if left == right or any(left in names and right in names for names in _VARIANTS):
        return True
    return bool(set(list_skeletons(left)) & set(list_skeletons(right)))


def _fold_region(name: str) -> str:
    folded = fold_name(name)
    return " ".join(_PLAIN.sub(" ", folded).split()) or folded


def find_country(name: str | None) -> str | None:
    """Give the ISO code of a country by name or code."""
    if not name:
        return None
    countries = load_countries()
    found = countries.by_iso2(name) or countries.by_name(name)
    return found.iso2 if found else None


def measure_gap_km(place: Json | None, latitude: Any, longitude: Any) -> float | None:
    """Give the great-circle distance from a place to a point; None where either has none."""
    if not place or place["latitude"] is None or latitude is None or longitude is None:
        return None
    return measure_km(place["latitude"], place["longitude"], float(latitude), float(longitude))


def is_within(place: Json | None, latitude: Any, longitude: Any, km: float) -> bool:
    """Say whether a place lies near enough; a place without a point does not."""
    gap = measure_gap_km(place, latitude, longitude)
    return gap is not None and gap <= km
