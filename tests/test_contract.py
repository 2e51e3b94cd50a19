"""The promises of the record, kept for any input."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tacitus.demo.articles import list_articles
from tacitus.intake.files import read_inputs
from tacitus.intake.json_lines import read_json_line
from tacitus.intake.publication import Taken
from tacitus.linking.build import link_events
from tacitus.model.document import Document
from tacitus.model.incident import format_incident_json
from tacitus.model.report import Report, format_report
from tacitus.model.schema import build_json_schema
from tacitus.reading.reader import Reader, build_reader
from tacitus.settings import Settings
from tacitus.workflow import read_documents

pytestmark = pytest.mark.model
REPORT = jsonschema.Draft202012Validator(build_json_schema("report"))
INCIDENT = jsonschema.Draft202012Validator(build_json_schema("incident"))

SENTENCES = (
    "Gunmen killed at least 12 people in Gao on Tuesday, police said.",
    "ORANVILLE, 3 MAY 91 (RADIO EXAMPLE) -- [TEXT] REBELS KILLED TWO SOLDIERS NEAR THE RIVER.",
    'The army denied it. "Nobody died," Colonel José Beispiel told “Radio Example”.',
    "About 30 recruits, one of them an officer, were wounded\nwhen a bomb went off in Aleppo.",
    "Nearly 3,000 have died since January, the Front for X (FFX) said.\n\nThe movement denies it.",
    "On 31 February the convoy delivered 20 tonnes of grain to Mali's government.",
    "\u0645\u0631\u062d\u0628\u0627 said: «Five were abducted» \U0001f525",
)
texts = st.lists(
    st.one_of(st.sampled_from(SENTENCES), st.text(max_size=40)), min_size=1, max_size=6
).map("\n".join)


@pytest.fixture(scope="module")
def reader() -> Reader:
    return build_reader(Settings())


@pytest.fixture(scope="module")
def documents() -> list[Document]:
    with list_articles() as folder:
        return [item.document for item in read_inputs([folder]) if isinstance(item, Taken)]


@pytest.fixture(scope="module")
def reports(documents: list[Document]) -> list[Report]:
    return [item for item in read_documents(documents, Settings()) if isinstance(item, Report)]


def walk_spans(value: object) -> Iterator[tuple[int, int, str]]:
    if isinstance(value, dict):
        if {"start", "end", "quote"} <= value.keys() and value["quote"] is not None:
            yield value["start"], value["end"], value["quote"]
        for item in value.values():
            yield from walk_spans(item)
    elif isinstance(value, list):
        for item in value:
            yield from walk_spans(item)


def check_report(report: Report) -> None:
    printed = json.loads(format_report(report))
    REPORT.validate(printed)
    text = printed["document"]["text"]
    for start, end, quote in walk_spans(printed):
        assert text[start:end] == quote
    assert Report.model_validate(printed) == report
    known = {actor["id"] for actor in printed["actors"]}
    said = {item["id"] for item in printed["attributions"]}
    for event in printed["events"]:
        assert {*event["actors"], *event["recipients"]} <= known
        assert {entry["attribution_id"] for entry in event["attribution"]} <= said
    ids = [event["id"] for event in printed["events"]]
    assert ids == [f"e{number}" for number in range(1, len(ids) + 1)]


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=texts)
def test_every_quote_is_the_text_at_its_span(reader: Reader, text: str) -> None:
    line = json.dumps({"text": text, "published_on": "2024-05-17"}).encode()
    if text.strip("\ufeff \n\t\r").strip():
        check_report(reader.read(read_json_line(line, "x").document))


def test_the_demo_keeps_the_contract(documents: list[Document], reports: list[Report]) -> None:
    assert len(reports) == len(documents) == 14
    for report in reports:
        check_report(report)


def test_small_blocks_keep_the_contract(documents: list[Document]) -> None:
    cut = Settings(passage_chars=200, block_chars=1000)
    reader = build_reader(cut)
    for document in documents:
        check_report(reader.read(document))


def test_report_bytes_are_the_same_in_any_order_and_on_any_number_of_workers(
    documents: list[Document], reports: list[Report]
) -> None:
    expected = {report.document.id: format_report(report) for report in reports}
    shuffled = documents[:]
    random.Random(7).shuffle(shuffled)
    for workers, order in ((1, documents[::-1]), (2, shuffled)):
        for outcome in read_documents(order, Settings(), workers=workers):
            assert isinstance(outcome, Report)
            assert format_report(outcome) == expected[outcome.document.id]


def test_incidents_are_the_same_in_any_order(reports: list[Report]) -> None:
    expected = [format_incident_json(item) for item in link_events(reports, Settings()).incidents]
    for seed in range(4):
        shuffled = reports[:]
        random.Random(seed).shuffle(shuffled)
        found = link_events(shuffled, Settings()).incidents
        assert [format_incident_json(item) for item in found] == expected


def test_incidents_follow_the_schema(reports: list[Report]) -> None:
    for incident in link_events(reports, Settings()).incidents:
        INCIDENT.validate(json.loads(format_incident_json(incident)))


def test_no_event_takes_its_day_from_the_publication(tmp_path: Path, reader: Reader) -> None:
    line = json.dumps({"text": "Rebels killed four people in Gao.", "published_on": "2024-05-17"})
    report = reader.read(read_json_line(line.encode(), "x").document)
    assert report.events
    assert all(event.when is None for event in report.events)
