"""Which documents speak of one incident: the clusters of linking against gold ones.

B-cubed (Bagga and Baldwin), F1 over pairs, CEAF-e (Luo, with the overlap 2|A and B| / (|A| + |B|))
and the adjusted Rand index (Hubert and Arabie).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import comb
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from tacitus.evaluate.assignment import assign_best
from tacitus.evaluate.figures import (
    RESAMPLES,
    SEED,
    Figure,
    Tally,
    average_f1,
    pool_figures,
)
from tacitus.evaluate.reports import Json

_INTERVAL: Final = (2.5, 97.5)


def assign_documents(ids: Sequence[str], incidents: Sequence[Json]) -> dict[str, str]:
    """Give each document its cluster: the incident with most of its events, else itself alone.

    On a tie the incident that happened first counts, those without a day last, then the one that
    stands first; ids are external ids.
    """
    best: dict[str, tuple[int, str]] = {}
    for incident in sorted(incidents, key=_find_first_day):
        for member in incident["reports"]:
            n_events = len(member.get("events") or ())
            if n_events > best.get(member["external_id"], (0, ""))[0]:
                best[member["external_id"]] = (n_events, incident["id"])
    return {id_: f"incident {best[id_][1]}" if id_ in best else f"alone {id_}" for id_ in ids}


def _find_first_day(incident: Json) -> str:
    when = incident.get("when") or {}
    return str(when.get("first") or "~")


def score_clusters(gold: Mapping[str, str], incidents: Sequence[Json]) -> list[Figure]:
    """Score the incidents against the gold cluster of every document, by external id."""
    ids = sorted(gold)
    found = assign_documents(ids, incidents)
    shared = _list_shared(ids, incidents)
    tallies = _tally_documents(ids, gold, found, shared)
    rand = _score_rand([gold[id_] for id_ in ids], [found[id_] for id_ in ids])
    precision, recall = ([row[i].right for row in tallies] for i in (0, 1))
    b_cubed = average_f1("B-cubed F1", precision, recall)
    return [b_cubed, *pool_figures(tallies), rand]


def _list_shared(ids: Iterable[str], incidents: Sequence[Json]) -> set[tuple[str, str]]:
    """List the pairs of documents that share any incident."""
    known = set(ids)
    pairs: set[tuple[str, str]] = set()
    for incident in incidents:
        members = sorted({m["external_id"] for m in incident["reports"]} & known)
        pairs |= {(a, b) for i, a in enumerate(members) for b in members[i + 1 :]}
    return pairs


def _tally_documents(
    ids: Sequence[str],
    gold: Mapping[str, str],
    found: Mapping[str, str],
    shared: set[tuple[str, str]],
) -> list[list[Tally]]:
    """Give each document its part of every measure; a pair and a cluster are split evenly."""
    gold_sizes, sizes = Counter(gold[i] for i in ids), Counter(found[i] for i in ids)
    both = Counter((gold[i], found[i]) for i in ids)
    overlap = _score_entities(gold_sizes, sizes, both)
    n_shared, n_right = _count_shared(gold, shared)
    rows: list[list[Tally]] = []
    for id_ in ids:
        a, b = gold_sizes[gold[id_]], sizes[found[id_]]
        n = both[gold[id_], found[id_]]
        rows.append(
            [
                Tally("B-cubed precision", n / b, 1),
                Tally("B-cubed recall", n / a, 1),
                Tally("pairs", (n - 1) / 2, (a - 1) / 2, (b - 1) / 2),
                Tally(
                    "pairs with any shared incident",
                    n_right[id_] / 2,
                    (a - 1) / 2,
                    n_shared[id_] / 2,
                ),
                Tally("CEAF-e", overlap[gold[id_]] / a, 1 / a, 1 / b),
            ]
        )
    return rows


def _count_shared(
    gold: Mapping[str, str], shared: Iterable[tuple[str, str]]
) -> tuple[Counter[str], Counter[str]]:
    """Count for each document the pairs it is in, and those that gold joins too."""
    n_shared: Counter[str] = Counter()
    n_right: Counter[str] = Counter()
    for pair in sorted(shared):
        n_shared.update(pair)
        if gold[pair[0]] == gold[pair[1]]:
            n_right.update(pair)
    return n_shared, n_right


def _score_entities(
    gold_sizes: Mapping[str, int],
    sizes: Mapping[str, int],
    both: Mapping[tuple[str, str], int],
) -> dict[str, float]:
    """Give the overlap of each gold cluster with the one paired to it for the best total."""
    scores: dict[str, dict[str, float]] = defaultdict(dict)
    for (a, b), n in both.items():
        scores[a][b] = 2 * n / (gold_sizes[a] + sizes[b])
    overlap = dict.fromkeys(gold_sizes, 0.0)
    for names in _list_components(scores):
        columns = sorted({b for a in names for b in scores[a]})
        matrix = [[scores[a].get(b, 0.0) for b in columns] for a in names]
        for row, column in assign_best(matrix):
            overlap[names[row]] = matrix[row][column]
    return overlap


def _list_components(scores: Mapping[str, Mapping[str, float]]) -> list[list[str]]:
    """Part gold clusters into groups that share no predicted cluster with another group."""
    holders: dict[str, list[str]] = defaultdict(list)
    for a, columns in scores.items():
        for b in columns:
            holders[b].append(a)
    seen: set[str] = set()
    groups: list[list[str]] = []
    for start in sorted(scores):
        waiting = [] if start in seen else [start]
        group: list[str] = []
        while waiting:
            a = waiting.pop()
            if a not in seen:
                seen.add(a)
                group.append(a)
                waiting += [other for b in scores[a] for other in holders[b]]
        if group:
            groups.append(sorted(group))
    return groups


def _score_rand(gold: Sequence[str], found: Sequence[str]) -> Figure:
    cells = [_number(gold), _number(found), _number(list(zip(gold, found, strict=True)))]
    ones = np.ones(len(gold))
    value = _measure_rand(cells, ones)
    rng = np.random.default_rng(SEED)
    drawn = rng.integers(0, len(gold), size=(RESAMPLES, len(gold)))
    values = [
        _measure_rand(cells, np.bincount(row, minlength=len(gold)).astype(float)) for row in drawn
    ]
    low, high = np.percentile(values, _INTERVAL)
    return Figure("adjusted Rand", value * comb(len(gold), 2), comb(len(gold), 2), value, low, high)


def _number(names: Sequence[Any]) -> npt.NDArray[np.int_]:
    index = {name: number for number, name in enumerate(dict.fromkeys(names))}
    return np.array([index[name] for name in names])


def _measure_rand(cells: Sequence[npt.NDArray[np.int_]], weights: npt.NDArray[np.float64]) -> float:
    """Measure agreement over pairs beyond chance; a document drawn twice is no pair with itself."""
    itself = float((weights**2).sum())
    a, b, both = ((float((np.bincount(c, weights) ** 2).sum()) - itself) / 2 for c in cells)
    everything = (float(weights.sum()) ** 2 - itself) / 2
    expected = a * b / everything if everything else 0.0
    most = (a + b) / 2
    return 1.0 if most == expected else (both - expected) / (most - expected)
