"""An event: one happening as one document tells it."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from tacitus.model.enums import (
    AttributionKind,
    Category,
    EventType,
    Outcome,
    RelationType,
    ResponsibilityBasis,
    Status,
    TimePrecision,
)
from tacitus.model.mention import ResolvedPlace
from tacitus.model.values import Frozen, Span


class EventTime(Span):
    """When it happened; ``time_of_day`` is 24-hour "HH:MM", or None."""

    first: date
    last: date
    precision: TimePrecision
    basis: str
    time_of_day: str | None = None


class EventPlace(Span, ResolvedPlace):
    """Where it happened, with the words that say so."""


class NestedToll(Span):
    """A part of a toll ("two of them pupils"); never added to what holds it."""

    low: int | None = Field(default=None, ge=0)
    high: int | None = Field(default=None, ge=0)
    wording: str
    category: Category


class Toll(Span):
    """How many people were killed, injured ...: a claim with its wording."""

    outcome: Outcome
    low: int | None = Field(default=None, ge=0)
    high: int | None = Field(default=None, ge=0)
    approximate: bool = False
    wording: str
    category: Category
    includes: tuple[NestedToll, ...] = ()


class Victim(Span):
    """A named dead or injured person; disclosure tier internal."""

    name: str
    variants: tuple[str, ...] = ()
    age: int | None = None
    sex: str | None = None
    role: str | None = None
    category: Category
    outcome: Outcome


class Weapon(Span):
    """A weapon named in the telling of the event."""

    kind: str


class Item(Span):
    """A thing given, sold, seized or shipped."""

    what: str
    low: int | None = None
    high: int | None = None
    wording: str | None = None


class EventAttribution(Span):
    """On whose word an event stands; ``via`` are the hands the words came through."""

    attribution_id: str
    speaker: str | None = None
    name: str | None = None
    kind: AttributionKind
    cue: str | None = None
    hedged: bool = False
    via: tuple[str, ...] = ()


class Responsibility(Span):
    """Who is named as the doer, on what ground, by whom (None: the author)."""

    actor: str
    basis: ResponsibilityBasis
    by: str | None = None


class Acled(Frozen):
    """The class of the ACLED-like codebook."""

    event_type: str
    sub_event_type: str


class Event(Frozen):
    """One happening as one document tells it, with the words for every value."""

    id: str
    type: EventType
    modes: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()
    status: Status
    aggregate: bool = False
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    when: EventTime | None = None
    where: EventPlace | None = None
    tolls: tuple[Toll, ...] = ()
    victims: tuple[Victim, ...] = ()
    weapons: tuple[Weapon, ...] = ()
    items: tuple[Item, ...] = ()
    attribution: tuple[EventAttribution, ...] = ()
    responsibility: tuple[Responsibility, ...] = ()
    acled: Acled | None = None
    evidence: tuple[Span, ...] = Field(min_length=1)
    confidence: float = Field(ge=0, le=1)


class Relation(Frozen):
    """How two actors stand to each other, read "a TYPE b"."""

    a: str
    b: str
    type: RelationType
    hedged: bool = False
    attribution: tuple[EventAttribution, ...] = ()
    first: date | None = None
    last: date | None = None
    evidence: tuple[Span, ...]
    confidence: float = Field(ge=0, le=1)
