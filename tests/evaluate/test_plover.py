from __future__ import annotations

from typing import Any

import pytest

from tacitus.evaluate.plover import score_plover
from tests.evaluate.report_json import (
    build_actor,
    build_event,
    build_gold,
    build_report,
    check_scale,
    score,
    take_values,
)

GOLD: dict[str, Any] = {
    "event": "REQUEST",
    "source": [{"text": "Ruvian"}, {"text": "Tarsk envoys"}],
    "target": [{"text": "the mine owners"}],
}
ACTORS = [
    build_actor("a1", "Government of Ruvia", mentions=[{"quote": "Ruvian ministers"}]),
    build_actor("a2", "Tarsk envoys"),
    build_actor("a3", "mine owners"),
]


def test_scale() -> None:
    perfect = build_report(
        build_event("REQUEST", actors=["a1", "a2"], recipients=["a3"]), actors=ACTORS
    )
    damaged = build_report(
        build_event("AID", confidence=0.9),
        build_event("REQUEST", actors=["a1", "a3"]),
        actors=ACTORS,
    )
    names = ["type of the most confident event", "actors F1", "actors P", "recipients F1"]
    check_scale(score_plover, build_gold(**GOLD), perfect, damaged, names=names)
    wrong = build_report(build_event("AID"), actors=ACTORS)
    check_scale(
        score_plover,
        build_gold(**GOLD),
        perfect,
        wrong,
        names=["type among all events", *names[:1]],
    )


@pytest.mark.parametrize(
    ("older", "type_"),
    [
        ("DEMAND", "REQUEST"),
        ("DISAPPROVE", "ACCUSE"),
        ("INVESTIGATE", "ACCUSE"),
        ("FIGHT", "ASSAULT"),
    ],
)
def test_older_names_of_types_stand_for_those_of_now(older: str, type_: str) -> None:
    gold = build_gold(event=older, source=[], target=[])
    values = take_values(score(score_plover, (gold, build_report(build_event(type_)))))
    assert values["type of the most confident event"] == 1


def test_by_hand() -> None:
    report = build_report(
        build_event("AID", confidence=0.9, actors=["a2"]),
        build_event("REQUEST", actors=["a1", "a3", "a2"]),
        actors=ACTORS,
    )
    values = take_values(score(score_plover, (build_gold(**GOLD), report)))
    assert values["type of the most confident event"] == 0
    assert values["type among all events"] == 1
    assert values["actors P"] == pytest.approx(2 / 3)
    assert values["actors R"] == 1
    assert values["recipients F1"] == 0
