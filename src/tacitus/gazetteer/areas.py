"""Demonyms of regions that are no countries: "Kashmiri", "West African"."""

from __future__ import annotations

from functools import lru_cache

from tacitus.gazetteer.countries import read_table, split_list
from tacitus.gazetteer.names import fold_name


def find_area_demonym(word: str) -> str | None:
    """Give the name of the region that an adjective or a people belongs to."""
    return _load_demonyms().get(fold_name(word))


@lru_cache(maxsize=1)
def _load_demonyms() -> dict[str, str]:
    return {
        fold_name(word): row["name"]
        for row in read_table("areas.tsv")
        for word in (*split_list(row["adjectives"]), *split_list(row["people"]))
    }
