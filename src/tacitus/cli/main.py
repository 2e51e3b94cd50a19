"""The command ``tacitus``: one file per sub-command; heavy modules are imported when called."""

from __future__ import annotations

import os
import sys
from typing import Annotated, Any

import typer

from tacitus import __version__
from tacitus.cli import (
    add,
    demo,
    doctor,
    evaluate,
    export,
    gazetteer,
    incidents,
    link,
    read,
    search,
    show,
)
from tacitus.cli.context import DEFAULT_RECORD, Context
from tacitus.errors import TacitusError

app = typer.Typer(
    name="tacitus",
    help="News reports of conflict into a sourced record: who did what to whom, where, when, "
    "with what toll - and on whose word.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


_INTERRUPTED = 130
_UsageError: Any = next(
    kind for kind in typer.BadParameter.__mro__ if kind.__name__ == "ClickException"
)


def _show_version(value: bool) -> None:
    if value:
        typer.echo(f"tacitus {__version__}")
        raise typer.Exit


@app.callback()
def start(
    context: typer.Context,
    record: Annotated[
        str,
        typer.Option(
            "--record",
            envvar="TACITUS_RECORD",
            help="The record: a file, or a PostgreSQL URL.",
        ),
    ] = DEFAULT_RECORD,
    traceback: Annotated[
        bool, typer.Option("--traceback", help="Show where in the program an error arose.")
    ] = False,
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_show_version, is_eager=True, help="Show the version and stop."
        ),
    ] = False,
) -> None:
    """Read, link and show what news reports say; nothing is asserted, everything is sourced."""
    context.obj = Context(record=record, traceback=traceback)


for module in (demo, read, add, link, incidents, show, search, export, evaluate, gazetteer, doctor):
    module.register(app)


def main() -> None:
    """Run the command line: exit status 0, 1 (some documents failed), 2 (wrong) or 130 (Ctrl-C)."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        status = app(standalone_mode=False) or 0
        if status == _INTERRUPTED:
            raise KeyboardInterrupt
        sys.exit(status)
    except _UsageError as error:
        error.show()
        sys.exit(2)
    except TacitusError as error:
        if "--traceback" in sys.argv:
            raise
        typer.echo(f"tacitus: {error}", err=True)
        sys.exit(2)
    except (KeyboardInterrupt, typer.Abort):
        typer.echo("tacitus: stopped; what was saved before stays saved", err=True)
        sys.exit(_INTERRUPTED)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)


if __name__ == "__main__":
    main()
