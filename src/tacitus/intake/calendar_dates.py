"""Calendar dates as heads and notices print them; strict, and blind to today's date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan"),
            ("february", "feb", "febr"),
            ("march", "mar"),
            ("april", "apr"),
            ("may",),
            ("june", "jun"),
            ("july", "jul"),
            ("august", "aug"),
            ("september", "sept", "sep"),
            ("october", "oct"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}
_MONTH = r"(?P<{}>" + "|".join(sorted(MONTHS, key=lambda name: (-len(name), name))) + r")\b\.?"
_DAY = r"(?P<{}>\d{{1,2}})(?:st|nd|rd|th)?"
_YEAR = r"(?P<{}>(?:19|20)\d\d|['’]?\d\d(?=\s*(?:[-–—(\[)\]:,/]|$)))"
_FORMS = (
    r"(?P<iso_y>(?:19|20)\d\d)[-/.](?P<iso_m>\d{1,2})[-/.](?P<iso_d>\d{1,2})(?!\d)",
    _DAY.format("dm_d")
    + r"(?:\s+of)?[ \t\-]*"
    + _MONTH.format("dm_m")
    + r"(?:[ \t\-]*,?[ \t\-]*"
    + _YEAR.format("dm_y")
    + r"(?!\d))?",
    _MONTH.format("md_m")
    + r"[ \t]*"
    + _DAY.format("md_d")
    + r"(?!\d)(?:[ \t]*,?[ \t]+(?P<md_y>(?:19|20)\d\d|\d\d(?=\s?[(\[-]))(?!\d))?",
    r"(?P<num_a>\d{1,2})(?P<num_s>[./-])(?P<num_b>\d{1,2})(?P=num_s)(?P<num_y>(?:19|20)\d\d)(?!\d)",
)
_DATE = re.compile(r"(?<![\w.])(?:" + "|".join(f"(?:{form})" for form in _FORMS) + ")", re.I)
_ISO_START = re.compile(r"\s*(\d{4})-(\d{2})-(\d{2})(?=$|[T\s])")


@dataclass(frozen=True, slots=True)
class CalendarDate:
    """A day as printed; ``year`` is None where none stands there."""

    start: int
    end: int
    year: int | None
    month: int
    day: int

    @property
    def full(self) -> date | None:
        """The day, or None without a year."""
        return date(self.year, self.month, self.day) if self.year else None


def find_calendar_dates(
    text: str, start: int = 0, end: int | None = None
) -> Iterator[CalendarDate]:
    """Find calendar days, in order; a day that cannot be (31 February) is left out.

    A day in figures alone ("3/4/2021") that reads two ways is left out too.
    """
    for match in _DATE.finditer(text, start, len(text) if end is None else end):
        found = _read_match(match)
        if found is not None:
            yield found


def match_calendar_date(text: str, start: int = 0) -> CalendarDate | None:
    """Read the calendar day that begins exactly at ``start``; None where none does."""
    match = _DATE.match(text, start)
    return None if match is None else _read_match(match)


def parse_iso_day(value: str) -> date:
    """Read "2024-05-14", with or without a time after it; raises ValueError that says why."""
    match = _ISO_START.match(value)
    if match is None:
        raise ValueError(f"{value!r} is not a day written YYYY-MM-DD")
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError as error:
        raise ValueError(f"{value!r} is no day of the calendar ({error})") from error


def infer_year(found: CalendarDate, anchor: date, *, days_before: int = 45) -> date | None:
    """Give a yearless day the year that puts it at or shortly before ``anchor``, else None.

    One day after is allowed: outlets in eastern time zones print the next day.
    """
    for year in (anchor.year, anchor.year - 1, anchor.year + 1):
        try:
            day = date(year, found.month, found.day)
        except ValueError:
            continue
        if anchor - timedelta(days=days_before) <= day <= anchor + timedelta(days=1):
            return day
    return None


def _read_match(match: re.Match[str]) -> CalendarDate | None:
    parts = _read_parts(match)
    if parts is None:
        return None
    year, month, day = parts
    try:
        date(year or 2000, month, day)
    except ValueError:
        return None
    return CalendarDate(match.start(), match.end(), year, month, day)


def _read_parts(match: re.Match[str]) -> tuple[int | None, int, int] | None:
    if match["iso_y"]:
        return int(match["iso_y"]), int(match["iso_m"]), int(match["iso_d"])
    if match["dm_m"]:
        return _read_year(match["dm_y"]), MONTHS[match["dm_m"].lower()], int(match["dm_d"])
    if match["md_m"]:
        return _read_year(match["md_y"]), MONTHS[match["md_m"].lower()], int(match["md_d"])
    return _read_figures(int(match["num_a"]), int(match["num_b"]), match["num_s"], match["num_y"])


def _read_figures(first: int, second: int, sign: str, year: str) -> tuple[int, int, int] | None:
    """Day first where a dot stands or the first cannot be a month; None where both could be."""
    if sign == "." or first > 12 or first == second:
        return int(year), second, first
    if second > 12:
        return int(year), first, second
    return None


def _read_year(printed: str | None) -> int | None:
    """Two figures as newswires print them: 70-99 the last century, 00-69 this one."""
    if printed is None:
        return None
    number = int(printed.strip("'’"))
    if number >= 100:
        return number
    return 1900 + number if number >= 70 else 2000 + number
