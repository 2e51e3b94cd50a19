"""The quicker steps of a parse give what the packaged pipeline gives, word for word."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc

from tacitus.reading.parse_attributes import WordTable, build_word_table
from tacitus.reading.parse_entities import build_entity_finder
from tacitus.reading.parse_steps import list_steps, parse_texts
from tacitus.settings import Settings

_TEXTS = (
    "Gunmen killed three farmers near Mopti on Tuesday, police said.",
    "The Valley Council for the Coordination of Harvest Relief Funds opened its doors in "
    "Port-au-Prince. President Juan Manuel Ortiz of the National Democratic Front came by.",
    "There were two dead. There's a third, isn't there? Let's go, y'all: they're gonna shoot.",
    "He ain't here; she'd said he couldn't've got ta go. I got it, she gets it, 'nuff said.",
    "  Two   spaces\tand a tab, then\nSana'a  ",
    "On 3 March 2015 at 4.30 p.m. the U.S. 82nd Airborne Division lost $4 million, 12 percent.",
    "KABUL, Afghanistan (Reuters) -- At least 40",
    "New",
    "",
    "\n",
)
_WORDS = ("New", "York", "Mr", "the", "said", "let", "'s", "is", "there", "12", "May", ".", "\n")


@pytest.fixture(scope="module")
def packaged() -> Language:
    """Give the default pipeline as its package has it."""
    return spacy.load(Settings().model)


def _describe(doc: Doc) -> tuple[list[tuple[object, ...]], list[tuple[int, int, str]]]:
    return [
        (t.text, t.tag_, t.pos_, str(t.morph), t.lemma_, t.dep_, t.head.i, t.is_sent_start)
        for t in doc
    ], [(span.start, span.end, span.label_) for span in doc.ents]


@pytest.mark.model
@pytest.mark.parametrize("batch_size", [1, 3, 64])
def test_parses_as_the_packaged_pipeline_does(
    nlp: Language, packaged: Language, batch_size: int
) -> None:
    parsed = parse_texts(nlp, _TEXTS, batch_size)
    assert [_describe(doc) for doc in parsed] == [_describe(packaged(text)) for text in _TEXTS]


@pytest.mark.model
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(words=st.lists(st.sampled_from(_WORDS), max_size=25))
def test_parses_any_words_as_the_packaged_pipeline_does(
    nlp: Language, packaged: Language, words: list[str]
) -> None:
    text = " ".join(words)
    (doc,) = parse_texts(nlp, [text], 8)
    assert _describe(doc) == _describe(packaged(text))


@pytest.mark.model
def test_a_parse_does_not_depend_on_its_neighbours(nlp: Language) -> None:
    alone = [_describe(parse_texts(nlp, [text], 1)[0]) for text in _TEXTS]
    assert [_describe(doc) for doc in parse_texts(nlp, _TEXTS[::-1], 64)][::-1] == alone


@pytest.mark.model
def test_the_table_starts_afresh_when_full(
    nlp: Language, packaged: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tacitus.reading.parse_attributes._MAX_KEPT", 5)
    table = build_word_table(nlp)
    assert isinstance(table, WordTable)
    doc = packaged(_TEXTS[1])
    bare = nlp.make_doc(_TEXTS[1])
    for name in ("tok2vec", "tagger", "parser"):
        bare = nlp.get_pipe(name)(bare)
    table.set(bare)
    assert [t.lemma_ for t in bare] == [t.lemma_ for t in doc]


def test_components_not_known_run_as_they_stand() -> None:
    bare = spacy.blank("en")
    bare.add_pipe("sentencizer")
    ruler = bare.add_pipe("attribute_ruler")
    assert isinstance(ruler, AttributeRuler)
    ruler.add([[{"ENT_TYPE": "GPE"}]], {"POS": "PROPN"})
    bare.add_pipe("lemmatizer", config={"mode": "lookup"})
    assert build_word_table(bare) is None
    assert build_entity_finder(bare.get_pipe("sentencizer")) is None
    assert len(list_steps(bare)) == len(bare.pipe_names)


def test_a_pipeline_of_a_tokenizer_alone_parses() -> None:
    (doc,) = parse_texts(spacy.blank("en"), ["Two words"], 4)
    assert [token.text for token in doc] == ["Two", "words"]
