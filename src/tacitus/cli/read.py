"""``tacitus read``: what documents say, without a record."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tacitus.cli.options import DatedOn, EventsShown, Files, ReadFormat, SettingsFile, Workers
from tacitus.errors import ExportError

if TYPE_CHECKING:
    from tacitus.model.report import FailedDocument, Report


def register(app: typer.Typer) -> None:
    """Add the sub-command."""
    app.command("read")(read)


def read(
    files: Files,
    form: Annotated[
        ReadFormat, typer.Option("--format", help="How to print what was read.")
    ] = ReadFormat.TABLE,
    events: Annotated[
        EventsShown,
        typer.Option("--events", help="Table: all, or real ones alone: no plans, denials, words."),
    ] = EventsShown.ALL,
    out: Annotated[
        Path | None, typer.Option("--out", help="Write to this file (html: or folder).")
    ] = None,
    dated_on: DatedOn = None,
    workers: Workers = 1,
    settings: SettingsFile = None,
) -> None:
    """Read documents and print what each says: events, on whose word, with the exact words."""
    from tacitus.cli.batch import build_batch

    batch = build_batch(files, dated_on=dated_on, workers=workers, settings=settings)
    notes: dict[str, tuple[str, ...]] = {}
    batch.notes = notes if form is ReadFormat.TABLE else None
    if form is ReadFormat.HTML:
        _write_pages(batch.run(), out)
    else:
        outcomes = batch.run(shows_progress=out is not None or not sys.stdout.isatty())
        _write(_format(outcomes, form, events, notes), out)
    if batch.n_failed or batch.skipped or not batch.n_taken:
        typer.echo(f"tacitus: {batch.summarise()}", err=True)
    if batch.n_failed or not batch.n_taken:
        raise typer.Exit(1)


def _format(
    outcomes: Iterable[Report | FailedDocument],
    form: ReadFormat,
    shown: EventsShown,
    notes: dict[str, tuple[str, ...]],
) -> Iterator[str]:
    from tacitus.cli.report_table import format_report_table
    from tacitus.model.report import FailedDocument, list_report_pieces

    if form is ReadFormat.JSONL:
        for outcome in outcomes:
            yield from list_report_pieces(outcome)
            yield "\n"
    elif form is ReadFormat.JSON:
        yield from _format_array(outcomes)
    else:
        for outcome in outcomes:
            if not isinstance(outcome, FailedDocument):
                told = notes.pop(outcome.document.id, ())
                yield format_report_table(outcome, shown=shown, notes=told)


def _format_array(outcomes: Iterable[Report | FailedDocument]) -> Iterator[str]:
    """Write one report as an object, several as an array; each is let go once written."""
    from tacitus.model.report import list_report_pieces

    source = iter(outcomes)
    first, second = next(source, None), next(source, None)
    if first is None:
        yield "[]\n"
    elif second is None:
        yield from list_report_pieces(first, indent=1)
        yield "\n"
    else:
        opening = "[\n"
        for outcome in chain((first, second), source):
            yield opening
            yield from list_report_pieces(outcome, indent=1)
            opening = ",\n"
        yield "\n]\n"


def _write(parts: Iterable[str], out: Path | None) -> None:
    """Write to standard output, or to a file that appears only when it is whole."""
    if out is None:
        for part in parts:
            sys.stdout.write(part)
            if part.endswith("\n"):
                sys.stdout.flush()
        return
    draft = out.with_name(f".{out.name}.part")
    try:
        with draft.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(parts)
        draft.replace(out)
    except OSError as error:
        raise ExportError(f"{out}: cannot be written: {error.strerror}") from error
    finally:
        draft.unlink(missing_ok=True)


def _write_pages(outcomes: Iterable[Report | FailedDocument], out: Path | None) -> None:
    """Write one page to a file or standard output, several into a folder."""
    from tacitus.export.article_page import format_article_page
    from tacitus.export.pages import write_pages
    from tacitus.model.report import FailedDocument

    reports = (outcome for outcome in outcomes if not isinstance(outcome, FailedDocument))
    if out is not None and out.suffix.lower() not in (".html", ".htm"):
        for path in write_pages(reports, out):
            typer.echo(str(path))
        return
    found = list(islice(reports, 2))
    if len(found) > 1:
        raise ExportError("several documents make several pages: name a folder with --out")
    _write([format_article_page(report) for report in found], out)
