"""What the finders hand to one another while a block of a document is read.

Each finding holds spaCy spans of its passage; the report is made from them at the end.
``passage`` is the passage's index within the block, so (passage, span.start) is text order.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

from spacy.tokens import Span, Token

from tacitus.model.enums import (
    ActorKind,
    AttributionKind,
    Category,
    Outcome,
    PlaceRole,
    Status,
    TimePrecision,
    TimeType,
)
from tacitus.model.mention import ResolvedPlace
from tacitus.model.values import Count


@dataclass(frozen=True, slots=True, eq=False)
class TimeFound:
    """A time expression with its value; ``time_of_day`` is 24-hour "HH:MM" or None."""

    passage: int
    span: Span
    type: TimeType
    timex: str | None
    first: datetime.date | None
    last: datetime.date | None
    precision: TimePrecision | None
    basis: str | None
    confidence: float
    time_of_day: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class PlaceFound:
    """A place name with where it points."""

    passage: int
    span: Span
    role: PlaceRole
    place: ResolvedPlace
    confidence: float


@dataclass(frozen=True, slots=True, eq=False)
class ActorMention:
    """One mention of an actor: the noun phrase without its relative clause; ``head`` its noun."""

    passage: int
    span: Span
    head: Token


@dataclass(frozen=True, slots=True, eq=False)
class ActorFound:
    """An actor with every mention in the block, in text order.

    ``category`` is what its people would be in a toll, or None where the words do not tell.
    """

    id: str
    name: str
    kind: ActorKind
    country: str | None
    sector: str | None
    code: str | None
    known_as: str | None
    named: bool
    mentions: tuple[ActorMention, ...]
    category: Category | None = None


@dataclass(frozen=True, slots=True, eq=False)
class AttributionFound:
    """Who said what. ``source_head`` is the noun of the source, for finding the speaker.

    ``parent`` is the attribution whose content holds this one (a chain), or None.
    """

    passage: int
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    kind: AttributionKind
    hedged: bool
    source_head: Token | None
    confidence: float
    via: tuple[Span, ...] = ()
    parent: AttributionFound | None = None


@dataclass(frozen=True, slots=True, eq=False)
class NestedTollFound:
    """A part of a toll; ``passage`` where it is told in another passage than the toll."""

    span: Span
    count: Count
    category: Category
    passage: int | None = None


@dataclass(frozen=True, slots=True, eq=False)
class TollFound:
    """A toll with the word that says what befell the people (``anchor``: killed, deaths ...).

    ``counted`` is the noun or number that is counted, None where nothing stands for it.
    ``is_further``: "a further three", to be added; ``is_running_total``: "bringing the total to";
    ``is_aggregate``: over a period, an area or several happenings ("since January").
    """

    passage: int
    span: Span
    anchor: Token
    counted: Token | None
    outcome: Outcome
    count: Count
    category: Category
    includes: tuple[NestedTollFound, ...] = ()
    is_further: bool = False
    is_running_total: bool = False
    is_aggregate: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class StatusFound:
    """Whether what a word tells happened; ``cue`` is the word that says so, if any does.

    ``is_hedged``: told with a reserve ("reportedly", "allegedly").
    """

    status: Status
    cue: Token | None = None
    is_hedged: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Findings:
    """All that was found in one block of a document."""

    times: tuple[TimeFound, ...] = ()
    places: tuple[PlaceFound, ...] = ()
    actors: tuple[ActorFound, ...] = ()
    attributions: tuple[AttributionFound, ...] = ()
    tolls: tuple[TollFound, ...] = field(default=())
