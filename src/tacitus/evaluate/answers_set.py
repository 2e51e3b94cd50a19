"""Your own gold against finished reports, or against texts that are read for it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from tacitus.errors import IntakeError
from tacitus.evaluate.answers_file import load_answers
from tacitus.evaluate.gold import load_json_lines
from tacitus.evaluate.reports import index_reports
from tacitus.evaluate.sets import ANSWERS, Scores, score_set
from tacitus.intake.files import read_inputs
from tacitus.intake.publication import Taken
from tacitus.model.document import Document
from tacitus.model.report import FailedDocument
from tacitus.settings import Settings
from tacitus.workflow import read_documents


def score_reports(gold_file: Path, reports_file: Path) -> list[Scores]:
    """Score finished reports; those that the gold does not ask about are passed over."""
    lines = load_json_lines(reports_file)
    reports = index_reports(lines)
    texts: dict[str, str | None] = {
        line["external_id"]: None for line in lines if "external_id" in line
    }
    texts |= {id_: report["document"].get("text") for id_, report in reports.items()}
    return score_set(ANSWERS, load_answers(gold_file, texts), reports)


def score_texts(
    gold_file: Path, texts: Path, settings: Settings, *, workers: int = 1
) -> list[Scores]:
    """Read the texts of a file or folder that the gold asks about, and score them.

    Raises IntakeError for faults of the gold before anything is read.
    """
    known = _index_inputs(texts)
    gold = load_answers(
        gold_file,
        {id_: item.text if isinstance(item, Document) else None for id_, item in known.items()},
    )
    outcomes = read_documents((known[item.id] for item in gold), settings, workers=workers)
    reports = index_reports(outcome.model_dump(mode="json") for outcome in outcomes)
    return score_set(ANSWERS, gold, reports)


def _index_inputs(texts: Path) -> dict[str, Document | FailedDocument]:
    """Give the documents of a path by external id, which must be each one's own."""
    known: dict[str, Document | FailedDocument] = {}
    for item in _take_inputs(texts):
        id_ = item.external_id or ""
        if id_ in known:
            raise IntakeError(f"{texts}: two documents are called {id_!r}; rename one of them")
        known[id_] = item
    return known


def _take_inputs(texts: Path) -> Iterable[Document | FailedDocument]:
    if not texts.exists():
        raise IntakeError(f"{texts}: no such file or folder; check the path")
    for item in read_inputs([texts]):
        yield item.document if isinstance(item, Taken) else item
