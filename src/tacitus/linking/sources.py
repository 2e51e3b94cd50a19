"""How many independent sources stand behind an incident.

Copies of one text count once, a report that only passes on what another outlet said counts with
that outlet, and so do two reports of one outlet.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from tacitus.linking.copies import Families
from tacitus.linking.features import normalise_name
from tacitus.model.document import Document
from tacitus.model.enums import ActorKind, AttributionKind
from tacitus.model.event import Event
from tacitus.model.report import Report

_PASSED_ON: Final = frozenset({AttributionKind.REPORTED})


@dataclass(frozen=True, slots=True)
class Sources:
    """What the sources of all reports are counted from."""

    documents: dict[str, Document]
    families: Families
    outlets: frozenset[str]


def build_sources(reports: Sequence[Report], families: Families) -> Sources:
    """Gather the outlets that print or first printed any of the reports."""
    documents = {report.document.id: report.document for report in reports}
    outlets = {name for document in documents.values() for name in _list_outlets(document)}
    return Sources(documents, families, frozenset(outlets))


def list_independent(
    tellings: Mapping[str, Sequence[Event]], reports: Mapping[str, Report], sources: Sources
) -> list[str]:
    """List the independent origins of an incident's reports, sorted.

    ``tellings`` holds, by document, the events that belong to the incident.
    """
    documents = set(tellings)
    return sorted(
        {
            _find_origin(document, tellings[document], reports[document], documents, sources)
            for document in documents
        }
    )


def _find_origin(
    document_id: str,
    events: Sequence[Event],
    report: Report,
    among: set[str],
    sources: Sources,
) -> str:
    passed_on = find_passed_on(events, report, sources.outlets)
    if passed_on is not None:
        return f"outlet:{passed_on}"
    swallowed = [part for part in sources.families.contains.get(document_id, ()) if part in among]
    family = sources.families.of.get(swallowed[0] if swallowed else document_id, document_id)
    outlet = _find_outlet(sources.documents.get(family))
    return f"outlet:{outlet}" if outlet else family


def find_passed_on(events: Iterable[Event], report: Report, outlets: frozenset[str]) -> str | None:
    """Give the outlet on whose word *every* event stands, or None where one stands otherwise."""
    media = {actor.id for actor in report.actors if actor.kind is ActorKind.MEDIA}
    own = set(_list_outlets(report.document))
    found: set[str] = set()
    for event in events:
        names = _list_media(event, media, outlets) - own
        if not names:
            return None
        found |= names
    return min(found) if found else None


def _list_media(event: Event, media: set[str], outlets: frozenset[str]) -> set[str]:
    names: set[str] = set()
    for entry in event.attribution:
        names |= {normalise_name(name) for name in entry.via}
        key = normalise_name(entry.name) if entry.name else ""
        if key and (key in outlets or entry.speaker in media or entry.kind in _PASSED_ON):
            names.add(key)
    return names


def _list_outlets(document: Document) -> list[str]:
    agency = document.dateline.agency if document.dateline else None
    names = (document.first_publisher, agency, document.publisher)
    return [normalise_name(name) for name in names if name]


def _find_outlet(document: Document | None) -> str | None:
    names = _list_outlets(document) if document else []
    return names[0] if names else None
