from __future__ import annotations

from typing import Any

import pytest

from tacitus.errors import IntakeError
from tacitus.evaluate.acled_types import (
    CODEBOOK,
    READING_ONLY,
    score_types,
    translate_type,
)
from tacitus.evaluate.reports import EMPTY
from tacitus.model.enums import EventType
from tacitus.reading import acled
from tests.evaluate.report_json import (
    build_event,
    build_gold,
    build_report,
    check_scale,
    score,
    take_values,
)


def build_class(name: str, **fields: Any) -> dict[str, Any]:
    return build_event(acled={"event_type": "-", "sub_event_type": name}, **fields)


def build_answer(name: str, id_: str = "d1") -> Any:
    return build_gold(id_, gold={"sub_event_type": name})


def test_scale() -> None:
    check_scale(
        score_types,
        build_answer("Armed clash"),
        build_report(build_class("Armed clash")),
        build_report(build_class("Attack")),
    )


def test_by_hand() -> None:
    """Clash: 2 of 2 found among 3 said, F1 0.8; grenade: 0; 25 classes: (2 x 0.8 + 0) / 3."""
    figures = score(
        score_types,
        (build_answer("Armed clash"), build_report(build_class("Armed clash"))),
        (build_answer("Armed clash", "d2"), build_report(build_class("Armed clash"))),
        (build_answer("Grenade", "d3"), build_report(build_class("Armed clash"))),
        (build_answer("Natural disaster", "d4"), build_report(build_class("Grenade"))),
    )
    values = take_values(figures)
    assert values["accuracy, 25 classes"] == pytest.approx(2 / 3)
    assert values["weighted F1, 25 classes"] == pytest.approx(1.6 / 3)
    assert values["accuracy, 30 classes"] == pytest.approx(2 / 4)
    assert values["weighted F1, 30 classes"] == pytest.approx(1.6 / 4)
    weighted = figures["weighted F1, 25 classes"]
    assert weighted.asked == 3
    assert weighted.low is not None
    assert weighted.high is not None
    assert weighted.low < 1.6 / 3 < weighted.high


def test_most_confident_event_gives_the_class_and_the_earlier_on_a_tie() -> None:
    report = build_report(
        build_class("Attack", confidence=0.4),
        build_class("Grenade", confidence=0.9),
        build_class("Arrests", confidence=0.9),
    )
    values = take_values(score(score_types, (build_answer("Grenade"), report)))
    assert set(values.values()) == {1}


@pytest.mark.parametrize(
    ("type_", "modes", "expected"),
    [
        pytest.param("ASSAULT", ["firearms", "aerial"], "Air/drone strike", id="weapon over mode"),
        pytest.param("ASSAULT", ["destroy"], "Looting/property destruction", id="property"),
        pytest.param("ASSAULT", ["destroy", "firearms"], "Attack", id="people and property"),
        pytest.param("ASSAULT", [], "Attack", id="no mode"),
        pytest.param("RETREAT", ["ceasefire", "withdraw"], "Agreement", id="row order"),
        pytest.param("CONSULT", ["visit"], "Diplomatic event", id="talks"),
        pytest.param("UNHEARD-OF", [], None, id="type of another program"),
    ],
)
def test_without_a_class_type_and_modes_are_translated(
    type_: str, modes: list[str], expected: str | None
) -> None:
    assert translate_type(type_, modes) == expected
    report = build_report(build_event(type_, modes=modes, acled=None))
    values = take_values(score(score_types, (build_answer(expected or "Other"), report)))
    assert values["accuracy, 30 classes"] == float(expected is not None)


@pytest.mark.parametrize("type_", list(EventType))
def test_every_type_has_a_class(type_: EventType) -> None:
    assert translate_type(type_.value, []) in {*CODEBOOK, *READING_ONLY}


def test_classes_are_those_that_reading_gives() -> None:
    assert set(acled.CLASSES) <= {*CODEBOOK, *READING_ONLY}
    assert (len(CODEBOOK), len(READING_ONLY)) == (25, 5)


@pytest.mark.parametrize(
    "gold",
    [
        pytest.param("Organised crime", id="name alone"),
        pytest.param({"sub_event_type": "organized  crime"}, id="case and spelling"),
    ],
)
def test_gold_may_be_written_loosely(gold: Any) -> None:
    report = build_report(build_class("Organised crime"))
    values = take_values(score(score_types, (build_gold(gold=gold), report)))
    assert values == {"accuracy, 30 classes": 1, "weighted F1, 30 classes": 1}


@pytest.mark.parametrize("gold", [{}, {"sub_event_type": None}, {"sub_event_type": "Skirmish"}])
def test_gold_that_is_no_class_is_named(gold: Any) -> None:
    with pytest.raises(IntakeError, match=r"d1: .* is no class; give one of the codebook"):
        score_types(build_gold(gold=gold), EMPTY)
