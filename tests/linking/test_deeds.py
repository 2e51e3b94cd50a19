"""One deed or two of one day and place: ways of acting, outcomes, sequels, deeds told twice."""

from __future__ import annotations

import pytest

from tacitus.linking.build import link_events
from tacitus.linking.deeds import Sequel, is_sequel, read_deeds
from tacitus.model.enums import Category, EventType
from tacitus.settings import Settings

from .report_builder import Told, build_report

SHOT = Told(modes=("firearms",), killed=(6, 6), doer="soldiers", target="herders")
SEIZED = Told(modes=("abduct",), abducted=(2, 2), doer="armed men", target="aid workers")
DRONE = Told(modes=("aerial", "drone"), killed=(9, 9), target="people")
BOMB = Told(modes=("explosives",), killed=(14, 14), words="A car bomb went off")

ONE_DEED = {
    "toll-rises": (BOMB, Told(modes=("explosives",), killed=(17, 17))),
    "doer-differs": (
        Told(killed=(6, 6), modes=("firearms",), doer="Red Front"),
        Told(killed=(6, 6), modes=("firearms",), doer="Blue Army"),
    ),
    "category-differs": (
        Told(killed=(9, 9), modes=("aerial",), category=Category.COMBATANT, target="fighters"),
        Told(killed=(9, 9), modes=("aerial",), category=Category.CIVILIAN, target="villagers"),
    ),
    "only-an-attack": (SHOT, Told(modes=())),
    "only-an-attack-of-no-day": (SHOT, Told(modes=(), day=None, killed=(6, 6))),
    "raid-with-shots-and-blasts": (
        Told(modes=("firearms",), killed=(7, 7)),
        Told(modes=("explosives",), killed=(7, 7)),
    ),
    "village-burned-and-shot-at": (
        Told(modes=("destroy",), killed=(5, 5)),
        Told(modes=("firearms",), killed=(5, 5)),
    ),
    "abduction-with-and-without-number": (SEIZED, Told(modes=("abduct",))),
    "drone-or-air-strike": (DRONE, Told(modes=("aerial",), killed=(9, 9))),
    "march-called-a-riot": (
        Told(type=EventType.PROTEST, modes=("demo",)),
        Told(type=EventType.PROTEST, modes=("riot",)),
    ),
    "raid-that-killed-and-seized": (
        Told(modes=("firearms", "abduct"), killed=(3, 3)),
        Told(modes=("abduct",), abducted=(4, 4), killed=(3, 3)),
    ),
}
TWO_DEEDS = {
    "shot-and-abducted": (SHOT, SEIZED),
    "abducted-and-bombed": (SEIZED, BOMB),
    "drone-and-shooting": (DRONE, SHOT),
    "drone-and-shooting-of-as-many": (DRONE, Told(modes=("firearms",), killed=(9, 9))),
    "killed-and-arrested": (
        SHOT,
        Told(type=EventType.COERCE, modes=("arrest",), target="traders"),
    ),
    "abducted-and-shot-without-numbers": (
        Told(modes=("abduct",), target="aid workers"),
        Told(modes=("firearms",), target="herders"),
    ),
    "strike-and-abduction": (DRONE, SEIZED),
    "second-blast-hours-after": (
        BOMB,
        Told(modes=("explosives",), words="A second blast struck hours after the car bomb"),
    ),
    "another-blast-hours-later": (
        BOMB,
        Told(modes=("explosives",), words="Three hours later another bomb struck the square"),
    ),
    "tear-gas-and-abduction": (
        Told(modes=("crowd-control",), injured=(6, 6), target="marchers"),
        SEIZED,
    ),
}
TOLD_TWICE = {
    "same-dead": (BOMB, Told(modes=("explosives",), killed=(14, 14))),
    "without-number": (BOMB, Told(modes=("explosives",))),
    "same-victim": (
        Told(killed=(1, 1), victim="Ilan Torvald"),
        Told(killed=(1, 1), victim="Ilan Torvald"),
    ),
}
TWO_OF_ONE_REPORT = {
    **TWO_DEEDS,
    "same-day-place-type-only": (
        Told(killed=(2, 2), target="herders"),
        Told(injured=(5, 5), target="pupils"),
    ),
    "other-people-without-number": (Told(target="herders"), Told(target="pupils")),
}


def count_incidents(one: Told, other: Told, *, together: bool) -> int:
    """Link the two tellings, in one report or in two, and count the incidents."""
    if together:
        reports = [build_report(one, other)]
    else:
        reports = [build_report(one), build_report(other, publisher="Daily Example")]
    return len(link_events(reports, Settings()).incidents)


@pytest.mark.parametrize(("one", "other"), ONE_DEED.values(), ids=ONE_DEED)
def test_accounts_of_one_deed_join(one: Told, other: Told) -> None:
    assert count_incidents(one, other, together=False) == 1
    assert count_incidents(other, one, together=False) == 1


@pytest.mark.parametrize(("one", "other"), TWO_DEEDS.values(), ids=TWO_DEEDS)
def test_two_deeds_of_one_day_and_place_stay_two(one: Told, other: Told) -> None:
    assert count_incidents(one, other, together=False) == 2
    assert count_incidents(other, one, together=False) == 2


@pytest.mark.parametrize(("one", "other"), TOLD_TWICE.values(), ids=TOLD_TWICE)
def test_deed_told_twice_by_one_report_is_one(one: Told, other: Told) -> None:
    assert count_incidents(one, other, together=True) == 1


@pytest.mark.parametrize(("one", "other"), TWO_OF_ONE_REPORT.values(), ids=TWO_OF_ONE_REPORT)
def test_day_place_and_type_do_not_join_within_a_report(one: Told, other: Told) -> None:
    assert count_incidents(one, other, together=True) == 2


def test_copies_of_a_report_do_not_weld_its_deeds() -> None:
    text = "a long column of the week, told at length by one who saw the old bridge and the river"
    reports = [build_report(SHOT, SEIZED, text=text, publisher=name) for name in ("One", "Two")]
    linked = link_events(reports, Settings())
    assert [len(found.reports) for found in linked.incidents] == [2, 2]


@pytest.mark.parametrize("rule", read_deeds().sequel, ids=lambda rule: rule.id)
def test_sequels_are_told_by_their_words(rule: Sequel) -> None:
    assert all(is_sequel(example) for example in rule.examples)
    assert not any(is_sequel(example) for example in rule.counter_examples)


REFUSALS = {
    "too-little": (BOMB, Told(modes=("explosives",), place="Bekum"), "is too little (the bar is"),
    "two-deeds": (SHOT, SEIZED, "is too little (the bar is 0.50)"),
}


@pytest.mark.parametrize(("one", "other", "words"), REFUSALS.values(), ids=REFUSALS)
def test_refused_joins_tell_the_rule_and_the_bar(one: Told, other: Told, words: str) -> None:
    reports = [build_report(one), build_report(other, publisher="Daily Example")]
    refused = [link for link in link_events(reports, Settings()).links if not link.joined]
    assert refused
    assert all(link.reasons[0].startswith("refused: ") for link in refused)
    assert words in refused[0].reasons[0]


def test_refusal_above_the_bar_names_the_two_happenings_of_one_report() -> None:
    later = Told(modes=("explosives",), words="Hours later another bomb went off", killed=(3, 3))
    linked = link_events(
        [
            build_report(BOMB, later),
            build_report(Told(modes=("explosives",)), publisher="Daily Example"),
        ],
        Settings(),
    )
    refused = [link.reasons[0] for link in linked.links if not link.joined and link.score > 0.5]
    assert all("happenings of one report" in words or "average" in words for words in refused)
