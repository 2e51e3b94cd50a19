"""Things given, sold, seized or shipped, with how many."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Span, Token

from tacitus.model.values import Count
from tacitus.reading.events_rules import EventRules
from tacitus.reading.numbers import read_count
from tacitus.reading.roles import expand_conjuncts
from tacitus.reading.triggers import TriggerFound

_UNITS = frozenset(
    {
        "ton",
        "tonne",
        "kilogram",
        "kilo",
        "kg",
        "pound",
        "gram",
        "bag",
        "sack",
        "box",
        "crate",
        "load",
        "truckload",
        "shipment",
        "consignment",
        "cache",
        "batch",
        "litre",
        "liter",
        "barrel",
        "package",
    }
)
_LEFT = frozenset({"compound", "amod", "nummod", "quantmod", "nmod", "advmod", "det"})


@dataclass(frozen=True, slots=True, eq=False)
class ItemFound:
    """A thing with its wording and count."""

    span: Span
    what: str
    count: Count | None


def find_items(triggers: Iterable[TriggerFound], rules: EventRules) -> list[ItemFound]:
    """Find what an event hands on: the object of giving, selling, seizing or shipping."""
    found: list[ItemFound] = []
    for trigger in triggers:
        if trigger.rule.id not in rules.items.events:
            continue
        for word in _object_words(trigger):
            if _is_item(word, rules):
                found.append(_build_item(word, rules))
    return found


def _is_item(word: Token, rules: EventRules) -> bool:
    if word.pos_ not in ("NOUN", "PROPN") or word.lemma_.lower() in rules.items.not_items:
        return False
    return not word.ent_type_ or word.ent_type_ in ("QUANTITY", "MONEY", "CARDINAL", "PRODUCT")


def _object_words(trigger: TriggerFound) -> list[Token]:
    if trigger.token.pos_ == "VERB":
        return list(trigger.patients)
    if trigger.rule.under:
        return [trigger.token]
    return [
        word
        for child in trigger.token.children
        if child.dep_ == "prep" and child.lower_ == "of"
        for grand in child.children
        if grand.dep_ == "pobj"
        for word in expand_conjuncts(grand)
    ]


def _build_item(word: Token, rules: EventRules) -> ItemFound:
    content = _content_of(word)
    left = min(
        (child.i for child in word.children if child.dep_ in _LEFT and child.i < word.i),
        default=word.i,
    )
    left = min(
        left,
        *(grand.i for child in word.children if child.dep_ == "nummod" for grand in child.subtree),
        word.i,
    )
    span = word.doc[left : (content or word).i + 1]
    count = read_count(word.doc[left : word.i], rules.numbers)
    name = content if content is not None else word
    return ItemFound(span=span, what=_name(name), count=count)


def _content_of(word: Token) -> Token | None:
    if word.lemma_.lower() not in _UNITS:
        return None
    for child in word.children:
        if child.dep_ == "prep" and child.lower_ == "of":
            return next((grand for grand in child.children if grand.dep_ == "pobj"), None)
    return None


def _name(word: Token) -> str:
    left = min(
        (
            child.i
            for child in word.children
            if child.dep_ in ("compound", "amod") and child.i < word.i
        ),
        default=word.i,
    )
    return word.doc[left : word.i + 1].text
