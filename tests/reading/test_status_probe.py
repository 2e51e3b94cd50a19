"""Whether it happened, on the open passages of the probe set: no figure below its floor."""

from __future__ import annotations

import pytest

from tacitus.evaluate.figures import Figure
from tests.evaluate.probe_figures import check_floor, load_floors, measure_open

SET = "status"
FLOORS = load_floors(SET)


@pytest.fixture(scope="module")
def figures() -> dict[str, Figure]:
    return measure_open(SET)


@pytest.mark.model
@pytest.mark.parametrize("name", FLOORS)
def test_open_passages_reach_the_floor(name: str, figures: dict[str, Figure]) -> None:
    check_floor(figures[name], FLOORS[name])
