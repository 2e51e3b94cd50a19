"""``tacitus export``: write the record out by profile and tier."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from tacitus.cli.context import get_context


class Profile(StrEnum):
    """What an export follows."""

    GEOJSON = "geojson"


class TierOption(StrEnum):
    """Who an export is for."""

    PUBLIC = "public"
    PARTNER = "partner"
    INTERNAL = "internal"


def register(app: typer.Typer) -> None:
    """Add the sub-command."""
    app.command("export")(export)


def export(
    context: typer.Context,
    profile: Annotated[Profile, typer.Argument(help="What to write.")],
    out: Annotated[Path, typer.Option("--out", help="The folder to write into.")],
    tier: Annotated[TierOption, typer.Option("--tier", help="Who it is for.")] = TierOption.PUBLIC,
) -> None:
    """Write incidents with manifest and losses; public: no names, points by region."""
    from tacitus.export.geojson import FILE, write_geojson
    from tacitus.gazetteer.lookup import open_gazetteer
    from tacitus.model.enums import Tier
    from tacitus.store.incidents import list_incidents
    from tacitus.store.record import open_record

    assert profile is Profile.GEOJSON
    with open_record(get_context(context).record, read_only=True) as record:
        found = list_incidents(record)
    write_geojson(found, out, open_gazetteer(), tier=Tier(tier.value))
    typer.echo(f"{out / FILE}: {len(found)} incidents, tier {tier.value}; see losses.json")
