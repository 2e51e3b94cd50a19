"""The status rules: which words leave open, or deny, that a deed happened."""

from __future__ import annotations

from functools import cached_property, lru_cache
from typing import Literal

from tacitus.model.values import Frozen
from tacitus.reading.rule_file import read_rule_file

Effect = Literal[
    "ongoing",
    "attempted",
    "planned",
    "threatened",
    "requested",
    "hypothetical",
    "denied",
    "passes",
    "stops",
    "prevents",
]


class Governor(Frozen):
    """Words that say of a deed below them whether it happened; ``via`` how they reach it."""

    id: str
    effect: Effect
    words: tuple[str, ...]
    via: tuple[str, ...]
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...] = ()


class Auxiliary(Frozen):
    """Modal verbs of one meaning."""

    id: str
    effect: Literal["planned", "hypothetical", "requested"]
    words: tuple[str, ...]
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...] = ()


class Hedge(Frozen):
    """Words that tell with a reserve."""

    id: str
    words: frozenset[str]
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...] = ()


class StatusWords(Frozen):
    """Closed sets of words that the walk through the parse needs."""

    conditional: frozenset[str]
    negation: frozenset[str]
    without: frozenset[str]
    threat_speech: frozenset[str]
    wish_speech: frozenset[str]
    transparent_speech: frozenset[str]
    settled_would: frozenset[str]
    performed: frozenset[str]
    true: tuple[str, ...]
    untrue: tuple[str, ...]


class StatusRules(Frozen):
    """The content of ``rules/status.toml``."""

    governors: tuple[Governor, ...]
    auxiliaries: tuple[Auxiliary, ...]
    hedges: tuple[Hedge, ...]
    words: StatusWords

    @cached_property
    def _by_word(self) -> dict[tuple[str, str], Governor]:
        table: dict[tuple[str, str], Governor] = {}
        for rule in self.governors:
            for word in rule.words:
                for via in rule.via:
                    table.setdefault((word, via), rule)
        return table

    @cached_property
    def modals(self) -> dict[str, Auxiliary]:
        """Give the modal verbs by word."""
        return {word: rule for rule in self.auxiliaries for word in rule.words}

    @cached_property
    def hedge_words(self) -> frozenset[str]:
        """Give every hedging word, adverbs, adjectives and verbs together."""
        return frozenset(word for rule in self.hedges for word in rule.words)

    def get(self, word: str, via: str) -> Governor | None:
        """Give the rule of a governing word for one way of governing; the first listed wins."""
        return self._by_word.get((word, via))


@lru_cache(maxsize=1)
def load_status_rules() -> StatusRules:
    """Read the status rules, once."""
    return read_rule_file("status", StatusRules)
