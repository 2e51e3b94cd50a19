"""Values of ranges: days, weekdays and months between two ends."""

from __future__ import annotations

from tacitus.model.enums import TimeType
from tacitus.reading.calendar_days import (
    Period,
    build_month,
    build_range,
    find_weekday_after,
    find_weekday_before,
)
from tacitus.reading.times_context import (
    NAMED,
    NO_DAY,
    NO_SUCH_DAY,
    Telling,
    TimeMention,
    Value,
    give_open,
    give_period,
    make_day,
    read_year,
)
from tacitus.reading.times_named import FROM_DATED_ON, choose_period
from tacitus.reading.times_tense import Tense

_BACKWARD = "the range ends before it begins"


def resolve_day_range(mention: TimeMention, telling: Telling) -> Value:
    """Value "between 3 and 7 May": one year for both ends, save over New Year."""
    parts, months = mention.parts, telling.words.months
    start = (months[parts["month"].rstrip(".")], int(parts["day"]))
    end = (months[parts.get("month_to", parts["month"]).rstrip(".")], int(parts["day_to"]))
    if make_day(2000, *start) is None or make_day(2000, *end) is None:
        return give_open(None, NO_SUCH_DAY)
    if "month_to" not in parts and end < start:
        return give_open(None, _BACKWARD)
    last_year = int(parts["year_to"]) if "year_to" in parts else read_year(parts, telling)
    if last_year is not None:
        period = _make_range(start, end, last_year, parts.get("year"))
        return give_open(None, NO_SUCH_DAY) if period is None else give_period(period, NAMED)
    found = choose_period(lambda y: _make_range(start, end, y, None), telling, mention.tense)
    if found is None:
        return give_open(
            f"XXXX-{start[0]:02d}-{start[1]:02d}/XXXX-{end[0]:02d}-{end[1]:02d}", NO_DAY
        )
    return give_period(found, FROM_DATED_ON, trust=0.95)


def _make_range(
    start: tuple[int, int], end: tuple[int, int], last_year: int, first_year: str | None
) -> Period | None:
    year = int(first_year) if first_year else last_year - (1 if end < start else 0)
    first, last = make_day(year, *start), make_day(last_year, *end)
    if first is None or last is None or last < first:
        return None
    return build_range(first, last)


def resolve_month_range(mention: TimeMention, telling: Telling) -> Value:
    """Value "from March to June"."""
    parts, months = mention.parts, telling.words.months
    start, end = months[parts["month"].rstrip(".")], months[parts["month_to"].rstrip(".")]
    last_year = int(parts["year_to"]) if "year_to" in parts else read_year(parts, telling)

    def build(year: int) -> Period:
        first_year = int(parts["year"]) if "year" in parts and "year_to" in parts else year
        if end < start and first_year == year:
            first_year -= 1
        return build_range(build_month(first_year, start).first, build_month(year, end).last)

    period = build(last_year) if last_year else choose_period(build, telling, mention.tense)
    if period is None:
        return give_open(f"XXXX-{start:02d}/XXXX-{end:02d}", NO_DAY)
    if period.last < period.first:
        return give_open(None, _BACKWARD)
    timex = f"{period.first:%Y-%m}/{period.last:%Y-%m}"
    return Value(TimeType.DATE, timex, period, NAMED if last_year else FROM_DATED_ON)


def resolve_weekday_range(mention: TimeMention, telling: Telling) -> Value:
    """Value "from Monday to Wednesday": the last such stretch, or the next where it lies ahead."""
    start = telling.words.weekdays[mention.parts["weekday"].rstrip(".")]
    end = telling.words.weekdays[mention.parts["weekday_to"]]
    if telling.dated_on is None:
        return give_open(f"XXXX-WXX-{start}/XXXX-WXX-{end}", NO_DAY)
    if mention.tense is Tense.FUTURE:
        first = find_weekday_after(telling.dated_on, start, strictly=False)
        last = find_weekday_after(first, end, strictly=True)
        return give_period(build_range(first, last), "weekdays after dated_on")
    last = find_weekday_before(telling.dated_on, end, strictly=False)
    first = find_weekday_before(last, start, strictly=True)
    return give_period(build_range(first, last), "weekdays before dated_on")
