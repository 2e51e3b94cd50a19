from __future__ import annotations

from typing import Any

import pytest

from tacitus.errors import IntakeError
from tacitus.evaluate.reports import EMPTY, Total
from tacitus.evaluate.strikes import read_range, score_strikes
from tests.evaluate.report_json import (
    build_event,
    build_gold,
    build_place,
    build_report,
    build_toll,
    check_scale,
    score,
    take_values,
)

GOLD: dict[str, Any] = {
    "killed": {"low": 3, "high": 5},
    "country": "SY",
    "lat": 36.0,
    "lon": 37.0,
}


def build_strike(low: int | None, high: int | None, latitude: float = 36.0) -> dict[str, Any]:
    return build_event(
        where=build_place("Tell Oram", country="SY", latitude=latitude, longitude=37.0),
        tolls=[build_toll("killed", low, high)],
    )


def test_scale() -> None:
    damaged = build_report(
        build_event(
            where=build_place("Basra", country="IQ", latitude=30.5, longitude=47.8),
            tolls=[build_toll("killed", 9)],
        )
    )
    perfect = build_report(build_strike(3, 5))
    check_scale(score_strikes, build_gold(gold=GOLD), perfect, damaged)


def test_by_hand() -> None:
    """The main event tells 2 or more, half a degree off (56 km); the next one tells 4, nearer."""
    report = build_report(build_strike(2, None, 36.5), build_strike(4, 4, 36.2))
    values = take_values(score(score_strikes, (build_gold(gold=GOLD), report)))
    assert values == {
        "killed low bound in range": 0,
        "killed low bound in range, any event": 1,
        "killed ranges overlap": 1,
        "killed ranges overlap, any event": 1,
        "country": 1,
        "country, any event": 1,
        "within 25 km": 0,
        "within 25 km, any event": 1,
        "within 100 km": 1,
        "within 100 km, any event": 1,
    }


@pytest.mark.parametrize(
    ("low", "high", "is_inside", "is_overlapping"),
    [
        pytest.param(5, 9, 1, 1, id="the gold's upper end"),
        pytest.param(6, 9, 0, 0, id="above"),
        pytest.param(None, 4, 0, 1, id="up to four"),
        pytest.param(None, 2, 0, 0, id="up to two"),
        pytest.param(0, 0, 0, 0, id="nobody"),
    ],
)
def test_range_of_the_killed(
    low: int | None, high: int | None, is_inside: int, is_overlapping: int
) -> None:
    report = build_report(build_strike(low, high))
    values = take_values(score(score_strikes, (build_gold(gold=GOLD), report)))
    assert values["killed low bound in range"] == is_inside
    assert values["killed ranges overlap"] == is_overlapping


@pytest.mark.parametrize(
    ("killed", "right"),
    [
        pytest.param({"low": None, "high": 7}, 1, id="low bound open"),
        pytest.param({"low": 7}, 1, id="high bound absent"),
        pytest.param([7, 7], 1, id="pair"),
        pytest.param(7, 1, id="number"),
        pytest.param(8, 0, id="another number"),
        pytest.param(0, 0, id="nobody"),
    ],
)
def test_gold_range_may_be_open_or_one_number(killed: Any, right: int) -> None:
    report = build_report(build_strike(7, None))
    values = take_values(score(score_strikes, (build_gold(gold={"killed": killed}), report)))
    assert values["killed low bound in range"] == right


def test_no_toll_is_not_zero() -> None:
    values = take_values(
        score(score_strikes, (build_gold(gold={"killed": 0}), build_report(build_event())))
    )
    assert set(values.values()) == {0}


@pytest.mark.parametrize(
    "gold",
    [
        pytest.param({}, id="nothing"),
        pytest.param({"killed": {"low": None, "high": None}, "lat": 1.0}, id="open, half a point"),
    ],
)
def test_what_gold_lacks_is_not_asked(gold: Any) -> None:
    assert score(score_strikes, (build_gold(gold=gold), build_report(build_strike(3, 3)))) == {}


def test_events_that_did_not_happen_and_totals_do_not_answer() -> None:
    planned = {**build_strike(3, 3), "status": "planned"}
    total = {**build_strike(3, 3), "aggregate": True}
    values = take_values(
        score(score_strikes, (build_gold(gold=GOLD), build_report(planned, total)))
    )
    assert set(values.values()) == {0}


@pytest.mark.parametrize("killed", ["three", [1, 2, 3], {"low": "3"}, True])
def test_gold_range_that_is_none_is_named(killed: Any) -> None:
    with pytest.raises(IntakeError, match=r'd1: killed is .*; give \{"low": 3, "high": 5\}'):
        read_range(killed, "d1")


def test_nothing_said_of_the_killed_is_no_range() -> None:
    assert read_range(None, "d1") == Total()


def test_line_without_gold_is_named() -> None:
    with pytest.raises(IntakeError, match="d1: has no object in 'gold'"):
        score_strikes(build_gold(), EMPTY)
