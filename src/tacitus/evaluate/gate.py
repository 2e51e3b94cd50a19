"""The gate: a fixed sample of each set, compared with floors that were once measured.

Run as ``python -m tacitus.evaluate.gate DATA FLOORS``: DATA is a folder with one ``SET.jsonl`` a
set. ``--full`` takes all documents and compares with nothing; ``--write`` notes what was measured
as the new floors.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from tacitus.errors import SettingsError
from tacitus.evaluate.gold import GoldDocument, load_gold
from tacitus.evaluate.outcomes import read_outcomes
from tacitus.evaluate.reports import index_reports
from tacitus.evaluate.sets import Scores, score_set
from tacitus.evaluate.table import format_scores
from tacitus.settings import Settings

SAMPLES: Final[Mapping[str, int]] = {
    "isaf": 200,
    "syria": 150,
    "gunviolence": 150,
    "plover": 322,
    "muc4": 200,
    "places": 120,
    "times": 100,
    "attribution": 60,
    "re3d": 90,
}
# Floors are written with four digits.
_ROUNDING: Final = 0.00006


@dataclass(frozen=True, slots=True)
class Measured:
    """The scores of one sample, and the digest that says which documents it holds."""

    name: str
    digest: str
    scores: tuple[Scores, ...]


def sample_gold(gold: Sequence[GoldDocument], most: int) -> list[GoldDocument]:
    """Take a fixed sample, by the digest of the ids, in the order of the file."""
    chosen = sorted(gold, key=lambda item: _digest(item.id))[:most]
    ids = {item.id for item in chosen}
    return [item for item in gold if item.id in ids]


def digest_gold(gold: Sequence[GoldDocument]) -> str:
    """Give the SHA-256 of the documents with their answers."""
    lines = (json.dumps(dict(item.fields), sort_keys=True) for item in gold)
    return "sha256:" + _digest("\n".join(lines))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def measure_set(name: str, gold: Sequence[GoldDocument], settings: Settings) -> Measured:
    """Read and score a set's documents."""
    reports = index_reports(read_outcomes(gold, settings))
    return Measured(name, digest_gold(gold), tuple(score_set(name, gold, reports)))


def build_floors(measured: Sequence[Measured]) -> dict[str, Any]:
    """Note every figure over all documents as a floor, with the digest of the set."""
    return {item.name: {"digest": item.digest, "floors": _list_values(item)} for item in measured}


def _list_values(measured: Measured) -> dict[str, float]:
    figures = measured.scores[0].figures
    return {figure.name: round(figure.value, 4) for figure in figures if figure.value is not None}


def check_floors(measured: Measured, floors: Mapping[str, Any]) -> list[str]:
    """List every figure below its floor, in words; none where the set has no floors.

    Raises SettingsError where the floors were measured on other documents.
    """
    known = floors.get(measured.name)
    if known is None:
        return []
    if known["digest"] != measured.digest:
        raise SettingsError(
            f"{measured.name}: the floors were measured on other documents "
            f"({known['digest'][:19]}, here {measured.digest[:19]}); measure them anew with --write"
        )
    values = _list_values(measured)
    return [
        f"{measured.name}: {name} is {values.get(name, 0.0):.4f}, below its floor {floor:.4f}"
        for name, floor in known["floors"].items()
        if values.get(name, 0.0) < floor - _ROUNDING
    ]


def run_gate(data: Path, floors: Path, options: Sequence[str]) -> list[str]:
    """Measure every set that the folder holds; give what fell below its floor."""
    is_full = "--full" in options
    known = json.loads(floors.read_text(encoding="utf-8")) if floors.is_file() else {}
    measured: list[Measured] = []
    for name, most in SAMPLES.items():
        path = data / f"{name}.jsonl"
        if path.is_file():
            gold = load_gold(path)
            item = measure_set(name, gold if is_full else sample_gold(gold, most), Settings())
            sys.stdout.write(format_scores(name, item.scores) + "\n")
            measured.append(item)
    if "--write" in options and not is_full:
        text = json.dumps(build_floors(measured), indent=1) + "\n"
        floors.parent.mkdir(parents=True, exist_ok=True)
        floors.write_text(text, encoding="utf-8", newline="\n")
        return []
    return [fault for item in measured for fault in check_floors(item, {} if is_full else known)]


if __name__ == "__main__":
    faults = run_gate(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:])
    sys.stdout.writelines(fault + "\n" for fault in faults)
    sys.exit(1 if faults else 0)
