from __future__ import annotations

from typing import Any

import pytest

from tacitus.evaluate.gunviolence import has_number, score_gunviolence
from tests.evaluate.report_json import (
    build_day,
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
    "date": "2031-05-02",
    "city": "Harrow Bend",
    "killed": 2,
    "injured": 3,
    "lat": 40.0,
    "lon": -80.0,
}
TEXT = "Two men died and 3 others were hurt in Harrow Bend."


def build_shooting(killed: int, injured: int, day: str, latitude: float) -> dict[str, Any]:
    return build_report(
        build_event(
            when=build_day(day),
            where=build_place("Harrow Bend", latitude=latitude, longitude=-80.0),
            tolls=[build_toll("killed", killed), build_toll("injured", injured)],
        )
    )


def test_scale() -> None:
    damaged = build_report(build_event(tolls=[build_toll("killed", 1)]))
    perfect = build_shooting(2, 3, "2031-05-02", 40.0)
    check_scale(score_gunviolence, build_gold(text=TEXT, gold=GOLD), perfect, damaged)


def test_by_hand() -> None:
    report = build_shooting(2, 4, "2031-05-03", 40.3)
    values = take_values(score(score_gunviolence, (build_gold(text=TEXT, gold=GOLD), report)))
    assert values == {
        "killed exact": 1,
        "killed exact, any event": 1,
        "injured exact": 0,
        "injured exact, any event": 0,
        "day exact": 0,
        "day within one": 1,
        "city": 1,
        "within 25 km": 0,
    }


@pytest.mark.parametrize(
    ("text", "number", "expected"),
    [
        pytest.param("Two men died.", 2, True, id="word"),
        pytest.param("At 12 Main Street", 1, False, id="digits within digits"),
        pytest.param("21 were hurt", 21, True, id="digits"),
        pytest.param("someone", 1, False, id="word within a word"),
    ],
)
def test_number_stands_in_the_text(text: str, number: int, expected: bool) -> None:
    assert has_number(text, number) is expected


def test_a_number_that_the_text_lacks_is_not_asked() -> None:
    values = take_values(
        score(score_gunviolence, (build_gold(text="A man was shot.", gold=GOLD), build_report()))
    )
    assert "killed exact" not in values
