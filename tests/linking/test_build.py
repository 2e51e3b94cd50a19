"""Which events become one incident, which stay apart, and that order does not matter."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tacitus.evaluate.generate import generate_reports
from tacitus.linking.build import Linked, link_events
from tacitus.linking.explain import Decision
from tacitus.model.enums import EventType, Grading, ResponsibilityBasis, Status
from tacitus.model.ids import build_event_id
from tacitus.model.report import Report
from tacitus.settings import Settings

from .report_builder import Told, build_report

SETTINGS = Settings()
WORLD = generate_reports(60, seed=7).reports


def list_groups(linked: Linked) -> list[int]:
    """Give how many events each incident holds, largest first."""
    sizes = [sum(len(report.events) for report in found.reports) for found in linked.incidents]
    return sorted(sizes, reverse=True)


def link(*reports: Report) -> Linked:
    return link_events(reports, SETTINGS)


def get_event(report: Report, number: int = 1) -> str:
    return build_event_id(report.document.id, f"e{number}")


BOMB = Told(killed=(14, 14))

JOINED = {
    "same-day-town-type": (BOMB, Told(killed=(14, None))),
    "no-toll-in-one": (BOMB, Told()),
    "follow-up-with-more-dead": (BOMB, Told(killed=(19, 19))),
    "follow-up-with-many-more-dead": (Told(killed=(9, 9)), Told(killed=(14, 14))),
    "one-day-off-same-dead": (BOMB, Told(day="2024-05-12", killed=(14, 14))),
    "place-close-by": (BOMB, Told(place="Ardel Gate", killed=(14, 14))),
    "region-only-same-dead": (BOMB, Told(place="North", killed=(14, 14))),
    "no-day-same-dead": (BOMB, Told(day=None, killed=(14, 14))),
    "week-with-the-day": (BOMB, Told(day="2024-05-10", last_day="2024-05-13", killed=(14, 14))),
    "other-type-same-victim": (
        Told(modes=(), type=EventType.COERCE, victim="Ilan Torvald"),
        Told(modes=(), victim="Ilan B. Torvald"),
    ),
}
APART = {
    "other-country": (BOMB, Told(place="Dorsk", killed=(14, 14))),
    "other-region": (BOMB, Told(place="Corvan", killed=(14, 14))),
    "other-town": (BOMB, Told(place="Bekum", killed=(14, 14))),
    "a-year-before": (BOMB, Told(day="2023-05-11", killed=(14, 14))),
    "a-week-later": (BOMB, Told(day="2024-05-18", killed=(14, 14))),
    "three-days-later": (BOMB, Told(day="2024-05-14", killed=(14, 14))),
    "two-bombings-of-one-day": (
        Told(killed=(14, 14), hour="08:00", weapon="car bomb"),
        Told(killed=(3, 3), hour="19:00", weapon="grenade"),
    ),
    "talks-and-bombing": (BOMB, Told(type=EventType.CONSULT, modes=(), killed=None)),
    "different-victims": (
        Told(killed=(1, 1), victim="Ilan Torvald", doer="Red Front"),
        Told(killed=(1, 1), victim="Mira Osk", doer="Blue Front", modes=("firearms",)),
    ),
    "nothing-but-type": (
        Told(day=None, place=None, killed=None),
        Told(day=None, place=None, killed=None),
    ),
    "country-and-day-only": (Told(place="North", killed=(2, 2)), Told(place="Bekum")),
}


@pytest.mark.parametrize(("one", "other"), JOINED.values(), ids=JOINED)
def test_reports_of_one_happening_join(one: Told, other: Told) -> None:
    linked = link(build_report(one), build_report(other, publisher="Daily Example"))
    assert list_groups(linked) == [2]


@pytest.mark.parametrize(("one", "other"), APART.values(), ids=APART)
def test_different_happenings_stay_apart(one: Told, other: Told) -> None:
    linked = link(build_report(one), build_report(other, publisher="Daily Example"))
    assert list_groups(linked) == [1, 1]


def test_two_bombings_told_by_both_reports_stay_two() -> None:
    morning, evening = Told(killed=(14, 14)), Told(killed=(3, 3))
    linked = link(
        build_report(morning, evening), build_report(morning, evening, publisher="Daily Example")
    )
    assert list_groups(linked) == [2, 2]


def test_one_report_telling_one_happening_twice_has_one_incident() -> None:
    assert list_groups(link(build_report(BOMB, BOMB))) == [2]


def test_copies_that_count_their_days_differently_stay_one() -> None:
    text = "a long story of the day, told at length by many who saw it from the old bridge"
    one = build_report(Told(day=None, words="On Saturday a bomb"), text=text)
    shifted = one.events[0].model_copy(
        update={"when": build_report(Told(day="2024-05-04")).events[0].when}
    )
    two = build_report(
        Told(day=None, words="On Saturday a bomb"),
        text=text,
        publisher="Mirror",
        printed="2024-05-20",
    )
    dated = one.events[0].model_copy(update={"when": build_report(BOMB).events[0].when})
    linked = link(
        one.model_copy(update={"events": (dated,)}), two.model_copy(update={"events": (shifted,)})
    )
    assert list_groups(linked) == [2]
    assert linked.incidents[0].sources_independent == 1


def test_one_weak_bridge_does_not_weld_two_incidents() -> None:
    morning = [
        build_report(Told(killed=(14, 14), hour="08:00"), publisher=f"Morning {i}")
        for i in range(3)
    ]
    evening = [
        build_report(Told(killed=(3, 3), hour="19:00"), publisher=f"Evening {i}") for i in range(3)
    ]
    bridge = build_report(Told(), publisher="Vague Post")
    assert list_groups(link(*morning, bridge, *evening)) in ([4, 3], [3, 3, 1])


@pytest.mark.parametrize(
    "told",
    [
        Told(aggregate=True),
        Told(status=Status.PLANNED),
        Told(status=Status.DENIED),
        Told(status=Status.HYPOTHETICAL),
        Told(type=EventType.ACCUSE, modes=()),
        Told(type=EventType.THREATEN, modes=()),
    ],
    ids=["aggregate", "planned", "denied", "hypothetical", "accusation", "threat"],
)
def test_what_is_no_happening_builds_no_incident(told: Told) -> None:
    assert link(build_report(told)).incidents == ()


def test_statement_attaches_to_the_incident_of_its_report() -> None:
    accusation = Told(type=EventType.ACCUSE, modes=(), target="Red Front")
    linked = link(build_report(Told(doer="Red Front"), accusation))
    (incident,) = linked.incidents
    assert [item.type for item in incident.statements] == [EventType.ACCUSE]


def test_plan_attaches_to_the_incident_that_fulfils_it() -> None:
    plan = Told(status=Status.PLANNED, doer="Red Front", day=None)
    linked = link(
        build_report(plan, printed="2024-05-08"),
        build_report(Told(doer="Red Front"), publisher="Daily Example"),
    )
    (incident,) = linked.incidents
    assert len(incident.statements) == 1
    assert "[planned]" in incident.statements[0].words


def test_copies_and_reports_on_another_outlets_word_count_once() -> None:
    text = "a long story of the day, told at length by many who saw it from the old bridge"
    linked = link(
        build_report(BOMB, text=text),
        build_report(BOMB, text=text, publisher="Mirror", printed="2024-05-14"),
        build_report(Told(killed=(14, 14), by="Example Wire"), publisher="Daily Example"),
    )
    (incident,) = linked.incidents
    assert (incident.sources_total, incident.sources_independent) == (3, 1)
    assert incident.grading is Grading.PROVISIONAL
    assert incident.grading_rule == "provisional: fewer than two independent sources"


def test_two_outlets_corroborate() -> None:
    (incident,) = link(build_report(BOMB), build_report(BOMB, publisher="Daily Example")).incidents
    assert incident.sources_independent == 2
    assert incident.grading is Grading.CORROBORATED


def test_competing_claims_contest_an_incident() -> None:
    one = Told(blamed=(("Red Front", ResponsibilityBasis.ACCUSED),), by="the ministry")
    other = Told(blamed=(("Blue Front", ResponsibilityBasis.CLAIMED),))
    (incident,) = link(build_report(one), build_report(other, publisher="Daily Example")).incidents
    assert incident.grading is Grading.CONTESTED
    assert "Red Front (accused by the ministry)" in incident.grading_rule


def test_disagreement_on_the_dead_is_told_in_words() -> None:
    one, other = Told(killed=(14, None)), Told(killed=(9, 9), by="the ministry")
    (incident,) = link(build_report(one), build_report(other, publisher="Daily Example")).incidents
    assert [conflict.words for conflict in incident.conflicts] == [
        "killed: Example Wire says at least 14; the ministry (Daily Example) says 9"
    ]


def test_every_join_has_reasons_and_the_nearest_refusal_is_kept() -> None:
    linked = link(
        build_report(BOMB),
        build_report(BOMB, publisher="Daily Example"),
        build_report(Told(place="Bekum"), publisher="Third Post"),
    )
    joined = [item for item in linked.links if item.joined]
    refused = [item for item in linked.links if not item.joined]
    assert len(joined) == 1
    assert "same day: 11 May 2024 (+4.0)" in joined[0].reasons
    assert "same place: Ardel (+4.0)" in joined[0].reasons
    assert refused
    assert all(item.score < 0.5 and item.reasons for item in refused)


def test_decisions_join_and_keep_apart() -> None:
    one, other = build_report(BOMB), build_report(BOMB, publisher="Daily Example")
    far = build_report(Told(place="Dorsk"), publisher="Third Post")
    decisions = [
        Decision(get_event(one), get_event(other), same=False),
        Decision(get_event(one), get_event(far), same=True),
    ]
    linked = link_events([one, other, far], SETTINGS, decisions)
    assert list_groups(linked) == [2, 1]
    assert any("a person decided: the same" in item.reasons for item in linked.links)


def test_ids_are_kept_from_an_earlier_run_and_merged_ones_resolve() -> None:
    one, other = build_report(BOMB), build_report(BOMB, publisher="Daily Example")
    known = {get_event(one): "inc-old", get_event(other): "inc-other"}
    linked = link_events([one, other], SETTINGS, known=known)
    (incident,) = linked.incidents
    assert incident.id == "inc-old"
    assert dict(linked.merged) == {"inc-other": "inc-old"}


def test_no_reports_give_no_incidents() -> None:
    assert link().incidents == ()


@settings(max_examples=15, deadline=None)
@given(st.permutations(WORLD))
def test_order_of_reports_does_not_change_a_byte(reports: list[Report]) -> None:
    assert print_all(link(*reports)) == print_all(link(*WORLD))


def print_all(linked: Linked) -> list[str]:
    return [item.model_dump_json() for item in (*linked.incidents, *linked.links)]


def test_incidents_partition_the_events() -> None:
    linked = link(*WORLD)
    events = [
        build_event_id(report.document, event)
        for incident in linked.incidents
        for report in incident.reports
        for event in report.events
    ]
    assert sorted(events) == sorted(get_event(report) for report in WORLD)
