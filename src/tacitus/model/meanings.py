"""What every value and every field of the record means, as the documentation says it."""

from __future__ import annotations

from functools import lru_cache

from pydantic import BaseModel, ConfigDict

from tacitus.rule_files import read_rules


class Meanings(BaseModel):
    """One line for each value of a closed set, by its name, and for each field of a type.

    ``modes`` are by event type; ``fields`` by the name of the type that holds them.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    values: dict[str, dict[str, str]]
    modes: dict[str, dict[str, str]]
    contexts: dict[str, str]
    sectors: dict[str, str]
    acled: dict[str, str]
    fields: dict[str, dict[str, str]]


@lru_cache(maxsize=1)
def read_meanings() -> Meanings:
    """Read the table of meanings; raises SettingsError that lists every fault."""
    return read_rules("tacitus.model", "meanings.toml", Meanings)
