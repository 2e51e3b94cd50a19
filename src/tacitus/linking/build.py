"""From the events of many reports to incidents and the links that made them."""

from __future__ import annotations

import gc
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from tacitus.linking.block import list_pairs
from tacitus.linking.cluster import cluster_events
from tacitus.linking.conflicts import (
    RESPONSIBILITY,
    grade_incident,
    grade_responsibility,
    list_conflicts,
)
from tacitus.linking.copies import Families, find_families
from tacitus.linking.explain import Decision, list_links
from tacitus.linking.features import EventFeatures, build_features
from tacitus.linking.identity import assign_ids
from tacitus.linking.rarity import build_rarity
from tacitus.linking.reconcile import (
    reconcile_actors,
    reconcile_place,
    reconcile_responsibility,
    reconcile_time,
    reconcile_type,
    reconcile_victims,
)
from tacitus.linking.retellings import attach_mentions
from tacitus.linking.score import Scorer, build_bits
from tacitus.linking.sources import Sources, build_sources, list_independent
from tacitus.linking.statements import attach_statements, is_statement
from tacitus.linking.telling import Telling
from tacitus.linking.tolls import reconcile_tolls
from tacitus.model.enums import Status
from tacitus.model.event import Event
from tacitus.model.ids import build_event_id
from tacitus.model.incident import Incident, Link, Member, Statement
from tacitus.model.report import Report
from tacitus.settings import Settings


@dataclass(frozen=True, slots=True)
class Linked:
    """What linking found: incidents, the reasons for their joins, and families of copies.

    ``merged`` gives, for known ids that no incident bears any more, the one they resolve to.
    """

    incidents: tuple[Incident, ...] = ()
    links: tuple[Link, ...] = ()
    families: Families = field(default_factory=Families)
    merged: Mapping[str, str] = field(default_factory=dict)


def link_events(
    reports: Sequence[Report],
    settings: Settings,
    decisions: Sequence[Decision] = (),
    known: Mapping[str, str] | None = None,
) -> Linked:
    """Join the events of reports into incidents; the order of the reports does not matter.

    ``decisions`` are pairs that a person joined or kept apart; ``known`` are the incident ids that
    events bear from an earlier run.
    """
    with _pause_cycle_collection():
        return _link_events(reports, settings, decisions, known or {})


@contextmanager
def _pause_cycle_collection() -> Iterator[None]:
    """Keep Python from looking for cycles, of which linking makes none.

    Its passes over all living objects took a third of the time at 30,000 reports and made the
    cost grow as n to the 1.22; without them it is 1.09 (2026-11-22).
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _link_events(
    reports: Sequence[Report],
    settings: Settings,
    decisions: Sequence[Decision],
    known: Mapping[str, str],
) -> Linked:
    unique = {report.document.id: report for report in reports}
    ordered = [unique[key] for key in sorted(unique)]
    families = find_families([report.document for report in ordered])
    features = build_features(ordered, families)
    scorer = Scorer(features, build_rarity(features.values()), settings.link_gap_days)
    clusters, pairs = _cluster(features, scorer, settings, decisions)
    ids, merged = assign_ids(clusters, known)
    tellings = _build_tellings(ordered, features)
    members = {
        key: [tellings[event] for event in cluster]
        for key, cluster in zip(ids, clusters, strict=True)
    }
    others = [telling for telling in tellings.values() if is_statement(telling.features)]
    statements = attach_statements(others, members)
    sources = build_sources(ordered, families)
    incidents = [
        _build_incident(key, found, statements.get(key, ()), sources, tellings)
        for key, found in members.items()
    ]
    incidents.sort(key=_order)
    links = list_links(clusters, pairs, scorer, decisions, threshold=settings.link_threshold)
    return Linked(tuple(incidents), links, families, merged)


def _cluster(
    features: Mapping[str, EventFeatures],
    scorer: Scorer,
    settings: Settings,
    decisions: Sequence[Decision],
) -> tuple[list[tuple[str, ...]], list[tuple[float, str, str]]]:
    events = [event for event in features.values() if event.builds_incidents]
    pairs = [
        (scorer.score(a, b), a, b)
        for a, b in list_pairs(events, scorer.rarity, settings.link_gap_days)
    ]
    present = {event.id for event in events}
    fitting = [item for item in decisions if item.a in present and item.b in present]
    never = [(item.a, item.b) for item in fitting if not item.same]
    clusters = cluster_events(
        present,
        pairs,
        scorer.score,
        least=build_bits(settings.link_threshold),
        must=[(item.a, item.b) for item in fitting if item.same],
        never=never,
    )
    return attach_mentions(clusters, features, scorer.score, never), pairs


def _build_tellings(
    reports: Iterable[Report], features: Mapping[str, EventFeatures]
) -> dict[str, Telling]:
    found = {}
    for report in reports:
        for event in report.events:
            key = build_event_id(report.document.id, event.id)
            found[key] = Telling(key, report, event, features[key])
    return found


def _build_incident(
    key: str,
    tellings: Sequence[Telling],
    statements: tuple[Statement, ...],
    sources: Sources,
    known: Mapping[str, Telling],
) -> Incident:
    kind, acled = reconcile_type(tellings)
    responsibility = reconcile_responsibility(tellings)
    conflicts = list_conflicts(tellings, responsibility)
    contested = next((item for item in conflicts if item.field == RESPONSIBILITY), None)
    n_independent = _count_independent(tellings, sources)
    n_denials = sum(known[item.event].event.status is Status.DENIED for item in statements)
    grading, rule = grade_incident(n_independent, contested, n_denials)
    return Incident(
        id=key,
        grading=grading,
        grading_rule=rule,
        responsibility_grading=grade_responsibility(responsibility, contested, n_independent),
        when=reconcile_time(tellings),
        where=reconcile_place(tellings),
        type=kind,
        acled=acled,
        actors=reconcile_actors(tellings),
        responsibility=responsibility,
        tolls=reconcile_tolls(tellings),
        victims=reconcile_victims(tellings),
        sources_total=len({telling.features.document for telling in tellings}),
        sources_independent=n_independent,
        conflicts=conflicts,
        statements=statements,
        reports=_list_members(tellings),
    )


def _count_independent(tellings: Sequence[Telling], sources: Sources) -> int:
    events: dict[str, list[Event]] = defaultdict(list)
    for telling in tellings:
        events[telling.features.document].append(telling.event)
    reports = {telling.features.document: telling.report for telling in tellings}
    return len(list_independent(events, reports, sources))


def _list_members(tellings: Sequence[Telling]) -> tuple[Member, ...]:
    """List the reports, the first printed first, with which of their events belong."""
    by_report: dict[str, list[Telling]] = defaultdict(list)
    for telling in sorted(tellings, key=lambda item: (item.printed, item.id)):
        by_report[telling.features.document].append(telling)
    return tuple(
        Member(
            document=key,
            external_id=found[0].report.document.external_id,
            publisher=found[0].report.document.publisher,
            published_on=found[0].report.document.published_on,
            events=_order_events(found),
        )
        for key, found in by_report.items()
    )


def _order_events(tellings: Sequence[Telling]) -> tuple[str, ...]:
    """Give the ids within the report, in text order."""
    ordered = sorted(tellings, key=lambda item: (item.event.evidence[0].start, item.id))
    return tuple(item.event.id for item in ordered)


def _order(incident: Incident) -> tuple[str, str]:
    return (incident.when.first.isoformat() if incident.when else "~", incident.id)
