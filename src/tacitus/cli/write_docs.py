"""Writes the generated pages of the documentation: reference pages and JSON Schema."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import typer

from tacitus.cli.api_page import format_api
from tacitus.cli.codebook import format_codebook
from tacitus.cli.field_page import format_fields
from tacitus.cli.main import app
from tacitus.model.schema import SCHEMA_NAMES, format_json_schema
from tacitus.settings import Settings

_HEAD = """# Commands

Generated from the program by `make schema`; a test fails when this page differs.
"""


def format_commands() -> str:
    """Write the command reference: every command with its options, then every setting."""
    root = typer.main.get_command(app)
    return "\n".join([_HEAD, *_format_group("tacitus", root), *_format_settings()]) + "\n"


def _format_group(path: str, command: Any) -> Iterator[str]:
    """Write a command, then those below it."""
    yield from _format_command(path, command)
    for name, below in getattr(command, "commands", {}).items():
        yield from _format_group(f"{path} {name}", below)


def _format_command(path: str, command: Any) -> Iterator[str]:
    context = command.make_context(path, [], resilient_parsing=True)
    usage = command.get_usage(context).removeprefix("Usage: ")
    yield f"## {path}\n"
    yield f"{' '.join((command.help or '').split())}\n"
    yield f"```\n{usage}\n```\n"
    rows = [row for item in command.get_params(context) if (row := _describe(item, context))]
    if rows:
        yield "| option | meaning |\n| --- | --- |"
        yield "\n".join(f"| `{name}` | {words} |" for name, words in rows) + "\n"


def _describe(parameter: Any, context: Any) -> tuple[str, str] | None:
    record = parameter.get_help_record(context)
    if record is None or "--help" in record[0]:
        return None
    name, words = (" ".join(part.split()).replace("|", "\\|") for part in record)
    return name, words


def _format_settings() -> Iterator[str]:
    yield "## Settings\n"
    yield "A TOML file given with `--settings FILE`.\n"
    yield "| setting | default | meaning |\n| --- | --- | --- |"
    for name, field in Settings.model_fields.items():
        yield f"| `{name}` | `{field.default}` | {field.description} |"


PAGES: Final[Mapping[str, Callable[[], str]]] = {
    "api": format_api,
    "codebook": format_codebook,
    "commands": format_commands,
    "fields": format_fields,
}
"""The generated pages under ``reference/``, by name."""


def write_docs(folder: Path) -> None:
    """Write all generated pages under the documentation's folder."""
    (folder / "schema").mkdir(parents=True, exist_ok=True)
    (folder / "reference").mkdir(parents=True, exist_ok=True)
    for name in SCHEMA_NAMES:
        path = folder / "schema" / f"{name}.schema.json"
        path.write_text(format_json_schema(name), encoding="utf-8", newline="\n")
    for name, format_page in PAGES.items():
        path = folder / "reference" / f"{name}.md"
        path.write_text(format_page(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write_docs(Path(sys.argv[1]))
