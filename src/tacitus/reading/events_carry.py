"""Day and place of an event: its own, else what the text tells of it beside, before or after."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from tacitus.model.enums import EventType, PlaceRole
from tacitus.model.event import EventPlace, EventTime
from tacitus.model.mention import ResolvedPlace
from tacitus.reading.events_ground import (
    Fits,
    Ground,
    Mark,
    build_ground,
    find_after,
    find_before,
    find_inside,
    is_unsure,
    is_within,
    sets_scene,
    vagueness,
)
from tacitus.reading.events_hints import Hint
from tacitus.reading.events_sameness import is_another
from tacitus.reading.events_story import Clues, Story
from tacitus.reading.events_tellings import Desk, Telling
from tacitus.reading.findings import ActorFound, PlaceFound, TimeFound

_AWAITED = frozenset({EventType.ASSAULT, EventType.COERCE})
_COUNTRY = 4
_TOLD_BESIDE = "told in a sentence on it"
_TOLD_BEFORE = "carried from what was told before"
_TOLD_AFTER = "told after it"


@dataclass(slots=True, eq=False)
class Carrier:
    """What the events of a document are built from, and the days and places it tells in order."""

    desk: Desk
    stories: Sequence[Story]
    hints: dict[int, list[Hint]]
    clues: Clues
    actors: dict[str, ActorFound] = field(default_factory=dict)
    by_sentence: dict[tuple[int, int], list[Telling]] = field(default_factory=dict)
    ground: Ground = field(init=False)

    def __post_init__(self) -> None:
        self.actors = {actor.id: actor for actor in self.desk.findings.actors}
        self.ground = build_ground(self.desk, self.stories)
        for story in self.stories:
            for telling in story.tellings:
                key = (telling.passage, telling.sent.start)
                self.by_sentence.setdefault(key, []).append(telling)


def build_time(story: Story, carrier: Carrier) -> EventTime | None:
    """Give the finest day that a telling carries, else one told of it beside, before or after."""
    own = _choose_own_time(story)
    chosen, how = own, None
    if own is None or _length(own) > 0:
        found, basis = _find_time(story, carrier, own)
        if found is not None:
            chosen, how = found, basis
    if chosen is None or chosen.first is None or chosen.last is None or chosen.precision is None:
        return None
    span = carrier.desk.passages[chosen.passage].cut(chosen.span.start_char, chosen.span.end_char)
    return EventTime(
        **span.model_dump(),
        first=chosen.first,
        last=chosen.last,
        precision=chosen.precision,
        basis="; ".join(part for part in (chosen.basis or "stated", how) if part),
        time_of_day=chosen.time_of_day,
    )


def _choose_own_time(story: Story) -> TimeFound | None:
    """Give its tellings' finest time; when somebody died of it only where nothing else is.

    A clock time that was put on the day of printing is none.
    """
    deeds = [t.time for t in story.tellings if t.time is not None and not t.is_effect_only]
    sure = [time for time in deeds or story.times if not is_unsure(time)]
    return min(sure, key=_length, default=None)


def _find_time(
    story: Story, carrier: Carrier, own: TimeFound | None
) -> tuple[TimeFound | None, str]:
    """Find a day that the text tells for it: inside its own stretch of time where it has one."""
    for time in (hint.time for hint in carrier.hints.get(id(story), ())):
        if time is not None and not is_unsure(time) and (own is None or is_within(time, own)):
            return time, _TOLD_BESIDE
    if own is not None:
        mark = find_inside(story.first, own, carrier.ground.times) if sets_scene(story) else None
        return (mark.time, _TOLD_AFTER) if mark is not None else (None, "")
    mark = _carry(story, carrier.ground.times, _any, carrier.clues)
    if mark is not None:
        return mark.time, _TOLD_BEFORE
    mark = _await(story, carrier, carrier.ground.times, _any)
    return (mark.time, _TOLD_AFTER) if mark is not None else (None, "")


def _any(_mark: Mark) -> bool:
    return True


def _carry(story: Story, marks: Sequence[Mark], fits: Fits, clues: Clues) -> Mark | None:
    """Give what was told last before its first telling, else before one of the later ones.

    What "another", "a separate" or "elsewhere" sets apart takes nothing that was told before it.
    """
    if not sets_scene(story):
        mark = find_before(story.first, marks, fits)
        is_near = mark is not None and mark.is_deeds and mark.passage == story.first.passage
        return mark if is_near else None
    start = story.first.sent.start if is_another(story.first, clues) else None
    for telling in story.tellings:
        mark = find_before(telling, marks, fits)
        if mark is None:
            continue
        if start is None or (mark.passage, mark.sent_start) >= (story.first.passage, start):
            return mark
    return None


def _await(story: Story, carrier: Carrier, marks: Sequence[Mark], fits: Fits) -> Mark | None:
    """Give what is told soon after it, for violence and arrests that nothing before tells of.

    Only for what the document opens with and for what has a toll: others are told in passing.
    """
    if not sets_scene(story) or story.first.type not in _AWAITED:
        return None
    if not story.tolls and not _is_lead(story, carrier):
        return None
    return find_after(story.first, marks, fits)


def _length(time: TimeFound) -> int:
    if time.first is None or time.last is None:
        return 1 << 20
    return (time.last - time.first).days


def build_place(story: Story, carrier: Carrier) -> EventPlace | None:
    """Give the finest place that a telling carries, else one told beside, before or after.

    Last comes the dateline's, for what the document opens with.
    """
    own = min(story.places, key=vagueness, default=None)
    chosen = own
    if own is None or vagueness(own) >= _COUNTRY:
        chosen = _find_place(story, carrier, own) or own
    dateline = carrier.desk.scene.dateline
    if own is None and dateline is not None and _is_lead(story, carrier):
        is_finer = chosen is None or _is_finer_in_region(dateline, chosen)
        chosen = dateline if is_finer else chosen
    if chosen is None:
        return None
    span = carrier.desk.passages[chosen.passage].cut(chosen.span.start_char, chosen.span.end_char)
    place = _fill_region(chosen, story, carrier)
    return EventPlace(**span.model_dump(), **place.model_dump())


def _find_place(story: Story, carrier: Carrier, own: PlaceFound | None) -> PlaceFound | None:
    """Find a place that the text tells for it: finer than its own, where it has one."""

    def fits(mark: Mark) -> bool:
        return mark.place is not None and _narrows(mark.place, own)

    pointed = _find_pointed(story, carrier)
    if pointed is not None and _narrows(pointed, own):
        return pointed
    before = _carry(story, carrier.ground.places, fits, carrier.clues)
    if before is not None:
        return before.place
    hinted = (hint.place for hint in carrier.hints.get(id(story), ()))
    beside = next((p for p in hinted if p is not None and _narrows(p, own)), None)
    if beside is not None:
        return beside
    after = _await(story, carrier, carrier.ground.places, fits)
    return after.place if after is not None else None


def _find_pointed(story: Story, carrier: Carrier) -> PlaceFound | None:
    """Give the place that "there" points back to: the last one told before in its passage."""
    for telling in story.tellings:
        word = next((t for t in telling.sent if t.lower_ == "there" and t.dep_ == "advmod"), None)
        if word is None:
            continue
        told = [
            place
            for place in carrier.desk.findings.places
            if place.passage == telling.passage
            and place.role is PlaceRole.LOCATION
            and place.span.end <= word.i
        ]
        if told:
            return told[-1]
    return None


def _narrows(place: PlaceFound, own: PlaceFound | None) -> bool:
    """Say whether a place lies in the country that the event is told in, and is finer."""
    if own is None:
        return True
    is_same = own.place.country is not None and own.place.country == place.place.country
    return is_same and vagueness(place) < vagueness(own)


def _is_finer_in_region(place: PlaceFound, other: PlaceFound) -> bool:
    """Say whether a place is a finer one of the same first-level region."""
    same = place.place.admin1 is not None and place.place.admin1 == other.place.admin1
    return same and vagueness(place) < vagueness(other)


def _fill_region(chosen: PlaceFound, story: Story, carrier: Carrier) -> ResolvedPlace:
    """Give a name that the gazetteer does not know the country and region told with it."""
    place = chosen.place
    if place.latitude is not None or place.admin1 is not None:
        return place

    def fits(mark: Mark) -> bool:
        return mark.place is not None and _holds(mark.place, place)

    region = next((other for other in story.places if _holds(other, place)), None)
    if region is None:
        mark = _await(story, carrier, carrier.ground.places, fits)
        mark = mark or _carry(story, carrier.ground.places, fits, carrier.clues)
        region = mark.place if mark is not None else None
    if region is None:
        return place
    found = region.place
    return place.model_copy(update={"country": found.country, "admin1": found.admin1})


def _holds(other: PlaceFound, place: ResolvedPlace) -> bool:
    """Say whether a place told near an unknown name has a region that may hold it."""
    if other.place.admin1 is None:
        return False
    return place.country is None or place.country == other.place.country


def _is_lead(story: Story, carrier: Carrier) -> bool:
    """Say whether a story is what the document opens with, or its first violence."""
    violent = [s for s in carrier.stories if s.first.type is EventType.ASSAULT and sets_scene(s)]
    return any(story is first for first in (*carrier.stories[:1], *violent[:1]))
