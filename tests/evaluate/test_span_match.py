from __future__ import annotations

from tacitus.evaluate.span_match import match_spans


def span(start: int, end: int) -> dict[str, int]:
    return {"start": start, "end": end}


def test_longest_overlap_goes_first() -> None:
    gold = [span(0, 10), span(10, 14)]
    found = [span(8, 12), span(2, 11)]
    assert match_spans(gold, found) == [(0, 1), (1, 0)]


def test_an_equal_span_goes_before_one_that_merely_holds_it() -> None:
    assert match_spans([span(5, 9)], [span(0, 20), span(5, 9)]) == [(0, 1)]


def test_each_span_is_used_once_and_touching_is_not_sharing() -> None:
    assert match_spans([span(0, 5), span(6, 9)], [span(0, 9)]) == [(0, 0)]
    assert match_spans([span(0, 5)], [span(5, 9)]) == []
