from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tacitus.evaluate.answers import score_answers
from tacitus.evaluate.answers_fields import DOCUMENT_FIELDS, EVENT_FIELDS, POINT
from tacitus.evaluate.answers_file import load_answers
from tacitus.evaluate.answers_rows import COLUMNS
from tacitus.evaluate.answers_values import Number
from tacitus.evaluate.gold import GoldDocument
from tacitus.evaluate.reports import EMPTY
from tests.evaluate.demo_reports import read_demo_reports
from tests.evaluate.report_json import (
    build_actor,
    build_day,
    build_event,
    build_place,
    build_report,
    build_toll,
    check_scale,
    score,
    take_values,
)

TEXT = "Gunmen shot three farmers in Orlo on Monday. Police in Gao arrested a trader."
Rows = list[tuple[str, str, str]]
ACTORS = [
    build_actor("a1", "gunmen"),
    build_actor("a2", "farmers"),
    build_actor("a3", "police"),
    build_actor("a4", "the mayor"),
]
ORLO = build_place("Orlo", country="ML", admin1="Gao", latitude=16.3, longitude=0.1)
CHILD = {"category": "child", "low": 1, "high": 1}


def cut(quote: str) -> dict[str, Any]:
    start = TEXT.index(quote)
    return {"start": start, "end": start + len(quote), "quote": quote}


SHOOTING = build_event(
    modes=["firearms"],
    actors=["a1"],
    recipients=["a2"],
    when=build_day("2031-05-05"),
    where=ORLO,
    tolls=[{**build_toll("killed", 3, category="civilian"), "includes": [CHILD]}],
    victims=[{"name": "Ama Tolo"}],
    weapons=[{"kind": "firearm", "quote": "rifles"}],
    attribution=[{"speaker": "a4", "name": "the mayor", "kind": "said"}],
    responsibility=[{"actor": "a1", "basis": "accused"}],
    evidence=[cut("Gunmen shot three farmers in Orlo on Monday")],
)
ARREST = build_event(
    "COERCE",
    actors=["a3"],
    tolls=[build_toll("detained", 1)],
    evidence=[cut("Police in Gao arrested a trader")],
)
REPORT = build_report(
    SHOOTING,
    ARREST,
    actors=ACTORS,
    document={"external_id": "d1", "text": TEXT, "dated_on": "2031-05-06", "title": "Shooting"},
)
ROWS: Rows = [
    ("", "relevant", "yes"),
    ("", "n_events", "2"),
    ("", "dated_on", "2031-05-06"),
    ("", "complete", "yes"),
    ("s", "type", "ASSAULT"),
    ("s", "mode", "firearms"),
    ("s", "day", "2031-05-05"),
    ("s", "place", "Orlo"),
    ("s", "country", "Mali"),
    ("s", "latitude", "16.2"),
    ("s", "longitude", "0.1"),
    ("s", "actor", "armed gunmen"),
    ("s", "recipient", "farmers"),
    ("s", "victim", "Tolo"),
    ("s", "weapon", "rifles"),
    ("s", "killed", "3"),
    ("s", "killed.child", "1-1"),
    ("s", "speaker", "mayor"),
    ("s", "responsible", "gunmen"),
    ("s", "responsible.basis", "accused"),
    ("p", "detained", "1"),
    ("p", "actor", "police"),
]


def load(rows: Rows, folder: Path, *, text: str = TEXT) -> GoldDocument:
    path = folder / "gold.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        writer.writerows(("d1", *row) for row in rows)
    (document,) = load_answers(path, {"d1": text})
    return document


def ask(rows: Rows, folder: Path, report: Any = REPORT) -> dict[str, float | None]:
    return take_values(score(score_answers, (load(rows, folder), report)))


def test_scale(tmp_path: Path) -> None:
    other = build_event("PROTEST", when=build_day("2031-05-05"), evidence=[cut("Gunmen")])
    damaged = build_report(other, other, other, document={"external_id": "d1", "text": TEXT})
    gold = load(ROWS, tmp_path)
    figures = take_values(score(score_answers, (gold, REPORT)))
    names = [
        name for name in figures if name not in ("day", "relevant") and not name.endswith(" P")
    ]
    check_scale(score_answers, gold, REPORT, damaged, names=names)


def test_by_hand(tmp_path: Path) -> None:
    """The shooting has one actor of two and the wrong toll; the arrest is not in the report."""
    rows = [*ROWS, ("s", "actor", "soldiers")]
    found = {**SHOOTING, "tolls": [build_toll("killed", 2)]}
    report = {**REPORT, "events": [found, build_event("PROTEST")]}
    figures = score(score_answers, (load(rows, tmp_path), report))
    assert figures["events found"].value == 0.5
    assert figures["events P, complete documents"].value == 0.5
    assert (figures["actor R"].right, figures["actor R"].asked) == (1, 3)
    assert figures["actor P"].value == 1
    assert figures["killed"].value == figures["killed.child"].value == 0
    # Right: 3 of the document and 13 of the shooting, its actors by two thirds.
    assert figures["all fields"].asked == 20
    assert figures["all fields"].right == pytest.approx(3 + 12 + 2 / 3)


@pytest.mark.parametrize(
    ("field", "value", "right"),
    [
        pytest.param("killed", "3", True, id="lower bound"),
        pytest.param("killed", "3-3", True, id="exactly"),
        pytest.param("killed", "3-", False, id="open above"),
        pytest.param("killed", "~3", False, id="about"),
        pytest.param("killed", "0", False, id="none"),
        pytest.param("killed", "", False, id="must say nothing"),
        pytest.param("injured", "", True, id="says nothing"),
        pytest.param("injured", "0", False, id="nothing said is not none"),
        pytest.param("killed.civilian", "3", True, id="category"),
        pytest.param("killed.woman", "", True, id="category not said"),
        pytest.param("first", "2031-05-05", True, id="first day"),
        pytest.param("last", "2031-05-06", False, id="last day"),
        pytest.param("admin1", "Gao Region", True, id="region spelt otherwise"),
        pytest.param("place", "Gao", False, id="another place"),
        pytest.param("country", "", False, id="country must be open"),
        pytest.param("status", "occurred", True, id="status"),
        pytest.param("aggregate", "yes", False, id="total"),
        pytest.param("sub_event_type", "", True, id="no class"),
    ],
)
def test_fields_of_an_event(tmp_path: Path, field: str, value: str, right: bool) -> None:
    rows = [("s", "quote", "shot three farmers"), ("s", field, value)]
    assert ask(rows, tmp_path)[field] == right


@pytest.mark.parametrize(
    ("values", "f1"),
    [
        pytest.param([""], 0, id="must say nothing"),
        pytest.param(["gunmen"], 1, id="one"),
        pytest.param(["farmers"], 0, id="another"),
        pytest.param(["soldiers", "gunmen"], 2 / 3, id="one of two"),
    ],
)
def test_lists_count_by_their_f1_in_all_fields(
    tmp_path: Path, values: list[str], f1: float
) -> None:
    rows: Rows = [("s", "quote", "shot"), *(("s", "actor", value) for value in values)]
    assert ask(rows, tmp_path)["all fields"] == pytest.approx(f1)


def test_a_quote_decides_which_event_is_meant(tmp_path: Path) -> None:
    rows = [("x", "quote", "arrested a trader"), ("x", "type", "ASSAULT"), ("x", "killed", "3")]
    assert ask(rows, tmp_path)["type"] == 0
    assert ask(rows, tmp_path)["events found"] == 1
    assert ask(rows, tmp_path, {**REPORT, "events": [SHOOTING]})["events found"] == 0


def test_events_pair_for_the_most_fields_that_agree(tmp_path: Path) -> None:
    later = {**SHOOTING, "when": build_day("2031-05-09")}
    rows = [("1", "killed", "3"), ("2", "killed", "3"), ("2", "day", "2031-05-05")]
    report = {**REPORT, "events": [SHOOTING, later]}
    figures = ask(rows, tmp_path, report)
    assert figures["all fields"] == figures["events found"] == 1


def test_a_type_alone_finds_no_event_where_more_is_asked(tmp_path: Path) -> None:
    asked = [("x", "type", "ASSAULT"), ("x", "status", "occurred")]
    assert ask(asked, tmp_path)["events found"] == 1
    assert ask([*asked, ("x", "killed", "9")], tmp_path)["events found"] == 0


def test_real_events_go_before_totals_that_agree_as_well(tmp_path: Path) -> None:
    report = {**REPORT, "events": [{**SHOOTING, "aggregate": True}, SHOOTING]}
    rows = [("", "complete", "yes"), ("x", "killed", "3")]
    assert ask(rows, tmp_path, report)["events P, complete documents"] == 1


def test_who_denies_an_event_does_not_vouch_for_it(tmp_path: Path) -> None:
    denial = {"speaker": None, "name": "the army", "kind": "denied"}
    event = {**SHOOTING, "attribution": [*SHOOTING["attribution"], denial]}
    rows = [("s", "quote", "shot"), ("s", "speaker", "mayor")]
    assert ask(rows, tmp_path, {**REPORT, "events": [event]})["speaker F1"] == 1


def test_a_document_that_was_not_read_has_everything_wrong(tmp_path: Path) -> None:
    rows = [("", "relevant", "no"), ("", "published_on", ""), ("s", "actor", "gunmen")]
    assert ask(rows, tmp_path, EMPTY)["all fields"] == 0


def list_rows(report: dict[str, Any]) -> Rows:
    """Write what a report says as gold of a user's own."""
    whole = [
        ("", name, write(value))
        for name, field in DOCUMENT_FIELDS.items()
        for value in field.find(report, {}) or [""]
    ]
    return [*whole, ("", "complete", "yes"), *list_event_rows(report)]


def list_event_rows(report: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    for event in report["events"]:
        for quote in dict.fromkeys(span["quote"] for span in event["evidence"]):
            yield event["id"], "quote", quote
        for name, field in EVENT_FIELDS.items():
            found = field.find(report, event)
            if name == POINT:
                point = found[0] if found else {"latitude": "", "longitude": ""}
                yield event["id"], "latitude", str(point["latitude"])
                yield event["id"], "longitude", str(point["longitude"])
            else:
                for value in dict.fromkeys(write(each) for each in found) or [""]:
                    yield event["id"], name, value


def write(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Number):
        bounds = ["" if bound is None else str(bound) for bound in (value.low, value.high)]
        return f"~{value.low}" if value.approximate and value.low else "-".join(bounds)
    if isinstance(value, dict):
        return str(value["name"])
    return str(value[0] if isinstance(value, list) else value)


@pytest.mark.model
@settings(max_examples=30, deadline=None)
@given(st.data())
def test_part_of_a_report_as_its_own_gold_is_all_right(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    report = data.draw(st.sampled_from(read_demo_reports()))
    rows = list_rows(report)
    fields = data.draw(st.sets(st.sampled_from(sorted({field for _, field, _ in rows}))))
    kept = fields | {"quote", "complete", "latitude", "longitude"}
    check_own_gold(report, [row for row in rows if row[1] in kept], tmp_path_factory.mktemp("gold"))


@pytest.mark.model
def test_whole_reports_as_their_own_gold_are_all_right(tmp_path: Path) -> None:
    for report in read_demo_reports():
        check_own_gold(report, list_rows(report), tmp_path)


def check_own_gold(report: dict[str, Any], rows: Rows, folder: Path) -> None:
    gold = load(rows, folder, text=report["document"]["text"])
    figures = score(score_answers, (gold, report))
    assert {n for n, figure in figures.items() if figure.right != figure.asked} == set()
