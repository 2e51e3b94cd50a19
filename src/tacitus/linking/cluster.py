"""Clusters of events that tell one happening.

Pairs are taken from the strongest down. Two clusters merge only where the average over *all*
pairs of their reports reaches the threshold and no pair of events rules it out, so that one weak
bridge cannot weld two incidents. The outcome depends on the scores and ids alone.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Final

Score = Callable[[str, str], float]

MAX_COMPARED: Final = 12
"""Members of each side that are compared when two clusters would merge."""
VETO: Final = -8.0
"""A pair scored at or below this never stands in one cluster."""
MAX_ROUNDS: Final = 4


def cluster_events(
    events: Iterable[str],
    pairs: Sequence[tuple[float, str, str]],
    score: Score,
    *,
    least: float,
    must: Collection[tuple[str, str]] = (),
    never: Collection[tuple[str, str]] = (),
) -> list[tuple[str, ...]]:
    """Partition events by average linkage over the given pairs (score in bits, a, b).

    ``must`` joins whatever the score says and ``never`` keeps apart; both come from people.
    """
    clusters = _Clusters(events, never)
    for a, b in sorted(must):
        clusters.merge(a, b)
    ordered = sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2]))
    waiting = [(a, b) for bits, a, b in ordered if bits >= least]
    for _ in range(MAX_ROUNDS):
        refused = [
            (a, b) for a, b in waiting if not clusters.try_merge(a, b, score=score, least=least)
        ]
        if len(refused) == len(waiting):
            break
        waiting = refused
    return clusters.list_clusters()


class _Clusters:
    """The clusters so far: where each event stands and who may not stand together."""

    def __init__(self, events: Iterable[str], never: Collection[tuple[str, str]]) -> None:
        self._members = {event: [event] for event in sorted(events)}
        self._place = {event: event for event in self._members}
        self._never = {frozenset(pair) for pair in never}

    def merge(self, a: str, b: str) -> None:
        into, gone = sorted((self._place[a], self._place[b]))
        if into == gone:
            return
        for event in self._members[gone]:
            self._place[event] = into
        self._members[into] = sorted(self._members[into] + self._members.pop(gone))

    def try_merge(self, a: str, b: str, *, score: Score, least: float) -> bool:
        """Merge the clusters of two events where they fit; True where they are one now."""
        place_a, place_b = self._place[a], self._place[b]
        if place_a == place_b:
            return True
        left, right = self._members[place_a], self._members[place_b]
        if self._is_forbidden(left, right):
            return False
        support = measure_support(take_members(left, a), take_members(right, b), score)
        if support is None or support < least:
            return False
        self.merge(a, b)
        return True

    def list_clusters(self) -> list[tuple[str, ...]]:
        return sorted(tuple(members) for members in self._members.values())

    def _is_forbidden(self, left: Sequence[str], right: Sequence[str]) -> bool:
        if not self._never:
            return False
        return any(frozenset((a, b)) in self._never for a in left for b in right)


def measure_support(left: Sequence[str], right: Sequence[str], score: Score) -> float | None:
    """Give the mean over pairs of reports of how well they fit; None where two events are barred.

    Two reports fit as their best pair of events does, so that one that tells a happening in five
    sentences weighs no more than one with a single sentence. Within one report all pairs count.
    """
    found: dict[tuple[str, str], list[float]] = {}
    for one in left:
        for other in right:
            bits = score(one, other)
            if bits <= VETO:
                return None
            reports = (one.partition("#")[0], other.partition("#")[0])
            found.setdefault(reports, []).append(bits)
    fits = [
        sum(bits) / len(bits) if first == second else max(bits)
        for (first, second), bits in found.items()
    ]
    return sum(fits) / len(fits)


def take_members(members: Sequence[str], event: str) -> Sequence[str]:
    """Take all of a small cluster; of a large one, the event and others spread over it."""
    if len(members) <= MAX_COMPARED:
        return members
    step = len(members) // (MAX_COMPARED - 1)
    return [event, *(member for member in members[::step] if member != event)][:MAX_COMPARED]
