"""Who is who on the open passages of the probe set: no figure below its floor."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

import pytest

from tacitus.evaluate.figures import Figure
from tacitus.evaluate.gold import load_gold
from tacitus.evaluate.outcomes import read_outcomes
from tacitus.evaluate.reports import Json, index_reports
from tacitus.evaluate.sets import score_set
from tacitus.model.report import format_report
from tacitus.settings import Settings

PROBE: Final = Path(__file__).parents[2] / "eval" / "probe"
FLOORS: Final[dict[str, float]] = json.loads(
    (PROBE / "who-floors.json").read_text(encoding="utf-8")
)


@pytest.fixture(scope="module")
def figures() -> dict[str, Figure]:
    gold = [item for item in load_gold(PROBE / "who.jsonl") if item.is_open]
    lines: list[Json] = [
        json.loads(format_report(outcome)) for outcome in read_outcomes(gold, Settings())
    ]
    scores = score_set("who", gold, index_reports(lines))
    return {figure.name: figure for figure in scores[0].figures}


@pytest.mark.model
@pytest.mark.parametrize("name", FLOORS)
def test_open_passages_reach_the_floor(name: str, figures: dict[str, Figure]) -> None:
    figure = figures[name]
    assert figure.value is not None
    told = f"{name}: {figure.value:.4f} ({figure.right:g}/{figure.asked:g})"
    assert figure.value >= FLOORS[name], f"{told}, floor {FLOORS[name]}"
