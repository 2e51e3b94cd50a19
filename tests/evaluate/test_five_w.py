from __future__ import annotations

from typing import Any

import pytest

from tacitus.evaluate.five_w import score_five_w
from tests.evaluate.report_json import (
    build_actor,
    build_day,
    build_event,
    build_gold,
    build_place,
    build_report,
    check_scale,
    score,
    take_values,
)

GOLD: dict[str, Any] = {
    "day": "2031-05-11",
    "where": ["Keld Harbour", "the harbour"],
    "who": ["masked gunmen", "armed men"],
}
ACTORS = [
    build_actor("a1", "gunmen", mentions=[{"quote": "eleven masked gunmen"}]),
    build_actor("a2", "Ruvian miners"),
]


def build_raid(**fields: Any) -> dict[str, Any]:
    base = {
        "when": build_day("2031-05-11"),
        "where": build_place("Keld Harbour"),
        "actors": ["a1"],
        "recipients": ["a2"],
    }
    return build_event(**{**base, **fields})


def test_scale() -> None:
    damaged = build_report(
        build_raid(
            when=build_day("2031-05-10"),
            where=build_place("Ostmar"),
            actors=["a2"],
        ),
        actors=ACTORS,
    )
    perfect = build_report(build_raid(), actors=ACTORS)
    check_scale(score_five_w, build_gold(gold=GOLD), perfect, damaged)


def test_by_hand() -> None:
    """The most confident event has the week, a half match of the place and the sides swapped."""
    report = build_report(
        build_raid(confidence=0.3),
        build_raid(
            confidence=0.9,
            when=build_day("2031-05-11", "2031-05-17"),
            where=build_place("Ostmar North Fishing Harbour"),
            actors=["a2"],
            recipients=["a1"],
        ),
        actors=ACTORS,
    )
    gold = {**GOLD, "where": "Keld Harbour"}
    values = take_values(score(score_five_w, (build_gold(gold=gold), report)))
    assert values == {
        "day exact": 0,
        "where": 0.5,
        "who": 0,
        "who, actor or recipient": 1,
        "day exact, any event": 1,
        "where, any event": 1,
        "who, any event": 1,
        "who, actor or recipient, any event": 1,
    }


def test_place_is_tried_by_its_name_and_by_its_wording() -> None:
    place = build_place("Port of Keld", quote="the harbour")
    report = build_report(build_raid(where=place), actors=ACTORS)
    assert take_values(score(score_five_w, (build_gold(gold=GOLD), report)))["where"] == 1


@pytest.mark.parametrize(
    ("gold", "expected"),
    [
        pytest.param({"day": "2031-05-11T08:00"}, {"day exact"}, id="time of day left out"),
        pytest.param({"day": ["2031-05-10", "2031-05-11"]}, {"day exact"}, id="either day"),
        pytest.param({"where": "Keld Harbour"}, {"where"}, id="one wording"),
        pytest.param({"who": [], "day": None}, set(), id="not asked"),
    ],
)
def test_gold_may_be_written_loosely(gold: Any, expected: set[str]) -> None:
    report = build_report(build_raid(), actors=ACTORS)
    values = take_values(score(score_five_w, (build_gold(gold=gold), report)))
    assert set(values) == expected | {f"{name}, any event" for name in expected}
    assert all(value == 1 for value in values.values())
