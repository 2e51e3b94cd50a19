from __future__ import annotations

from collections import Counter

import pytest

from tacitus.errors import IntakeError
from tacitus.evaluate.page_bodies import count_runs, read_pages, score_page_bodies
from tacitus.evaluate.reports import EMPTY, Json
from tests.evaluate.report_json import build_gold, build_report, check_scale, score, take_values

BODY = "The ferry to Keld left at dawn.\n\nNobody saw the two boats follow it."
PAGE = f"""<html><body><nav><a href="/">Home</a> <a href="/s">Sport</a></nav><article>
{"".join(f"<p>{line}</p>" for line in BODY.split(chr(10)) if line)}
</article><footer>All rights reserved by nobody</footer></body></html>"""


def build_page(text: str) -> Json:
    return build_report(document={"text": text})


def test_scale() -> None:
    damaged = build_page("The ferry to Keld left. Share this story with your friends now.")
    check_scale(score_page_bodies, build_gold(body=BODY), build_page(BODY), damaged)


def test_by_hand() -> None:
    """Page 1: 1 run of 2 found, 1 of 3 in gold. Page 2: both whole. P 3/4, R 2/3, F1 12/17."""
    figures = score(
        score_page_bodies,
        (build_gold(body="one two three four five six"), build_page("two three four five and")),
        (build_gold("d2", body="a b c d e"), build_page("a b c d e")),
    )
    values = take_values(figures)
    assert values["runs of four words P"] == pytest.approx(3 / 4)
    assert values["runs of four words R"] == pytest.approx(2 / 3)
    assert values["runs of four words F1"] == pytest.approx(12 / 17)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("", {}, id="nothing"),
        pytest.param("¶ ...", {}, id="no word"),
        pytest.param("Two boats", {("two", "boats"): 1}, id="shorter than a run"),
        pytest.param(
            "no no no no, NO",
            {("no", "no", "no", "no"): 2},
            id="each as often as it stands",
        ),
    ],
)
def test_runs_of_words(text: str, expected: dict[tuple[str, ...], int]) -> None:
    assert count_runs(text) == Counter(expected)


def test_pages_are_taken_in_and_those_that_fail_count_as_empty() -> None:
    gold = [build_gold("d1", PAGE, body=BODY), build_gold("d2", "  ", body=BODY)]
    pages = read_pages(gold)
    assert set(pages) == {"d1"}
    assert pages["d1"]["document"]["text"] == BODY
    values = take_values(
        score(score_page_bodies, *((item, pages.get(item.id, EMPTY)) for item in gold))
    )
    assert set(values.values()) == {0.5}


def test_body_may_stand_inside_gold() -> None:
    values = take_values(
        score(score_page_bodies, (build_gold(gold={"body": BODY}), build_page(BODY)))
    )
    assert set(values.values()) == {1}


def test_page_without_a_body_is_named() -> None:
    with pytest.raises(IntakeError, match="d1: has no 'body'; give the text of the article there"):
        score_page_bodies(build_gold(body=" "), EMPTY)
