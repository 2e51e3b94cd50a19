from __future__ import annotations

from typing import Any

import pytest

from tacitus.evaluate.re3d import has_name, is_actor_mention, score_re3d
from tests.evaluate.report_json import (
    build_actor,
    build_event,
    build_gold,
    build_report,
    check_scale,
    score,
    take_values,
)


def entity(start: int, quote: str, type_: str) -> dict[str, Any]:
    return {"start": start, "end": start + len(quote), "quote": quote, "type": type_}


BRIGADE = entity(0, "Red Brigade", "Organisation")
ARMY = entity(20, "the army", "Organisation")
LEADER = entity(40, "Ana Soto", "Person")
TOWN = entity(60, "Ruvo", "Location")
DAY = entity(70, "Monday", "Temporal")
RIFLE = entity(80, "rifles", "Weapon")
ENTITIES = [BRIGADE, ARMY, LEADER, TOWN, DAY, RIFLE]
RELATIONS = [
    {"type": "FightingAgainst", "source": BRIGADE, "target": ARMY},
    {"type": "InChargeOf", "source": LEADER, "target": BRIGADE},
]
ACTORS = [
    build_actor(f"a{number}", item["quote"], mentions=[item])
    for number, item in enumerate((BRIGADE, ARMY, LEADER), start=1)
]


def build_perfect() -> dict[str, Any]:
    return build_report(
        build_event(weapons=[RIFLE]),
        actors=ACTORS,
        places=[{**TOWN, "role": "location"}],
        times=[DAY],
        relations=[
            {"a": "a2", "b": "a1", "type": "opposed_to"},
            {"a": "a1", "b": "a3", "type": "led_by"},
        ],
    )


def test_scale() -> None:
    damaged = build_report(
        build_event(weapons=[entity(200, "gun", "Weapon")]),
        actors=[*ACTORS[1:], build_actor("a9", "Monday", mentions=[DAY])],
        places=[{**DAY, "role": "location"}],
        times=[TOWN],
    )
    names = ["actors, named, recall", "actors, named, precision", "places, recall", "weapons F1"]
    gold = build_gold(entities=ENTITIES, relations=RELATIONS)
    check_scale(score_re3d, gold, build_perfect(), damaged, names=names)


def test_by_hand() -> None:
    report = build_report(
        actors=[ACTORS[0], ACTORS[1], build_actor("a4", "Ruvo", mentions=[TOWN])],
        places=[{**TOWN, "role": "demonym"}],
        relations=[{"a": "a2", "b": "a1", "type": "opposed_to"}],
    )
    gold = build_gold(entities=ENTITIES, relations=RELATIONS)
    values = take_values(score(score_re3d, (gold, report)))
    assert values["actors, named, recall"] == 0.5
    assert values["actors, all, recall"] == pytest.approx(2 / 3)
    assert values["actors, named, precision"] == 0.5
    assert values["places, recall"] == 1
    assert values["relations, recall"] == 0.5
    assert values["relations, recall where both were found"] == 1


def test_direction_counts_where_it_means_something() -> None:
    report = {**build_perfect(), "relations": [{"a": "a3", "b": "a1", "type": "led_by"}]}
    gold = build_gold(entities=ENTITIES, relations=RELATIONS[1:])
    assert take_values(score(score_re3d, (gold, report)))["InChargeOf, recall"] == 0


def test_two_names_of_one_actor_are_synonyms() -> None:
    report = build_report(actors=[build_actor("a1", "Red Brigade", mentions=[BRIGADE, LEADER])])
    relation = {"type": "IsSynonymOf", "source": BRIGADE, "target": LEADER}
    gold = build_gold(entities=ENTITIES, relations=[relation])
    assert take_values(score(score_re3d, (gold, report)))["IsSynonymOf, recall"] == 1


def test_a_sentence_on_two_being_one_does_not_make_them_one_actor() -> None:
    report = {**build_perfect(), "relations": [{"a": "a1", "b": "a3", "type": "same_as"}]}
    relation = {"type": "IsSynonymOf", "source": BRIGADE, "target": LEADER}
    gold = build_gold(entities=ENTITIES, relations=[relation])
    assert take_values(score(score_re3d, (gold, report)))["IsSynonymOf, recall"] == 0


def test_relations_lie_between() -> None:
    gold = build_gold(entities=ENTITIES, relations=RELATIONS)
    wrong = {**build_perfect(), "relations": []}
    names = ["relations, recall", "relations, recall where both were found"]
    names += ["InChargeOf, recall", "FightingAgainst, recall where both were found"]
    check_scale(score_re3d, gold, build_perfect(), wrong, names=names)


@pytest.mark.parametrize(
    ("type_", "quote", "expected"),
    [
        pytest.param("Organisation", "the army", True, id="body"),
        pytest.param("Nationality", "Syrians", True, id="people"),
        pytest.param("Nationality", "Syrian", False, id="adjective"),
        pytest.param("Location", "Ruvo", False, id="place"),
    ],
)
def test_actor_mentions(type_: str, quote: str, expected: bool) -> None:
    assert is_actor_mention(entity(0, quote, type_)) is expected


def test_a_determiner_is_no_name() -> None:
    assert has_name("the Red Brigade")
    assert not has_name("The army")
    assert not has_name("My brother")


def test_a_name_behind_a_hyphen_is_a_name() -> None:
    assert has_name("al-Ruvo")
    assert not has_name("re-armed men")
