"""Times: what holds for any date and any text."""

from __future__ import annotations

import datetime
from functools import lru_cache
from itertools import pairwise

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from tacitus.reading.findings import TimeFound
from tacitus.reading.passages import ParsedPassage, Passage
from tacitus.reading.times import find_times, resolve_times

DAYS = st.dates(min_value=datetime.date(1900, 1, 1), max_value=datetime.date(2090, 12, 31))
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
PIECES = st.sampled_from(
    ["on 14 May", "May", "2011-2013", "31", "at 1625", "Tuesday", ",", "last", "night", "two",
     "the next day", "for", "weeks", "ago", "8 JAN 90", "-", "'s", "early", "mid-", "in", "the",
     "of", "1990", "12/11/2010", "every", "year", "quarter", "a", "half", "and", "4 p.m.", "(",
     ")", "--", "99", "second", "hours", "later", "century", "Easter", "between", "to",
     "9999", "40000", "decade", "next", "this", "29 February", "spring", "recent", "b.c."]
)  # fmt: skip
FORMATS = [
    "{d:%Y-%m-%d}",
    "{d.day} {d:%B} {d.year}",
    "{d:%B} {d.day}, {d.year}",
    "{d.day}th of {d:%B} {d.year}",
    "{d:%b} {d.day}, {d.year}",
    "{d.day} {d:%b} {d.year}",
    "{d:%A}, {d.day} {d:%B} {d.year}",
    "{d:%A}, {d:%B} {d.day}, {d.year}",
    "{d:%d}-{d:%b}-{d.year}",
    "{d.year}/{d:%m}/{d:%d}",
]


@lru_cache(maxsize=1)
def _load_tokenizer() -> Language:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    return nlp


def _read(text: str, dated_on: datetime.date | None) -> tuple[TimeFound, ...]:
    doc = _load_tokenizer()(text)
    passage = ParsedPassage(0, Passage(text, ((0, 0),)), doc, text)
    return resolve_times(find_times([passage]), dated_on)


@pytest.mark.parametrize("form", FORMATS)
@given(day=DAYS, dated_on=st.none() | DAYS)
@settings(max_examples=40, deadline=None)
def test_a_full_date_is_itself_in_any_format(
    form: str, day: datetime.date, dated_on: datetime.date | None
) -> None:
    written = form.format(d=day)
    (found,) = _read(f"They left on {written} at last.", dated_on)
    assert found.span.text == written
    assert (found.first, found.last, found.timex) == (day, day, day.isoformat())


@given(weekday=st.sampled_from(WEEKDAYS), prefix=st.sampled_from(["", "last ", "next "]), day=DAYS)
@settings(max_examples=60, deadline=None)
def test_weekdays_move_with_the_publication_day(
    weekday: str, prefix: str, day: datetime.date
) -> None:
    week = datetime.timedelta(days=7)
    text = f"They left {prefix}{weekday}."
    (now,), (then,) = _read(text, day), _read(text, day + week)
    assert now.first is not None
    assert then.first == now.first + week
    assert abs(now.first - day) <= week
    assert WEEKDAYS[now.first.weekday()] == weekday


@given(pieces=st.lists(PIECES, max_size=14), dated_on=st.none() | st.dates())
@settings(max_examples=150, deadline=None)
def test_any_text_gives_ordered_spans_and_ranges(
    pieces: list[str], dated_on: datetime.date | None
) -> None:
    found = _read(" ".join(pieces), dated_on)
    for before, after in pairwise(found):
        assert before.span.end <= after.span.start
    for time in found:
        assert (time.first is None) == (time.last is None) == (time.precision is None)
        assert time.first is None or (time.last is not None and time.first <= time.last)
        assert time.basis
        assert 0 < time.confidence <= 1


@given(pieces=st.lists(PIECES, max_size=14), dated_on=DAYS)
@settings(max_examples=30, deadline=None)
def test_the_same_text_gives_the_same_times(pieces: list[str], dated_on: datetime.date) -> None:
    text = " ".join(pieces)
    first, second = _read(text, dated_on), _read(text, dated_on)
    assert [(t.span.start, t.timex, t.basis) for t in first] == [
        (t.span.start, t.timex, t.basis) for t in second
    ]
