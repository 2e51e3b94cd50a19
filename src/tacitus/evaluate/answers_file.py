"""Your own gold: rows to what is asked of each document; every fault of a file told at once."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import Any, Final

from tacitus.errors import IntakeError
from tacitus.evaluate.answers_fields import (
    COMPLETE,
    DEGREES,
    DOCUMENT_FIELDS,
    EVENT_FIELDS,
    LATITUDE,
    LONGITUDE,
    POINT,
    QUOTE,
    list_cell_fields,
)
from tacitus.evaluate.answers_rows import Fault, Row, read_rows
from tacitus.evaluate.answers_values import Point, parse_yes
from tacitus.evaluate.gold import GoldDocument
from tacitus.intake.files import KNOWN_SUFFIXES

GOLD_FIELD: Final = "answers"
_LISTS: Final = frozenset({QUOTE, *(name for name, f in EVENT_FIELDS.items() if f.is_list)})
_SHOWN: Final = 100
_WORD: Final = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Answer:
    """What gold says in one field; no value means that the report says nothing."""

    field: str
    values: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class EventAnswers:
    """What gold says of one event, and the words that tell it, where given."""

    label: str
    answers: tuple[Answer, ...]
    quotes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DocumentAnswers:
    """What gold says of one document; ``is_complete``: it names every event that happened."""

    answers: tuple[Answer, ...]
    events: tuple[EventAnswers, ...]
    is_complete: bool


def load_answers(path: Path, texts: Mapping[str, str | None]) -> list[GoldDocument]:
    """Load the documents that a file asks about, in the order in which they first come.

    ``texts`` has the text of each known document, None for one that could not be read. Raises
    IntakeError with every fault, its line and what to do.
    """
    listed, faults = read_rows(path)
    names = {row.document: _resolve(row.document, texts) for row in listed}
    rows = [replace(row, document=names[row.document] or row.document) for row in listed]
    faults += [fault for row in rows for fault in _check_row(row, texts)]
    faults += _find_repeats(rows)
    faults += _find_clashes(rows)
    if faults:
        raise IntakeError(_format_faults(path, faults))
    if not rows:
        raise IntakeError(f"{path}: holds no row; --template shows how to begin")
    chosen: dict[str, list[Row]] = {}
    for row in rows:
        chosen.setdefault(row.document, []).append(row)
    return [
        GoldDocument(id_, texts[id_] or "", {GOLD_FIELD: _build_document(mine)})
        for id_, mine in chosen.items()
    ]


def _format_faults(path: Path, faults: Sequence[Fault]) -> str:
    ordered = [f"line {fault.line}: {fault.words}" for fault in sorted(faults, key=_take_line)]
    more = [f"and {len(ordered) - _SHOWN} more"] if len(ordered) > _SHOWN else []
    return f"{path}: " + "; ".join([*ordered[:_SHOWN], *more])


def _take_line(item: Fault | Row) -> int:
    return item.line


def _resolve(name: str, known: Mapping[str, str | None]) -> str | None:
    """Find the document by its id, or by its path with the ending that Tacitus takes off."""
    bare = name.removeprefix("./").removesuffix(".gz")
    tried = [name, *(bare.removesuffix(suffix) for suffix in ("", *KNOWN_SUFFIXES))]
    return next((each for each in tried if each in known), None)


def _check_row(row: Row, texts: Mapping[str, str | None]) -> Iterator[Fault]:
    """Find what is wrong with a row by itself."""
    if row.document not in texts:
        yield Fault(row.line, _describe_unknown("document", row.document, texts))
    yield from (Fault(row.line, words) for words in _list_field_faults(row))
    text = texts.get(row.document)
    if row.field == QUOTE and row.value and text is not None and not find_quote(text, row.value):
        yield Fault(
            row.line, f"the words {row.value!r} do not stand in {row.document}; copy them from it"
        )


def _describe_unknown(kind: str, name: str, known: Iterable[str]) -> str:
    names = list(known)
    close = difflib.get_close_matches(name, names, n=3, cutoff=0.4) or names[:3]
    return f"{kind} {name!r} is not known; known are {', '.join(map(repr, close))}"


def _list_field_faults(row: Row) -> Iterator[str]:
    is_whole = row.field in DOCUMENT_FIELDS or row.field == COMPLETE
    if row.field not in list_cell_fields():
        yield _describe_unknown("field", row.field, list_cell_fields())
        return
    if is_whole and row.event:
        yield f"field {row.field!r} is about the whole document; leave the event empty"
    if not is_whole and not row.event:
        yield f"field {row.field!r} is about an event; give it a label of your own, such as 1"
    if not row.value and row.field in (QUOTE, COMPLETE):
        yield f"field {row.field!r} is empty; give a value or remove the row"
    if row.value:
        try:
            _parse(row)
        except ValueError as error:
            yield f"{row.field}: {error}"


def _parse(row: Row) -> Any:
    if row.field == QUOTE:
        return row.value
    if row.field == COMPLETE:
        return parse_yes(row.value)
    if row.field in DEGREES:
        return DEGREES[row.field](row.value)
    fields = DOCUMENT_FIELDS if row.field in DOCUMENT_FIELDS else EVENT_FIELDS
    return fields[row.field].parse(row.value)


def _take_cell(row: Row) -> tuple[str, str, str]:
    return row.document, row.event, row.field


def _find_repeats(rows: Sequence[Row]) -> Iterator[Fault]:
    """Find rows that stand twice, and second rows of a field that has one value."""
    firsts: dict[tuple[str, ...], int] = {}
    for row in rows:
        key = _take_cell(row)
        same = (*key, row.value)
        if same in firsts:
            yield Fault(row.line, f"says the same as line {firsts[same]}; remove one of them")
        elif key in firsts and row.field not in _LISTS:
            yield Fault(row.line, f"{row.field!r} has a value in line {firsts[key]}; keep one")
        firsts.setdefault(same, row.line)
        firsts.setdefault(key, row.line)


def _find_clashes(rows: Sequence[Row]) -> Iterator[Fault]:
    """Find rows that do not go together: nothing beside something, half a point, no handle."""
    values: dict[tuple[str, str, str], list[Row]] = {}
    for row in rows:
        values.setdefault(_take_cell(row), []).append(row)
    for mine in values.values():
        empty = [row for row in mine if not row.value]
        if empty and len(mine) > len(empty):
            yield Fault(empty[0].line, f"{empty[0].field!r} is empty and has a value; keep one")
    for (document, event, field), mine in values.items():
        other = {LATITUDE: LONGITUDE, LONGITUDE: LATITUDE}.get(field)
        partners = values.get((document, event, other), []) if other else []
        if other and not any(bool(a.value) == bool(b.value) for a in mine for b in partners):
            yield Fault(mine[0].line, f"{field} without {other}; give both, or both empty")
    told = {(row.document, row.event) for row in rows if row.event and row.value}
    for row in rows:
        if row.event and (row.document, row.event) not in told:
            yield Fault(row.line, f"event {row.event!r} has empty values alone; add a quote")
            told.add((row.document, row.event))


def _build_document(rows: Sequence[Row]) -> DocumentAnswers:
    labels = dict.fromkeys(row.event for row in rows if row.event)
    whole = [row for row in rows if not row.event]
    return DocumentAnswers(
        answers=_build_answers([row for row in whole if row.field != COMPLETE]),
        events=tuple(_build_event(label, rows) for label in labels),
        is_complete=any(_parse(row) for row in whole if row.field == COMPLETE),
    )


def _build_event(label: str, rows: Sequence[Row]) -> EventAnswers:
    mine = [row for row in rows if row.event == label]
    plain = [row for row in mine if row.field != QUOTE and row.field not in DEGREES]
    return EventAnswers(
        label=label,
        answers=(*_build_answers(plain), *_build_point(mine)),
        quotes=tuple(row.value for row in mine if row.field == QUOTE),
    )


def _build_answers(rows: Sequence[Row]) -> tuple[Answer, ...]:
    ordered = sorted(rows, key=lambda row: row.field)
    return tuple(
        Answer(field, tuple(_parse(row) for row in mine if row.value))
        for field, mine in groupby(ordered, key=lambda row: row.field)
    )


def _build_point(rows: Sequence[Row]) -> Iterator[Answer]:
    degrees: dict[str, Any] = {
        row.field: _parse(row) if row.value else None for row in rows if row.field in DEGREES
    }
    if degrees:
        latitude, longitude = degrees[LATITUDE], degrees[LONGITUDE]
        is_said = latitude is not None and longitude is not None
        yield Answer(POINT, (Point(latitude, longitude),) if is_said else ())


def find_quote(text: str, quote: str) -> list[tuple[int, int]]:
    """Find where the words of a quote stand, whatever case, white space and marks between."""
    pattern = _compile_quote(quote)
    return [match.span() for match in pattern.finditer(text)] if pattern else []


@lru_cache(maxsize=4096)
def _compile_quote(quote: str) -> re.Pattern[str] | None:
    words = [re.escape(word) for word in _WORD.findall(quote)]
    between = r"[\W_]+".join(words)
    return re.compile(rf"\b{between}\b", re.IGNORECASE) if words else None
