"""Documents from .jsonl lines: the text verbatim, the publication record from the fields."""

from __future__ import annotations

import json
from datetime import date

from tacitus.errors import IntakeError
from tacitus.intake.calendar_dates import parse_iso_day
from tacitus.intake.decoding import clean_characters, decode_bytes
from tacitus.intake.publication import Given, Taken, build_document

_KINDS = {str: "text", int: "a number", float: "a number", bool: "true or false", list: "a list"}


def read_json_line(line: bytes, external_id: str) -> Taken:
    """Read one line; ``external_id`` serves where the line has no ``id``.

    Raises IntakeError with the cause and what to do. Fields that are not known are ignored.
    """
    decoded = decode_bytes(line)
    fields = _parse_line(decoded.text)
    text, notes = _read_text(fields)
    given, field_notes = _read_given(fields, external_id)
    taken = build_document(text, given)
    return Taken(taken.document, (*decoded.notes, *notes, *field_notes, *taken.notes))


def find_line_id(line: bytes) -> str | None:
    """Give the ``id`` of a line that may otherwise be unusable; None where none can be read."""
    try:
        fields = _parse_line(decode_bytes(line).text)
        return _read_id(fields)
    except IntakeError:
        return None


def _parse_line(line: str) -> dict[str, object]:
    try:
        fields = json.loads(line)
    except json.JSONDecodeError as error:
        raise IntakeError(
            f"not JSON: {error.msg} at column {error.colno}; mend or remove the line"
        ) from error
    except (RecursionError, ValueError) as error:
        raise IntakeError("not usable JSON (nested too deep or a number too long)") from error
    if not isinstance(fields, dict):
        raise IntakeError(f"holds {_name_kind(fields)}; give an object with a field 'text'")
    return fields


def _read_text(fields: dict[str, object]) -> tuple[str, tuple[str, ...]]:
    text = fields.get("text")
    if text is None:
        raise IntakeError("has no field 'text'; give the document's words there")
    if not isinstance(text, str):
        raise IntakeError(f"field 'text' is {_name_kind(text)}; give text")
    if not text.strip():
        raise IntakeError("field 'text' is empty; give the document's words there")
    cleaned = clean_characters(text)
    return cleaned.text, cleaned.notes


def _read_given(fields: dict[str, object], external_id: str) -> tuple[Given, tuple[str, ...]]:
    notes: list[str] = []
    given = Given(
        external_id=_read_id(fields) or external_id,
        title=_read_string(fields, "title"),
        authors=_read_authors(fields),
        publisher=_read_string(fields, "publisher"),
        published_on=_read_day(fields, "published_on", notes),
        first_publisher=_read_string(fields, "first_publisher"),
        first_published_on=_read_day(fields, "first_published_on", notes),
        url=_read_string(fields, "url"),
        language=_read_string(fields, "language"),
        rights=_read_string(fields, "rights"),
    )
    return given, tuple(notes)


def _read_id(fields: dict[str, object]) -> str | None:
    value = fields.get("id")
    if value is None or isinstance(value, bool) or not isinstance(value, str | int):
        if value is None:
            return None
        raise IntakeError(f"field 'id' is {_name_kind(value)}; give text or a number")
    return clean_characters(str(value)).text.strip() or None


def _read_string(fields: dict[str, object], name: str) -> str | None:
    value = fields.get(name)
    if value is None:
        return None
    if not isinstance(value, str):
        raise IntakeError(f"field {name!r} is {_name_kind(value)}; give text or leave it out")
    return clean_characters(value).text.strip() or None


def _read_authors(fields: dict[str, object]) -> tuple[str, ...]:
    value = fields.get("authors")
    if value is None:
        return ()
    names = [value] if isinstance(value, str) else value
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise IntakeError(f"field 'authors' is {_name_kind(value)}; give a name or a list of names")
    return tuple(name for each in names if (name := clean_characters(each).text.strip()))


def _read_day(fields: dict[str, object], name: str, notes: list[str]) -> date | None:
    """Read a day; one that cannot be read is left out with a note, the document is kept."""
    value = _read_string(fields, name)
    if value is None:
        return None
    try:
        return parse_iso_day(value)
    except ValueError as error:
        notes.append(f"field {name!r}: {error}; the day is left out")
        return None


def _name_kind(value: object) -> str:
    if value is None:
        return "null"
    return _KINDS.get(type(value), "an object")
