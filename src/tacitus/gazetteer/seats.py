"""Which town an area is named for: so that namesakes of that sort are known as such."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

from tacitus.gazetteer.layout import (
    ALTERNATE,
    OFFSETS_FILE,
    PLACE_TYPE,
    PLACES_FILE,
    POSTINGS_FILE,
    Kind,
)

_AREAS: Final = (Kind.ADMIN1, Kind.ADMIN2, Kind.ADMIN3)
_SLACK_KM: Final = 20  # a seat may lie at an area's edge, and middle points are rough
_KM_PER_DEGREE: Final = 111.2
_ROWS: Final = np.uint32(ALTERNATE - 1)


def find_seats(folder: Path) -> None:
    """Note for every area the largest town of its name in it, of its country."""
    places = np.memmap(folder / PLACES_FILE, dtype=PLACE_TYPE, mode="r+")
    offsets = np.load(folder / OFFSETS_FILE)
    postings = np.load(folder / POSTINGS_FILE, mmap_mode="r")
    if len(postings) == 0:
        return
    kinds = np.asarray(places["kind"])
    is_area = np.isin(kinds, _AREAS)
    owner = np.repeat(np.arange(len(offsets) - 1, dtype=np.uint32), np.diff(offsets))
    rows = np.asarray(postings) & _ROWS
    numbers = np.unique(owner[is_area[rows]])
    del owner
    for number in numbers:
        group = rows[offsets[number] : offsets[number + 1]]
        towns = group[kinds[group] == Kind.TOWN]
        if len(towns):
            for area in group[is_area[group]]:
                _set_seat(places, int(area), towns)


def _set_seat(places: np.memmap, area: int, towns: npt.NDArray[np.uint32]) -> None:
    place = places[area]
    own = places[towns]
    height = (own["latitude"] - place["latitude"]).astype(np.float64)
    width = (own["longitude"] - place["longitude"]) * np.cos(np.radians(place["latitude"]))
    is_near = np.hypot(height, width) * _KM_PER_DEGREE <= int(place["radius_km"]) + _SLACK_KM
    inside = towns[is_near & (own["country"] == place["country"])]
    if len(inside):
        people = places["population"][inside]
        best = int(inside[int(np.argmax(people))])
        known = int(places["seat"][area])
        if known >= len(places) or people.max() > places["population"][known]:
            places["seat"][area] = best
