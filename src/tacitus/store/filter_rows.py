"""What lists are narrowed by, cut from reports and incidents into columns.

``..._keys`` are folded names between bars, ``| river front | frl |``: a pattern finds whole names,
whole words or beginnings of words, whatever the case and the accents.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tacitus.model.enums import Outcome
from tacitus.model.event import Event
from tacitus.model.ids import build_event_id
from tacitus.model.incident import RANGE_PART, Incident
from tacitus.model.mention import Actor, ResolvedPlace
from tacitus.store.search_words import fold_text


def build_keys(names: Iterable[str | None]) -> str:
    """Fold names into one cell; empty where there is none."""
    keys = dict.fromkeys(fold_text(name) for name in names if name)
    keys.pop("", None)
    return f"| {' | '.join(keys)} |" if keys else ""


def build_event_columns(event: Event) -> dict[str, object]:
    """Give the columns of an event that were added for filters."""
    where = event.where
    return {
        "admin1": where.admin1 if where else None,
        "geonames_id": where.geonames_id if where else None,
        "place_keys": _build_place_keys(where, where.quote if where else None),
    }


def list_actor_rows(
    document_id: str, event: Event, actors: Sequence[Actor]
) -> Iterator[dict[str, object]]:
    """Give a row for each actor that is a side of an event or named as responsible."""
    by_id = {actor.id: actor for actor in actors}
    responsible = (entry.actor for entry in event.responsibility)
    for id_ in dict.fromkeys((*event.actors, *event.recipients, *responsible)):
        actor = by_id.get(id_)
        if actor is not None:
            names = (actor.name, *(mention.quote for mention in actor.mentions))
            yield {
                "event_id": build_event_id(document_id, event.id),
                "actor_id": actor.id,
                "name": actor.name,
                "named": actor.named,
                "known_as": actor.known_as,
                "name_keys": build_keys(names),
            }


def build_incident_columns(incident: Incident) -> dict[str, object]:
    """Give the columns of an incident that lists are narrowed by."""
    where = incident.where
    return {
        "killed_low": _count_killed(incident),
        "geonames_id": where.geonames_id if where else None,
        "place_keys": _build_place_keys(where, None),
        "grading": incident.grading.value,
        "n_conflicts": len(incident.conflicts),
    }


def list_statement_rows(incident: Incident) -> Iterator[dict[str, str]]:
    """Give a row for each event that attaches to an incident."""
    for statement in incident.statements:
        yield {"event_id": statement.event, "incident_id": incident.id}


def _build_place_keys(where: ResolvedPlace | None, quote: str | None) -> str:
    return build_keys((where.name, where.admin1, quote)) if where else ""


def _count_killed(incident: Incident) -> int | None:
    """Add up the lowest claims of the killed; the parts of another figure are in it already."""
    killed = [
        toll.low
        for toll in incident.tolls
        if toll.outcome is Outcome.KILLED and toll.policy != RANGE_PART and toll.low is not None
    ]
    return sum(killed) if killed else None
