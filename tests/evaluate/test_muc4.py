from __future__ import annotations

from typing import Any

import pytest

from tacitus.evaluate.muc4 import SLOTS as SCORED
from tacitus.evaluate.muc4 import pair_incidents, score_muc4, score_slots
from tacitus.evaluate.muc4_view import list_keys, list_predicted
from tests.evaluate.report_json import (
    build_actor,
    build_day,
    build_event,
    build_gold,
    build_place,
    build_report,
    build_toll,
    check_scale,
    score,
    take_values,
)

SLOTS = (
    *("instrument", "instrument_type", "category", "perp_individual", "perp_organization"),
    *("perp_confidence", "phys_target", "phys_number", "phys_effect", "hum_name", "hum_effect"),
    *("hum_description", "hum_number", "type", "stage"),
)


def fill(*values: str, of: tuple[str, ...] = (), optional: bool = False) -> dict[str, Any]:
    return {"optional": optional, "any": [{"value": value, "of": list(of)} for value in values]}


def build_template(type_: str = "BOMBING", **slots: Any) -> dict[str, Any]:
    base: dict[str, Any] = {name: [] for name in SLOTS}
    base |= {"optional": False, "date": [], "place": []}
    base |= {"type": [fill(type_)], "stage": [fill("ACCOMPLISHED")]}
    return base | slots


PLACE = [[{"name": "PERU", "kind": "COUNTRY"}, {"name": "TARMA", "kind": "CITY"}]]
TEMPLATE = build_template(
    date=[{"from": "1989-05-02", "to": "1989-05-02"}],
    place=PLACE,
    perp_organization=[fill("RED DAWN", "RD")],
    perp_confidence=[fill("CLAIMED OR ADMITTED", of=("RED DAWN",))],
    hum_description=[fill("WAITERS")],
    hum_number=[fill("3")],
    hum_effect=[fill("DEATH", of=("WAITERS",))],
    instrument_type=[fill("DYNAMITE")],
)
ACTORS = [
    build_actor("a1", "Red Dawn", kind="armed_group"),
    build_actor("a2", "three waiters", kind="people"),
]
VICTIM = {"name": "Ana Soto", "variants": [], "outcome": "killed"}


def build_bombing(**fields: Any) -> dict[str, Any]:
    base: dict[str, Any] = {
        "modes": ["explosives"],
        "actors": ["a1"],
        "recipients": ["a2"],
        "when": build_day("1989-05-02"),
        "where": build_place("Tarma", country="PE", admin1="Junín"),
        "tolls": [{**build_toll("killed", 3), "wording": "three waiters"}],
        "weapons": [{"kind": "explosive"}],
        "responsibility": [{"actor": "a1", "basis": "claimed"}],
    }
    return build_event(**(base | fields))


def build_one(*events: dict[str, Any]) -> dict[str, Any]:
    return build_report(*events, actors=ACTORS, document={"dated_on": "1989-05-03"})


def test_scale() -> None:
    damaged = build_one(
        build_bombing(modes=[], where=None, weapons=[], recipients=[], tolls=[]), build_event()
    )
    names = ["all slots P", "all slots R", "matched F1", "type F1", "place R", "target R"]
    perfect = build_one(build_bombing())
    gold = build_gold(templates=[TEMPLATE])
    check_scale(score_muc4, gold, perfect, damaged, names=names)
    other = build_bombing(
        modes=["abduct"],
        status="attempted",
        when=build_day("1989-06-02"),
        where=build_place("Iquique", country="CL"),
        actors=["a3"],
        recipients=["a4"],
        tolls=[build_toll("injured", 9)],
        weapons=[{"kind": "blade"}],
        responsibility=[{"actor": "a3", "basis": "stated"}],
    )
    actors = [*ACTORS, build_actor("a3", "smugglers"), build_actor("a4", "two ferrymen")]
    wrong = build_report(other, actors=actors, document={"dated_on": "1989-06-03"})
    every = [f"{name} {kind}" for name in ("all slots", *SCORED) for kind in ("P", "R", "F1")]
    check_scale(score_muc4, gold, perfect, wrong, names=every)
    check_scale(score_muc4, gold, perfect, build_one(), names=["relevance R", "relevance F1"])


def test_by_hand() -> None:
    """One incident in part, one missed, one spurious with type, stage and date only."""
    event = build_bombing(modes=[], when=build_day("1989-05-01", "1989-05-07"), weapons=[])
    spurious = build_event(modes=["abduct"], when=build_day("1989-05-02"))
    report = build_one(event, spurious)
    missed = build_template("ARSON", phys_target=[fill("DEPOT")])
    gold = build_gold(templates=[TEMPLATE, missed])
    figures = score(score_muc4, (gold, report))
    # type and date half, instrument missing, the other eight right
    assert figures["matched R"].right == 9
    assert (figures["matched R"].asked, figures["matched P"].asked) == (11, 10)
    assert (figures["all slots R"].asked, figures["all slots P"].asked) == (14, 13)
    assert figures["type R"].value == 0.25


@pytest.mark.parametrize(
    ("slot", "template", "fields", "expected"),
    [
        pytest.param("stage", {}, {"status": "attempted"}, (0, 1, 1), id="stage"),
        pytest.param(
            "date",
            {"date": [{"from": None, "to": "1989-05-02"}]},
            {"when": build_day("1989-05-01")},
            (0.5, 1, 1),
            id="by that day",
        ),
        pytest.param("date", {}, {"when": None}, (0, 1, 0), id="no date"),
        pytest.param(
            "country", {}, {"where": build_place("X", country="CL")}, (0, 1, 1), id="land"
        ),
        pytest.param(
            "place",
            {"place": [[*PLACE[0], {"name": "EL PINO", "kind": "NEIGHBORHOOD"}]]},
            {},
            (0.5, 1, 1),
            id="wider place",
        ),
        pytest.param(
            "place",
            {"place": [[PLACE[0][0], {"between": [{"name": "TARMA"}, {"name": "OYON"}]}]]},
            {},
            (1, 1, 1),
            id="between two",
        ),
        pytest.param("place", {"place": [PLACE[0][:1]]}, {}, (0, 0, 1), id="country alone"),
        pytest.param(
            "perpetrator",
            {"perp_individual": [fill("GUNMEN", optional=True)], "perp_organization": []},
            {},
            (0, 0, 1),
            id="optional is not asked",
        ),
        pytest.param(
            "perpetrator",
            {"perp_organization": [fill("RED DAWN", optional=True)]},
            {},
            (0, 0, 0),
            id="optional forgives",
        ),
        pytest.param(
            "responsibility",
            {},
            {"responsibility": [{"actor": "a1", "basis": "suspected"}]},
            (0, 1, 1),
            id="basis",
        ),
        pytest.param(
            "responsibility",
            {},
            {
                "responsibility": [
                    {"actor": "a1", "basis": "claimed"},
                    {"actor": "a1", "basis": "admitted"},
                ]
            },
            (1, 1, 1),
            id="said twice on one basis",
        ),
        pytest.param(
            "target",
            {"hum_name": [fill("ANA SOTO")], "hum_description": [fill("COOK", of=("ANA SOTO",))]},
            {"recipients": [], "tolls": [], "victims": [VICTIM]},
            (1, 1, 1),
            id="name and description are one",
        ),
        pytest.param("number", {"hum_number": [fill("PLURAL")]}, {}, (1, 1, 1), id="plural"),
        pytest.param("number", {"hum_number": [fill("~3")]}, {}, (1, 1, 1), id="about"),
        pytest.param("number", {"hum_number": [fill("4")]}, {}, (0, 1, 1), id="number"),
        pytest.param(
            "effect",
            {"hum_effect": [fill("INJURY / DEATH")]},
            {"tolls": [build_toll("injured", 2)]},
            (1, 1, 1),
            id="either effect",
        ),
        pytest.param(
            "effect",
            {"hum_effect": [fill("INJURY"), fill("DEATH", "INJURY"), fill("NO INJURY")]},
            {"tolls": [build_toll("injured", 2)]},
            (1, 1, 1),
            id="alternatives hold what is expected already",
        ),
        pytest.param(
            "effect",
            {"hum_effect": [fill("DEATH", "NO INJURY OR DEATH")]},
            {"tolls": []},
            (0, 0, 0),
            id="nothing to report is right",
        ),
        pytest.param(
            "number",
            {"hum_number": [fill("3"), fill("3"), fill("7", "PLURAL"), fill("1", optional=True)]},
            {"victims": [VICTIM]},
            (1, 2, 1),
            id="number in a set",
        ),
        pytest.param(
            "instrument",
            {"instrument_type": [fill("GUN", optional=True)]},
            {"weapons": [{"kind": "firearm"}]},
            (0, 0, 0),
            id="optional weapon forgives",
        ),
        pytest.param(
            "perpetrator",
            {"perp_individual": [fill("RED DAWN", optional=True)]},
            {},
            (1, 1, 1),
            id="what is asked for goes before what is forgiven",
        ),
        pytest.param("type", {"type": [fill("ARSON", "BOMBING")]}, {}, (1, 1, 1), id="either type"),
        pytest.param("type", {"type": [fill("ATTACK")]}, {}, (0.5, 1, 1), id="special kind"),
        pytest.param("type", {"type": [fill("ARSON")]}, {}, (0, 1, 1), id="another kind"),
        pytest.param(
            "date",
            {"date": [{"from": "1989-05-01", "to": "1989-05-09"}]},
            {"when": build_day("1989-05-08", "1989-05-12")},
            (0.5, 1, 1),
            id="overlap",
        ),
        pytest.param(
            "date",
            {"date": [{"from": "1989-05-01", "to": "1989-05-09"}]},
            {},
            (1, 1, 1),
            id="day inside",
        ),
        pytest.param("instrument", {}, {"weapons": [{"kind": "firearm"}]}, (0, 1, 1), id="weapon"),
    ],
)
def test_slot(
    slot: str, template: dict[str, Any], fields: dict[str, Any], expected: tuple[float, ...]
) -> None:
    (key,) = list_keys([TEMPLATE | template])
    (predicted,) = list_predicted(build_one(build_bombing(**fields)))
    assert score_slots(key, predicted)[slot] == expected


def test_incidents_pair_only_if_the_type_agrees_and_something_else_does() -> None:
    keys = list_keys([TEMPLATE])
    assert pair_incidents(keys, list_predicted(build_one(build_bombing()))) == [(0, 0)]
    kidnap = build_bombing(modes=["abduct"])
    assert pair_incidents(keys, list_predicted(build_one(kidnap))) == []
    bare = build_event(modes=["explosives"], status="attempted")
    assert pair_incidents(keys, list_predicted(build_one(bare))) == []


def test_an_incident_asked_for_goes_before_one_that_is_forgiven() -> None:
    keys = list_keys([TEMPLATE | {"optional": True}, TEMPLATE])
    assert pair_incidents(keys, list_predicted(build_one(build_bombing()))) == [(1, 0)]


def test_optional_incidents_are_neither_asked_nor_held_against_anybody() -> None:
    gold = build_gold(templates=[TEMPLATE | {"optional": True}])
    assert take_values(score(score_muc4, (gold, build_one(build_bombing())))) == {}
    assert take_values(score(score_muc4, (gold, build_one()))) == {}


@pytest.mark.parametrize(
    ("event", "is_optional"),
    [
        pytest.param(build_bombing(), False, id="civilians hit"),
        pytest.param(build_bombing(when=build_day("1989-01-05")), True, id="long past"),
        pytest.param(
            build_event(actors=["a1"], recipients=["a3"], tolls=[build_toll("killed", 2)]),
            True,
            id="armed sides",
        ),
        pytest.param(
            build_event(
                actors=["a1"], recipients=["a3"], tolls=[build_toll("killed", 2, 2, "civilian")]
            ),
            False,
            id="civilians between",
        ),
        pytest.param(build_event(recipients=["a3"]), False, id="no doer"),
        pytest.param(
            build_event(
                actors=["a1"], recipients=["a3"], victims=[{**VICTIM, "category": "civilian"}]
            ),
            False,
            id="a named civilian between",
        ),
    ],
)
def test_what_the_task_did_not_ask_for(event: dict[str, Any], is_optional: bool) -> None:
    actors = [*ACTORS, build_actor("a3", "second company", kind="military")]
    report = build_report(event, actors=actors, document={"dated_on": "1989-05-03"})
    assert [item.is_optional for item in list_predicted(report)] == [is_optional]


def test_relevance() -> None:
    dull = build_gold("d2", templates=[])
    figures = score(
        score_muc4,
        (build_gold(templates=[TEMPLATE]), build_one(build_bombing())),
        (dull, build_one(build_bombing())),
        (dull, build_one()),
    )
    assert (figures["relevance P"].value, figures["relevance R"].value) == (0.5, 1)
