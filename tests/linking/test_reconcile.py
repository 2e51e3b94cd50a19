"""What an incident shows: tolls by the range policy, the chosen time and place, kept ids."""

from __future__ import annotations

import pytest

from tacitus.linking.build import link_events
from tacitus.linking.identity import assign_ids
from tacitus.model.enums import Category, Outcome, ResponsibilityBasis
from tacitus.model.incident import Incident
from tacitus.settings import Settings

from .report_builder import Told, build_report


def link_one(*told: Told, days: tuple[str, ...] = ()) -> Incident:
    """Link one report a telling and give the single incident that comes of it."""
    reports = [
        build_report(item, publisher=f"Outlet {i}", printed=days[i] if days else "2024-05-12")
        for i, item in enumerate(told)
    ]
    (incident,) = link_events(reports, Settings()).incidents
    return incident


TOLLS = {
    "one": ([(14, 14)], (14, 14, 14)),
    "at-least": ([(14, None)], (14, 14, None)),
    "range": ([(10, 10), (12, 12)], (10, 12, 12)),
    "open-above": ([(9, 9), (12, None)], (9, 12, None)),
    "closed-above": ([(9, None), (12, 12)], (9, 12, 12)),
    "most-common-wins": ([(10, 10), (10, 10), (12, 12)], (10, 10, 12)),
    "up-to": ([(None, 12)], (None, 12, 12)),
}


@pytest.mark.parametrize(("claims", "shown"), TOLLS.values(), ids=TOLLS)
def test_tolls_run_from_lowest_to_highest(
    claims: list[tuple[int | None, int | None]], shown: tuple[int | None, int, int | None]
) -> None:
    days = tuple(f"2024-05-{12 + i}" for i in range(len(claims)))
    (toll,) = link_one(*(Told(killed=claim) for claim in claims), days=days).tolls
    assert (toll.low, toll.best, toll.high) == shown
    assert toll.policy == "range"
    assert toll.claims


def test_nested_toll_is_shown_apart_and_never_added() -> None:
    tolls = link_one(Told(killed=(14, 14), children=2)).tolls
    assert [(item.category, item.best, item.policy) for item in tolls] == [
        (Category.CHILD, 2, "range, part of another toll"),
        (Category.UNSPECIFIED, 14, "range"),
    ]


def test_categories_and_outcomes_stand_apart() -> None:
    incident = link_one(
        Told(killed=(4, 4), injured=(9, 9), category=Category.CIVILIAN), Told(killed=(5, 5))
    )
    assert [(item.outcome, item.category, item.best) for item in incident.tolls] == [
        (Outcome.KILLED, Category.CIVILIAN, 4),
        (Outcome.KILLED, Category.UNSPECIFIED, 5),
        (Outcome.INJURED, Category.CIVILIAN, 9),
    ]


def test_no_toll_told_is_no_toll() -> None:
    assert link_one(Told()).tolls == ()


def test_most_precise_day_and_place_win() -> None:
    incident = link_one(
        Told(day="2024-05-10", last_day="2024-05-12", place="North", killed=(9, 9)),
        Told(killed=(9, 9)),
    )
    assert incident.when is not None
    assert incident.where is not None
    assert incident.when.first.isoformat() == incident.when.last.isoformat() == "2024-05-11"
    assert (incident.where.name, len(incident.where.claims)) == ("Ardel", 1)


def test_day_told_by_most_wins_and_the_difference_is_told() -> None:
    incident = link_one(
        Told(killed=(9, 9)), Told(killed=(9, 9)), Told(day="2024-05-12", killed=(9, 9))
    )
    assert incident.when is not None
    assert incident.when.first.isoformat() == "2024-05-11"
    assert [conflict.words for conflict in incident.conflicts] == [
        "when: Outlet 0, Outlet 1 says 11 May 2024; Outlet 2 says 12 May 2024"
    ]


def test_absent_stays_absent() -> None:
    incident = link_one(Told(day=None, place=None))
    assert incident.when is None
    assert incident.where is None
    assert incident.responsibility_grading is None
    assert incident.conflicts == ()


def test_actors_of_all_reports_are_listed_by_role() -> None:
    incident = link_one(Told(doer="Red Front", target="villagers"), Told(doer="the Red Front"))
    assert [(item.name, item.role, len(item.claims)) for item in incident.actors] == [
        ("Red Front", "actor", 2),
        ("villagers", "recipient", 1),
    ]


def test_generic_descriptions_stand_only_where_no_report_tells_more() -> None:
    incident = link_one(
        Told(doer="armed men"), Told(doer="Red Front"), Told(doer="Red Front of Ar")
    )
    assert [item.name for item in incident.actors] == ["Red Front of Ar"]
    assert [item.name for item in link_one(Told(doer="armed men")).actors] == ["armed men"]


def test_rival_accounts_of_as_many_dead_are_told_and_not_added() -> None:
    incident = link_one(
        Told(killed=(9, 9), category=Category.COMBATANT), Told(killed=(9, 9), children=5)
    )
    assert [conflict.words for conflict in incident.conflicts] == [
        "killed: Outlet 0 says 9 fighters; Outlet 1 says 9, among them 5 children"
    ]
    whole = [item for item in incident.tolls if item.policy == "range"]
    assert [(item.category, item.best) for item in whole] == [(Category.UNSPECIFIED, 9)]


def test_nobody_is_no_source_and_days_are_told_by_outlets() -> None:
    incident = link_one(
        Told(killed=(9, 9), by="No group"), Told(day="2024-05-12", killed=(9, 9), by="a doctor")
    )
    assert [conflict.words for conflict in incident.conflicts] == [
        "when: Outlet 0 says 11 May 2024; Outlet 1 says 12 May 2024"
    ]


def test_gunmen_and_a_named_doer_are_no_competing_claims() -> None:
    incident = link_one(
        Told(blamed=(("gunmen", ResponsibilityBasis.STATED),)),
        Told(blamed=(("Red Front", ResponsibilityBasis.CLAIMED),), by="Red Front"),
    )
    assert incident.conflicts == ()


def test_two_named_doers_compete() -> None:
    incident = link_one(
        Told(blamed=(("Red Front", ResponsibilityBasis.STATED),)),
        Told(blamed=(("Blue Army", ResponsibilityBasis.ACCUSED),), by="the mayor"),
    )
    assert [conflict.words for conflict in incident.conflicts] == [
        "responsibility: Blue Army (accused by the mayor); Red Front (named by Outlet 0)"
    ]


def test_owned_deed_is_graded_confirmed() -> None:
    incident = link_one(Told(blamed=(("Red Front", ResponsibilityBasis.CLAIMED),)))
    assert incident.responsibility_grading == "confirmed: Red Front took responsibility"


def test_denial_by_the_accused_contests() -> None:
    incident = link_one(
        Told(blamed=(("Red Front", ResponsibilityBasis.ACCUSED),), by="the ministry"),
        Told(blamed=(("Red Front", ResponsibilityBasis.DENIED),), by="Red Front"),
    )
    assert incident.grading == "contested"
    assert incident.responsibility_grading == "contested: competing claims or a denial"


def test_victims_are_listed_once() -> None:
    incident = link_one(Told(victim="Ilan Torvald"), Told(victim="Ilan B. Torvald"))
    assert [(item.outcome, len(item.claims)) for item in incident.victims] == [(Outcome.KILLED, 2)]
    assert incident.tier == "internal"


def test_split_incident_keeps_its_id_on_the_larger_part() -> None:
    known = {"d1#e1": "inc-x", "d2#e1": "inc-x", "d3#e1": "inc-x"}
    ids, merged = assign_ids([("d1#e1",), ("d2#e1", "d3#e1")], known)
    assert ids[1] == "inc-x"
    assert ids[0] != "inc-x"
    assert merged == {}


def test_fresh_ids_come_from_the_smallest_member() -> None:
    ids, _ = assign_ids([("d1#e1", "d2#e1")], {})
    assert ids == assign_ids([("d2#e1", "d1#e1")], {})[0]
