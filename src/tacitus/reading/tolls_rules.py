"""The toll rules: who is counted, what befell them, and which words say so."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from pydantic import Field

from tacitus.model.enums import Category, Outcome
from tacitus.model.values import Frozen
from tacitus.reading.numbers import NumberTable, load_number_table
from tacitus.reading.rule_file import read_rule_file

Examples = tuple[str, ...]


class PeopleRule(Frozen):
    """Nouns for people of one category; two-word nouns go before their last word."""

    id: str
    category: Category
    nouns: tuple[str, ...]
    examples: Examples = Field(min_length=1)
    counter_examples: Examples = ()


class ThingsRule(Frozen):
    """Nouns that are killed, hurt or seized in the news and are no people."""

    id: str
    nouns: tuple[str, ...]
    examples: Examples = ()


class Endings(Frozen):
    """Endings of nouns for people."""

    person: tuple[str, ...]


class VerbRule(Frozen):
    """Verbs with one outcome, and where the people they count stand.

    ``requires``: one of these words stands right below the verb; ``requires_anywhere``: one stands
    in its clause; ``forbids_anywhere``: none stands in its sentence. With
    ``only_category`` other people are not counted.
    """

    id: str
    outcome: Outcome
    counted: Literal["object", "subject"]
    verbs: tuple[str, ...]
    requires: frozenset[str] = frozenset()
    requires_anywhere: frozenset[str] = frozenset()
    forbids: frozenset[str] = frozenset()
    forbids_anywhere: frozenset[str] = frozenset()
    bare: frozenset[str] = frozenset()
    forbids_category: frozenset[Category] = frozenset()
    only_category: frozenset[Category] = frozenset()
    needs_person: bool = False
    subject_too: bool = False
    examples: Examples = Field(min_length=1)
    counter_examples: Examples = ()


class StateRule(Frozen):
    """Adjectives for what befell people."""

    id: str
    outcome: Outcome
    words: tuple[str, ...]
    examples: Examples = Field(min_length=1)
    counter_examples: Examples = ()


class DeedRule(Frozen):
    """Nouns for what befell people."""

    id: str
    outcome: Outcome
    words: tuple[str, ...]
    needs_person: bool = False
    examples: Examples = Field(min_length=1)
    counter_examples: Examples = ()


class NounLists(Frozen):
    """Closed sets for tolls told in their own ways: lives, bodies, totals."""

    lives: frozenset[str]
    life_verbs: frozenset[str]
    bodies: frozenset[str]
    body_verbs: frozenset[str]
    totals: frozenset[str]
    total_links: frozenset[str]
    casualties: frozenset[str]
    collectives: frozenset[str]
    containers: frozenset[str]
    wounds: frozenset[str]
    conditions: frozenset[str]
    sizes: dict[str, int]
    households: frozenset[str]
    aid_roles: frozenset[str]
    aid_words: tuple[str, ...]
    fallback_outcomes: dict[str, Outcome]
    one_happening_most: int
    disasters: frozenset[str]


class NestedRule(Frozen):
    """Words that introduce a part of a toll."""

    before: tuple[str, ...]
    after: tuple[str, ...]
    groups: frozenset[str]
    group_links: frozenset[str]
    examples: Examples = Field(min_length=1)
    counter_examples: Examples = ()


class AggregateRule(Frozen):
    """A pattern on the lower-case sentence that tells of a total; ``unless`` takes it back."""

    id: str
    pattern: str
    unless: str | None = None
    examples: Examples = Field(min_length=1)
    counter_examples: Examples = ()


class TollRules(Frozen):
    """The content of ``rules/tolls.toml``; told apart by identity, read once a run."""

    __hash__ = object.__hash__
    __eq__ = object.__eq__

    people: tuple[PeopleRule, ...]
    endings: Endings
    things: tuple[ThingsRule, ...]
    verbs: tuple[VerbRule, ...]
    states: tuple[StateRule, ...]
    deeds: tuple[DeedRule, ...]
    nouns: NounLists
    nested: NestedRule
    aggregates: tuple[AggregateRule, ...]


@dataclass(frozen=True, slots=True, eq=False)
class TollTable:
    """Toll rules arranged for look-up, with patterns compiled and the number table."""

    rules: TollRules
    numbers: NumberTable
    categories: dict[str, Category]
    things: frozenset[str]
    verbs: dict[str, tuple[VerbRule, ...]]
    states: dict[str, StateRule]
    deeds: dict[str, DeedRule]
    aggregates: tuple[tuple[re.Pattern[str], re.Pattern[str] | None], ...]


@lru_cache(maxsize=1)
def load_toll_rules() -> TollRules:
    """Read the toll rules, once."""
    return read_rule_file("tolls", TollRules)


@lru_cache(maxsize=4)
def arrange_rules(rules: TollRules) -> TollTable:
    """Arrange toll rules for look-up, once; the first rule that lists a word wins."""
    return _arrange(rules)


def _arrange(rules: TollRules) -> TollTable:
    categories: dict[str, Category] = {}
    for people in rules.people:
        for noun in people.nouns:
            categories.setdefault(noun, people.category)
    verbs: dict[str, tuple[VerbRule, ...]] = {}
    for rule in rules.verbs:
        for verb in rule.verbs:
            verbs[verb] = (*verbs.get(verb, ()), rule)
    return TollTable(
        rules=rules,
        numbers=load_number_table(),
        categories=categories,
        things=frozenset(noun for rule in rules.things for noun in rule.nouns),
        verbs=verbs,
        states={word: rule for rule in rules.states for word in rule.words},
        deeds={word: rule for rule in rules.deeds for word in rule.words},
        aggregates=tuple(
            (re.compile(rule.pattern), re.compile(rule.unless) if rule.unless else None)
            for rule in rules.aggregates
        ),
    )
