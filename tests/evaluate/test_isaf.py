from __future__ import annotations

from typing import Any

from tacitus.evaluate.isaf import score_isaf
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
    "start_date": "2031-05-02",
    "province": ["kunar"],
    "min_killed": 3,
    "min_captured": 2,
    "airstrike": True,
}
KUNAR = build_place("Asadabad", admin1="Kunar")


def build_raid(killed: int, captured: int, *, day: str = "2031-05-02") -> dict[str, Any]:
    common: dict[str, Any] = {"when": build_day(day), "where": KUNAR}
    return build_report(
        build_event(modes=["aerial"], tolls=[build_toll("killed", killed)], **common),
        build_event("COERCE", tolls=[build_toll("detained", captured)], **common),
    )


def test_scale() -> None:
    damaged = build_report(
        build_event(
            modes=["firearms"],
            tolls=[build_toll("killed", 5)],
            where=build_place("Ghazni", admin1="Ghazni"),
        ),
        build_event("COERCE", tolls=[build_toll("detained", 7, 8)]),
    )
    names = ["day exact", "day exact, any event", "province F1", "air strike F1"]
    for outcome in ("killed", "captured"):
        kinds = ("exact", "exact, all", "inside low-high", "sound lower bound")
        names += [f"{outcome} {kind}" for kind in kinds]
    check_scale(score_isaf, build_gold(gold=GOLD), build_raid(3, 2), damaged, names=names)


def test_by_hand() -> None:
    vague = {**GOLD, "min_killed": 0, "airstrike": False, "province": ["kunar", "logar"]}
    figures = score(
        score_isaf,
        (build_gold(gold=GOLD), build_raid(2, 2)),
        (build_gold("d2", gold=vague), build_report(*build_raid(2, 4)["events"][1:])),
    )
    values = take_values(figures)
    assert values["killed exact"] == 0
    assert values["killed exact, all"] == 0.5
    assert values["killed sound lower bound"] == 1
    assert values["killed inside low-high"] == 0
    assert values["captured exact"] == 0.5
    assert values["captured sound lower bound"] == 0.5
    assert values["air strike F1"] == 1
    assert values["province R"] == 2 / 3
    assert values["province P"] == 1
    assert values["day exact"] == 1


def test_open_ended_toll_holds_what_is_above() -> None:
    report = build_report(build_event(tolls=[build_toll("killed", 2, None)]))
    values = take_values(score(score_isaf, (build_gold(gold=GOLD), report)))
    assert values["killed inside low-high"] == 1
    assert values["captured inside low-high"] == 0


def test_totals_over_several_happenings_are_not_summed() -> None:
    total = build_event(aggregate=True, tolls=[build_toll("killed", 40)])
    report = build_report(total, *build_raid(3, 2)["events"])
    values = take_values(score(score_isaf, (build_gold(gold=GOLD), report)))
    assert values["killed exact"] == 1
