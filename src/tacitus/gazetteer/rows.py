"""A place on its way into the gazetteer."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from tacitus.gazetteer.layout import ALTERNATE, NO_ROW, Feature, Kind
from tacitus.gazetteer.names import ARABIC_COUNTRIES, fold_name, is_latin

_ARTICLES: Final = frozenset({"al", "el", "ar", "as", "ash", "at", "an", "az"})
_PEOPLE_PER_KM2: Final = 4000  # of a town's built-up ground


@dataclass(frozen=True, slots=True)
class Row:
    """A place. ``admin1``: number of the row of its first-level region.

    ``n_chief``: how many of the name and the other names, from the first on, are chief ones.
    """

    kind: Kind
    feature: Feature
    name: str
    country: str
    latitude: float
    longitude: float
    population: int = 0
    geonames_id: int = 0
    radius_km: int = 1
    admin1: int = NO_ROW
    other_names: tuple[str, ...] = ()
    n_chief: int = 1


def list_keys(row: Row) -> Iterator[tuple[str, int]]:
    """Give the row's keys, each once, with the flag of those that are not its chief name's."""
    keys: dict[str, int] = {}
    has_article = row.country in ARABIC_COUNTRIES
    for position, name in enumerate((row.name, *row.other_names)):
        flag = ALTERNATE if position >= row.n_chief and row.kind >= Kind.ADMIN2 else 0
        key = fold_name(name)
        keys.setdefault(key, flag)
        if has_article:
            first, _, rest = key.partition(" ")
            if first in _ARTICLES:
                keys.setdefault(rest, flag)
    return ((key, flag) for key, flag in keys.items() if len(key) > 1)


def keep_names(names: Iterator[str] | list[str]) -> tuple[str, ...]:
    """Leave out other scripts and what is too short to be told from a word or a code."""
    return tuple(
        name
        for name in names
        if len(name) > 2 and not (name.isupper() and len(name) < 5) and is_latin(name)
    )


def guess_town_radius(population: int) -> int:
    """Give a town's radius in km, 2 to 20."""
    return int(min(20, max(2, round((population / _PEOPLE_PER_KM2 / math.pi) ** 0.5))))


def guess_radius(area_km2: float) -> int:
    """Give the radius of a disc of the area."""
    return min(max(1, int((area_km2 / math.pi) ** 0.5)), 3000)
