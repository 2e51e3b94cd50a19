"""An incident: the events of many reports that speak of the same happening."""

from __future__ import annotations

import datetime
import json
from typing import Final, Literal

from pydantic import ConfigDict, Field

from tacitus.model.enums import (
    Category,
    EventType,
    Grading,
    IncidentStatus,
    Outcome,
    ResponsibilityBasis,
    Tier,
    TimePrecision,
)
from tacitus.model.event import Acled
from tacitus.model.mention import ResolvedPlace
from tacitus.model.values import Frozen

INCIDENT_SCHEMA: Final = "tacitus.incident/1"
RANGE_PART: Final = "range, part of another toll"
"""The policy of a nested toll ("two of them pupils"): within another one, never added to it."""


class Approval(Frozen):
    """Who accepted the incident, when, by which decision."""

    by: str
    at: datetime.datetime
    decision_id: int


class Chosen(Frozen):
    """Which policy chose a value, and the events (global ids) whose claim won."""

    policy: str
    claims: tuple[str, ...]


class IncidentTime(Chosen):
    """When it happened, as the policy chose among the reports."""

    first: datetime.date
    last: datetime.date
    precision: TimePrecision


class IncidentPlace(ResolvedPlace, Chosen):
    """Where it happened, as the policy chose among the reports."""


class IncidentType(Chosen):
    """What it was, as the policy chose among the reports."""

    type: EventType
    modes: tuple[str, ...] = ()


class IncidentActor(Frozen):
    """Somebody named as a side or as the one acted upon, by name and role."""

    name: str
    role: Literal["actor", "recipient"]
    kind: str | None = None
    country: str | None = None
    known_as: str | None = None
    claims: tuple[str, ...]


class IncidentResponsibility(Frozen):
    """Who is named as the doer, on what ground, on whose word (None: an author's voice)."""

    actor: str
    basis: ResponsibilityBasis
    by: str | None = None
    claims: tuple[str, ...]


class IncidentToll(Chosen):
    """The toll of one outcome and category over all reports."""

    outcome: Outcome
    category: Category
    low: int | None = Field(default=None, ge=0)
    best: int | None = Field(default=None, ge=0)
    high: int | None = Field(default=None, ge=0)


class IncidentVictim(Frozen):
    """A named victim; disclosure tier internal."""

    name: str
    outcome: Outcome
    category: Category
    age: int | None = None
    claims: tuple[str, ...]


class Conflict(Frozen):
    """One field on which reports disagree, in words."""

    field: str
    words: str
    claims: tuple[str, ...]


class Member(Frozen):
    """One report of the incident and which of its events belong to it."""

    document: str
    external_id: str | None = None
    publisher: str | None = None
    published_on: datetime.date | None = None
    events: tuple[str, ...]


class Statement(Frozen):
    """An event that attaches to the incident without being part of it."""

    event: str
    type: EventType
    words: str


class Incident(Frozen):
    """What the reports together say of one happening; it never overwrites a report."""

    model_config = ConfigDict(serialize_by_alias=True, validate_by_name=True)

    schema_name: Literal["tacitus.incident/1"] = Field(default=INCIDENT_SCHEMA, alias="schema")
    tier: Tier = Tier.INTERNAL
    id: str
    version: int = Field(default=1, ge=1)
    status: IncidentStatus = IncidentStatus.SUGGESTED
    successor: str | None = None
    approval: Approval | None = None
    grading: Grading
    grading_rule: str
    responsibility_grading: str | None = None
    when: IncidentTime | None = None
    where: IncidentPlace | None = None
    type: IncidentType
    acled: Acled | None = None
    actors: tuple[IncidentActor, ...] = ()
    responsibility: tuple[IncidentResponsibility, ...] = ()
    tolls: tuple[IncidentToll, ...] = ()
    victims: tuple[IncidentVictim, ...] = ()
    sources_total: int = Field(ge=1)
    sources_independent: int = Field(ge=1)
    conflicts: tuple[Conflict, ...] = ()
    statements: tuple[Statement, ...] = ()
    reports: tuple[Member, ...] = Field(min_length=1)


class Link(Frozen):
    """Why two events (global ids) were joined, or the nearest join that was refused."""

    a: str
    b: str
    joined: bool
    score: float
    reasons: tuple[str, ...]


def format_incident_json(incident: Incident, *, indent: int | None = None) -> str:
    """Write an incident as JSON: field order of the contract, UTF-8 kept, absent values null."""
    return json.dumps(incident.model_dump(mode="json"), ensure_ascii=False, indent=indent)
