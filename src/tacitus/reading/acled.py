"""The class of the ACLED-like codebook that an event fits, or the reading-only class, or none."""

from __future__ import annotations

from collections.abc import Collection

from tacitus.model.enums import HAPPENED, ActorKind, EventType, Status
from tacitus.model.event import Acled

CLASSES = {
    "Government regains territory": "Battles",
    "Non-state actor overtakes territory": "Battles",
    "Armed clash": "Battles",
    "Excessive force against protesters": "Protests",
    "Protest with intervention": "Protests",
    "Peaceful protest": "Protests",
    "Violent demonstration": "Riots",
    "Mob violence": "Riots",
    "Chemical weapon": "Explosions/Remote violence",
    "Air/drone strike": "Explosions/Remote violence",
    "Suicide bomb": "Explosions/Remote violence",
    "Shelling/artillery/missile attack": "Explosions/Remote violence",
    "Remote explosive/landmine/IED": "Explosions/Remote violence",
    "Grenade": "Explosions/Remote violence",
    "Sexual violence": "Violence against civilians",
    "Attack": "Violence against civilians",
    "Abduction/forced disappearance": "Violence against civilians",
    "Agreement": "Strategic developments",
    "Arrests": "Strategic developments",
    "Change to group/activity": "Strategic developments",
    "Disrupted weapons use": "Strategic developments",
    "Headquarters or base established": "Strategic developments",
    "Looting/property destruction": "Strategic developments",
    "Non-violent transfer of territory": "Strategic developments",
    "Other": "Strategic developments",
    "Diplomatic event": "Diplomatic event",
    "Attribution of responsibility": "Attribution of responsibility",
    "Organised crime": "Organised crime",
}
_STATE = frozenset({ActorKind.MILITARY, ActorKind.POLICE, ActorKind.GOVERNMENT, ActorKind.COUNTRY})
_FORCES = frozenset({ActorKind.MILITARY, ActorKind.POLICE, ActorKind.ARMED_GROUP})
_ARMED = _STATE | _FORCES
_GAINS, _LOSSES = "Government regains territory", "Non-state actor overtakes territory"
_EXCESS = "Excessive force against protesters"
_TAKEN = frozenset({"assault.capture-place", "assault.gain-control", "assault.drive-out"})
_BY_SIGN = {
    "assault.fell-to": _LOSSES,
    "assault.defused": "Disrupted weapons use",
    "assault.intercept": "Disrupted weapons use",
    "assault.shoot-down": "Disrupted weapons use",
    "coerce.seize-arms": "Disrupted weapons use",
    "mobilize.base": "Headquarters or base established",
    "mobilize.group": "Change to group/activity",
    "mobilize.group-change": "Change to group/activity",
    "retreat.hand-over-place": "Non-violent transfer of territory",
    "mobilize.enter": "Non-violent transfer of territory",
    "assault.rob": "Looting/property destruction",
}
_DIPLOMATIC = frozenset({EventType.CONSULT, EventType.SUPPORT})


def classify_acled(
    type: EventType,
    modes: Collection[str],
    status: Status,
    *,
    actors: Collection[ActorKind],
    recipients: Collection[ActorKind],
    signs: Collection[str],
) -> Acled | None:
    """Give the sub-event of the ACLED-like codebook by type, modes and kinds of actor.

    ``signs`` are the ids of the trigger frames, the labels of their marks ("by:crowd"), and
    "toll" where people were killed or hurt. None where no class fits, and for what was only
    planned, asked for or denied; a deed that was foiled has one.
    """
    if status not in HAPPENED:
        return None
    found = set(signs)
    if status is Status.ATTEMPTED and type is EventType.ASSAULT and "explosives" in modes:
        name: str | None = "Disrupted weapons use"
    else:
        name = _name_class(type, set(modes), set(actors), set(recipients), found)
    return Acled(event_type=CLASSES[name], sub_event_type=name) if name else None


def _name_class(
    type: EventType,
    modes: set[str],
    actors: set[ActorKind],
    recipients: set[ActorKind],
    signs: set[str],
) -> str | None:
    for sign, name in _BY_SIGN.items():
        if sign in signs:
            return name
    if type is EventType.ASSAULT:
        return _name_assault(modes, actors, recipients, signs)
    if type is EventType.PROTEST:
        return "Violent demonstration" if modes & {"riot", "vandalize"} else "Peaceful protest"
    if type is EventType.COERCE:
        return _name_coerce(modes, signs)
    if type in _DIPLOMATIC:
        return "Diplomatic event"
    if type is EventType.AGREE:
        return "Agreement" if {"agree.sign", "agree.verb", "agree.noun"} & signs else None
    if type is EventType.RETREAT:
        return _name_retreat(modes, signs)
    return "Other" if type is EventType.MOBILIZE else None


def _name_assault(
    modes: set[str], actors: set[ActorKind], recipients: set[ActorKind], signs: set[str]
) -> str:
    if "sexual" in modes:
        return "Sexual violence"
    crowd = _name_crowd(modes, actors, signs)
    if crowd is not None:
        return crowd
    for mode, name in (("unconventional", "Chemical weapon"), ("suicide-attack", "Suicide bomb")):
        if mode in modes:
            return name
    if _TAKEN & signs:
        return _GAINS if actors & _STATE else _LOSSES
    if any("clash" in sign or "battle" in sign for sign in signs):
        return "Armed clash"
    return _name_by_weapon(modes, actors, recipients, signs)


def _name_by_weapon(
    modes: set[str], actors: set[ActorKind], recipients: set[ActorKind], signs: set[str]
) -> str:
    if {"drone", "aerial"} & modes:
        return "Air/drone strike"
    if "heavy-weapons" in modes:
        return "Shelling/artillery/missile attack"
    if "weapon:grenade" in signs:
        return "Grenade"
    if "explosives" in modes:
        return "Remote explosive/landmine/IED"
    if _are_both_armed(actors, recipients):
        return "Armed clash"
    if "abduct" in modes:
        return "Abduction/forced disappearance"
    if "destroy" in modes and "toll" not in signs:
        return "Looting/property destruction"
    return "Attack"


def _name_crowd(modes: set[str], actors: set[ActorKind], signs: set[str]) -> str | None:
    """Name violence by or against a crowd; lethal or wounding force against protesters is apart."""
    by_forces = "by:forces" in signs or bool(actors & _STATE)
    at_protest = "at:protest" in signs
    if "by:protesters" in signs or (at_protest and actors and not by_forces):
        return "Violent demonstration"
    if "by:crowd" in signs and (not actors & _ARMED or at_protest):
        return "Violent demonstration" if at_protest else "Mob violence"
    if "on:protesters" in signs or (at_protest and by_forces):
        mild = "crowd-control" in modes and "toll" not in signs
        return "Protest with intervention" if mild else _EXCESS
    if "crowd-control" in modes:
        return _EXCESS if "toll" in signs else "Protest with intervention"
    return None


def _are_both_armed(actors: set[ActorKind], recipients: set[ActorKind]) -> bool:
    return bool(actors & _ARMED) and bool(recipients & _FORCES)


def _name_coerce(modes: set[str], signs: set[str]) -> str | None:
    if {"on:protesters", "at:protest"} & signs and modes & {"arrest", "restrict"}:
        return "Protest with intervention"
    if "arrest" in modes:
        return "Arrests"
    if "seize" in modes:
        return "Looting/property destruction"
    return "Other" if modes & {"curfew", "martial-law", "restrict", "deport"} else None


def _name_retreat(modes: set[str], signs: set[str]) -> str | None:
    if "withdraw" in modes:
        return "Non-violent transfer of territory"
    if "ceasefire" in modes:
        return "Agreement"
    if "disarm" in modes or "retreat.surrender" in signs:
        return "Change to group/activity"
    return None
