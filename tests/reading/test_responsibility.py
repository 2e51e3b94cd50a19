"""Responsibility: who is named as the doer of a deed, and on what ground."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from tacitus.reading.events_rules import load_event_rules
from tacitus.reading.responsibility import find_namings

pytestmark = pytest.mark.model
Parse = Callable[[str], Doc]

ROWS = [
    ("claimed", "front", "The front claimed responsibility for the attack."),
    ("denied", "movement", "The movement denied involvement in the attack."),
    ("accused", "militia", "The council blamed the militia for the bombing."),
    ("accused", "rebels", "Police blamed rebels for the kidnapping of two nurses."),
    ("accused", "militia", "The killing was attributed to the militia."),
    ("suspected", "rebels", "Police suspect rebels of the bombing."),
    ("denied", "army", "The army denied that it shelled the village."),
]
NONE = [
    "No group has claimed responsibility for the attack.",
    "Nobody claimed responsibility for the bombing.",
    "No organisation had claimed the killing.",
    "Police arrested two brothers in a raid.",
    "Snow fell in the hills.",
]


@pytest.mark.parametrize(("basis", "doer", "text"), ROWS, ids=[row[2] for row in ROWS])
def test_doer_and_ground(parse: Parse, basis: str, doer: str, text: str) -> None:
    found = find_namings(parse(text), load_event_rules().responsibility)
    assert (basis, doer) in [(n.basis.value, word.text) for n in found for word in n.doers]


@pytest.mark.parametrize("text", NONE)
def test_nobody_is_named(parse: Parse, text: str) -> None:
    assert find_namings(parse(text), load_event_rules().responsibility) == ()
