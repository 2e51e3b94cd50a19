"""Countries: names, former names, demonyms, capitals and a representative point."""

from __future__ import annotations

import lzma
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType

from tacitus.gazetteer.names import fold_name


@dataclass(frozen=True, slots=True)
class Country:
    """A country or territory. ``other_names`` holds abbreviations and former names too.

    ``adjectives`` ("Syrian") and ``people`` ("Syrians") are its demonyms, the commonest first.
    """

    iso2: str
    iso3: str
    geonames_id: int
    name: str
    capital: str
    latitude: float
    longitude: float
    other_names: tuple[str, ...]
    adjectives: tuple[str, ...]
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Countries:
    """Look-ups of countries. Names and demonyms are compared without case and accents."""

    all: tuple[Country, ...]
    _iso2: Mapping[str, Country] = field(repr=False)
    _iso3: Mapping[str, Country] = field(repr=False)
    _names: Mapping[str, Country] = field(repr=False)
    _demonyms: Mapping[str, Country] = field(repr=False)
    _capitals: Mapping[str, Country] = field(repr=False)

    def by_iso2(self, code: str) -> Country | None:
        """Give the country of an ISO 3166 alpha-2 code."""
        return self._iso2.get(code)

    def by_iso3(self, code: str) -> Country | None:
        """Give the country of an ISO 3166 alpha-3 code."""
        return self._iso3.get(code)

    def by_name(self, name: str) -> Country | None:
        """Give the country of a name, an abbreviation ("U.K.") or a former name ("Burma")."""
        return _look_up(self._names, name)

    def by_demonym(self, word: str) -> Country | None:
        """Give the country of an adjective or a people: "Syrian", "Syrians"."""
        return _look_up(self._demonyms, word)

    def by_capital(self, name: str) -> Country | None:
        """Give the country whose capital bears the name."""
        return _look_up(self._capitals, name)


@lru_cache(maxsize=1)
def load_countries() -> Countries:
    """Read the table of countries, once."""
    rows = read_table("countries.tsv")
    countries = tuple(_build_country(row) for row in rows)
    return Countries(
        all=countries,
        _iso2=MappingProxyType({country.iso2: country for country in countries}),
        _iso3=MappingProxyType({country.iso3: country for country in countries}),
        _names=_index((c, (c.name, *c.other_names)) for c in countries),
        _demonyms=_index((c, (*c.adjectives, *c.people)) for c in countries),
        _capitals=_index((c, (c.capital,)) for c in countries if c.capital),
    )


def read_table(name: str) -> list[dict[str, str]]:
    """Read one of the package's tab-separated tables: a dict per row, by the head's names."""
    data = (files("tacitus.gazetteer") / "data" / name).read_bytes()
    text = (lzma.decompress(data) if name.endswith(".xz") else data).decode("utf-8")
    head, *rows = (line.split("\t") for line in text.split("\n") if line)
    return [dict(zip(head, row, strict=True)) for row in rows]


def split_list(cell: str) -> tuple[str, ...]:
    """Give the parts of a cell that holds a list."""
    return tuple(cell.split("|")) if cell else ()


def _build_country(row: Mapping[str, str]) -> Country:
    return Country(
        iso2=row["iso2"],
        iso3=row["iso3"],
        geonames_id=int(row["geonames_id"]),
        name=row["name"],
        capital=row["capital"],
        latitude=float(row["latitude"]),
        longitude=float(row["longitude"]),
        other_names=split_list(row["other_names"]),
        adjectives=split_list(row["adjectives"]),
        people=split_list(row["people"]),
    )


def _index(entries: Iterable[tuple[Country, tuple[str, ...]]]) -> Mapping[str, Country]:
    index: dict[str, Country] = {}
    for country, names in entries:
        for name in names:
            index.setdefault(fold_name(name), country)
    return MappingProxyType(index)


def _look_up(index: Mapping[str, Country], name: str) -> Country | None:
    key = fold_name(name)
    found = index.get(key)
    return found or (index.get(key[4:]) if key.startswith("the ") else None)
