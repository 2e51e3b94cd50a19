"""Things handed over, with how many."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from tacitus.reading.events_rules import load_event_rules
from tacitus.reading.items import find_items
from tacitus.reading.triggers import find_triggers

pytestmark = pytest.mark.model
Parse = Callable[[str], Doc]

ROWS = [
    ("The agency delivered 40 tons of flour to the camp.", "flour", 40),
    ("The agency had promised another 150 tonnes of flour.", "flour", 150),
    ("Police seized 20 rifles.", "rifles", 20),
    ("The neighbour state has supplied 36 armoured vehicles.", "armoured vehicles", 36),
    ("The agency delivered help to the camp.", None, None),
    ("The councillors handed over a letter.", None, None),
]


@pytest.mark.parametrize(("text", "what", "low"), ROWS, ids=[row[0] for row in ROWS])
def test_item(parse: Parse, text: str, what: str | None, low: int | None) -> None:
    rules = load_event_rules()
    found = find_items(find_triggers(parse(text), rules.triggers), rules)
    if what is None:
        assert found == []
    else:
        assert [(i.what, i.count.low if i.count else None) for i in found] == [(what, low)]
