from __future__ import annotations

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from tacitus.evaluate.assignment import assign_best

MATRICES = st.integers(1, 5).flatmap(
    lambda n: st.lists(
        st.lists(st.integers(0, 9).map(float), min_size=n, max_size=n), min_size=1, max_size=5
    )
)


def find_best_total(scores: list[list[float]]) -> float:
    n_rows, n_columns = len(scores), len(scores[0])
    if n_rows > n_columns:
        return find_best_total([list(column) for column in zip(*scores, strict=True)])
    return max(
        sum(scores[row][column] for row, column in enumerate(chosen))
        for chosen in permutations(range(n_columns), n_rows)
    )


@given(MATRICES)
def test_total_is_the_best_and_nothing_is_used_twice(scores: list[list[float]]) -> None:
    pairs = assign_best(scores)
    assert sum(scores[row][column] for row, column in pairs) == find_best_total(scores)
    assert len({row for row, _ in pairs}) == len({column for _, column in pairs}) == len(pairs)


def test_best_total_is_not_the_greedy_one() -> None:
    assert assign_best([[9, 8], [8, 1]]) == [(0, 1), (1, 0)]


def test_pairs_of_nothing_are_left_out() -> None:
    assert assign_best([[0, 0], [0, 2]]) == [(1, 1)]
    assert assign_best([]) == []
    assert assign_best([[]]) == []
