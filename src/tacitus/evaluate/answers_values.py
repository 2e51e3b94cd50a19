"""Your own gold: what a cell says as a value; a cell that cannot be read raises ValueError."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from tacitus.evaluate.place_match import find_country

_YES: Final = frozenset({"yes", "y", "true", "1"})
_NO: Final = frozenset({"no", "n", "false", "0"})
_MIDNIGHT: Final = re.compile(r"[ T]00:00(?::00(?:\.0+)?)?Z?$")
_DIGITS: Final = r"\d{1,3}(?:,\d{3})+|\d+"
_NUMBER: Final = re.compile(
    rf"(?P<about>~)?\s*(?P<low>{_DIGITS})?(?:\.0)?"
    rf"(?:\s*(?P<to>-|–|\.\.)\s*(?P<high>{_DIGITS})?)?"
)
_BETWEEN: Final = re.compile(r"[\W_]+")
_NUMBER_FORMS: Final = (
    "write 14 (the lower bound), 14- (at least), -14 (up to), 14-20 (a range) or ~14 (about); "
    "where a spreadsheet turned a range into a date, write 14..20"
)


@dataclass(frozen=True, slots=True)
class Number:
    """How many, as gold asks it; ``is_bound`` asks the lower bound alone."""

    low: int | None
    high: int | None
    approximate: bool = False
    is_bound: bool = False


@dataclass(frozen=True, slots=True)
class Point:
    """A point on the map, in degrees."""

    latitude: float
    longitude: float


def parse_words(cell: str) -> str:
    """Take the words as they are."""
    return cell


def parse_yes(cell: str) -> bool:
    """Parse yes or no; spreadsheets write TRUE and FALSE."""
    word = cell.casefold()
    if word in _YES or word in _NO:
        return word in _YES
    raise ValueError(f"{cell!r} is neither yes nor no; write one of them")


def parse_day(cell: str) -> str:
    """Parse a day; midnight, which spreadsheets add, is dropped."""
    day = _MIDNIGHT.sub("", cell)
    try:
        return datetime.datetime.strptime(day, "%Y-%m-%d").date().isoformat()  # noqa: DTZ007
    except ValueError as error:
        raise ValueError(f"{cell!r} is no day; write it as YYYY-MM-DD, as text") from error


def parse_number(cell: str) -> Number:
    """Parse a number or a range of numbers, both ends included."""
    match = _NUMBER.fullmatch(cell)
    low, high = (_parse_whole(match[name]) if match else None for name in ("low", "high"))
    if not match or (low is None and high is None) or (match["about"] and match["to"]):
        raise ValueError(f"{cell!r} is no number; {_NUMBER_FORMS}")
    if low is not None and high is not None and low > high:
        raise ValueError(f"{cell!r} begins above its end; {_NUMBER_FORMS}")
    if match["about"]:
        return Number(low, low, approximate=True)
    return Number(low, high, is_bound=match["to"] is None)


def _parse_whole(digits: str | None) -> int | None:
    return int(digits.replace(",", "")) if digits else None


def parse_count(cell: str) -> int:
    """Parse a plain number."""
    number = parse_number(cell)
    if not number.is_bound or number.low is None:
        raise ValueError(f"{cell!r} is no plain number; write digits alone")
    return number.low


def parse_country(cell: str) -> str:
    """Parse a country by its ISO 3166 code or its English name."""
    code = find_country(cell) or find_country(cell.upper())
    if code is None:
        raise ValueError(f"{cell!r} is no country; write its two-letter ISO code or English name")
    return code


def parse_degrees(limit: float) -> Callable[[str], float]:
    """Give a parser of degrees, with a point or a comma, up to a limit on either side."""

    def parse(cell: str) -> float:
        try:
            degrees = float(cell.replace(",", "."))
        except ValueError as error:
            raise ValueError(
                f"{cell!r} is no number of degrees; write one such as 14.14"
            ) from error
        if not -limit <= degrees <= limit:
            raise ValueError(f"{cell!r} lies beyond {limit:g} degrees; write latitude, longitude")
        return degrees

    return parse


def parse_one_of(list_values: Callable[[], Iterable[str]]) -> Callable[[str], str]:
    """Give a parser of the values of a closed set, whatever case and marks between words.

    The set is listed when a cell is first read.
    """

    def parse(cell: str) -> str:
        known = {_fold(value): value for value in list_values()}
        found = known.get(_fold(cell))
        if found is None:
            raise ValueError(f"{cell!r} is none of {', '.join(known.values())}")
        return found

    return parse


def _fold(value: str) -> str:
    return _BETWEEN.sub(" ", value.casefold()).strip()
