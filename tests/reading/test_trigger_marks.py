"""Marks: modes and labels that the words around a trigger add, and what tells no event."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from tacitus.reading.trigger_marks import (
    MarkRule,
    apply_modes,
    find_marks,
    load_marks,
    look_around,
)
from tacitus.reading.trigger_rules import Part, load_trigger_rules
from tacitus.reading.triggers import find_triggers

pytestmark = pytest.mark.model
Parse = Callable[[str], Doc]
MARKS = [mark.rule for mark in load_marks()]


def _has_effect(doc: Doc, rule: MarkRule) -> bool:
    """Say whether the mark shows: nothing told where it drops, its label or modes elsewhere."""
    found = [t for t in find_triggers(doc, load_trigger_rules()) if t.type in rule.types]
    if rule.drops:
        return not [t for t in found if t.rule.part is not Part.EFFECT]
    if rule.label:
        return any(rule.label in trigger.labels for trigger in found)
    return any(set(rule.modes) <= set(trigger.modes) for trigger in found)


@pytest.mark.parametrize("rule", MARKS, ids=lambda rule: rule.id)
def test_mark_examples(parse: Parse, rule: MarkRule) -> None:
    for text in rule.examples:
        assert _has_effect(parse(text), rule), text
    for text in rule.counter_examples:
        assert not _has_effect(parse(text), rule), text


def test_mark_ids_are_unique() -> None:
    assert len({rule.id for rule in MARKS}) == len(MARKS)


def test_modes_are_added_once_or_replaced() -> None:
    heavy = next(rule for rule in MARKS if rule.id == "heavy")
    suicide = next(rule for rule in MARKS if rule.id == "suicide")
    assert apply_modes(("firearms",), [heavy]) == ("heavy-weapons",)
    assert apply_modes(("explosives",), [suicide]) == ("explosives", "suicide-attack")


def test_words_of_another_clause_do_not_mark(parse: Parse) -> None:
    doc = parse("Rebels killed two men, and the council discussed drones.")
    (killed,) = [t for t in find_triggers(doc, load_trigger_rules()) if t.token.text == "killed"]
    around = look_around(killed.token, killed.anchor, killed.agents, killed.patients)
    marks = find_marks(killed.type, killed.rule.part, killed.rule.id, around, load_marks())
    assert [mark.id for mark in marks] == []


def test_frames_that_marks_name_are_there() -> None:
    rules = load_trigger_rules()
    known = {frame.rule.id for frames in rules.nouns.values() for frame in frames}
    known |= {frame.rule.id for frames in rules.verbs.values() for _, frame in frames}
    assert {frame for rule in MARKS for frame in rule.frames} <= known
