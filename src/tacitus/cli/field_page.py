"""Writes the page on fields: every type of the record, field by field."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from enum import StrEnum
from types import NoneType
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel

from tacitus.cli.codebook import space_name
from tacitus.evaluate.answers_template import describe_fields
from tacitus.model.incident import Incident
from tacitus.model.meanings import read_meanings
from tacitus.model.report import FailedDocument, Report
from tacitus.model.search import FoundDocument
from tacitus.model.told_event import ToldEvent
from tacitus.model.values import Span

_HEAD = """# Fields

What `tacitus read --format json` and `tacitus incidents --format jsonl` print: a
[report](#report) for each document, an [incident](#incident) for each happening, a
[failed document](#faileddocument) where one could not be read. Generated from the program by
`make schema`; a test fails where a field lacks a line. For machines the same is a JSON Schema:
[report](../schema/report.schema.json), [incident](../schema/incident.schema.json),
[failed document](../schema/failed.schema.json).

`tacitus search --format jsonl` prints a [found document](#founddocument) a line
([schema](../schema/found.schema.json)); `tacitus incidents --event-status planned --format jsonl`,
and the like for threats, requests and denials, a [told event](#toldevent)
([schema](../schema/told_event.schema.json)).

Nothing in a report is a fact about the world: it is what one document says. An absent value is
`null` or an empty list, never 0 and never a guess. Everything that came from words carries them:
`start`, `end` and `quote`, with `text[start:end] == quote`. What the values mean is in the
[codebook](codebook.md).
"""
_GOLD = """## Your own gold

What a row of `tacitus evaluate answers GOLD` can ask in its column `field`; `--template` prints the
same, with rows to begin with. How each is compared: [own gold](../method/own-gold.md).
"""
_ROOTS = (Report, Incident, FailedDocument, FoundDocument, ToldEvent)
_PLAIN = {"str": "text", "int": "whole number", "float": "number", "bool": "true or false"}
_ALWAYS = ("start", "end", "quote")


def format_fields() -> str:
    """Write the page on fields as Markdown."""
    parts = [_HEAD]
    for kind in list_types():
        parts += [f"## {kind.__name__}\n", f"{_read_words(kind)}\n"]
        parts += ["| field | value | meaning |\n| --- | --- | --- |"]
        parts += [f"| `{name}` | {value} | {words} |" for name, value, words in _list_rows(kind)]
        parts += [""]
    parts += [_GOLD, "| field | meaning |\n| --- | --- |"]
    parts += [f"| `{name}` | {words} |" for name, words in describe_fields()]
    return "\n".join(parts) + "\n"


def list_types() -> list[type[BaseModel]]:
    """List every type of the record, each once, a type before those that stand in it."""
    found: dict[type[BaseModel], None] = {}
    for root in _ROOTS:
        _collect(root, found)
    return list(found)


def list_own_fields(kind: type[BaseModel]) -> list[tuple[str, str]]:
    """List a type's fields as (name in Python, name as printed), the words' span left out."""
    is_told = issubclass(kind, Span) and kind is not Span
    return [
        (name, field.alias or name)
        for name, field in kind.model_fields.items()
        if not (is_told and name in _ALWAYS)
    ]


def _collect(kind: type[BaseModel], found: dict[type[BaseModel], None]) -> None:
    if kind not in found:
        found[kind] = None
        for field in kind.model_fields.values():
            for part in _list_parts(field.annotation):
                if inspect.isclass(part) and issubclass(part, BaseModel):
                    _collect(part, found)


def _list_parts(annotation: Any) -> Iterator[Any]:
    yield annotation
    for part in get_args(annotation):
        yield from _list_parts(part)


def _list_rows(kind: type[BaseModel]) -> Iterator[tuple[str, str, str]]:
    lines = read_meanings().fields
    own = lines.get(kind.__name__, {})
    for name, printed in list_own_fields(kind):
        words = own.get(printed) or lines["Span"][printed]
        yield printed, _name_value(kind.model_fields[name].annotation), words
    if issubclass(kind, Span) and kind is not Span:
        yield "start, end, quote", "[Span](#span)", "The words."


def _name_value(annotation: Any) -> str:
    """Say in words what a field holds."""
    if get_origin(annotation) is Literal:
        return " or ".join(f"`{value}`" for value in get_args(annotation))
    if get_origin(annotation) is tuple:
        return f"list of {_name_value(get_args(annotation)[0])}"
    parts = get_args(annotation)
    if parts:
        named = [_name_value(part) for part in parts if part is not NoneType]
        return " or ".join([*named, "null"] if NoneType in parts else named)
    name = str(annotation.__name__)
    if issubclass(annotation, StrEnum):
        words = space_name(name).lower()
        return f"[{words}](codebook.md#{words.replace(' ', '-')})"
    if issubclass(annotation, BaseModel):
        return f"[{name}](#{name.lower()})"
    return _PLAIN.get(name, name)


def _read_words(kind: type[BaseModel]) -> str:
    return " ".join((inspect.getdoc(kind) or "").replace("``", "`").split())
