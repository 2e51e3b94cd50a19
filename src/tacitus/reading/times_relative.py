"""Values of times counted from the day of print: weekdays, "yesterday", "last year"."""

from __future__ import annotations

import datetime

from tacitus.model.enums import TimeType
from tacitus.reading.calendar_days import (
    ONE_DAY,
    Period,
    build_century,
    build_decade,
    build_month,
    build_quarter,
    build_week,
    build_weekend,
    build_year,
    find_weekday_after,
    find_weekday_before,
    shift_month,
)
from tacitus.reading.times_context import (
    NO_DAY,
    NOTHING_TOLD,
    Telling,
    TimeMention,
    Value,
    give_day,
    give_open,
    give_open_day,
    give_period,
)
from tacitus.reading.times_named import resolve_season
from tacitus.reading.times_tense import Tense

_STEPS = {
    "this": 0, "the current": 0, "the present": 0,
    "last": -1, "this past": -1, "the latest": -1, "past": -1,
    "next": 1, "this coming": 1, "the coming": 1, "coming": 1,
    "the next": 1, "the following": 1, "the previous": -1, "the preceding": -1,
    "the same": 0, "that": 0,
}  # fmt: skip
_TOLD = frozenset(
    {"the next", "the following", "the previous", "the preceding", "the same", "that"}
)
_LENGTHS = frozenset({"the past", "the last"})
_OPEN = {"week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "month": "XXXX-XX", "quarter": "XXXX-QX",
         "year": "XXXX", "decade": "XXX", "century": "XX", "day": "XXXX-XX-XX"}  # fmt: skip


def resolve_weekday(mention: TimeMention, telling: Telling) -> Value:
    """Value a weekday by "last", "next" or the tense; told of its own day it is that day."""
    weekday = telling.words.weekdays[mention.parts["weekday"].rstrip(".")]
    if telling.dated_on is None:
        return give_open_day(f"XXXX-WXX-{weekday}", NO_DAY, mention, telling)
    if "which_week" in mention.parts:
        step = _STEPS[mention.parts["which_week"]]
        monday = build_week(telling.dated_on + ONE_DAY * 7 * step).first
        day = monday + ONE_DAY * (weekday - 1)
        return give_day(day, "weekday of the week counted from dated_on", mention, telling)
    return _give_weekday(weekday, telling.dated_on, mention, telling)


def _give_weekday(
    weekday: int, dated_on: datetime.date, mention: TimeMention, telling: Telling
) -> Value:
    step = _STEPS.get(mention.parts.get("which", "this").removeprefix("the "), 0)
    is_bare = mention.parts.get("which", "this") == "this"
    if step > 0 or (is_bare and mention.tense is Tense.FUTURE):
        day = find_weekday_after(dated_on, weekday, strictly=step > 0)
        basis = "weekday after dated_on"
    else:
        day = find_weekday_before(dated_on, weekday, strictly=not is_bare)
        basis = "weekday before dated_on"
    if day == dated_on:
        basis = "weekday of dated_on"
    trust = 0.75 if "after" in basis else 1.0 if mention.tense is Tense.PAST else 0.87
    return give_day(day, basis, mention, telling, trust=trust)


def resolve_told_weekday(mention: TimeMention, telling: Telling) -> Value:
    """Value "the following Tuesday": from the day told before."""
    step = mention.parts.get("step")
    weekday = telling.words.weekdays[mention.parts["weekday"].rstrip(".")]
    if step is None:
        return resolve_weekday(mention, telling)
    told = telling.told_day
    if told is None:
        return give_open_day(f"XXXX-WXX-{weekday}", NOTHING_TOLD, mention, telling)
    if step in ("next", "following"):
        day, side = find_weekday_after(told, weekday, strictly=True), "after"
    else:
        day, side = find_weekday_before(told, weekday, strictly=step != "same"), "before"
    return give_day(day, f"weekday {side} {told.isoformat()} told before", mention, telling)


def resolve_deictic(mention: TimeMention, telling: Telling) -> Value:
    """Value "today", "yesterday", "tomorrow", "tonight", "overnight"."""
    word = mention.parts["deictic"]
    steps = {
        "the day before yesterday": -2, "yesterday": -1, "overnight": -1, "today": 0,
        "tonight": 0, "tomorrow": 1, "the day after tomorrow": 2,
    }  # fmt: skip
    parts = {"part": "night"} if word in ("tonight", "overnight") else {}
    whole = _with_parts(mention, parts)
    if telling.dated_on is None:
        return give_open_day("XXXX-XX-XX", NO_DAY, whole, telling)
    day = telling.dated_on + ONE_DAY * steps[word]
    return give_day(day, _name_step(steps[word]), whole, telling)


def _with_parts(mention: TimeMention, parts: dict[str, str]) -> TimeMention:
    return TimeMention(
        passage=mention.passage,
        span=mention.span,
        rule=mention.rule,
        kind=mention.kind,
        parts={**parts, **mention.parts},
        tense=mention.tense,
        confidence=mention.confidence,
    )


def _name_step(step: int) -> str:
    if step == 0:
        return "day of dated_on"
    days = "day" if abs(step) == 1 else f"{abs(step)} days"
    return f"{days} {'after' if step > 0 else 'before'} dated_on"


def resolve_deictic_part(mention: TimeMention, telling: Telling) -> Value:
    """Value "this morning", "last night"."""
    if telling.dated_on is None:
        return give_open_day("XXXX-XX-XX", NO_DAY, mention, telling)
    step = -1 if mention.parts["which"] == "last" else 0
    return give_day(telling.dated_on + ONE_DAY * step, _name_step(step), mention, telling)


def resolve_period(mention: TimeMention, telling: Telling) -> Value:
    """Value "last year", "this week", "next month", "that year", "last spring"."""
    which = mention.parts["which"]
    if "season" in mention.parts:
        return resolve_season(mention, telling)
    unit = mention.parts["unit"]
    if which in _LENGTHS:
        return give_open(
            f"P1{telling.words.units[unit]}", "a length of time", kind=TimeType.DURATION
        )
    if which in _TOLD and telling.told is not None:
        told = telling.told.first
        basis = f"{unit} counted from {told.isoformat()} told before"
        return give_period(shift_period(unit, told, _STEPS[which]), basis, trust=0.85)
    if telling.dated_on is None or which in _TOLD:
        return give_open(_OPEN[unit], NO_DAY if telling.dated_on is None else NOTHING_TOLD)
    step = _STEPS[which]
    if unit == "weekend" and step == 0 and mention.tense is not Tense.FUTURE:
        return give_period(find_last_weekend(telling.dated_on), "weekend before dated_on")
    if unit == "weekend" and step < 0:
        return give_period(find_last_weekend(telling.dated_on), "weekend before dated_on")
    return give_period(shift_period(unit, telling.dated_on, step), f"{unit} counted from dated_on")


def find_last_weekend(day: datetime.date) -> Period:
    """Give the weekend that holds a day or was the last before it."""
    return build_weekend(find_weekday_before(day, 6, strictly=False))


def shift_period(unit: str, day: datetime.date, n: int) -> Period:
    """Give the period of a kind ``n`` steps on from the one that holds a day.

    Raises OverflowError outside the years 1 to 9999.
    """
    if unit in ("week", "fortnight"):
        return build_week(day + ONE_DAY * 7 * n * (2 if unit == "fortnight" else 1))
    if unit == "weekend":
        return build_weekend(day + ONE_DAY * 7 * n)
    if unit == "month":
        return build_month(*shift_month(day.year, day.month, n))
    if unit == "quarter":
        year, month = shift_month(day.year, day.month, 3 * n)
        return build_quarter(year, (month + 2) // 3)
    if unit == "year":
        return build_year(day.year + n)
    if unit == "decade":
        return build_decade(day.year + 10 * n)
    return build_century(day.year // 100 + 1 + n)


def resolve_year_end(mention: TimeMention, telling: Telling) -> Value:
    """Value "year's end", "the end of the month": the whole period it belongs to."""
    unit = mention.parts.get("unit", "year")
    if telling.dated_on is None:
        return give_open(_OPEN[unit], NO_DAY)
    period = shift_period(unit, telling.dated_on, 0)
    return give_period(period, f"{unit} of dated_on", trust=0.9)
