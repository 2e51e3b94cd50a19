"""The publication record of a text, and its body: from words and what came with them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tacitus.intake.dating import check_order, choose_dated_on
from tacitus.intake.foot import find_printings, read_foot
from tacitus.intake.given import Given, Taken
from tacitus.intake.head_words import HeadLine
from tacitus.intake.heads import Head, read_head
from tacitus.intake.language import find_language
from tacitus.intake.lines import Line, list_lines
from tacitus.intake.masks import mask_body
from tacitus.intake.notices import Notice, find_notices
from tacitus.intake.settling import (
    find_holders,
    settle_dateline,
    settle_printing,
    settle_published,
)
from tacitus.model.document import Dateline, Document, Sections
from tacitus.model.ids import build_document_id

__all__ = ["Given", "Taken", "build_document"]

_LONGEST_RIGHTS = 2000


def build_document(text: str, given: Given) -> Taken:
    """Find the publication record in a text and mask what is not the article.

    What was given wins over what is printed. Dates come from words alone, never from today or
    from a file.
    """
    lines = list_lines(text)
    notices = find_notices(text, lines)
    head = read_head(text, lines, {notice.start: notice for notice in notices}, given.title)
    foot = read_foot(lines, head.end)
    printings = find_printings(text, lines, head, notices)
    published_on, publisher = settle_published(given, head, foot)
    dateline_on = settle_dateline(text, head, published_on)
    holders = find_holders(text, notices)
    printing = settle_printing(given, head, printings, (published_on, publisher), holders)
    if publisher is None and printing.outlet is None and head.outlet_line is not None:
        publisher = head.outlet_line.quote
    dated_on, dated_by = choose_dated_on(printing.day, dateline_on, published_on)
    document = Document(
        id=build_document_id(
            text,
            url=given.url,
            publisher=publisher,
            published_on=published_on,
            title=given.title or (head.title.quote if head.title else None),
            external_id=given.external_id,
        ),
        external_id=given.external_id,
        url=given.url,
        title=given.title or (head.title.quote if head.title else None),
        authors=given.authors or _collect_authors(head, foot),
        publisher=publisher,
        published_on=published_on,
        first_publisher=printing.outlet,
        first_published_on=printing.day,
        first_published_basis=printing.basis,
        dated_on=dated_on,
        dated_by=dated_by,
        dateline=_build_dateline(head, dateline_on),
        language=given.language or find_language(text),
        sections=_collect_sections(given, head, foot),
        rights=given.rights or _collect_rights(text, notices),
        text=text,
        body=mask_body(text, lines, head, foot, notices, printings),
    )
    notes = [*printing.notes, *check_order(printing.day, dateline_on, published_on)]
    notes += _check_printed(given, head, printing.day)
    return Taken(document, tuple(notes))


def _check_printed(given: Given, head: Head, first_printed: date | None) -> list[str]:
    """Say where the head prints another day of publication than the one that was given."""
    printed = [line.day for line, _ in head.printed if line.kind == "published" and line.day]
    days = [*printed, *([head.leading_day] if head.leading_day else [])]
    if given.published_on is None or not days or first_printed in days:
        return []
    if given.published_on in days:
        return []
    return [f"the head prints {days[0]}, but {given.published_on} was given as publication day"]


def _build_dateline(head: Head, day: date | None) -> Dateline | None:
    if head.dateline is None:
        return None
    agency = head.dateline.agency
    return Dateline(place=head.dateline.place, date=day, agency=agency.quote if agency else None)


def _collect_authors(head: Head, foot: Sequence[tuple[HeadLine, Line]]) -> tuple[str, ...]:
    names = [name for line, _ in head.printed for name in line.authors]
    names += [name for line, _ in foot for name in line.authors]
    return tuple(dict.fromkeys(names))


def _collect_sections(given: Given, head: Head, foot: Sequence[tuple[HeadLine, Line]]) -> Sections:
    """Join the shelves given and printed, each once, in order."""
    details = [line for line, _ in head.printed] + [line for line, _ in foot]
    shelves = {
        kind: tuple(
            dict.fromkeys(
                [
                    *getattr(given.sections, kind),
                    *(value for line in details for value in line.sections.get(kind, ())),
                ]
            )
        )
        for kind in ("region", "theme", "series")
    }
    return Sections(**shelves)


def _collect_rights(text: str, notices: Sequence[Notice]) -> str | None:
    words = [text[notice.start : notice.end] for notice in notices if notice.kind == "rights"]
    return "\n".join(dict.fromkeys(words))[:_LONGEST_RIGHTS] or None
