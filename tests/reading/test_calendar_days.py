"""Calendar arithmetic: weeks, months, seasons, Easter."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tacitus.reading.calendar_days import (
    build_century,
    build_half,
    build_month,
    build_quarter,
    build_season,
    build_week,
    build_weekend,
    find_easter,
    find_nth_weekday,
    find_weekday_after,
    find_weekday_before,
    shift_month,
)

DAYS = st.dates(min_value=datetime.date(1600, 1, 1), max_value=datetime.date(2400, 12, 31))


@pytest.mark.parametrize(
    ("year", "easter"),
    [(1961, "1961-04-02"), (1998, "1998-04-12"), (2000, "2000-04-23"), (2024, "2024-03-31")],
)
def test_easter(year: int, easter: str) -> None:
    assert find_easter(year).isoformat() == easter


def test_nth_weekday_counts_from_either_end() -> None:
    assert find_nth_weekday(1999, 11, 4, 4) == datetime.date(1999, 11, 25)
    assert find_nth_weekday(2024, 5, 1, -1) == datetime.date(2024, 5, 27)


def test_week_at_new_year_belongs_to_the_iso_year() -> None:
    assert build_week(datetime.date(2021, 1, 2)).timex == "2020-W53"
    assert build_weekend(datetime.date(2024, 5, 15)).timex == "2024-W20-WE"


def test_periods_have_both_ends() -> None:
    assert build_month(2024, 2).last == datetime.date(2024, 2, 29)
    assert build_quarter(2023, 4).last == datetime.date(2023, 12, 31)
    assert build_half(1989, 2).first == datetime.date(1989, 7, 1)
    assert build_season(2023, "WI").last == datetime.date(2024, 2, 29)
    assert build_century(20).first == datetime.date(1900, 1, 1)


@given(day=DAYS, weekday=st.integers(1, 7))
def test_weekdays_lie_within_a_week(day: datetime.date, weekday: int) -> None:
    before = find_weekday_before(day, weekday, strictly=False)
    after = find_weekday_after(day, weekday, strictly=True)
    assert before <= day < after
    assert after - before == datetime.timedelta(days=7)
    assert before.isoweekday() == weekday


@given(day=DAYS, n=st.integers(-600, 600))
def test_months_shift_there_and_back(day: datetime.date, n: int) -> None:
    assert shift_month(*shift_month(day.year, day.month, n), -n) == (day.year, day.month)
