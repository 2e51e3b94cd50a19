"""Quotation marks: pairing, running on over paragraphs, scare quotes."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import example, given
from hypothesis import strategies as st
from spacy.language import Language

from tacitus.model.document import Document
from tacitus.reading.passages import ParsedPassage, split_passages
from tacitus.reading.quotations import Quotation, find_quotations, find_scare_quotes

BLANK = spacy.blank("en")


def _passages(text: str, nlp: Language = BLANK) -> list[ParsedPassage]:
    document = Document(id="d", text=text)
    return [
        ParsedPassage(number=number, passage=passage, doc=nlp(passage.text), document_text=text)
        for number, passage in enumerate(split_passages(document, passage_chars=4000))
    ]


def _texts(passages: list[ParsedPassage], quotation: Quotation) -> list[str]:
    return [passages[p.passage].doc[p.start : p.end].text for p in quotation.pieces]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param('He said: "We go."', [['"We go."']], id="straight"),
        pytest.param("He said: “We go.”", [["“We go.”"]], id="curly"),
        pytest.param("He said: «We go.»", [["«We go.»"]], id="guillemets"),
        pytest.param("He said: „We go.“", [["„We go.“"]], id="low-and-high"),
        pytest.param("He said: ''We go.''", [["''We go.''"]], id="doubled-single"),
        pytest.param("He said: 'We go.'", [["'We go.'"]], id="single"),
        pytest.param('He said: “We go."', [['“We go."']], id="mixed"),
        pytest.param("The rebels' camp and the guards' hut.", [], id="plural-apostrophes"),
        pytest.param("It isn't the army's road.", [], id="apostrophes"),
        pytest.param("He called the rebels' camp 'a nest of thieves.'", [["'a nest of thieves.'"]],
                     id="single-after-plural"),
        pytest.param("“He said ‘stop’ and ran,” she said.", [["“He said ‘stop’ and ran,”"]],
                     id="nested"),
        pytest.param("“We go,” he said. “We stay,” she said.", [["“We go,”"], ["“We stay,”"]],
                     id="two"),
    ],
)  # fmt: skip
def test_marks_are_paired(text: str, expected: list[list[str]]) -> None:
    passages = _passages(text)
    assert [_texts(passages, found) for found in find_quotations(passages)] == expected


def test_unclosed_mark_ends_with_its_sentence() -> None:
    passages = _passages(
        'The guard "shouted at us. We ran to the river. The guard shot at "the boat" twice.'
    )
    first = find_quotations(passages)[0]
    assert _texts(passages, first) == ['"shouted at us.']


def test_unclosed_quotation_does_not_run_into_the_next_paragraph() -> None:
    passages = _passages('He said: "We will go home.\n\nThe army fired on the camp.\n\nAll fled.')
    found = find_quotations(passages)
    assert [_texts(passages, item) for item in found] == [['"We will go home.']]


def test_paragraphs_that_open_with_a_mark_go_on() -> None:
    passages = _passages(
        "“We will go home.\n\n“They burned our fields.\n\n“We are tired,” he said."
    )
    found = find_quotations(passages)
    assert [_texts(passages, item) for item in found] == [
        ["“We will go home.", "“They burned our fields.", "“We are tired,”"]
    ]


def test_closed_quotations_in_a_row_are_not_joined() -> None:
    passages = _passages("“We will go home.”\n\n“They burned our fields.”")
    assert [len(item.pieces) for item in find_quotations(passages)] == [1, 1]


def test_scare_quotes_are_a_word_or_two() -> None:
    passages = _passages('The army "liberated" the town. He said: "We won the whole war."')
    assert [span.text for span in find_scare_quotes(passages)] == ['"liberated"']


@example("\"'a'")
@given(st.text(alphabet="ab .,\"'“”‘’«»„\n", max_size=120))
def test_any_marks_give_ordered_pieces_within_their_passages(text: str) -> None:
    passages = _passages(text)
    last = (-1, -1)
    for quotation in find_quotations(passages):
        for piece in quotation.pieces:
            assert 0 <= piece.start < piece.end <= len(passages[piece.passage].doc)
            assert (piece.passage, piece.start) > last
            last = (piece.passage, piece.end - 1)
