"""What each tier may see of an incident: fields pass by name, never by default.

The public tier: no personal names, no place finer than the first-level region, nothing on sexual
violence. A person's name is left out wherever it could stand, their role is kept.
"""

from __future__ import annotations

from tacitus.export.folder import Losses
from tacitus.model.enums import ActorKind
from tacitus.model.incident import Incident, IncidentActor, IncidentResponsibility

_WITHHELD_MODES = frozenset({"sexual"})


def is_withheld(incident: Incident, losses: Losses) -> bool:
    """Say whether the public must not see the incident at all; counts it as a loss."""
    if _WITHHELD_MODES & set(incident.type.modes):
        losses.add("incident", "sexual violence is not published without a decision to do so")
        return True
    return False


def list_public_actors(incident: Incident, losses: Losses) -> list[IncidentActor]:
    """List the actors that are no named persons."""
    kept = [actor for actor in incident.actors if not is_personal(actor)]
    if len(kept) < len(incident.actors):
        losses.add("actors", "names of persons are not published")
    return kept


def is_personal(actor: IncidentActor) -> bool:
    """Say whether an actor is one person under a name."""
    return actor.kind == ActorKind.PERSON.value


def list_public_responsibility(incident: Incident, losses: Losses) -> list[IncidentResponsibility]:
    """List who is named as the doer, without persons; a speaker that may be one is left out."""
    public = {actor.name for actor in incident.actors if not is_personal(actor)}
    personal = {actor.name for actor in incident.actors if is_personal(actor)}
    kept = []
    for entry in incident.responsibility:
        if entry.actor in personal or entry.actor not in public:
            losses.add("responsibility", "names of persons are not published")
            continue
        by = entry.by if entry.by in public else None
        if entry.by is not None and by is None:
            losses.add("responsibility.by", "a speaker who may be a person is not published")
        kept.append(entry.model_copy(update={"by": by}))
    return kept
