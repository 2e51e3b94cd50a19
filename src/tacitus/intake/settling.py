"""Settling the publication record among what was given and what head and foot print."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from tacitus.intake.calendar_dates import CalendarDate, find_calendar_dates, infer_year
from tacitus.intake.first_printing import FirstPrinting, find_rights_holder
from tacitus.intake.given import Given
from tacitus.intake.head_rules import load_head_rules
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
    given: Given, head: Head, details: Sequence[HeadLine]
) -> tuple[date | None, str | None]:
    """Settle day and outlet of publication; of two outlet-and-day lines the later one counts."""
    printed = [line for line in details if line.kind in ("published", "byline") and line.day]
    days = [line.day for line in printed if line.day is not None]
    published_on = given.published_on or (max(days) if days else head.leading_day)
    published_on = published_on or given.shown_on
    named = [line for line in details if line.outlet is not None and line.kind != "first_published"]
    on_day = [line.outlet for line in named if line.day == published_on]
    unsure = [line.outlet for line in named if line.day is None and line.kind != "byline"]
    above = [head.outlet_line.quote] if head.outlet_line is not None else []
    written_for = [line.outlet for line in named if line.day is None and line.kind == "byline"]
    candidates = (given.publisher, *on_day, *unsure, *above, *written_for)
    return published_on, next((name for name in candidates if name), None)


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
    stated: Sequence[FirstPrinting],
    weaker: Sequence[FirstPrinting],
    publisher: str | None,
) -> Printing:
    """Settle the first printing: given, stated in words, then what only names an outlet.

    Of several days the first one counts that is told with its outlet, and a note tells of the
    others: they are never passed over in silence.
    """
    settled = Printing(given.first_publisher, given.first_published_on)
    for printing in sorted(stated, key=lambda each: each.outlet is None):
        if settled.day is None and printing.day is not None:
            settled.day, settled.basis = printing.day, printing.basis
            settled.outlet = settled.outlet or printing.outlet
        elif printing.day is not None and printing.day != settled.day:
            settled.notes.append(
                f"two days of first printing, {settled.day} and {printing.day} "
                f"({printing.basis.quote!r}): the first stated one is used"
            )
    for printing in stated:
        _take_outlet(settled, printing, publisher)
    if settled.outlet is None and given.original_outlet is not None:
        settled.outlet = given.original_outlet
    settled.day = settled.day or given.original_on
    for printing in weaker:
        _take_outlet(settled, printing, publisher)
    return settled


def _take_outlet(settled: Printing, printing: FirstPrinting, publisher: str | None) -> None:
    """Take a statement's outlet where none is settled and it is not the copy's own."""
    if settled.outlet is None and printing.outlet is not None:
        if is_one_outlet(printing.outlet, publisher):
            return
        settled.outlet, settled.basis = printing.outlet, settled.basis or printing.basis


def settle_holders(
    printing: Printing, holders: Sequence[FirstPrinting], publisher: str | None
) -> str | None:
    """Give the publisher, settled with who holds the rights.

    Where no outlet is named, the holder is the copy's own; where one is, another holder is the
    outlet of the first printing.
    """
    for holder in holders:
        is_agency = holder.outlet in load_head_rules().outlet.agencies
        if publisher is None and not (is_agency or is_one_outlet(holder.outlet, printing.outlet)):
            publisher = holder.outlet
        _take_outlet(printing, holder, publisher)
    return publisher


def list_agencies(head: Head) -> list[FirstPrinting]:
    """Give the agency of the dateline, or of a mark before the story."""
    agency = (head.dateline.agency if head.dateline else None) or head.agency_mark
    return [FirstPrinting(agency, agency.quote, None)] if agency is not None else []


def list_holders(
    text: str, notices: Sequence[Notice], authors: Sequence[str]
) -> list[FirstPrinting]:
    """List who holds the rights, as the notices say; one who wrote the words is no outlet."""
    names = {author.casefold() for author in authors}
    found = (
        find_rights_holder(text, notice.start, notice.end, names)
        for notice in notices
        if notice.kind == "rights"
    )
    return [holder for holder in found if holder is not None]


def find_second_lines(
    head: Head,
    foot: Sequence[tuple[HeadLine, Line]],
    published_on: date | None,
    publisher: str | None,
) -> list[FirstPrinting]:
    """Find lines with another outlet and an earlier day than the publication's."""
    found = []
    mark, day = head.agency_mark, head.leading_day
    if mark is not None and day and published_on and day < published_on:
        found.append(FirstPrinting(mark, mark.quote, day))
    printed = [*head.printed, *((details, _cut(line)) for details, line in foot)]
    for details, span in printed:
        earlier = details.day and published_on and details.day < published_on
        other = not is_one_outlet(details.outlet, publisher)
        if details.kind == "first_published" or (
            details.kind == "published" and earlier and details.outlet and other
        ):
            found.append(FirstPrinting(span, details.outlet, details.day))
        elif details.kind == "byline" and details.outlet and publisher and other:
            found.append(FirstPrinting(span, details.outlet, None))
    return found


def _cut(line: Line) -> Span:
    return Span(start=line.start, end=line.end, quote=line.text)


def is_one_outlet(name: str | None, other: str | None) -> bool:
    """Say whether two names are one outlet's: an article and a longer form do not matter."""
    if name is None or other is None:
        return name == other
    first, second = (value.casefold().removeprefix("the ").strip() for value in (name, other))
    return first == second or f" {first} " in f" {second} " or f" {second} " in f" {first} "
