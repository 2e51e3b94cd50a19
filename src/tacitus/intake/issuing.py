"""What a text says of its own issue: "Issued by X, Gao, 16 May 2024", "Republished in X, D"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from tacitus.intake.calendar_dates import find_calendar_dates
from tacitus.intake.first_printing import FirstPrinting, compile_wording
from tacitus.intake.parts import Parts

_HEAD_LINES: Final = 12
_AGAIN: Final = re.compile(
    r"[\s\[(*_>-]*(?:re-?published|re-?printed|re-?posted|re-?issued)\b", re.I
)
_ISSUED: Final = compile_wording(
    r"(?:issued|released|published|prepared|produced|compiled|circulated) by {outlet}"
    r"(?:, [A-ZÀ-ÖØ-Þ][\w.'’ -]{1,40})?,? (?:on )?{date}\.?"
)


def settle_issue(
    text: str, parts: Parts, published_on: date | None, publisher: str | None
) -> tuple[date | None, str | None, list[FirstPrinting]]:
    """Give day and outlet of this printing, and what is said of the first one."""
    own, others = split_own_issue(parts.printings)
    issue = (own.outlet, own.day) if own is not None else find_issue(text)
    if issue is not None and published_on in (None, issue[1]):
        published_on, publisher = issue[1], publisher or issue[0]
    return published_on, publisher, others


def find_issue(text: str) -> tuple[str, date] | None:
    """Give who issued a text and when, from a line of its head that says nothing else."""
    for line in text.split("\n")[:_HEAD_LINES]:
        found = _ISSUED.fullmatch(line.strip())
        if found is None:
            continue
        told = next(find_calendar_dates(found["date"]), None)
        if told is not None and told.full is not None:
            return found["outlet"], told.full
    return None


def split_own_issue(
    stated: Sequence[FirstPrinting],
) -> tuple[FirstPrinting | None, list[FirstPrinting]]:
    """Part what a copy says of its own printing from what it says of the first.

    "First published in X, 14 March. Republished in Y, 2 April.": the second is the copy's own.
    """
    again = [each for each in stated if _AGAIN.match(each.basis.quote) and each.outlet]
    days = [each.day for each in stated if each not in again and each.day is not None]
    first = min(days, default=None)
    for each in again:
        if first is not None and each.day is not None and first < each.day:
            return each, [other for other in stated if other is not each]
    return None, list(stated)
