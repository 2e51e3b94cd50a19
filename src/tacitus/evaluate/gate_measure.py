"""Measuring samples: their documents are read in one stream, or taken from finished reports."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from tacitus.errors import SettingsError
from tacitus.evaluate.gate_samples import Sample
from tacitus.evaluate.gold import load_json_lines
from tacitus.evaluate.outcomes import link_reports, parse_reports, take_document
from tacitus.evaluate.page_bodies import read_pages
from tacitus.evaluate.reports import Json, index_reports
from tacitus.evaluate.sets import CLUSTERS, PAGES, Scores, score_incidents, score_set
from tacitus.settings import Settings
from tacitus.workflow import read_documents


@dataclass(frozen=True, slots=True)
class Measured:
    """The scores of one set over one sample; ``seconds`` for reading and scoring.

    ``run`` says what read the documents, as their reports have it; None where none has a report.
    """

    title: str
    digest: str
    scores: tuple[Scores, ...]
    seconds: float = 0.0
    run: tuple[tuple[str, str], ...] | None = None


def measure_samples(
    samples: Sequence[Sample], settings: Settings, *, workers: int = 1, finished: Path | None = None
) -> Iterator[Measured]:
    """Read and score each sample, in order; with ``finished`` nothing is read.

    ``finished`` is a folder of reports, ``SET.jsonl`` each (``muc4.recased.jsonl`` for a second
    field). Raises SettingsError where a document has no line there.
    """
    read = [sample for sample in samples if not finished and PAGES not in sample.names]
    documents = (take_document(item) for sample in read for item in sample.gold)
    outcomes = read_documents(documents, settings, workers=workers)
    for sample in samples:
        began = time.perf_counter()
        if PAGES in sample.names:
            lines = list(read_pages(sample.gold).values())
        elif finished:
            lines = _load_finished(finished / f"{sample.stem}.jsonl", sample)
        else:
            taken = islice(outcomes, len(sample.gold))
            lines = [outcome.model_dump(mode="json") for outcome in taken]
        for name in sample.names:
            scores = tuple(_score(name, sample, lines, settings))
            now = time.perf_counter()
            yield Measured(
                sample.name_set(name), sample.digest, scores, now - began, _find_run(lines)
            )
            began = now
    for _ in outcomes:
        raise RuntimeError("more documents were read than the samples hold")


def _score(
    name: str, sample: Sample, lines: Sequence[Json], settings: Settings
) -> Iterator[Scores]:
    if name != CLUSTERS:
        yield from score_set(name, sample.gold, index_reports(lines))
        return
    reports = parse_reports(lines, {item.id for item in sample.gold})
    yield from score_incidents(sample.gold, link_reports(reports, settings))


def _load_finished(path: Path, sample: Sample) -> list[Json]:
    """Load the finished reports of a sample's documents, in its order."""
    if not path.is_file():
        raise SettingsError(f"{path}: no such file of finished reports; read {sample.title} first")
    by_id = {_name_document(line): line for line in load_json_lines(path)}
    missing = [item.id for item in sample.gold if item.id not in by_id]
    if missing:
        raise SettingsError(
            f"{path}: has no line for {len(missing)} of {len(sample.gold)} documents of "
            f"{sample.title} ({missing[0]} is the first); read them again"
        )
    return [by_id[item.id] for item in sample.gold]


def _name_document(line: Json) -> str:
    return str(line.get("document", line)["external_id"])


def _find_run(lines: Sequence[Json]) -> tuple[tuple[str, str], ...] | None:
    """Say what made the reports; raises SettingsError where it was more than one program."""
    runs = {tuple(line["run"].items()) for line in lines if "run" in line}
    if len(runs) > 1:
        raise SettingsError("the finished reports were made by several programs; read them again")
    return runs.pop() if runs else None
