"""Settling the publication record among what was given and what head and foot print."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from tacitus.intake.calendar_dates import CalendarDate, find_calendar_dates, infer_year
from tacitus.intake.first_printing import FirstPrinting, find_rights_holder
from tacitus.intake.given import Given
from tacitus.intake.head_words import HeadLine, find_release_year
from tacitus.intake.heads import Head
from tacitus.intake.lines import Line
from tacitus.intake.notices import Notice
from tacitus.model.values import Span


@dataclass(slots=True)
class Printing:
    """The first printing as settled among what head and foot say."""

    outlet: str | None = None
    day: date | None = None
    basis: Span | None = None
    notes: list[str] = field(default_factory=list)


def settle_published(
    given: Given, head: Head, foot: Sequence[tuple[HeadLine, Line]]
) -> tuple[date | None, str | None]:
    """Settle day and outlet of publication; of two outlet-and-day lines the later one counts."""
    details = [line for line, _ in head.printed] + [line for line, _ in foot]
    printed = [line for line in details if line.kind in ("published", "byline") and line.day]
    days = [line.day for line in printed if line.day is not None]
    published_on = given.published_on or (max(days) if days else head.leading_day)
    named = [line for line in details if line.outlet is not None and line.kind != "first_published"]
    on_day = [line.outlet for line in named if line.day == published_on]
    unsure = [line.outlet for line in named if line.day is None]
    publisher = given.publisher or next(iter([*on_day, *unsure]), None)
    if publisher is None and head.outlet_line is not None:
        publisher = head.outlet_line.quote
    return published_on, publisher


def settle_dateline(text: str, head: Head, published_on: date | None) -> date | None:
    """Give the dateline's day; its year may come from the publication day or the head."""
    found = head.dateline.day if head.dateline else None
    if found is None or found.full is not None:
        return found.full if found else None
    anchors = [published_on] if published_on else []
    above = text[: head.end][:3000]
    anchors += [day.full for day in find_calendar_dates(above) if day.full is not None]
    for anchor in anchors:
        day = infer_year(found, anchor)
        if day is not None:
            return day
    return _infer_from_release(found, above)


def _infer_from_release(found: CalendarDate, head: str) -> date | None:
    """Take the year from a release number that begins with the same year and month."""
    release = find_release_year(head)
    if release is None or release[1] != found.month:
        return None
    return date(release[0], found.month, found.day)


def settle_printing(
    given: Given,
    head: Head,
    printings: Sequence[FirstPrinting],
    published: tuple[date | None, str | None],
    holders: Sequence[FirstPrinting],
) -> Printing:
    """Settle the first printing: given, stated, a second outlet-and-day line, agency, rights."""
    published_on, publisher = published
    settled = Printing(given.first_publisher, given.first_published_on)
    stated = [*printings, *_find_second_lines(head, published_on, publisher)]
    for printing in stated:
        if settled.day is None and printing.day is not None:
            settled.day, settled.basis = printing.day, printing.basis
            settled.outlet = settled.outlet or printing.outlet
        elif printing.day is not None and printing.day != settled.day:
            settled.notes.append(
                f"two days of first printing, {settled.day} and {printing.day} "
                f"({printing.basis.quote!r}): the first stated one is used"
            )
    for printing in stated:
        if (
            settled.outlet is None
            and printing.outlet
            and not is_one_outlet(printing.outlet, publisher)
        ):
            settled.outlet, settled.basis = printing.outlet, settled.basis or printing.basis
    agency = (head.dateline.agency if head.dateline else None) or head.agency_mark
    if settled.outlet is None and agency is not None and not is_one_outlet(agency.quote, publisher):
        settled.outlet, settled.basis = agency.quote, settled.basis or agency
    for holder in holders:
        if settled.outlet is None and not is_one_outlet(holder.outlet, publisher):
            settled.outlet, settled.basis = holder.outlet, settled.basis or holder.basis
    return settled


def find_holders(text: str, notices: Sequence[Notice]) -> list[FirstPrinting]:
    """Find who holds the rights of the words, as the notices say."""
    found = (
        find_rights_holder(text, notice.start, notice.end)
        for notice in notices
        if notice.kind == "rights"
    )
    return [holder for holder in found if holder is not None]


def _find_second_lines(
    head: Head, published_on: date | None, publisher: str | None
) -> list[FirstPrinting]:
    """Find lines of the head with another outlet and an earlier day than the publication's."""
    found = []
    mark, day = head.agency_mark, head.leading_day
    if mark is not None and day and published_on and day < published_on:
        found.append(FirstPrinting(mark, mark.quote, day))
    for details, span in head.printed:
        earlier = details.day and published_on and details.day < published_on
        other = details.outlet not in (None, publisher)
        if details.kind == "first_published" or (details.kind == "published" and earlier and other):
            found.append(FirstPrinting(span, details.outlet, details.day))
    return found


def is_one_outlet(name: str | None, other: str | None) -> bool:
    """Say whether two names are one outlet's: an article and a longer form do not matter."""
    if name is None or other is None:
        return name == other
    first, second = (value.casefold().removeprefix("the ").strip() for value in (name, other))
    return first == second or f" {first} " in f" {second} " or f" {second} " in f" {first} "
