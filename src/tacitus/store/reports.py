"""Saving and loading documents and what they say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy import Connection, delete, insert, select

from tacitus.errors import StoreError
from tacitus.model.enums import Outcome
from tacitus.model.event import Event
from tacitus.model.ids import build_event_id
from tacitus.model.report import Report
from tacitus.store.filter_rows import build_event_columns, list_actor_rows
from tacitus.store.record import Record
from tacitus.store.schema import documents, event_actors, events, reports
from tacitus.store.search_index import add_to_search

_PAGE = 200


def save_reports(record: Record, found: Sequence[Report]) -> int:
    """Save reports, replacing what the record has of the same documents; gives how many are new.

    A report equal to the saved one changes nothing, so adding a file twice adds nothing.
    """
    with record.writing() as connection:
        return sum(_save_report(connection, report) for report in found)


def _save_report(connection: Connection, report: Report) -> bool:
    document = report.document
    row = _report_row(report)
    saved = connection.execute(
        select(reports.c.report, reports.c.rules, reports.c.settings).where(
            reports.c.document_id == document.id
        )
    ).first()
    if saved is not None and saved.report == row["report"]:
        return False
    connection.execute(delete(events).where(events.c.document_id == document.id))
    connection.execute(delete(reports).where(reports.c.document_id == document.id))
    if saved is None:
        connection.execute(insert(documents), [_document_row(report)])
        add_to_search(connection, document.id, document.title, document.text)
    connection.execute(insert(reports), [row])
    if report.events:
        connection.execute(
            insert(events), [_event_row(document.id, event) for event in report.events]
        )
    sides = [
        row for event in report.events for row in list_actor_rows(document.id, event, report.actors)
    ]
    if sides:
        connection.execute(insert(event_actors), sides)
    return saved is None


def _document_row(report: Report) -> dict[str, object]:
    document = report.document
    return {
        "id": document.id,
        "external_id": document.external_id,
        "publisher": document.publisher,
        "published_on": document.published_on,
        "dated_on": document.dated_on,
        "title": document.title,
        "url": document.url,
        "language": document.language,
        "text": document.text,
    }


def _report_row(report: Report) -> dict[str, object]:
    content = report.model_dump(mode="json")
    del content["document"]["text"]
    return {
        "document_id": report.document.id,
        "program": report.run.tacitus,
        "model": report.run.model,
        "rules": report.run.rules,
        "settings": report.run.settings,
        "report": content,
    }


def _event_row(document_id: str, event: Event) -> dict[str, object]:
    killed = [
        toll.low for toll in event.tolls if toll.outcome is Outcome.KILLED and toll.low is not None
    ]
    return {
        "id": build_event_id(document_id, event.id),
        "document_id": document_id,
        "event_id": event.id,
        "type": event.type.value,
        "status": event.status.value,
        "aggregate": event.aggregate,
        "first_on": event.when.first if event.when else None,
        "last_on": event.when.last if event.when else None,
        "country": event.where.country if event.where else None,
        "place": event.where.name if event.where else None,
        "killed_low": max(killed, default=None),
        "confidence": event.confidence,
        **build_event_columns(event),
    }


def load_report(record: Record, document_id: str) -> Report:
    """Load one report by its document's id; raises StoreError where the record has none."""
    with record.reading() as connection:
        row = connection.execute(
            select(reports.c.report, documents.c.text)
            .join(documents)
            .where(documents.c.id == document_id)
        ).first()
    if row is None:
        raise StoreError(f"{record.name}: has no document {document_id}")
    return _build_report(row.report, row.text)


def load_reports(record: Record) -> Iterator[Report]:
    """Load all reports, in order of document id, a page at a time."""
    last = ""
    while True:
        with record.reading() as connection:
            page = connection.execute(
                select(documents.c.id, documents.c.text, reports.c.report)
                .join(reports)
                .where(documents.c.id > last)
                .order_by(documents.c.id)
                .limit(_PAGE)
            ).all()
        if not page:
            return
        for row in page:
            yield _build_report(row.report, row.text)
        last = page[-1].id


def find_documents(record: Record, name: str) -> list[str]:
    """Find documents by id, the beginning of one, or external id; sorted ids."""
    escaped = name.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    with record.reading() as connection:
        rows = connection.execute(
            select(documents.c.id)
            .where(
                (documents.c.external_id == name)
                | documents.c.id.like(f"{escaped}%", escape="\\")
                | documents.c.id.like(f"sha256:{escaped}%", escape="\\")
            )
            .order_by(documents.c.id)
            .limit(50)
        ).all()
    return [row.id for row in rows]


def _build_report(content: Mapping[str, object], text: str) -> Report:
    document = content["document"]
    if not isinstance(document, Mapping):
        raise StoreError("a saved report has no document; the record is damaged")
    return Report.model_validate({**content, "document": {**document, "text": text}})
