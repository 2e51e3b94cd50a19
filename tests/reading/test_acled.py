"""The ACLED-like class of an event."""

from __future__ import annotations

import pytest

from tacitus.model.enums import ActorKind, EventType, Status
from tacitus.reading.acled import classify_acled

K = ActorKind
T = EventType
ROWS = [
    (T.ASSAULT, ["aerial"], [K.MILITARY], [K.PEOPLE], [], "Air/drone strike"),
    (T.ASSAULT, ["drone"], [], [], [], "Air/drone strike"),
    (T.ASSAULT, ["suicide-attack", "explosives"], [], [], [], "Suicide bomb"),
    (T.ASSAULT, ["explosives"], [], [], [], "Remote explosive/landmine/IED"),
    (T.ASSAULT, ["heavy-weapons"], [K.MILITARY], [], [], "Shelling/artillery/missile attack"),
    (T.ASSAULT, ["sexual"], [], [], [], "Sexual violence"),
    (T.ASSAULT, ["unconventional"], [], [], [], "Chemical weapon"),
    (T.ASSAULT, ["abduct"], [K.ARMED_GROUP], [K.PEOPLE], [], "Abduction/forced disappearance"),
    (T.ASSAULT, ["firearms"], [K.ARMED_GROUP], [K.PEOPLE], [], "Attack"),
    (T.ASSAULT, [], [K.ARMED_GROUP], [K.MILITARY], [], "Armed clash"),
    (T.ASSAULT, [], [], [], ["assault.clash-noun"], "Armed clash"),
    (T.ASSAULT, ["destroy"], [], [], [], "Looting/property destruction"),
    (T.ASSAULT, ["crowd-control"], [K.POLICE], [], [], "Protest with intervention"),
    (T.ASSAULT, ["crowd-control"], [K.POLICE], [], ["toll"], "Excessive force against protesters"),
    (T.ASSAULT, [], [K.POLICE], [], ["on:protesters"], "Excessive force against protesters"),
    (T.ASSAULT, ["beat"], [K.PEOPLE], [], ["by:crowd"], "Mob violence"),
    (T.ASSAULT, ["destroy"], [K.PEOPLE], [], ["by:protesters"], "Violent demonstration"),
    (T.ASSAULT, ["explosives"], [], [], ["weapon:grenade"], "Grenade"),
    (T.COERCE, ["arrest"], [K.POLICE], [], ["on:protesters"], "Protest with intervention"),
    (T.MOBILIZE, [], [K.MILITARY], [], ["mobilize.base"], "Headquarters or base established"),
    (T.ASSAULT, ["destroy"], [], [], ["assault.intercept"], "Disrupted weapons use"),
    (
        T.ASSAULT,
        ["heavy-weapons"],
        [K.MILITARY],
        [],
        ["assault.capture-place"],
        "Government regains territory",
    ),
    (
        T.ASSAULT,
        ["heavy-weapons"],
        [K.ARMED_GROUP],
        [],
        ["assault.capture-place"],
        "Non-state actor overtakes territory",
    ),
    (T.PROTEST, ["demo"], [K.PEOPLE], [], [], "Peaceful protest"),
    (T.PROTEST, ["riot"], [K.PEOPLE], [], [], "Violent demonstration"),
    (T.COERCE, ["arrest"], [K.POLICE], [], [], "Arrests"),
    (T.COERCE, ["curfew"], [K.GOVERNMENT], [], [], "Other"),
    (T.RETREAT, ["ceasefire"], [], [], [], "Agreement"),
    (T.RETREAT, ["withdraw"], [], [], [], "Non-violent transfer of territory"),
    (T.RETREAT, ["disarm"], [], [], [], "Change to group/activity"),
    (T.AGREE, [], [], [], ["agree.sign"], "Agreement"),
    (T.CONSULT, [], [], [], [], "Diplomatic event"),
    (T.AID, [], [], [], [], None),
    (T.ACCUSE, ["allege"], [], [], [], None),
]


@pytest.mark.parametrize(
    ("kind", "modes", "actors", "recipients", "frames", "name"),
    ROWS,
    ids=[f"{row[0]}-{'-'.join(row[1]) or 'plain'}-{row[5]}-{n}" for n, row in enumerate(ROWS)],
)
def test_class(
    kind: EventType,
    modes: list[str],
    actors: list[ActorKind],
    recipients: list[ActorKind],
    frames: list[str],
    name: str | None,
) -> None:
    found = classify_acled(
        kind, modes, Status.OCCURRED, actors=actors, recipients=recipients, signs=frames
    )
    assert (found.sub_event_type if found else None) == name


def test_what_did_not_happen_has_no_class() -> None:
    found = classify_acled(
        T.ASSAULT, ["aerial"], Status.PLANNED, actors=[], recipients=[], signs=[]
    )
    assert found is None
