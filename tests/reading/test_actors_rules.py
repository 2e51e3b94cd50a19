"""The rule files of actors: checked whole, and every rule fires on its own examples."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from tacitus.errors import SettingsError
from tacitus.gazetteer.countries import load_countries
from tacitus.model.enums import ActorKind
from tacitus.reading.actors import find_actors
from tacitus.reading.actors_rules import (
    ActorFile,
    KnownActor,
    KnownFile,
    OutletFile,
    SortRule,
    check_known,
    load_actor_rules,
    strip_bracket,
)
from tacitus.reading.findings import ActorFound
from tacitus.reading.passages import ParsedPassage, Passage
from tacitus.reading.rule_file import read_rule_file

Parse = Callable[[str], Doc]

LISTS = read_rule_file("actors", ActorFile)
KNOWN = read_rule_file("actors_known", KnownFile).actors
OUTLETS = read_rule_file("outlets", OutletFile).outlets
SECTORS = {
    *("COP", "GOV", "JUD", "LEG", "MIL", "PRM", "PTY", "REB", "SPY", "UAF", "UNK", "AGR", "BUS"),
    *("CRM", "CVL", "EDU", "ELI", "JRN", "LAB", "MED", "REF", "OPP", "PRE", "REL", "SOC"),
    *("IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"),
}


def _find(parse: Parse, text: str) -> tuple[ActorFound, ...]:
    passage = ParsedPassage(0, Passage(text, ((0, 0),)), parse(text), text)
    return find_actors([passage], load_actor_rules(), load_countries())


def _cases(rules: tuple[SortRule, ...], kind: str) -> list[object]:
    return [
        pytest.param(rule, text, id=f"{rule.id}-{number}")
        for rule in rules
        for number, text in enumerate(getattr(rule, kind))
    ]


@pytest.mark.model
@pytest.mark.parametrize(("rule", "text"), _cases(LISTS.heads, "examples"))
def test_head_rules_fire_on_their_examples(parse: Parse, rule: SortRule, text: str) -> None:
    rules = load_actor_rules()
    heads = [m.head for actor in _find(parse, text) for m in actor.mentions]
    assert rule.id in [found.id for head in heads if (found := rules.find_head(head))]


@pytest.mark.model
@pytest.mark.parametrize(("rule", "text"), _cases(LISTS.heads, "counter_examples"))
def test_head_rules_keep_still_on_their_counter_examples(
    parse: Parse, rule: SortRule, text: str
) -> None:
    rules = load_actor_rules()
    heads = [m.head for actor in _find(parse, text) for m in actor.mentions]
    assert rule.id not in [found.id for head in heads if (found := rules.find_head(head))]


@pytest.mark.model
@pytest.mark.parametrize(("rule", "text"), _cases(LISTS.modifiers, "examples"))
def test_modifiers_tell_the_sector_of_a_neutral_noun(
    parse: Parse, rule: SortRule, text: str
) -> None:
    assert rule.sector in [actor.sector for actor in _find(parse, text)]


@pytest.mark.model
@pytest.mark.parametrize(("rule", "text"), _cases(LISTS.name_words, "examples"))
def test_words_of_a_name_tell_its_kind(parse: Parse, rule: SortRule, text: str) -> None:
    assert rule.kind in [actor.kind for actor in _find(parse, text) if actor.named]


def test_every_rule_has_examples() -> None:
    rules = (*LISTS.heads, *LISTS.modifiers, *LISTS.name_words)
    assert [rule.id for rule in rules if not rule.examples] == []


def test_rule_ids_and_words_are_given_once() -> None:
    rules = (*LISTS.heads, *LISTS.modifiers, *LISTS.name_words)
    assert len({rule.id for rule in rules}) == len(rules)
    for group in (LISTS.heads, LISTS.modifiers):
        words = [word for rule in group for word in dict.fromkeys(rule.words)]
        assert sorted(word for word in set(words) if words.count(word) > 1) == []


def test_known_actors_are_sound() -> None:
    countries = load_countries()
    faults = [
        actor.id
        for actor in KNOWN
        if (actor.country and countries.by_iso2(actor.country) is None)
        or actor.sector not in SECTORS
        or list(actor.active) != sorted(actor.active)
        or len(actor.active) > 2
    ]
    assert faults == []
    assert len(KNOWN) >= 250


def test_outlets_are_sound() -> None:
    countries = load_countries()
    assert [o.id for o in OUTLETS if o.country and countries.by_iso2(o.country) is None] == []
    assert len(OUTLETS) >= 80


def test_no_alias_stands_for_two_known_actors() -> None:
    everybody = load_actor_rules().known
    names = [name for actor in everybody for name in dict.fromkeys((actor.name, *actor.aliases))]
    assert sorted(name for name in set(names) if names.count(name) > 1) == []


def test_faults_of_known_actors_are_listed_at_once() -> None:
    actor = KnownActor(id="a", name="A", kind=ActorKind.PARTY, parent="nowhere")
    with pytest.raises(SettingsError, match=r"id 'a' is given twice; parent 'nowhere' of 'a'"):
        check_known([actor, actor])


def test_a_bracket_that_tells_namesakes_apart_is_no_part_of_the_name() -> None:
    assert strip_bracket("Harbour Front (Kadu)") == "Harbour Front"
