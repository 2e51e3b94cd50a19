"""Statements, plans and threats: events that attach to an incident without being part of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from tacitus.linking.block import KIN
from tacitus.linking.compare import compare_sites
from tacitus.linking.features import EventFeatures
from tacitus.linking.telling import Telling
from tacitus.model.enums import STATEMENTS, Status
from tacitus.model.incident import Statement

FORETOLD: Final = frozenset({Status.PLANNED, Status.THREATENED})
NEAR_CHARS: Final = 600
"""A statement this near to the telling of an event is taken to speak of it, given a shared sign."""
LEAST: Final = 2.0
FORETOLD_DAYS: Final = 31

_PLACE: Final = {"place.same_town": 2.0, "place.close": 1.5, "place.same_region": 1.0}


def is_statement(features: EventFeatures) -> bool:
    """Tell whether an event can attach to an incident as a statement."""
    if features.aggregate:
        return False
    if features.type in STATEMENTS:
        return True
    return features.type in KIN and features.status in FORETOLD | {Status.DENIED}


def attach_statements(
    tellings: Iterable[Telling], incidents: Mapping[str, Sequence[Telling]]
) -> dict[str, tuple[Statement, ...]]:
    """Give, by incident, the statements about it, in the order of their events' ids.

    A statement goes to one incident at most: that of its own report (or, for a plan or a threat,
    of a later one) with which it shares most signs - actors, day, place, nearness in the text.
    """
    finder = _Finder(incidents)
    found: dict[str, list[Statement]] = defaultdict(list)
    for telling in sorted(tellings, key=lambda item: item.id):
        chosen = finder.find(telling)
        if chosen is not None:
            statement = Statement(event=telling.id, type=telling.event.type, words=_tell(telling))
            found[chosen].append(statement)
    return {incident: tuple(statements) for incident, statements in found.items()}


class _Finder:
    """Looks for the incident of a statement among those of its report, or of its place."""

    def __init__(self, incidents: Mapping[str, Sequence[Telling]]) -> None:
        self._by_report: dict[str, list[tuple[str, Telling]]] = defaultdict(list)
        self._by_place: dict[str, list[tuple[str, Telling]]] = defaultdict(list)
        for incident, members in incidents.items():
            for member in members:
                self._by_report[member.features.document].append((incident, member))
                if member.features.site is not None:
                    self._by_place[member.features.site.key].append((incident, member))

    def find(self, telling: Telling) -> str | None:
        scored = [
            (-score, incident)
            for incident, member in self._by_report[telling.features.document]
            if (score := _score_within(telling, member)) >= LEAST
        ]
        site = telling.features.site
        if telling.event.status in FORETOLD and site is not None:
            scored += [
                (-LEAST, incident)
                for incident, member in self._by_place.get(site.key, ())
                if _is_fulfilled(telling.features, member.features)
            ]
        return min(scored)[1] if scored else None


def _score_within(telling: Telling, member: Telling) -> float:
    """Count the signs that a statement speaks of an event of the same report."""
    told, done = telling.features, member.features
    score = min(2.0, 1.0 * len((told.actors | told.recipients) & (done.actors | done.recipients)))
    if told.site is not None and done.site is not None:
        score += _PLACE.get(compare_sites(told.site, done.site), -1.0)
    if told.first is not None and done.first is not None:
        score += 1.0 if (told.first, told.last) == (done.first, done.last) else 0.0
    distance = abs(telling.event.evidence[0].start - member.event.evidence[0].start)
    if distance <= NEAR_CHARS:
        score += 1.0
    if told.status in FORETOLD | {Status.DENIED} and KIN.get(told.type) != KIN.get(done.type):
        score -= 2.0 if told.type in KIN else 0.0
    return score


def _is_fulfilled(told: EventFeatures, done: EventFeatures) -> bool:
    """Tell whether what was planned or threatened is what later happened at the same place."""
    if KIN.get(told.type) != KIN.get(done.type) or done.first is None or done.last is None:
        return False
    if not (told.actors & done.actors):
        return False
    if told.first is not None and told.last is not None:
        return told.first <= done.last and done.first <= told.last
    return told.printed is not None and 0 <= done.first - told.printed <= FORETOLD_DAYS


def _tell(telling: Telling) -> str:
    quote = " ".join(telling.event.evidence[0].quote.split())
    status = telling.event.status
    mark = "" if status in {Status.OCCURRED, Status.ONGOING} else f" [{status.value}]"
    return f"{telling.who}{mark}: {quote}"
