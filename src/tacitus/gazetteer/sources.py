"""Where the gazetteer's data come from, and under which licences."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from tacitus.gazetteer.countries import read_table

_TABLE: Final = "sources.tsv"
_BOUNDARIES: Final = "boundaries.tsv"
_DUMP: Final = "geonames-dump"


@dataclass(frozen=True, slots=True)
class Source:
    """A source of data: what of it is used, in which file it lies, how it came, its licence."""

    id: str
    what: str
    file: str
    source: str
    way: str
    licence: str


@dataclass(frozen=True, slots=True)
class Boundary:
    """One country's outlines at one level in geoBoundaries, with the licence stated there.

    ``used`` is "yes", or "no" with the reason.
    """

    boundary: str
    licence: str
    source: str
    used: str


def list_sources() -> list[Source]:
    """List every source of the data that the package ships, and that of a dump."""
    return [Source(**row) for row in read_table(_TABLE)]


def list_source_ids(*, of_dump: bool = False) -> list[str]:
    """List the ids of the sources of the shipped gazetteer, or of one built from a dump."""
    if of_dump:
        return [_DUMP, "geonames-countries", "countries", "areas", "natural-earth", "iso-regions"]
    return [source.id for source in list_sources() if source.id != _DUMP]


def list_boundaries() -> list[Boundary]:
    """List the outlines that districts are derived from, and those left out."""
    return [Boundary(**row) for row in read_table(_BOUNDARIES)]
