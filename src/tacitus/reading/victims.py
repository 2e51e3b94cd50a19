"""Named dead and injured: who is called by name where a killing or a wounding is told."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Span, Token

from tacitus.model.enums import ActorKind, Category, Outcome
from tacitus.reading.findings import ActorFound
from tacitus.reading.triggers import TriggerFound

_AGE = re.compile(r"^\d{1,3}$")
_AGED = re.compile(r"^(\d{1,3})-year-old$")
_KILLING = frozenset(
    {
        "kill",
        "murder",
        "assassinate",
        "die",
        "execute",
        "slay",
        "massacre",
        "shoot",
        "gun",
        "behead",
        "hang",
        "lynch",
        "stab",
        "hack",
        "killing",
        "assassination",
        "death",
        "slaying",
        "perish",
        "execution",
        "machine-gun",
        "decapitate",
    }
)
_WOUNDING = frozenset({"wound", "injure", "hurt", "maim", "beat"})


@dataclass(frozen=True, slots=True, eq=False)
class VictimFound:
    """A named victim with the words about them."""

    actor: ActorFound
    span: Span
    age: int | None
    role: str | None
    outcome: Outcome
    category: Category


def find_victims(
    triggers: Iterable[TriggerFound], people: dict[int, ActorFound]
) -> list[VictimFound]:
    """Find the named people whom killing and wounding words befall.

    ``people`` maps a token of the passage to the actor it is a mention of.
    """
    found: list[VictimFound] = []
    seen: set[str] = set()
    for trigger in triggers:
        outcome = _find_outcome(trigger)
        if outcome is None:
            continue
        for word in _victim_words(trigger):
            actor = people.get(word.i)
            if actor is None or not actor.named or actor.kind is not ActorKind.PERSON:
                continue
            if actor.id not in seen and word.pos_ == "PROPN":
                seen.add(actor.id)
                found.append(_build(word, actor, outcome))
    return found


def _find_outcome(trigger: TriggerFound) -> Outcome | None:
    lemma = trigger.token.lemma_.lower()
    if lemma in _KILLING:
        return Outcome.KILLED
    return Outcome.INJURED if lemma in _WOUNDING else None


def _victim_words(trigger: TriggerFound) -> list[Token]:
    if trigger.token.lemma_ in ("die", "perish"):
        words = list(trigger.agents)
    else:
        words = list(trigger.patients)
    return words + [child for word in words for child in word.children if child.dep_ == "appos"]


def _build(word: Token, actor: ActorFound, outcome: Outcome) -> VictimFound:
    left = min((child.i for child in word.children if child.dep_ == "compound"), default=word.i)
    return VictimFound(
        actor=actor,
        span=word.doc[left : word.i + 1],
        age=_find_age(word),
        role=_find_role(word),
        outcome=outcome,
        category=actor.category or Category.UNSPECIFIED,
    )


def _find_age(word: Token) -> int | None:
    for token in word.doc[max(word.i - 4, 0) : word.i + 4]:
        match = _AGED.match(token.text) or (
            _AGE.match(token.text) if token.i == word.i + 2 else None
        )
        if match and word.doc[word.i + 1].text in (",", "("):
            return int(match[1] if match.lastindex else match[0])
    return None


def _find_role(word: Token) -> str | None:
    for child in word.children:
        if child.dep_ == "appos" and child.pos_ == "NOUN":
            return str(word.doc[child.left_edge.i : child.i + 1].text)
    if word.dep_ == "appos" and word.head.pos_ == "NOUN":
        return str(word.doc[word.head.left_edge.i : word.head.i + 1].text)
    return None
