"""An event as linking sees it: the values to compare, worked out once per event."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from tacitus.linking.copies import Families, build_print_order
from tacitus.linking.deeds import is_sequel
from tacitus.model.enums import HAPPENED, ActorKind, EventType, Outcome, PlacePrecision, Status
from tacitus.model.event import Event, EventPlace, Toll
from tacitus.model.ids import build_event_id
from tacitus.model.mention import Actor
from tacitus.model.report import Report

INCIDENT_TYPES: Final = frozenset(
    {
        EventType.AID,
        EventType.COOPERATE,
        EventType.RETREAT,
        EventType.SANCTION,
        EventType.PROTEST,
        EventType.MOBILIZE,
        EventType.COERCE,
        EventType.ASSAULT,
        EventType.AGREE,
        EventType.CONSULT,
    }
)
NARROW: Final = frozenset({PlacePrecision.EXACT, PlacePrecision.TOWN, PlacePrecision.NEAR})
REGIONAL: Final = frozenset({PlacePrecision.ADMIN2, PlacePrecision.ADMIN1})
CONTEXT_CHARS: Final = 500
"""How much text on either side of the evidence counts as the telling of the event."""
NAME_CHARS: Final = 1500
"""How near a person must be named to count as named with the event; a round-up names many."""

_WORD: Final = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_TITLE_PAIR: Final = re.compile(r"[A-Z][a-z’'-]+(?: [A-Z]\.?)? [A-Z][a-z’'-]+")
_BLANK: Final = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Site:
    """Where it happened: ``level`` 3 a town or nearer, 2 a region, 1 a country, 0 only a name."""

    name: str
    key: str
    level: int
    country: str | None
    admin1: str | None
    point: tuple[float, float] | None
    geonames_id: int | None


@dataclass(frozen=True, slots=True)
class EventFeatures:
    """The values of one event that linking compares; days are proleptic ordinals.

    ``killed`` and ``injured`` are (low, high) with None where the report sets no limit, or None
    where it gives no number. ``outcomes`` are what befell anybody; ``targets`` are the last words
    of those it befell, named or not. ``names`` and ``words`` are what the telling holds, for
    weighing by how rare they are. ``before`` is the last event before this one in the same report
    that is of its kind.
    """

    id: str
    document: str
    family: str
    type: EventType
    modes: frozenset[str]
    status: Status
    aggregate: bool
    first: int | None
    last: int | None
    minute: int | None
    printed: int | None
    site: Site | None
    actors: frozenset[str]
    recipients: frozenset[str]
    killed: tuple[int, int | None] | None
    injured: tuple[int, int | None] | None
    weapons: frozenset[str]
    outcomes: frozenset[str]
    targets: frozenset[str]
    victims: frozenset[str]
    names: frozenset[str]
    words: frozenset[str]
    sentence: str
    sequel: bool = False
    before: str | None = None

    @property
    def builds_incidents(self) -> bool:
        """Tell whether incidents are built from such an event."""
        return not self.aggregate and self.status in HAPPENED and self.type in INCIDENT_TYPES


def build_features(reports: Sequence[Report], families: Families) -> dict[str, EventFeatures]:
    """Work out the features of every event, by global id, in the order of the reports."""
    return {
        features.id: features
        for report in reports
        for features in _build_report_features(report, families)
    }


@lru_cache(maxsize=2**16)
def normalise_name(name: str) -> str:
    """Give the form in which two names are compared: lower case, no article, no punctuation."""
    words = [word.casefold() for word in _WORD.findall(name)]
    return " ".join(words[1:] if len(words) > 1 and words[0] in {"the", "a", "an"} else words)


def build_person_key(name: str) -> str:
    """Give first and last word of a person's name, so that a middle initial does not matter."""
    words = normalise_name(name).split()
    return " ".join((words[0], words[-1])) if len(words) > 1 else " ".join(words)


def _build_report_features(report: Report, families: Families) -> list[EventFeatures]:
    actors = {actor.id: actor for actor in report.actors}
    names = _list_names(report)
    found = [
        _build_one(report, event, actors, families, _take_near(names, event))
        for event in sorted(report.events, key=lambda event: event.evidence[0].start)
    ]
    return _mark_sequel(found)


def _mark_sequel(events: Sequence[EventFeatures]) -> list[EventFeatures]:
    """Note for each event the last one before it of the same type and no other mode."""
    marked: list[EventFeatures] = []
    for event in events:
        before = [
            other.id
            for other in marked
            if other.type is event.type
            and other.builds_incidents
            and (not other.modes or not event.modes or other.modes & event.modes)
        ]
        marked.append(replace(event, before=before[-1]) if before else event)
    return marked


def _build_one(
    report: Report,
    event: Event,
    actors: Mapping[str, Actor],
    families: Families,
    names: frozenset[str],
) -> EventFeatures:
    document = report.document
    printed, _ = build_print_order(document)
    when = event.when
    sentence = _BLANK.sub(" ", event.evidence[0].quote).strip().casefold()
    return EventFeatures(
        id=build_event_id(document.id, event.id),
        document=document.id,
        family=families.of.get(document.id, document.id),
        type=event.type,
        modes=frozenset(event.modes),
        status=event.status,
        aggregate=event.aggregate,
        first=when.first.toordinal() if when else None,
        last=when.last.toordinal() if when else None,
        minute=_read_minute(when.time_of_day) if when else None,
        printed=printed.toordinal() if printed.year < 9999 else None,
        site=build_site(event.where) if event.where else None,
        actors=_build_actor_keys(event.actors, actors),
        recipients=_build_actor_keys(event.recipients, actors),
        killed=sum_tolls(event.tolls, Outcome.KILLED),
        injured=sum_tolls(event.tolls, Outcome.INJURED),
        weapons=frozenset(weapon.kind for weapon in event.weapons),
        outcomes=frozenset(toll.outcome.value for toll in event.tolls if toll.high != 0),
        targets=_build_target_keys(event.recipients, actors),
        victims=frozenset(build_person_key(victim.name) for victim in event.victims),
        names=names,
        words=_list_words(document.text, event),
        sentence=sentence,
        sequel=is_sequel(sentence),
    )


def build_site(place: EventPlace) -> Site:
    """Give the place of an event in the form that is compared."""
    if place.precision in NARROW:
        level = 3
    elif place.precision in REGIONAL:
        level = 2
    elif place.precision is None:
        level = 0
    else:
        level = 1
    point = None
    if place.latitude is not None and place.longitude is not None:
        point = (place.latitude, place.longitude)
    return Site(
        name=place.name,
        key=normalise_name(place.name),
        level=level,
        country=place.country,
        admin1=place.admin1,
        point=point,
        geonames_id=place.geonames_id,
    )


def sum_tolls(tolls: Iterable[Toll], outcome: Outcome) -> tuple[int, int | None] | None:
    """Give the range of one outcome over an event's tolls.

    Tolls of several categories may be parts of one whole or the same people twice, so the range
    runs from the largest one to the sum of all. Nested tolls are within their holders already.
    """
    found = [toll for toll in tolls if toll.outcome is outcome]
    if not found:
        return None
    lows = [toll.low if toll.low is not None else 0 for toll in found]
    highs = [toll.high for toll in found if toll.high is not None]
    if len(highs) < len(found):
        return (max(lows), None)
    return (max(lows), max(sum(highs), max(lows)))


def _read_minute(time_of_day: str | None) -> int | None:
    if time_of_day is None:
        return None
    hour, _, minute = time_of_day.partition(":")
    return int(hour) * 60 + int(minute or 0) if hour.isdigit() else None


def _build_actor_keys(ids: Iterable[str], actors: Mapping[str, Actor]) -> frozenset[str]:
    """Give keys of the actors that are known by name; "gunmen" and "villagers" tell nothing."""
    found = [actors[key] for key in ids if key in actors]
    return frozenset(
        actor.known_as or normalise_name(actor.name)
        for actor in found
        if actor.named and actor.kind is not ActorKind.PEOPLE
    )


def _build_target_keys(ids: Iterable[str], actors: Mapping[str, Actor]) -> frozenset[str]:
    found = [normalise_name(actors[key].name).split() for key in ids if key in actors]
    return frozenset(words[-1] for words in found if words)


def _list_names(report: Report) -> list[tuple[int, str]]:
    """List where a report names persons: its actors, its victims, and capitalised pairs."""
    found = [
        (mention.start, build_person_key(actor.name))
        for actor in report.actors
        if actor.kind is ActorKind.PERSON
        for mention in actor.mentions
    ]
    found += [
        (victim.start, build_person_key(victim.name))
        for event in report.events
        for victim in event.victims
    ]
    found += [
        (match.start(), build_person_key(match.group()))
        for match in _TITLE_PAIR.finditer(report.document.text)
    ]
    return [(start, key) for start, key in found if " " in key]


def _take_near(names: Sequence[tuple[int, str]], event: Event) -> frozenset[str]:
    first, last = _find_extent(event, NAME_CHARS)
    return frozenset(key for start, key in names if first <= start <= last)


def _find_extent(event: Event, n_chars: int) -> tuple[int, int]:
    start = min(span.start for span in event.evidence)
    return max(0, start - n_chars), max(span.end for span in event.evidence) + n_chars


def _list_words(text: str, event: Event) -> frozenset[str]:
    start, end = _find_extent(event, CONTEXT_CHARS)
    return frozenset(word.casefold() for word in _WORD.findall(text[start:end]) if len(word) > 2)
