"""Events: what a document tells, one event a happening, each value with its words."""

from __future__ import annotations

from collections.abc import Sequence

from tacitus.model.enums import ActorKind
from tacitus.model.event import Event
from tacitus.reading.assemble import index_actors
from tacitus.reading.events_build import build_event
from tacitus.reading.events_carry import Carrier
from tacitus.reading.events_hints import find_hints, give_hints
from tacitus.reading.events_joining import join_tellings
from tacitus.reading.events_rules import EventRules, load_event_rules
from tacitus.reading.events_scene import build_scene
from tacitus.reading.events_story import Clues
from tacitus.reading.events_tellings import Desk, find_tellings
from tacitus.reading.events_words import attach_namings
from tacitus.reading.findings import Findings
from tacitus.reading.passages import ParsedPassage

__all__ = ["build_events", "load_event_rules"]

_SIDES = {
    ActorKind.MILITARY: "state",
    ActorKind.POLICE: "state",
    ActorKind.GOVERNMENT: "state",
    ActorKind.ARMED_GROUP: "armed group",
}


def build_events(
    passages: Sequence[ParsedPassage],
    findings: Findings,
    rules: EventRules,
) -> tuple[Event, ...]:
    """Build the events of one block of a document, in text order, ids e1 and on.

    What several sentences tell of one happening is one event with all its evidence. Its time,
    place and roles come from its own clause, then its sentence, then the last telling before;
    never from the publication date.
    """
    desk = Desk(
        passages=passages,
        findings=findings,
        rules=rules,
        scene=build_scene(passages, findings, rules),
        index=index_actors(findings.actors),
        said={id(found): number for number, found in enumerate(findings.attributions, 1)},
    )
    named = frozenset(actor.id for actor in findings.actors if actor.named)
    clues = Clues(
        named=named,
        sides={actor.id: _SIDES[actor.kind] for actor in findings.actors if actor.kind in _SIDES},
        back_words=rules.triggers.groups["back_words"].lemmas,
        words=rules.retellings,
    )
    tellings = list(find_tellings(desk))
    stories = join_tellings(tellings, clues)
    namings = attach_namings(stories, desk)
    hints = give_hints(stories, find_hints(desk, tellings))
    carrier = Carrier(desk=desk, stories=stories, hints=hints, clues=clues)
    return tuple(
        build_event(f"e{number}", story, carrier, namings.get(id(story), []))
        for number, story in enumerate(stories, 1)
    )
