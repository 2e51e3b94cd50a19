"""The rules of triggers: frames (which word, with what around it, tells which event)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from pydantic import Field

from tacitus.errors import SettingsError
from tacitus.model.enums import EventType
from tacitus.model.values import Frozen
from tacitus.reading.rule_file import read_rule_file

FRAME_FILES = (
    "triggers_assault",
    "triggers_material",
    "triggers_cooperation",
    "triggers_verbal",
)


class Part(StrEnum):
    """What a word does for an event: the deed, its result on people, or a mere effect of one.

    A ``result`` (killed, abducted) is an event by itself or joins a deed; an ``effect``
    (died, was injured, was damaged) is only an event together with a deed.
    """

    DEED = "deed"
    RESULT = "result"
    EFFECT = "effect"


class Role(StrEnum):
    """Which role a noun's companion words stand in."""

    AGENT = "agent"
    PATIENT = "patient"
    NONE = "none"


class FrameRule(Frozen):
    """One frame: the words, what must and must not stand with them, and what they tell.

    A word list entry is a lemma, ``@name`` for a group of the words file, or ``#LABEL`` for an
    entity label or a part of speech. ``verbs`` may carry a particle ("blow up"). ``spoken``: the
    event is that somebody says so ("must end the siege"), whether or not it comes about.
    ``under`` are the verbs that a noun must be the object of; ``own_future`` asks for a clause in
    which the speaker says what he himself will do; ``active`` for a verb not in the passive.
    """

    id: str
    type: EventType
    modes: tuple[str, ...] = ()
    part: Part = Part.DEED
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    objects: tuple[str, ...] = ()
    not_objects: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    not_subjects: tuple[str, ...] = ()
    preps: tuple[str, ...] = ()
    prep_objects: tuple[str, ...] = ()
    clauses: tuple[str, ...] = ()
    modifiers: tuple[str, ...] = ()
    not_modifiers: tuple[str, ...] = ()
    needs_object: bool = False
    no_object: bool = False
    transitive: bool = False
    reciprocal: bool = False
    patient_is_subject: bool = False
    patient_preps: tuple[str, ...] = ()
    of: Role = Role.PATIENT
    possessor: Role = Role.AGENT
    tense: str | None = None
    number: str | None = None
    under: tuple[str, ...] = ()
    own_future: bool = False
    active: bool = False
    spoken: bool = False
    priority: int = 0
    strength: float = Field(default=0.8, ge=0, le=1)
    examples: tuple[str, ...] = Field(min_length=1)
    counter_examples: tuple[str, ...] = ()


class FrameFile(Frozen):
    """One file of frames."""

    frame: tuple[FrameRule, ...]


class WordFile(Frozen):
    """Groups of words that the event rules refer to; ``lemmas`` mends the parser's lemmas."""

    groups: dict[str, tuple[str, ...]]
    lemmas: dict[str, str] = Field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class WordSet:
    """A word list made ready: lemmas, and entity labels or parts of speech."""

    lemmas: frozenset[str]
    labels: frozenset[str]

    def __bool__(self) -> bool:
        return bool(self.lemmas or self.labels)


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """A frame rule with its word lists made ready."""

    rule: FrameRule
    objects: WordSet
    not_objects: WordSet
    subjects: WordSet
    not_subjects: WordSet
    prep_objects: WordSet
    clauses: WordSet
    modifiers: WordSet
    not_modifiers: WordSet
    under: WordSet


@dataclass(frozen=True, slots=True, eq=False)
class TriggerRules:
    """Frames by verb lemma (with the particle asked for, or none) and by noun lemma."""

    verbs: dict[str, tuple[tuple[str | None, Frame], ...]]
    nouns: dict[str, tuple[Frame, ...]]
    groups: dict[str, WordSet]
    lemmas: dict[str, str]
    promise: FrameRule | None
    threat: FrameRule | None


def build_word_set(entries: Iterable[str], groups: dict[str, tuple[str, ...]]) -> WordSet:
    """Resolve group names; raises SettingsError for a group that is not there."""
    lemmas: set[str] = set()
    labels: set[str] = set()
    for entry in entries:
        if entry.startswith("#"):
            labels.add(entry[1:])
        elif entry.startswith("@"):
            if entry[1:] not in groups:
                raise SettingsError(f"rules/event_words.toml: no group {entry[1:]!r}")
            inner = build_word_set(groups[entry[1:]], groups)
            lemmas |= inner.lemmas
            labels |= inner.labels
        else:
            lemmas.add(entry)
    return WordSet(lemmas=frozenset(lemmas), labels=frozenset(labels))


@lru_cache(maxsize=1)
def load_trigger_rules() -> TriggerRules:
    """Read all frame files and the words file, once."""
    words = read_rule_file("event_words", WordFile)
    rules = [rule for name in FRAME_FILES for rule in read_rule_file(name, FrameFile).frame]
    return build_trigger_rules(rules, words)


def build_trigger_rules(rules: Iterable[FrameRule], words: WordFile) -> TriggerRules:
    """Index frames by their words; by priority, then an earlier frame is tried earlier."""
    groups = words.groups
    listed = list(rules)
    verbs: dict[str, list[tuple[str | None, Frame]]] = defaultdict(list)
    nouns: dict[str, list[Frame]] = defaultdict(list)
    for rule in sorted(listed, key=lambda rule: -rule.priority):
        frame = _build_frame(rule, groups)
        for verb in _expand(rule.verbs, groups):
            lemma, _, particle = verb.partition(" ")
            verbs[lemma].append((particle or None, frame))
        for noun in _expand(rule.nouns, groups):
            nouns[noun].append(frame)
    return TriggerRules(
        verbs={lemma: tuple(found) for lemma, found in verbs.items()},
        nouns={lemma: tuple(found) for lemma, found in nouns.items()},
        groups={name: build_word_set(entries, groups) for name, entries in groups.items()},
        lemmas=words.lemmas,
        promise=next((rule for rule in listed if rule.id == "agree.will"), None),
        threat=next((rule for rule in listed if rule.id == "threaten.will"), None),
    )


def _expand(words: tuple[str, ...], groups: dict[str, tuple[str, ...]]) -> list[str]:
    found: list[str] = []
    for word in words:
        found.extend(_expand(groups[word[1:]], groups) if word.startswith("@") else [word])
    return found


def _build_frame(rule: FrameRule, groups: dict[str, tuple[str, ...]]) -> Frame:
    return Frame(
        rule=rule,
        objects=build_word_set(rule.objects, groups),
        not_objects=build_word_set(rule.not_objects, groups),
        subjects=build_word_set(rule.subjects, groups),
        not_subjects=build_word_set(rule.not_subjects, groups),
        prep_objects=build_word_set(rule.prep_objects, groups),
        clauses=build_word_set(rule.clauses, groups),
        modifiers=build_word_set(rule.modifiers, groups),
        not_modifiers=build_word_set(rule.not_modifiers, groups),
        under=build_word_set(rule.under, groups),
    )
