from __future__ import annotations

import copy
import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tacitus.errors import IntakeError
from tacitus.evaluate.depth import score_depth
from tacitus.evaluate.depth_check import check_depth
from tacitus.evaluate.reports import EMPTY
from tests.evaluate.demo_reports import read_demo_reports
from tests.evaluate.report_json import (
    build_gold,
    check_scale,
    score,
    take_values,
)

TEXT = (
    "Gunmen shot three farmers in Orlo on Monday, the mayor said. "
    "The army denied that it had bombed the mill. "
    "The River Front (RF) is allied with the gunmen. "
    "Police arrested a man."
)


def cut(quote: str) -> dict[str, Any]:
    start = TEXT.index(quote)
    return {"start": start, "end": start + len(quote), "quote": quote}


SHOT = cut("Gunmen shot three farmers in Orlo on Monday")
DAY = {"first": "2031-05-05", "last": "2031-05-05", "precision": "day"}
ORLO = {"name": "Orlo", "country": "ML", "admin1": "Gao", "latitude": 16.3, "longitude": 0.0}
KILLED = {
    "outcome": "killed",
    "low": 3,
    "high": 3,
    "approximate": False,
    "category": "civilian",
    "includes": [{"category": "child", "low": 1, "high": 1}],
}
ACTORS = [
    {"id": "a1", "name": "Gunmen", "mentions": [cut("Gunmen"), cut("the gunmen")]},
    {"id": "a2", "name": "farmers", "mentions": [cut("farmers")]},
    {"id": "a3", "name": "mayor", "mentions": [cut("the mayor")]},
    {"id": "a4", "name": "River Front", "mentions": [cut("The River Front"), cut("RF")]},
]
EVENT: dict[str, Any] = {
    "id": "e1",
    "type": "ASSAULT",
    "modes": ["firearms"],
    "contexts": [],
    "status": "occurred",
    "aggregate": False,
    "actors": ["a1"],
    "recipients": ["a2"],
    "when": DAY,
    "where": ORLO,
    "tolls": [KILLED],
    "victims": [],
    "weapons": [],
    "items": [],
    "attribution": [{"attribution_id": "q1", "speaker": "a3", "name": "the mayor", "kind": "said"}],
    "responsibility": [{"actor": "a1", "basis": "stated", "by": None}],
    "acled": None,
    "evidence": [SHOT],
}
REPORT: dict[str, Any] = {
    "document": {"external_id": "d1", "title": "Farmers shot in Orlo", "dated_on": "2031-05-06"},
    "times": [{**cut("Monday"), **DAY, "timex": "2031-05-05", "type": "DATE"}],
    "places": [{**cut("Orlo"), **ORLO, "role": "location"}],
    "actors": ACTORS,
    "attributions": [
        {
            "source": cut("the mayor"),
            "cue": cut("said"),
            "content": SHOT,
            "kind": "said",
            "speaker": "a3",
        }
    ],
    "events": [EVENT],
    "relations": [{"a": "a4", "b": "a1", "type": "allied_with", "hedged": False}],
}
GOLD: dict[str, Any] = {
    **REPORT,
    "not_occurred": [cut("it had bombed the mill")],
    "aliases": [["River Front", "RF"]],
}
BOMBED = {**EVENT, "id": "e2", "evidence": [cut("bombed the mill")], "tolls": []}


def change(**fields: Any) -> dict[str, Any]:
    report = copy.deepcopy(REPORT)
    report["events"][0] |= fields
    return report


def test_scale() -> None:
    damaged = change(
        **dict.fromkeys(("actors", "recipients", "tolls", "modes", "attribution"), ()),
        **dict.fromkeys(("when", "where"), None),
        responsibility=[],
        type="COERCE",
        status="planned",
        contexts=["crime"],
        aggregate=True,
        victims=[{"name": "Ama Tolo"}],
        weapons=[{"kind": "firearm"}],
        items=[{"what": "grain", "low": None}],
        acled={"event_type": "Protests", "sub_event_type": "Peaceful protest"},
    )
    damaged["events"].append(BOMBED)
    for name in ("times", "places", "attributions", "relations", "actors"):
        damaged[name] = []
    damaged["document"] = {"title": "Rain", "dated_on": None}
    names = ["all fields", "document", "times", "places", "events", "aggregates", "attributions"]
    names += ["not occurred", "relations", "aliases", "document: title", "document: dated_on"]
    names += [f"events: {name}" for name in EVENT if name not in ("id", "evidence", "aggregate")]
    check_scale(score_depth, build_gold(text=TEXT, gold=GOLD), REPORT, damaged, names=names)


def test_by_hand() -> None:
    """Of 24 questions (2 on the document, 16 on the event, 6 others) three are wrong."""
    report = change(status="attempted", tolls=[{**KILLED, "includes": []}])
    report["events"] += [BOMBED, {**EVENT, "evidence": [cut("Police arrested a man")]}]
    figures = score(score_depth, (build_gold(text=TEXT, gold=GOLD), report))
    assert (figures["all fields"].right, figures["all fields"].asked) == (21, 24)
    assert (figures["events"].right, figures["events"].asked) == (13, 15)
    assert figures["events: status"].value == figures["events: tolls"].value == 0
    assert figures["not occurred"].value == 0
    assert figures["events found"].value == 1
    inside = figures["occurred ASSAULTs in annotated sentences"]
    assert (inside.right, inside.asked) == (1, 2)


def ask(gold: dict[str, Any], report: dict[str, Any] | None = None) -> dict[str, float | None]:
    return take_values(score(score_depth, (build_gold(text=TEXT, gold=gold), report or REPORT)))


def test_only_fields_that_are_present_are_asked() -> None:
    figures = ask({"events": [{"evidence": [SHOT], "type": "ASSAULT"}]})
    assert set(figures) == {
        "all fields",
        "events",
        "events: type",
        "events found",
        "occurred ASSAULTs in annotated sentences",
    }


@pytest.mark.parametrize(
    ("field", "gold", "found", "right"),
    [
        pytest.param("when", None, None, True, id="nothing said, nothing asked for"),
        pytest.param("when", None, DAY, False, id="must say nothing"),
        pytest.param("when", DAY, None, False, id="says nothing"),
        pytest.param("when", {"first": "2031-05-05"}, DAY, True, id="one part of a time"),
        pytest.param("when", {**DAY, "precision": "week"}, DAY, False, id="precision"),
        pytest.param("where", {"name": "Orlo"}, ORLO, True, id="name of the place"),
        pytest.param("where", {"country": "Mali"}, ORLO, True, id="country by name"),
        pytest.param("where", {"admin1": "Gao Region"}, ORLO, True, id="region spelt otherwise"),
        pytest.param("where", {"admin1": None}, ORLO, False, id="region must be open"),
        pytest.param(
            "where", {"latitude": 16.4, "longitude": 0.1}, ORLO, True, id="point within 25 km"
        ),
        pytest.param(
            "where", {"latitude": 17.3, "longitude": 0.0}, ORLO, False, id="point too far"
        ),
        pytest.param("where", {"latitude": None}, ORLO, False, id="must have no point"),
        pytest.param("tolls", [{"outcome": "killed", "low": 3}], [KILLED], True, id="toll in part"),
        pytest.param("tolls", [{**KILLED, "high": None}], [KILLED], False, id="upper bound"),
        pytest.param("tolls", [{**KILLED, "approximate": True}], [KILLED], False, id="about"),
        pytest.param("tolls", [KILLED], [KILLED, KILLED], False, id="one toll too many"),
        pytest.param("modes", ["firearms", "aerial"], ["aerial", "firearms"], True, id="any order"),
        pytest.param("actors", ["armed gunmen"], ["a1"], True, id="a name in place of an id"),
        pytest.param("actors", ["a1", "a2"], ["a2"], False, id="one actor lacking"),
        pytest.param(
            "victims", [{"name": "Tolo"}], [{"name": "Ama Tolo", "age": 9}], True, id="victim"
        ),
        pytest.param(
            "weapons", [{"kind": "mine"}], [{"kind": "mine"}, {"kind": "mine"}], True, id="kinds"
        ),
        pytest.param(
            "items",
            [{"what": "grain", "low": 5}],
            [{"what": "bags of grain", "low": 6}],
            False,
            id="number of items",
        ),
        pytest.param(
            "attribution",
            [{"name": "mayor", "kind": "denied"}],
            EVENT["attribution"],
            False,
            id="kind of attribution",
        ),
        pytest.param(
            "attribution",
            [{"speaker": None, "name": None, "kind": "said"}],
            [{"speaker": None, "name": None, "kind": "said"}],
            True,
            id="nobody named",
        ),
        pytest.param(
            "responsibility",
            [{"actor": "gunmen", "basis": "accused"}],
            EVENT["responsibility"],
            False,
            id="basis",
        ),
    ],
)
def test_fields_of_an_event(field: str, gold: Any, found: Any, right: bool) -> None:
    event = {"evidence": [SHOT], field: gold}
    assert ask({"events": [event]}, change(**{field: found}))[f"events: {field}"] == right


def test_the_longest_shared_evidence_decides_then_the_fields_that_agree() -> None:
    report = change(type="COERCE")
    report["events"] = [{**EVENT, "evidence": [cut("on Monday")]}, *report["events"]]
    gold = {"events": [{"evidence": [SHOT], "type": "COERCE"}]}
    assert ask(gold, report)["events: type"] == 1
    report["events"] = [{**EVENT, "type": "PROTEST"}, *report["events"][1:]]
    assert ask(gold, report)["events: type"] == 1


def test_a_real_event_of_the_annotation_is_no_fault_in_the_same_words() -> None:
    gold = {"events": [EVENT], "not_occurred": [cut("on Monday")]}
    assert ask(gold)["not occurred"] == 1
    assert ask({"not_occurred": [cut("on Monday")]})["not occurred"] == 0


def test_an_empty_list_asks_that_nothing_be_said() -> None:
    names = ("times", "places", "events", "attributions", "relations")
    figures = ask({name: [] for name in names})
    assert {figures[name] for name in names} == {0}
    figures = ask({name: [] for name in names}, {**EMPTY, "document": {"external_id": "d1"}})
    assert {figures[name] for name in names} == {1}


def test_a_document_that_was_not_read_has_no_silence_to_its_credit() -> None:
    gold = {"document": {"publisher": None}, "events": [], "not_occurred": [cut("bombed")]}
    figures = score(score_depth, (build_gold(text=TEXT, gold=gold), EMPTY))
    assert figures["all fields"].value == 0


@pytest.mark.parametrize(
    ("gold", "message"),
    [
        pytest.param(None, "d1: has no object 'gold'", id="no gold"),
        pytest.param({"event": []}, "no field is called 'event'; use", id="field of the report"),
        pytest.param({"document": {"date": 1}}, "no field is called 'date'", id="of the document"),
        pytest.param(
            {"events": [{"kind": "x", "evidence": [SHOT]}]}, "events 1: no field is", id="of events"
        ),
        pytest.param({"events": [{"type": "ASSAULT"}]}, "events 1: has no evidence", id="evidence"),
        pytest.param(
            {"events": [{"type": "WAR", "evidence": [SHOT]}]}, "type 'WAR' is none of", id="type"
        ),
        pytest.param(
            {"times": [{"start": 0, "end": 3, "quote": "Gun?"}]}, "the text has 'Gun'", id="quote"
        ),
        pytest.param({"times": {}}, "times is no list; give a list of objects", id="no list"),
        pytest.param({"events": ["x"]}, "events 1 has a wrong form: 'x'", id="no object"),
        pytest.param({"document": [1]}, "document: is no object", id="no document"),
        pytest.param({"relations": [{"a": "a1"}]}, "relations 1: has no 'b'", id="relation"),
        pytest.param({"aliases": ["ab"]}, "is no list of texts", id="aliases"),
        pytest.param(
            {"attributions": [{"source": {"start": 2}}]}, "attributions 1: source", id="source"
        ),
        pytest.param(
            {"events": [{"evidence": [SHOT], "weapons": [{}]}]},
            "events 1: weapons 1: has no 'kind'",
            id="weapon",
        ),
        pytest.param(
            {"events": [{"evidence": [SHOT], "actors": [1]}]}, "is no list of texts", id="actor"
        ),
        pytest.param(
            {"events": [{"evidence": [SHOT], "where": {"latitude": 3.0}}]},
            "events 1: where: has half a point",
            id="half a point",
        ),
        pytest.param(
            {"events": [{"evidence": [SHOT], "acled": {}}]}, "has no 'sub_event_type'", id="class"
        ),
        pytest.param(
            {"not_occurred": [{"start": 5, "end": 9999}]}, "is no span of the text", id="span"
        ),
    ],
)
def test_faults_are_told(gold: Any, message: str) -> None:
    with pytest.raises(IntakeError, match=re.escape(message)):
        check_depth([build_gold(text=TEXT, gold=gold)])


def test_all_faults_are_told_at_once() -> None:
    gold = {"event": [], "events": [{"type": "WAR", "evidence": []}]}
    with pytest.raises(IntakeError) as caught:
        check_depth([build_gold(text=TEXT, gold=gold), build_gold("d2", gold=None)])
    assert str(caught.value).count("; ") >= 3
    assert "d2: has no object" in str(caught.value)


@pytest.mark.model
@settings(max_examples=30, deadline=None)
@given(st.data())
def test_part_of_a_report_as_its_own_gold_is_all_right(data: st.DataObject) -> None:
    report = data.draw(st.sampled_from(read_demo_reports()))
    parts = data.draw(st.sets(st.sampled_from(sorted(EMPTY))))
    fields = data.draw(st.sets(st.sampled_from(sorted(set(EVENT) - {"evidence"}))))
    events = [
        {name: value for name, value in event.items() if name in fields | {"evidence"}}
        for event in report["events"]
    ]
    gold = {name: report[name] for name in parts} | {"events": events, "actors": report["actors"]}
    check_own_gold(report, gold)


@pytest.mark.model
def test_whole_reports_as_their_own_gold_are_all_right() -> None:
    for report in read_demo_reports():
        unreal = [
            event["evidence"][0]
            for event in report["events"]
            if event["status"] not in ("occurred", "ongoing")
        ]
        names = [[m["quote"] for m in actor["mentions"]] for actor in report["actors"]]
        check_own_gold(report, {**report, "not_occurred": unreal, "aliases": names})


def check_own_gold(report: dict[str, Any], gold: dict[str, Any]) -> None:
    document = build_gold(text=report["document"]["text"], gold=gold)
    check_depth([document])
    figures = score(score_depth, (document, report))
    assert {name for name, figure in figures.items() if figure.right != figure.asked} == set()
