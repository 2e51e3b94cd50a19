"""A document: its cleaned text and its publication record."""

from __future__ import annotations

import datetime

from tacitus.model.enums import DatedBy
from tacitus.model.values import Frozen, Range, Span


class Dateline(Frozen):
    """The head of a wire story: "BAMAKO, 14 May (Example Wire) -"."""

    place: str | None = None
    date: datetime.date | None = None
    agency: str | None = None


class Sections(Frozen):
    """The shelves an outlet put the article on."""

    region: tuple[str, ...] = ()
    theme: tuple[str, ...] = ()
    series: tuple[str, ...] = ()


class Document(Frozen):
    """What intake hands on: the text never changes once the document is made.

    ``body`` are the stretches that are the article itself, in order; notices, links and page
    furniture lie outside it. ``dated_on`` is the day the words were first printed, as far as the
    document tells; relative dates are counted from it. None means the document does not say.
    """

    id: str
    external_id: str | None = None
    url: str | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    published_on: datetime.date | None = None
    first_publisher: str | None = None
    first_published_on: datetime.date | None = None
    first_published_basis: Span | None = None
    dated_on: datetime.date | None = None
    dated_by: DatedBy | None = None
    dateline: Dateline | None = None
    language: str | None = None
    sections: Sections = Sections()
    rights: str | None = None
    text: str
    body: tuple[Range, ...] = ()
