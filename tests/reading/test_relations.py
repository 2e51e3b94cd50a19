"""Relations: the type, the direction and the reserve with which they are told."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from tacitus.gazetteer.countries import load_countries
from tacitus.reading.actors import find_actors
from tacitus.reading.actors_rules import load_actor_rules
from tacitus.reading.passages import ParsedPassage, Passage
from tacitus.reading.relations import find_relations
from tacitus.reading.relations_rules import (
    RelationNoun,
    load_relation_rules,
    read_relation_file,
)

Parse = Callable[[str], Doc]

FILE = read_relation_file()
RULES: tuple[RelationNoun, ...] = (*FILE.verbs, *FILE.nouns, *FILE.dealings)


def _find(parse: Parse, text: str) -> list[tuple[str, str, str, bool]]:
    passage = ParsedPassage(0, Passage(text, ((0, 0),)), parse(text), text)
    actors = find_actors([passage], load_actor_rules(), load_countries())
    names = {actor.id: actor.name for actor in actors}
    return [
        (names[found.a], found.type.value, names[found.b], found.hedged)
        for found in find_relations([passage], actors, load_relation_rules())
    ]


def _cases(kind: str) -> list[object]:
    return [
        pytest.param(rule, text, id=f"{rule.id}-{number}")
        for rule in RULES
        for number, text in enumerate(getattr(rule, kind))
    ]


@pytest.mark.model
@pytest.mark.parametrize(("rule", "text"), _cases("examples"))
def test_rules_fire_on_their_examples(parse: Parse, rule: RelationNoun, text: str) -> None:
    assert rule.type.value in [relation[1] for relation in _find(parse, text)]


@pytest.mark.model
@pytest.mark.parametrize(("rule", "text"), _cases("counter_examples"))
def test_rules_keep_still_on_their_counter_examples(
    parse: Parse, rule: RelationNoun, text: str
) -> None:
    assert rule.type.value not in [relation[1] for relation in _find(parse, text)]


def test_every_rule_has_examples_and_its_own_id() -> None:
    assert [rule.id for rule in RULES if not rule.examples or not rule.counter_examples] == []
    assert len({rule.id for rule in RULES}) == len(RULES)


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Iran funds Hezbollah.", ("Hezbollah", "funded_by", "Iran", False), id="active"
        ),
        pytest.param(
            "Hezbollah is funded by Iran.", ("Hezbollah", "funded_by", "Iran", False), id="passive"
        ),
        pytest.param(
            "Hezbollah is believed to take money from Iran.",
            ("Hezbollah", "funded_by", "Iran", True),
            id="hedged",
        ),
        pytest.param(
            "The Iran-backed militia fled.",
            ("Iran-backed militia", "backed_by", "Iran", False),
            id="participle",
        ),
        pytest.param(
            "The Qassam Brigades, the armed wing of Hamas, fired.",
            ("Izz ad-Din al-Qassam Brigades", "part_of", "Hamas", False),
            id="apposition",
        ),
        pytest.param(
            "FMLN leader Tomas Arbel spoke.",
            ("Farabundo Marti National Liberation Front", "led_by", "Tomas Arbel", False),
            id="leader",
        ),
        pytest.param(
            "The Taliban clashed with the army.",
            ("Taliban", "opposed_to", "army", False),
            id="clash",
        ),
    ],
)
def test_direction_and_reserve(
    parse: Parse, text: str, expected: tuple[str, str, str, bool]
) -> None:
    assert expected in _find(parse, text)


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Iran has never funded Hezbollah.", id="negated"),
        pytest.param("Iran would arm the Taliban.", id="modal"),
        pytest.param("If Iran backs the Taliban, Chad will protest.", id="condition"),
        pytest.param("The Taliban denied that Iran funds the Taliban.", id="denied"),
        pytest.param("Iran plans to fund the Taliban.", id="planned"),
    ],
)
def test_what_is_not_so_gives_no_relation(parse: Parse, text: str) -> None:
    types = [relation[1] for relation in _find(parse, text)]
    assert not {"funded_by", "armed_by", "backed_by"}.intersection(types)


@pytest.mark.model
def test_a_relation_is_told_once_a_passage(parse: Parse) -> None:
    found = _find(parse, "Iran funds Hezbollah. Hezbollah is funded by Iran.")
    assert len(found) == 1
