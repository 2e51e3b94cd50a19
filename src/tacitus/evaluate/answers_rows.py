"""Your own gold: the rows of a CSV or JSONL file, with their lines and their faults."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from tacitus.errors import IntakeError
from tacitus.intake.decoding import decode_bytes

COLUMNS: Final = ("document", "event", "field", "value")
_DELIMITERS: Final = (",", ";", "\t")
_WORKBOOKS: Final = (".xlsx", ".xlsm", ".xls", ".ods", ".numbers")
_HINT: Final = "sep="
"""A first line that some spreadsheets write to name the delimiter."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row: what one document says in one field, of one event or as a whole."""

    line: int
    document: str
    event: str
    field: str
    value: str


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a row, and what to do."""

    line: int
    words: str


def read_rows(path: Path) -> tuple[list[Row], list[Fault]]:
    """Read the rows of a file by its ending: .jsonl, anything else is CSV.

    Raises IntakeError for a file that is absent or no text.
    """
    if not path.is_file():
        raise IntakeError(f"{path}: no such gold file; give the path of a .csv or .jsonl file")
    if path.suffix.lower() in _WORKBOOKS:
        raise IntakeError(f"{path}: is a workbook; save the sheet as CSV and give that file")
    try:
        text = decode_bytes(path.read_bytes()).text
    except IntakeError as error:
        raise IntakeError(f"{path}: {error}") from error
    except OSError as error:
        raise IntakeError(f"{path}: cannot be read ({error.strerror})") from error
    items = _read_json_rows(text) if path.suffix.lower() == ".jsonl" else _read_csv_rows(text)
    rows: list[Row] = []
    faults: list[Fault] = []
    for item in items:
        if isinstance(item, Row):
            rows.append(item)
        else:
            faults.append(item)
    return rows, faults


def _read_json_rows(text: str) -> Iterator[Row | Fault]:
    for line, words in enumerate(text.split("\n"), start=1):
        if words.strip():
            yield _build_json_row(line, words)


def _build_json_row(line: int, words: str) -> Row | Fault:
    try:
        fields = json.loads(words)
    except (json.JSONDecodeError, RecursionError) as error:
        return Fault(line, f"not JSON ({error}); mend or remove the line")
    if not isinstance(fields, dict) or not {"document", "field", "value"} <= fields.keys():
        return Fault(line, f"give an object with {', '.join(COLUMNS)}")
    unknown = [name for name in fields if name not in COLUMNS]
    if unknown:
        return Fault(line, f"has {unknown[0]!r}; a row has {', '.join(COLUMNS)} and nothing else")
    wrong = [name for name in COLUMNS if isinstance(fields.get(name), list | dict)]
    if wrong:
        return Fault(line, f"{wrong[0]!r} is no single value; give each value a row of its own")
    return _build_row(line, [_write_cell(fields.get(name)) for name in COLUMNS])


def _write_cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def _build_row(line: int, cells: Sequence[str]) -> Row:
    document, event, field, value = (_clean(cell) for cell in cells)
    return Row(line, document, event, field.lower(), value)


def _clean(cell: str) -> str:
    """Drop white space around, and the apostrophe that marks a cell as text."""
    bare = cell.strip()
    return bare[1:].strip() if bare.startswith("'") else bare


def _read_csv_rows(text: str) -> Iterator[Row | Fault]:
    """Read the rows below the header; empty rows and those that begin with "#" are passed over."""
    delimiter = _find_delimiter(text)
    places: list[int] | None = None
    for line, cells in _split(text, delimiter):
        if isinstance(cells, str):
            yield Fault(
                line, f"no row can be read from here on ({cells}); mend the quotation marks"
            )
            return
        if not any(cell.strip() for cell in cells) or cells[0].lstrip().startswith("#"):
            continue
        if places is None:
            if cells[0].strip().startswith(_HINT):
                continue
            names = [cell.strip().lower() for cell in cells]
            missing = [name for name in COLUMNS if name not in names]
            if missing:
                yield Fault(
                    line,
                    f"the header lacks {', '.join(missing)}; the first row names the columns "
                    f"{', '.join(COLUMNS)}",
                )
                return
            places, n_columns = [names.index(name) for name in COLUMNS], len(names)
        elif any(cell.strip() for cell in cells[n_columns:]):
            yield Fault(line, f"has {len(cells)} cells for {n_columns} columns; quote the value")
        else:
            yield _build_row(line, [cells[i] if i < len(cells) else "" for i in places])


def _find_delimiter(text: str) -> str:
    """Find the delimiter that cuts some line into the four columns; else a comma."""
    for words in text.splitlines():
        if words.strip() and not words.lstrip('"').startswith(("#", _HINT)):
            for delimiter in _DELIMITERS:
                names = {cell.strip().strip('"').strip().lower() for cell in words.split(delimiter)}
                if names >= set(COLUMNS):
                    return delimiter
            break
    return _DELIMITERS[0]


def _split(text: str, delimiter: str) -> Iterator[tuple[int, list[str] | str]]:
    """Give each row with the line it begins on; a quoted cell may hold line ends.

    A row that is no CSV gives the reason, and is the last.
    """
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader, None)
        except csv.Error as error:
            yield line, str(error)
            return
        if cells is None:
            return
        if cells:
            yield line, cells
