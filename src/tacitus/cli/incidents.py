"""``tacitus incidents``: list what linking found, or the plans and threats that reports tell."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import typer

from tacitus.cli.context import get_context
from tacitus.cli.options import ListFormat, parse_period
from tacitus.errors import SettingsError
from tacitus.model.enums import HAPPENED, EventType, Grading, IncidentStatus, Status

if TYPE_CHECKING:
    from tacitus.store.incident_filter import IncidentFilter

_Item = TypeVar("_Item")


def register(app: typer.Typer) -> None:
    """Add the sub-command."""
    app.command("incidents")(incidents)


def incidents(
    context: typer.Context,
    violent: Annotated[
        bool, typer.Option("--violent", help="Only ASSAULT, COERCE and PROTEST.")
    ] = False,
    where: Annotated[
        str | None,
        typer.Option(
            "--where",
            help="A place in any known spelling, the beginning of its name, a region, or a "
            "country by name or code.",
        ),
    ] = None,
    first: Annotated[str | None, typer.Option("--from", help="Not before this day.")] = None,
    last: Annotated[str | None, typer.Option("--to", help="Not after this day.")] = None,
    actor: Annotated[
        str | None,
        typer.Option("--actor", help="A side, or somebody named as responsible, by any name."),
    ] = None,
    min_killed: Annotated[
        int | None, typer.Option("--min-killed", min=0, help="At least this many killed.")
    ] = None,
    event_status: Annotated[
        Status | None,
        typer.Option(
            "--event-status",
            help="occurred, ongoing, attempted: incidents with such an event; any other: the "
            "events themselves, with their words and the incident they attach to.",
        ),
    ] = None,
    types: Annotated[
        list[EventType] | None,
        typer.Option("--type", case_sensitive=False, help="Only of this type; several are or."),
    ] = None,
    outlet: Annotated[
        str | None, typer.Option("--outlet", "--source", help="Told by this outlet.")
    ] = None,
    status: Annotated[
        IncidentStatus | None, typer.Option("--status", help="What people decided.")
    ] = None,
    grading: Annotated[
        Grading | None, typer.Option("--grading", help="How well it is sourced.")
    ] = None,
    conflicts: Annotated[
        bool, typer.Option("--conflicts", help="Only where reports disagree.")
    ] = False,
    min_sources: Annotated[
        int | None, typer.Option("--min-sources", min=1, help="At least so many independent.")
    ] = None,
    sort: Annotated[str, typer.Option("--sort", help="By day, killed or sources.")] = "day",
    limit: Annotated[int | None, typer.Option("--limit", min=1, help="At most so many.")] = None,
    form: Annotated[ListFormat, typer.Option("--format", help="How to print.")] = ListFormat.TABLE,
) -> None:
    """List incidents with tolls, sources and disagreements; several filters must all fit."""
    from tacitus.store.incident_filter import IncidentFilter

    _check_names({"--where": where, "--actor": actor, "--outlet": outlet})
    start, end = parse_period(first, last)
    wanted = IncidentFilter(
        violent=violent,
        where=where,
        first=start,
        last=end,
        actor=actor,
        min_killed=min_killed,
        event_status=event_status,
        types=tuple(types or ()),
        outlet=outlet,
        status=status,
        grading=grading,
        conflicts=conflicts,
        min_sources=min_sources,
        sort=_parse_sort(sort),
        limit=limit,
    )
    if event_status is None or event_status in HAPPENED:
        _print_incidents(context, wanted, form)
    else:
        _print_told_events(context, wanted, form)


def _check_names(given: Mapping[str, str | None]) -> None:
    """Raise SettingsError for a name that is given and empty, as by an unset variable."""
    for option, value in given.items():
        if value is not None and not value.strip():
            raise SettingsError(f"{option} is empty; write a name, or leave it out")


def _parse_sort(value: str) -> Any:
    from tacitus.store.incident_filter import SortBy

    try:
        return SortBy(value.lower())
    except ValueError as error:
        names = ", ".join(repr(item.value) for item in SortBy)
        raise typer.BadParameter(
            f"{value!r} is not one of {names}.", param_hint="--sort"
        ) from error


def _print_incidents(context: typer.Context, wanted: IncidentFilter, form: ListFormat) -> None:
    from tacitus.cli.tables import format_incident_table
    from tacitus.model.incident import format_incident_json
    from tacitus.store.incidents import list_incidents
    from tacitus.store.record import open_record

    with open_record(get_context(context).record, read_only=True) as record:
        found = list_incidents(record, wanted)
    _print(found, form, format_incident_table, format_incident_json)


def _print_told_events(context: typer.Context, wanted: IncidentFilter, form: ListFormat) -> None:
    from tacitus.cli.told_table import format_told_table
    from tacitus.model.told_event import format_told_json
    from tacitus.store.record import open_record
    from tacitus.store.told_events import list_told_events

    with open_record(get_context(context).record, read_only=True) as record:
        found = list_told_events(record, wanted)
    _print(found, form, format_told_table, format_told_json)


def _print(
    found: Sequence[_Item],
    form: ListFormat,
    format_table: Callable[[Sequence[_Item]], str],
    format_json: Callable[..., str],
) -> None:
    if form is ListFormat.TABLE:
        sys.stdout.write(format_table(found))
    elif form is ListFormat.JSONL:
        sys.stdout.writelines(format_json(item) + "\n" for item in found)
    else:
        items = ",\n".join(format_json(item, indent=1) for item in found)
        sys.stdout.write(f"[\n{items}\n]\n")
