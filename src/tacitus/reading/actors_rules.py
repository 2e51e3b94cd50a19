"""The rules of actors: word lists, known actors and outlets, compiled once for look-up."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from spacy.tokens import Token

from tacitus.errors import SettingsError
from tacitus.model.enums import ActorKind, Category
from tacitus.model.values import Frozen
from tacitus.reading.rule_file import read_rule_file

_BRACKET = re.compile(r"\s*\([^)]*\)$")


class Level(StrEnum):
    """What a head noun counts: single people, a body, or either by what goes before it."""

    PEOPLE = "people"
    BODY = "body"
    NEUTRAL = "neutral"


class SortRule(Frozen):
    """Words that tell an actor's sort."""

    id: str
    kind: ActorKind
    sector: str | None = None
    category: Category | None = None
    words: tuple[str, ...]
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()


class HeadRule(SortRule):
    """Nouns that name people or a body by themselves."""

    level: Level


class Titles(Frozen):
    """Words before personal names."""

    courtesy: tuple[str, ...]
    male: tuple[str, ...]
    female: tuple[str, ...]
    abbreviated: tuple[str, ...]
    military: tuple[str, ...]
    government: tuple[str, ...]
    legislature: tuple[str, ...]


class WordLists(Frozen):
    """Lists that steer what counts as somebody who acts."""

    partitives: frozenset[str]
    places: frozenset[str]
    things: frozenset[str]
    stative: frozenset[str]
    locative: frozenset[str]
    comitative: frozenset[str]
    dealings: frozenset[str]
    dealing_verbs: frozenset[str]
    parts_of_countries: frozenset[str]
    caseless_words: frozenset[str]
    deciding: frozenset[str]
    saying: frozenset[str]
    dispositions: frozenset[str]
    deeds: frozenset[str]
    holdings: frozenset[str]
    partners: frozenset[str]
    buildings: frozenset[str]
    collective: frozenset[str]
    unclear: frozenset[str]
    not_people: frozenset[str]
    faint: frozenset[str]
    not_titles: frozenset[str]
    insults: frozenset[str]


class Anaphora(Frozen):
    """Descriptions that take up an actor named before."""

    kinds: Mapping[str, tuple[ActorKind, ...]]
    people: Mapping[str, tuple[str, ...]]


class ActorFile(Frozen):
    """The file of word lists."""

    heads: tuple[HeadRule, ...]
    modifiers: tuple[SortRule, ...]
    name_words: tuple[SortRule, ...]
    titles: Titles
    words: WordLists
    metonyms: Mapping[str, tuple[str, ...]]
    anaphora: Anaphora


class KnownActor(Frozen):
    """An actor of the knowledge file; ``active`` is its first and, where ended, its last year.

    ``is_famous``: its acronym is understood without its country being named.
    """

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    kind: ActorKind
    sector: str | None = None
    country: str | None = None
    parent: str | None = None
    owner: str | None = None
    active: tuple[int, ...] = ()
    is_famous: bool = False


class KnownFile(Frozen):
    """The file of known actors."""

    actors: tuple[KnownActor, ...]


class Outlet(Frozen):
    """A medium of the outlet register."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    country: str | None = None
    owner: str | None = None
    form: str


class OutletFile(Frozen):
    """The outlet register."""

    outlets: tuple[Outlet, ...]


@dataclass(frozen=True, slots=True, eq=False)
class ActorRules:
    """All that finding actors looks up, compiled."""

    heads: Mapping[str, HeadRule]
    modifiers: Mapping[str, SortRule]
    name_words: Mapping[str, SortRule]
    titles: Titles
    title_words: frozenset[str]
    words: WordLists
    metonyms: Mapping[str, str]
    anaphora: Anaphora
    known: tuple[KnownActor, ...]

    def find_head(self, token: Token) -> HeadRule | None:
        """Give the rule of a noun: "police officer" before "officer"."""
        phrase = self.head_phrase(token)
        return None if phrase in self.words.not_people else self.heads.get(phrase)

    def head_phrase(self, token: Token) -> str:
        """Give the noun as the rules have it, with the word before where that belongs to it."""
        lemma = noun_lemma(token, self.heads)
        before = _before(token)
        if before is not None:
            phrase = f"{before} {lemma}"
            if phrase in self.heads or phrase in self.words.not_people:
                return phrase
        return lemma


def noun_lemma(token: Token, known: Mapping[str, object]) -> str:
    """Give a noun's singular in lower case, mended where the model left a plural."""
    lemma: str = token.lemma_.lower()
    if lemma in known:
        return lemma
    lower: str = token.lower_
    for singular in (lower, lower.removesuffix("s"), lower.removesuffix("es")):
        if singular in known:
            return singular
    if lower.endswith("ies") and lower[:-3] + "y" in known:
        return lower[:-3] + "y"
    if lower.endswith("men") and lower[:-3] + "man" in known:
        return lower[:-3] + "man"
    return lemma


def _before(token: Token) -> str | None:
    """Give the word before, joined over a hyphen or a possessive."""
    if token.i == 0:
        return None
    previous = token.nbor(-1)
    if previous.text == "-" and token.i > 1:
        return f"{token.nbor(-2).lower_}-"
    return str(previous.lower_)


@lru_cache(maxsize=1)
def load_actor_rules() -> ActorRules:
    """Read and compile the rule files of actors; raises SettingsError on a fault."""
    lists = read_rule_file("actors", ActorFile)
    known = read_rule_file("actors_known", KnownFile).actors
    outlets = read_rule_file("outlets", OutletFile).outlets
    everybody = (*known, *(_from_outlet(outlet) for outlet in outlets))
    check_known(everybody)
    titles = lists.titles
    offices = [w for rule in lists.heads if rule.level is not Level.BODY for w in rule.words]
    return ActorRules(
        heads={word: rule for rule in lists.heads for word in rule.words},
        modifiers={word: rule for rule in lists.modifiers for word in rule.words},
        name_words={word: rule for rule in lists.name_words for word in rule.words},
        titles=titles,
        title_words=frozenset((*titles.courtesy, *titles.abbreviated, *offices))
        - lists.words.not_titles,
        words=lists.words,
        metonyms={name: iso2 for iso2, names in lists.metonyms.items() for name in names},
        anaphora=lists.anaphora,
        known=everybody,
    )


def _from_outlet(outlet: Outlet) -> KnownActor:
    return KnownActor(
        id=outlet.id,
        name=outlet.name,
        aliases=outlet.aliases,
        kind=ActorKind.COMPANY if outlet.form == "platform" else ActorKind.MEDIA,
        sector="BUS" if outlet.form == "platform" else "JRN",
        country=outlet.country,
        owner=outlet.owner,
        is_famous=True,
    )


def check_known(actors: Iterable[KnownActor]) -> None:
    """Raise SettingsError that lists every id given twice and every parent that is not there."""
    faults: list[str] = []
    seen: dict[str, KnownActor] = {}
    for actor in actors:
        if actor.id in seen:
            faults.append(f"id {actor.id!r} is given twice")
        seen[actor.id] = actor
    faults += [
        f"parent {actor.parent!r} of {actor.id!r} is not in the file"
        for actor in seen.values()
        if actor.parent is not None and actor.parent not in seen
    ]
    if faults:
        raise SettingsError("rules/actors_known.toml: " + "; ".join(faults))


def strip_bracket(name: str) -> str:
    """Give a name without the country that tells it from its namesakes."""
    return _BRACKET.sub("", name)
