"""Invented documents in the layouts that copies have: the whole record, and every word of the body.

``tests/data/layouts`` holds each document beside a ``.toml`` that says what must be found. A field
that is not named there must be empty. ``lead`` are lines (headline, dateline) that may stand in
the body before the story, ``body`` the story's paragraphs, ``outside`` what must not be in it.
``probe`` marks documents written after the rules, as a check of them; ``mended`` those whose
letters are mended in a file, while a text taken verbatim keeps them.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from tacitus.intake.json_lines import read_json_line
from tacitus.intake.markdown import read_markdown
from tacitus.intake.plain_text import read_plain_text
from tacitus.intake.publication import Taken
from tacitus.intake.web_page import read_web_page
from tacitus.model.document import Document

FOLDER = Path(__file__).parents[1] / "data" / "layouts"
READERS = {".txt": read_plain_text, ".md": read_markdown, ".html": read_web_page}
LEAST_LAYOUTS = 40


@dataclass(frozen=True)
class Layout:
    """A document and what must be found in it."""

    path: Path
    expected: dict[str, Any]

    @property
    def name(self) -> str:
        return self.path.stem


def load_layouts() -> list[Layout]:
    paths = sorted(path for path in FOLDER.iterdir() if path.suffix in READERS)
    return [
        Layout(path, tomllib.loads(path.with_suffix(".toml").read_text(encoding="utf-8")))
        for path in paths
    ]


LAYOUTS = load_layouts()
TEXTS = [
    layout
    for layout in LAYOUTS
    if layout.path.suffix == ".txt" and not layout.expected.get("mended")
]


def read(layout: Layout) -> Taken:
    return READERS[layout.path.suffix](layout.path.read_bytes(), layout.name)


def read_as_line(layout: Layout) -> Taken:
    """Read the text of a ``.txt`` layout verbatim, as a line of a ``.jsonl`` file."""
    line = json.dumps({"text": layout.path.read_text(encoding="utf-8")})
    return read_json_line(line.encode("utf-8"), layout.name)


def join_body(document: Document) -> str:
    return " ".join(document.text[part.start : part.end] for part in document.body)


def list_record(document: Document) -> dict[str, Any]:
    """List the fields that a layout speaks of, without those that are empty."""
    line, shelves = document.dateline, document.sections
    fields = {
        "title": document.title,
        "authors": list(document.authors),
        "publisher": document.publisher,
        "published_on": document.published_on,
        "first_publisher": document.first_publisher,
        "first_published_on": document.first_published_on,
        "dated_on": document.dated_on,
        "dated_by": document.dated_by.value if document.dated_by else None,
        "place": line.place if line else None,
        "dateline_on": line.date if line else None,
        "agency": line.agency if line else None,
        "language": document.language,
        "region": list(shelves.region),
        "theme": list(shelves.theme),
        "series": list(shelves.series),
    }
    return {name: value for name, value in fields.items() if value}


def strip_lead(body: list[str], lead: list[str]) -> list[str]:
    """Take headline and dateline off the words of a body, each once, where they stand first."""
    left = list(lead)
    while True:
        found = next((line for line in left if body[: len(line.split())] == line.split()), None)
        if found is None:
            return body
        left.remove(found)
        body = body[len(found.split()) :]


def check_record(layout: Layout, document: Document) -> None:
    asked = {
        name: value
        for name, value in layout.expected.items()
        if name not in ("about", "probe", "mended", "lead", "body", "outside", "notes", "rights")
    }
    assert list_record(document) == asked
    rights = layout.expected.get("rights")
    assert (document.rights is None) == (rights is None)
    assert rights is None or rights in (document.rights or "")


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_whole_record_is_found(layout: Layout) -> None:
    taken = read(layout)
    check_record(layout, taken.document)
    notes = "\n".join(taken.notes)
    assert [words for words in layout.expected.get("notes", []) if words not in notes] == []


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_words_of_the_body_out_are_words_in(layout: Layout) -> None:
    document = read(layout).document
    story = " ".join(layout.expected["body"]).split()
    body = strip_lead(join_body(document).split(), layout.expected.get("lead", []))
    assert Counter(story) - Counter(body) == Counter(), "words of the body are lost"
    assert Counter(body) - Counter(story) == Counter(), "words in the body that are none of it"
    assert body == story


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_what_surrounds_the_body_lies_outside(layout: Layout) -> None:
    body = " ".join(join_body(read(layout).document).split())
    assert [line for line in layout.expected.get("outside", []) if line in body] == []


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_offsets_hold(layout: Layout) -> None:
    document = read(layout).document
    ends = [(part.start, part.end) for part in document.body]
    assert ends
    assert all(0 <= start < end <= len(document.text) for start, end in ends)
    assert all(left[1] <= right[0] for left, right in pairwise(ends))
    basis = document.first_published_basis
    assert basis is None or document.text[basis.start : basis.end] == basis.quote


@pytest.mark.parametrize("layout", TEXTS, ids=lambda layout: layout.name)
def test_verbatim_text_has_the_same_record_and_body(layout: Layout) -> None:
    document = read_as_line(layout).document
    check_record(layout, document)
    story = " ".join(layout.expected["body"]).split()
    body = re.sub(r"(?<=[a-z])-\s+(?=[a-z])", "", join_body(document))
    assert strip_lead(body.split(), layout.expected.get("lead", [])) == story


def test_there_are_layouts_enough_and_a_third_are_probes() -> None:
    probes = [layout for layout in LAYOUTS if layout.expected.get("probe")]
    assert len(LAYOUTS) >= LEAST_LAYOUTS
    assert 3 * len(probes) >= len(LAYOUTS)
    assert len({layout.expected["about"] for layout in LAYOUTS}) == len(LAYOUTS)
