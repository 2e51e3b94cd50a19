"""Figures with their counts and a 95 % interval from resampling whole documents."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

import numpy as np
import numpy.typing as npt

RESAMPLES: Final = 500
SEED: Final = 1
_INTERVAL: Final = (2.5, 97.5)


@dataclass(frozen=True, slots=True)
class Tally:
    """What one document adds to a measure.

    ``right`` of ``asked``; with ``predicted`` the measure is precision, recall and F1, and
    ``asked`` counts the gold items.
    """

    name: str
    right: float
    asked: float
    predicted: float | None = None


@dataclass(frozen=True, slots=True)
class Label:
    """The class that gold gives one document, and the one found, None for none.

    Over documents: the weighted F1, each class counting by its gold documents.
    """

    name: str
    gold: str
    found: str | None


@dataclass(frozen=True, slots=True)
class Share:
    """Precision and recall of one document; they are averaged, not pooled.

    ``n_items`` says over how many items both are averages already, and so how much they count.
    """

    name: str
    precision: float
    recall: float
    n_items: float = 1.0


AnyTally = Tally | Label | Share
Kind = TypeVar("Kind", Tally, Label, Share)
Named = TypeVar("Named", Label, Share)


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: its counts, its value and its interval; all None where nothing was asked.

    For an F1, ``asked`` is half of what was predicted and what gold holds, so that the value is
    ``right / asked`` always.
    """

    name: str
    right: float
    asked: float
    value: float | None
    low: float | None
    high: float | None


def ask(name: str, right: bool, *, when: bool = True) -> list[Tally]:
    """Tally one yes-or-no question; none where it is not asked of this document."""
    return [Tally(name, float(right), 1.0)] if when else []


def pool_figures(tallies: Sequence[Iterable[AnyTally]]) -> list[Figure]:
    """Pool what each document adds, by measure, in the order in which measures first come.

    Measures that are no pooled ratio stand behind the others. The interval is that of 500
    resamplings of whole documents with a fixed seed.
    """
    marks = [list(document) for document in tallies]
    if not any(marks):
        return []
    weights = _draw_weights(len(marks))
    figures: list[Figure] = []
    for name, (counts, is_spans) in _stack(_keep(marks, Tally)).items():
        figures += _build_figures(name, counts, weights, is_spans=is_spans)
    for name, shares in _group(_keep(marks, Share)).items():
        figures += _average_shares(name, [share for _, share in shares])
    for name, labels in _group(_keep(marks, Label)).items():
        figures.append(_weigh_labels(name, labels, weights))
    return figures


def _keep(marks: Sequence[Sequence[AnyTally]], kind: type[Kind]) -> list[list[Kind]]:
    return [[mark for mark in document if isinstance(mark, kind)] for document in marks]


def _group(marks: Sequence[Sequence[Named]]) -> dict[str, list[tuple[int, Named]]]:
    """Give by measure each document's number and what it adds."""
    groups: dict[str, list[tuple[int, Named]]] = {}
    for row, document in enumerate(marks):
        for mark in document:
            groups.setdefault(mark.name, []).append((row, mark))
    return groups


def _stack(
    tallies: Sequence[Iterable[Tally]],
) -> dict[str, tuple[npt.NDArray[np.float64], bool]]:
    """Give for each measure a row per document: right, asked, predicted."""
    columns: dict[str, tuple[npt.NDArray[np.float64], bool]] = {}
    for row, document in enumerate(tallies):
        for tally in document:
            if tally.name not in columns:
                empty = np.zeros((len(tallies), 3))
                columns[tally.name] = (empty, tally.predicted is not None)
            columns[tally.name][0][row] += (tally.right, tally.asked, tally.predicted or 0.0)
    return columns


def _draw_weights(n_documents: int) -> npt.NDArray[np.float64]:
    """Give how often each document is drawn in each resampling."""
    rng = np.random.default_rng(SEED)
    drawn = rng.integers(0, n_documents, size=(RESAMPLES, n_documents))
    return np.stack([np.bincount(row, minlength=n_documents) for row in drawn]).astype(float)


def _build_figures(
    name: str,
    counts: npt.NDArray[np.float64],
    weights: npt.NDArray[np.float64],
    *,
    is_spans: bool,
) -> list[Figure]:
    right, asked, predicted = counts.T
    if not is_spans:
        return [_build_figure(name, right, asked, weights)]
    return [
        _build_figure(f"{name} P", right, predicted, weights),
        _build_figure(f"{name} R", right, asked, weights),
        _build_figure(f"{name} F1", right, (predicted + asked) / 2, weights),
    ]


def _build_figure(
    name: str,
    right: npt.NDArray[np.float64],
    asked: npt.NDArray[np.float64],
    weights: npt.NDArray[np.float64],
) -> Figure:
    n_right, n_asked = float(right.sum()), float(asked.sum())
    if not n_asked:
        return Figure(name, n_right, n_asked, None, None, None)
    below = weights @ asked
    values = (weights @ right)[below > 0] / below[below > 0]
    low, high = np.percentile(values, _INTERVAL)
    return Figure(name, n_right, n_asked, n_right / n_asked, float(low), float(high))


def average_f1(
    name: str,
    precisions: Sequence[float],
    recalls: Sequence[float],
    sizes: Sequence[float] | None = None,
) -> Figure:
    """Give the F1 of the averages of each document's precision and recall, with its interval.

    Each counts as often as ``sizes`` says, else once.
    """
    counts = np.asarray(sizes if sizes is not None else np.ones(len(precisions)), dtype=float)
    rows = np.stack([np.asarray(precisions, dtype=float), np.asarray(recalls, dtype=float)])
    weights = _draw_weights(len(counts)).T
    drawn = (rows * counts) @ weights / (counts @ weights)
    n = float(counts.sum())
    value = float(_join_f1((rows @ counts / n)[:, None])[0])
    low, high = np.percentile(_join_f1(drawn), _INTERVAL)
    return Figure(name, value * n, n, value, float(low), float(high))


def _join_f1(means: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    total = means.sum(axis=0)
    return np.where(total > 0, 2 * means.prod(axis=0) / np.where(total > 0, total, 1), 0.0)


def _average_shares(name: str, shares: Sequence[Share]) -> list[Figure]:
    """Give the averages of precision and recall, and the F1 of the averages."""
    precisions = [share.precision for share in shares]
    recalls = [share.recall for share in shares]
    sizes = [share.n_items for share in shares]
    averages = [
        [
            Tally(f"{name} P", share.precision * share.n_items, share.n_items),
            Tally(f"{name} R", share.recall * share.n_items, share.n_items),
        ]
        for share in shares
    ]
    return [*pool_figures(averages), average_f1(f"{name} F1", precisions, recalls, sizes)]


def _weigh_labels(
    name: str, labels: Sequence[tuple[int, Label]], weights: npt.NDArray[np.float64]
) -> Figure:
    """Give the F1 of the classes, weighted by their gold documents in each resampling."""
    classes = sorted({label.gold for _, label in labels})
    rows = [row for row, _ in labels]
    gold = np.array([[label.gold == each for each in classes] for _, label in labels], dtype=float)
    found = np.array(
        [[label.found == each for each in classes] for _, label in labels], dtype=float
    )
    drawn = weights[:, rows]
    drawn = drawn[drawn.sum(axis=1) > 0]
    value = float(_weigh_f1(np.ones((1, len(rows))), gold, found)[0])
    low, high = np.percentile(_weigh_f1(drawn, gold, found), _INTERVAL)
    return Figure(name, value * len(rows), len(rows), value, float(low), float(high))


def _weigh_f1(
    weights: npt.NDArray[np.float64],
    gold: npt.NDArray[np.float64],
    found: npt.NDArray[np.float64],
) -> npt.NDArray[np.float64]:
    """Give the weighted F1 of each resampling; a row per document, a column per class."""
    asked, predicted, right = (weights @ part for part in (gold, found, gold * found))
    total = asked + predicted
    f1 = np.where(total > 0, 2 * right / np.where(total > 0, total, 1), 0.0)
    shares: npt.NDArray[np.float64] = (asked * f1).sum(axis=1) / asked.sum(axis=1)
    return shares
