"""The links that are kept: what joined each incident, and the nearest join that was refused."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tacitus.linking.score import Scorer, build_probability
from tacitus.model.incident import Link


@dataclass(frozen=True, slots=True)
class Decision:
    """A person's word on two events (global ids): the same happening, or not."""

    a: str
    b: str
    same: bool


def list_links(
    clusters: Sequence[Sequence[str]],
    pairs: Sequence[tuple[float, str, str]],
    scorer: Scorer,
    decisions: Sequence[Decision] = (),
) -> tuple[Link, ...]:
    """Give for each event after the first its best join, and for each incident the best refusal."""
    decided = {frozenset((item.a, item.b)): item for item in decisions}
    place = {event: position for position, cluster in enumerate(clusters) for event in cluster}
    links = {
        (link.a, link.b): link
        for cluster in clusters
        if len(cluster) > 1
        for link in _list_joins(cluster, scorer, decided)
    }
    for a, b in _list_refusals(pairs, place):
        links[a, b] = _build_link(a, b, scorer, decided, joined=False)
    return tuple(links[key] for key in sorted(links))


def _list_joins(
    cluster: Sequence[str], scorer: Scorer, decided: Mapping[frozenset[str], Decision]
) -> list[Link]:
    """Give the tree of strongest joins that holds a cluster together."""
    first, *rest = sorted(cluster)
    best = {event: (scorer.score(first, event), first) for event in rest}
    links = []
    while best:
        event = min(best, key=lambda item: (-best[item][0], item, best[item][1]))
        _, other = best.pop(event)
        links.append(_build_link(other, event, scorer, decided, joined=True))
        for waiting in best:
            bits = scorer.score(event, waiting)
            best[waiting] = min(best[waiting], (bits, event), key=lambda item: (-item[0], item[1]))
    return links


def _list_refusals(
    pairs: Sequence[tuple[float, str, str]], place: Mapping[str, int]
) -> list[tuple[str, str]]:
    nearest: dict[int, tuple[float, str, str]] = {}
    for bits, a, b in pairs:
        if place[a] == place[b]:
            continue
        for position in (place[a], place[b]):
            candidate = (-bits, a, b)
            nearest[position] = min(nearest.get(position, candidate), candidate)
    return sorted({(a, b) for _, a, b in nearest.values()})


def _build_link(
    a: str,
    b: str,
    scorer: Scorer,
    decided: Mapping[frozenset[str], Decision],
    *,
    joined: bool,
) -> Link:
    a, b = min(a, b), max(a, b)
    decision = decided.get(frozenset((a, b)))
    reasons = scorer.explain(a, b)
    if decision is not None:
        word = "the same" if decision.same else "not the same"
        reasons = (f"a person decided: {word}", *reasons)
    score = round(build_probability(scorer.score(a, b)), 4)
    return Link(a=a, b=b, joined=joined, score=score, reasons=reasons)
