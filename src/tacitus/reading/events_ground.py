"""The order of telling: which days and places the text has told when it comes to a sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Span, Token

from tacitus.model.enums import HAPPENED, EventType, TimePrecision
from tacitus.reading.events_owner import (
    belongs_to_sequel,
    find_owner,
    is_in_speaker,
    is_of_now,
    is_of_speech,
)
from tacitus.reading.events_scene import fineness, is_aside, is_on_the_way
from tacitus.reading.events_story import Story
from tacitus.reading.events_tellings import Desk, Telling
from tacitus.reading.findings import PlaceFound, TimeFound

_CARRIED_PASSAGES = 5
_AHEAD_PASSAGES = 2
_LEAD_PASSAGES = 8
_CARRIED = frozenset({TimePrecision.DAY, TimePrecision.WEEK})
_WORDS = frozenset(
    {
        EventType.AGREE,
        EventType.SUPPORT,
        EventType.THREATEN,
        EventType.REQUEST,
        EventType.ACCUSE,
        EventType.REJECT,
        EventType.CONCEDE,
        EventType.SANCTION,
    }
)
_UNSURE = "no day told"
_FINE = 2
_COMING = frozenset({"will", "would", "shall", "could", "may", "might"})
_VAGUE_M = 200_000


@dataclass(frozen=True, slots=True, eq=False)
class Mark:
    """A day or a place at its position; ``is_deeds`` where a happening of the text has it.

    ``is_of_law``: it is that of an arrest, a charge, a trial.
    """

    passage: int
    start: int
    sent_start: int
    is_deeds: bool
    is_of_law: bool
    time: TimeFound | None = None
    place: PlaceFound | None = None


Fits = Callable[[Mark], bool]


@dataclass(frozen=True, slots=True, eq=False)
class Ground:
    """The marks of a document in text order."""

    times: Sequence[Mark]
    places: Sequence[Mark]


def build_ground(desk: Desk, stories: Sequence[Story]) -> Ground:
    """Lay out every day and place that may stand for a deed told without one."""
    settled = [story for story in stories if sets_scene(story)]
    told = [telling for story in settled for telling in story.tellings]
    done = [t for story in settled if story.first.type not in _WORDS for t in story.tellings]
    return Ground(times=_lay_times(desk, done), places=_lay_places(desk, told))


def sets_scene(story: Story) -> bool:
    """Say whether its day and place may stand for what is told next: it took place, and once."""
    return story.first.status.status in HAPPENED and not story.aggregate


def is_unsure(time: TimeFound) -> bool:
    """Say whether a clock time stands without a day, and was put on the day of printing."""
    return (time.basis or "").startswith(_UNSURE)


def _lay_times(desk: Desk, deeds: Iterable[Telling]) -> list[Mark]:
    own = {id(t.time): t for t in deeds if t.time is not None and not t.is_effect_only}
    marks: list[Mark] = []
    for number, times in desk.scene.times.items():
        for time in times:
            telling = own.get(id(time))
            if is_unsure(time) or time.precision not in _CARRIED:
                continue
            if telling is None and not _may_stand(time, desk):
                continue
            marks.append(
                Mark(
                    passage=number,
                    start=time.span.start,
                    sent_start=time.span.sent.start,
                    is_deeds=telling is not None,
                    is_of_law=belongs_to_sequel(find_owner(time.span), desk.scene.scenes),
                    time=time,
                )
            )
    return sorted(marks, key=lambda mark: (mark.passage, mark.start))


def _may_stand(time: TimeFound, desk: Desk) -> bool:
    """Say whether a day told beside no deed is one on which something was done."""
    if time.precision is not TimePrecision.DAY:
        return False
    owner = find_owner(time.span)
    if _is_note(time.span) or not any(
        word.pos_ in ("VERB", "AUX") for word in (owner, *owner.ancestors)
    ):
        return False
    if _is_of_word_on_it(owner, desk):
        return False
    if is_of_now(owner, desk.scene.scenes):
        return False
    return all(child.lower_ not in _COMING for child in owner.children)


def _is_note(span: Span) -> bool:
    """Say whether a date stands in brackets, as in "BAMAKO, Mali (14 May 2024)"."""
    doc = span.doc
    return span.start > 0 and doc[span.start - 1].text in ("(", "[")


def _lay_places(desk: Desk, deeds: Iterable[Telling]) -> list[Mark]:
    own = {id(t.place): t for t in deeds if t.place is not None}
    marks: list[Mark] = []
    for number, places in desk.scene.places.items():
        for place in places:
            telling = own.get(id(place))
            if telling is None and not _may_hold(place, desk):
                continue
            marks.append(
                Mark(
                    passage=number,
                    start=place.span.start,
                    sent_start=place.span.sent.start,
                    is_deeds=telling is not None,
                    is_of_law=belongs_to_sequel(find_owner(place.span), desk.scene.scenes),
                    place=place,
                )
            )
    return sorted(marks, key=lambda mark: (mark.passage, mark.start))


def _may_hold(place: PlaceFound, desk: Desk) -> bool:
    """Say whether a place told beside no deed is fine enough, and not of a journey or a trial."""
    if vagueness(place) > _FINE or is_on_the_way(place.span.root, desk.rules.retellings):
        return False
    if place.span.root.dep_ == "nsubj" or place.place.latitude is None:
        return False
    if is_in_speaker(place.span.root, desk.scene.scenes):
        return False
    return not _is_of_word_on_it(find_owner(place.span), desk)


def _is_of_word_on_it(owner: Token, desk: Desk) -> bool:
    """Say whether a day or place is of law, mourning or speech, not of what was done."""
    words = desk.scene.scenes
    return belongs_to_sequel(owner, words) or is_of_speech(owner, words)


def vagueness(place: PlaceFound) -> int:
    """Rank a place: 0 a town or finer; 5 where nothing tells where it lies, or hardly."""
    uncertainty = place.place.uncertainty_m
    is_far = place.place.latitude is None or (uncertainty or 0) > _VAGUE_M
    return 5 if is_far and fineness(place) > 0 else fineness(place)


def find_inside(telling: Telling, own: TimeFound, marks: Sequence[Mark]) -> Mark | None:
    """Give the first day after a telling that lies in its own longer stretch of time."""
    for mark in marks:
        if (mark.passage, mark.sent_start) < (telling.passage, telling.sent.start):
            continue
        if mark.time is not None and is_within(mark.time, own):
            return mark
    return None


def is_within(time: TimeFound, own: TimeFound) -> bool:
    """Say whether a time is a day of another, longer one."""
    if time.precision is not TimePrecision.DAY or time.first is None or time.last is None:
        return False
    if own.first is None or own.last is None or own.first == own.last:
        return False
    return own.first <= time.first and time.last <= own.last


def find_before(telling: Telling, marks: Sequence[Mark], fits: Fits) -> Mark | None:
    """Give the mark told last before a telling, of the same passage or the five before."""
    found: Mark | None = None
    for mark in marks:
        if (mark.passage, mark.sent_start) > (telling.passage, telling.sent.start):
            break
        is_same = (mark.passage, mark.sent_start) == (telling.passage, telling.sent.start)
        if is_same and not _may_share(telling, mark):
            continue
        if telling.passage - mark.passage <= _CARRIED_PASSAGES and fits(mark):
            found = mark
    return found


def _may_share(telling: Telling, mark: Mark) -> bool:
    """Say whether a telling may take what another happening of its own sentence has."""
    if mark.is_of_law or not mark.is_deeds:
        return False
    found = mark.time or mark.place
    return found is None or not all(
        is_aside(word, find_owner(found.span)) for word in telling.words
    )


def find_after(telling: Telling, marks: Sequence[Mark], fits: Fits) -> Mark | None:
    """Give the first mark told after a telling, in its passage or the two that follow.

    The lines under a headline are not counted as strictly: its story may begin far below.
    """
    ahead = _LEAD_PASSAGES if telling.passage == 0 else _AHEAD_PASSAGES
    for mark in marks:
        if (mark.passage, mark.sent_start) <= (telling.passage, telling.sent.start):
            continue
        if mark.passage - telling.passage > ahead:
            return None
        if fits(mark) and not mark.is_of_law:
            return mark
    return None
