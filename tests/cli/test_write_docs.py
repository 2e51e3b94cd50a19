"""The generated pages agree with the program."""

from __future__ import annotations

from pathlib import Path

from tacitus.cli.write_docs import format_commands
from tacitus.settings import Settings

DOCS = Path(__file__).parents[2] / "docs"


def test_command_reference_is_the_program_s() -> None:
    page = (DOCS / "reference" / "commands.md").read_text(encoding="utf-8")
    assert page == format_commands(), "run `make schema`"


def test_every_command_is_in_the_reference() -> None:
    page = format_commands()
    for name in ["demo", "read", "add", "link", "incidents", "show", "export", "doctor"]:
        assert f"## tacitus {name}\n" in page


def test_every_setting_has_a_line_of_help() -> None:
    assert all(field.description for field in Settings.model_fields.values())
