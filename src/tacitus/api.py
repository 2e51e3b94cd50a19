"""The Python interface: read, link, open a record, search it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from pathlib import Path

from tacitus.intake.dating import redate
from tacitus.intake.files import read_inputs
from tacitus.intake.publication import Taken
from tacitus.linking.build import link_events
from tacitus.model.document import Document
from tacitus.model.incident import Incident
from tacitus.model.report import FailedDocument, Report
from tacitus.model.search import FoundDocument
from tacitus.settings import Settings
from tacitus.store.record import Record
from tacitus.store.record import open_record as open_record
from tacitus.store.search import search_documents
from tacitus.workflow import read_documents


def read(
    paths: Sequence[Path | str],
    *,
    settings: Settings | None = None,
    dated_on: datetime.date | None = None,
    workers: int = 1,
) -> Iterator[Report | FailedDocument]:
    """Read files and folders; one Report per document, in order.

    A document that cannot be read gives a FailedDocument with the reason, and the rest goes on.
    ``dated_on``: the day the words were first printed, where the documents do not tell it.
    """
    documents = _take([Path(path) for path in paths], dated_on)
    return read_documents(documents, settings or Settings(), workers=workers)


def link(reports: Sequence[Report], *, settings: Settings | None = None) -> tuple[Incident, ...]:
    """Join the events of reports into incidents; the order of the reports does not matter."""
    return link_events(reports, settings or Settings()).incidents


def search(
    record: Record,
    words: str,
    *,
    limit: int | None = 20,
    first: datetime.date | None = None,
    last: datetime.date | None = None,
) -> tuple[FoundDocument, ...]:
    """Search the documents of an open record, best first; raises TacitusError.

    Words must all occur; ``"an exact phrase"``, ``-word``, ``word*`` and ``OR`` as on the command
    line. ``first`` and ``last`` narrow to documents published, or dated, in those days.
    """
    return search_documents(record, words, limit=limit, first=first, last=last).documents


def _take(
    paths: Sequence[Path], dated_on: datetime.date | None
) -> Iterator[Document | FailedDocument]:
    for item in read_inputs(paths):
        if not isinstance(item, Taken):
            yield item
        else:
            yield redate(item.document, dated_on) if dated_on else item.document
