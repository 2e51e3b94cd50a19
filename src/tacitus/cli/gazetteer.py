"""``tacitus gazetteer``: what places are known, and building from a GeoNames dump."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

if TYPE_CHECKING:
    from tacitus.gazetteer.lookup import Entry

_HEADS: Final = ("name", "kind", "country", "region", "point", "± km", "people", "GeoNames", "")
_MOST_SHOWN: Final = 40

commands = typer.Typer(no_args_is_help=True, rich_markup_mode=None)


def register(app: typer.Typer) -> None:
    """Add the sub-command."""
    app.add_typer(
        commands,
        name="gazetteer",
        help="Show the places in use, look up a name, or build a gazetteer from a GeoNames dump.",
    )


@commands.command("info")
def show_info() -> None:
    """Show the gazetteer in use: where it lies, places by kind, sources."""
    from tacitus.gazetteer.lookup import open_gazetteer

    gazetteer = open_gazetteer()
    typer.echo(f"folder    {gazetteer.folder}")
    typer.echo(f"places    {len(gazetteer):,}, built from {gazetteer.info['built_from']}")
    for kind, count in gazetteer.info["kinds"].items():
        typer.echo(f"  {kind:<8}{count:>12,}")
    typer.echo(f"sources   {', '.join(gazetteer.info['sources'])}")
    typer.echo("          licences: `tacitus doctor --licences`")


@commands.command("find")
def find_name(
    name: Annotated[str, typer.Argument(help="The name, as a report writes it.")],
    everything: Annotated[
        bool, typer.Option("--all", help=f"All places of the name, not the first {_MOST_SHOWN}.")
    ] = False,
) -> None:
    """List the places that bear a name, else those that sound like it; exit status 1: none."""
    from tacitus.cli.screen import flatten
    from tacitus.gazetteer.lookup import open_gazetteer

    gazetteer = open_gazetteer()
    entries, words = gazetteer.find(name), "bear the name"
    if not entries:
        entries, words = gazetteer.find_similar(name), "sound alike"
    noun = "place" if len(entries) == 1 else "places"
    typer.echo(f"{len(entries)} {noun} {words}: {flatten(name)}")
    if not entries:
        raise typer.Exit(1)
    shown = entries if everything else entries[:_MOST_SHOWN]
    typer.echo(_format_entries(shown, {entry.row for entry in entries}))
    if len(shown) < len(entries):
        typer.echo(f"... and {len(entries) - len(shown)} more: --all")


def _format_entries(entries: Sequence[Entry], rows: set[int]) -> str:
    lines = [_HEADS, *(_format_entry(entry, rows) for entry in entries)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(_HEADS))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    )


def _format_entry(entry: Entry, rows: set[int]) -> tuple[str, ...]:
    notes = []
    if entry.is_alternate:
        notes.append("by another name")
    if entry.seat in rows:
        notes.append("named for the town")
    return (
        entry.name,
        f"{entry.kind.name.lower()} ({entry.feature.name.lower()})",
        entry.country or "",
        entry.admin1 or "",
        f"{entry.latitude:.3f} {entry.longitude:.3f}",
        f"{entry.uncertainty_m / 1000:g}",
        f"{entry.population:,}" if entry.population else "",
        str(entry.geonames_id or ""),
        ", ".join(notes),
    )


@commands.command("build")
def build(
    geonames: Annotated[
        Path,
        typer.Option(
            "--geonames",
            metavar="FILE",
            help="allCountries.txt or a country's file, or its .zip; admin1CodesASCII.txt beside "
            "it names the regions that the package does not know.",
        ),
    ],
    alternate_names: Annotated[
        Path | None,
        typer.Option(
            "--alternate-names",
            metavar="FILE",
            help="alternateNamesV2.txt or its .zip: more names.",
        ),
    ] = None,
    out: Annotated[
        Path, typer.Option("--out", metavar="FOLDER", help="Where to write the gazetteer.")
    ] = Path("gazetteer"),
) -> None:
    """Build a gazetteer from a GeoNames dump; TACITUS_GAZETTEER=FOLDER makes Tacitus use it."""
    from tacitus.cli.screen import is_terminal
    from tacitus.gazetteer.geonames import import_geonames
    from tacitus.gazetteer.layout import FOLDER_VARIABLE

    counts = import_geonames(
        geonames,
        out,
        alternate_names=alternate_names,
        progress=_show_progress if is_terminal() else None,
    )
    places = sum(counts.kinds.values())
    typer.echo(
        f"{places:,} places in {out}: {counts.read:,} rows read, {counts.left_out:,} left out "
        "(countries and regions known already, kinds of spot that place no event)"
    )
    typer.echo(f"to use it: export {FOLDER_VARIABLE}={out.resolve()}")


def _show_progress(n_rows: int) -> None:
    typer.echo(f"\r{n_rows:,} rows", nl=False, err=True)
