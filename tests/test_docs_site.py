"""The documentation site: built without a warning, whole, and asking nobody for anything."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = sorted(path.relative_to(DOCS).as_posix() for path in DOCS.rglob("*.md"))
RESOURCES = {
    "audio": "src",
    "embed": "src",
    "iframe": "src",
    "img": "src",
    "input": "src",
    "link": "href",
    "object": "data",
    "script": "src",
    "source": "src",
    "video": "src",
}
FETCHED_BY_CSS = re.compile(r"(?:url\(|@import)\s*[\"']?\s*((?:https?:)?//[^\"')\s]+)")


@dataclass
class Page(HTMLParser):
    """What a built page links to, fetches, and can be linked at."""

    links: list[str] = field(default_factory=list)
    fetched: list[str] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if "id" in given:
            self.ids.add(given["id"])
        if tag == "a" and "href" in given:
            self.links.append(given["href"])
        if RESOURCES.get(tag) in given:
            self.fetched.append(given[RESOURCES[tag]])
        self.fetched += [part.split()[0] for part in given.get("srcset", "").split(",") if part]


@cache
def read_page(path: Path) -> Page:
    page = Page()
    page.feed(path.read_text(encoding="utf-8"))
    return page


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the site as `make docs` does, a warning being an error."""
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "sphinx", "-q", "-W", "--keep-going", "-b", "html"]
    trees = ["-d", str(folder / "trees"), str(DOCS), str(folder / "html")]
    done = subprocess.run([*command, *trees], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return folder / "html"


def list_built(site: Path) -> list[Path]:
    return sorted(site.rglob("*.html"))


def is_elsewhere(address: str) -> bool:
    """Say whether an address leaves the site ("//host/..." does as well)."""
    parts = urlsplit(address)
    return bool(parts.netloc) or parts.scheme in ("http", "https", "ftp")


def test_make_docs_builds_what_is_tested_here() -> None:
    recipe = (ROOT / "Makefile").read_text(encoding="utf-8").split("\ndocs:", 1)[1]
    assert "-m sphinx -q -W --keep-going -b html" in recipe.split("\n\n", 1)[0]


def test_every_page_is_in_the_navigation(site: Path) -> None:
    shown = {link.partition("#")[0] for link in read_page(site / "index.html").links}
    missing = {page.removesuffix(".md") + ".html" for page in PAGES} - shown - {"index.html"}
    assert not missing


def test_internal_links_lead_somewhere(site: Path) -> None:
    dead = [
        f"{path.relative_to(site)}: {link}"
        for path in list_built(site)
        for link in read_page(path).links
        if not is_elsewhere(link) and not leads_somewhere(path, link)
    ]
    assert not dead


def leads_somewhere(path: Path, link: str) -> bool:
    parts = urlsplit(link)
    if parts.scheme:
        return parts.scheme == "mailto"
    target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
    if not target.is_file():
        return False
    if not parts.fragment or target.suffix != ".html":
        return True
    return unquote(parts.fragment) in read_page(target).ids


def test_pages_fetch_nothing_from_elsewhere(site: Path) -> None:
    fetched = [
        f"{path.relative_to(site)}: {address}"
        for path in list_built(site)
        for address in read_page(path).fetched
        if is_elsewhere(address)
    ]
    assert not fetched
    assert not list(find_fetched_by_css(site))


def find_fetched_by_css(site: Path) -> Iterator[str]:
    for path in [*site.rglob("*.css"), *list_built(site)]:
        for address in FETCHED_BY_CSS.findall(path.read_text(encoding="utf-8")):
            yield f"{path.relative_to(site)}: {address}"


def test_every_link_of_the_readme_leads_to_a_page_or_a_file() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    targets = [link for link in re.findall(r"\]\(([^)\s]+)\)", readme) if "://" not in link]
    assert any(target.startswith("docs/") for target in targets)
    missing = [link for link in targets if not (ROOT / link.partition("#")[0]).exists()]
    assert not missing


@pytest.mark.browser
def test_search_works_from_the_disk(site: Path) -> None:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)
    if found is None:
        if os.environ.get("CI"):
            pytest.fail("no Chromium on this machine")
        pytest.skip("no Chromium: install the distribution's `chromium` package")
    asked: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=found, args=["--no-sandbox", "--disable-background-networking"]
        )
        page = browser.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.goto((site / "search.html").as_uri() + "?q=hypothetical")
        page.locator("ul.search a", has_text="Codebook").first.wait_for(timeout=10_000)
        browser.close()
    assert all(address.startswith("file:") for address in asked)
