"""Every rule of attributions.toml fires on its examples and not on its counter-examples."""

from __future__ import annotations

import pytest
from spacy.language import Language

from tacitus.model.document import Document
from tacitus.reading.attribution_rules import (
    AttributionRules,
    Frame,
    Rule,
    load_attribution_rules,
)
from tacitus.reading.attributions import find_drafts
from tacitus.reading.parse import load_model
from tacitus.reading.passages import ParsedPassage, split_passages
from tacitus.reading.rule_file import read_rule_file
from tacitus.settings import Settings

RULES = read_rule_file("attributions", AttributionRules)
CUES: tuple[Rule, ...] = (
    *RULES.verbs,
    *RULES.adjectives,
    *RULES.nouns,
    *RULES.phrases,
    *RULES.hedges,
)
ADJECTIVES = RULES.hedge_adjectives
EXAMPLES = [(rule.id, text) for rule in CUES for text in rule.examples]
COUNTER_EXAMPLES = [(rule.id, text) for rule in CUES for text in rule.counter_examples]


def _fired(nlp: Language, text: str) -> set[str]:
    document = Document(id="d", text=text)
    passages = [
        ParsedPassage(number=number, passage=passage, doc=nlp(passage.text), document_text=text)
        for number, passage in enumerate(split_passages(document, passage_chars=4000))
    ]
    return {draft.rule for draft in find_drafts(passages, load_attribution_rules())}


@pytest.fixture(scope="session")
def model() -> Language:
    return load_model(Settings().model)


@pytest.mark.model
@pytest.mark.parametrize(("rule", "text"), EXAMPLES, ids=[f"{r}-{t[:30]}" for r, t in EXAMPLES])
def test_rule_fires_on_its_example(model: Language, rule: str, text: str) -> None:
    assert rule in _fired(model, text)


@pytest.mark.model
@pytest.mark.parametrize(
    ("rule", "text"), COUNTER_EXAMPLES, ids=[f"{r}-{t[:30]}" for r, t in COUNTER_EXAMPLES]
)
def test_rule_is_silent_on_its_counter_example(model: Language, rule: str, text: str) -> None:
    assert rule not in _fired(model, text)


@pytest.mark.model
@pytest.mark.parametrize("text", ADJECTIVES.examples)
def test_hedging_adjective_is_found(model: Language, text: str) -> None:
    assert ADJECTIVES.id in _fired(model, text)


@pytest.mark.model
@pytest.mark.parametrize("text", ADJECTIVES.counter_examples)
def test_plain_adjective_is_let_be(model: Language, text: str) -> None:
    assert ADJECTIVES.id not in _fired(model, text)


def test_rule_ids_are_unique() -> None:
    ids = [rule.id for rule in CUES]
    assert len(ids) == len(set(ids))


def test_first_rule_with_a_frame_wins() -> None:
    rule = load_attribution_rules().find_verb_rule("say", Frame.CLAUSE)
    assert rule is not None
    assert rule.id == "say"


def test_unknown_verb_has_no_rule() -> None:
    assert load_attribution_rules().find_verb_rule("walk", Frame.CLAUSE) is None
