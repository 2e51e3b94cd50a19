"""Reports and incidents as text tables for the terminal."""

from __future__ import annotations

import re
import shutil
from collections.abc import Sequence
from io import StringIO

from rich.box import SIMPLE
from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from tacitus.export.pages import (
    word_incident_title,
    word_responsibility,
    word_sides,
    word_sources,
)
from tacitus.export.wording import (
    word_attribution,
    word_day,
    word_incident_toll,
    word_kind,
    word_place,
    word_time,
    word_toll,
)
from tacitus.model.event import Event
from tacitus.model.ids import build_event_id
from tacitus.model.incident import Incident, Link
from tacitus.model.report import Report

INTERNAL = "INTERNAL: personal names and exact places; not for publication"


def format_report_table(report: Report) -> str:
    """Write one report: a head with the publication record, then a block per event."""
    document = report.document
    parts: list[RenderableType] = [Text(INTERNAL, style="dim")]
    title = document.title or document.external_id or document.id
    parts.append(Text(title, style="bold"))
    dated = (
        f"dates counted from {document.dated_on} ({document.dated_by.value})"
        if document.dated_on and document.dated_by
        else "no known publication day: relative dates are not resolved"
    )
    first = document.first_publisher or document.first_published_on
    facts = [
        document.publisher or "",
        f"published {document.published_on}" if document.published_on else "",
        f"first in {document.first_publisher or '?'} {word_day(document.first_published_on)}"
        if first
        else "",
        dated,
    ]
    parts.append(Text("; ".join(filter(None, facts)), style="dim"))
    names = {actor.id: actor.name for actor in report.actors}
    if not report.events:
        parts.append(Text("no events found"))
    parts += [_build_event_table(event, names) for event in report.events]
    return render(parts)


def _build_event_table(event: Event, names: dict[str, str]) -> Table:
    table = Table(box=SIMPLE, show_header=False, pad_edge=False, show_edge=False)
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    status = event.status.value + (", a total" if event.aggregate else "")
    rows = [
        (event.id, f"{word_kind(event)} ({status})"),
        ("who", ", ".join(names.get(id_, id_) for id_ in event.actors)),
        ("to whom", ", ".join(names.get(id_, id_) for id_ in event.recipients)),
        ("when", word_time(event.when)),
        ("where", word_place(event.where)),
        ("toll", "; ".join(word_toll(toll) for toll in event.tolls)),
        ("items", "; ".join(item.quote for item in event.items)),
        ("word of", word_attribution(event.attribution)),
        ("says", " [...] ".join(" ".join(span.quote.split()) for span in event.evidence)),
    ]
    for name, words in rows:
        if words:
            table.add_row(Text(name), Text(words, style="bold" if name == event.id else ""))
    return table


def format_incident_table(incidents: Sequence[Incident]) -> str:
    """Write incidents, each with its toll, its sources and where they disagree."""
    parts: list[RenderableType] = [Text(INTERNAL, style="dim")]
    for incident in incidents:
        parts.append(_build_incident_table(incident))
    noun = "incident" if len(incidents) == 1 else "incidents"
    parts.append(Text(f"{len(incidents)} {noun}"))
    return render(parts)


def _build_incident_table(incident: Incident) -> Table:
    table = Table(box=SIMPLE, show_header=False, pad_edge=False, show_edge=False)
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    table.add_row(Text(incident.id), Text(word_incident_title(incident), style="bold"))
    rows = [
        ("who", word_sides(incident, "actor")),
        ("to whom", word_sides(incident, "recipient")),
        ("responsible", word_responsibility(incident)),
        ("toll", "; ".join(word_incident_toll(toll) for toll in incident.tolls)),
        ("sources", f"{word_sources(incident)} ({incident.grading.value})"),
        ("reports", "; ".join(_name_reports(incident))),
        *(("disagree", conflict.words) for conflict in incident.conflicts),
    ]
    for name, words in rows:
        if words:
            table.add_row(Text(name), Text(words))
    return table


def _name_reports(incident: Incident) -> list[str]:
    return [
        " ".join(
            filter(None, (member.publisher or member.external_id, word_day(member.published_on)))
        )
        for member in incident.reports
    ]


def format_incident(
    incident: Incident, reports: Sequence[Report], links: Sequence[Link], *, why: bool
) -> str:
    """Write one incident with every report's own words, and with ``why`` the joins."""
    parts: list[RenderableType] = [Text(INTERNAL, style="dim"), _build_incident_table(incident)]
    parts.append(Text(f"grading: {incident.grading_rule}", style="dim"))
    by_id = {report.document.id: report for report in reports}
    for member in incident.reports:
        report = by_id[member.document]
        names = {actor.id: actor.name for actor in report.actors}
        head = " ".join(
            filter(None, (member.publisher or member.external_id, word_day(member.published_on)))
        )
        parts.append(Text(f"\n{head}: {report.document.title or ''}", style="bold"))
        parts += [
            _build_event_table(event, names) for event in report.events if event.id in member.events
        ]
    for statement in incident.statements:
        parts.append(Text(f"statement ({statement.type.value}): {statement.words}"))
    if why:
        parts += _build_reasons(links, by_id)
    return render(parts)


def _build_reasons(links: Sequence[Link], reports: dict[str, Report]) -> list[RenderableType]:
    named = {
        build_event_id(id_, event.id): f"{report.document.external_id or id_[:15]}#{event.id}"
        for id_, report in reports.items()
        for event in report.events
    }
    parts: list[RenderableType] = [Text("\nWhy", style="bold")]
    if not links:
        parts.append(Text("one event of one report; nothing near enough to compare"))
    for link in links:
        verb = "joined" if link.joined else "not joined"
        pair = f"{named.get(link.a, link.a)} and {named.get(link.b, link.b)}"
        parts.append(Text(f"{verb} ({link.score:.2f}): {pair}"))
        parts += [Text(f"    {reason}") for reason in link.reasons]
    return parts


def is_terminal() -> bool:
    """Say whether a person reads the output on a terminal."""
    return Console().is_terminal


def flatten(words: str) -> str:
    """Show a stretch of text on one line."""
    return re.sub(r"\s+", " ", words)


def render(parts: Sequence[RenderableType]) -> str:
    """Render to text as wide as the terminal; colours only where it takes them."""
    width = max(60, min(shutil.get_terminal_size((100, 24)).columns, 140))
    screen = Console()
    buffer = StringIO()
    console = Console(
        file=buffer,
        width=width,
        force_terminal=screen.is_terminal,
        color_system="auto" if screen.is_terminal else None,
        highlight=False,
    )
    for part in parts:
        console.print(part)
    console.print()
    return "".join(line.rstrip() + "\n" for line in buffer.getvalue().split("\n")[:-1])
