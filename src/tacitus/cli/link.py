"""``tacitus link``: join the record's events into incidents."""

from __future__ import annotations

import typer

from tacitus.cli.context import get_context
from tacitus.cli.options import SettingsFile


def register(app: typer.Typer) -> None:
    """Add the sub-command."""
    app.command("link")(link)


def link(context: typer.Context, settings: SettingsFile = None) -> None:
    """Find which reports speak of one incident; people's decisions are never touched."""
    from tacitus.settings import Settings, read_settings
    from tacitus.store.record import open_record
    from tacitus.workflow import link_record

    with open_record(get_context(context).record, create=False) as record:
        linked = link_record(record, read_settings(settings) if settings else Settings())
        n_several = sum(incident.sources_total > 1 for incident in linked.incidents)
        typer.echo(
            f"{record.name}: {len(linked.incidents)} incidents, "
            f"{n_several} of them told by more than one report"
        )
