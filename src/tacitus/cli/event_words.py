"""One event in a line or two: when | where | who -> whom | toll, then on whose word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from tacitus.cli.screen import flatten, isolate
from tacitus.export.wording import word_attribution, word_place, word_range, word_time
from tacitus.model.enums import (
    AttributionKind,
    Category,
    PlacePrecision,
    ResponsibilityBasis,
    Status,
)
from tacitus.model.event import Event, NestedToll, Toll
from tacitus.model.report import Report
from tacitus.model.values import Span

ELSEWHERE: Final = "~"
"""Behind a day or a place that is told elsewhere in the article, not in the event's own words."""
_PEOPLE: Final[Mapping[Category, tuple[str, str]]] = {
    Category.CIVILIAN: ("civilian", "civilians"),
    Category.COMBATANT: ("combatant", "combatants"),
    Category.SECURITY_FORCE: ("security force member", "security force members"),
    Category.CHILD: ("child", "children"),
    Category.WOMAN: ("woman", "women"),
    Category.JOURNALIST: ("journalist", "journalists"),
    Category.AID_WORKER: ("aid worker", "aid workers"),
    Category.PROTESTER: ("protester", "protesters"),
    Category.PERPETRATOR: ("perpetrator", "perpetrators"),
    Category.UNSPECIFIED: ("", ""),
}
_COARSE: Final[Mapping[PlacePrecision, str]] = {
    PlacePrecision.COUNTRY: "country only",
    PlacePrecision.ADMIN1: "region only",
    PlacePrecision.ADMIN2: "district only",
    PlacePrecision.REGION: "wide area only",
    PlacePrecision.WATER: "water only",
}
_UNSURE: Final = 0.5


def word_when(event: Event) -> str:
    """Say the day with its weekday: "Sat 2024-05-11 12:00"; "day not told"."""
    when = event.when
    if when is None:
        return "day not told"
    weekday = f"{when.first:%a} " if when.first == when.last else ""
    hour = f" {when.time_of_day}" if when.time_of_day else ""
    return f"{weekday}{word_time(when)}{hour}{_mark_elsewhere(event, when)}"


def word_where(event: Event) -> str:
    """Say the place; "place not told"."""
    where = event.where
    if where is None:
        return "place not told"
    return isolate(word_place(where)) + _mark_elsewhere(event, where)


def _mark_elsewhere(event: Event, span: Span) -> str:
    inside = any(item.start <= span.start and span.end <= item.end for item in event.evidence)
    return "" if inside else ELSEWHERE


def word_sides(event: Event, names: Mapping[str, str]) -> str:
    """Say who did it to whom: "Gunmen -> traders"; "?" where the one before is not told."""
    doers, others = _name(event.actors, names), _name(event.recipients, names)
    return f"{doers or '?'} -> {others}" if others else doers


def _name(ids: Sequence[str], names: Mapping[str, str]) -> str:
    return ", ".join(dict.fromkeys(isolate(flatten(names.get(id_, id_))) for id_ in ids))


def word_tolls(event: Event) -> str:
    """Say all tolls: "at least 14 killed, of them 3 children; 23 injured"."""
    return "; ".join(dict.fromkeys(_word_toll(toll) for toll in event.tolls))


def _word_toll(toll: Toll) -> str:
    number = word_range(toll.low, toll.high, approximate=toll.approximate)
    people = _word_people(toll.category, is_one=(toll.low, toll.high) == (1, 1))
    words = " ".join(filter(None, (number, people, toll.outcome.value)))
    if toll.low is None or toll.low != toll.high or toll.approximate:
        words += f' ("{isolate(flatten(toll.wording))}")'
    if toll.includes:
        words += ", of them " + ", ".join(_word_part(part, toll) for part in toll.includes)
    return words


def _word_part(part: NestedToll, whole: Toll) -> str:
    people = _word_people(part.category, is_one=(part.low, part.high) == (1, 1))
    if part.category in (whole.category, Category.UNSPECIFIED):
        people = f'("{isolate(flatten(part.wording))}")'
    return f"{word_range(part.low, part.high)} {people}"


def _word_people(category: Category, *, is_one: bool) -> str:
    return _PEOPLE[category][0 if is_one else 1]


def word_status(event: Event) -> str:
    """Say its status where that is not simply "occurred"."""
    return "" if event.status is Status.OCCURRED else event.status.value.upper()


def word_source(event: Event) -> str:
    """Say on whose word it stands; nothing where nobody but the author speaks."""
    if not event.attribution:
        return ""
    return f"word of {isolate(flatten(word_attribution(event.attribution)))}"


def list_details(event: Event, names: Mapping[str, str]) -> Iterator[str]:
    """Say who is held responsible, the weapons, the things and the named victims."""
    blamed = ", ".join(_list_blamed(event, names))
    if blamed:
        yield f"responsible: {blamed}"
    if event.victims:
        yield "victims: " + ", ".join(
            isolate(flatten(victim.name)) + (f" ({victim.age})" if victim.age is not None else "")
            for victim in event.victims
        )
    if event.weapons:
        yield "weapon: " + ", ".join(dict.fromkeys(item.kind for item in event.weapons))
    if event.items:
        yield "items: " + ", ".join(dict.fromkeys(flatten(item.quote) for item in event.items))


def _list_blamed(event: Event, names: Mapping[str, str]) -> Iterator[str]:
    """Say by actor and ground who names him: "Gunmen (accused by police, witnesses)"."""
    grouped: dict[tuple[str, str], list[str]] = {}
    for entry in event.responsibility:
        if entry.basis is not ResponsibilityBasis.STATED:
            by = grouped.setdefault((_name([entry.actor], names), entry.basis.value), [])
            by += [_name([entry.by], names)] if entry.by and entry.by != entry.actor else []
    for (actor, basis), by in grouped.items():
        yield f"{actor} ({basis}" + (f" by {', '.join(dict.fromkeys(by))}" if by else "") + ")"


def list_flags(event: Event, report: Report) -> Iterator[str]:
    """Say what a reader must look out for in one event."""
    if any(entry.hedged for entry in event.attribution):
        yield "hedged"
    if any(entry.kind is AttributionKind.DENIED for entry in event.attribution):
        yield "denied by a party"
    if not event.attribution:
        yield "author's voice only"
    where = event.where
    if where is None:
        return
    if where.precision is None or where.latitude is None:
        yield "place not found in the gazetteer"
    elif where.precision in _COARSE:
        yield _COARSE[where.precision]
    unsure = (place.confidence < _UNSURE for place in report.places if place.start == where.start)
    if any(unsure):
        yield "place ambiguous"
