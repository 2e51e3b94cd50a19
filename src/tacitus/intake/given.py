"""What came with a text, and the document that intake makes of both."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from tacitus.model.document import Document, Sections


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What came with the text: fields of a line, meta tags of a page, the file's name.

    ``original_outlet`` and ``original_on`` stand in an address: they count behind words,
    as does ``shown_on``, a day that a page shows outside its article.
    """

    external_id: str | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    published_on: date | None = None
    first_publisher: str | None = None
    first_published_on: date | None = None
    url: str | None = None
    language: str | None = None
    rights: str | None = None
    shown_on: date | None = None
    original_outlet: str | None = None
    original_on: date | None = None
    sections: Sections = field(default_factory=Sections)


@dataclass(frozen=True, slots=True)
class Taken:
    """A document as taken in, with notes for a person."""

    document: Document
    notes: tuple[str, ...] = ()
