from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tacitus.errors import IntakeError
from tacitus.evaluate.complete import complete_report
from tacitus.evaluate.reports import index_reports
from tacitus.evaluate.sets import score_set
from tests.evaluate.report_json import build_event, build_gold, build_report
from tests.evaluate.test_muc4 import TEMPLATE

TEXT = "Two men were shot in Tarma."
SPAN = {"start": 0, "end": 7, "quote": "Two men"}
GOLD: dict[str, dict[str, Any]] = {
    "attribution": {"attributions": [{"source": [SPAN], "cue": [], "content": [SPAN]}]},
    "gunviolence": {"gold": {"killed": 2, "date": "2031-05-02", "city": "Tarma", "lat": 1.0}},
    "isaf": {"gold": {"min_killed": 2, "province": ["tarma"], "airstrike": True}},
    "muc4": {"templates": [TEMPLATE]},
    "places": {"toponyms": [{**SPAN, "lat": 1.0, "lon": 2.0, "country": "PE"}]},
    "plover": {"event": "FIGHT", "source": [{"text": "two men"}], "target": None},
    "re3d": {"entities": [{**SPAN, "type": "Person"}, {**SPAN, "type": "Weapon"}]},
    "syria": {"gold": {"civilians": 2, "noncivilians": 0, "place": "homs", "actor": "isis"}},
    "times": {"timexes": [{**SPAN, "type": "DATE", "value": "2031"}]},
}
EVENT: dict[str, Any] = {"type": "ASSAULT", "actors": ["a1"], "recipients": None}
PARTS: dict[str, Any] = {
    "where": {"name": "Tarma"},
    "when": {"first": "2031-05-02", "last": None},
    "tolls": [{"outcome": "killed", "low": 2, "category": None}],
    "victims": [{"name": "Ana Soto"}],
    "weapons": [SPAN],
    "responsibility": [{"actor": "a1", "basis": "accused"}],
    "attribution": [{"name": "police"}],
    "confidence": None,
}
POOR: dict[str, Any] = {
    "document": {"external_id": "d1"},
    "times": [{**SPAN, "first": None}],
    "places": [SPAN],
    "actors": [{"id": "a1", "name": "two men"}],
    "events": [EVENT, EVENT | PARTS],
}


@pytest.mark.parametrize("name", sorted(GOLD))
@pytest.mark.parametrize(
    "report",
    [
        pytest.param({"document": {"external_id": "d1"}}, id="document alone"),
        pytest.param(POOR, id="poor"),
        pytest.param({**POOR, "relations": None, "attributions": None}, id="null"),
    ],
)
def test_a_report_that_lacks_fields_is_scored(name: str, report: dict[str, Any]) -> None:
    gold = [build_gold(text=TEXT, **GOLD[name])]
    assert score_set(name, gold, index_reports([report]))[0].figures


def test_what_is_absent_says_nothing() -> None:
    bare, told = complete_report(POOR)["events"]
    assert (bare["status"], bare["aggregate"], bare["tolls"]) == ("occurred", False, [])
    assert told["when"]["last"] == "2031-05-02"
    assert told["tolls"][0]["category"] == "unspecified"
    assert told["where"]["latitude"] is None


@given(st.lists(st.integers(0, 99), max_size=8))
def test_events_stand_where_their_evidence_begins(starts: list[int]) -> None:
    events = [{"id": str(i), "evidence": [{"start": at}]} for i, at in enumerate(starts)]
    ordered = complete_report({"document": {}, "events": events})["events"]
    assert [int(event["id"]) for event in ordered] == sorted(
        range(len(starts)), key=lambda i: (starts[i], i)
    )
    bare = complete_report({"document": {}, "events": [*events, {"id": "x"}]})["events"]
    assert [event["id"] for event in bare] == [*(event["id"] for event in events), "x"]


@pytest.mark.parametrize("name", sorted(GOLD))
def test_gold_that_lacks_what_the_set_needs_is_named(name: str) -> None:
    with pytest.raises(IntakeError, match=r"d1: (cannot be scored|has no object in 'gold')"):
        score_set(name, [build_gold()], index_reports([POOR]))


@pytest.mark.parametrize(
    ("values", "message"),
    [
        pytest.param({"status": "happened"}, "status 'happened' is none of", id="status"),
        pytest.param({"type": "attack"}, "type 'attack' is none of", id="type"),
    ],
)
def test_a_value_of_no_closed_set_is_refused(values: dict[str, str], message: str) -> None:
    report = build_report({**build_event(), **values})
    with pytest.raises(ValueError, match=message):
        complete_report(report)
