"""Ids that run on from one block of a document to the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tacitus.model.event import Event
from tacitus.reading.findings import ActorFound


def renumber_actors(actors: Sequence[ActorFound], n_before: int) -> tuple[ActorFound, ...]:
    """Give actors the ids that follow the ``n_before`` of the blocks before."""
    if not n_before:
        return tuple(actors)
    return tuple(
        replace(actor, id=f"a{number}") for number, actor in enumerate(actors, n_before + 1)
    )


def renumber_events(events: Sequence[Event], *, n_events: int, n_said: int) -> list[Event]:
    """Give events, and the attributions they name, the ids that follow those before."""
    if not n_events and not n_said:
        return list(events)
    return [
        event.model_copy(
            update={
                "id": f"e{number}",
                "attribution": tuple(
                    entry.model_copy(
                        update={"attribution_id": f"q{int(entry.attribution_id[1:]) + n_said}"}
                    )
                    for entry in event.attribution
                ),
            }
        )
        for number, event in enumerate(events, n_events + 1)
    ]
