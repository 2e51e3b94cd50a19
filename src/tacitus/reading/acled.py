"""The class of the ACLED-like codebook that an event fits, or the reading-only class, or none."""

from __future__ import annotations

from collections.abc import Collection

from tacitus.model.enums import ActorKind, EventType, Status
from tacitus.model.event import Acled

_CLASSES = {
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
_DIPLOMATIC = frozenset({EventType.CONSULT, EventType.SUPPORT})


def classify_acled(
    type: EventType,
    modes: Collection[str],
    status: Status,
    *,
    actors: Collection[ActorKind],
    recipients: Collection[ActorKind],
    frames: Collection[str],
) -> Acled | None:
    """Give the sub-event of the ACLED-like codebook by type, modes and kinds of actor.

    ``frames`` are the ids of the trigger frames. None where no class fits, and for what was only
    planned, asked for or denied.
    """
    if status not in (Status.OCCURRED, Status.ONGOING, Status.ATTEMPTED):
        return None
    name = _name_class(type, set(modes), set(actors), set(recipients), set(frames))
    return Acled(event_type=_CLASSES[name], sub_event_type=name) if name else None


def _name_class(
    type: EventType,
    modes: set[str],
    actors: set[ActorKind],
    recipients: set[ActorKind],
    frames: set[str],
) -> str | None:
    if type is EventType.ASSAULT:
        return _name_assault(modes, actors, recipients, frames)
    if type is EventType.PROTEST:
        return _name_protest(modes, actors, recipients)
    if type is EventType.COERCE:
        return _name_coerce(modes)
    if type in _DIPLOMATIC:
        return "Diplomatic event"
    if type is EventType.AGREE:
        return "Agreement" if {"agree.sign", "agree.verb", "agree.noun"} & frames else None
    if type is EventType.RETREAT:
        return _name_retreat(modes, frames)
    if type is EventType.MOBILIZE:
        return "Other"
    return None


def _name_assault(
    modes: set[str], actors: set[ActorKind], recipients: set[ActorKind], frames: set[str]
) -> str:
    for mode, name in (
        ("sexual", "Sexual violence"),
        ("unconventional", "Chemical weapon"),
        ("crowd-control", "Excessive force against protesters"),
        ("suicide-attack", "Suicide bomb"),
    ):
        if mode in modes:
            return name
    if "assault.intercept" in frames:
        return "Disrupted weapons use"
    if {"assault.capture-place", "assault.gain-control"} & frames:
        return (
            "Government regains territory"
            if actors & _STATE
            else "Non-state actor overtakes territory"
        )
    if any("clash" in frame or "battle" in frame for frame in frames):
        return "Armed clash"
    if {"drone", "aerial"} & modes:
        return "Air/drone strike"
    if "heavy-weapons" in modes:
        return "Shelling/artillery/missile attack"
    if "grenade" in modes:
        return "Grenade"
    if "explosives" in modes:
        return "Remote explosive/landmine/IED"
    if _are_both_armed(actors, recipients):
        return "Armed clash"
    if "abduct" in modes:
        return "Abduction/forced disappearance"
    if "destroy" in modes:
        return "Looting/property destruction"
    return "Attack"


def _are_both_armed(actors: set[ActorKind], recipients: set[ActorKind]) -> bool:
    return bool(actors & _ARMED) and bool(recipients & _FORCES)


def _name_protest(modes: set[str], actors: set[ActorKind], recipients: set[ActorKind]) -> str:
    if "riot" in modes or "vandalize" in modes:
        return "Violent demonstration"
    return "Peaceful protest"


def _name_coerce(modes: set[str]) -> str | None:
    if "arrest" in modes:
        return "Arrests"
    if "seize" in modes:
        return "Looting/property destruction"
    return "Other" if modes & {"curfew", "martial-law", "restrict", "deport"} else None


def _name_retreat(modes: set[str], frames: set[str]) -> str | None:
    if "withdraw" in modes:
        return "Non-violent transfer of territory"
    if "ceasefire" in modes:
        return "Agreement"
    if {"disarm"} & modes or "retreat.surrender" in frames:
        return "Change to group/activity"
    return None
