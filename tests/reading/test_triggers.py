"""Triggers: which words tell which event, and which tell none."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from tacitus.errors import SettingsError
from tacitus.reading.rule_file import read_rule_file
from tacitus.reading.trigger_rules import (
    FRAME_FILES,
    FrameFile,
    FrameRule,
    Part,
    build_word_set,
    load_trigger_rules,
)
from tacitus.reading.triggers import find_triggers

pytestmark = pytest.mark.model
Parse = Callable[[str], Doc]

FRAMES = [rule for name in FRAME_FILES for rule in read_rule_file(name, FrameFile).frame]


@pytest.mark.parametrize("rule", FRAMES, ids=lambda rule: rule.id)
def test_rule_examples(parse: Parse, rule: FrameRule) -> None:
    rules = load_trigger_rules()
    for text in rule.examples:
        assert rule.id in {t.rule.id for t in find_triggers(parse(text), rules)}, text
    if rule.part is Part.EFFECT:
        return
    for text in rule.counter_examples:
        assert rule.id not in {t.rule.id for t in find_triggers(parse(text), rules)}, text


def test_rule_ids_are_unique() -> None:
    ids = [rule.id for rule in FRAMES]
    assert len(ids) == len(set(ids))


def test_unknown_group_is_named() -> None:
    with pytest.raises(SettingsError, match="no group 'nowhere'"):
        build_word_set(["@nowhere"], {})


TYPES = [
    ("AGREE", "The two clans agreed to share the well."),
    ("AGREE", "The ministers signed a border treaty on Monday."),
    ("AGREE", "The donor pledged two million dollars."),
    ("AGREE", "The council will send blankets to the valley."),
    ("CONSULT", "The envoy met the rebel commander in Lome."),
    ("CONSULT", "The two presidents held talks on Tuesday."),
    ("CONSULT", "The bishop mediated between the two clans."),
    ("SUPPORT", "The party endorsed the president."),
    ("SUPPORT", "The envoy expressed support for the plan."),
    ("SUPPORT", "The two states restored diplomatic relations."),
    ("CONCEDE", "The junta lifted the curfew."),
    ("CONCEDE", "The union called off its strike."),
    ("CONCEDE", "The ministry accepted the drivers' demands."),
    ("COOPERATE", "The two navies held joint exercises."),
    ("COOPERATE", "The state extradited two suspects."),
    ("AID", "The agency delivered 60 tons of rice to the port."),
    ("AID", "The embassy granted asylum to two officers."),
    ("AID", "The neighbour armed the rebels."),
    ("RETREAT", "The troops withdrew from the valley."),
    ("RETREAT", "The rebels released four hostages."),
    ("RETREAT", "The fighters laid down their arms."),
    ("RETREAT", "The governor resigned on Friday."),
    ("REQUEST", "The union demanded higher pay."),
    ("REQUEST", "The bishop called for calm."),
    ("REQUEST", "The army must end the siege, the envoy said."),
    ("ACCUSE", "The ministry accused the militia of arson."),
    ("ACCUSE", "The council condemned the raid."),
    ("ACCUSE", "Police investigated the blast."),
    ("REJECT", "The rebels rejected the plan."),
    ("REJECT", "The minister refused to resign."),
    ("REJECT", "The two sides failed to reach an agreement."),
    ("THREATEN", "The group threatened to burn the mill."),
    ("THREATEN", "The commander vowed to fight on."),
    ("THREATEN", "The army gave the rebels an ultimatum."),
    ("SANCTION", "The league imposed sanctions on the junta."),
    ("SANCTION", "The state expelled two diplomats."),
    ("SANCTION", "A court sentenced the editor to five years."),
    ("PROTEST", "Students marched through the town."),
    ("PROTEST", "A general strike shut the port."),
    ("PROTEST", "Farmers blocked a highway with tractors."),
    ("PROTEST", "Prisoners rioted in the old jail."),
    ("MOBILIZE", "The state deployed troops to the border."),
    ("MOBILIZE", "The army was placed on alert."),
    ("COERCE", "Police arrested two students."),
    ("COERCE", "The governor imposed a curfew."),
    ("COERCE", "Customs officers seized two tons of ivory."),
    ("ASSAULT", "Gunmen attacked the mill."),
    ("ASSAULT", "A bomb exploded in the market."),
    ("ASSAULT", "Two traders were shot dead near the ford."),
    ("ASSAULT", "The shelling of the village went on."),
    ("ASSAULT", "Gunmen kidnapped an engineer."),
]


@pytest.mark.parametrize(("kind", "text"), TYPES, ids=lambda value: value)
def test_type_of_a_trigger(parse: Parse, kind: str, text: str) -> None:
    assert kind in {t.type.value for t in find_triggers(parse(text), load_trigger_rules())}


NOTHING = [
    "The soup was served cold.",
    "The band released an album.",
    "They shot a film in the desert.",
    "Lawmakers killed the bill.",
    "He died of a heart attack.",
    "Prices shot up in the spring.",
    "Firefighters battled a blaze for six hours.",
    "The storm destroyed the harbour wall.",
    "The team beat its rival 3-1.",
    "The bank charged a fee.",
    "Stocks rallied on Friday.",
    "The photographer captured the scene.",
    "Rain pounded the coast.",
    "The earthquake killed 40 people.",
    "The factory met its target.",
    "Farmers planted maize.",
    "The study demonstrated a link.",
    "The candidate won by a wide margin.",
    "The museum opens at nine.",
    "She blew up the photograph.",
    "The virus attacks the lungs.",
    "The road was widened last year.",
    "The river runs past the old mill.",
    "Snow blocked the road.",
    "The champion defended his title.",
    "He hung a picture on the wall.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_is_told(parse: Parse, text: str) -> None:
    found = find_triggers(parse(text), load_trigger_rules())
    assert [t.rule.id for t in found if t.rule.part is not Part.EFFECT] == []


def test_light_verb_and_noun_are_one(parse: Parse) -> None:
    found = find_triggers(parse("Rebels carried out an attack on the mill."), load_trigger_rules())
    assert [t.token.text for t in found] == ["attack"]
    assert [word.text for word in found[0].agents] == ["Rebels"]
    assert [word.text for word in found[0].patients] == ["mill"]


def test_words_against_a_plan_are_no_assault(parse: Parse) -> None:
    found = find_triggers(parse("The opposition attacked the decision."), load_trigger_rules())
    assert [t.type.value for t in found] == ["ACCUSE"]
