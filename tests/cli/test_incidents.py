"""``tacitus incidents`` as a person asks it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tacitus.model.enums import Status
from tacitus.settings import Settings
from tacitus.store.record import open_record
from tacitus.store.reports import save_reports
from tacitus.workflow import link_record
from tests.cli.run import run, run_ok
from tests.linking.report_builder import Told, build_report


@pytest.fixture
def record(tmp_path: Path) -> str:
    path = tmp_path / "r.sqlite"
    report = build_report(
        Told(killed=(9, 9), doer="Ardel Front"),
        Told(status=Status.THREATENED, doer="Ardel Front", by="a spokesman", words="more to come"),
        Told(place="Corvan", day="2024-06-02", killed=(2, 2)),
    )
    with open_record(path) as opened:
        save_reports(opened, [report])
        link_record(opened, Settings())
    return str(path)


def test_threats_are_listed_with_words_document_and_incident(record: str) -> None:
    out = run_ok("--record", record, "incidents", "--event-status", "threatened").out
    assert out.startswith("INTERNAL")
    assert "threatened · 2024-05-11 · Ardel, North, XA · ASSAULT bombing" in out
    assert "Ardel Front | word of a spokesman (said)" in out
    assert '"(2) more to come / 2024-05-11 / Ardel' in out
    assert "Example Wire 2024-05-12" in out
    assert "attaches to inc-" in " ".join(out.split())
    assert "1 event; each is what one document tells, no incident" in out


def test_threats_as_json_lead_to_the_incident(record: str) -> None:
    options = ("incidents", "--event-status", "threatened", "--format", "jsonl")
    (told,) = (json.loads(line) for line in run_ok("--record", record, *options).out.splitlines())
    assert told["schema"] == "tacitus.told_event/1"
    assert told["event"]["status"] == "threatened"
    assert told["actors"] == ["Ardel Front"]
    incidents = json.loads(run_ok("--record", record, "incidents", "--format", "json").out)
    assert told["incident"] in {item["id"] for item in incidents}


def test_sorting_and_limit(record: str) -> None:
    options = ("incidents", "--sort", "killed", "--limit", "1", "--format", "jsonl")
    (line,) = run_ok("--record", record, *options).out.splitlines()
    assert json.loads(line)["where"]["name"] == "Ardel"


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--event-status", "maybe"], "'occurred', 'ongoing', 'attempted', 'planned'"),
        (["--type", "kill"], "'protest', 'mobilize', 'coerce', 'assault'"),
        (["--grading", "good"], "'provisional', 'corroborated', 'contested', 'discounted'"),
        (["--status", "done"], "'suggested', 'accepted', 'rejected'"),
        (["--sort", "size"], "'size' is not one of 'day', 'killed', 'sources'"),
        (["--outlet", "nobody"], "no outlet of the record is named so; it has Example Wire"),
        (["--from", "May"], "'May' is not a day"),
        (["--actor", "?"], "has no letters"),
        (["--event-status", "planned", "--conflicts"], "leave it out, or ask for occurred"),
    ],
)
def test_wrong_value_names_the_allowed_ones(record: str, options: list[str], message: str) -> None:
    found = run("--record", record, "incidents", *options)
    assert found.status == 2
    assert message in " ".join(found.err.split())


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--where", " "), "--where is empty; write a name"),
        (("--actor", ""), "--actor is empty; write a name"),
        (("--from", "2024-06-02", "--to", "2024-05-01"), "--to 2024-05-01 lies before --from"),
    ],
)
def test_filters_that_nothing_can_fulfil_are_refused(
    record: str, words: tuple[str, ...], message: str
) -> None:
    found = run("--record", record, "incidents", *words)
    assert (found.status, found.out) == (2, "")
    assert message in found.err
