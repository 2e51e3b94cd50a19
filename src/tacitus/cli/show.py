"""``tacitus show``: one incident or one document, with the exact words."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from tacitus.cli.context import get_context
from tacitus.errors import StoreError


def register(app: typer.Typer) -> None:
    """Add the sub-command."""
    app.command("show")(show)


def show(
    context: typer.Context,
    name: Annotated[
        str,
        typer.Argument(
            metavar="ID",
            help="An incident's id, or a document's id or external id; the start is enough.",
        ),
    ],
    why: Annotated[
        bool, typer.Option("--why", help="Why its reports were joined, and the nearest refused.")
    ] = False,
) -> None:
    """Show one incident with every report's words, or what one document says."""
    from tacitus.cli.report_table import format_report_table
    from tacitus.cli.tables import format_incident
    from tacitus.store.incidents import find_incidents, list_links, list_members
    from tacitus.store.record import open_record
    from tacitus.store.reports import find_documents, load_report

    with open_record(get_context(context).record, read_only=True) as record:
        found = find_incidents(record, name)
        if len(found) == 1:
            (incident,) = found
            reports = [load_report(record, member.document) for member in incident.reports]
            links = list_links(record, list_members(incident)) if why else []
            others = {link.a.split("#")[0] for link in links} | {
                link.b.split("#")[0] for link in links
            }
            known = {report.document.id for report in reports}
            reports += [load_report(record, id_) for id_ in sorted(others - known)]
            sys.stdout.write(format_incident(incident, reports, links, why=why))
            return
        documents = [] if found else find_documents(record, name)
        if len(documents) == 1:
            sys.stdout.write(format_report_table(load_report(record, documents[0])))
            return
        candidates = [item.id for item in found] or documents
        if candidates:
            raise StoreError(f"{name}: fits several: {', '.join(candidates[:5])}; write more of it")
        raise StoreError(
            f"{name}: neither an incident nor a document of {record.name}; "
            f"`tacitus incidents` lists incidents (after `tacitus link`)"
        )
