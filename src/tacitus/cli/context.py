"""What every sub-command gets to know from the main command."""

from __future__ import annotations

from dataclasses import dataclass

import typer

DEFAULT_RECORD = "tacitus.sqlite"


@dataclass(frozen=True, slots=True)
class Context:
    """The options that stand before the sub-command."""

    record: str = DEFAULT_RECORD
    traceback: bool = False


def get_context(context: typer.Context) -> Context:
    """Give the main command's options."""
    found = context.find_object(Context)
    return found or Context()
