"""Marks: what the words around a trigger add to it, or that it tells no event after all."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache

from pydantic import Field
from spacy.tokens import Token

from tacitus.model.enums import EventType
from tacitus.model.values import Frozen
from tacitus.reading.rule_file import read_rule_file
from tacitus.reading.trigger_rules import Part, WordFile, WordSet, build_word_set

_INSIDE = frozenset(
    {
        "prep",
        "pobj",
        "dobj",
        "nsubj",
        "nsubjpass",
        "agent",
        "compound",
        "amod",
        "nmod",
        "dative",
        "npadvmod",
        "appos",
        "prt",
        "advmod",
        "oprd",
        "pcomp",
    }
)
_CLAUSES = frozenset({"advcl", "conj", "xcomp", "acl", "relcl"})
_NOUNS = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
_DEPTH = 5


class MarkRule(Frozen):
    """What to add to a trigger, or to drop, where certain words stand with it.

    Each word list given must be met: ``agents`` and ``patients`` by the words in those roles or
    what stands before them, ``near`` by any word of the trigger's own clause, ``verbs`` by the
    verb of a clause joined to it, ``beyond`` by that verb's subject or object. ``label`` is handed
    on to the classifier of sub-events. ``replaces``: the modes stand instead of the frame's;
    ``drops``: no event is told.
    """

    id: str
    types: tuple[EventType, ...]
    parts: tuple[Part, ...] = ()
    frames: tuple[str, ...] = ()
    not_frames: tuple[str, ...] = ()
    agents: tuple[str, ...] = ()
    patients: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    not_near: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    beyond: tuple[str, ...] = ()
    modes: tuple[str, ...] = ()
    replaces: bool = False
    drops: bool = False
    label: str | None = None
    examples: tuple[str, ...] = Field(min_length=1)
    counter_examples: tuple[str, ...] = ()


class MarkFile(Frozen):
    """The file of marks."""

    mark: tuple[MarkRule, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Mark:
    """A mark rule with its word lists made ready."""

    rule: MarkRule
    agents: WordSet
    patients: WordSet
    near: WordSet
    not_near: WordSet
    verbs: WordSet
    beyond: WordSet


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The lemmas around a trigger, by the place they stand in."""

    agents: frozenset[str]
    patients: frozenset[str]
    near: frozenset[str]
    verbs: frozenset[str]
    beyond: frozenset[str]


@lru_cache(maxsize=1)
def load_marks() -> tuple[Mark, ...]:
    """Read the marks and the words file, once."""
    groups = read_rule_file("event_words", WordFile).groups
    return tuple(
        Mark(
            rule=rule,
            agents=build_word_set(rule.agents, groups),
            patients=build_word_set(rule.patients, groups),
            near=build_word_set(rule.near, groups),
            not_near=build_word_set(rule.not_near, groups),
            verbs=build_word_set(rule.verbs, groups),
            beyond=build_word_set(rule.beyond, groups),
        )
        for rule in read_rule_file("triggers_marks", MarkFile).mark
    )


@lru_cache(maxsize=1)
def _load_people() -> frozenset[str]:
    """Give the words for people: what they carry is no weapon of the deed done to them."""
    groups = read_rule_file("event_words", WordFile).groups
    return build_word_set(("@people",), groups).lemmas


def look_around(
    token: Token, anchor: Token, agents: Iterable[Token], patients: Iterable[Token]
) -> Surroundings:
    """Gather the lemmas that stand with a trigger: roles, own clause, verbs of joined clauses.

    What stands with the people whom it befalls is left out: "shot a suicide bomber" is no bombing.
    """
    doers, sufferers = _with_left(agents), tuple(patients)
    near = _own_clause(anchor) | (_own_clause(token) if token.i != anchor.i else set())
    near -= {token.lemma_.lower(), token.lower_}
    near -= _with_left(word for word in sufferers if word.lemma_.lower() in _load_people())
    verbs = _joined_verbs(anchor)
    return Surroundings(
        agents=frozenset(doers),
        patients=frozenset(_with_left(sufferers)),
        near=frozenset(near | doers),
        verbs=frozenset(verb.lemma_.lower() for verb in verbs),
        beyond=frozenset(
            child.lemma_.lower()
            for verb in verbs
            for child in verb.children
            if child.dep_ in ("nsubj", "nsubjpass", "dobj")
        ),
    )


def find_marks(
    type: EventType, part: Part, frame: str, around: Surroundings, marks: Iterable[Mark]
) -> list[MarkRule]:
    """Give the marks that hold for a trigger, in the order of their file."""
    return [
        mark.rule
        for mark in marks
        if type in mark.rule.types
        and (not mark.rule.parts or part in mark.rule.parts)
        and (not mark.rule.frames or frame in mark.rule.frames)
        and frame not in mark.rule.not_frames
        and _holds(mark, around)
    ]


def _holds(mark: Mark, around: Surroundings) -> bool:
    wanted = (
        (mark.agents, around.agents),
        (mark.patients, around.patients),
        (mark.near, around.near),
        (mark.verbs, around.verbs),
        (mark.beyond, around.beyond),
    )
    if any(words and not words.lemmas & found for words, found in wanted):
        return False
    return not (mark.not_near and mark.not_near.lemmas & around.near)


def apply_modes(modes: Collection[str], marks: Iterable[MarkRule]) -> tuple[str, ...]:
    """Give the modes with those of the marks: added, or instead of the frame's."""
    found = list(modes)
    for mark in marks:
        if mark.replaces and mark.modes:
            found = list(mark.modes)
        else:
            found += [mode for mode in mark.modes if mode not in found]
    return tuple(found)


def _with_left(words: Iterable[Token]) -> set[str]:
    """Give lemmas of words, of what stands before them and of what they are counted of."""
    found: set[str] = set()
    for word in words:
        found |= {word.lemma_.lower(), word.lower_}
        for child in word.children:
            if child.dep_ in ("compound", "amod", "nmod") or (
                child.dep_ == "prep" and child.lower_ in ("of", "with", "in")
            ):
                found |= {child.lemma_.lower(), child.lower_}
                found |= {g.lemma_.lower() for g in child.children if g.dep_ in _INSIDE}
    return found


def _own_clause(anchor: Token) -> set[str]:
    found: set[str] = set()
    queue = [(child, 1) for child in anchor.children]
    if anchor.dep_ in ("compound", "amod", "nmod"):
        queue.append((anchor.head, 1))
    while queue:
        word, depth = queue.pop()
        if not _is_inside(word) or word.ent_type_ in ("DATE", "TIME"):
            continue
        found |= {word.lemma_.lower(), word.lower_}
        if depth < _DEPTH:
            queue += [(child, depth + 1) for child in word.children]
    return found


def _is_inside(word: Token) -> bool:
    if word.dep_ == "acl":
        return word.tag_ == "VBN" and word.head.pos_ in _NOUNS
    return word.dep_ in _INSIDE or (word.dep_ == "conj" and word.pos_ in _NOUNS)


def _joined_verbs(anchor: Token) -> list[Token]:
    """Give the verbs whose clause hangs on this one, or that this one hangs on."""
    verbs = [child for child in anchor.children if child.dep_ in _CLAUSES]
    if anchor.dep_ in _CLAUSES:
        verbs.append(anchor.head)
    if anchor.dep_ in ("pobj", "pcomp") and anchor.head.head.pos_ == "VERB":
        verbs.append(anchor.head.head)
    return [verb for verb in verbs if verb.pos_ in ("VERB", "AUX")]
