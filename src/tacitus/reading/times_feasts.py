"""Feasts and holidays of several religions and countries, and days of the Hijri calendar.

Days counted from Easter come from the rule file. Hijri days are those of the Umm al-Qura calendar
(package hijridate); a country that looks for the moon may be a day off, and the basis says so.
Hebrew, Hindu, Chinese and national days come from the package holidays. Both are loaded when the
first of their days is met.
"""

from __future__ import annotations

import datetime
from functools import lru_cache
from typing import Final

from tacitus.gazetteer.countries import load_countries
from tacitus.reading.calendar_days import (
    Period,
    build_day,
    build_range,
    find_easter,
    find_nth_weekday,
    make_date,
)
from tacitus.reading.times_context import (
    NO_DAY,
    NO_SUCH_DAY,
    Telling,
    TimeMention,
    Value,
    give_day,
    give_open,
    give_period,
    read_year,
)
from tacitus.reading.times_named import choose_period
from tacitus.reading.times_tense import Tense

HIJRI_BASIS: Final = "Hijri calendar (Umm al-Qura), by the moon a day off at most"
_NO_LAND: Final = "which country's day it is is not told"
_HIJRI_YEARS: Final = range(1343, 1501)
_MEAN_YEAR: Final = 354.36708
_EPOCH: Final = datetime.date(622, 7, 19)
_ORTHODOX_SHIFT: Final = 13  # days between the calendars, 1900 to 2099
_HINTS: Final = frozenset({"'s", "’s", "'", "’", "the", "annual", "national"})


def resolve_feast(mention: TimeMention, telling: Telling) -> Value:
    """Value a feast or holiday, of the year named or of the one nearest ``dated_on``."""
    name = mention.parts["feast"].replace("’", "'")
    land = _find_land(mention) if name in telling.words.national_days else None
    if land is None and name in telling.words.national_days:
        return give_open("XXXX-XX-XX", _NO_LAND)
    year = read_year(mention.parts, telling)
    if year is not None:
        found = find_feast(name, year, telling, land)
        return _give(found, name, "feast of the year named", mention, telling)
    tense = {"last": Tense.PAST, "next": Tense.FUTURE}.get(
        mention.parts.get("which", ""), mention.tense
    )
    chosen = choose_period(lambda y: find_feast(name, y, telling, land), telling, tense)
    if chosen is None:
        return give_open("XXXX-XX-XX", NO_DAY if telling.dated_on is None else NO_SUCH_DAY)
    return _give(chosen, name, "feast of the year nearest dated_on", mention, telling)


def _give(
    found: Period | None, name: str, basis: str, mention: TimeMention, telling: Telling
) -> Value:
    if found is None:
        return give_open("XXXX-XX-XX", NO_SUCH_DAY)
    kind = telling.words.moving_feasts.get(name, "")
    basis = f"{basis}; {HIJRI_BASIS}" if kind.startswith("hijri") else basis
    if found.first != found.last:
        return give_period(found, basis)
    return give_day(found.first, basis, mention, telling)


def _find_land(mention: TimeMention) -> str | None:
    """Give the country before a national day: "India's Independence Day"."""
    doc, index = mention.span.doc, mention.span.start - 1
    while index >= 0 and doc[index].lower_ in _HINTS:
        index -= 1
    countries = load_countries()
    for start in range(max(0, index - 2), index + 1):
        words = doc[start : index + 1].text
        found = countries.by_demonym(words) or countries.by_name(words)
        if found is not None:
            return found.iso2
    return None


def find_feast(name: str, year: int, telling: Telling, land: str | None = None) -> Period | None:
    """Give the day or days of a feast in a year; None where that year has none."""
    words = telling.words
    if land is not None:
        names = words.national_days[name].split("|")
        found = (find_holiday(land, title, year) for title in names)
        day = next((held for held in found if held is not None), None)
    elif name in words.fixed_feasts:
        day = make_date(year, *words.fixed_feasts[name])
    elif name in words.easter_feasts:
        day = find_easter(year) + datetime.timedelta(days=words.easter_feasts[name])
    elif name in words.weekday_feasts:
        day = find_nth_weekday(year, *words.weekday_feasts[name])
    else:
        return _find_moving(words.moving_feasts[name], year)
    return build_day(day) if day is not None else None


def _find_moving(rule: str, year: int) -> Period | None:
    """Read "hijri MONTH [DAY]", "orthodox DAYS" (from Easter) or "holiday COUNTRY NAME"."""
    kind, _, rest = rule.partition(" ")
    if kind == "hijri":
        month, _, day = rest.partition(" ")
        return find_hijri_in(year, int(month), int(day) if day else None)
    if kind == "orthodox":
        found = _find_orthodox_easter(year) + datetime.timedelta(days=int(rest))
        return build_day(found)
    land, _, name = rest.partition(" ")
    held = find_holiday(land, name, year)
    return build_day(held) if held is not None else None


@lru_cache(maxsize=1024)
def find_holiday(land: str, name: str, year: int) -> datetime.date | None:
    """Give the first day of a holiday of a country whose English name holds the words."""
    import holidays  # noqa: PLC0415 - slow to load, seldom needed

    try:
        found = holidays.country_holidays(
            land, years=year, language="en_US", categories=_list_categories(land)
        )
    except (NotImplementedError, ValueError):
        return None
    days = sorted(
        day for day, title in found.items() if day.year == year and _is_called(title, name)
    )
    return days[0] if days else None


def _is_called(title: str, name: str) -> bool:
    is_it = name.lower() in title.lower() and "(" not in title
    return is_it and ("Eve" in name or not title.endswith("Eve"))


@lru_cache(maxsize=256)
def _list_categories(land: str) -> tuple[str, ...]:
    import holidays  # noqa: PLC0415 - slow to load, seldom needed

    kind = holidays.country_holidays(land)
    return tuple(name for name in ("public", "optional") if name in kind.supported_categories)


@lru_cache(maxsize=1024)
def find_hijri(year: int, month: int, day: int | None) -> Period | None:
    """Give a day, or a month, of a Hijri year; None outside 1343 to 1500 (1924 to 2077)."""
    from hijridate import Hijri  # noqa: PLC0415 - seldom needed

    if year not in _HIJRI_YEARS:
        return None
    try:
        first = Hijri(year, month, day or 1).to_gregorian()
        length = Hijri(year, month, 1).month_length()
    except (ValueError, OverflowError):
        return None
    start = datetime.date(first.year, first.month, first.day)
    if day is not None:
        return build_day(start)
    return build_range(start, start + datetime.timedelta(days=length - 1))


def find_hijri_in(year: int, month: int, day: int | None) -> Period | None:
    """Give the first day or month of that name that begins in a year of the common calendar."""
    start = guess_hijri_year(datetime.date(year, 1, 1)) if 622 < year <= 9999 else 0
    for hijri in (start - 1, start, start + 1):
        found = find_hijri(hijri, month, day)
        if found is not None and found.first.year == year:
            return found
    return None


def guess_hijri_year(day: datetime.date) -> int:
    """Give the Hijri year of a day, one off at most."""
    return int((day - _EPOCH).days / _MEAN_YEAR) + 1


def resolve_hijri(mention: TimeMention, telling: Telling) -> Value:
    """Value "12 Ramadan 1438" and "3 Muharram"; without its year the last one begun."""
    parts = mention.parts
    month = telling.words.hijri_months[parts["hijri_month"].replace("’", "'")]
    day = int(parts["day"]) if "day" in parts else None
    if "hijri_year" in parts:
        found = find_hijri(int(parts["hijri_year"]), month, day)
    else:
        if telling.dated_on is None:
            return give_open("XXXX-XX-XX", NO_DAY)
        found = _find_last_hijri(month, day, telling.dated_on)
    if found is None:
        return give_open(None, NO_SUCH_DAY)
    return give_period(found, HIJRI_BASIS)


def _find_last_hijri(month: int, day: int | None, dated_on: datetime.date) -> Period | None:
    year = guess_hijri_year(dated_on)
    found = [find_hijri(year + step, month, day) for step in (1, 0, -1, -2)]
    return next((p for p in found if p is not None and p.first <= dated_on), None)


def _find_orthodox_easter(year: int) -> datetime.date:
    """Give Easter Sunday of the eastern churches (Meeus' Julian algorithm)."""
    a, b, c = year % 4, year % 7, year % 19
    d = (19 * c + 15) % 30
    e = (2 * a + 4 * b - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return datetime.date(year, month, day + 1) + datetime.timedelta(days=_ORTHODOX_SHIFT)
