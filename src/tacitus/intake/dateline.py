"""The dateline of a wire story: "BAMAKO, 14 May (Example Wire) -", in capitals or not."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tacitus.intake.calendar_dates import MONTHS, CalendarDate, match_calendar_date
from tacitus.intake.head_rules import load_head_rules
from tacitus.intake.outlets import is_outlet
from tacitus.model.values import Span, cut_span

_MONTH_NAMES = "|".join(sorted(MONTHS, key=lambda name: (-len(name), name)))
_WEEKDAYS = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun"
_NO_NAME = rf"(?!(?i:(?:{_MONTH_NAMES})\b\.?\s*\d|(?:{_WEEKDAYS})\b|no date\b))"
_WORD = rf"{_NO_NAME}[A-ZÀ-ÖØ-Þ](?:[-–]?[\w.'’`])*"
_SMALL = r"(?:de|del|la|las|los|el|al|of|the|du|da|do|and|DE|DEL|ez|es)"
_PLACE = re.compile(
    rf"{_WORD}(?:(?:[ ]|[ ]?/[ ]?)(?:{_WORD}|{_SMALL}(?= ))){{0,4}}"
    rf"(?:\s?\([A-ZÀ-ÖØ-Þ][\w .'’-]{{2,30}}\)(?=\s?,))?"
    rf"(?:,[ ]?{_WORD}(?:[ -]{_WORD}){{0,3}}){{0,2}}"
)
_GAP = re.compile(r"[ \t\xa0]*,?[ \t\xa0]*")
_WEEKDAY = re.compile(rf"(?:{_WEEKDAYS})\b\.?,?[ \t]*", re.I)
_NO_DATE = re.compile(r"no date\b[ \t]*", re.I)
_PAREN = re.compile(
    r"\([^()\n]{2,70}\)|\[[^()\[\]\n]{2,70}\)|\([^()\[\]\n]{2,70}\]"
    r"|/(?=[A-Z])[^/\n]{2,60}[^/\s]/(?=[ \t\xa0]*(?:[-–—―.:]|\Z|\n))"
)
_CARRIED = re.compile(
    r"[(\[]\s*(?:via|through|courtesy|reprinted|republished|updated?|from)\b", re.I
)
_DASH = re.compile(r"[ \t\xa0]*(?:--+|[-–—―]+)(?=\s|\[|[A-Z\"“])\s*")
_COLON = re.compile(r"[ \t\xa0]*:\s+")
_LINE_END = re.compile(r"[ \t\xa0]*[\n\r\u2028\u2029]\s*")
_MARKS = re.compile(r"(?:\[[^\]]{1,240}\]\s*)+")
_LONG_PROSE = 60


@dataclass(frozen=True, slots=True)
class DatelineFound:
    """A dateline: ``start`` to ``end`` without the story, which begins at ``story``."""

    start: int
    end: int
    story: int
    place: str | None
    day: CalendarDate | None
    agency: Span | None


def match_dateline(text: str, start: int) -> DatelineFound | None:
    """Read the dateline that begins at ``start``; None where no dateline does."""
    leading = _MARKS.match(text, start)
    begin = leading.end() if leading else start
    if text.startswith(("(", "/"), begin):
        return _match_agency_alone(text, begin)
    place = _PLACE.match(text, begin)
    if place is None or _is_rubric(place[0]):
        return None
    cursor, day, agency = _read_details(text, place.end())
    has_details = day is not None or agency is not None or cursor > place.end()
    closing = _find_closing(text, cursor, has_details=has_details)
    if closing is not None and not closing[0].strip() and day is None:
        return None
    if closing is None or not (has_details or _looks_like_place(text, place, closing.end())):
        return None
    return _finish(text, start, closing, place[0].strip(), day, agency)


def _is_rubric(words: str) -> bool:
    """Say whether "ANALYSIS -" and the like stand where a place would."""
    return words.split()[0].strip(".,:").casefold() in load_head_rules().rubrics


def _match_agency_alone(text: str, start: int) -> DatelineFound | None:
    paren = _PAREN.match(text, start)
    closing = _DASH.match(text, paren.end()) if paren else None
    if (
        paren is None
        or closing is None
        or not _inner(paren)[:1].isupper()
        or len(_inner(paren)) > 40
    ):
        return None
    day, rest = _read_paren(text, paren)
    if day is not None:
        return _finish(text, start, closing, rest.quote if rest else None, day, None)
    return _finish(text, start, closing, None, None, rest)


def _read_details(text: str, cursor: int) -> tuple[int, CalendarDate | None, Span | None]:
    """Read day and agency behind the place, in either order; gives where they end."""
    day: CalendarDate | None = None
    agency: Span | None = None
    for _ in range(3):
        gap = _GAP.match(text, cursor)
        at = gap.end() if gap else cursor
        weekday = _WEEKDAY.match(text, at)
        at = weekday.end() if weekday else at
        no_date = _NO_DATE.match(text, at)
        printed = match_calendar_date(text, at) if day is None else None
        paren = _PAREN.match(text, at)
        paren = None if paren is not None and _CARRIED.match(paren[0]) else paren
        if no_date is not None:
            cursor = no_date.end()
        elif printed is not None:
            day, cursor = printed, printed.end
        elif paren is not None:
            inner_day, inner_agency = _read_paren(text, paren)
            day, agency, cursor = day or inner_day, agency or inner_agency, paren.end()
        elif weekday is not None:
            cursor = weekday.end()
        else:
            break
    return cursor, day, agency


def _read_paren(text: str, paren: re.Match[str]) -> tuple[CalendarDate | None, Span | None]:
    """Read "(Example Wire)", "(May 14)", "(Example Wire, May 14)" or "(14 May, Example Wire)"."""
    start, end = paren.start() + 1, paren.end() - 1
    for part in re.finditer(r"[^,/;]+", text[start:end]):
        at = start + part.start() + len(part[0]) - len(part[0].lstrip())
        day = match_calendar_date(text, at)
        if day is not None and day.end <= end:
            rest = _trim(text, start, at) or _trim(text, day.end, end)
            return day, rest
    return None, _trim(text, start, end)


def _inner(paren: re.Match[str]) -> str:
    return paren[0][1:-1]


def _trim(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start] in " ,;/\t":
        start += 1
    while end > start and text[end - 1] in " ,;/\t":
        end -= 1
    return cut_span(text, start, end) if end > start and text[start].isalpha() else None


def _find_closing(text: str, cursor: int, *, has_details: bool) -> re.Match[str] | None:
    closing = _DASH.match(text, cursor)
    if closing is None and has_details:
        closing = _COLON.match(text, cursor)
        if closing is None and text[cursor - 1] == ")":
            closing = _LINE_END.match(text, cursor)
    return closing


def _looks_like_place(text: str, place: re.Match[str], story: int) -> bool:
    """Say whether bare words before a dash can be a place: capitals, "Gao, Mali", one or two."""
    words = place[0]
    line_end = text.find("\n\n", story)
    long_enough = (len(text) if line_end < 0 else line_end) - story >= _LONG_PROSE
    if not long_enough or not text[story : story + 1].strip("\"'“‘[").isupper():
        return bool(words.isupper() and long_enough and text[story : story + 1] in "\"'“‘[")
    first = words.split(",")[0]
    return first.isupper() or "," in words or len(words.split()) <= 2


def _finish(
    text: str,
    start: int,
    closing: re.Match[str],
    place: str | None,
    day: CalendarDate | None,
    agency: Span | None,
) -> DatelineFound | None:
    """Take editorial marks in brackets behind the dash along; there must be a story."""
    story = closing.end()
    marks = _MARKS.match(text, story) if closing[0].strip() else None
    story = marks.end() if marks else story
    if day is None and (late := match_calendar_date(text, story)) is not None:
        after = _LINE_END.match(text, late.end) or _DASH.match(text, late.end)
        if after is not None and late.full is not None:
            day, story = late, after.end()
    if story >= len(text):
        return None
    end = story
    while end > start and text[end - 1].isspace():
        end -= 1
    if place is not None and agency is None and day is None and is_outlet(place):
        at = text.index(place, start)
        return DatelineFound(start, end, story, None, day, cut_span(text, at, at + len(place)))
    return DatelineFound(start, end, story, place, day, agency)
