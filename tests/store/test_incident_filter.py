"""Lists of incidents, and of plans and threats, are narrowed alike on either database."""

from __future__ import annotations

import datetime
import sqlite3
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine

import tacitus.store.record as record_module
from tacitus.errors import SearchError
from tacitus.linking.build import link_events
from tacitus.model.enums import EventType, Grading, IncidentStatus, ResponsibilityBasis, Status
from tacitus.model.report import Report
from tacitus.model.values import cut_span
from tacitus.settings import Settings
from tacitus.store.incident_filter import IncidentFilter, SortBy
from tacitus.store.incidents import list_incidents, save_incidents
from tacitus.store.record import Record, open_record
from tacitus.store.reports import save_reports
from tacitus.store.told_events import list_told_events
from tests.linking.report_builder import Told, build_report


def place(report: Report, **values: object) -> Report:
    """Give every event of a report another place."""
    events = [
        event.model_copy(update={"where": event.where.model_copy(update=values)})
        for event in report.events
        if event.where
    ]
    return report.model_copy(update={"events": tuple(events)})


def name_also(report: Report, alias: str) -> Report:
    """Let the text call the first actor by another name, and know both by one key."""
    text = report.document.text + "\n" + alias
    span = cut_span(text, len(text) - len(alias), len(text))
    first, *others = report.actors
    first = first.model_copy(update={"mentions": (*first.mentions, span)})
    return report.model_copy(
        update={
            "document": report.document.model_copy(update={"text": text}),
            "actors": (first, *others),
        }
    )


BLAST = name_also(
    build_report(
        Told(killed=(9, 9), children=4, doer="Ardel Front", target="the army"),
        Told(status=Status.PLANNED, day=None, place="Dorsk", doer="Ardel Front", words="plan"),
        publisher="Exámple Wire",
    ),
    "AFX",
)
AGAIN = build_report(Told(killed=(12, 12), doer="Ardel Front"), publisher="Second Voice")
RAID = build_report(
    Told(
        place="Corvan",
        day="2024-06-02",
        killed=(2, None),
        modes=("firearms",),
        blamed=(("Ardel Front", ResponsibilityBasis.ACCUSED),),
    ),
    publisher="Daily Example",
)
CLASH = place(
    build_report(
        Told(day="2024-07-01", status=Status.ATTEMPTED, type=EventType.COERCE, modes=("arrest",)),
        publisher="Daily Example",
        printed="2024-07-02",
    ),
    name="Ménaka",
    country="ML",
    admin1="Gao",
    geonames_id=2453514,
)
REPORTS = (BLAST, AGAIN, RAID, CLASH)


@pytest.fixture
def filled(record: Record) -> Record:
    save_all(record)
    return record


def save_all(record: Record) -> None:
    save_reports(record, REPORTS)
    linked = link_events(REPORTS, Settings())
    save_incidents(record, linked.incidents, linked.links)


def list_places(record: Record, wanted: IncidentFilter) -> list[str]:
    return [item.where.name for item in list_incidents(record, wanted) if item.where]


ALL = ["Ardel", "Corvan", "Ménaka"]


@pytest.mark.parametrize(
    ("wanted", "places"),
    [
        pytest.param(IncidentFilter(), ALL, id="all"),
        pytest.param(IncidentFilter(where="menaka"), ["Ménaka"], id="no-accent"),
        pytest.param(IncidentFilter(where="MENA"), ["Ménaka"], id="beginning"),
        pytest.param(IncidentFilter(where="Mali"), ["Ménaka"], id="country"),
        pytest.param(IncidentFilter(where="Malian"), ["Ménaka"], id="demonym"),
        pytest.param(IncidentFilter(where="mli"), ["Ménaka"], id="iso3"),
        pytest.param(IncidentFilter(where="Gao"), ["Ménaka"], id="region"),
        pytest.param(IncidentFilter(where="Niger"), [], id="no-other-country"),
        pytest.param(IncidentFilter(where="Minaka"), ["Ménaka"], id="another-spelling"),
        pytest.param(IncidentFilter(where="enaka"), [], id="no-middle-of-a-word"),
        pytest.param(IncidentFilter(actor="afx"), ["Ardel", "Corvan"], id="alias-elsewhere"),
        pytest.param(IncidentFilter(actor="árdel fr"), ["Ardel", "Corvan"], id="part-of-a-name"),
        pytest.param(IncidentFilter(actor="army"), ["Ardel"], id="recipient"),
        pytest.param(IncidentFilter(actor="%"), None, id="wildcard"),
        pytest.param(IncidentFilter(min_killed=9), ["Ardel"], id="killed"),
        pytest.param(IncidentFilter(min_killed=10), [], id="nested-toll-is-not-added"),
        pytest.param(IncidentFilter(event_status=Status.ATTEMPTED), ["Ménaka"], id="attempted"),
        pytest.param(
            IncidentFilter(event_status=Status.OCCURRED), ["Ardel", "Corvan"], id="occurred"
        ),
        pytest.param(IncidentFilter(types=(EventType.COERCE,)), ["Ménaka"], id="type"),
        pytest.param(
            IncidentFilter(types=(EventType.COERCE, EventType.ASSAULT)), ALL, id="two-types"
        ),
        pytest.param(IncidentFilter(outlet="example"), ALL, id="outlets"),
        pytest.param(IncidentFilter(outlet="daily"), ["Corvan", "Ménaka"], id="outlet"),
        pytest.param(IncidentFilter(outlet="nobody"), None, id="no-outlet"),
        pytest.param(IncidentFilter(status=IncidentStatus.SUGGESTED), ALL, id="status"),
        pytest.param(IncidentFilter(status=IncidentStatus.ACCEPTED), [], id="accepted"),
        pytest.param(IncidentFilter(conflicts=True), ["Ardel"], id="conflicts"),
        pytest.param(IncidentFilter(min_sources=2), ["Ardel"], id="sources"),
        pytest.param(IncidentFilter(grading=Grading.DISCOUNTED), [], id="grading"),
        pytest.param(IncidentFilter(sort=SortBy.KILLED), ALL, id="by-killed"),
        pytest.param(IncidentFilter(sort=SortBy.SOURCES, limit=1), ["Ardel"], id="limit"),
        pytest.param(IncidentFilter(outlet="daily", min_killed=1), ["Corvan"], id="combined"),
    ],
)
def test_list_is_narrowed(filled: Record, wanted: IncidentFilter, places: list[str] | None) -> None:
    if places is None:
        with pytest.raises(SearchError):
            list_incidents(filled, wanted)
    else:
        assert list_places(filled, wanted) == places


def test_unknown_outlet_names_those_there_are(filled: Record) -> None:
    with pytest.raises(SearchError, match="it has Daily Example, Exámple Wire, Second Voice"):
        list_incidents(filled, IncidentFilter(outlet="nobody"))


@pytest.mark.parametrize(
    ("wanted", "n_found"),
    [
        pytest.param(IncidentFilter(), 1, id="all"),
        pytest.param(IncidentFilter(actor="AFX"), 1, id="actor"),
        pytest.param(IncidentFilter(actor="army"), 0, id="other-actor"),
        pytest.param(IncidentFilter(where="Dorsk"), 1, id="place"),
        pytest.param(IncidentFilter(where="Bekum"), 0, id="other-place"),
        pytest.param(IncidentFilter(violent=True, outlet="example"), 1, id="violent"),
        pytest.param(IncidentFilter(first=datetime.date(2024, 5, 12)), 1, id="printed-on"),
        pytest.param(IncidentFilter(first=datetime.date(2024, 5, 13)), 0, id="printed-before"),
        pytest.param(IncidentFilter(sort=SortBy.KILLED, limit=1), 1, id="by-killed"),
    ],
)
def test_plans_are_listed_as_events(filled: Record, wanted: IncidentFilter, n_found: int) -> None:
    found = list_told_events(filled, _ask(wanted, Status.PLANNED))
    assert len(found) == n_found
    for told in found:
        assert told.event.status is Status.PLANNED
        assert told.actors == ("Ardel Front",)
        assert told.id == f"{BLAST.document.id}#e2"


def _ask(wanted: IncidentFilter, status: Status) -> IncidentFilter:
    values = {name: getattr(wanted, name) for name in IncidentFilter.__slots__}
    return IncidentFilter(**{**values, "event_status": status})


def test_plan_names_the_incident_it_attaches_to(record: Record) -> None:
    report = build_report(
        Told(killed=(3, 3), doer="Ardel Front"),
        Told(status=Status.PLANNED, doer="Ardel Front"),
    )
    save_reports(record, [report])
    linked = link_events([report], Settings())
    save_incidents(record, linked.incidents, linked.links)
    (told,) = list_told_events(record, IncidentFilter(event_status=Status.PLANNED))
    assert told.incident == linked.incidents[0].id
    silent = report.model_copy(update={"events": ()})
    save_reports(record, [silent])
    assert list_told_events(record, IncidentFilter(event_status=Status.PLANNED)) == []


def test_filters_of_incidents_are_refused_for_events(filled: Record) -> None:
    wanted = IncidentFilter(event_status=Status.PLANNED, conflicts=True, grading=Grading.CONTESTED)
    with pytest.raises(SearchError, match="--grading, --conflicts: asks about incidents"):
        list_told_events(filled, wanted)


def test_older_record_can_be_filtered_once_opened(tmp_path: Path) -> None:
    new, old = tmp_path / "new.sqlite", tmp_path / "old.sqlite"
    with open_record(new) as record:
        save_all(record)
    config = Config()
    config.set_main_option("script_location", str(record_module._MIGRATIONS))
    engine = create_engine(f"sqlite:///{old}")
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
    engine.dispose()
    plain = sqlite3.connect(old)
    plain.execute(f"ATTACH '{new}' AS new")
    for table in ("documents", "reports", "events", "incidents", "incident_events"):
        names = ", ".join(row[1] for row in plain.execute(f"PRAGMA main.table_info({table})"))
        plain.execute(f"INSERT INTO main.{table} ({names}) SELECT {names} FROM new.{table}")
    plain.commit()
    plain.close()
    with open_record(old) as record:
        assert list_places(record, IncidentFilter()) == ALL
        assert list_places(record, IncidentFilter(where="Mali", actor=None)) == ["Ménaka"]
        assert list_places(record, IncidentFilter(actor="AFX", conflicts=True)) == ["Ardel"]
        assert len(list_told_events(record, IncidentFilter(event_status=Status.PLANNED))) == 1
