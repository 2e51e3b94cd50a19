"""The levels of comparison and what each is worth, read from ``levels.toml``."""

from __future__ import annotations

from functools import lru_cache

from pydantic import BaseModel, ConfigDict

from tacitus.rule_files import read_rules


class Level(BaseModel):
    """One level: its worth in bits and the reason a person reads."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    bits: float
    words: str


class Levels(BaseModel):
    """All levels by field, in the order in which reasons are told."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    version: str
    prior: float
    time: dict[str, Level]
    hour: dict[str, Level]
    place: dict[str, Level]
    type: dict[str, Level]
    deed: dict[str, Level]
    actors: dict[str, Level]
    killed: dict[str, Level]
    injured: dict[str, Level]
    weapon: dict[str, Level]
    victims: dict[str, Level]
    names: dict[str, Level]
    words: dict[str, Level]
    document: dict[str, Level]


@lru_cache(maxsize=1)
def read_levels() -> Levels:
    """Read the table of levels; raises SettingsError that lists every fault."""
    return read_rules("tacitus.linking", "levels.toml", Levels)


@lru_cache(maxsize=1)
def read_bits() -> dict[str, float]:
    """Give what every level is worth, by "field.level"."""
    levels = read_levels()
    return {
        f"{field}.{name}": level.bits
        for field, table in levels
        if isinstance(table, dict)
        for name, level in table.items()
    }
