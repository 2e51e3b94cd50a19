"""Your own gold: a file to begin with, and the list of its fields."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from tacitus.evaluate.answers_fields import (
    COMPLETE,
    DOCUMENT_FIELDS,
    EVENT_FIELDS,
    LATITUDE,
    LONGITUDE,
    POINT,
    QUOTE,
)
from tacitus.evaluate.answers_rows import COLUMNS
from tacitus.model.enums import Category

_OWN = {
    COMPLETE: "yes where the rows name every event that happened or goes on",
    LATITUDE: "degrees, given with longitude; right within 25 km",
    LONGITUDE: "degrees, given with latitude",
    QUOTE: "words of the text that tell the event: they find it; several rows for several places",
}
_ROWS = (
    ("reports/mill", "", "dated_on", "2031-05-03"),
    ("reports/mill", "", COMPLETE, "yes"),
    ("reports/mill", "1", QUOTE, "gunmen burned the mill"),
    ("reports/mill", "1", "type", "ASSAULT"),
    ("reports/mill", "1", "day", "2031-05-02"),
    ("reports/mill", "1", "actor", "gunmen"),
    ("reports/mill", "1", "killed", "3"),
    ("reports/mill", "1", "killed.child", "1"),
    ("reports/mill", "1", "injured", ""),
    ("reports/mill", "1", "speaker", "the mayor"),
    ("reports/mill", "1", "speaker", "the police"),
)


def format_template() -> str:
    """Write a file that loads as it stands, its fields explained in lines that begin with "#"."""
    out = io.StringIO()
    for line in _list_comments():
        out.write(f"# {line}\n")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(_ROWS)
    return out.getvalue()


def _list_comments() -> Iterator[str]:
    yield "One row for each value. document: its id or its path without the ending. event: a label"
    yield "of your own; empty for the whole document. An empty value: the report says nothing."
    yield "A field that is not asked has no row. Lines that begin with # are passed over."
    for name, meaning in describe_fields():
        yield f"{name}: {meaning}"


def describe_fields() -> Iterator[tuple[str, str]]:
    """Give every field with its meaning; the categories of a toll stand in one row."""
    for name, field in DOCUMENT_FIELDS.items():
        yield name, f"{field.meaning} (whole document)"
    yield COMPLETE, f"{_OWN[COMPLETE]} (whole document)"
    for name in (QUOTE, *(n for n in EVENT_FIELDS if n != POINT), LATITUDE, LONGITUDE):
        _, _, category = name.partition(".")
        if name in _OWN:
            yield name, _OWN[name]
        elif not category or name == "responsible.basis":
            field = EVENT_FIELDS[name]
            yield name, field.meaning + (" (a list: several rows)" if field.is_list else "")
    yield (
        "killed.civilian",
        f"any toll with a category: {', '.join(item.value for item in Category)}",
    )
