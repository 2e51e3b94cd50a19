"""A made-up world of incidents and the reports on them, with the truth known.

For measuring linking and copies at any size. Reports are in random order; the number of incidents
a day stays the same whatever the size, so a larger set is a longer time. Every figure below is a
setting of the world, chosen by hand, not fitted to any real set.

Of the incidents, 12 % have a rival in the same town on the same day and 15 % one in the same town
within a fortnight. Of the reports, one in ten is a copy by another outlet; 8 % give no day, 5 % a
day that is one off, 10 % only the region and 8 % no place; 20 % tell an earlier, lower toll.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from tacitus.model.document import Document
from tacitus.model.enums import (
    ActorKind,
    Category,
    EventType,
    Outcome,
    PlacePrecision,
    Status,
    TimePrecision,
)
from tacitus.model.event import Event, EventPlace, EventTime, Toll, Victim, Weapon
from tacitus.model.ids import build_document_id, build_event_id
from tacitus.model.mention import Actor
from tacitus.model.report import Report, Run
from tacitus.model.values import Span, cut_span

INCIDENTS_A_DAY: Final = 12
REPORTS_AN_INCIDENT: Final = (1, 1, 1, 2, 2, 3, 4, 6)
FIRST_DAY: Final = date(2021, 1, 1)
RUN: Final = Run(tacitus="generated", model="none", rules="none", settings="none")

_MODES: Final = {"bombing": "bomb", "firearms": "rifle", "artillery": "mortar", "aerial": "missile"}
_START: Final = ("ba", "ke", "lo", "mi", "nu", "ra", "se", "to", "va", "zi", "du", "fe")
_END: Final = ("bar", "den", "gor", "kun", "lam", "nis", "pol", "ran", "tek", "vil")
_OUTLETS: Final = tuple(f"{a} {b}" for a in ("North", "River", "Delta") for b in ("Wire", "Post"))
_FILLER: Final = (
    *("market", "school", "bridge", "convoy", "station", "clinic", "river", "village", "harbour"),
    *("mosque", "church", "farm", "patrol", "checkpoint", "hotel", "square", "office", "bakery"),
    *("depot", "warehouse", "quarry", "orchard", "tower", "barracks", "ferry"),
)


@dataclass(frozen=True, slots=True)
class Truth:
    """What really happened in the made-up world."""

    id: str
    day: date
    town: int
    mode: str
    killed: int
    injured: int
    doer: str
    victim: str | None
    details: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Generated:
    """Reports, and by event (global id) which incident it tells; copies by document id."""

    reports: tuple[Report, ...]
    incident_of: dict[str, str]
    copy_of: dict[str, str]


def generate_reports(n_reports: int, seed: int = 1) -> Generated:
    """Make up ``n_reports`` reports of one event each; the same seed gives the same reports."""
    rng = random.Random(seed)
    reports: list[Report] = []
    incident_of: dict[str, str] = {}
    copy_of: dict[str, str] = {}
    for truth in _generate_truths(rng):
        for number in range(rng.choice(REPORTS_AN_INCIDENT)):
            report = _build_report(truth, number, rng)
            reports.append(report)
            incident_of[build_event_id(report.document.id, "e1")] = truth.id
            if rng.random() < 0.1:
                copy = _copy_report(report, rng)
                reports.append(copy)
                incident_of[build_event_id(copy.document.id, "e1")] = truth.id
                copy_of[copy.document.id] = report.document.id
        if len(reports) >= n_reports:
            break
    kept = reports[:n_reports]
    rng.shuffle(kept)
    return Generated(tuple(kept), incident_of, copy_of)


def _generate_truths(rng: random.Random) -> Iterator[Truth]:
    number = 0
    while True:
        number += 1
        truth = _generate_truth(number, rng)
        yield truth
        if rng.random() < 0.12:
            yield _generate_rival(truth, 0, rng)
        if rng.random() < 0.15:
            yield _generate_rival(truth, rng.randint(2, 14), rng)


def _generate_truth(number: int, rng: random.Random) -> Truth:
    return Truth(
        id=f"t{number}",
        day=FIRST_DAY + timedelta(days=number // INCIDENTS_A_DAY),
        town=rng.randrange(400),
        mode=rng.choice(list(_MODES)),
        killed=min(int(rng.paretovariate(0.9)), 150),
        injured=int(rng.paretovariate(0.9)) - 1,
        doer=f"{_name_place(rng.randrange(12))} Front",
        victim=_name_person(rng) if rng.random() < 0.3 else None,
        details=tuple(rng.sample(_FILLER, 4)),
    )


def _generate_rival(truth: Truth, days: int, rng: random.Random) -> Truth:
    other = _generate_truth(0, rng)
    return replace(
        other, id=f"{truth.id}+{days}", day=truth.day + timedelta(days=days), town=truth.town
    )


def _name_place(number: int) -> str:
    first, rest = divmod(number, len(_END))
    second, first = divmod(first, len(_START))
    return (_START[first] + (_START[second] if second else "") + _END[rest]).capitalize()


def _name_person(rng: random.Random) -> str:
    return f"{_name_place(rng.randrange(600))} {_name_place(rng.randrange(600))}"


def _build_report(truth: Truth, number: int, rng: random.Random) -> Report:
    town = _name_place(truth.town)
    killed = truth.killed
    if rng.random() < 0.2 and number == 0:
        killed = max(1, int(killed * rng.uniform(0.6, 1.0)))
    day = truth.day + timedelta(days=rng.choice((-1, 1)) if rng.random() < 0.05 else 0)
    parts = {
        "day": f"{day:%d %B %Y}" if rng.random() > 0.08 else None,
        "place": rng.choices((town, f"Region {truth.town // 10}", None), (82, 10, 8))[0],
        "killed": f"{killed} people" if rng.random() > 0.07 else None,
        "injured": f"{truth.injured} others" if truth.injured and rng.random() > 0.3 else None,
        "doer": truth.doer if rng.random() > 0.3 else None,
        "weapon": _MODES[truth.mode] if rng.random() > 0.3 else None,
        "victim": truth.victim if rng.random() > 0.3 else None,
    }
    said = " ".join(value for value in parts.values() if value)
    details = " ".join(rng.sample(truth.details, 3) + rng.choices(_FILLER, k=6))
    text = f"Attack {said} told. Nearby {details} number {rng.randrange(10**9)}."
    published_on = truth.day + timedelta(days=rng.choice((0, 1, 1, 2)))
    return _assemble(truth, parts, text, (day, published_on, rng.choice(_OUTLETS)))


def _assemble(
    truth: Truth, parts: dict[str, str | None], text: str, printed: tuple[date, date, str]
) -> Report:
    day, published_on, publisher = printed
    spans = {name: _find_span(text, quote) for name, quote in parts.items() if quote}
    event = Event(
        id="e1",
        type=EventType.ASSAULT,
        modes=(truth.mode,),
        status=Status.OCCURRED,
        actors=("a1",) if "doer" in spans else (),
        when=_build_time(spans["day"], day) if "day" in spans else None,
        where=_build_place(spans["place"], truth.town) if "place" in spans else None,
        tolls=tuple(_build_tolls(spans)),
        victims=_build_victims(spans.get("victim")),
        weapons=_build_weapons(spans.get("weapon")),
        evidence=(cut_span(text, 0, text.index(".") + 1),),
        confidence=0.9,
    )
    return Report(
        document=_build_document(text, published_on, publisher),
        actors=_build_actors(spans.get("doer")),
        events=(event,),
        run=RUN,
    )


def _find_span(text: str, quote: str) -> Span:
    start = text.index(quote)
    return cut_span(text, start, start + len(quote))


def _build_time(span: Span, day: date) -> EventTime:
    return EventTime(
        **span.model_dump(), first=day, last=day, precision=TimePrecision.DAY, basis="written out"
    )


def _build_place(span: Span, town: int) -> EventPlace:
    is_region = span.quote.startswith("Region ")
    row, column = divmod(town, 20)
    return EventPlace(
        **span.model_dump(),
        name=span.quote,
        country="XA" if town < 200 else "XB",
        admin1=f"Region {town // 10}",
        latitude=None if is_region else row * 0.6,
        longitude=None if is_region else column * 0.6,
        geonames_id=None if is_region else town + 1,
        precision=PlacePrecision.ADMIN1 if is_region else PlacePrecision.TOWN,
    )


def _build_tolls(spans: dict[str, Span]) -> Iterator[Toll]:
    for name, outcome in (("killed", Outcome.KILLED), ("injured", Outcome.INJURED)):
        if name in spans:
            n = int(spans[name].quote.split()[0])
            yield Toll(
                **spans[name].model_dump(),
                outcome=outcome,
                low=n,
                high=n,
                wording=spans[name].quote,
                category=Category.UNSPECIFIED,
            )


def _build_victims(span: Span | None) -> tuple[Victim, ...]:
    if span is None:
        return ()
    return (
        Victim(
            **span.model_dump(),
            name=span.quote,
            category=Category.CIVILIAN,
            outcome=Outcome.KILLED,
        ),
    )


def _build_weapons(span: Span | None) -> tuple[Weapon, ...]:
    return () if span is None else (Weapon(**span.model_dump(), kind=span.quote),)


def _build_actors(span: Span | None) -> Sequence[Actor]:
    if span is None:
        return ()
    return (
        Actor(id="a1", name=span.quote, kind=ActorKind.ARMED_GROUP, named=True, mentions=(span,)),
    )


def _build_document(text: str, published_on: date, publisher: str) -> Document:
    return Document(
        id=build_document_id(text, publisher=publisher, published_on=published_on),
        publisher=publisher,
        published_on=published_on,
        dated_on=published_on,
        text=text,
    )


def _copy_report(report: Report, rng: random.Random) -> Report:
    """Print the same words in another outlet, a few days later, with a notice at the foot."""
    document = report.document
    printed_on = (document.published_on or FIRST_DAY) + timedelta(days=rng.randint(0, 9))
    text = f"{document.text} Shared by our partner {rng.randrange(10**6)}."
    copy = _build_document(text, printed_on, f"Mirror {rng.randrange(9)}")
    return report.model_copy(update={"document": copy})
