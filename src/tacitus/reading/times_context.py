"""What resolving needs to know: the words, the day of print, and what was told before."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from spacy.tokens import Span

from tacitus.model.enums import TimePrecision, TimeType
from tacitus.reading.calendar_days import Period, build_day
from tacitus.reading.times_rules import TimeKind, TimeWords
from tacitus.reading.times_tense import Tense

NO_DAY: Final = "no publication day known"
NOTHING_TOLD: Final = "no day told before"
NO_SUCH_DAY: Final = "no such day in the calendar"
NAMED: Final = "named in full"
YEAR_TOLD: Final = "year taken from the date told before"


@dataclass(frozen=True, slots=True, eq=False)
class TimeMention:
    """A time expression before it has a value; ``parts`` are the pieces of its wording."""

    passage: int
    span: Span
    rule: str
    kind: TimeKind
    parts: Mapping[str, str]
    tense: Tense
    confidence: float


@dataclass(frozen=True, slots=True)
class Value:
    """What an expression means. ``period`` is None where it points to no stretch of days.

    ``trust`` scales the rule's confidence; ``hour`` is 24-hour "HH:MM".
    """

    type: TimeType
    timex: str | None
    period: Period | None
    basis: str
    trust: float = 1.0
    hour: str | None = None
    is_aside: bool = False


_UTC = frozenset({"gmt", "utc", "zulu", "z"})


@dataclass(slots=True)
class Telling:
    """Where the telling stands: the last period and the last day told (in passage ``told_in``)."""

    words: TimeWords
    dated_on: datetime.date | None
    told: Period | None = None
    told_day: datetime.date | None = None
    told_in: int = 0
    told_quarter: Period | None = None
    year_told: tuple[int, int] | None = None

    def note(self, value: Value, mention: TimeMention) -> None:
        """Remember a resolved value for what follows, comparisons ("a year earlier") aside.

        ``year_told`` is the passage and the year of a month or day told with its year, or of one
        that took its year from it: in that passage it goes on.
        """
        if value.period is None or value.is_aside:
            return
        self.told = value.period
        goes_on = value.basis.startswith((NAMED, YEAR_TOLD))
        if goes_on and value.period.precision in (TimePrecision.DAY, TimePrecision.MONTH):
            self.year_told = (mention.passage, value.period.first.year)
        elif not goes_on:
            self.year_told = None
        if value.period.precision is TimePrecision.QUARTER:
            self.told_quarter = value.period
        if value.period.precision is TimePrecision.DAY:
            self.told_day, self.told_in = value.period.first, mention.passage


Resolver = Callable[[TimeMention, Telling], Value]


def give_period(period: Period, basis: str, *, trust: float = 1.0) -> Value:
    """Give a date that is a stretch of the calendar."""
    return Value(TimeType.DATE, period.timex, period, basis, trust)


def give_open(timex: str | None, basis: str, *, kind: TimeType = TimeType.DATE) -> Value:
    """Give an expression that cannot be placed in the calendar, and why."""
    return Value(kind, timex, None, basis)


def give_day(
    day: datetime.date, basis: str, mention: TimeMention, telling: Telling, *, trust: float = 1.0
) -> Value:
    """Give a day, with the hour or the part of the day where the words have one."""
    suffix, hour = read_hour(mention.parts, telling.words)
    period = build_day(day)
    if not suffix:
        return Value(TimeType.DATE, period.timex, period, basis, trust)
    return Value(TimeType.TIME, period.timex + suffix, period, basis, trust, hour)


def give_open_day(timex: str, basis: str, mention: TimeMention, telling: Telling) -> Value:
    """Give a day that cannot be placed, with its hour or part of the day."""
    suffix, hour = read_hour(mention.parts, telling.words)
    kind = TimeType.TIME if suffix else TimeType.DATE
    return Value(kind, timex + suffix, None, basis, 1.0, hour)


def read_hour(parts: Mapping[str, str], words: TimeWords) -> tuple[str, str | None]:
    """Read clock time or part of the day: TIMEX3 suffix, and "HH:MM" where the hour is told."""
    if "hour" in parts or "hour_word" in parts:
        hour = read_number(parts.get("hour") or parts["hour_word"], words)
        hour = _turn_to_24(int(hour), parts)
        minute = int(parts.get("minute", "0"))
        clock = f"{hour:02d}:{minute:02d}"
        zone = "Z" if parts.get("zone", "") in _UTC else ""
        return f"T{clock}{zone}", clock
    suffix = words.parts.get(parts.get("part", ""), "")
    if ":" in suffix:
        return suffix, suffix[1:].replace("24:", "00:")
    return suffix, None


def _turn_to_24(hour: int, parts: Mapping[str, str]) -> int:
    half = parts.get("meridiem") or {
        "afternoon": "p",
        "evening": "p",
        "night": "p",
        "morning": "a",
    }.get(parts.get("part", ""))
    if half == "p" and hour < 12:
        return hour + 12
    return 0 if half == "a" and hour == 12 else hour


def read_number(wording: str, words: TimeWords) -> float:
    """Read a number in digits ("2,500", "5 1/2") or in words ("twenty four", "two hundred")."""
    if wording[:1].isdigit():
        whole, _, fraction = wording.replace(",", "").partition(" ")
        over, _, under = fraction.partition("/")
        part = int(over) / int(under) if under and int(under) else 0.0
        return float(whole) + part
    total = 0.0
    for word in wording.replace("-", " ").split():
        value = words.numbers.get(word, 0)
        total = max(total, 1.0) * value if value in (12, 100, 1000) and total else total + value
    return total


def read_year(parts: Mapping[str, str], telling: Telling) -> int | None:
    """Read the year that the words name: in full, in two digits, or against ``dated_on``."""
    if "year" in parts:
        return int(parts["year"])
    short = parts.get("year2") or parts.get("year2b")
    if short is not None:
        return widen_year(int(short), telling.dated_on)
    if "yearword" in parts:
        century, _, rest = parts["yearword"].replace("-", " ").partition(" ")
        return int(telling.words.numbers[century] * 100 + read_number(rest, telling.words))
    which = parts.get("which_year")
    if which is None or telling.dated_on is None:
        return None
    if which in ("that", "the same"):
        return telling.told.first.year if telling.told else None
    return telling.dated_on.year + {"last": -1, "next": 1}.get(which, 0)


def widen_year(short: int, dated_on: datetime.date | None) -> int:
    """Widen a year of two digits to the one at most 20 years ahead of ``dated_on``."""
    if dated_on is None:
        return 1900 + short if short >= 50 else 2000 + short
    latest = dated_on.year + 20
    return latest - (latest - short) % 100


def name_source(parts: Mapping[str, str]) -> str:
    """Say where the year of a date came from."""
    if "which_year" in parts:
        return "year counted from dated_on"
    if "year2" in parts or "year2b" in parts:
        return "named in full, century taken as the nearest"
    return NAMED


def make_day(year: int, month: int, day: int) -> datetime.date | None:
    """Make a day; None where the calendar has none such."""
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None
