"""Lines of .jsonl: the text verbatim, fields checked."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tacitus.errors import IntakeError
from tacitus.intake.json_lines import read_json_line
from tacitus.intake.publication import Taken
from tacitus.model.enums import DatedBy
from tacitus.reading.passages import split_passages

STORY = "Gunmen raided the market of Tinzawa on Saturday, killing nine traders, the army said."


def read(**fields: object) -> Taken:
    return read_json_line(json.dumps(fields).encode(), "file#1")


def test_fields_become_the_record() -> None:
    taken = read(
        id="wire/0412",
        text=STORY,
        title="Raid on cattle market",
        published_on="2024-05-21",
        first_published_on="2024-05-14",
        publisher="Example Monitor",
        authors="Jane Roe",
        url="https://monitor.example/1",
        language="en",
        mood={"ignored": True},
    )
    document = taken.document
    assert taken.notes == ()
    assert (document.external_id, document.title) == ("wire/0412", "Raid on cattle market")
    assert (document.published_on, document.authors) == (date(2024, 5, 21), ("Jane Roe",))
    assert (document.dated_on, document.dated_by) == (date(2024, 5, 14), DatedBy.FIRST_PUBLISHED)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        pytest.param("{", "not JSON", id="broken"),
        pytest.param("[1]", "holds a list; give an object", id="list"),
        pytest.param('"text"', "holds text", id="string"),
        pytest.param("{}", "has no field 'text'", id="no-text"),
        pytest.param('{"text": 3}', "field 'text' is a number", id="number"),
        pytest.param('{"text": " "}', "field 'text' is empty", id="blank"),
        pytest.param('{"text": "a", "id": [1]}', "field 'id' is a list", id="id"),
        pytest.param('{"text": "a", "title": 4}', "field 'title' is a number", id="title"),
        pytest.param('{"text": "a", "authors": {"a": 1}}', "'authors' is an object", id="authors"),
        pytest.param('{"text": "a", "authors": ["a", 1]}', "'authors' is a list", id="author"),
        pytest.param("[" * 100_000, "JSON", id="deep"),
    ],
)
def test_wrong_lines_say_why(line: str, message: str) -> None:
    with pytest.raises(IntakeError, match=message):
        read_json_line(line.encode(), "file#1")


def test_a_bad_day_is_left_out_with_a_note() -> None:
    taken = read(text=STORY, published_on="2024-02-30")
    assert taken.document.published_on is None
    assert "field 'published_on'" in taken.notes[0]


def test_nul_and_lone_surrogates_are_replaced_in_place() -> None:
    taken = read_json_line(b'{"text": "a\\u0000b\\ud800c and nine more words of the text"}', "x")
    assert taken.document.text.startswith("a\ufffdb\ufffdc")
    assert "2 NUL or lone surrogate" in taken.notes[0]


def test_a_number_serves_as_id() -> None:
    assert read(id=412, text=STORY).document.external_id == "412"


def test_a_printed_day_that_differs_from_the_given_one_is_noted() -> None:
    taken = read(text=f"12 Jul 2016 {STORY}", published_on="2016-07-30")
    assert taken.document.published_on == date(2016, 7, 30)
    assert "the head prints 2016-07-12" in taken.notes[0]


def test_notices_are_masked_and_the_text_stays() -> None:
    text = f"{STORY}\n\nShare this article\n\nThe army sent help.\n\n© 2024 Example Wire"
    document = read(text=text).document
    assert document.text == text
    body = [text[part.start : part.end].strip() for part in document.body]
    assert [words for words in body if words] == [STORY, "The army sent help."]


def test_page_ends_inside_a_sentence_leave_no_paragraph_end() -> None:
    text = (
        "The army said on Friday that nine of its men had been killed near the\n\n- 1 -\n\n"
        "river crossing and that the convoy had turned back before it came to the\n\n- 2 -\n\n"
        "village where the fighters held the road.\n"
    )
    document = read(text=text).document
    parts = [text[part.start : part.end] for part in document.body]
    assert [part.split()[-1] for part in parts] == ["the", "the", "road."]
    assert all("\n\n" not in part for part in parts)
    (passage,) = split_passages(document, passage_chars=4000)
    assert "killed near the river crossing" in passage.text


def test_headline_dateline_and_story_are_passages_of_their_own() -> None:
    text = f"Raid on cattle market\nBy Jane Roe\nGAO, Mali - {STORY}"
    passages = [
        passage.text for passage in split_passages(read(text=text).document, passage_chars=99)
    ]
    assert passages == ["Raid on cattle market", "GAO, Mali -", STORY]


@given(st.text(min_size=1).filter(str.strip))
def test_the_text_is_verbatim_and_the_body_inside_it(text: str) -> None:
    try:
        document = read(text=text).document
    except IntakeError:
        return
    assert document.text == text.replace("\0", "\ufffd")
    cursor = 0
    for part in document.body:
        assert cursor <= part.start < part.end <= len(text)
        cursor = part.end


LINES = st.lists(
    st.sampled_from(
        [
            "BAMAKO, 14 May (Example Wire) - Gunmen came at dawn and nine people died.",
            "By Jane Roe",
            "Example Monitor | 21 May 2024",
            "Share this article",
            "- 1 -",
            "12",
            "13",
            "© 2024 Example",
            "First published by Example Wire on 14 May 2024",
            "Raid on market",
            "he said that the town had fallen",
            "The army denied it.",
            "",
            "\x0c",
            "Tags: a, b",
            "Contact Us Terms of Use Privacy Policy",
        ]
    ),
    min_size=1,
    max_size=14,
)


@given(LINES, st.sampled_from(["\n", "\n\n", "\r\n", " ", "\u2028"]))
def test_any_order_of_parts_keeps_offsets(lines: list[str], end: str) -> None:
    text = end.join(lines)
    if not text.strip():
        return
    document = read(text=text).document
    cursor = 0
    for part in document.body:
        assert cursor <= part.start < part.end <= len(text)
        cursor = part.end
    assert any(text[part.start : part.end].strip() for part in document.body)
