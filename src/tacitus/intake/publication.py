"""The publication record of a text, and its body: from words and what came with them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from tacitus.intake.dating import choose_dated_on
from tacitus.intake.given import Given, Taken
from tacitus.intake.head_words import HeadLine
from tacitus.intake.heads import Head
from tacitus.intake.issuing import settle_issue
from tacitus.intake.language import find_language
from tacitus.intake.parts import Parts, find_body, find_line, read_parts
from tacitus.intake.record_checks import check_record
from tacitus.intake.settling import (
    find_second_lines,
    list_agencies,
    list_holders,
    settle_dateline,
    settle_holders,
    settle_printing,
    settle_published,
)
from tacitus.model.document import Dateline, Document, Sections
from tacitus.model.ids import build_document_id

__all__ = ["Given", "Taken", "build_document"]

_LONGEST_RIGHTS = 2000
_PERMITS = re.compile(
    r"\b(?:permission|licen[cs]ed?|creative commons|copyright|rights reserved)\b", re.I
)


def build_document(text: str, given: Given, furniture: Sequence[str] = ()) -> Taken:
    """Find the publication record in a text and mask what is not the article.

    What was given wins over what is printed. Dates come from words alone, never from today or
    from a file. ``furniture`` are lines of page ends that were taken out of the text.
    """
    parts = read_parts(text, given.title, furniture)
    head = parts.head
    published_on, publisher = settle_published(given, head, parts.details)
    carriers = (each.carrier for each in parts.printings if each.carrier)
    publisher = publisher or next(carriers, None)
    dateline_on = settle_dateline(text, head, published_on)
    authors = given.authors or _collect_authors(parts.details)
    published_on, publisher, printings = settle_issue(text, parts, published_on, publisher)
    stated = [*printings, *find_second_lines(head, parts.foot, published_on, publisher)]
    printing = settle_printing(given, stated, list_agencies(head), publisher)
    holders = list_holders(text, parts.notices, authors)
    publisher = settle_holders(printing, holders, publisher)
    dated_on, dated_by = choose_dated_on(printing.day, dateline_on, published_on)
    title = given.title or (head.title.quote if head.title else None)
    document = Document(
        id=build_document_id(
            text,
            url=given.url,
            publisher=publisher,
            published_on=published_on,
            title=title,
            external_id=given.external_id,
        ),
        external_id=given.external_id,
        url=given.url,
        title=title,
        authors=authors,
        publisher=publisher,
        published_on=published_on,
        first_publisher=printing.outlet,
        first_published_on=printing.day,
        first_published_basis=printing.basis,
        dated_on=dated_on,
        dated_by=dated_by,
        dateline=_build_dateline(head, dateline_on),
        language=given.language or find_language(text),
        sections=_collect_sections(given, parts.details),
        rights=given.rights or _collect_rights(parts),
        text=text,
        body=find_body(parts),
    )
    notes = [*printing.notes, *check_record(document, given, parts)]
    return Taken(document, tuple(notes))


def _build_dateline(head: Head, day: date | None) -> Dateline | None:
    if head.dateline is None:
        return None
    agency = head.dateline.agency
    return Dateline(place=head.dateline.place, date=day, agency=agency.quote if agency else None)


def _collect_authors(details: Sequence[HeadLine]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for line in details for name in line.authors))


def _collect_sections(given: Given, details: Sequence[HeadLine]) -> Sections:
    """Join the shelves given and printed, each once, in order."""
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


def _collect_rights(parts: Parts) -> str | None:
    """Join what the notices, and the statements of a first printing, say of rights."""
    spans = [(notice.start, notice.end) for notice in parts.notices if notice.kind == "rights"]
    stated = [find_line(parts, printing.basis) for printing in parts.printings]
    spans += [(start, end) for start, end in stated if _PERMITS.search(parts.text, start, end)]
    words = [parts.text[start:end] for start, end in sorted(spans)]
    words += [details.rights for details in parts.details if details.rights]
    return "\n".join(dict.fromkeys(words))[:_LONGEST_RIGHTS] or None
