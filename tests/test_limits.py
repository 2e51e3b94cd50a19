"""The traps on the page on limits are true: the program still falls into each of them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Final

import pytest

from tacitus.intake.json_lines import read_json_line
from tacitus.model.enums import EventType, Outcome, ResponsibilityBasis, Status
from tacitus.model.event import Event
from tacitus.model.report import Report
from tacitus.reading.reader import build_reader
from tacitus.settings import Settings

PAGE = (Path(__file__).parents[1] / "docs" / "limits.md").read_text(encoding="utf-8")
HEAD = "| the text says | the program says | but |"
Reports = Mapping[str, Report]


def list_shown() -> list[str]:
    """List the sentences of the table, in order."""
    rows = PAGE.split(HEAD, 1)[1].split("\n\n", 1)[0].splitlines()[2:]
    return [row.split("|")[1].strip() for row in rows]


@pytest.fixture(scope="module")
def reports() -> Reports:
    """Read every sentence of the table as a document of its own."""
    reader = build_reader(Settings())
    found = {}
    for text in list_shown():
        line = json.dumps({"text": text, "published_on": "2024-05-14"}).encode("utf-8")
        found[text] = reader.read(read_json_line(line, "trap").document)
    return found


def list_killed(event: Event) -> list[tuple[int | None, int | None]]:
    return [(toll.low, toll.high) for toll in event.tolls if toll.outcome is Outcome.KILLED]


def is_blamed(report: Report, name: str, basis: ResponsibilityBasis) -> bool:
    names = {actor.id: actor.name for actor in report.actors}
    found = (entry for event in report.events for entry in event.responsibility)
    return any(names[entry.actor] == name and entry.basis is basis for entry in found)


def happened(report: Report) -> bool:
    """Say whether violence is told as having occurred."""
    return any(e.type is EventType.ASSAULT and e.status is Status.OCCURRED for e in report.events)


def is_when(event: Event, first: str, last: str) -> bool:
    when = event.when
    return bool(when and (when.first, when.last) == tuple(map(date.fromisoformat, (first, last))))


def is_where(event: Event, *place: str | None) -> bool:
    return event.where is not None and (event.where.name, event.where.country) == place


Check = Callable[[Report], bool]
TRAPS: Final[Mapping[str, Check]] = {
    "In the film": happened,
    "It is a lie": lambda r: is_blamed(r, "our men", ResponsibilityBasis.ACCUSED) and happened(r),
    'Rebels "attacked"': happened,
    "Police arrested a trader": lambda r: any(
        e.type is EventType.AID and is_when(e, "2024-05-13", "2024-05-13") for e in r.events
    ),
    "The convoy": lambda r: is_blamed(r, "convoy of the Ardel Front", ResponsibilityBasis.STATED),
    "Shells hit the market": lambda r: (
        [e.type for e in r.events] == [EventType.ASSAULT, EventType.ACCUSE]
        and not r.events[0].responsibility
    ),
    "Government troops": lambda r: (
        len(r.events) == 1 and is_when(r.events[0], "2024-05-12", "2024-05-12")
    ),
    "Ten years ago": lambda r: (
        "aerial" in r.events[0].modes and is_when(r.events[0], "2014-01-01", "2014-12-31")
    ),
    "The day after": lambda r: list_killed(r.events[0]) == [(2, 2)] and r.events[0].when is None,
    "Shells struck": lambda r: is_where(r.events[0], "Bara", "SD"),
    "Three people": lambda r: is_where(r.events[0], "Georgia", "GE"),
    "Rebels killed 12": lambda r: is_where(r.events[0], "Helmand", "AF"),
    "Gunmen killed 30": lambda r: [list_killed(e) for e in r.events] == [[(30, 30)]],
    "Four monks": lambda r: list_killed(r.events[1]) == [(None, None)],
    "Seventeen": lambda r: not r.events,
}


def test_every_trap_shown_is_tried() -> None:
    shown = list_shown()
    assert len(shown) == len(TRAPS)
    assert all(sum(text.startswith(start) for text in shown) == 1 for start in TRAPS)


@pytest.mark.model
@pytest.mark.parametrize("start", TRAPS)
def test_trap_still_shuts(reports: Reports, start: str) -> None:
    (report,) = (found for text, found in reports.items() if text.startswith(start))
    assert TRAPS[start](report), "mended: take it off the page, and add a line to the changelog"


def test_figures_stand_in_one_table() -> None:
    figures = PAGE.split("<!-- figures: begin -->")[1].split("<!-- figures: end -->")[0]
    outside = PAGE.replace(figures, "")
    assert re.search(r"measured on \d{4}-\d\d-\d\d", figures)
    assert not re.search(r"\b0\.\d\d", outside)
