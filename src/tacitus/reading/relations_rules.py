"""The rules of relations: verbs and nouns that tell how two actors stand to each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from tacitus.model.enums import RelationType
from tacitus.model.values import Frozen
from tacitus.reading.rule_file import read_rule_file


class RelationNoun(Frozen):
    """Nouns whose bearer is a and whose of-phrase is b; ``swap`` turns them round.

    ``needs_carrier``: only as the object of a verb that carries it ("has the support of");
    ``needs_person``: the subject is a person; ``needs_bodies``: neither side is one.
    """

    id: str
    type: RelationType
    swap: bool = False
    words: tuple[str, ...]
    preps: tuple[str, ...] = ()
    needs_carrier: bool = False
    needs_person: bool = False
    needs_bodies: bool = False
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()


class RelationVerb(RelationNoun):
    """Verbs whose subject is a and whose object is b, or the object of one of ``preps``."""

    objects: tuple[str, ...] = ()
    not_objects: tuple[str, ...] = ()
    particles: tuple[str, ...] = ()
    only_preps: bool = False


class RelationWords(Frozen):
    """Words that hedge a relation, carry its noun or take it back."""

    carriers: frozenset[str]
    hedges: frozenset[str]
    hedge_verbs: frozenset[str]
    firm_verbs: frozenset[str]
    blocking: frozenset[str]
    former: frozenset[str]
    unreal: frozenset[str]
    grounds: frozenset[str]


class RelationFile(Frozen):
    """The file of relations."""

    verbs: tuple[RelationVerb, ...]
    nouns: tuple[RelationNoun, ...]
    dealings: tuple[RelationNoun, ...]
    words: RelationWords


@dataclass(frozen=True, slots=True, eq=False)
class RelationRules:
    """The rules by their words."""

    by_verb: Mapping[str, tuple[RelationVerb, ...]]
    by_noun: Mapping[str, tuple[RelationNoun, ...]]
    by_dealing: Mapping[str, tuple[RelationNoun, ...]]
    words: RelationWords


_Rule = TypeVar("_Rule", bound=RelationNoun)


def read_relation_file() -> RelationFile:
    """Read the file of relations; raises SettingsError on a fault."""
    return read_rule_file("relations", RelationFile)


@lru_cache(maxsize=1)
def load_relation_rules() -> RelationRules:
    """Read and index the rules of relations, once."""
    lists = read_relation_file()
    return RelationRules(
        by_verb=_by_word(lists.verbs),
        by_noun=_by_word(lists.nouns),
        by_dealing=_by_word(lists.dealings),
        words=lists.words,
    )


def _by_word(rules: Iterable[_Rule]) -> Mapping[str, tuple[_Rule, ...]]:
    index: dict[str, list[_Rule]] = defaultdict(list)
    for rule in rules:
        for word in rule.words:
            index[word].append(rule)
    return {word: tuple(found) for word, found in index.items()}
