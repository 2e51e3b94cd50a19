"""Values of times counted from what was told before: "the next day", "two weeks later"."""

from __future__ import annotations

import datetime
from dataclasses import replace

from tacitus.model.enums import TimePrecision, TimeType
from tacitus.reading.calendar_days import ONE_DAY, Period, build_day
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
    read_number,
)
from tacitus.reading.times_lengths import write_length
from tacitus.reading.times_relative import find_last_weekend, shift_period
from tacitus.reading.times_tense import Tense

_FORWARD = frozenset({"next", "following"})
_BACKWARD = frozenset({"previous", "preceding"})
_LATER = frozenset(
    {"later", "afterward", "afterwards", "from now", "hence", "after that", "thereafter"}
)
_NEAR_PASSAGES = 2
_DEED_OPEN = "counted from a deed whose day is not told near"
_FINE = frozenset({"day", "night", "hour", "minute", "second"})
_FROM_DATED_ON = frozenset({"ago", "from now", "hence"})
_OPEN = {"day": "XXXX-XX-XX", "week": "XXXX-WXX", "month": "XXXX-XX", "quarter": "XXXX-QX",
         "year": "XXXX", "decade": "XXX"}  # fmt: skip


def resolve_told_day(mention: TimeMention, telling: Telling) -> Value:
    """Value "the next day", "that day", "the week before", "later in the day"."""
    parts = mention.parts
    unit = parts.get("unit", "day")
    if "event" in parts:
        return _count_from_deed(unit, 1, mention, telling)
    step = _read_step(parts.get("step", ""), parts.get("side", ""))
    if unit == "day":
        return _give_told_day(step, mention, telling)
    if "step" not in parts:
        if telling.dated_on is None:
            return give_open(_OPEN[unit], NO_DAY)
        return give_period(shift_period(unit, telling.dated_on, 0), f"{unit} of dated_on")
    if telling.told is None:
        return give_open(_OPEN.get(unit, "XXXX-WXX-WE"), NOTHING_TOLD)
    told = telling.told.first
    period = shift_period(unit, told, step)
    return give_period(period, f"{unit} counted from {told.isoformat()} told before")


def resolve_from_deed(mention: TimeMention, telling: Telling) -> Value:
    """Value "two days after the attack": from the day told last, taken for the deed's.

    Where none was told near, a length of time whose basis says so.
    """
    n = read_number(mention.parts["n"], telling.words)
    unit = mention.parts["unit"]
    if telling.told_day is None or n != int(n) or unit not in _OPEN:
        length = write_length(n, unit)
        return give_open(length, f"a length of time; {_DEED_OPEN}", kind=TimeType.DURATION)
    return _count_from_deed(unit, int(n), mention, telling)


def _count_from_deed(unit: str, n: int, mention: TimeMention, telling: Telling) -> Value:
    """Count from the day told last, if it was told near; the deed is taken to be of that day."""
    told = telling.told_day
    if told is None or mention.passage - telling.told_in > _NEAR_PASSAGES:
        return give_open(_OPEN.get(unit, "XXXX-XX-XX"), _DEED_OPEN)
    side = mention.parts["side"]
    step = n if side == "after" else -n
    plural = "" if n == 1 else "s"
    basis = (
        f"{n} {unit}{plural} {side} {told.isoformat()} told before, taken for the day of the deed"
    )
    name = unit if unit in _OPEN else "day"
    if name == "day":
        value = give_day(told + ONE_DAY * step, basis, mention, telling, trust=0.8)
        return replace(value, is_aside=True)
    period = shift_period(name, told, step)
    return Value(TimeType.DATE, period.timex, period, basis, 0.8, is_aside=True)


def _read_step(step: str, side: str) -> int:
    if side:
        return 1 if side == "after" else -1
    return 1 if step in _FORWARD else -1 if step in _BACKWARD else 0


def _give_told_day(step: int, mention: TimeMention, telling: Telling) -> Value:
    told = telling.told_day
    if told is None:
        return give_open_day("XXXX-XX-XX", NOTHING_TOLD, mention, telling)
    if step == 0:
        return give_day(told, f"{told.isoformat()} told before", mention, telling)
    basis = f"day {'after' if step > 0 else 'before'} {told.isoformat()} told before"
    return give_day(told + ONE_DAY * step, basis, mention, telling)


def resolve_told_part(mention: TimeMention, telling: Telling) -> Value:
    """Value "the following morning", "that night", "the night before"."""
    step = mention.parts.get("step", "")
    return _give_told_day(-1 if step == "the" else _read_step(step, ""), mention, telling)


def resolve_told_period(mention: TimeMention, telling: Telling) -> Value:
    """Value "the quarter", "the same year"."""
    unit = mention.parts["unit"]
    if unit == "day":
        return _give_told_day(0, mention, telling)
    if unit == "quarter":
        return _give_quarter(telling)
    if mention.parts["step"] == "the":
        return _give_current(unit, mention, telling)
    if telling.told is None:
        return give_open(_OPEN[unit], NOTHING_TOLD)
    told = telling.told.first
    return give_period(shift_period(unit, told, 0), f"{unit} of {told.isoformat()} told before")


def _give_quarter(telling: Telling) -> Value:
    """Give the quarter told last, else the last one that had ended."""
    if telling.told_quarter is not None:
        told = telling.told_quarter
        return give_period(told, f"{told.timex} told before", trust=0.9)
    if telling.dated_on is None:
        return give_open(_OPEN["quarter"], NO_DAY)
    return give_period(
        shift_period("quarter", telling.dated_on, -1), "last quarter before dated_on"
    )


def _give_current(unit: str, mention: TimeMention, telling: Telling) -> Value:
    """Value "the year", "the week": that of the day of print; "the weekend": the last or next."""
    after = mention.span.doc[mention.span.end :][:1].text.lower()
    if after in ("ended", "ending"):
        return Value(TimeType.DURATION, f"P1{unit[0].upper()}", None, "a length of time")
    if telling.dated_on is None:
        return give_open(_OPEN.get(unit, "XXXX-WXX-WE"), NO_DAY)
    if unit == "weekend" and mention.tense is not Tense.FUTURE:
        return give_period(find_last_weekend(telling.dated_on), "weekend before dated_on")
    return give_period(shift_period(unit, telling.dated_on, 0), f"{unit} of dated_on", trust=0.9)


def resolve_part(mention: TimeMention, telling: Telling) -> Value:
    """Value "at dawn", "at 6:30 a.m.": on the day told before, else the day of print."""
    is_near = mention.passage - telling.told_in <= _NEAR_PASSAGES
    if telling.told_day is not None and is_near:
        basis = f"on {telling.told_day.isoformat()} told before"
        return give_day(telling.told_day, basis, mention, telling)
    if telling.dated_on is None:
        return give_open_day("XXXX-XX-XX", NO_DAY, mention, telling)
    return give_day(telling.dated_on, "no day told; day of dated_on", mention, telling, trust=0.7)


def resolve_ago(mention: TimeMention, telling: Telling) -> Value:
    """Value "three days ago" from the day of print, "two weeks later" from what was told."""
    parts = mention.parts
    if "vague" in parts or "bare" in parts or ("n" not in parts and "units" in parts):
        return _give_vague(mention)
    anchor, name = _find_anchor(parts["side"], parts["unit"], telling)
    unit = parts["unit"]
    if anchor is None:
        return give_open(_OPEN.get(unit, "XXXX-XX-XX"), name)
    n = read_number(parts.get("n", "one"), telling.words) if parts.get("n") != "half" else 0.5
    back = -1 if parts["side"] not in _LATER else 1
    n += 0.5 if "half" in parts or "half_after" in parts else 0.0
    return _give_counted(unit, n, back, anchor, name, telling)


def _give_vague(mention: TimeMention) -> Value:
    side = mention.parts["side"]
    if side in ("from now", "hence"):
        return give_open("FUTURE_REF", "no certain number")
    return give_open("PAST_REF", "no certain number")


def _find_anchor(side: str, unit: str, telling: Telling) -> tuple[datetime.date | None, str]:
    if side in _FROM_DATED_ON:
        return telling.dated_on, "dated_on" if telling.dated_on else NO_DAY
    told = telling.told
    if told is not None and unit in _FINE and told.precision is not TimePrecision.DAY:
        return None, NOTHING_TOLD
    if telling.told is not None:
        return telling.told.first, f"{telling.told.first.isoformat()} told before"
    if side in _LATER or telling.dated_on is None:
        return None, NOTHING_TOLD
    return telling.dated_on, "dated_on, nothing being told before"


def _is_within(inner: Period | None, outer: Period) -> bool:
    return inner is not None and outer.first <= inner.first and inner.last <= outer.last


def _give_counted(
    unit: str, n: float, back: int, anchor: datetime.date, name: str, telling: Telling
) -> Value:
    whole = int(n) * back
    basis = f"{n:g} {unit}{'' if n == 1 else 's'} {'before' if back < 0 else 'after'} {name}"
    if unit in ("day", "night"):
        return give_period(build_day(anchor + ONE_DAY * whole), basis)
    if unit in ("hour", "minute", "second"):
        hours = n if unit == "hour" else 0.0
        return give_period(build_day(anchor + ONE_DAY * back * int(hours // 24)), basis, trust=0.7)
    told = telling.told_quarter
    if unit == "year" and n == 1 and told is not None and _is_within(telling.told, told):
        basis = f"a year {'before' if back < 0 else 'after'} {told.timex} told before"
        period = shift_period("quarter", told.first, 4 * back)
        return Value(TimeType.DATE, period.timex, period, basis, is_aside=True)
    if n != int(n):
        months = round(n * {"year": 12, "decade": 120}.get(unit, 1)) * back
        return give_period(shift_period("month", anchor, months), basis, trust=0.7)
    period = shift_period(unit, anchor, whole)
    return Value(TimeType.DATE, period.timex, period, basis, 0.75, is_aside=unit == "year")
