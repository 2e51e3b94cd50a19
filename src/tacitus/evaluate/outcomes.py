"""Reading and linking gold documents where no finished output is given."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator

from pydantic import ValidationError

from tacitus.errors import IntakeError
from tacitus.evaluate.gold import GoldDocument
from tacitus.evaluate.reports import Json
from tacitus.intake.json_lines import read_json_line
from tacitus.linking.build import link_events
from tacitus.model.document import Document
from tacitus.model.report import FailedDocument, Report
from tacitus.settings import Settings
from tacitus.workflow import read_documents


def read_outcomes(
    gold: Iterable[GoldDocument], settings: Settings, *, workers: int = 1
) -> Iterator[Report | FailedDocument]:
    """Read the documents, in order."""
    yield from read_documents(map(take_document, gold), settings, workers=workers)


def parse_reports(lines: Iterable[Json], ids: Collection[str]) -> list[Report]:
    """Parse the finished reports of some documents; raises IntakeError for a faulty one."""
    found: list[Report] = []
    for line in lines:
        id_ = line.get("document", {}).get("external_id")
        if id_ in ids:
            try:
                found.append(Report.model_validate(line))
            except ValidationError as error:
                fault = error.errors(include_url=False)[0]
                where = ".".join(map(str, fault["loc"]))
                raise IntakeError(
                    f"{id_}: its report cannot be linked ({where}: {fault['msg']}); read it again"
                ) from error
    return found


def link_reports(reports: Iterable[Report], settings: Settings) -> list[Json]:
    """Link the reports into the JSON objects that ``incidents`` prints."""
    linked = link_events(list(reports), settings)
    return [incident.model_dump(mode="json") for incident in linked.incidents]


def take_document(item: GoldDocument) -> Document | FailedDocument:
    """Take a gold line in as a document: its words, its title and the day it was printed."""
    line = {
        "id": item.id,
        "text": item.text,
        "title": item.fields.get("title"),
        "url": item.fields.get("url"),
        "publisher": item.fields.get("publisher"),
        "published_on": item.published_on,
    }
    try:
        return read_json_line(json.dumps(line).encode("utf-8"), item.id).document
    except IntakeError as error:
        return FailedDocument(external_id=item.id, error=f"{item.id}: {error}")
