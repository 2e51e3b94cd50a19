"""Who is who among the actors of several reports, and which descriptions tell something."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from pydantic import BaseModel, ConfigDict

from tacitus.linking.features import normalise_name
from tacitus.model.enums import ActorKind
from tacitus.model.mention import Actor
from tacitus.rule_files import read_rules

_MIN_ACRONYM: Final = 2
_ALONE: Final = frozenset({ActorKind.COUNTRY, ActorKind.PEOPLE, ActorKind.UNKNOWN})
"""Kinds of which one name within another is no sign ("Guinea", "villagers")."""


class CastWords(BaseModel):
    """The words of ``cast.toml``."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    version: str
    generic: frozenset[str]
    openers: frozenset[str]
    nobody: frozenset[str]
    small: frozenset[str]


@lru_cache(maxsize=1)
def read_cast_words() -> CastWords:
    """Read the word lists; raises SettingsError that lists every fault."""
    return read_rules("tacitus.linking", "cast.toml", CastWords)


def rank_actor(actor: Actor) -> int:
    """Tell how much a description tells: 0 a name, 1 a telling description, 2 "armed men"."""
    words = normalise_name(actor.name).split()
    telling = [word for word in words if word not in read_cast_words().openers]
    if not telling or (len(telling) == 1 and telling[0] in read_cast_words().generic):
        return 2
    return 0 if actor.named else 1


def is_nobody(name: str) -> bool:
    """Tell whether a speaker is nobody, as in "No group has claimed the attack"."""
    first = name.split(maxsplit=1)[0].casefold() if name.strip() else "nobody"
    return first in read_cast_words().nobody


def is_same_actor(a: Actor, b: Actor) -> bool:
    """Tell whether two reports mean one actor: one identity, name or acronym, or a cut name."""
    if a.known_as and b.known_as:
        return a.known_as == b.known_as
    one, other = normalise_name(a.name), normalise_name(b.name)
    if one == other or _is_acronym(a.name, b.name) or _is_acronym(b.name, a.name):
        return True
    short, long = sorted((one, other), key=len)
    if a.kind is not b.kind or a.kind in _ALONE or rank_actor(a) == 2 or rank_actor(b) == 2:
        return False
    return f" {short} " in f" {long} "


def group_actors(actors: Sequence[Actor]) -> list[list[Actor]]:
    """Group actors that are one, longest names first; a short name that fits two stays alone."""
    groups: list[list[Actor]] = []
    for actor in sorted(actors, key=_order):
        fits = [group for group in groups if any(is_same_actor(actor, item) for item in group)]
        exact = [
            group
            for group in fits
            if any(normalise_name(item.name) == normalise_name(actor.name) for item in group)
        ]
        if len(exact or fits) == 1:
            (exact or fits)[0].append(actor)
        else:
            groups.append([actor])
    return groups


def _order(actor: Actor) -> tuple[int, str, str, str]:
    name = normalise_name(actor.name)
    return (-len(name), name, actor.kind.value, actor.known_as or "~")


def _is_acronym(short: str, long: str) -> bool:
    """Tell whether "FRL" stands for "Front for the River Lands"."""
    letters = short.replace(".", "")
    if len(letters) < _MIN_ACRONYM or not letters.isupper() or " " in letters:
        return False
    words = [word for word in long.split() if word.casefold() not in read_cast_words().small]
    return len(words) > 1 and "".join(word[0] for word in words).upper() == letters
