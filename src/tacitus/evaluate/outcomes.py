"""Reading gold documents, so that they can be scored where no finished reports are given."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

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
) -> Iterator[Json]:
    """Read the documents, in order, into the JSON objects that ``read`` prints."""
    for outcome in read_documents(map(take_document, gold), settings, workers=workers):
        yield outcome.model_dump(mode="json")


def link_outcomes(
    gold: Iterable[GoldDocument], settings: Settings, *, workers: int = 1
) -> list[Json]:
    """Read and link the documents into the JSON objects that ``incidents`` prints."""
    outcomes = read_documents(map(take_document, gold), settings, workers=workers)
    reports = [outcome for outcome in outcomes if isinstance(outcome, Report)]
    linked = link_events(reports, settings)
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
