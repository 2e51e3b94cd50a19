"""Incidents as text tables for the terminal."""

from __future__ import annotations

from collections.abc import Sequence

from rich.box import SIMPLE
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from tacitus.cli.report_table import build_event_table
from tacitus.cli.screen import INTERNAL, render
from tacitus.export.pages import (
    word_incident_title,
    word_responsibility,
    word_sides,
    word_sources,
)
from tacitus.export.wording import word_day, word_incident_toll
from tacitus.model.ids import build_event_id
from tacitus.model.incident import Incident, Link
from tacitus.model.report import Report


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
        head = " ".join(
            filter(None, (member.publisher or member.external_id, word_day(member.published_on)))
        )
        parts.append(Text(f"\n{head}: {report.document.title or ''}", style="bold"))
        told = [event for event in report.events if event.id in member.events]
        parts.append(build_event_table(told, report))
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
