"""Day and place of an event: its own, else carried from what was told before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from tacitus.model.enums import HAPPENED, EventType, TimePrecision
from tacitus.model.event import EventPlace, EventTime
from tacitus.reading.events_scene import fineness, is_on_the_way
from tacitus.reading.events_story import Story
from tacitus.reading.events_tellings import Desk, Telling
from tacitus.reading.findings import ActorFound, PlaceFound, TimeFound

_CARRIED_PASSAGES = 5
_CARRIED = frozenset({TimePrecision.DAY, TimePrecision.WEEK})
_FINE = 2
_VAGUE_M = 200_000


@dataclass(slots=True, eq=False)
class Carrier:
    """What is carried from one event to the next: the stories so far with their day and place."""

    desk: Desk
    stories: Sequence[Story]
    actors: dict[str, ActorFound] = field(default_factory=dict)
    last_time: tuple[int, TimeFound] | None = None
    last_place: tuple[int, PlaceFound] | None = None
    by_sentence: dict[tuple[int, int], list[Telling]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.actors = {actor.id: actor for actor in self.desk.findings.actors}
        for story in self.stories:
            for telling in story.tellings:
                key = (telling.passage, telling.sent.start)
                self.by_sentence.setdefault(key, []).append(telling)


def build_time(story: Story, carrier: Carrier) -> EventTime | None:
    """Give the finest day that a telling carries, else the day told last before."""
    own = _list_times(story)
    first = story.first
    if own:
        chosen = min(own, key=lambda time: (_length(time), own.index(time)))
        if _sets_scene(story) and chosen.precision in _CARRIED:
            carrier.last_time = (first.passage, chosen)
    else:
        carried = _carry_time(first, story, carrier)
        if carried is None:
            return None
        chosen = carried
    if chosen.first is None or chosen.last is None or chosen.precision is None:
        return None
    span = carrier.desk.passages[chosen.passage].cut(chosen.span.start_char, chosen.span.end_char)
    return EventTime(
        **span.model_dump(),
        first=chosen.first,
        last=chosen.last,
        precision=chosen.precision,
        basis=chosen.basis or "stated",
        time_of_day=chosen.time_of_day,
    )


def _list_times(story: Story) -> list[TimeFound]:
    """Give its tellings' times; when somebody died of it is only used where nothing else is."""
    deeds = [t.time for t in story.tellings if t.time is not None and not t.is_effect_only]
    return deeds or story.times


def _sets_scene(story: Story) -> bool:
    """Say whether its day and place may stand for what is told next: it took place, and once."""
    return story.first.status.status in HAPPENED and not story.aggregate


def _carry_time(first: Telling, story: Story, carrier: Carrier) -> TimeFound | None:
    """Give the day told last before: by an event of the passage, by the passage, by the story."""
    last = carrier.last_time
    if last is not None and last[0] == first.passage:
        return last[1]
    before = [
        time
        for time in carrier.desk.scene.times.get(first.passage, ())
        if time.span.end <= first.sent.start and time.precision is TimePrecision.DAY
    ]
    if before and first.status.status in HAPPENED:
        return before[-1]
    if last is not None and _may_carry(story, last[0]):
        return last[1]
    return None


def _length(time: TimeFound) -> int:
    if time.first is None or time.last is None:
        return 1 << 20
    return (time.last - time.first).days


def _may_carry(story: Story, passage: int) -> bool:
    """Say whether day and place of the event before may stand for this one's."""
    settled = story.first.status.status in HAPPENED
    return settled and not story.aggregate and story.first.passage - passage <= _CARRIED_PASSAGES


def build_place(story: Story, carrier: Carrier) -> EventPlace | None:
    """Give the finest place that a telling carries, else the last before, else the dateline's."""
    own = story.places
    first = story.first
    if own:
        chosen = min(own, key=lambda place: (_vagueness(place), own.index(place)))
        if _sets_scene(story):
            carrier.last_place = (first.passage, chosen)
    else:
        found = _carry_place(first, story, carrier)
        if found is None:
            return None
        chosen = found
    span = carrier.desk.passages[chosen.passage].cut(chosen.span.start_char, chosen.span.end_char)
    return EventPlace(**span.model_dump(), **chosen.place.model_dump())


def _vagueness(place: PlaceFound) -> int:
    """Rank a place: 0 a town or finer; 5 where nothing tells where it lies, or hardly."""
    uncertainty = place.place.uncertainty_m
    is_far = place.place.latitude is None or (uncertainty or 0) > _VAGUE_M
    return 5 if is_far and fineness(place) > 0 else fineness(place)


def _carry_place(first: Telling, story: Story, carrier: Carrier) -> PlaceFound | None:
    before = [
        place
        for place in carrier.desk.scene.places.get(first.passage, ())
        if place.span.end <= first.sent.start
        and _vagueness(place) <= _FINE
        and not is_on_the_way(place.span.root, carrier.desk.rules.retellings)
    ]
    last = carrier.last_place
    if last is not None and last[0] == first.passage:
        return last[1]
    if before and first.status.status in HAPPENED:
        return before[-1]
    if last is not None and _may_carry(story, last[0]):
        return last[1]
    return carrier.desk.scene.dateline if _is_lead(story, carrier) else None


def _is_lead(story: Story, carrier: Carrier) -> bool:
    """Say whether a story is what the document opens with, or its first violence."""
    violent = [s for s in carrier.stories if s.first.type is EventType.ASSAULT and _sets_scene(s)]
    return any(story is first for first in (*carrier.stories[:1], *violent[:1]))
