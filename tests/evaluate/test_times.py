from __future__ import annotations

from typing import Any

import pytest

from tacitus.evaluate.sets import score_set
from tacitus.evaluate.times import find_type, score_times
from tests.evaluate.report_json import build_gold, build_report, check_scale, score, take_values


def expression(start: int, end: int, value: str, type_: str) -> dict[str, Any]:
    return {"start": start, "end": end, "value": value, "timex": value, "type": type_}


GOLD = [
    expression(0, 6, "2031-05-02", "DATE"),
    expression(10, 20, "P3D", "DURATION"),
    expression(30, 37, "2031-05-02T10", "TIME"),
]


def test_scale() -> None:
    damaged = build_report(
        times=[
            expression(0, 6, "2031-05-03", "DATE"),
            expression(12, 20, "P4D", "DURATION"),
            expression(50, 57, "2031", "DATE"),
        ]
    )
    perfect = build_report(times=GOLD)
    names = [f"all types, {measure} F1" for measure in ("relaxed", "strict", "value")]
    names += ["DATE and TIME, value F1", "DATE, value F1"]
    check_scale(score_times, build_gold(timexes=GOLD), perfect, damaged, names=names)


def test_by_hand() -> None:
    found = [
        expression(0, 6, "2031-05-02", "DATE"),
        expression(12, 20, "P3D", "DURATION"),
        expression(40, 50, "P1Y", "DURATION"),
    ]
    values = take_values(score(score_times, (build_gold(timexes=GOLD), build_report(times=found))))
    assert values["all types, relaxed P"] == pytest.approx(2 / 3)
    assert values["all types, strict R"] == pytest.approx(1 / 3)
    assert values["all types, value F1"] == pytest.approx(2 / 3)
    assert values["DATE and TIME, relaxed P"] == 1
    assert values["DATE and TIME, value R"] == 0.5
    assert values["DATE, value F1"] == 1


def test_durations_where_gold_has_none_count_against_all_types_only() -> None:
    found = [GOLD[0], expression(60, 70, "P1Y", "DURATION"), expression(80, 90, "P1D", "SET")]
    gold = build_gold(timexes=GOLD[:1])
    values = take_values(score(score_times, (gold, build_report(times=found))))
    assert values["all types, relaxed P"] == pytest.approx(1 / 3)
    assert values["DATE and TIME, value F1"] == values["DATE, value F1"] == 1


def test_types_that_are_guessed_are_told() -> None:
    bare = [{**GOLD[0], "type": None}]
    scores = score_set("times", [build_gold(timexes=GOLD[:1])], {"d1": build_report(times=bare)})
    assert scores[0].notes == ("1 of 1 documents: types of times guessed from their values",)


@pytest.mark.parametrize(
    ("timex", "expected"),
    [
        pytest.param("2031-05", "DATE", id="month"),
        pytest.param("PRESENT_REF", "DATE", id="now"),
        pytest.param("P2W", "DURATION", id="two weeks"),
        pytest.param("2031-05-02TMO", "TIME", id="morning"),
        pytest.param("XXXX-XX-XXT09:00", "TIME", id="nine o'clock"),
        pytest.param("T20:30", "TIME", id="hour alone"),
        pytest.param("PAST_REF", "DATE", id="once"),
        pytest.param(None, "DATE", id="no value"),
    ],
)
def test_type_is_guessed_from_the_value(timex: str | None, expected: str) -> None:
    assert find_type({"timex": timex}) == expected
