"""Properties of cleaning and masking: no word of the story is lost, spans hold, notices go."""

from __future__ import annotations

import json
import re
import textwrap
from itertools import count, islice, pairwise

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tacitus.intake.json_lines import read_json_line
from tacitus.intake.markdown import read_markdown
from tacitus.intake.notices import NoticeRules
from tacitus.intake.plain_text import read_plain_text
from tacitus.intake.rule_file import read_intake_rules
from tacitus.model.document import Document

WORDS = re.findall(
    r"\w+",
    "patrol river market gunmen nine wounded said near with villagers commander afternoon soldiers "
    "explosion government checkpoint reporters until negotiations themselves against burned shells "
    "night bridge wall camp doctors many under before lorries salt flour road guard prison dawn",
)
SHAPE = st.lists(st.lists(st.integers(7, 24), min_size=2, max_size=4), min_size=2, max_size=7)
"""How many words each sentence of each paragraph has."""


def build_story(shape: list[list[int]]) -> list[str]:
    """Build paragraphs in which no word stands twice, so that no two lines are alike."""
    words = (WORDS[n % len(WORDS)] + spell(n // len(WORDS)) for n in count())
    return [
        " ".join(f"The {' '.join(islice(words, n_words))}." for n_words in sentences)
        for sentences in shape
    ]


def spell(number: int) -> str:
    """Write a number in letters."""
    return "".join("abcdefghij"[int(figure)] for figure in str(number)) if number else ""


STORY = SHAPE.map(build_story)
LINES = [
    line
    for rule in read_intake_rules("notices", NoticeRules).notice
    if rule.scope in ("line", "start") and not rule.rest and not rule.heads_list
    for line in rule.examples
]


def join_body(document: Document) -> str:
    return " ".join(document.text[part.start : part.end] for part in document.body)


def check_spans(document: Document) -> None:
    parts = [(part.start, part.end) for part in document.body]
    assert parts
    assert all(0 <= start < end <= len(document.text) for start, end in parts)
    assert all(left[1] <= right[0] for left, right in pairwise(parts))


def read_all(source: str) -> list[Document]:
    line = json.dumps({"text": source}).encode()
    return [
        read_plain_text(source.encode(), "x").document,
        read_markdown(source.encode(), "x").document,
        read_json_line(line, "x").document,
    ]


@settings(max_examples=60, deadline=None)
@given(story=STORY, notices=st.lists(st.sampled_from(LINES), min_size=1, max_size=6))
def test_notices_between_paragraphs_go_and_every_word_stays(
    story: list[str], notices: list[str]
) -> None:
    paragraphs = list(story)
    for number, notice in enumerate(notices):
        paragraphs.insert(1 + (2 * number) % len(story), notice)
    for document in read_all("\n\n".join(paragraphs))[::2]:
        check_spans(document)
        assert join_body(document).split() == " ".join(story).split()


@settings(max_examples=60, deadline=None)
@given(
    story=STORY, width=st.integers(50, 90), page=st.integers(8, 14), style=st.sampled_from("abc")
)
def test_page_ends_take_no_word_along(story: list[str], width: int, page: int, style: str) -> None:
    lines = "\n\n".join(textwrap.fill(each, width) for each in story).split("\n")
    pages = [lines[i : i + page] for i in range(0, len(lines), page)]
    assume(len(pages) > 1)
    ends = {"a": "\n\n- {} -\n\n", "b": "\n\nTHE LANTERN\n\nPage {}\n\n", "c": "\n\n| {}\n\x0c"}
    source = "".join(
        "\n".join(each) + ends[style].format(number) for number, each in enumerate(pages, start=1)
    )
    for document in read_all(source)[::2]:
        check_spans(document)
        assert join_body(document).split() == " ".join(story).split()


@settings(max_examples=60, deadline=None)
@given(story=STORY, width=st.integers(30, 90))
def test_words_cut_at_line_ends_are_whole_again(story: list[str], width: int) -> None:
    source = "\n\n".join(cut_words(textwrap.fill(each, width)) for each in story)
    document = read_plain_text(source.encode(), "x").document
    check_spans(document)
    assert join_body(document).split() == " ".join(story).split()
    verbatim = read_json_line(json.dumps({"text": source}).encode(), "x").document
    assert re.sub(r"-\s+", "", join_body(verbatim)).split() == " ".join(story).split()


def cut_words(text: str) -> str:
    """Cut the long word that begins a line, and put its first half behind the line before."""
    return re.sub(r"\n([a-z]{5})([a-z]{3,})", r" \1-\n\2", text)


@settings(max_examples=80, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["The patrol left.", *LINES, "", "3", "- 4 -", "\x0c", "12 May 2024", "HD"]
        ),
        max_size=30,
    )
)
def test_any_mixture_of_lines_gives_valid_spans(lines: list[str]) -> None:
    source = "\n".join(["The market burned until dawn.", *lines])
    for document in read_all(source):
        check_spans(document)
