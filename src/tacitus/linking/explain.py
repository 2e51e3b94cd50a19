"""The links that are kept: what joined each incident, and the nearest join that was refused."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tacitus.linking.cluster import VETO, measure_support, take_members
from tacitus.linking.score import NEVER, Scorer, build_bits, build_probability
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
    *,
    threshold: float = 0.5,
) -> tuple[Link, ...]:
    """Give for each event after the first its best join, and for each incident the best refusal.

    A refusal begins with the rule that refused it and the bar, ``threshold``.
    """
    decided = {frozenset((item.a, item.b)): item for item in decisions}
    place = {event: position for position, cluster in enumerate(clusters) for event in cluster}
    links = {
        (link.a, link.b): link
        for cluster in clusters
        if len(cluster) > 1
        for link in _list_joins(cluster, scorer, decided)
    }
    for a, b in _list_refusals(pairs, place):
        link = _build_link(a, b, scorer, decided, joined=False)
        sides = (clusters[place[a]], clusters[place[b]])
        rule = _explain_refusal(link, sides, scorer, threshold)
        links[a, b] = link.model_copy(update={"reasons": (rule, *link.reasons)})
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


def _explain_refusal(
    link: Link, sides: tuple[Sequence[str], Sequence[str]], scorer: Scorer, threshold: float
) -> str:
    """Say which rule kept two events apart, and by how much."""
    bar = f"the bar is {threshold:.2f}"
    if build_bits(threshold) > scorer.score(link.a, link.b):
        return f"refused: {link.score:.2f} is too little ({bar})"
    left = take_members(sides[0], link.a)
    right = take_members(sides[1], link.b)
    bits, a, b = min((scorer.score(one, other), one, other) for one in left for other in right)
    if a.partition("#")[0] == b.partition("#")[0] and bits <= NEVER:
        return f"refused: would join two happenings of one report, {_name_worst(a, b, scorer)}"
    if bits <= VETO:
        return f"refused: would join events that cannot be one, {_name_worst(a, b, scorer)}"
    support = measure_support(left, right, scorer.score)
    if support is not None and support < build_bits(threshold):
        mean = build_probability(support)
        return f"refused: with the others of the two incidents only {mean:.2f} on average ({bar})"
    return f"refused: one of the incidents had first joined others it fits better ({bar})"


def _name_worst(a: str, b: str, scorer: Scorer) -> str:
    """Name two events by their ids within the report and the strongest reason against them."""
    reasons = scorer.explain(a, b)
    worst = min(reasons, key=_read_bits, default="")
    (report_a, _, id_a), (report_b, _, id_b) = a.partition("#"), b.partition("#")
    names = f"{id_a} and {id_b}" if report_a == report_b else "of two reports"
    return f"{names}: {worst}"


def _read_bits(reason: str) -> float:
    return float(reason.rpartition("(")[2].rstrip(")"))


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
