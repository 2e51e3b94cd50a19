"""What a document mentions: times, places, actors, attributions."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from tacitus.model.enums import (
    ActorKind,
    AttributionKind,
    PlacePrecision,
    PlaceRole,
    TimePrecision,
    TimeType,
)
from tacitus.model.values import Frozen, Span, Spans


class Time(Span):
    """A time expression; durations and sets have no ``first`` and ``last``."""

    first: date | None = None
    last: date | None = None
    precision: TimePrecision | None = None
    basis: str | None = None
    timex: str | None = None
    type: TimeType
    confidence: float = Field(ge=0, le=1)


class ResolvedPlace(Frozen):
    """Where a place name points; None where the gazetteer does not tell."""

    name: str
    country: str | None = None
    admin1: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    geonames_id: int | None = None
    precision: PlacePrecision | None = None
    uncertainty_m: int | None = None


class Place(Span, ResolvedPlace):
    """A place name in the text. ``country`` is ISO 3166 alpha-2."""

    role: PlaceRole
    confidence: float = Field(ge=0, le=1)


class Actor(Frozen):
    """Somebody the document speaks of, with every mention, under one id."""

    id: str
    name: str
    kind: ActorKind
    country: str | None = None
    sector: str | None = None
    code: str | None = None
    known_as: str | None = None
    named: bool
    mentions: tuple[Span, ...]


class ChainLink(Frozen):
    """One hand through which the words came: "told X radio that scouts had seen ...".

    The span is None together with its quote only where the link has no words of its own.
    """

    name: str
    speaker: str | None = None
    kind: AttributionKind
    start: int | None = None
    end: int | None = None
    quote: str | None = None


class Attribution(Frozen):
    """Who said what: each of source, cue and content is a span, pieces of one, or None."""

    id: str
    source: Spans = None
    cue: Spans = None
    content: Spans = None
    kind: AttributionKind
    hedged: bool = False
    speaker: str | None = None
    chain: tuple[ChainLink, ...] = ()
    confidence: float = Field(ge=0, le=1)
