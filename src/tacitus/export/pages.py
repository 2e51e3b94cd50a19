"""Many pages in a folder, with an index that leads from incidents to the articles behind them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from tacitus.errors import ExportError
from tacitus.export.article_page import build_environment, format_article_page
from tacitus.export.wording import word_incident_toll, word_place, word_time
from tacitus.model.incident import Incident, Member
from tacitus.model.report import Report


def write_pages(reports: Iterable[Report], folder: Path) -> Iterator[Path]:
    """Write one page per report into a folder; gives each path as it is written."""
    for report in reports:
        path = folder / name_page(report)
        _write_file(path, format_article_page(report))
        yield path


def name_page(report: Report) -> str:
    """Name a report's page: its external id as far as file names allow, and part of its id."""
    readable = re.sub(r"[^\w-]+", "-", report.document.external_id or "document").strip("-")[:60]
    return f"{readable}-{report.document.id.removeprefix('sha256:')[:8]}.html"


def write_index(
    incidents: Sequence[Incident], reports: Sequence[Report], folder: Path, *, title: str
) -> Path:
    """Write ``index.html``: the incidents, each with its reports and where they disagree."""
    by_id = {report.document.id: report for report in reports}
    page = (
        build_environment()
        .get_template("index.html")
        .render(
            title=title,
            n_documents=len(reports),
            cards=[_build_card(incident, by_id) for incident in incidents],
        )
    )
    path = folder / "index.html"
    _write_file(path, page)
    return path


def _build_card(incident: Incident, reports: dict[str, Report]) -> dict[str, object]:
    acled = incident.acled.sub_event_type if incident.acled else ""
    return {
        "id": incident.id,
        "title": word_incident_title(incident),
        "grading": incident.grading.value,
        "grading_rule": incident.grading_rule,
        "rows": [
            (name, words)
            for name, words in (
                ("class", acled),
                ("who", word_sides(incident, "actor")),
                ("to whom", word_sides(incident, "recipient")),
                ("responsible", word_responsibility(incident)),
                ("toll", "; ".join(word_incident_toll(toll) for toll in incident.tolls)),
                ("sources", word_sources(incident)),
                *(("disagree", conflict.words) for conflict in incident.conflicts),
            )
            if words
        ],
        "reports": [_build_source(member, reports) for member in incident.reports],
    }


def word_incident_title(incident: Incident) -> str:
    """Head an incident: day, place, type."""
    kind = " ".join((incident.type.type.value, *incident.type.modes))
    parts = (word_time(incident.when) or "day not told", word_place(incident.where), kind)
    return " · ".join(filter(None, parts))


def word_sides(incident: Incident, role: str) -> str:
    """Name the actors, or the recipients, of an incident."""
    return ", ".join(actor.name for actor in incident.actors if actor.role == role)


def word_responsibility(incident: Incident) -> str:
    """Say who is named as the doer, on what ground and on whose word."""
    return "; ".join(
        dict.fromkeys(
            f"{entry.actor} ({entry.basis.value}"
            + (f" by {entry.by}" if entry.by and entry.by != entry.actor else "")
            + ")"
            for entry in incident.responsibility
        )
    )


def word_sources(incident: Incident) -> str:
    """Say how many reports there are and how many are independent."""
    total, independent = incident.sources_total, incident.sources_independent
    noun = "report" if total == 1 else "reports"
    return f"{total} {noun}, {independent} independent"


def _build_source(member: Member, reports: dict[str, Report]) -> dict[str, object]:
    report = reports[member.document]
    wanted = set(member.events)
    return {
        "name": member.publisher or member.external_id or member.document[:15],
        "day": member.published_on,
        "page": name_page(report),
        "title": report.document.title or member.external_id,
        "quotes": [
            span.quote
            for event in report.events
            if event.id in wanted
            for span in event.evidence[:1]
        ],
    }


def _write_file(path: Path, content: str) -> None:
    part = path.with_name(f".{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_text(content, encoding="utf-8", newline="\n")
        part.replace(path)
    except OSError as error:
        raise ExportError(f"{path}: cannot be written: {error.strerror}") from error
