"""Time and memory of importing a dump of full size, by hand: ``make gazetteer-full [ROWS=n]``.

The dump is invented: names of random syllables, with kinds and other names in about GeoNames'
shares. It takes 1.2 GB of the temporary folder, the gazetteer as much again.
"""

from __future__ import annotations

import random
import resource
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

from tacitus.gazetteer.geonames import import_geonames
from tacitus.gazetteer.layout import FILES
from tacitus.gazetteer.lookup import Gazetteer

ROWS: Final = 13_000_000
_SYLLABLES: Final = (
    "ba", "ka", "ta", "ma", "na", "ra", "sa", "la", "do", "go", "ko", "mo", "ri", "li", "ti", "ni",
    "shu", "zu", "ku", "bu", "al", "en", "or", "un", "ber", "dor", "gan", "har", "kel", "mar",
    "nor", "pol", "sel", "tan", "ver",
)  # fmt: skip
_COUNTRIES: Final = (
    "CN", "ID", "IN", "MX", "RU", "IR", "US", "PK", "NO", "AF", "TR", "MA", "UA", "SY", "IQ", "DE",
    "FR", "CD", "NG", "ET",
)  # fmt: skip
_FEATURES: Final = {
    ("P", "PPL"): 42.0,
    ("H", "STM"): 20.0,
    ("T", "MT"): 10.0,
    ("T", "HLL"): 4.0,
    ("S", "SCH"): 7.0,
    ("S", "CH"): 3.0,
    ("S", "FRM"): 4.0,
    ("L", "LCTY"): 3.0,
    ("A", "ADM4"): 2.0,
    ("A", "ADM3"): 1.0,
    ("A", "ADM2"): 0.5,
    ("V", "FRST"): 1.0,
    ("S", "AIRP"): 0.5,
    ("H", "LK"): 2.0,
}


def write_dump(path: Path, n_rows: int) -> None:
    """Write a dump of so many invented places."""
    chance = random.Random(7)
    features = list(_FEATURES)
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for number in range(1, n_rows + 1):
            letter, code = chance.choices(features, list(_FEATURES.values()))[0]
            file.write("\t".join(_build_columns(chance, number, letter, code)) + "\n")


def _build_columns(chance: random.Random, number: int, letter: str, code: str) -> list[str]:
    name = _invent(chance)
    others = [_invent(chance) for _ in range(chance.choice((0, 0, 0, 1, 1, 2, 3)))]
    has_people = letter == "P" and chance.random() < 0.2
    people = int(10 ** chance.uniform(0, 6)) if has_people else 0
    accented = name.replace("a", "ā", 1) if chance.random() < 0.1 else name
    point = (f"{chance.uniform(-60, 75):.5f}", f"{chance.uniform(-180, 180):.5f}")
    admin = (f"{chance.randrange(1, 31):02d}", str(chance.randrange(1, 400)), "", "")
    ends = (str(people), "", str(chance.randrange(3000)), "Asia/Kabul", "2020-01-01")
    country = chance.choice(_COUNTRIES)
    head = (str(number), accented, name, ",".join(others), *point, letter, code, country, "")
    return [*head, *admin, *ends]


def _invent(chance: random.Random) -> str:
    words = [chance.choice((2, 3, 3, 4)), *((2,) if chance.random() < 0.3 else ())]
    return " ".join(
        "".join(chance.choice(_SYLLABLES) for _ in range(n_syllables)).capitalize()
        for n_syllables in words
    )


def main() -> None:
    """Write the dump, import it, and tell time, memory and size."""
    n_rows = int(sys.argv[1]) if len(sys.argv) > 1 else ROWS
    with tempfile.TemporaryDirectory() as name:
        dump, out = Path(name) / "allCountries.txt", Path(name) / "gazetteer"
        write_dump(dump, n_rows)
        start, used = time.perf_counter(), time.process_time()
        counts = import_geonames(dump, out)
        seconds, cpu = time.perf_counter() - start, time.process_time() - used
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
        size = sum((out / file).stat().st_size for file in FILES) / 1e9
        start = time.perf_counter()
        gazetteer = Gazetteer(out)
        opened = (time.perf_counter() - start) * 1000
    sys.stdout.write(
        f"{counts.read:,} rows, {len(gazetteer):,} places: {seconds:.0f} s ({cpu:.0f} s of "
        f"processor), {peak:.2f} GB at most, {size:.2f} GB on disk, opens in {opened:.1f} ms\n"
    )


if __name__ == "__main__":
    main()
