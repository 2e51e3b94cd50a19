"""What is saved comes back the same, on either database."""

from __future__ import annotations

import datetime

import pytest

from tacitus.errors import StoreError
from tacitus.linking.build import link_events
from tacitus.model.incident import Incident
from tacitus.settings import Settings
from tacitus.store.incident_filter import IncidentFilter
from tacitus.store.incidents import (
    find_incidents,
    list_incidents,
    list_links,
    list_members,
    load_minted_ids,
    save_incidents,
)
from tacitus.store.record import Record, count_rows
from tacitus.store.reports import find_documents, load_report, load_reports, save_reports
from tests.linking.report_builder import Told, build_report

BLAST = build_report(Told(killed=(9, 9), doer="the Ardel Front"), publisher="Example Wire")
RAID = build_report(
    Told(place="Corvan", day="2024-06-02", killed=(2, None), modes=("firearms",)),
    publisher="Daily Example",
    text='Zwölf "Männer" \U0001f525 مرحبا' + " word" * 30,
)
AGAIN = build_report(Told(killed=(12, 12)), publisher="Second Voice")


def save_all(record: Record) -> tuple[Incident, ...]:
    save_reports(record, [BLAST, RAID, AGAIN])
    linked = link_events(list(load_reports(record)), Settings(), known=load_minted_ids(record))
    save_incidents(record, linked.incidents, linked.links)
    return linked.incidents


def test_reports_come_back_as_they_were(record: Record) -> None:
    assert save_reports(record, [BLAST, RAID]) == 2
    assert load_report(record, RAID.document.id) == RAID
    assert {report.document.id: report for report in load_reports(record)} == {
        BLAST.document.id: BLAST,
        RAID.document.id: RAID,
    }


def test_saving_twice_adds_nothing(record: Record) -> None:
    save_reports(record, [BLAST])
    assert save_reports(record, [BLAST]) == 0
    assert count_rows(record, "documents") == count_rows(record, "events") == 1


def test_new_reading_of_a_document_replaces_the_old(record: Record) -> None:
    save_reports(record, [BLAST])
    save_all(record)
    silent = BLAST.model_copy(update={"events": ()})
    assert save_reports(record, [silent]) == 0
    assert load_report(record, BLAST.document.id) == silent


def test_documents_are_found_by_the_beginning_of_their_id(record: Record) -> None:
    save_reports(record, [BLAST, RAID])
    assert find_documents(record, BLAST.document.id[:14]) == [BLAST.document.id]
    assert find_documents(record, BLAST.document.id.removeprefix("sha256:")[:8]) == [
        BLAST.document.id
    ]
    assert find_documents(record, "%") == []


def test_missing_document_is_named(record: Record) -> None:
    with pytest.raises(StoreError, match="has no document sha256:none"):
        load_report(record, "sha256:none")


def test_incidents_come_back_as_they_were(record: Record) -> None:
    incidents = save_all(record)
    assert sorted(list_incidents(record), key=lambda item: item.id) == sorted(
        incidents, key=lambda item: item.id
    )
    for incident in incidents:
        assert find_incidents(record, incident.id[:12]) == [incident]


def test_incident_ids_are_kept_when_reports_are_added(record: Record) -> None:
    save_reports(record, [AGAIN])
    first = link_events([AGAIN], Settings(), known=load_minted_ids(record))
    save_incidents(record, first.incidents, first.links)
    later = save_all(record)
    (kept,) = (item for item in later if AGAIN.document.id in {m.document for m in item.reports})
    assert kept.id == first.incidents[0].id


@pytest.mark.parametrize(
    ("wanted", "places"),
    [
        (IncidentFilter(), ["Ardel", "Corvan"]),
        (IncidentFilter(where="corv"), ["Corvan"]),
        (IncidentFilter(where="xa"), ["Ardel", "Corvan"]),
        (IncidentFilter(where="%"), []),
        (IncidentFilter(first=datetime.date(2024, 6, 1)), ["Corvan"]),
        (IncidentFilter(last=datetime.date(2024, 6, 1)), ["Ardel"]),
        (IncidentFilter(actor="ardel front"), ["Ardel"]),
        (IncidentFilter(min_killed=3), ["Ardel"]),
        (IncidentFilter(violent=True), ["Ardel", "Corvan"]),
    ],
    ids=["all", "place", "country", "wildcard", "from", "to", "actor", "killed", "violent"],
)
def test_list_is_narrowed(record: Record, wanted: IncidentFilter, places: list[str]) -> None:
    save_all(record)
    found = [item.where.name for item in list_incidents(record, wanted) if item.where]
    assert found == places


def test_joins_of_an_incident_are_listed_with_reasons(record: Record) -> None:
    incidents = save_all(record)
    (joined,) = (item for item in incidents if item.sources_total == 2)
    links = list_links(record, list_members(joined))
    assert links[0].joined
    assert links[0].reasons


def test_merged_id_leads_to_its_successor(record: Record) -> None:
    incidents = save_all(record)
    save_incidents(record, incidents, (), {"inc-aaa": "inc-bbb", "inc-bbb": incidents[0].id})
    assert find_incidents(record, "inc-aaa") == find_incidents(record, "inc-bbb")
    assert find_incidents(record, "inc-bbb") == [incidents[0]]
    save_incidents(record, incidents, ())
    assert find_incidents(record, "inc-bbb") == [incidents[0]]
