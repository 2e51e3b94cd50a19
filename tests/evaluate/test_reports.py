from __future__ import annotations

from typing import Any

import pytest

from tacitus.errors import IntakeError
from tacitus.evaluate.reports import (
    Total,
    find_day,
    find_main_event,
    find_most_confident,
    index_reports,
    sum_toll,
    total_toll,
)
from tests.evaluate.report_json import build_day, build_event, build_report, build_toll

DEAD = [build_toll("killed", 2)]
DEAD_NONE = build_toll("killed", 0)


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        pytest.param([build_event("COERCE", tolls=DEAD), build_event(tolls=DEAD)], 1, id="assault"),
        pytest.param([build_event(), build_event("COERCE", tolls=DEAD)], 1, id="toll"),
        pytest.param([build_event("COERCE"), build_event()], 1, id="bare assault"),
        pytest.param([build_event("PROTEST"), build_event("COERCE")], 0, id="first"),
        pytest.param([build_event(status="planned"), build_event("AID")], 1, id="not planned"),
        pytest.param([build_event(aggregate=True, tolls=DEAD), build_event("AID")], 1, id="total"),
    ],
)
def test_main_event(events: list[dict[str, Any]], expected: int) -> None:
    assert find_main_event(build_report(*events)) is events[expected]


def test_no_real_event_no_main_event() -> None:
    assert find_main_event(build_report(build_event(status="denied"))) is None


def test_most_confident_is_the_earlier_on_a_tie() -> None:
    events = [build_event(confidence=c) for c in (0.4, 0.9, 0.9)]
    assert find_most_confident(events) is events[1]
    assert find_most_confident([]) is None


@pytest.mark.parametrize(
    ("tolls", "expected"),
    [
        pytest.param([build_toll("killed", 3), build_toll("killed", 5)], Total(5, 5), id="highest"),
        pytest.param(
            [build_toll("killed", 3, category="civilian"), build_toll("killed", 4, 4, "combatant")],
            Total(7, 7),
            id="categories are added",
        ),
        pytest.param(
            [build_toll("killed", 9, None), build_toll("killed", 3, category="child")],
            Total(9, None),
            id="unspecified is larger",
        ),
        pytest.param([build_toll("injured", 3)], Total(), id="another outcome"),
        pytest.param([build_toll("killed", None, 8)], Total(None, 8), id="up to"),
        pytest.param([build_toll("killed", 0)], Total(0, 0), id="none is not nothing"),
        pytest.param([build_toll("killed", None, 8), DEAD_NONE], Total(0, 0), id="0 above no low"),
    ],
)
def test_toll_of_one_event(tolls: list[dict[str, Any]], expected: Total) -> None:
    assert total_toll(build_event(tolls=tolls), "killed") == expected


def test_sum_over_events_leaves_out_what_says_nothing() -> None:
    events = [
        build_event(tolls=[build_toll("killed", 2)]),
        build_event(),
        build_event(tolls=[build_toll("killed", 3, None)]),
    ]
    assert sum_toll(events, "killed") == Total(5, None)
    assert sum_toll(events[:2], "killed") == Total(2, 2)


def test_day_is_told_to_the_day_or_not_at_all() -> None:
    assert find_day(build_event(when=build_day("2031-05-02"))) == "2031-05-02"
    assert find_day(build_event(when=build_day("2031-05-01", "2031-05-31"))) is None
    assert find_day(build_event()) is None


def test_failed_documents_have_no_report() -> None:
    good = build_report(document={"external_id": "a"})
    assert list(index_reports([good, {"external_id": "b", "error": "b: broken"}])) == ["a"]


def test_events_come_in_text_order() -> None:
    late, early = (build_event(evidence=[{"start": at, "end": at + 9}]) for at in (70, 20))
    late["tolls"] = early["tolls"] = DEAD
    report = build_report(late, early, document={"external_id": "a"})
    (whole,) = index_reports([report]).values()
    main = find_main_event(whole)
    assert main is not None
    assert main["evidence"] == early["evidence"]


@pytest.mark.parametrize(
    ("report", "message"),
    [
        pytest.param({"document": {}}, "report 1: has no 'external_id'", id="no id"),
        pytest.param(
            {"document": {"external_id": "a"}, "events": ["x"]}, "a: its report", id="event"
        ),
        pytest.param({"document": {"external_id": "a"}, "times": 3}, "a: its report", id="times"),
    ],
)
def test_a_faulty_report_is_named(report: dict[str, Any], message: str) -> None:
    with pytest.raises(IntakeError, match=message):
        index_reports([report])


def test_two_reports_of_one_document_are_refused() -> None:
    report = build_report(document={"external_id": "a"})
    with pytest.raises(IntakeError, match="a: has two reports"):
        index_reports([report, report])
