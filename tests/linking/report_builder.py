"""Reports built by hand: one short text an event, with every value cut from it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from tacitus.model.document import Document
from tacitus.model.enums import (
    ActorKind,
    AttributionKind,
    Category,
    EventType,
    Outcome,
    PlacePrecision,
    ResponsibilityBasis,
    Status,
    TimePrecision,
)
from tacitus.model.event import (
    Event,
    EventAttribution,
    EventPlace,
    EventTime,
    NestedToll,
    Responsibility,
    Toll,
    Victim,
    Weapon,
)
from tacitus.model.ids import build_document_id
from tacitus.model.mention import Actor
from tacitus.model.report import Report, Run
from tacitus.model.values import cut_span

RUN = Run(tacitus="test", model="none", rules="none", settings="none")
TOWNS: Mapping[str, tuple[str, str, float, float]] = {
    "Ardel": ("XA", "North", 10.0, 20.0),
    "Ardel Gate": ("XA", "North", 10.05, 20.02),
    "Bekum": ("XA", "North", 10.9, 20.9),
    "Corvan": ("XA", "South", 5.0, 21.0),
    "Dorsk": ("XB", "Coast", 40.0, 3.0),
}
REGIONS: Mapping[str, tuple[str, str]] = {"North": ("XA", "North"), "South": ("XA", "South")}


@dataclass(frozen=True, slots=True)
class Told:
    """What one event of a made-up report tells; what is not given is not said."""

    day: str | None = "2024-05-11"
    last_day: str | None = None
    hour: str | None = None
    place: str | None = "Ardel"
    type: EventType = EventType.ASSAULT
    modes: tuple[str, ...] = ("bombing",)
    status: Status = Status.OCCURRED
    aggregate: bool = False
    killed: tuple[int | None, int | None] | None = None
    injured: tuple[int, int | None] | None = None
    abducted: tuple[int, int | None] | None = None
    category: Category = Category.UNSPECIFIED
    children: int | None = None
    doer: str | None = None
    target: str | None = None
    by: str | None = None
    via: tuple[str, ...] = ()
    victim: str | None = None
    weapon: str | None = None
    blamed: tuple[tuple[str, ResponsibilityBasis], ...] = ()
    words: str = ""


@dataclass(slots=True)
class _Cast:
    """The actors of one report, each once."""

    ids: dict[str, str] = field(default_factory=dict)

    def find(self, name: str) -> str:
        return self.ids.setdefault(name, f"a{len(self.ids) + 1}")


def build_report(
    *told: Told,
    publisher: str | None = "Example Wire",
    printed: str | None = "2024-05-12",
    text: str | None = None,
    first: tuple[str, str] | None = None,
) -> Report:
    """Build a report; ``first`` is the outlet and day of an earlier printing.

    Without ``text`` the outlet adds words of its own, so that the report is nobody's copy.
    """
    if text is None:
        text = " ".join(f"{(publisher or 'nobody').replace(' ', '').lower()}{i}" for i in range(20))
    sentences = [_write_sentence(number, item) for number, item in enumerate(told, start=1)]
    body = "\n".join(sentences) + "\n" + text
    cast = _Cast()
    events, start = [], 0
    for number, (item, sentence) in enumerate(zip(told, sentences, strict=True), start=1):
        events.append(_build_event(f"e{number}", item, body, (start, start + len(sentence)), cast))
        start += len(sentence) + 1
    printed_on = date.fromisoformat(printed) if printed else None
    first_on = date.fromisoformat(first[1]) if first else None
    document = Document(
        id=build_document_id(body, publisher=publisher, published_on=printed_on),
        publisher=publisher,
        published_on=printed_on,
        first_publisher=first[0] if first else None,
        first_published_on=first_on,
        dated_on=first_on or printed_on,
        text=body,
    )
    actors = tuple(_build_actor(key, name, body) for name, key in cast.ids.items())
    return Report(document=document, actors=actors, events=tuple(events), run=RUN)


def _write_sentence(number: int, told: Told) -> str:
    parts = [told.words, told.day, told.place, told.doer, told.target, told.by, told.victim]
    parts += [told.weapon, *(name for name, _ in told.blamed)]
    return f"({number}) " + " / ".join(part for part in parts if part) + " ."


def _build_event(key: str, told: Told, text: str, extent: tuple[int, int], cast: _Cast) -> Event:
    span = cut_span(text, *extent)
    words = span.model_dump()
    speaker = cast.find(told.by) if told.by else None
    attribution: tuple[EventAttribution, ...] = ()
    if told.by or told.via:
        attribution = (
            EventAttribution(
                **words,
                attribution_id="q1",
                speaker=speaker,
                name=told.by,
                kind=AttributionKind.SAID,
                via=told.via,
            ),
        )
    return Event(
        id=key,
        type=told.type,
        modes=told.modes,
        status=told.status,
        aggregate=told.aggregate,
        actors=(cast.find(told.doer),) if told.doer else (),
        recipients=(cast.find(told.target),) if told.target else (),
        when=_build_time(told, words),
        where=_build_place(told.place, words) if told.place else None,
        tolls=tuple(_build_tolls(told, words)),
        victims=_build_victims(told, words),
        weapons=(Weapon(**words, kind=told.weapon),) if told.weapon else (),
        attribution=attribution,
        responsibility=tuple(
            Responsibility(**words, actor=cast.find(name), basis=basis, by=speaker)
            for name, basis in told.blamed
        ),
        evidence=(span,),
        confidence=0.9,
    )


def _build_time(told: Told, words: Mapping[str, object]) -> EventTime | None:
    if told.day is None:
        return None
    first = date.fromisoformat(told.day)
    last = date.fromisoformat(told.last_day) if told.last_day else first
    return EventTime.model_validate(
        {
            **words,
            "first": first,
            "last": last,
            "precision": TimePrecision.DAY if first == last else TimePrecision.RANGE,
            "basis": "written out",
            "time_of_day": told.hour,
        }
    )


def _build_place(name: str, words: Mapping[str, object]) -> EventPlace:
    if name in TOWNS:
        country, admin1, latitude, longitude = TOWNS[name]
        values = {"latitude": latitude, "longitude": longitude, "precision": PlacePrecision.TOWN}
    else:
        country, admin1 = REGIONS[name]
        values = {"precision": PlacePrecision.ADMIN1}
    return EventPlace.model_validate(
        {**words, "name": name, "country": country, "admin1": admin1, **values}
    )


def _build_tolls(told: Told, words: Mapping[str, object]) -> Sequence[Toll]:
    tolls = []
    counts = (told.killed, told.injured, told.abducted)
    kinds = (Outcome.KILLED, Outcome.INJURED, Outcome.ABDUCTED)
    for outcome, count in zip(kinds, counts, strict=True):
        if count is None:
            continue
        parts: tuple[NestedToll, ...] = ()
        if told.children is not None and outcome is Outcome.KILLED:
            n = told.children
            part = {"low": n, "high": n, "wording": f"{n} children", "category": Category.CHILD}
            parts = (NestedToll.model_validate({**words, **part}),)
        tolls.append(
            Toll.model_validate(
                {
                    **words,
                    "outcome": outcome,
                    "low": count[0],
                    "high": count[1],
                    "wording": str(count[0]),
                    "category": told.category,
                    "includes": parts,
                }
            )
        )
    return tolls


def _build_victims(told: Told, words: Mapping[str, object]) -> tuple[Victim, ...]:
    if told.victim is None:
        return ()
    values = {"name": told.victim, "category": Category.CIVILIAN, "outcome": Outcome.KILLED}
    return (Victim.model_validate({**words, **values}),)


def _build_actor(key: str, name: str, text: str) -> Actor:
    start = text.index(name)
    return Actor(
        id=key,
        name=name,
        kind=ActorKind.ARMED_GROUP,
        named=any(letter.isupper() for letter in name),
        mentions=(cut_span(text, start, start + len(name)),),
    )
