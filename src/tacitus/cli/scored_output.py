"""What ``tacitus evaluate`` scores: finished output, or texts that are read on the way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import typer

from tacitus.cli.batch import open_progress
from tacitus.errors import SettingsError
from tacitus.evaluate.gold import GoldDocument, load_json_lines
from tacitus.evaluate.outcomes import link_reports, parse_reports, read_outcomes
from tacitus.evaluate.page_bodies import read_pages
from tacitus.evaluate.reports import Json, index_reports
from tacitus.evaluate.sets import CLUSTERS, PAGES, Scores, score_incidents, score_set
from tacitus.model.report import FailedDocument, Report
from tacitus.settings import Settings


@dataclass(slots=True)
class Output:
    """Where the output of a set comes from, and how many documents failed while being read."""

    name: str
    reports: Path | None
    incidents: Path | None
    workers: int = 1
    n_failed: int = 0

    def __post_init__(self) -> None:
        """Raise SettingsError for options that do not go together."""
        if self.incidents and self.name != CLUSTERS:
            raise SettingsError(f"--incidents is for the set {CLUSTERS}; give --reports")
        if self.incidents and self.reports:
            raise SettingsError("--incidents and --reports are both given; leave out one of them")

    def score(self, gold: Sequence[GoldDocument]) -> list[Scores]:
        """Score the set, reading the texts where no finished output is given."""
        if self.name == CLUSTERS:
            return score_incidents(gold, self._find_incidents(gold))
        return score_set(self.name, gold, self._find_reports(gold))

    def _find_reports(self, gold: Sequence[GoldDocument]) -> dict[str, Json]:
        if self.reports:
            return index_reports(load_json_lines(self.reports))
        if self.name == PAGES:
            return read_pages(gold)
        return index_reports(report.model_dump(mode="json") for report in self._read(gold))

    def _find_incidents(self, gold: Sequence[GoldDocument]) -> Sequence[Json]:
        if self.incidents:
            return load_json_lines(self.incidents)
        if self.reports:
            ids = {item.id for item in gold}
            return link_reports(parse_reports(load_json_lines(self.reports), ids), Settings())
        return link_reports(self._read(gold), Settings())

    def _read(self, gold: Sequence[GoldDocument]) -> Iterator[Report]:
        """Read the texts with a progress bar on a terminal; faults are told at once."""
        outcomes = read_outcomes(gold, Settings(), workers=self.workers)
        with open_progress() as progress:
            for outcome in progress.track(outcomes, total=len(gold), description="reading"):
                if isinstance(outcome, FailedDocument):
                    self.n_failed += 1
                    typer.echo(f"tacitus: {outcome.error}", err=True)
                else:
                    yield outcome
