"""Values of times that are named: days, months, years, decades, quarters, feasts, ranges."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence

from tacitus.reading.calendar_days import (
    Period,
    build_century,
    build_decade,
    build_half,
    build_month,
    build_quarter,
    build_range,
    build_season,
    build_year,
)
from tacitus.reading.times_context import (
    NAMED,
    NO_DAY,
    NO_SUCH_DAY,
    YEAR_TOLD,
    Telling,
    TimeMention,
    Value,
    give_day,
    give_open,
    give_open_day,
    give_period,
    make_day,
    name_source,
    read_year,
    widen_year,
)
from tacitus.reading.times_tense import Tense

FROM_DATED_ON = "year taken from dated_on"
_AHEAD_DAYS = 45
"""Without a tense a date lies ahead if it is at most this far ahead (and its last one far back)."""

_JUST_PAST_DAYS = 60
_FAR_DAYS = 240
"""With a future tense it is the one just past if the next is far: plans name deadlines missed."""


def choose_period(
    build: Callable[[int], Period | None], telling: Telling, tense: Tense
) -> Period | None:
    """Choose the year of a recurring period: the last one begun, or the next where it lies ahead.

    ``build`` gives the period of a year, or None where that year has none (29 February).
    """
    dated_on = telling.dated_on
    if dated_on is None:
        return None
    years = range(dated_on.year - 8, dated_on.year + 9)
    found = [period for year in years if (period := build(year)) is not None]
    past = [period for period in found if period.first <= dated_on]
    ahead = [period for period in found if period.last >= dated_on]
    if not past or not ahead:
        return past[-1] if past else ahead[0] if ahead else None
    days_ahead = (ahead[0].first - dated_on).days
    days_back = (dated_on - past[-1].last).days
    if tense is Tense.FUTURE:
        return past[-1] if days_back <= _JUST_PAST_DAYS and days_ahead > _FAR_DAYS else ahead[0]
    if tense is Tense.NONE and days_ahead <= _AHEAD_DAYS:
        return ahead[0]
    return past[-1]


def resolve_calendar(mention: TimeMention, telling: Telling) -> Value:
    """Value a day of a month, with or without its year."""
    parts = mention.parts
    month = telling.words.months[parts["month"].rstrip(".")]
    day = int(parts["day"]) if "day" in parts else telling.words.ordinals[parts["dayword"]]
    return _give_month_day(month, day, mention, telling)


def _give_month_day(month: int, day: int, mention: TimeMention, telling: Telling) -> Value:
    year = read_year(mention.parts, telling)
    if make_day(year or 2000, month, day) is None:
        return give_open(None, NO_SUCH_DAY)
    if year is not None:
        found = make_day(year, month, day)
        assert found is not None
        return give_day(found, name_source(mention.parts), mention, telling)
    chosen = choose_period(lambda y: _one_day(y, month, day), telling, mention.tense)
    told_year = _find_told_year(chosen, mention, telling)
    told = make_day(told_year, month, day) if told_year else None
    if told is not None:
        return give_day(told, YEAR_TOLD, mention, telling, trust=0.8)
    if chosen is None:
        return give_open_day(f"XXXX-{month:02d}-{day:02d}", NO_DAY, mention, telling)
    return give_day(chosen.first, FROM_DATED_ON, mention, telling, trust=0.97)


def _one_day(year: int, month: int, day: int) -> Period | None:
    found = make_day(year, month, day)
    return None if found is None else build_range(found, found)


def resolve_numeric(mention: TimeMention, telling: Telling) -> Value:
    """Value a day in digits; the order of day and month is told by what is possible."""
    parts = mention.parts
    year = read_year(parts, telling)
    assert year is not None
    if "month_number" in parts:
        orders: Sequence[tuple[str, str]] = [(parts["month_number"], parts["day"])]
    else:
        orders = [(parts["two"], parts["one"]), (parts["one"], parts["two"])]
    days = [found for m, d in orders if (found := make_day(year, int(m), int(d))) is not None]
    if not days:
        return give_open(None, NO_SUCH_DAY)
    if len(days) == 1 or days[0] == days[1]:
        return give_day(days[0], NAMED, mention, telling)
    return _choose_order(days, mention, telling)


def _choose_order(days: Sequence[datetime.date], mention: TimeMention, telling: Telling) -> Value:
    dated_on = telling.dated_on
    possible = [day for day in days if dated_on is not None and day <= dated_on]
    if len(possible) == 1:
        basis = "order of day and month chosen so that it is not after dated_on"
        return give_day(possible[0], basis, mention, telling, trust=0.8)
    return give_day(days[0], "day assumed to stand before the month", mention, telling, trust=0.55)


def resolve_month_day(mention: TimeMention, telling: Telling) -> Value:
    """Value "the 14th": in the month told before, else the last one before ``dated_on``."""
    day = int(mention.parts["day"])
    if telling.told_day is not None:
        told = telling.told_day
        found = make_day(told.year, told.month, day)
        basis = f"month taken from {told.isoformat()} told before"
        return (
            give_open(None, NO_SUCH_DAY)
            if found is None
            else give_day(found, basis, mention, telling)
        )
    if telling.dated_on is None:
        return give_open(f"XXXX-XX-{day:02d}", NO_DAY)
    dated_on = telling.dated_on
    months = [
        (dated_on.year, dated_on.month),
        ((dated_on.year * 12 + dated_on.month - 2) // 12, (dated_on.month - 2) % 12 + 1),
    ]
    days = [found for y, m in months if (found := make_day(y, m, day)) is not None]
    chosen = next((found for found in days if found <= dated_on), None)
    if mention.tense is Tense.FUTURE and days and days[0] >= dated_on:
        chosen = days[0]
    if chosen is None:
        return give_open(None, NO_SUCH_DAY)
    return give_day(chosen, "month taken from dated_on", mention, telling, trust=0.85)


def _find_told_year(chosen: Period | None, mention: TimeMention, telling: Telling) -> int | None:
    """Give the year that a date of this passage named, where the telling is still in it.

    A date that fell within weeks of the day of print (``chosen``) needs no year and is new.
    """
    if telling.year_told is None or mention.tense is Tense.FUTURE:
        return None
    passage, year = telling.year_told
    if passage != mention.passage:
        return None
    if telling.dated_on is None or chosen is None:
        return year
    is_recent = abs((telling.dated_on - chosen.last).days) <= _JUST_PAST_DAYS
    return year if year < telling.dated_on.year and not is_recent else None


def resolve_month(mention: TimeMention, telling: Telling) -> Value:
    """Value a month, with or without its year."""
    month = telling.words.months[mention.parts["month"].rstrip(".")]
    year = read_year(mention.parts, telling)
    if year is not None:
        return give_period(build_month(year, month), name_source(mention.parts))
    which = mention.parts.get("which", "")
    found = _choose_which(lambda y: build_month(y, month), which, mention, telling)
    told_year = _find_told_year(found, mention, telling)
    if told_year is not None and not which:
        return give_period(build_month(told_year, month), YEAR_TOLD, trust=0.8)
    if found is None:
        return give_open(f"XXXX-{month:02d}", NO_DAY)
    return give_period(found, FROM_DATED_ON, trust=0.95)


def _choose_which(
    build: Callable[[int], Period], which: str, mention: TimeMention, telling: Telling
) -> Period | None:
    """Choose by "last", "next", "this", else by tense."""
    dated_on = telling.dated_on
    if dated_on is None:
        return None
    if which in ("last", "past", "this past", "the past", "the last"):
        found = [build(dated_on.year - n) for n in (0, 1, 2)]
        return next(period for period in found if period.last < dated_on)
    if which in ("next", "coming", "this coming", "the coming"):
        found = [build(dated_on.year + n) for n in (0, 1)]
        return next(period for period in found if period.first > dated_on)
    if which == "this":
        return build(dated_on.year)
    return choose_period(build, telling, mention.tense)


def resolve_season(mention: TimeMention, telling: Telling) -> Value:
    """Value a season, with or without its year."""
    season = telling.words.seasons[mention.parts["season"]]
    year = read_year(mention.parts, telling)
    if year is not None:
        return give_period(build_season(year, season), name_source(mention.parts))
    which = mention.parts.get("which", "")
    found = _choose_which(lambda y: build_season(y, season), which, mention, telling)
    if found is None:
        return give_open(f"XXXX-{season}", NO_DAY)
    return give_period(found, FROM_DATED_ON, trust=0.9)


def resolve_quarter(mention: TimeMention, telling: Telling) -> Value:
    """Value a quarter of a year; without a year the last one begun, or the next if ahead."""
    ordinal = mention.parts["ordinal"]
    quarter = int(ordinal[0]) if ordinal[0].isdigit() else telling.words.ordinals[ordinal]
    year = read_year(mention.parts, telling)
    if year is not None:
        return give_period(build_quarter(year, quarter), name_source(mention.parts))
    tense = Tense.FUTURE if mention.tense is Tense.FUTURE else Tense.PAST
    found = choose_period(lambda y: build_quarter(y, quarter), telling, tense)
    if found is None:
        return give_open(f"XXXX-Q{quarter}", NO_DAY)
    return give_period(found, FROM_DATED_ON, trust=0.95)


def resolve_half(mention: TimeMention, telling: Telling) -> Value:
    """Value the first or second half of a year."""
    half = 1 if mention.parts["half"] == "first" else 2
    return give_period(build_half(int(mention.parts["year"]), half), NAMED)


def resolve_year(mention: TimeMention, telling: Telling) -> Value:
    """Value a year; years before our era have no calendar days."""
    year = read_year(mention.parts, telling)
    assert year is not None
    if mention.parts.get("era", "").startswith("b"):
        return give_open(f"BC{year:04d}", "before the common era")
    if not 1 <= year <= 9999:
        return give_open(None, NO_SUCH_DAY)
    return give_period(build_year(year), NAMED)


def resolve_year_range(mention: TimeMention, telling: Telling) -> Value:
    """Value a stretch of years."""
    first, written = int(mention.parts["year"]), mention.parts["year_to"]
    last = int(written) if len(written) == 4 else first - first % 100 + int(written)
    if len(written) == 2 and last <= first and 1 <= int(written) <= 12:
        return give_period(build_month(first, int(written)), NAMED, trust=0.8)
    if last < first:
        return give_open(None, "the range ends before it begins")
    period = build_range(build_year(first).first, build_year(last).last)
    return Value(give_period(period, NAMED).type, f"{first}/{last}", period, NAMED)


def resolve_decade(mention: TimeMention, telling: Telling) -> Value:
    """Value a decade; "the '80s" are the nearest ones begun before ``dated_on``."""
    parts = mention.parts
    if "decade" in parts:
        return give_period(build_decade(int(parts["decade"])), NAMED)
    short = (
        int(parts["decade2"]) if "decade2" in parts else telling.words.decades[parts["decade_word"]]
    )
    year = widen_year(short, telling.dated_on)
    if telling.dated_on is not None and year > telling.dated_on.year:
        year -= 100
    return give_period(build_decade(year), "century taken as the nearest", trust=0.95)


def resolve_century(mention: TimeMention, telling: Telling) -> Value:
    """Value a century."""
    parts = mention.parts
    number = (
        int(parts["century"])
        if "century" in parts
        else telling.words.ordinals[parts["century_word"]]
    )
    return (
        give_period(build_century(number), NAMED)
        if 1 <= number <= 99
        else give_open(None, NO_SUCH_DAY)
    )
