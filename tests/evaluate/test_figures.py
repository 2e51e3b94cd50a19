from __future__ import annotations

import pytest

from tacitus.evaluate.figures import Tally, ask, pool_figures


def test_counts_are_pooled_over_documents_before_they_are_divided() -> None:
    (figure,) = pool_figures([[Tally("toll", 1, 1)], [Tally("toll", 1, 3)]])
    assert (figure.right, figure.asked, figure.value) == (2, 4, 0.5)


def test_precision_recall_and_f1_by_hand() -> None:
    precision, recall, f1 = pool_figures([[Tally("x", 2, 4, 5)], [Tally("x", 1, 1, 1)]])
    assert precision.value == pytest.approx(3 / 6)
    assert recall.value == pytest.approx(3 / 5)
    assert f1.value == pytest.approx(2 * (3 / 6) * (3 / 5) / (3 / 6 + 3 / 5))
    assert (f1.name, recall.right, recall.asked) == ("x F1", 3, 5)


def test_interval_holds_the_value_and_is_the_same_every_time() -> None:
    tallies = [[Tally("x", float(i % 3 == 0), 1)] for i in range(60)]
    (figure,) = pool_figures(tallies)
    assert figure.low is not None
    assert figure.high is not None
    assert figure.low < (figure.value or 0) < figure.high
    assert pool_figures(tallies) == [figure]


def test_interval_of_what_is_always_right_is_one_point() -> None:
    (figure,) = pool_figures([[Tally("x", 1, 1)], [Tally("x", 2, 2)]])
    assert (figure.low, figure.value, figure.high) == (1, 1, 1)


def test_what_was_never_asked_has_no_value() -> None:
    figures = pool_figures([[Tally("x", 0, 0, 2)]])
    assert [figure.value for figure in figures] == [0, None, 0]
    assert pool_figures([ask("x", True, when=False)]) == []
    assert pool_figures([]) == []
