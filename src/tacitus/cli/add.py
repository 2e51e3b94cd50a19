"""``tacitus add``: read documents into the record."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from tacitus.cli.context import get_context
from tacitus.cli.options import DatedOn, Files, SettingsFile, Workers

if TYPE_CHECKING:
    from tacitus.model.report import Report

_SAVED_AT_ONCE = 32


def register(app: typer.Typer) -> None:
    """Add the sub-command."""
    app.command("add")(add)


def add(
    context: typer.Context,
    files: Files,
    dated_on: DatedOn = None,
    workers: Workers = 1,
    settings: SettingsFile = None,
) -> None:
    """Read documents and save what they say; the same document twice adds nothing."""
    from tacitus.cli.batch import build_batch
    from tacitus.model.report import FailedDocument
    from tacitus.store.record import open_record
    from tacitus.store.reports import save_reports

    batch = build_batch(files, dated_on=dated_on, workers=workers, settings=settings)
    n_new = 0
    with open_record(get_context(context).record) as record:
        waiting: list[Report] = []
        try:
            for outcome in batch.run():
                if not isinstance(outcome, FailedDocument):
                    waiting.append(outcome)
                if len(waiting) >= _SAVED_AT_ONCE:
                    n_new += save_reports(record, waiting)
                    waiting = []
        finally:
            n_new += save_reports(record, waiting)
        typer.echo(f"{record.name}: {n_new} new; {batch.summarise()}")
    if batch.n_failed or not batch.n_taken:
        raise typer.Exit(1)
