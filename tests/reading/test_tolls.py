"""Tolls: how many, who they were, what befell them, and what is inside what."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from tacitus.model.enums import Category, Outcome
from tacitus.reading.findings import TollFound
from tacitus.reading.tolls import find_document_tolls, find_tolls
from tacitus.reading.tolls_rules import DeedRule, StateRule, VerbRule, load_toll_rules

pytestmark = pytest.mark.model

RULES = load_toll_rules()
Parse = Callable[[str], Doc]
K, W, M, A, D, F, S = (
    Outcome.KILLED,
    Outcome.INJURED,
    Outcome.MISSING,
    Outcome.ABDUCTED,
    Outcome.DETAINED,
    Outcome.DISPLACED,
    Outcome.SURRENDERED,
)

# sentence, then (outcome, low, high) of each toll in text order
TOLLS: list[tuple[str, list[tuple[Outcome, int | None, int | None]]]] = [
    ("The blast killed 12 people.", [(K, 12, 12)]),
    ("Four nurses and six clerks were killed in the raid.", [(K, 10, 10)]),
    ("Two women, a nurse and a guard, were killed.", [(K, 2, 2)]),
    ("Gunmen killed a teacher, a nurse, two drivers and a soldier.", [(K, 4, 4), (K, 1, 1)]),
    ("Neither soldiers nor civilians were killed.", [(K, 0, 0), (K, 0, 0)]),
    ("A guard was wounded in the blast. No one else was hurt.", [(W, 1, 1)]),
    ("An elderly couple was shot dead in their home.", [(K, 2, 2)]),
    ("Some 200 families were forced to leave their villages.", [(F, 200, None)]),
    ("The army lost two soldiers and four tanks.", [(K, 2, 2)]),
    ("Five people were shot, two of them fatally.", [(W, 3, 5), (K, 2, 2)]),
    ("Four people were hit by gunfire and three of them died.", [(W, 1, 4), (K, 3, 3)]),
    ("Two drivers were among the nine people killed.", [(K, 9, 9)]),
    ("A bullet struck a boy in the arm.", [(W, 1, 1)]),
    ("A bullet struck a wall.", []),
    ("Officers found two men with gunshot wounds.", [(W, 2, 2)]),
    ("A man with a gunshot wound to the head was found dead.", [(K, 1, 1)]),
    ("Two men are in critical condition after the shooting.", [(W, 2, 2)]),
    ("The bridge is in critical condition.", []),
    ("The blast sent nine traders to hospital.", [(W, 9, 9)]),
    ("He was taken to a hospital, where he died.", [(K, 1, 1)]),
    ("The blast left 30 dead and wounded dozens more.", [(K, 30, 30), (W, 24, None)]),
    ("Gunmen seized three engineers from their car.", [(A, 3, 3)]),
    ("Ten fighters laid down their weapons.", [(S, 10, 10)]),
    ("Doctors said 21 bodies had been received.", [(K, 21, 21)]),
    ("It was the first murder of 2015 in the city.", []),
    ("The 2015 killings were never solved.", []),
    ("Sixteen people were buried on Sunday.", [(K, 16, 16)]),
    ("Sixteen people were buried under rubble.", []),
    ("The group put the number of dead at nine.", [(K, 9, 9)]),
    ("The number of people killed rose to 21.", [(K, 21, 21)]),
    ("A 17-year-old Dane was killed.", [(K, 1, 1)]),
    ("Three of the dead were children.", []),
    ("Six of those killed were women.", []),
    ("Three people were shot at a market in Kadu.", [(W, 3, 3)]),
    ("12 were killed in the raid.", [(K, 12, 12)]),
    ("12 people died when the roof fell.", [(K, 12, 12)]),
    ("At least 14 villagers were shot dead.", [(K, 14, None)]),
    ("Nine people lost their lives.", [(K, 9, 9)]),
    ("The bomb claimed 9 lives.", [(K, 9, 9)]),
    ("The bomb claimed the lives of two nurses.", [(K, 2, 2)]),
    ("The attack, which cost nine lives, was condemned.", [(K, 9, 9)]),
    ("The explosion left 12 dead and 30 wounded.", [(K, 12, 12), (W, 30, 30)]),
    ("12 dead, 30 injured in bus blast", [(K, 12, 12), (W, 30, 30)]),
    ("40 Civilians Killed 100 Injured in Rocket Attacks", [(K, 40, 40), (W, 100, 100)]),
    ("The bodies of 12 men were found in a ditch.", [(K, 12, 12)]),
    ("Eight bodies were found near the river.", [(K, 8, 8)]),
    ("The crash caused 12 deaths.", [(K, 12, 12)]),
    ("The deaths of three farmers were reported.", [(K, 3, 3)]),
    ("The killing of two priests was condemned.", [(K, 2, 2)]),
    ("Rebels killed three and wounded four enemy troops.", [(K, 3, 3), (W, 4, 4)]),
    ("Police arrested 12 men.", [(D, 12, 12)]),
    ("Troops detained a few suspected insurgents.", [(D, 2, None)]),
    ("Gunmen kidnapped three engineers.", [(A, 3, 3)]),
    ("Six tourists were taken hostage.", [(A, 6, 6)]),
    ("Four sailors are still missing.", [(M, 4, 4)]),
    ("Some 3,000 people fled their homes.", [(F, 3000, 3000)]),
    ("Clashes erupted, displacing 2,000.", [(F, 2000, 2000)]),
    ("20 fighters surrendered.", [(S, 20, 20)]),
    ("A soldier was killed.", [(K, 1, 1)]),
    ("The bomb killed a policeman and two children.", [(K, 1, 1), (K, 2, 2)]),
    ("The mayor was shot dead.", [(K, 1, 1)]),
    ("They killed Juan Robles.", [(K, 1, 1)]),
    ("Insurgents were killed.", [(K, None, None)]),
    ("No casualties were reported.", [(W, 0, 0), (K, 0, 0)]),
    ("No one was hurt.", [(W, 0, 0)]),
    ("Between 10 and 15 rebels were killed.", [(K, 10, 15)]),
    ("Dozens were killed and hundreds wounded.", [(K, 24, None), (W, 100, None)]),
    ("Four people were killed or injured.", [(K, None, 4), (W, None, 4)]),
    ("A man was shot and killed and three others were wounded.", [(K, 1, 1), (W, 3, 3)]),
    ("He was pronounced dead at the hospital.", [(K, 1, 1)]),
    ("A toddler shot himself in the foot.", [(W, 1, 1)]),
    ("A bomb killed a 12-year-old boy.", [(K, 1, 1)]),
    ("Also killed in the blast were more than a dozen rebels.", [(K, 12, None)]),
    ("Troops killed a commander along with one other insurgent.", [(K, 1, 1), (K, 1, 1)]),
    ("The flood killed 30 cattle.", []),
    ("12 vehicles were destroyed.", []),
    ("The senate killed the bill.", []),
    ("He was killing time.", []),
    ("The talks came to a dead end.", []),
    ("The missing link was found.", []),
    ("Troops captured the town and 12 rifles.", []),
    ("They executed the plan.", []),
    ("The price rose by 12 percent.", []),
    ("The attackers fled the town.", []),
    ("The minister met 12 farmers.", []),
]

CATEGORIES: list[tuple[str, list[Category]]] = [
    ("Rebels killed five drivers and the mayor.", [Category.CIVILIAN]),
    ("Gunmen abducted two staff of a relief group.", [Category.AID_WORKER]),
    ("Gunmen abducted two staff of a bank.", [Category.UNSPECIFIED]),
    (
        "Three soldiers and two civilians were killed.",
        [Category.SECURITY_FORCE, Category.CIVILIAN],
    ),
    ("The suicide bomber was killed.", [Category.PERPETRATOR]),
    ("Two aid workers were killed.", [Category.AID_WORKER]),
    ("A photographer was killed.", [Category.JOURNALIST]),
    ("Five guards were killed and ten injured.", [Category.SECURITY_FORCE] * 2),
    ("Dozens of rebel fighters were killed.", [Category.COMBATANT]),
    ("Nine people were killed.", [Category.UNSPECIFIED]),
]

NESTED: list[tuple[str, list[tuple[int | None, Category]]]] = [
    ("Twelve died, nine of them children.", [(9, Category.CHILD)]),
    ("Seven men died, among them five who worked there.", [(5, Category.UNSPECIFIED)]),
    ("Twelve people, including two pupils, were killed.", [(2, Category.CIVILIAN)]),
    ("Six people died, one of them an officer.", [(1, Category.SECURITY_FORCE)]),
    ("Nine people were killed including the attacker.", [(1, Category.PERPETRATOR)]),
    ("Twelve people died. Among the dead were two nurses.", [(2, Category.CIVILIAN)]),
    (
        "Nine people died, including two women and a reporter.",
        [(2, Category.WOMAN), (1, Category.JOURNALIST)],
    ),
    ("Nine people died.", []),
]

AGGREGATES: list[tuple[str, bool]] = [
    ("Nearly 3,000 people have been killed since January.", True),
    ("Some 900 people have died since the war began.", True),
    ("More than 60 people have been killed since 21 May.", True),
    ("The war has claimed 70,000 lives.", True),
    ("More than 300,000 people have been killed.", True),
    ("Forty people were killed in separate attacks.", True),
    ("Nine people were killed in the worst attack since January.", False),
    ("Nine people were killed on Monday.", False),
    ("The earthquake killed 20,000 people.", False),
]


def _find(text: str, parse: Parse) -> tuple[TollFound, ...]:
    return find_tolls(parse(text), RULES, 0)


@pytest.mark.parametrize(("text", "expected"), TOLLS, ids=[row[0] for row in TOLLS])
def test_tolls(
    text: str, expected: list[tuple[Outcome, int | None, int | None]], parse: Parse
) -> None:
    found = [(toll.outcome, toll.count.low, toll.count.high) for toll in _find(text, parse)]
    assert found == expected


@pytest.mark.parametrize(("text", "expected"), CATEGORIES, ids=[row[0] for row in CATEGORIES])
def test_categories(text: str, expected: list[Category], parse: Parse) -> None:
    assert [toll.category for toll in _find(text, parse)] == expected


@pytest.mark.parametrize(("text", "expected"), NESTED, ids=[row[0] for row in NESTED])
def test_nested(text: str, expected: list[tuple[int | None, Category]], parse: Parse) -> None:
    (toll,) = _find(text, parse)
    assert [(part.count.low, part.category) for part in toll.includes] == expected


@pytest.mark.parametrize(("text", "expected"), AGGREGATES, ids=[row[0] for row in AGGREGATES])
def test_aggregates(text: str, expected: bool, parse: Parse) -> None:
    (toll,) = _find(text, parse)
    assert toll.is_aggregate is expected


@pytest.mark.parametrize(
    ("text", "low"),
    [
        ("The death toll rose to 15 on Monday.", 15),
        ("The death toll rose from 12 to 15.", 15),
        ("The bombing killed six people; the death toll stands at 40.", 40),
    ],
)
def test_running_total(text: str, low: int, parse: Parse) -> None:
    (toll,) = [toll for toll in _find(text, parse) if toll.is_running_total]
    assert (toll.outcome, toll.count.low) == (Outcome.KILLED, low)


def test_further_adds_to_a_like_toll(parse: Parse) -> None:
    (toll,) = _find("A further three were killed.", parse)
    assert toll.is_further
    _, injured = _find("Two men were killed and another three were wounded.", parse)
    assert not injured.is_further


def test_parts_without_commas(parse: Parse) -> None:
    (toll,) = _find("At least 12 civilians mostly women and children were killed.", parse)
    assert toll.count.low == 12


@pytest.mark.parametrize(
    ("texts", "parts"),
    [
        pytest.param(
            ["Nine people were killed in Kadu.", "Three of the dead were children."],
            ["Three of the dead were children"],
            id="next-passage",
        ),
        pytest.param(
            ["Nine people were killed. Two of the dead were nurses."],
            ["Two of the dead were nurses"],
            id="same-passage",
        ),
        pytest.param(
            ["Two people were killed in Kadu.", "Three of the dead were children."],
            [],
            id="too-many",
        ),
        pytest.param(
            ["Nine people were hurt in Kadu.", "Three of the dead were children."],
            [],
            id="other-outcome",
        ),
    ],
)
def test_parts_told_later(texts: list[str], parts: list[str], parse: Parse) -> None:
    (toll,) = find_document_tolls([parse(text) for text in texts], RULES)
    assert [part.span.text for part in toll.includes] == parts
    assert [part.passage for part in toll.includes if len(texts) > 1] == [1] * len(parts) * (
        len(texts) - 1
    )


def test_wording_is_the_span(parse: Parse) -> None:
    (toll,) = _find("At least 14 villagers were shot dead.", parse)
    assert toll.count.wording == toll.span.text == "At least 14 villagers"
    assert toll.anchor.text == "shot"


def test_some_of_the_shot_died(parse: Parse) -> None:
    found = {
        (toll.outcome, toll.count.low) for toll in _find("Five were shot, three fatally.", parse)
    }
    assert (Outcome.KILLED, 3) in found


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.lists(
        st.sampled_from(
            [
                "12",
                "killed",
                "men",
                ",",
                "of them",
                "dead",
                "since",
                "the",
                "toll",
                "to",
                "including",
                "a",
            ]
        ),
        max_size=14,
    )
)
def test_any_words_give_tolls_inside_the_text(nlp: Language, words: list[str]) -> None:
    doc = nlp(" ".join(words))
    for toll in find_tolls(doc, RULES, 0):
        assert doc.text[toll.span.start_char : toll.span.end_char] == toll.span.text
        assert toll.count.wording


def test_people_and_thing_rules(parse: Parse) -> None:
    for rule in RULES.people:
        for example in rule.examples:
            assert rule.category in {t.category for t in _find(example, parse)}, example
        for example in rule.counter_examples:
            assert rule.category not in {t.category for t in _find(example, parse)}, example
    for things in RULES.things:
        for example in things.examples:
            assert _find(example, parse) == (), example


def test_outcome_rules(parse: Parse) -> None:
    checked: list[VerbRule | StateRule | DeedRule] = [
        *RULES.verbs,
        *RULES.states,
        *RULES.deeds,
    ]
    for rule in checked:
        _check_outcome(rule.outcome, rule.examples, rule.counter_examples, parse)


def _check_outcome(
    outcome: Outcome, examples: tuple[str, ...], counter_examples: tuple[str, ...], parse: Parse
) -> None:
    for example in examples:
        assert outcome in {toll.outcome for toll in _find(example, parse)}, example
    for example in counter_examples:
        assert outcome not in {toll.outcome for toll in _find(example, parse)}, example


def test_nested_and_aggregate_rules(parse: Parse) -> None:
    for example in RULES.nested.examples:
        assert any(toll.includes for toll in _find(example, parse)), example
    for example in RULES.nested.counter_examples:
        assert not any(toll.includes for toll in _find(example, parse)), example
    for rule in RULES.aggregates:
        for example in rule.examples:
            assert any(toll.is_aggregate for toll in _find(example, parse)), example
        for example in rule.counter_examples:
            assert not any(toll.is_aggregate for toll in _find(example, parse)), example


def test_share_told_before_its_number_has_words_of_its_own(parse: Parse) -> None:
    found = _find("Of the guards who were shot, two died and one was wounded.", parse)
    killed = [toll for toll in found if toll.outcome is Outcome.KILLED and toll.count.low == 2]
    assert [toll.span.text for toll in killed] == ["two"]
    assert all(len(toll.span) for toll in found)
