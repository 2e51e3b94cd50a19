"""The day from which relative dates are counted: the day the words were first printed."""

from __future__ import annotations

from datetime import date, timedelta

from tacitus.model.document import Document
from tacitus.model.enums import DatedBy


def redate(document: Document, day: date) -> Document:
    """Give the document dated by a person's word; its id stays, its text too."""
    return document.model_copy(update={"dated_on": day, "dated_by": DatedBy.GIVEN})


def choose_dated_on(
    first_published_on: date | None, dateline_on: date | None, published_on: date | None
) -> tuple[date | None, DatedBy | None]:
    """Choose the day: first printing, dateline, publication; None where the text tells none."""
    for day, basis in (
        (first_published_on, DatedBy.FIRST_PUBLISHED),
        (dateline_on, DatedBy.DATELINE),
        (published_on, DatedBy.PUBLISHED),
    ):
        if day is not None:
            return day, basis
    return None, None


def check_order(
    first_published_on: date | None, dateline_on: date | None, published_on: date | None
) -> list[str]:
    """Say in words where the days of one document cannot all be right."""
    notes = []
    latest = published_on + timedelta(days=1) if published_on else None
    if latest and first_published_on and first_published_on > latest:
        notes.append(
            f"first printing on {first_published_on} lies after publication on {published_on}"
        )
    if latest and dateline_on and dateline_on > latest:
        notes.append(f"dateline of {dateline_on} lies after publication on {published_on}")
    return notes
