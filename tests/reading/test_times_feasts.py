"""Feasts of several religions and countries, Hijri days, days counted from a deed, zones."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from tacitus.reading.findings import TimeFound
from tacitus.reading.passages import ParsedPassage, Passage
from tacitus.reading.times import find_times, resolve_times
from tacitus.reading.times_feasts import find_hijri, find_hijri_in, guess_hijri_year
from tacitus.reading.times_rules import load_time_rules

Parse = Callable[[str], Doc]
PRINTED = datetime.date(2016, 8, 20)  # a Saturday


def read(text: str, parse: Parse, dated_on: datetime.date | None = PRINTED) -> list[TimeFound]:
    passage = Passage(text=text, pieces=((0, 0),))
    parsed = ParsedPassage(number=0, passage=passage, doc=parse(text), document_text=text)
    return list(resolve_times(find_times([parsed]), dated_on))


# sentence, the value of its last expression, and words of its basis
VALUES = [
    ("He was shot on Eid al-Fitr.", "2016-07-06", "Hijri"),
    ("He was shot on Eid ul-Adha 2013.", "2013-10-15", "year named"),
    ("Raids went on during Ramadan.", "2016-06-06/2016-07-05", "Hijri"),
    ("They marched on Ashura.", "2015-10-23", "Hijri"),
    ("Shells fell on Orthodox Easter.", "2016-05-01", "nearest"),
    ("Shells fell on Easter Sunday.", "2016-03-27", "nearest"),
    ("Shops shut on Yom Kippur.", "2015-09-23", "nearest"),
    ("Rockets were fired at Passover 2014.", "2014-04-15", "year named"),
    ("Crowds gathered on Diwali 2015.", "2015-11-11", "year named"),
    ("The truce held over Lunar New Year.", "2016-02-08", "nearest"),
    ("They marched on India's Independence Day.", "2016-08-15", "nearest"),
    ("They marched on Nigerian Independence Day.", "2015-10-01", "nearest"),
    ("They marched on Independence Day.", "XXXX-XX-XX", "which country"),
    ("He was born on 12 Ramadan 1438.", "2017-06-07", "Hijri"),
    ("The truce began on 3 Muharram.", "2015-10-16", "Hijri"),
    ("A decade on, the graves are unmarked.", "P10Y", "length"),
    ("Gunmen came on Monday. Two days after the attack he fled.", "2016-08-17", "2016-08-15 told"),
    ("Two days after the attack he fled.", "P2D", "not told near"),
    ("Gunmen came on Monday. The day after that, troops came.", "2016-08-16", "told before"),
    ("Rebels came on 3 May. The day before the raid a patrol left.", "2016-05-02", "2016-05-03"),
    ("It hit at 6:30 a.m. GMT on Friday.", "2016-08-19T06:30Z", "weekday"),
    ("It hit at 6:30 a.m. local time on Friday.", "2016-08-19T06:30", "weekday"),
    ("He died on 31 February 2015.", None, "no such day"),
]


@pytest.mark.model
@pytest.mark.parametrize(("text", "timex", "basis"), VALUES, ids=[row[0] for row in VALUES])
def test_value(text: str, timex: str | None, basis: str, parse: Parse) -> None:
    last = read(text, parse)[-1]
    assert last.timex == timex
    assert basis in (last.basis or "")


@pytest.mark.model
def test_deed_day_stays_the_anchor(parse: Parse) -> None:
    text = (
        "Rebels came on 3 May. The day before the raid a patrol left. A day after the raid it came."
    )
    assert [time.timex for time in read(text, parse)] == ["2016-05-03", "2016-05-02", "2016-05-04"]


@pytest.mark.model
@pytest.mark.parametrize(
    "text", ["Tariq Ramadan spoke first.", "It was a national day of mourning."]
)
def test_no_feast(text: str, parse: Parse) -> None:
    assert not [time for time in read(text, parse) if time.first]


@pytest.mark.model
@pytest.mark.parametrize("text", ["He was shot on Eid al-Fitr.", "It began on 3 Muharram."])
def test_without_a_day_of_print_it_stays_open(text: str, parse: Parse) -> None:
    (time,) = read(text, parse, None)
    assert time.first is None
    assert "no publication day" in (time.basis or "")


@given(st.integers(1343, 1500), st.integers(1, 12), st.integers(1, 30))
def test_hijri_days_are_days_or_none(year: int, month: int, day: int) -> None:
    found = find_hijri(year, month, day)
    assert found is None or (found.first == found.last and 1924 <= found.first.year <= 2077)


@given(st.integers(1925, 2076), st.integers(1, 12))
def test_hijri_months_follow_each_other(year: int, month: int) -> None:
    found = find_hijri_in(year, month, None)
    assert found is None or (
        found.first.year == year and 27 <= (found.last - found.first).days <= 30
    )


@given(st.dates(datetime.date(1925, 1, 1), datetime.date(2076, 12, 31)))
def test_the_hijri_year_of_a_day_is_near(day: datetime.date) -> None:
    guess = guess_hijri_year(day)
    starts = [find_hijri(guess + step, 1, 1) for step in (-1, 0, 1, 2)]
    known = [start.first for start in starts if start is not None]
    assert not known or min(known) <= day or max(known) > day


def test_every_feast_has_a_day_in_some_year() -> None:
    words = load_time_rules().words
    assert not set(words.moving_feasts) & {*words.fixed_feasts, *words.easter_feasts}
