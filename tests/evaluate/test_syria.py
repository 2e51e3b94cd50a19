from __future__ import annotations

from typing import Any

import pytest

from tacitus.evaluate.syria import classify_actor, score_syria
from tests.evaluate.report_json import (
    build_actor,
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
    "place": "deir ezzor",
    "actor": "self administration forces",
    "cause": "shelling",
    "civilians": 6,
    "noncivilians": 4,
}
ACTORS = [build_actor("a1", "Kurdish fighters", kind="armed_group")]


def build_strike(civilians: int, others: int, admin1: str = "Deir ez-Zor") -> dict[str, Any]:
    return build_event(
        modes=["heavy-weapons"],
        actors=["a1"],
        where=build_place("Mayadin", admin1=admin1),
        tolls=[
            build_toll("killed", civilians, category="civilian"),
            build_toll("killed", others, category="combatant"),
        ],
    )


def test_scale() -> None:
    damaged = build_report(
        build_event(modes=["firearms"], tolls=[build_toll("killed", 3)]), actors=ACTORS
    )
    perfect = build_report(build_strike(6, 4), actors=ACTORS)
    check_scale(score_syria, build_gold(gold=GOLD), perfect, damaged)


def test_by_hand() -> None:
    report = build_report(build_strike(5, 4, "Homs"), build_strike(6, 4), actors=ACTORS)
    values = take_values(score(score_syria, (build_gold(gold=GOLD), report)))
    assert values["killed exact, main event"] == 0
    assert values["killed within 20 %, main event"] == 1
    assert values["killed exact, any event"] == 1
    assert values["killed within 20 %, sum"] == 0
    assert values["civilians exact"] == 0
    assert values["civilians exact, any event"] == 1
    assert values["governorate"] == 0
    assert values["governorate, any event"] == 1


def test_nothing_coded_is_not_asked() -> None:
    none = {"place": None, "actor": "unknown", "cause": "unknown"} | dict.fromkeys(
        ("civilians", "noncivilians"), 0
    )
    figures = score(score_syria, (build_gold(gold=none), build_report()))
    assert take_values(figures) == {"actor class, all": 1}


@pytest.mark.parametrize(
    ("modes", "cause"),
    [
        pytest.param(["aerial", "explosives"], "shelling", id="bombs from the air"),
        pytest.param(["explosives"], "explosion", id="a bomb"),
        pytest.param(["suicide-attack", "heavy-weapons"], "explosion", id="a suicide attack"),
    ],
)
def test_one_cause_of_several_modes(modes: list[str], cause: str) -> None:
    gold = build_gold(gold=GOLD | {"cause": cause})
    report = build_report(build_event(modes=modes))
    assert take_values(score(score_syria, (gold, report)))["cause"] == 1


def test_children_count_as_civilians() -> None:
    event = build_event(
        tolls=[build_toll("killed", 4, category="civilian"), build_toll("killed", 2, 2, "child")]
    )
    values = take_values(score(score_syria, (build_gold(gold=GOLD), build_report(event))))
    assert values["civilians exact"] == 1


@pytest.mark.parametrize(
    ("actor", "expected"),
    [
        pytest.param(
            build_actor("a", "army", kind="military", country="SY"),
            "syrian government or russian troops",
            id="army",
        ),
        pytest.param(
            build_actor("a", "navy", kind="military", country="US"),
            "international coalition forces",
            id="coalition country",
        ),
        pytest.param(
            build_actor("a", "IS", kind="armed_group", known_as="islamic-state"),
            "isis",
            id="known group",
        ),
        pytest.param(build_actor("a", "the rebels"), "armed opposition groups", id="rebels"),
        pytest.param(build_actor("a", "gunmen", kind="armed_group"), "unknown", id="unknown"),
        pytest.param(
            build_actor("a", "ISIL raiders", kind="armed_group"), "isis", id="group in the name"
        ),
        pytest.param(
            build_actor("a", "a Nusra emir", kind="person", country="SY"),
            "al-nusra front",
            id="a group's man is not the state's",
        ),
        pytest.param(
            build_actor("a", "anti-ISIS coalition"), "international coalition forces", id="against"
        ),
        pytest.param(
            build_actor("a", "Syrian Coalition", kind="party", known_as="syrian-coalition"),
            "armed opposition groups",
            id="coalition of the opposition",
        ),
        pytest.param(
            build_actor("a", "a coalition of rebels"),
            "armed opposition groups",
            id="coalition of rebels",
        ),
    ],
)
def test_class_of_actor(actor: dict[str, Any], expected: str) -> None:
    assert classify_actor(actor) == expected
