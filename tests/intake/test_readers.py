"""Properties of every reader: no bytes crash it, nothing of a plain story is lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tacitus.errors import IntakeError
from tacitus.intake.json_lines import read_json_line
from tacitus.intake.markdown import read_markdown, strip_marks
from tacitus.intake.plain_text import clean_text, read_plain_text
from tacitus.intake.publication import Taken
from tacitus.intake.web_page import read_web_page

Reader = Callable[[bytes, str], Taken]
READERS = [read_plain_text, read_markdown, read_web_page, read_json_line]
MARKS = st.text(alphabet=st.sampled_from("ab <>/p=\"'&;#*_[]()!|`~>-\n\t.é\0{}:@"), max_size=120)
WORDS = ("patrol", "river", "market", "gunmen", "nine", "wounded", "said", "near", "the", "with")
SENTENCES = st.lists(
    st.lists(st.sampled_from(WORDS), min_size=6, max_size=30).map(
        lambda words: "The " + " ".join(words) + "."
    ),
    min_size=1,
    max_size=8,
)


def check_body(taken: Taken) -> None:
    cursor = 0
    for part in taken.document.body:
        assert cursor <= part.start < part.end <= len(taken.document.text)
        cursor = part.end


@pytest.mark.parametrize("reader", READERS)
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(data=st.binary(max_size=200) | MARKS.map(lambda text: text.encode("utf-8")))
def test_any_bytes_are_read_or_refused(reader: Reader, data: bytes) -> None:
    try:
        taken = reader(data, "x")
    except IntakeError:
        return
    check_body(taken)


@settings(max_examples=60, deadline=None)
@given(SENTENCES)
def test_no_word_of_a_plain_story_is_lost(sentences: list[str]) -> None:
    source = "\n\n".join(sentences)
    for taken in (read_plain_text(source.encode(), "x"), read_markdown(source.encode(), "x")):
        text = taken.document.text
        body = " ".join(text[part.start : part.end] for part in taken.document.body)
        assert body.split() == source.split()


@settings(max_examples=25, deadline=None)
@given(SENTENCES)
def test_no_word_of_a_page_is_lost(sentences: list[str]) -> None:
    inner = "".join(f"<p>{sentence}</p>" for sentence in dict.fromkeys(sentences))
    page = f"<html><head><title>x</title></head><body><article>{inner}</article></body></html>"
    text = read_web_page(page.encode(), "x").document.text
    assert text.split() == " ".join(dict.fromkeys(sentences)).split()


@given(MARKS)
def test_cleaning_is_done_at_once(text: str) -> None:
    cleaned = clean_text(text)
    assert "\r" not in cleaned
    assert "\x0c" not in cleaned


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("**Nine** dead, *he* said", "Nine dead, he said", id="emphasis"),
        pytest.param("[the army](http://a.example/x_(y)) said", "the army said", id="link"),
        pytest.param("![map](m.png)\n\nNine died", "Nine died", id="picture"),
        pytest.param(
            "[![map](m.png)](http://a.example) Nine died", "Nine died", id="linked-picture"
        ),
        pytest.param("He paid 5 * 3 * 2 pounds", "He paid 5 * 3 * 2 pounds", id="stars-as-signs"),
        pytest.param("the file_name_here", "the file_name_here", id="underscores-in-a-word"),
        pytest.param("> Nine died\n> in Gao", "Nine died\nin Gao", id="quotation"),
        pytest.param("- nine dead\n- two hurt", "nine dead\ntwo hurt", id="list"),
        pytest.param("Nine died[^1].\n\n[^1]: note", "Nine died.\n\n note", id="footnote"),
        pytest.param("<b>Nine</b> died<!-- x -->", "Nine died", id="html"),
        pytest.param("Nine \\*died\\*", "Nine *died*", id="escapes"),
        pytest.param("1. Nine died", "1. Nine died", id="numbered"),
    ],
)
def test_markdown_gives_the_words(source: str, expected: str) -> None:
    assert strip_marks(source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param(
            "The rebels said that they had no wish to talk to the govern-\nment in the capital.",
            "The rebels said that they had no wish to talk to the government\nin the capital.",
            id="hyphen",
        ),
        pytest.param(
            "Both sides said that the talks had come to nothing and the cease-\nfire was over. "
            "The cease-fire began in May.",
            "Both sides said that the talks had come to nothing and the cease-fire\nwas over. "
            "The cease-fire began in May.",
            id="hyphen-kept",
        ),
    ],
)
def test_words_cut_by_a_line_end_are_joined(source: str, expected: str) -> None:
    assert clean_text(source).split() == expected.split()
