"""Building a gazetteer from a full GeoNames dump, in the format of the one that is shipped.

Countries, seas, wide and most first-level regions come from the package's own tables; all else
from the dump. Its rows are read one after the other and never held, so that 13 million take
little memory.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from tacitus.errors import IntakeError
from tacitus.gazetteer.build import LEAST_POPULATION, add_wide_places
from tacitus.gazetteer.district_names import list_district_names
from tacitus.gazetteer.geonames_features import Sort, sort_feature
from tacitus.gazetteer.geonames_files import read_rows
from tacitus.gazetteer.geonames_names import AlternateNames
from tacitus.gazetteer.layout import NO_ROW, Kind
from tacitus.gazetteer.rows import Row, guess_town_radius, keep_names
from tacitus.gazetteer.sources import list_source_ids
from tacitus.gazetteer.write import PlaceWriter, write_gazetteer

_COLUMNS: Final = 19
_CODES_FILE: Final = "admin1CodesASCII.txt"  # looked for beside the dump
_TICK: Final = 100_000  # rows between two words of how far it is
_MOST_OTHER_NAMES: Final = 60
_MOST_ID: Final = 1 << 32

Progress = Callable[[int], None]


@dataclass(slots=True)
class ImportCounts:
    """What an import did: rows read, rows left out, places written by kind."""

    read: int = 0
    left_out: int = 0
    kinds: Counter[str] = field(default_factory=Counter)


def import_geonames(
    dump: Path,
    folder: Path,
    *,
    alternate_names: Path | None = None,
    progress: Progress | None = None,
) -> ImportCounts:
    """Write a gazetteer of a dump to a folder; what was there stays until the new one is whole.

    Raises IntakeError with file, line, cause and remedy where the dump is not of this form.
    """
    counts = ImportCounts()
    regions = _read_regions(dump)
    folder.mkdir(parents=True, exist_ok=True)
    source = AlternateNames(alternate_names, folder) if alternate_names else nullcontext()
    with source as names:

        def fill(writer: PlaceWriter) -> None:
            codes = add_wide_places(writer)
            for code in sorted(regions.keys() - codes.keys()):
                codes[code] = writer.n_places
                writer.add(replace(regions[code], admin1=writer.n_places))
            for row in read_rows(dump, _COLUMNS):
                counts.read += 1
                place = _build_row(row, counts.read, dump, codes, names)
                if place is None:
                    counts.left_out += 1
                else:
                    writer.add(place)
                if progress is not None and counts.read % _TICK == 0:
                    progress(counts.read)

        about = {
            "built_from": "GeoNames dump",
            "dump": dump.name,
            "sources": list_source_ids(of_dump=True),
        }
        counts.kinds = write_gazetteer(folder, fill, about)
    return counts


def _read_regions(dump: Path) -> dict[str, Row]:
    """Give the first-level regions by code; the list of codes, if it lies there, names them."""
    path = dump.parent / _CODES_FILE
    names = {row[0]: row[1] for row in read_rows(path, 4)} if path.is_file() else {}
    regions: dict[str, Row] = {}
    for number, row in enumerate(read_rows(dump, _COLUMNS), start=1):
        sort = sort_feature(row[6], row[7]) if row[7] == "ADM1" else None
        if sort is not None:
            code = f"{row[8]}.{row[10]}"
            region = _build_place(row, number, dump, sort, row[3].split(","))
            if name := names.get(code):
                others = (region.name, *region.other_names)
                region = replace(region, name=name, other_names=others)
            regions[code] = replace(region, population=max(region.population, LEAST_POPULATION))
    return regions


def _build_row(
    row: list[str],
    number: int,
    dump: Path,
    codes: Mapping[str, int],
    names: AlternateNames | None,
) -> Row | None:
    """Build the place of a row; None where it is known from the tables or not taken in."""
    sort = sort_feature(row[6], row[7])
    if sort is None or sort[0] is Kind.ADMIN1:
        return None
    others = row[3].split(",") if row[3] else []
    if names is not None and row[0].isdigit():
        others += names.find(int(row[0]))
    place = _build_place(row, number, dump, sort, others)
    return replace(place, admin1=codes.get(f"{row[8]}.{row[10]}", NO_ROW))


def _build_place(row: list[str], number: int, dump: Path, sort: Sort, others: list[str]) -> Row:
    kind, feature, radius = sort
    latitude, longitude, population = _parse_numbers(row, number, dump)
    names = keep_names([row[1], row[2], *others]) or (row[2] or row[1],)
    n_chief = 1
    if kind in {Kind.ADMIN1, Kind.ADMIN2, Kind.ADMIN3}:
        plain = [found for name in names for found in list_district_names(name)]
        names = tuple(dict.fromkeys((names[0], *plain, *names)))
        n_chief += len(list_district_names(names[0]))
    return Row(
        kind,
        feature,
        names[0],
        row[8],
        latitude,
        longitude,
        population,
        int(row[0]),
        guess_town_radius(population) if kind is Kind.TOWN else radius,
        NO_ROW,
        names[1:_MOST_OTHER_NAMES],
        n_chief,
    )


def _parse_numbers(row: list[str], number: int, dump: Path) -> tuple[float, float, int]:
    """Parse position and people; raises IntakeError for what is none."""
    try:
        latitude, longitude, population = float(row[4]), float(row[5]), int(row[14] or 0)
        is_sound = -90 <= latitude <= 90 and -180 <= longitude <= 180 and population >= 0
        is_sound = is_sound and 0 < int(row[0]) < _MOST_ID and len(row[8]) in {0, 2}
    except ValueError:
        is_sound = False
    if not is_sound:
        raise IntakeError(
            f"{dump}: line {number}: id {row[0]!r}, latitude {row[4]!r}, longitude {row[5]!r}, "
            f"country {row[8]!r} and population {row[14]!r} are not those of a place; give a "
            "GeoNames dump as it is published"
        )
    return latitude, longitude, population
