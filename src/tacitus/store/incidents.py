"""Saving and loading what linking found: incidents and the reasons for each join."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Select, delete, insert, select

from tacitus.model.ids import build_event_id
from tacitus.model.incident import Incident, Link
from tacitus.store.filter_rows import build_incident_columns, list_statement_rows
from tacitus.store.incident_filter import IncidentFilter, SortBy, list_incident_conditions
from tacitus.store.record import Record
from tacitus.store.schema import (
    incident_events,
    incident_ids,
    incident_statements,
    incidents,
    links,
    successors,
)


def save_incidents(
    record: Record,
    found: Sequence[Incident],
    joins: Sequence[Link],
    merged: Mapping[str, str] | None = None,
) -> None:
    """Save what linking found in place of the last link's result; ids once minted are kept.

    ``merged`` gives the successor of each id that no incident bears any more.
    """
    with record.writing() as connection:
        minted = {row.event_id for row in connection.execute(select(incident_ids.c.event_id))}
        for table in (incident_statements, incident_events, links, incidents):
            connection.execute(delete(table))
        if found:
            connection.execute(insert(incidents), [_incident_row(item) for item in found])
        members = [
            {"event_id": event_id, "incident_id": item.id}
            for item in found
            for event_id in list_members(item)
        ]
        if members:
            connection.execute(insert(incident_events), members)
        attached = [row for item in found for row in list_statement_rows(item)]
        if attached:
            connection.execute(insert(incident_statements), attached)
        new = [member for member in members if member["event_id"] not in minted]
        if new:
            connection.execute(insert(incident_ids), new)
        _save_successors(connection, {item.id for item in found}, merged or {})
        if joins:
            connection.execute(insert(links), [join.model_dump(mode="json") for join in joins])


def _save_successors(connection: Connection, living: set[str], merged: Mapping[str, str]) -> None:
    """Keep where each id leads that no incident bears; an id that is borne again leads nowhere."""
    known = {row.incident_id: row.successor for row in connection.execute(select(successors))}
    known = {old: new for old, new in (known | dict(merged)).items() if old not in living}
    connection.execute(delete(successors))
    if known:
        rows = [{"incident_id": old, "successor": new} for old, new in known.items()]
        connection.execute(insert(successors), rows)


def list_members(incident: Incident) -> list[str]:
    """Give the global ids of an incident's events, in the order of its reports."""
    return [
        build_event_id(member.document, event_id)
        for member in incident.reports
        for event_id in member.events
    ]


def load_minted_ids(record: Record) -> dict[str, str]:
    """Load which incident id each event (global id) was first saved under."""
    with record.reading() as connection:
        rows = connection.execute(select(incident_ids))
        return {row.event_id: row.incident_id for row in rows}


def list_incidents(record: Record, wanted: IncidentFilter | None = None) -> list[Incident]:
    """List incidents by day (those without one last), the killed or the sources; then id.

    Raises SearchError where what is asked for cannot be understood.
    """
    wanted = wanted or IncidentFilter()
    with record.reading() as connection:
        conditions = list_incident_conditions(connection, wanted)
        query = _sort(select(incidents.c.incident).where(*conditions), wanted.sort)
        query = query.limit(wanted.limit)
        return [Incident.model_validate(row.incident) for row in connection.execute(query)]


def find_incidents(record: Record, name: str) -> list[Incident]:
    """Find incidents whose id is, or begins with, a name; a merged id finds its successor."""
    with record.reading() as connection:
        ids = [name]
        while len(step := _follow(connection, ids[-1])) == 1 and step[0] not in ids:
            ids.append(step[0])
        rows = connection.execute(
            select(incidents.c.incident)
            .where(incidents.c.id.startswith(ids[-1], autoescape=True))
            .order_by(incidents.c.id)
            .limit(50)
        )
        return [Incident.model_validate(row.incident) for row in rows]


def _follow(connection: Connection, name: str) -> list[str]:
    query = select(successors.c.successor).where(
        successors.c.incident_id.startswith(name, autoescape=True)
    )
    return sorted({row.successor for row in connection.execute(query)})


def list_links(record: Record, events: Sequence[str]) -> list[Link]:
    """List the joins made and refused that touch any of these events, strongest first."""
    query = (
        select(links)
        .where(links.c.a.in_(events) | links.c.b.in_(events))
        .order_by(links.c.joined.desc(), links.c.score.desc(), links.c.a, links.c.b)
    )
    with record.reading() as connection:
        return [Link.model_validate(dict(row._mapping)) for row in connection.execute(query)]


def _sort(query: Select[tuple[object]], sort: SortBy) -> Select[tuple[object]]:
    table = incidents.c
    order: list[Any] = [table.first_on.is_(None), table.first_on, table.id]
    if sort is SortBy.KILLED:
        order = [table.killed_low.is_(None), table.killed_low.desc(), *order]
    elif sort is SortBy.SOURCES:
        order = [table.sources_independent.desc(), *order]
    return query.order_by(*order)


def _incident_row(incident: Incident) -> dict[str, object]:
    when, where = incident.when, incident.where
    return {
        "id": incident.id,
        "version": incident.version,
        "status": incident.status.value,
        "successor": incident.successor,
        "type": incident.type.type.value,
        "first_on": when.first if when else None,
        "last_on": when.last if when else None,
        "country": where.country if where else None,
        "admin1": where.admin1 if where else None,
        "place": where.name if where else None,
        "actors": "; ".join(actor.name for actor in incident.actors),
        "sources_independent": incident.sources_independent,
        "incident": incident.model_dump(mode="json"),
        **build_incident_columns(incident),
    }
