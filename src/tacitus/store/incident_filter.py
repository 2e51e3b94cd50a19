"""Narrowing a list of incidents, or of events, in the database.

A place is found by its name, by another spelling of it, by its region or country (name, demonym or
code); an actor by any name or mention that a report has for it. Case and accents do not matter.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, FromClause, and_, false, func, or_, select
from sqlalchemy.sql.elements import ColumnElement

from tacitus.errors import SearchError
from tacitus.gazetteer.countries import load_countries
from tacitus.gazetteer.layout import Kind
from tacitus.gazetteer.lookup import Entry, open_gazetteer
from tacitus.model.enums import HAPPENED, VIOLENT, EventType, Grading, IncidentStatus, Status
from tacitus.store.schema import documents, event_actors, events, incident_events, incidents
from tacitus.store.search_words import fold_text

_Condition = ColumnElement[bool]


class SortBy(StrEnum):
    """What a list is sorted by."""

    DAY = "day"
    KILLED = "killed"
    SOURCES = "sources"


@dataclass(frozen=True, slots=True)
class IncidentFilter:
    """What a list of incidents, or of events, is narrowed to; None asks nothing."""

    violent: bool = False
    where: str | None = None
    first: datetime.date | None = None
    last: datetime.date | None = None
    actor: str | None = None
    min_killed: int | None = None
    event_status: Status | None = None
    types: tuple[EventType, ...] = ()
    outlet: str | None = None
    status: IncidentStatus | None = None
    grading: Grading | None = None
    conflicts: bool = False
    min_sources: int | None = None
    sort: SortBy = SortBy.DAY
    limit: int | None = None


def list_incident_conditions(connection: Connection, wanted: IncidentFilter) -> list[_Condition]:
    """Give what incidents must fulfil; raises SearchError where a name cannot be understood."""
    table = incidents.c
    found = list(_list_type_conditions(wanted, table.type))
    if wanted.where:
        site = _resolve_site(wanted.where)
        found.append(_is_at(incidents, site) | _has_event(_is_at(events, site)))
    if wanted.first:
        found.append(table.last_on >= wanted.first)
    if wanted.last:
        found.append(table.first_on <= wanted.last)
    if wanted.actor:
        found.append(_has_event(_involves(connection, wanted.actor)))
    if wanted.event_status:
        found.append(_has_event(events.c.status == wanted.event_status.value))
    if wanted.outlet:
        found.append(_has_event(_is_told_by(connection, wanted.outlet)))
    return [*found, *_list_own_conditions(wanted)]


def _list_own_conditions(wanted: IncidentFilter) -> Iterator[_Condition]:
    table = incidents.c
    if wanted.min_killed is not None:
        yield table.killed_low >= wanted.min_killed
    if wanted.status:
        yield table.status == wanted.status.value
    if wanted.grading:
        yield table.grading == wanted.grading.value
    if wanted.conflicts:
        yield table.n_conflicts > 0
    if wanted.min_sources is not None:
        yield table.sources_independent >= wanted.min_sources


def list_event_conditions(connection: Connection, wanted: IncidentFilter) -> list[_Condition]:
    """Give what events must fulfil; an event without a day of its own has its document's."""
    _refuse_incident_filters(wanted)
    table = events.c
    found = list(_list_type_conditions(wanted, table.type))
    if wanted.event_status:
        found.append(table.status == wanted.event_status.value)
    if wanted.where:
        found.append(_is_at(events, _resolve_site(wanted.where)))
    printed = func.coalesce(documents.c.dated_on, documents.c.published_on)
    if wanted.first:
        found.append(func.coalesce(table.last_on, printed) >= wanted.first)
    if wanted.last:
        found.append(func.coalesce(table.first_on, printed) <= wanted.last)
    if wanted.actor:
        found.append(_involves(connection, wanted.actor))
    if wanted.outlet:
        found.append(_is_told_by(connection, wanted.outlet))
    if wanted.min_killed is not None:
        found.append(table.killed_low >= wanted.min_killed)
    return found


def _refuse_incident_filters(wanted: IncidentFilter) -> None:
    asked = {
        "--status": wanted.status,
        "--grading": wanted.grading,
        "--conflicts": wanted.conflicts,
        "--min-sources": wanted.min_sources,
        "--sort sources": wanted.sort is SortBy.SOURCES,
    }
    wrong = [name for name, value in asked.items() if value not in (None, False)]
    if wrong:
        status = wanted.event_status.value if wanted.event_status else ""
        raise SearchError(
            f"{', '.join(wrong)}: asks about incidents, but --event-status {status} lists events; "
            f"leave it out, or ask for {', '.join(item.value for item in HAPPENED)}"
        )


def _list_type_conditions(
    wanted: IncidentFilter, column: ColumnElement[Any]
) -> Iterator[_Condition]:
    if wanted.violent:
        yield column.in_([item.value for item in VIOLENT])
    if wanted.types:
        yield column.in_([item.value for item in wanted.types])


def _has_event(condition: _Condition) -> _Condition:
    """Say that one of the incident's events fulfils a condition."""
    query = (
        select(incident_events.c.incident_id)
        .join(events, events.c.id == incident_events.c.event_id)
        .join(documents, documents.c.id == events.c.document_id)
        .where(condition)
    )
    return incidents.c.id.in_(query)


@dataclass(frozen=True, slots=True)
class _Site:
    """What the words of ``--where`` can mean."""

    pattern: str
    countries: frozenset[str]
    regions: tuple[tuple[str, str], ...]
    geonames_ids: tuple[int, ...]


def _resolve_site(words: str) -> _Site:
    key = fold_text(words)
    gazetteer = open_gazetteer()
    entries = gazetteer.find(words)
    countries = frozenset(_list_countries(words))
    similar: tuple[Entry, ...] = () if entries else gazetteer.find_similar(words)
    ids = {entry.geonames_id for entry in (*entries, *similar) if entry.geonames_id is not None}
    regions = {
        (entry.country, entry.name)
        for entry in (*entries, *similar)
        if entry.kind is Kind.ADMIN1 and entry.country
    }
    return _Site(
        # A country's name is no beginning of another name: Niger, Nigeria.
        pattern="" if not key else f"% {key} %" if countries else f"% {key}%",
        countries=countries,
        regions=tuple(sorted(regions)),
        geonames_ids=tuple(sorted(ids)),
    )


def _list_countries(words: str) -> Iterator[str]:
    table, code = load_countries(), words.strip().upper()
    for country in (table.by_name(words), table.by_demonym(words), table.by_iso3(code)):
        if country is not None:
            yield country.iso2
    if len(code) == 2:
        yield code


def _is_at(table: FromClause, site: _Site) -> _Condition:
    column = table.c
    found: list[_Condition] = [column.country.in_(sorted(site.countries))]
    if site.pattern:
        found.append(column.place_keys.like(site.pattern))
    if site.geonames_ids:
        found.append(column.geonames_id.in_(site.geonames_ids))
    found += [
        and_(column.country == country, column.admin1 == name) for country, name in site.regions
    ]
    return or_(*found)


def _involves(connection: Connection, words: str) -> _Condition:
    """Say that an actor of an event bears a name, or is one that bears it in another report."""
    key = fold_text(words)
    if not key:
        raise SearchError(f"--actor {words!r}: has no letters; write part of a name")
    actor = event_actors.c
    bearers = connection.execute(
        select(actor.name, actor.known_as)
        .where(actor.name_keys.like(f"%| {key} |%"), actor.named)
        .distinct()
    ).all()
    found: list[_Condition] = [actor.name_keys.like(f"% {key}%")]
    if bearers:
        names = sorted({row.name for row in bearers})
        known = sorted({row.known_as for row in bearers if row.known_as})
        found += [actor.name.in_(names), actor.known_as.in_(known)]
    return events.c.id.in_(select(actor.event_id).where(or_(*found)))


def _is_told_by(connection: Connection, words: str) -> _Condition:
    """Say that a document was printed by an outlet; raises SearchError where none is so named."""
    outlet = func.coalesce(documents.c.publisher, documents.c.external_id)
    key = fold_text(words)
    names = connection.execute(select(outlet).distinct()).scalars()
    known = sorted({name for name in names if name})
    fitting = [name for name in known if key and f" {key}" in f" {fold_text(name)}"]
    if known and not fitting:
        shown = ", ".join(known[:12]) + (" ..." if len(known) > 12 else "")
        raise SearchError(
            f"--outlet {words!r}: no outlet of the record is named so; it has {shown}"
        )
    return outlet.in_(fitting) if fitting else false()
