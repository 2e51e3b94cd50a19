"""Roles: who did it and whom it befell, in every shape of sentence."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from tacitus.reading.trigger_rules import load_trigger_rules
from tacitus.reading.triggers import find_triggers

pytestmark = pytest.mark.model
Parse = Callable[[str], Doc]

ROLES = [
    ("active", "Gunmen attacked a convoy.", "attacked", ["Gunmen"], ["convoy"]),
    ("passive", "A convoy was attacked by gunmen.", "attacked", ["gunmen"], ["convoy"]),
    ("no agent", "Two nurses were abducted.", "abducted", [], ["nurses"]),
    ("headline", "Three farmers killed in raid", "killed", [], ["farmers"]),
    (
        "noun by on",
        "An attack by rebels on the port failed.",
        "attack",
        ["rebels"],
        ["port"],
    ),
    ("noun of", "The shelling of the town went on.", "shelling", [], ["town"]),
    ("possessive", "The army's raid on the camp failed.", "raid", ["army"], ["camp"]),
    ("victim's", "The mayor's murder is unsolved.", "murder", [], ["mayor"]),
    ("control", "Rebels came in and killed two guards.", "killed", ["Rebels"], ["guards"]),
    (
        "result",
        "Rebels stormed a post, killing two soldiers.",
        "killing",
        ["Rebels"],
        ["soldiers"],
    ),
    ("relative", "Police sought the men who killed a trader.", "killed", ["men"], ["trader"]),
    ("reduced", "The soldiers killed in the ambush were buried.", "killed", [], ["soldiers"]),
    (
        "two victims",
        "Gunmen killed a cook and a nurse.",
        "killed",
        ["Gunmen"],
        ["cook", "nurse"],
    ),
    (
        "two agents",
        "Rebels and bandits attacked a farm.",
        "attacked",
        ["Rebels", "bandits"],
        ["farm"],
    ),
    ("clash verb", "Rebels clashed with soldiers.", "clashed", ["Rebels", "soldiers"], []),
    (
        "clash noun",
        "Clashes between herders and farmers broke out.",
        "Clashes",
        ["herders", "farmers"],
        [],
    ),
    ("attempt", "Rebels tried to kill the governor.", "kill", ["Rebels"], ["governor"]),
    (
        "accused",
        "They accused a major of killing a priest.",
        "killing",
        ["major"],
        ["priest"],
    ),
    ("died", "Nine soldiers died in an ambush.", "died", [], ["soldiers"]),
]


@pytest.mark.parametrize(
    ("text", "word", "agents", "patients"),
    [row[1:] for row in ROLES],
    ids=[row[0] for row in ROLES],
)
def test_roles(parse: Parse, text: str, word: str, agents: list[str], patients: list[str]) -> None:
    found = [t for t in find_triggers(parse(text), load_trigger_rules()) if t.token.text == word]
    assert len(found) == 1
    assert [token.text for token in found[0].agents] == agents
    assert [token.text for token in found[0].patients] == patients
