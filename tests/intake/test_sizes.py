"""Odd and large texts: intake takes time and memory in proportion to the text."""

from __future__ import annotations

import time
import tracemalloc

import pytest

from tacitus.intake.markdown import read_markdown
from tacitus.intake.plain_text import read_plain_text
from tacitus.reading.passages import split_passages

_SIZE = 1_000_000
_MOST_S = 60.0
"""A guard against hanging, some thirty times what it takes; cubic time would pass it by far."""
_MOST_BYTES = 40
_SHAPES = {
    "one_sign_a_line": "a\n",
    "one_figure_a_line": "1\n",
    "form_feeds": "a\n\x0c\n",
    "white_space": "a" + " " * 5000,
    "blank_lines": " \n" * 3000 + "a\n",
    "no_space": "x",
    "words": "word ",
    "paragraphs": "Rebels held the village of Tinzawa on Monday.\n\n",
    "same_pages": "Rebels attacked the\n\nExample Observer\n\n- 3 -\n\nmarket at dawn on Monday.\n",
    "cut_words": "the armed group that came to the village yesterday govern-\n",
    "notices": "Share this article\n",
    "days": "21 May 2024\n",
    "bullets": "* Rebels hold Tinzawa\n",
    "brackets": "(a [",
    "stars": "a **b _c ",
    "quotations": '"a " ',
}


@pytest.mark.parametrize("shape", _SHAPES.values(), ids=_SHAPES.keys())
def test_time_grows_with_the_text_alone(shape: str) -> None:
    data = (shape * (_SIZE // len(shape))).encode()
    began = time.process_time()
    document = read_plain_text(data, "x").document
    assert sum(1 for _ in split_passages(document, passage_chars=2000))
    assert time.process_time() - began < _MOST_S


def test_marks_of_markdown_take_time_in_proportion() -> None:
    began = time.process_time()
    read_markdown(("a **b _c [d " * (_SIZE // 120)).encode(), "x")
    assert time.process_time() - began < _MOST_S


@pytest.mark.parametrize("name", ["paragraphs", "words", "days"])
def test_memory_grows_with_the_text_alone(name: str) -> None:
    shape = _SHAPES[name]
    data = (shape * (300_000 // len(shape))).encode()
    read_plain_text(shape.encode(), "x")
    tracemalloc.start()
    read_plain_text(data, "x")
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < _MOST_BYTES * len(data)
