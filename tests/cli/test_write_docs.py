"""The generated pages agree with the program, and nothing in it is undocumented."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest
import typer

import tacitus
from tacitus.cli.codebook import find_modes, list_enums, list_weapons
from tacitus.cli.field_page import list_own_fields, list_types
from tacitus.cli.main import app
from tacitus.cli.write_docs import PAGES, format_commands
from tacitus.evaluate.answers_fields import list_cell_fields
from tacitus.linking.levels import read_levels
from tacitus.model.enums import Category, Outcome
from tacitus.model.meanings import read_meanings
from tacitus.reading.acled import CLASSES
from tacitus.reading.events_rules import load_event_rules
from tacitus.reading.numbers import load_number_table
from tacitus.settings import Settings

DOCS = Path(__file__).parents[2] / "docs"


@pytest.fixture(scope="module")
def codebook() -> str:
    return PAGES["codebook"]()


@pytest.mark.parametrize("name", PAGES)
def test_generated_page_is_the_program_s(name: str) -> None:
    page = (DOCS / "reference" / f"{name}.md").read_text(encoding="utf-8")
    assert page == PAGES[name](), "run `make schema`"


def test_every_page_under_reference_is_generated() -> None:
    assert {path.stem for path in (DOCS / "reference").glob("*.md")} == set(PAGES)


def test_every_command_and_option_is_in_the_reference() -> None:
    page = format_commands()
    commands = vars(typer.main.get_command(app))["commands"]
    assert len(commands) > 5
    for name, command in commands.items():
        assert command.help, f"tacitus {name} says nothing of itself"
        section = page.split(f"## tacitus {name}\n", 1)[1].split("\n## ", 1)[0]
        for item in command.params:
            assert getattr(item, "help", None), f"{name} {item.name} has no help"
            shown = item.opts[0] if item.opts[0].startswith("-") else "`"
            assert shown in section, f"{name} {item.name}"


def test_every_setting_has_a_line_of_help() -> None:
    page = format_commands()
    for name, field in Settings.model_fields.items():
        assert f"| `{name}` | `{field.default}` | {field.description} |" in page


def test_values_of_closed_sets_have_a_line_and_no_line_is_left_over() -> None:
    lines = read_meanings().values
    assert set(lines) == {name for name, _ in list_enums()}
    for name, kind in list_enums():
        assert set(lines[name]) == {value.value for value in kind}, name


def test_every_value_stands_in_the_codebook(codebook: str) -> None:
    for name, kind in list_enums():
        missing = [value for value in kind if f"| `{value}` | " not in codebook]
        assert not missing, name


def test_modes_that_rules_give_have_a_line() -> None:
    lines = read_meanings().modes
    for kind, modes in find_modes().items():
        assert modes <= set(lines.get(kind.value, {})), kind


def test_contexts_that_rules_give_have_a_line() -> None:
    assert set(load_event_rules().contexts.values()) <= set(read_meanings().contexts)


def test_sectors_that_rules_give_have_a_line() -> None:
    folder = files("tacitus.reading").joinpath("rules")
    given = {
        sector
        for name in ("actors.toml", "actors_known.toml", "outlets.toml")
        for sector in find_sectors(tomllib.loads(folder.joinpath(name).read_text("utf-8")))
    }
    assert len(given) > 20
    assert given <= set(read_meanings().sectors)


def find_sectors(node: object) -> Iterator[str]:
    """Find the values of every key ``sector`` in a TOML tree."""
    if isinstance(node, dict):
        if isinstance(node.get("sector"), str):
            yield node["sector"]
        for part in node.values():
            yield from find_sectors(part)
    elif isinstance(node, list):
        for part in node:
            yield from find_sectors(part)


def test_classes_have_a_line_and_no_line_is_left_over() -> None:
    assert set(read_meanings().acled) == set(CLASSES)


def test_tables_of_the_codebook_are_whole(codebook: str) -> None:
    assert all(f"| `{kind.id}` | " in codebook for kind in list_weapons())
    rules = load_number_table().rules
    assert all(f"| `{rule.id}` | " in codebook for rule in rules.vague)
    assert all(f"| `{rule.id}` | " in codebook for rule in rules.modifiers)
    for field, table in read_levels():
        if isinstance(table, dict):
            assert all(f"| {field} | `{name}` | " in codebook for name in table)


def test_fields_have_a_line_and_no_line_is_left_over() -> None:
    lines = read_meanings().fields
    page = PAGES["fields"]()
    used = set()
    for kind in list_types():
        section = page.split(f"## {kind.__name__}\n", 1)[1].split("\n## ", 1)[0]
        names = {printed for _, printed in list_own_fields(kind)}
        assert all(f"| `{name}` | " in section for name in names), kind.__name__
        own = set(lines.get(kind.__name__, {}))
        assert own <= names, f"{kind.__name__} has no field {sorted(own - names)}"
        assert names - own <= set(lines["Span"]), kind.__name__
        used.add(kind.__name__)
    assert set(lines) <= used


def test_every_field_of_own_gold_has_a_line() -> None:
    section = PAGES["fields"]().split("## Your own gold\n", 1)[1]
    tolls = {f"{outcome}.{category}" for outcome in Outcome for category in Category}
    for name in set(list_cell_fields()) - tolls:
        assert f"| `{name}` | " in section


def test_every_public_name_is_on_the_page_of_the_interface() -> None:
    page = PAGES["api"]()
    for name in tacitus.__all__:
        if not name.startswith("__"):
            assert f"### tacitus.{name}\n" in page
