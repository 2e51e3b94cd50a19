"""The rules that events are built with, read once from their files."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from tacitus.model.values import Frozen
from tacitus.reading.numbers import NumberTable, load_number_table
from tacitus.reading.rule_file import read_rule_file
from tacitus.reading.status_rules import StatusRules, load_status_rules
from tacitus.reading.trigger_rules import TriggerRules, load_trigger_rules


class WordKind(Frozen):
    """A kind (of weapon, of context) with the words that name it and what they say of modes."""

    id: str
    words: tuple[str, ...]
    modes: tuple[str, ...] = ()
    not_after: frozenset[str] = frozenset()
    not_before: frozenset[str] = frozenset()
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...] = ()


class WeaponFile(Frozen):
    """Kinds of weapons and the words for them."""

    weapon: tuple[WordKind, ...]


class ContextFile(Frozen):
    """PLOVER contexts and the words for them."""

    context: tuple[WordKind, ...]


class ItemFile(Frozen):
    """Which events hand things on, and which words are never a thing."""

    events: tuple[str, ...]
    not_items: tuple[str, ...]
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


class ResponsibilityFile(Frozen):
    """The words of claiming, admitting, accusing, suspecting and denying a deed."""

    nouns: tuple[str, ...]
    claims: tuple[str, ...]
    admissions: tuple[str, ...]
    denials: tuple[str, ...]
    accusations: tuple[str, ...]
    suspicions: tuple[str, ...]
    accused_of: tuple[str, ...]
    attributed_to: tuple[str, ...]
    suspect_adjectives: tuple[str, ...]
    behind: tuple[str, ...]
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


class RetellingList(Frozen):
    """A list of words by which tellings are told apart; ``what`` says what they show."""

    id: str
    what: str
    words: tuple[str, ...]
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...] = ()


class RetellingFile(Frozen):
    """All lists of words by which tellings are told apart."""

    list: tuple[RetellingList, ...]


@dataclass(frozen=True, slots=True)
class RetellingWords:
    """The same lists by name, made ready."""

    other: frozenset[str]
    opening: frozenset[str]
    mass: frozenset[str]
    people: frozenset[str]
    part: frozenset[str]
    care: frozenset[str]
    moves: frozenset[str]
    many: frozenset[str]
    adding: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SceneWords:
    """The lists of words by which a day or a place is a deed's or not, by name, made ready."""

    sequel: frozenset[str]
    speech: frozenset[str]
    judged: frozenset[str]
    sequel_noun: frozenset[str]
    posting: frozenset[str]
    occur: frozenset[str]
    happening: frozenset[str]
    responder: frozenset[str]
    call: frozenset[str]
    sound: frozenset[str]
    hear: frozenset[str]
    body: frozenset[str]
    find: frozenset[str]


@dataclass(frozen=True, slots=True, eq=False)
class EventRules:
    """All rules of event building, word lists arranged by word."""

    triggers: TriggerRules
    status: StatusRules
    numbers: NumberTable
    weapons: dict[str, WordKind]
    contexts: dict[str, str]
    items: ItemFile
    responsibility: ResponsibilityFile
    retellings: RetellingWords
    scenes: SceneWords


@lru_cache(maxsize=1)
def load_event_rules() -> EventRules:
    """Read every rule file that event building needs, once."""
    weapons = read_rule_file("weapons", WeaponFile).weapon
    contexts = read_rule_file("contexts", ContextFile).context
    return EventRules(
        triggers=load_trigger_rules(),
        status=load_status_rules(),
        numbers=load_number_table(),
        weapons={word: kind for kind in weapons for word in kind.words},
        contexts={word: kind.id for kind in contexts for word in kind.words},
        items=read_rule_file("items", ItemFile),
        responsibility=read_rule_file("responsibility", ResponsibilityFile),
        retellings=_load_retellings(),
        scenes=_load_scenes(),
    )


def _load_retellings() -> RetellingWords:
    lists = read_rule_file("retellings", RetellingFile).list
    words = {one.id: one.words for one in lists}
    adding = words.pop("adding")
    return RetellingWords(adding=adding, **{id: frozenset(found) for id, found in words.items()})


def _load_scenes() -> SceneWords:
    lists = read_rule_file("event_scenes", RetellingFile).list
    return SceneWords(**{one.id: frozenset(one.words) for one in lists})
