from __future__ import annotations

import pytest

from tacitus.evaluate.figures import Label, Share, Tally, ask, average_f1, pool_figures


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


def test_classes_weigh_by_their_gold_documents() -> None:
    """Class a: 3 asked, 2 right, 2 said, F1 0.8; class b: 1 asked, 1 right, 2 said, F1 2/3."""
    found = ["a", "a", "b", "b"]
    labels = [[Label("x", gold, each)] for gold, each in zip("aaab", found, strict=True)]
    (figure,) = pool_figures(labels)
    assert figure.value == pytest.approx((3 * 0.8 + 2 / 3) / 4)
    assert figure.right == pytest.approx(3 * 0.8 + 2 / 3)
    assert figure.asked == 4
    assert pool_figures(labels) == [figure]


def test_nothing_found_is_no_class() -> None:
    (figure,) = pool_figures([[Label("x", "a", None)], [Label("x", "b", "c")]])
    assert (figure.value, figure.low, figure.high) == (0, 0, 0)


def test_weighted_f1_asks_only_documents_that_have_a_class() -> None:
    """The draws are those of all documents, as for every other figure."""
    marks: list[list[Label | Tally]] = [
        [Label("x", "a", "a"), Tally("y", 1, 1)],
        [Tally("y", 0, 1)],
    ]
    figures = {figure.name: figure for figure in pool_figures(marks)}
    assert (figures["x"].value, figures["x"].asked) == (1, 1)
    assert (figures["x"].low, figures["x"].high) == (1, 1)
    assert figures["y"].value == 0.5


def test_averages_of_precision_and_recall_and_their_f1() -> None:
    precision, recall, f1 = pool_figures([[Share("x", 1, 0.5)], [Share("x", 0.5, 0)]])
    assert (precision.name, precision.value, precision.asked) == ("x P", 0.75, 2)
    assert (recall.name, recall.value) == ("x R", 0.25)
    assert f1 == average_f1("x F1", [1, 0.5], [0.5, 0])
    assert f1.value == pytest.approx(2 * 0.75 * 0.25)
