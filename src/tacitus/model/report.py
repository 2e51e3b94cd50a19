"""A report: what one document says. This is the contract others build against."""

from __future__ import annotations

import json
from typing import Final, Literal

from pydantic import ConfigDict, Field

from tacitus.model.document import Document
from tacitus.model.enums import Tier
from tacitus.model.event import Event, Relation
from tacitus.model.mention import Actor, Attribution, Place, Time
from tacitus.model.values import Frozen

REPORT_SCHEMA: Final = "tacitus.report/1"


class Run(Frozen):
    """What made the report: program, language model, digests of the rules and the settings."""

    tacitus: str
    model: str
    rules: str
    settings: str


class Report(Frozen):
    """Everything one document says; nothing in it is a fact about the world."""

    model_config = ConfigDict(serialize_by_alias=True, validate_by_name=True)

    schema_name: Literal["tacitus.report/1"] = Field(default=REPORT_SCHEMA, alias="schema")
    tier: Tier = Tier.INTERNAL
    document: Document
    times: tuple[Time, ...] = ()
    places: tuple[Place, ...] = ()
    actors: tuple[Actor, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    events: tuple[Event, ...] = ()
    relations: tuple[Relation, ...] = ()
    run: Run


class FailedDocument(Frozen):
    """A document that could not be read, with the reason for a person."""

    external_id: str
    error: str


def format_report(report: Report | FailedDocument, *, indent: int | None = None) -> str:
    """Write a report as JSON: field order of the contract, UTF-8 kept, absent values null."""
    return json.dumps(report.model_dump(mode="json"), ensure_ascii=False, indent=indent)
