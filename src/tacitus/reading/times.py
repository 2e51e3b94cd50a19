"""Times: finding expressions of time and giving each its value, as TIMEX3 writes it."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from itertools import islice
from types import MappingProxyType

from tacitus.reading.findings import TimeFound
from tacitus.reading.passages import ParsedPassage
from tacitus.reading.times_context import (
    Resolver,
    Telling,
    TimeMention,
    Value,
    give_open,
)
from tacitus.reading.times_feasts import resolve_feast, resolve_hijri
from tacitus.reading.times_lengths import (
    resolve_duration,
    resolve_reference,
    resolve_set,
    resolve_vague_duration,
)
from tacitus.reading.times_match import match_times
from tacitus.reading.times_named import (
    resolve_calendar,
    resolve_century,
    resolve_decade,
    resolve_half,
    resolve_month,
    resolve_month_day,
    resolve_numeric,
    resolve_quarter,
    resolve_season,
    resolve_year,
    resolve_year_range,
)
from tacitus.reading.times_ranges import (
    resolve_day_range,
    resolve_month_range,
    resolve_weekday_range,
)
from tacitus.reading.times_relative import (
    resolve_deictic,
    resolve_deictic_part,
    resolve_period,
    resolve_told_weekday,
    resolve_weekday,
    resolve_year_end,
)
from tacitus.reading.times_rules import TimeKind, TimeRules, load_time_rules
from tacitus.reading.times_tense import find_tense
from tacitus.reading.times_told import (
    resolve_ago,
    resolve_from_deed,
    resolve_part,
    resolve_told_day,
    resolve_told_part,
    resolve_told_period,
)

RESOLVERS: Mapping[TimeKind, Resolver] = MappingProxyType(
    {
        TimeKind.CALENDAR: resolve_calendar,
        TimeKind.NUMERIC: resolve_numeric,
        TimeKind.MONTH_DAY: resolve_month_day,
        TimeKind.MONTH: resolve_month,
        TimeKind.YEAR: resolve_year,
        TimeKind.YEAR_RANGE: resolve_year_range,
        TimeKind.DECADE: resolve_decade,
        TimeKind.CENTURY: resolve_century,
        TimeKind.WEEKDAY: resolve_weekday,
        TimeKind.TOLD_WEEKDAY: resolve_told_weekday,
        TimeKind.WEEKDAY_RANGE: resolve_weekday_range,
        TimeKind.DAY_RANGE: resolve_day_range,
        TimeKind.MONTH_RANGE: resolve_month_range,
        TimeKind.DEICTIC: resolve_deictic,
        TimeKind.DEICTIC_PART: resolve_deictic_part,
        TimeKind.TOLD_PART: resolve_told_part,
        TimeKind.PART: resolve_part,
        TimeKind.CLOCK: resolve_part,
        TimeKind.PERIOD: resolve_period,
        TimeKind.SEASON: resolve_season,
        TimeKind.QUARTER: resolve_quarter,
        TimeKind.HALF: resolve_half,
        TimeKind.TOLD_PERIOD: resolve_told_period,
        TimeKind.TOLD_DAY: resolve_told_day,
        TimeKind.AGO: resolve_ago,
        TimeKind.DURATION: resolve_duration,
        TimeKind.VAGUE_DURATION: resolve_vague_duration,
        TimeKind.SET: resolve_set,
        TimeKind.FEAST: resolve_feast,
        TimeKind.HIJRI: resolve_hijri,
        TimeKind.FROM_DEED: resolve_from_deed,
        TimeKind.YEAR_END: resolve_year_end,
        TimeKind.REFERENCE: resolve_reference,
    }
)
_HOURS = frozenset({TimeKind.PART, TimeKind.CLOCK})
_OWN_DAYS = frozenset({TimeKind.CALENDAR, TimeKind.NUMERIC, TimeKind.WEEKDAY, TimeKind.DEICTIC})


def find_times(
    passages: Sequence[ParsedPassage], rules: TimeRules | None = None
) -> list[TimeMention]:
    """Find expressions of time: days, periods, clock times, lengths, sets, vague references.

    Text order; no two share a token. Ages, counts and dates within names are left out.
    """
    known = rules or load_time_rules()
    return [
        TimeMention(
            passage=index,
            span=span,
            rule=match.rule.id,
            kind=match.rule.kind,
            parts=match.parts,
            tense=find_tense(span, known.words.tense),
            confidence=match.rule.confidence,
        )
        for index, passage in enumerate(passages)
        for match, span in match_times(passage.doc, known)
    ]


def resolve_times(
    mentions: Sequence[TimeMention], dated_on: datetime.date | None
) -> tuple[TimeFound, ...]:
    """Give each expression its value, in order of telling.

    Relative ones count from ``dated_on``, or from the day told last before them. Without it
    they have a TIMEX3 value with X for what is open and no ``first`` and ``last``; ``basis``
    says in words what every value rests on, or why there is none.
    """
    telling = Telling(words=load_time_rules().words, dated_on=dated_on)
    found: list[TimeFound] = []
    for index, mention in enumerate(mentions):
        value = _resolve(index, mentions, telling)
        telling.note(value, mention)
        found.append(_build_found(mention, value))
    return tuple(found)


def _resolve(index: int, mentions: Sequence[TimeMention], telling: Telling) -> Value:
    """Value one mention; a clock time takes the day its own sentence names, even after it."""
    mention = mentions[index]
    if mention.kind not in _HOURS:
        return _give_value(mention, telling)
    end = (mention.passage, mention.span.sent.end)
    for other in islice(mentions, index + 1, None):
        if (other.passage, other.span.start) >= end:
            break
        if other.kind in _OWN_DAYS:
            day = _give_value(other, telling).period
            if day is not None:
                aside = Telling(telling.words, telling.dated_on)
                aside.told_day, aside.told_in = day.first, mention.passage
                return _give_value(mention, aside)
    return _give_value(mention, telling)


def _give_value(mention: TimeMention, telling: Telling) -> Value:
    """Value one mention; what would lie outside the years 1 to 9999 stays open."""
    try:
        return RESOLVERS[mention.kind](mention, telling)
    except OverflowError:
        return give_open(None, "outside the calendar")


def _build_found(mention: TimeMention, value: Value) -> TimeFound:
    period = value.period
    return TimeFound(
        passage=mention.passage,
        span=mention.span,
        type=value.type,
        timex=value.timex,
        first=period.first if period else None,
        last=period.last if period else None,
        precision=period.precision if period else None,
        basis=value.basis,
        confidence=round(mention.confidence * value.trust, 3),
        time_of_day=value.hour,
    )
