"""``tacitus demo``: invented articles read, linked and shown."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import Annotated

import typer


def register(app: typer.Typer) -> None:
    """Add the sub-command."""
    app.command("demo")(demo)


def demo(
    out: Annotated[
        Path, typer.Option("--out", help="The folder for the pages and the record.")
    ] = Path("tacitus-demo"),
) -> None:
    """Read a dozen invented articles, link them, print the incidents and write pages to open."""
    from tacitus.cli.tables import format_incident_table
    from tacitus.demo.articles import list_articles
    from tacitus.export.folder import make_folder
    from tacitus.export.pages import write_index, write_pages
    from tacitus.intake.files import read_inputs
    from tacitus.intake.publication import Taken
    from tacitus.model.report import Report
    from tacitus.settings import Settings
    from tacitus.store.incidents import list_incidents
    from tacitus.store.record import open_record
    from tacitus.store.reports import save_reports
    from tacitus.workflow import link_record, read_documents

    began = time.perf_counter()
    settings = Settings()
    make_folder(out)
    with list_articles() as folder:
        taken = (
            item.document if isinstance(item, Taken) else item for item in read_inputs([folder])
        )
        reports = [item for item in read_documents(taken, settings) if isinstance(item, Report)]
    with open_record(out / "demo.sqlite") as record:
        save_reports(record, reports)
        link_record(record, settings)
        found = list_incidents(record)
    sys.stdout.write(format_incident_table(found))
    for _ in write_pages(reports, out):
        pass
    index = write_index(found, reports, out, title="Tacitus: the demo (invented articles)")
    seconds = time.perf_counter() - began
    typer.echo(f"{len(reports)} invented articles, {len(found)} incidents, {seconds:.1f} s")
    typer.echo(f"Open {index} in a browser; the record is {out / 'demo.sqlite'}")
