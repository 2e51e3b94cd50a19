"""Passages: every character of the body reaches the parser once, at its own offset."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tacitus.model.document import Document
from tacitus.model.values import Range
from tacitus.reading.passages import Passage, split_passages


def build_document(text: str, body: tuple[Range, ...] = ()) -> Document:
    return Document(id="sha256:x", text=text, body=body)


def split(text: str, *, passage_chars: int = 400) -> list[Passage]:
    return list(split_passages(build_document(text), passage_chars=passage_chars))


@given(st.text(alphabet=st.sampled_from('ab .\n\r\t"é\U0001f600א،'), max_size=300))
def test_every_character_stands_at_its_own_offset(text: str) -> None:
    for passage in split(text, passage_chars=200):
        for start in range(len(passage.text)):
            first, last = passage.locate(start, start + 1)
            assert last == first + 1
            assert text[first] == passage.text[start] or text[first] in "\n\r\t"


@given(st.text(alphabet=st.sampled_from('ab .\n"'), max_size=400))
def test_nothing_but_white_space_is_left_out(text: str) -> None:
    seen = "".join(passage.text for passage in split(text, passage_chars=200))
    assert "".join(seen.split()) == "".join(text.split())


def test_paragraphs_are_passages() -> None:
    found = split("First line\nwraps on.\n\nSecond.\n \nThird.")
    assert [passage.text for passage in found] == ["First line wraps on.", "Second.", "Third."]


def test_sentence_cut_by_a_page_end_is_joined_over_it() -> None:
    text = "Rebels attacked the\n\n- 4 -\n\nbarracks at dawn."
    body = (Range(start=0, end=19), Range(start=28, end=len(text)))
    (passage,) = split_passages(build_document(text, body), passage_chars=400)
    assert passage.text == "Rebels attacked the barracks at dawn."
    start = passage.text.index("barracks")
    assert passage.locate(start, start + 8) == (28, 36)
    assert passage.locate(0, len(passage.text)) == (0, len(text))


def test_finished_sentence_is_not_joined_over_a_notice() -> None:
    text = "Rebels attacked.\nShare this\nTwo died."
    body = (Range(start=0, end=16), Range(start=28, end=len(text)))
    found = list(split_passages(build_document(text, body), passage_chars=400))
    assert [passage.text for passage in found] == ["Rebels attacked.", "Two died."]


@pytest.mark.parametrize("unit", ["word ", "x", "One fell. "], ids=["words", "one-word", "sents"])
def test_long_line_is_cut_into_passages_of_bounded_length(unit: str) -> None:
    text = unit * (20_000 // len(unit))
    found = split(text, passage_chars=1000)
    assert max(len(passage.text) for passage in found) <= 1000
    assert "".join(p.text for p in found).replace(" ", "") == text.replace(" ", "")


def test_long_paragraph_is_cut_at_sentence_ends() -> None:
    found = split("Two soldiers died in the raid. " * 40, passage_chars=300)
    assert all(passage.text.rstrip().endswith(".") for passage in found)
