"""``tacitus incidents``: list what linking found."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from tacitus.cli.context import get_context
from tacitus.cli.options import ListFormat, parse_day


def register(app: typer.Typer) -> None:
    """Add the sub-command."""
    app.command("incidents")(incidents)


def incidents(
    context: typer.Context,
    violent: Annotated[
        bool, typer.Option("--violent", help="Only ASSAULT, COERCE and PROTEST.")
    ] = False,
    where: Annotated[
        str | None, typer.Option("--where", help="Part of a place's name, or a country code.")
    ] = None,
    first: Annotated[str | None, typer.Option("--from", help="Not before this day.")] = None,
    last: Annotated[str | None, typer.Option("--to", help="Not after this day.")] = None,
    actor: Annotated[str | None, typer.Option("--actor", help="Part of an actor's name.")] = None,
    min_killed: Annotated[
        int | None, typer.Option("--min-killed", min=0, help="At least this many killed.")
    ] = None,
    form: Annotated[ListFormat, typer.Option("--format", help="How to print.")] = ListFormat.TABLE,
) -> None:
    """List incidents with their tolls, sources and disagreements."""
    from tacitus.cli.tables import format_incident_table
    from tacitus.store.incidents import IncidentFilter, list_incidents
    from tacitus.store.record import open_record

    wanted = IncidentFilter(
        violent=violent,
        where=where,
        first=parse_day(first, "--from"),
        last=parse_day(last, "--to"),
        actor=actor,
        min_killed=min_killed,
    )
    with open_record(get_context(context).record, read_only=True) as record:
        found = list_incidents(record, wanted)
    if form is ListFormat.TABLE:
        sys.stdout.write(format_incident_table(found))
        return
    from tacitus.model.incident import format_incident_json

    if form is ListFormat.JSONL:
        sys.stdout.writelines(format_incident_json(item) + "\n" for item in found)
    else:
        items = ",\n".join(format_incident_json(item, indent=1) for item in found)
        sys.stdout.write(f"[\n{items}\n]\n")
