"""Calendar arithmetic: days, weeks, months, seasons and their TIMEX3 values."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Final

from tacitus.model.enums import TimePrecision

ONE_DAY: Final = datetime.timedelta(days=1)
SEASON_START: Final = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""First month of each season, as meteorologists of the northern half of the earth count."""


class OutsideCalendarError(OverflowError):
    """A day before the year 1 or after the year 9999; sums of days raise OverflowError there."""


def make_date(year: int, month: int, day: int) -> datetime.date:
    """Make a day that the calendar must have; raises OutsideCalendarError by its year."""
    if not datetime.MINYEAR <= year <= datetime.MAXYEAR:
        raise OutsideCalendarError(f"year {year} is outside the years 1 to 9999")
    return datetime.date(year, month, day)


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of the calendar, both ends included, with its TIMEX3 value."""

    first: datetime.date
    last: datetime.date
    precision: TimePrecision
    timex: str


def build_day(day: datetime.date) -> Period:
    """Give one day."""
    return Period(day, day, TimePrecision.DAY, day.isoformat())


def build_week(day: datetime.date) -> Period:
    """Give the ISO week (Monday to Sunday) that holds a day."""
    monday = day - ONE_DAY * day.weekday()
    year, week, _ = day.isocalendar()
    return Period(monday, monday + ONE_DAY * 6, TimePrecision.WEEK, f"{year:04d}-W{week:02d}")


def build_weekend(day: datetime.date) -> Period:
    """Give Saturday and Sunday of the week that holds a day."""
    week = build_week(day)
    return Period(week.last - ONE_DAY, week.last, TimePrecision.RANGE, f"{week.timex}-WE")


def build_months(year: int, month: int, n: int) -> tuple[datetime.date, datetime.date]:
    """Give first and last day of ``n`` months from the month ``month`` of a year."""
    end_year, end_month = shift_month(year, month, n)
    if (end_year, end_month) == (datetime.MAXYEAR + 1, 1):
        return make_date(year, month, 1), datetime.date.max
    return make_date(year, month, 1), make_date(end_year, end_month, 1) - ONE_DAY


def build_month(year: int, month: int) -> Period:
    """Give one month."""
    return Period(*build_months(year, month, 1), TimePrecision.MONTH, f"{year:04d}-{month:02d}")


def build_quarter(year: int, quarter: int) -> Period:
    """Give a quarter (1 to 4) of the calendar year."""
    days = build_months(year, 3 * quarter - 2, 3)
    return Period(*days, TimePrecision.QUARTER, f"{year:04d}-Q{quarter}")


def build_half(year: int, half: int) -> Period:
    """Give the first or second half of a year."""
    days = build_months(year, 6 * half - 5, 6)
    return Period(*days, TimePrecision.RANGE, f"{year:04d}-H{half}")


def build_season(year: int, season: str) -> Period:
    """Give a season; winter begins in December of its year."""
    days = build_months(year, SEASON_START[season], 3)
    return Period(*days, TimePrecision.SEASON, f"{year:04d}-{season}")


def build_year(year: int) -> Period:
    """Give a calendar year."""
    return Period(make_date(year, 1, 1), make_date(year, 12, 31), TimePrecision.YEAR, f"{year:04d}")


def build_decade(year: int) -> Period:
    """Give the ten years from the round year at or before a year."""
    start = year - year % 10
    first, last = make_date(start, 1, 1), make_date(start + 9, 12, 31)
    return Period(first, last, TimePrecision.DECADE, f"{start // 10:03d}")


def build_century(number: int) -> Period:
    """Give a century as people count them: the 20th is 1900 to 1999."""
    first = make_date(max(100 * (number - 1), 1), 1, 1)
    last = make_date(100 * number - 1, 12, 31)
    return Period(first, last, TimePrecision.RANGE, f"{number - 1:02d}")


def build_range(first: datetime.date, last: datetime.date) -> Period:
    """Give the stretch between two days, written as an ISO 8601 interval."""
    return Period(first, last, TimePrecision.RANGE, f"{first.isoformat()}/{last.isoformat()}")


def shift_month(year: int, month: int, n: int) -> tuple[int, int]:
    """Give year and month ``n`` months on."""
    index = year * 12 + month - 1 + n
    return index // 12, index % 12 + 1


def find_easter(year: int) -> datetime.date:
    """Give Easter Sunday of the western churches (the anonymous Gregorian algorithm)."""
    century, rest = divmod(year, 100)
    golden = year % 19
    lean = (8 * century + 13) // 25
    epact = (19 * golden + century - century // 4 - lean + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    correction = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * correction + 114, 31)
    return make_date(year, month, day + 1)


def find_nth_weekday(year: int, month: int, weekday: int, nth: int) -> datetime.date:
    """Give the nth weekday (Monday 1) of a month; -1 is the last one."""
    first, last = build_months(year, month, 1)
    if nth < 0:
        return last - ONE_DAY * ((last.isoweekday() - weekday) % 7)
    return first + ONE_DAY * ((weekday - first.isoweekday()) % 7 + 7 * (nth - 1))


def find_weekday_before(day: datetime.date, weekday: int, *, strictly: bool) -> datetime.date:
    """Give the last such weekday (Monday 1) on or before a day, or before it."""
    gap = (day.isoweekday() - weekday) % 7
    return day - ONE_DAY * (7 if gap == 0 and strictly else gap)


def find_weekday_after(day: datetime.date, weekday: int, *, strictly: bool) -> datetime.date:
    """Give the next such weekday (Monday 1) on or after a day, or after it."""
    gap = (weekday - day.isoweekday()) % 7
    return day + ONE_DAY * (7 if gap == 0 and strictly else gap)
