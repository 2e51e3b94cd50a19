"""A day that a page shows in a line of its own, where its markup states none."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from lxml.html import HtmlElement

from tacitus.intake.calendar_dates import find_calendar_dates, parse_iso_day
from tacitus.intake.head_words import read_head_line

_LINES = ("span", "p", "div", "td", "li", "b", "strong", "em", "i", "small", "abbr", "font", "a")
_PASSED = ("aside", "footer", "nav", "script", "style", "form")
_LONGEST_LINE = 120
_MOST_LINES = 5000


@dataclass(frozen=True, slots=True)
class ShownDay:
    """A day and the line that shows it."""

    day: date
    line: str


def find_shown_day(tree: HtmlElement, found: object) -> ShownDay | None:
    """Confirm the day that htmldate found by a short line of the page that prints just this day.

    What is labelled as a change or a copyright is none, nor a day that no line prints in full.
    """
    try:
        day = parse_iso_day(found) if isinstance(found, str) else None
    except ValueError:
        return None
    if day is None:
        return None
    for number, element in enumerate(tree.iter(*_LINES)):
        if number == _MOST_LINES:
            return None
        line = " ".join(element.text_content()[: 4 * _LONGEST_LINE].split())
        if len(line) > _LONGEST_LINE or not any(sign.isdigit() for sign in line):
            continue
        if [each.full for each in find_calendar_dates(line)] != [day]:
            continue
        if _is_of_page(element) and _tells_publication(line):
            return ShownDay(day, line)
    return None


def _is_of_page(element: HtmlElement) -> bool:
    return not any(True for _ in element.iterancestors(*_PASSED))


def _tells_publication(line: str) -> bool:
    details = read_head_line(line)
    return details is not None and details.kind in ("published", "byline") and "©" not in line
