"""A report: what one document says. This is the contract others build against."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator
from typing import Final, Literal

from pydantic import BaseModel, ConfigDict, Field

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
    return "".join(list_report_pieces(report, indent=indent))


def list_report_pieces(
    report: Report | FailedDocument, *, indent: int | None = None
) -> Iterator[str]:
    """Write a report as JSON piece by piece, so that a very long one is never held twice."""
    newline = "" if indent is None else "\n"
    pad = " " * (indent or 0)
    comma = ", " if indent is None else ",\n"
    opening = "{" + newline
    for name, field in type(report).model_fields.items():
        value = getattr(report, name)
        yield f"{opening}{pad}{json.dumps(field.alias or name)}: "
        opening = comma
        if isinstance(value, tuple) and value:
            start = "[" + newline
            for item in value:
                yield start + _dump(item, indent, 2)
                start = comma
            yield f"{newline}{pad}]"
        else:
            yield _dump(value, indent, 1).lstrip(" ")
    yield newline + "}"


def _dump(value: object, indent: int | None, depth: int) -> str:
    """Dump one value; indented, every line of it (JSON strings hold no line ends)."""
    plain = value.model_dump(mode="json") if isinstance(value, BaseModel) else value
    text = json.dumps(plain, ensure_ascii=False, indent=indent)
    return text if indent is None else textwrap.indent(text, " " * indent * depth)
