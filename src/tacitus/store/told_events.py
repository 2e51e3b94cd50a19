"""Listing the events of a record that are no incidents: plans, threats, requests, denials."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Row, Select, func, select

from tacitus.model.event import Event
from tacitus.model.told_event import ToldEvent
from tacitus.store.incident_filter import IncidentFilter, SortBy, list_event_conditions
from tacitus.store.record import Record
from tacitus.store.schema import documents, events, incident_statements, reports


def list_told_events(record: Record, wanted: IncidentFilter) -> list[ToldEvent]:
    """List events by day (their document's where they have none), or by the killed; then id."""
    with record.reading() as connection:
        query = _select().where(*list_event_conditions(connection, wanted))
        rows = connection.execute(_sort(query, wanted.sort).limit(wanted.limit)).all()
        contents: dict[str, Mapping[str, Any]] = {
            row.document_id: row.report
            for row in connection.execute(
                select(reports.c.document_id, reports.c.report).where(
                    reports.c.document_id.in_(sorted({row.document_id for row in rows}))
                )
            )
        }
    return [_build_told(row, contents[row.document_id]) for row in rows]


def _select() -> Select[Any]:
    attached = incident_statements.c
    return (
        select(
            events.c.id,
            events.c.event_id,
            events.c.document_id,
            documents.c.external_id,
            documents.c.title,
            documents.c.publisher,
            documents.c.published_on,
            documents.c.dated_on,
            attached.incident_id,
        )
        .join(documents, documents.c.id == events.c.document_id)
        .outerjoin(incident_statements, attached.event_id == events.c.id)
    )


def _sort(query: Select[Any], sort: SortBy) -> Select[Any]:
    day = func.coalesce(events.c.first_on, documents.c.dated_on, documents.c.published_on)
    order: list[Any] = [day.is_(None), day, events.c.id]
    if sort is SortBy.KILLED:
        order = [events.c.killed_low.is_(None), events.c.killed_low.desc(), *order]
    return query.order_by(*order)


def _build_told(row: Row[Any], content: Mapping[str, Any]) -> ToldEvent:
    (found,) = (item for item in content["events"] if item["id"] == row.event_id)
    event = Event.model_validate(found)
    names = {actor["id"]: actor["name"] for actor in content["actors"]}
    return ToldEvent(
        id=row.id,
        document=row.document_id,
        external_id=row.external_id,
        title=row.title,
        publisher=row.publisher,
        published_on=row.published_on,
        dated_on=row.dated_on,
        actors=tuple(names[id_] for id_ in event.actors),
        recipients=tuple(names[id_] for id_ in event.recipients),
        incident=row.incident_id,
        event=event,
    )
