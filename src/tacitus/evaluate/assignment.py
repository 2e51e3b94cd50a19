"""Pairing rows with columns one to one for the best total (the Hungarian method)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt


def assign_best(scores: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """Pair rows with columns so that the sum of scores is greatest; pairs of 0 are left out.

    Shortest augmenting paths with potentials (Kuhn and Munkres, as told by Jonker and Volgenant).
    """
    if not scores or not scores[0]:
        return []
    matrix = np.asarray(scores, dtype=float)
    if matrix.shape[0] > matrix.shape[1]:
        pairs = [(row, column) for column, row in _assign(-matrix.T)]
    else:
        pairs = _assign(-matrix)
    return sorted((row, column) for row, column in pairs if matrix[row, column] > 0)


def _assign(costs: npt.NDArray[np.float64]) -> list[tuple[int, int]]:
    """Pair every row at the least total cost; there are no more rows than columns."""
    n_rows, n_columns = costs.shape
    row_price, column_price = np.zeros(n_rows), np.zeros(n_columns + 1)
    row_of = np.full(n_columns + 1, -1)
    for row in range(n_rows):
        _augment(costs, row, (row_price, column_price), row_of)
    return [(int(row_of[column]), column) for column in range(n_columns) if row_of[column] >= 0]


def _augment(
    costs: npt.NDArray[np.float64],
    row: int,
    prices: tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]],
    row_of: npt.NDArray[np.int_],
) -> None:
    """Find a place for one more row, moving others along the cheapest path."""
    row_price, column_price = prices
    n_columns = costs.shape[1]
    root = n_columns
    row_of[root] = row
    least = np.full(n_columns, np.inf)
    came_from = np.full(n_columns, root)
    is_used = np.zeros(n_columns + 1, dtype=bool)
    at = root
    while row_of[at] >= 0:
        is_used[at] = True
        reduced = costs[row_of[at]] - row_price[row_of[at]] - column_price[:-1]
        better = ~is_used[:-1] & (reduced < least)
        least[better], came_from[better] = reduced[better], at
        free = np.where(is_used[:-1], np.inf, least)
        nearest = int(free.argmin())
        step = free[nearest]
        used = np.flatnonzero(is_used)
        row_price[row_of[used]] += step
        column_price[used] -= step
        least[~is_used[:-1]] -= step
        at = nearest
    while at != root:
        previous = int(came_from[at])
        row_of[at] = row_of[previous]
        at = previous
    row_of[root] = -1
