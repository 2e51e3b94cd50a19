from __future__ import annotations

from typing import Any

import pytest

from tacitus.errors import IntakeError
from tacitus.evaluate.gold import GoldDocument
from tacitus.evaluate.reports import EMPTY
from tacitus.evaluate.status import match_events, score_status
from tacitus.evaluate.status_check import check_status
from tests.evaluate.report_json import (
    build_actor,
    build_event,
    build_gold,
    build_report,
    score,
    take_values,
)

TEXT = "Osk burned a mill, Marn told the Lun Herald. It may burn two more. Tolls passed ninety."
WORDS = ("Osk burned a mill", "It may burn two more", "Tolls passed ninety")
OSK, MARN = build_actor("a1", "Osk"), build_actor("a2", "Marn")


def span(quote: str) -> dict[str, Any]:
    start = TEXT.index(quote)
    return {"start": start, "end": start + len(quote), "quote": quote}


def event(number: int, status: str, type_: str = "ASSAULT", **fields: Any) -> dict[str, Any]:
    """Give an event of the gold."""
    return {**span(WORDS[number]), "type": type_, "status": status, "aggregate": False, **fields}


def found(number: int, status: str, type_: str = "ASSAULT", **fields: Any) -> dict[str, Any]:
    """Give an event of a report."""
    return build_event(type_, status=status, evidence=[span(WORDS[number])], **fields)


GOLD_EVENTS = [
    event(
        0,
        "occurred",
        hedged=False,
        responsibility=[{"actor": "Osk", "basis": "accused", "by": "Marn"}],
        chain=["Marn", "Lun Herald"],
    ),
    event(1, "hypothetical", hedged=True),
    event(2, "occurred", aggregate=True),
]


def word(name: str, *via: str, hedged: bool = False) -> dict[str, Any]:
    return {"name": name, "via": list(via), "hedged": hedged, "quote": name}


FOUND_EVENTS = [
    found(
        0,
        "occurred",
        responsibility=[{"actor": "a1", "basis": "accused", "by": "a2"}],
        attribution=[word("Marn", "the Lun Herald")],
    ),
    found(1, "hypothetical", attribution=[word("Marn", hedged=True)]),
    found(2, "occurred", aggregate=True),
]
PERFECT = build_report(*FOUND_EVENTS, actors=[OSK, MARN])


def build(*events: dict[str, Any]) -> GoldDocument:
    return build_gold(text=TEXT, gold={"events": list(events)})


def value_of(gold: GoldDocument, *events: dict[str, Any]) -> dict[str, float | None]:
    report = build_report(*events, actors=[OSK, MARN])
    return take_values(score(score_status, (gold, report)))


GOLD = build(*GOLD_EVENTS)


def test_gold_fed_back_scores_one() -> None:
    figures = score(score_status, (GOLD, PERFECT), (build(), EMPTY))
    assert {name for name, figure in figures.items() if figure.value != 1} == set()
    assert {"responsibility F1", "aggregates F1", "no event where none is"} <= set(figures)


def test_an_empty_report_finds_nothing() -> None:
    values = take_values(score(score_status, (GOLD, EMPTY)))
    assert {values[name] for name in ("events found", "status, of all", "aggregates R")} == {0}
    assert "status, of those found" not in values


def test_a_damaged_report_lies_between() -> None:
    damaged = [
        found(0, "planned", responsibility=[{"actor": "a1", "basis": "stated"}]),
        found(1, "occurred"),
        found(2, "occurred"),
    ]
    values = take_values(
        score(score_status, (GOLD, PERFECT), (GOLD, build_report(*damaged, actors=[OSK, MARN])))
    )
    for name in (
        "status, of all",
        "status, of those found",
        "violence told as a fact, precision",
        "hedged, of those found",
        "responsibility F1",
        "responsibility, accused",
        "chain, of those found",
        "aggregates R",
    ):
        assert 0 < (values[name] or 0) < 1, name


def test_by_hand() -> None:
    """Two of three found, one status of them right; of two deeds told as facts one is."""
    values = value_of(GOLD, found(0, "occurred"), found(1, "occurred"))
    assert values["events found"] == pytest.approx(2 / 3)
    assert values["status, of all"] == pytest.approx(1 / 3)
    assert values["status, of those found"] == 0.5
    assert values["status, occurred"] == 0.5
    assert values["status, hypothetical"] == 0
    assert values["violence told as a fact, precision"] == 0.5
    assert values["responsibility R"] == values["chain, of those found"] == 0
    assert values["hedged, of those found"] == 0.5


@pytest.mark.parametrize(
    ("status", "type_", "said", "right"),
    [
        ("threatened", "THREATEN", "occurred", 1),
        ("threatened", "ASSAULT", "threatened", 1),
        ("threatened", "ASSAULT", "occurred", 0),
        ("requested", "REQUEST", "occurred", 1),
        ("requested", "REQUEST", "requested", 1),
        ("planned", "REQUEST", "occurred", 0),
    ],
)
def test_a_threat_or_a_request_made_will_do_for_what_is_threatened_or_asked(
    status: str, type_: str, said: str, right: int
) -> None:
    values = value_of(build(event(0, status)), found(0, said, type_))
    assert values["status, of those found"] == right


def test_what_gold_also_allows_is_right() -> None:
    gold = build(event(0, "planned", status_also=["hypothetical"], type_also=["COERCE"]))
    values = value_of(gold, found(0, "hypothetical", "COERCE"))
    assert values["status, of those found"] == values["type, of those found"] == 1


def test_an_event_of_the_right_type_goes_before_one_that_shares_more() -> None:
    longer = {**found(0, "occurred", "ACCUSE"), "evidence": [{"start": 0, "end": len(TEXT)}]}
    assert match_events([event(0, "occurred")], [longer, found(0, "occurred")]) == {0: 1}


def test_violence_told_where_nothing_happened_is_no_fact() -> None:
    values = value_of(build(), found(0, "occurred"), found(1, "ongoing", "AID"))
    assert values["violence told as a fact, precision"] == 0
    assert values["no event where none is"] == values["nothing occurred where none is"] == 0
    quiet = value_of(build(), found(1, "hypothetical"))
    assert (quiet["no event where none is"], quiet["nothing occurred where none is"]) == (0, 1)


def test_one_actor_on_another_ground_is_not_held_responsible_rightly() -> None:
    for entry in (
        {"actor": "a1", "basis": "claimed", "by": None},
        {"actor": "a2", "basis": "accused", "by": None},
    ):
        values = value_of(GOLD, found(0, "occurred", responsibility=[entry]))
        assert values["responsibility P"] == values["responsibility R"] == 0


@pytest.mark.parametrize(
    ("events", "message"),
    [
        ([{**event(0, "occurred"), "start": 1}], "holds 'sk burned a mill', not"),
        ([event(0, "perhaps")], "status 'perhaps' is none of"),
        ([event(0, "occurred", type_also=["FIGHT"])], "type_also 'FIGHT' is none of"),
        ([event(0, "occurred", responsibility=[{"basis": "told"}])], "basis 'told' is none of"),
        ([{}], "not of this form"),
    ],
    ids=["span", "status", "type", "basis", "form"],
)
def test_faults_of_the_gold_are_told_before_anything_is_read(
    events: list[dict[str, Any]], message: str
) -> None:
    with pytest.raises(IntakeError, match=f"d1: .*{message}"):
        check_status([build(*events)])
    check_status([GOLD])
