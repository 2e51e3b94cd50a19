"""The page of one article: the text whole, everything escaped, nothing fetched."""

from __future__ import annotations

import html
import re

from hypothesis import given
from hypothesis import strategies as st

from tacitus.export.article_page import format_article_page
from tacitus.export.highlight import Mark, cut_segments
from tests.linking.report_builder import Told, build_report

marks = st.builds(
    Mark,
    start=st.integers(-2, 30),
    end=st.integers(-2, 30),
    kind=st.sampled_from(["time", "place", "event"]),
)


@given(st.text(max_size=25), st.lists(marks, max_size=8))
def test_segments_joined_are_the_text(text: str, found: list[Mark]) -> None:
    segments = list(cut_segments(text, found))
    assert "".join(segment.text for segment in segments) == text
    for segment in segments:
        assert text[segment.start : segment.end] == segment.text
        covering = {
            m.kind
            for m in found
            if 0 <= m.start < m.end <= len(text)
            and m.start <= segment.start
            and segment.end <= m.end
        }
        assert set(segment.kinds) == covering


def read_article(page: str) -> str:
    inner = re.search(r"<article[^>]*>(.*)</article>", page, re.DOTALL)
    assert inner
    return html.unescape(re.sub(r"<[^>]+>", "", inner[1]))


def test_page_holds_the_whole_text() -> None:
    report = build_report(Told(killed=(3, 3)), text='<b>no markup</b> & "quotes" مرحبا\n\nEnd.')
    assert read_article(format_article_page(report)) == report.document.text


def test_page_lets_no_markup_of_the_article_through() -> None:
    report = build_report(Told(words="<script>alert(1)</script>"), text="x")
    page = format_article_page(report)
    assert "<script>alert" not in page


def test_page_is_self_contained() -> None:
    page = format_article_page(build_report(Told()))
    assert not re.search(r'(?:src|href)="', page)
    assert "http" not in page.replace("http-equiv", "")


def test_page_shows_each_event_with_its_evidence() -> None:
    report = build_report(Told(killed=(9, None), doer="the Ardel Front", by="police"))
    page = format_article_page(report)
    assert "at least 9 killed" in page
    assert "police (said)" in page
    assert html.escape(report.events[0].evidence[0].quote) in page


def test_page_says_who_may_see_it() -> None:
    assert "INTERNAL" in format_article_page(build_report(Told()))
