"""Whether two events of one day and place can be one deed, by what was done and what came of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from pydantic import BaseModel, ConfigDict

from tacitus.rule_files import read_rules


class Sequel(BaseModel):
    """Words that say a happening followed another one on the same day."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    pattern: str
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...] = ()


class Deeds(BaseModel):
    """The table of ways of acting, outcomes and sequels, as ``deeds.toml`` gives it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    version: str
    ways: dict[str, tuple[str, ...]]
    exclude: dict[str, tuple[str, ...]]
    ends: dict[str, tuple[str, ...]]
    sequel: tuple[Sequel, ...]


@dataclass(frozen=True, slots=True)
class _Tables:
    way_of: Mapping[str, str]
    end_of: Mapping[str, str]
    exclude: frozenset[tuple[str, str]]
    sequel: re.Pattern[str]


@lru_cache(maxsize=1)
def read_deeds() -> Deeds:
    """Read the table of deeds; raises SettingsError that lists every fault."""
    return read_rules("tacitus.linking", "deeds.toml", Deeds)


def is_sequel(sentence: str) -> bool:
    """Tell whether a sentence says that its happening followed another by hours."""
    return _build_tables().sequel.search(sentence) is not None


class Deed(Protocol):
    """What is compared of an event: ways of acting, outcomes, whether it followed another."""

    @property
    def modes(self) -> frozenset[str]: ...
    @property
    def outcomes(self) -> frozenset[str]: ...
    @property
    def sequel(self) -> bool: ...


def compare_deeds(a: Deed, b: Deed) -> Iterator[str]:
    """Give the level at which two events exclude one another as one deed, if they do."""
    ways, ends = _exclude_ways(a.modes, b.modes), _exclude_ends(a.outcomes, b.outcomes)
    if ways and ends:
        yield "deed.apart"
    elif ways:
        yield "deed.other_way"
    elif ends:
        yield "deed.other_end"
    if a.sequel != b.sequel:
        yield "deed.sequel"


@lru_cache(maxsize=1)
def _build_tables() -> _Tables:
    deeds = read_deeds()
    pairs = {(one, other) for one, others in deeds.exclude.items() for other in others}
    return _Tables(
        way_of={mode: way for way, modes in deeds.ways.items() for mode in modes},
        end_of={outcome: end for end, outcomes in deeds.ends.items() for outcome in outcomes},
        exclude=frozenset(pairs | {(b, a) for a, b in pairs}),
        sequel=re.compile("|".join(item.pattern for item in deeds.sequel), re.IGNORECASE),
    )


@lru_cache(maxsize=4096)
def _exclude_ways(a: frozenset[str], b: frozenset[str]) -> bool:
    """Tell whether every way of one excludes every way of the other."""
    tables = _build_tables()
    ways_a = {tables.way_of.get(mode, "") for mode in a}
    ways_b = {tables.way_of.get(mode, "") for mode in b}
    pairs = [(one, other) for one in ways_a for other in ways_b]
    return bool(pairs) and all(pair in tables.exclude for pair in pairs)


@lru_cache(maxsize=4096)
def _exclude_ends(a: frozenset[str], b: frozenset[str]) -> bool:
    """Tell whether people were harmed in one and seized or arrested in the other."""
    end_of = _build_tables().end_of
    ends_a = {end_of.get(outcome, "") for outcome in a}
    ends_b = {end_of.get(outcome, "") for outcome in b}
    return bool(ends_a and ends_b) and not (ends_a & ends_b or "" in ends_a | ends_b)
