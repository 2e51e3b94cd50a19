"""Writes the codebook: every value of the record with its meaning, from enums and rule files."""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Iterator
from enum import StrEnum

from tacitus.linking.levels import Level, read_levels
from tacitus.model import enums
from tacitus.model.enums import EventType
from tacitus.model.meanings import read_meanings
from tacitus.reading.acled import CLASSES
from tacitus.reading.attribution_rules import AttributionRules
from tacitus.reading.events_rules import WordKind, load_event_rules
from tacitus.reading.numbers import load_number_table
from tacitus.reading.rule_file import read_rule_file
from tacitus.reading.trigger_marks import MarkFile
from tacitus.reading.trigger_rules import FRAME_FILES, FrameFile

_HEAD = """# Codebook

Every value that a report or an incident can hold, with its meaning, and the tables that readings
follow. Generated from the program by `make schema`; a test fails where a value lacks a line. The
[fields](fields.md) that hold these values have a page of their own.
"""
_MODES = """## Modes and contexts

Modes say how a thing was done, contexts what it has to do with; an event may have several. Both
are PLOVER's. *Not given yet* marks what no rule gives so far.
"""
_SECTORS = """## Sector codes

The `sector` of an actor. Its `code` is the country's three letters and the sector ("MLI MIL");
those without a country stand alone.
"""
_ACLED = """## ACLED-like classes

The names of the sub-events of the ACLED codebook, given by type, modes and kinds of actor. They are
like that codebook's classes and are not its data. An event that only was planned, asked for or
denied has none.
"""
_VAGUE = """## Vague numbers

What words without a figure count as: conventions, not facts. The wording stays beside them
always; see the [recipe](../recipes.md#change-what-dozens-means) to change them.
"""
_HEDGES = """## Hedges

Words that set `hedged`; those with a kind make an attribution without a speaker.
"""
_LEVELS = """## Levels of linking

Two events are compared field by field. Each field is at one level, each level is worth so many
bits; with the prior of {prior:g} bits their sum s gives the score 1 / (1 + 2^-s). Events are joined
from a score of `link_threshold` on ([linking](../method/linking.md)).
"""


def format_codebook() -> str:
    """Write the codebook as one page of Markdown."""
    meanings = read_meanings()
    parts = [_HEAD]
    for name, kind in list_enums():
        parts += ["", *_format_enum(name, kind)]
    parts += ["", _MODES, *_format_modes()]
    parts += ["", _SECTORS, *_list_lines("sector", meanings.sectors.items())]
    parts += ["", "## Weapon kinds", "", *_format_weapons()]
    parts += ["", _ACLED, *_format_acled(), "", _VAGUE, *_format_vague()]
    parts += ["", _HEDGES, *_format_hedges()]
    parts += ["", _LEVELS.format(prior=read_levels().prior), *_format_levels()]
    return "\n".join(parts) + "\n"


def list_enums() -> list[tuple[str, type[StrEnum]]]:
    """List the closed sets of the record in the order of their module."""
    return [
        (name, kind)
        for name, kind in vars(enums).items()
        if inspect.isclass(kind) and issubclass(kind, StrEnum) and kind is not StrEnum
    ]


def find_modes() -> dict[EventType, set[str]]:
    """Find the modes that some rule gives, by event type."""
    found: dict[EventType, set[str]] = {kind: set() for kind in EventType}
    for name in FRAME_FILES:
        for rule in read_rule_file(name, FrameFile).frame:
            found[rule.type].update(rule.modes)
    for mark in read_rule_file("triggers_marks", MarkFile).mark:
        for kind in mark.types:
            found[kind].update(mark.modes)
    for weapon in list_weapons():
        found[EventType.ASSAULT].update(weapon.modes)
    return found


def list_weapons() -> list[WordKind]:
    """List the kinds of weapons, each once, in the order of their file."""
    return list({kind.id: kind for kind in load_event_rules().weapons.values()}.values())


def _format_enum(name: str, kind: type[StrEnum]) -> Iterator[str]:
    lines = read_meanings().values[name]
    yield f"## {space_name(name)}"
    yield f"\n{inspect.getdoc(kind)}\n"
    yield from _list_lines("value", ((value, lines[value]) for value in kind))


def _format_modes() -> Iterator[str]:
    given = find_modes()
    yield "| type | mode | meaning |\n| --- | --- | --- |"
    for kind, lines in read_meanings().modes.items():
        for mode, words in lines.items():
            yield f"| {kind} | `{mode}` | {_mark(words, mode in given[EventType(kind)])} |"
    told = set(load_event_rules().contexts.values())
    lines = read_meanings().contexts
    yield ""
    yield from _list_lines("context", ((name, _mark(lines[name], name in told)) for name in lines))


def _mark(words: str, is_given: bool) -> str:
    return words if is_given else f"{words} *Not given yet.*"


def _format_weapons() -> Iterator[str]:
    yield "| kind | words | modes |\n| --- | --- | --- |"
    for kind in list_weapons():
        yield f"| `{kind.id}` | {', '.join(kind.words)} | {', '.join(kind.modes)} |"


def _format_acled() -> Iterator[str]:
    lines = read_meanings().acled
    yield "| event type | sub-event type | meaning |\n| --- | --- | --- |"
    for name, event_type in CLASSES.items():
        yield f"| {event_type} | {name} | {lines[name]} |"


def _format_vague() -> Iterator[str]:
    yield "| id | words | low | high |\n| --- | --- | --- | --- |"
    rules = load_number_table().rules
    for rule in rules.vague:
        low, high = ("" if bound is None else f"{bound:,}" for bound in (rule.low, rule.high))
        yield f"| `{rule.id}` | {', '.join(rule.phrases)} | {low} | {high} |"
    yield "\n| id | effect | before the number | after it |\n| --- | --- | --- | --- |"
    for modifier in rules.modifiers:
        before, after = ", ".join(modifier.before), ", ".join(modifier.after)
        yield f"| `{modifier.id}` | {modifier.effect} | {before} | {after} |"


def _format_hedges() -> Iterator[str]:
    rules = read_rule_file("attributions", AttributionRules)
    yield "| words | kind |\n| --- | --- |"
    for rule in rules.hedges:
        yield f"| {', '.join(rule.words)} | `{rule.kind}` |"
    yield f"| {', '.join(rules.hedge_adjectives.words)} | |"


def _format_levels() -> Iterator[str]:
    yield "| field | level | bits | reason given |\n| --- | --- | --- | --- |"
    for field, table in read_levels():
        if isinstance(table, dict):
            yield from (_format_level(field, name, level) for name, level in table.items())


def _format_level(field: str, name: str, level: Level) -> str:
    return f"| {field} | `{name}` | {level.bits:+g} | {level.words} |"


def _list_lines(head: str, lines: Iterable[tuple[str, str]]) -> Iterator[str]:
    yield f"| {head} | meaning |\n| --- | --- |"
    for name, words in lines:
        yield f"| `{name}` | {words} |"


def space_name(name: str) -> str:
    """Turn "EventType" into "Event type"."""
    words = "".join(f" {char.lower()}" if char.isupper() else char for char in name).split()
    return " ".join(words).capitalize()
