"""Options that several sub-commands share."""

from __future__ import annotations

import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from tacitus.errors import SettingsError


class ReadFormat(StrEnum):
    """How reports are printed."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    HTML = "html"


class EventsShown(StrEnum):
    """Which events a table of a report shows."""

    ALL = "all"
    REAL = "real"


class ListFormat(StrEnum):
    """How incidents are printed."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"


Files = Annotated[
    list[Path],
    typer.Argument(
        help="Files (.txt .md .html .jsonl, each also as .gz) or folders.", show_default=False
    ),
]
Workers = Annotated[int, typer.Option("--workers", min=1, help="Processes to read with.")]
DatedOn = Annotated[
    str | None,
    typer.Option(
        "--dated-on",
        metavar="DAY",
        help="The day the words were first printed (YYYY-MM-DD); relative dates count from it.",
    ),
]
SettingsFile = Annotated[
    Path | None, typer.Option("--settings", help="A TOML file with settings of your own.")
]


def parse_period(
    first: str | None, last: str | None
) -> tuple[datetime.date | None, datetime.date | None]:
    """Parse --from and --to; raises SettingsError, also where the end lies before the start."""
    start, end = parse_day(first, "--from"), parse_day(last, "--to")
    if start and end and end < start:
        raise SettingsError(f"--to {end} lies before --from {start}; exchange them")
    return start, end


def parse_day(value: str | None, option: str) -> datetime.date | None:
    """Parse a day given on the command line; raises SettingsError."""
    if value is None:
        return None
    try:
        return datetime.date.fromisoformat(value)
    except ValueError as error:
        raise SettingsError(
            f"{option}: {value!r} is not a day; write it as YYYY-MM-DD, such as 2024-05-21"
        ) from error
