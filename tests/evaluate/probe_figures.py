"""The open part of a set of the probe, read and scored, and the floors kept beside it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

from tacitus.evaluate.figures import Figure
from tacitus.evaluate.gold import load_gold
from tacitus.evaluate.outcomes import read_outcomes
from tacitus.evaluate.reports import index_reports
from tacitus.evaluate.sets import score_set
from tacitus.model.report import format_report
from tacitus.settings import Settings

PROBE: Final = Path(__file__).parents[2] / "eval" / "probe"


def load_floors(name: str) -> dict[str, float]:
    floors: dict[str, float] = json.loads(
        (PROBE / f"{name}-floors.json").read_text(encoding="utf-8")
    )
    return floors


def measure_open(name: str) -> dict[str, Figure]:
    gold = [item for item in load_gold(PROBE / f"{name}.jsonl") if item.is_open]
    lines = [json.loads(format_report(outcome)) for outcome in read_outcomes(gold, Settings())]
    scores = score_set(name, gold, index_reports(lines))
    return {figure.name: figure for figure in scores[0].figures}


def check_floor(figure: Figure, floor: float) -> None:
    assert figure.value is not None
    told = f"{figure.name}: {figure.value:.4f} ({figure.right:g}/{figure.asked:g})"
    assert figure.value >= floor, f"{told}, floor {floor}"
