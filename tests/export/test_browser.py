"""The article page in a real browser: highlights, toggles, clicks, right-to-left text."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Request, sync_playwright

from tacitus.export.article_page import format_article_page
from tests.linking.report_builder import Told, build_report

pytestmark = pytest.mark.browser
NAMES = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        if os.environ.get("CI"):
            pytest.fail("no Chromium on this machine")
        pytest.skip("no Chromium: install the distribution's `chromium` package")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(
            executable_path=found, args=["--no-sandbox", "--disable-background-networking"]
        )
        yield opened
        opened.close()


@pytest.fixture
def page(browser: Browser, tmp_path: Path) -> Iterator[Page]:
    report = build_report(
        Told(killed=(9, None), doer="the Ardel Front", by="police"),
        text="قال المتحدث إن الهجوم وقع صباحا.\n\n<script>document.title = 'taken'</script>",
    )
    path = tmp_path / "page.html"
    path.write_text(format_article_page(report), encoding="utf-8")
    opened = browser.new_page()
    asked: list[str] = []

    def note(request: Request) -> None:
        asked.append(request.url)

    opened.on("request", note)
    opened.goto(path.as_uri())
    yield opened
    assert asked == [path.as_uri()], "the page asked for something else"
    opened.close()


def test_click_on_a_value_marks_its_words(page: Page) -> None:
    page.locator("aside tr", has_text="toll").locator("button").click()
    picked = page.locator(".picked")
    assert picked.count() > 0
    assert "Ardel Front" in "".join(picked.all_inner_texts())


def test_kinds_can_be_hidden_and_shown_again(page: Page) -> None:
    highlighted = page.locator("article .k-event")
    n_before = highlighted.count()
    assert n_before > 0
    page.get_by_role("checkbox", name="event").uncheck()
    assert highlighted.count() == 0
    page.get_by_role("checkbox", name="event").check()
    assert highlighted.count() == n_before


def test_right_to_left_paragraph_runs_from_the_right(page: Page) -> None:
    boxes = page.evaluate(
        """() => {
          const walker = document.createTreeWalker(document.getElementById("text"), 4);
          let node;
          while ((node = walker.nextNode())) {
            const at = node.data.indexOf("قال");
            if (at < 0) continue;
            const first = document.createRange();
            first.setStart(node, at); first.setEnd(node, at + 1);
            const later = document.createRange();
            later.setStart(node, at + 8); later.setEnd(node, at + 9);
            return [first.getBoundingClientRect().x, later.getBoundingClientRect().x];
          }
        }"""
    )
    assert boxes[0] > boxes[1]


def test_markup_in_the_article_is_text(page: Page) -> None:
    assert page.title() != "taken"
    assert "<script>document.title" in page.locator("article").inner_text()
