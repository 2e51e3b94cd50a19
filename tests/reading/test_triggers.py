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
    ("ASSAULT", "Gunmen stormed a market on Monday, killing nine traders."),
    ("ASSAULT", "Coast guards rammed their boat."),
    ("ASSAULT", "Their truck hit a mine near the ford."),
    ("ASSAULT", "The militia freed two nurses whom its men had seized."),
    ("ACCUSE", "The minister attacked the opposition in a speech."),
    ("THREATEN", "The front warned that it would close every market."),
    ("THREATEN", "The movement warned it would attack any convoy."),
    ("THREATEN", "The army vowed to retake the town."),
    ("THREATEN", "We will strike the army next, he said."),
    ("AID", "The agency had promised another 150 tonnes of flour."),
    ("AID", "The neighbour state has supplied 36 armoured vehicles."),
    ("AID", "Soldiers escorted the convoy to the camp."),
    ("REQUEST", "The delegation asked for the withdrawal of the troops."),
    ("REJECT", "The army rejected the demand."),
    ("MOBILIZE", "The rebels set up a base in the hills."),
    ("PROTEST", "Students staged a sit-in at the university."),
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
    "A striker shot on goal twice in the second half.",
    "She battled cancer for two years.",
    "The firm saw explosive growth.",
    "The film bombed at the box office.",
    "The strike price of the option fell.",
    "He was hit by a car on Monday.",
    "The town was hit by a storm.",
    "A bus plunged into a ravine on Monday, killing 14 people.",
    "A train hit a lorry near the dam, killing six.",
    "The fire in a garment factory killed 21 workers.",
    "Two people were killed when their car hit a tree.",
    "She was killed in a car crash.",
    "The suspect killed himself in his cell.",
    "The company killed a planned merger.",
    "The press kills truth.",
    "Raiders storm the boardroom.",
    "The goals came in a devastating second-half assault.",
    "Doctors fight a cholera outbreak.",
    "Organizations fighting criminality held a fair.",
    "The wounded were still in hospital.",
    "The two sides signed nothing.",
    "Police were called to a bar.",
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


MODES = [
    ("explosives", "A roadside bomb killed four soldiers."),
    ("suicide-attack", "A suicide bomber killed nine people at a mosque."),
    ("suicide-attack", "Two suicide attackers detonated their vests."),
    ("drone", "A drone strike killed a commander."),
    ("aerial", "Helicopters fired on a convoy."),
    ("aerial", "The air force bombarded the hills."),
    ("heavy-weapons", "Rebels fired rockets at the airport."),
    ("heavy-weapons", "Mortar rounds fell on a school."),
    ("heavy-weapons", "Nine people were killed by shelling."),
    ("firearms", "A trader was gunned down near the ford."),
    ("firearms", "Gunmen killed two traders."),
    ("abduct", "Two nurses were seized by armed men."),
    ("primitive", "Men killed two traders with machetes."),
    ("crowd-control", "Police fired tear gas at the students."),
    ("crowd-control", "Officers fired rubber bullets."),
    ("unconventional", "Aircraft dropped chlorine on the town."),
]


@pytest.mark.parametrize(("mode", "text"), MODES, ids=[row[1] for row in MODES])
def test_mode_of_a_trigger(parse: Parse, mode: str, text: str) -> None:
    found = find_triggers(parse(text), load_trigger_rules())
    assert mode in {mode for t in found for mode in t.modes}


def test_shells_from_the_air_are_no_firearms(parse: Parse) -> None:
    found = find_triggers(parse("Rebels fired rockets at the port."), load_trigger_rules())
    assert [t.modes for t in found] == [("heavy-weapons",)]


def test_help_that_is_only_charged_is_no_aid(parse: Parse) -> None:
    doc = parse("The ministry accused the soldiers of helping smugglers.")
    assert [t.type.value for t in find_triggers(doc, load_trigger_rules())] == ["ACCUSE"]


def test_doer_of_a_foiled_plan_is_not_the_police(parse: Parse) -> None:
    found = find_triggers(parse("Police thwarted a plan to attack a fair."), load_trigger_rules())
    assert [t.agents for t in found if t.token.text == "attack"] == [()]


def test_doer_stands_with_the_participle_of_the_noun(parse: Parse) -> None:
    doc = parse("Two guards died in the attack staged by urban guerrillas on the palace.")
    attack = find_triggers(doc, load_trigger_rules())[-1]
    assert [word.text for word in attack.agents] == ["guerrillas"]


def test_words_against_a_plan_are_no_assault(parse: Parse) -> None:
    found = find_triggers(parse("The opposition attacked the decision."), load_trigger_rules())
    assert [t.type.value for t in found] == ["ACCUSE"]
