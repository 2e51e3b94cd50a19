"""Reading many documents for a command: progress on a terminal, faults and notes on stderr."""

from __future__ import annotations

import datetime
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from tacitus.cli.options import parse_day
from tacitus.intake.dating import redate
from tacitus.intake.files import InputList, list_inputs, read_listed
from tacitus.model.document import Document
from tacitus.model.report import FailedDocument, Report
from tacitus.settings import Settings, read_settings
from tacitus.workflow import read_documents


@dataclass(slots=True)
class Batch:
    """One run over some paths, with its counts; ``n_taken == n_read + n_failed`` at the end."""

    paths: Sequence[Path]
    settings: Settings
    dated_on: datetime.date | None = None
    workers: int = 1
    n_taken: int = 0
    n_read: int = 0
    n_failed: int = 0
    skipped: list[Path] = field(default_factory=list)
    notes: dict[str, tuple[str, ...]] | None = None
    """By document id what intake noted, where the caller tells it; None: told on stderr."""

    def run(self, *, shows_progress: bool = True) -> Iterator[Report | FailedDocument]:
        """Read all documents, in order; faults are told at once and given as well.

        ``shows_progress`` is false where what is read is printed on the same terminal.
        """
        inputs = list_inputs(self.paths)
        self.skipped = list(inputs.skipped)
        with open_progress(shown=shows_progress) as progress:
            task = progress.add_task("reading", total=None)
            for outcome in read_documents(self._take(inputs), self.settings, workers=self.workers):
                if isinstance(outcome, FailedDocument):
                    self.n_failed += 1
                    typer.echo(f"tacitus: {outcome.error}", err=True)
                else:
                    self.n_read += 1
                progress.update(task, completed=self.n_read + self.n_failed, total=None)
                yield outcome
        if self.n_taken != self.n_read + self.n_failed:
            raise RuntimeError(
                f"documents were lost: {self.n_taken} taken, {self.n_read} read, "
                f"{self.n_failed} failed"
            )

    def _take(self, inputs: InputList) -> Iterator[Document | FailedDocument]:
        for item in read_listed(inputs):
            self.n_taken += 1
            if isinstance(item, FailedDocument):
                yield item
                continue
            document = redate(item.document, self.dated_on) if self.dated_on else item.document
            if self.notes is not None and item.notes:
                self.notes[document.id] = item.notes
            for note in item.notes if self.notes is None else ():
                typer.echo(f"note: {document.external_id}: {note}", err=True)
            yield document

    def summarise(self) -> str:
        """Say how many documents were read, failed and skipped."""
        words = f"{self.n_read} read, {self.n_failed} failed"
        if self.skipped:
            names = ", ".join(path.name for path in self.skipped[:5])
            more = f" and {len(self.skipped) - 5} more" if len(self.skipped) > 5 else ""
            words += f", {len(self.skipped)} skipped as of unknown type ({names}{more})"
        return words


def build_batch(
    paths: Sequence[Path], *, dated_on: str | None, workers: int, settings: Path | None
) -> Batch:
    """Make a batch from the options of a command; raises SettingsError."""
    return Batch(
        paths=paths,
        settings=read_settings(settings) if settings else Settings(),
        dated_on=parse_day(dated_on, "--dated-on"),
        workers=workers,
    )


def open_progress(*, shown: bool = True) -> Progress:
    """Give a progress bar on stderr; it shows on a terminal only."""
    console = Console(stderr=True)
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=console,
        transient=True,
        disable=not (shown and console.is_terminal and sys.stderr.isatty()),
    )
