"""Calendar dates as heads print them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tacitus.intake.calendar_dates import (
    CalendarDate,
    find_calendar_dates,
    infer_year,
    match_calendar_date,
    parse_iso_day,
)

DAYS = st.dates(min_value=date(1970, 1, 1), max_value=date(2069, 12, 31))
MONTHS = [date(2000, month, 1).strftime("%B") for month in range(1, 13)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("21 May 2024", date(2024, 5, 21), id="day-month-year"),
        pytest.param("May 21, 2024", date(2024, 5, 21), id="month-day-year"),
        pytest.param("Sept. 3, 2011 -", date(2011, 9, 3), id="short-month"),
        pytest.param("8 JAN 90 (RADIO X)", date(1990, 1, 8), id="two-figure-year"),
        pytest.param("the 12th of June, 2021", date(2021, 6, 12), id="ordinal"),
        pytest.param("2010-07-22", date(2010, 7, 22), id="iso"),
        pytest.param("24.08.2013", date(2013, 8, 24), id="dots-day-first"),
        pytest.param("25/12/2019", date(2019, 12, 25), id="cannot-be-month"),
        pytest.param("12/25/2019", date(2019, 12, 25), id="cannot-be-day-first"),
        pytest.param("14-May-2024", date(2024, 5, 14), id="hyphens"),
    ],
)
def test_reads_full_days(text: str, expected: date) -> None:
    assert [found.full for found in find_calendar_dates(text)] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("31 February 2020", id="no-such-day"),
        pytest.param("3/4/2021", id="reads-two-ways"),
        pytest.param("2021-03-QX-014", id="release-number"),
        pytest.param("about 90 people", id="number"),
        pytest.param("maybe 3 trucks", id="word-that-begins-like-a-month"),
    ],
)
def test_leaves_out_what_is_no_day(text: str) -> None:
    assert list(find_calendar_dates(text)) == []


def test_yearless_day_has_no_full_day() -> None:
    (found,) = find_calendar_dates("Feb. 3: Patrols find arms")
    assert (found.year, found.month, found.day, found.full) == (None, 2, 3, None)


def test_number_after_the_day_is_no_year() -> None:
    (found,) = find_calendar_dates("2 May 90 people fled")
    assert found.year is None


@pytest.mark.parametrize(
    ("month", "day", "anchor", "expected"),
    [
        pytest.param(5, 14, date(2024, 5, 21), date(2024, 5, 14), id="same-year"),
        pytest.param(12, 30, date(2024, 1, 2), date(2023, 12, 30), id="year-before"),
        pytest.param(1, 1, date(2023, 12, 31), date(2024, 1, 1), id="printed-a-day-ahead"),
        pytest.param(9, 1, date(2024, 5, 21), None, id="too-far"),
        pytest.param(2, 29, date(2023, 3, 1), None, id="no-leap-year"),
    ],
)
def test_infers_the_year_from_a_near_day(
    month: int, day: int, anchor: date, expected: date | None
) -> None:
    assert infer_year(CalendarDate(0, 1, None, month, day), anchor) == expected


@pytest.mark.parametrize("value", ["2024-02-30", "21 May", "2024-5-1", "soon"])
def test_parse_iso_day_says_why(value: str) -> None:
    with pytest.raises(ValueError, match="day"):
        parse_iso_day(value)


@given(DAYS)
def test_every_day_is_read_back(day: date) -> None:
    name = MONTHS[day.month - 1]
    for text in (f"{day.day} {name} {day.year}", f"{name} {day.day}, {day.year}", day.isoformat()):
        found = match_calendar_date(text)
        assert found is not None
        assert (found.full, found.end) == (day, len(text))


@given(DAYS, st.integers(min_value=-1, max_value=45))
def test_inferred_year_gives_the_day_back(day: date, gap_days: int) -> None:
    found = CalendarDate(0, 1, None, day.month, day.day)
    assert infer_year(found, day + timedelta(days=gap_days)) == day


@given(st.text())
def test_never_fails_and_stays_inside(text: str) -> None:
    for found in find_calendar_dates(text):
        assert 0 <= found.start < found.end <= len(text)
