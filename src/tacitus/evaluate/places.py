"""Place names: found, and resolved to the right place."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from tacitus.evaluate.figures import Tally, ask
from tacitus.evaluate.gold import GoldDocument
from tacitus.evaluate.place_match import NEAR_KM, REGION_KM, find_country, is_within
from tacitus.evaluate.reports import Json
from tacitus.evaluate.span_match import match_spans
from tacitus.gazetteer.countries import load_countries
from tacitus.gazetteer.lookup import Entry, open_gazetteer

Check = Callable[[Json, Json], bool]


def score_places(document: GoldDocument, report: Json) -> list[Tally]:
    """Score one text under the name of its set, where the file holds several sets."""
    gold, found = document.fields["toponyms"], report["places"]
    pairs = match_spans(gold, found)
    near = sum(_is_in_region(gold[row], found[column]) for row, column in pairs)
    placed = sum(_is_placed(gold[row], found[column]) for row, column in pairs)
    n_points = sum(item.get("lat") is not None for item in gold)
    tallies = [
        Tally("found", len(pairs), len(gold), len(found)),
        *(t for row, column in pairs for t in _score_pair(gold[row], found[column])),
        Tally("end to end within 161 km", near, n_points, len(found)),
        Tally("end to end, countries by code", placed, n_points, len(found)),
    ]
    prefix = document.fields.get("set")
    return [_rename(tally, f"{prefix}: {tally.name}") if prefix else tally for tally in tallies]


def has_candidate(gold: Json) -> bool:
    """Say whether the gazetteer has a right meaning of a gold name at all, found or not.

    Near enough, or of the right country where gold means a country.
    """
    return any(_is_placed(gold, _describe(entry)) for entry in _list_meanings(gold["quote"]))


def _list_meanings(name: str) -> list[Entry]:
    """Give what the gazetteer has for a name: places, and the country of a demonym."""
    gazetteer, countries = open_gazetteer(), load_countries()
    country = countries.by_demonym(name)
    own = gazetteer.country_of(country.iso2) if country else None
    return [*gazetteer.find(name), *([own] if own else [])]


def _is_placed(gold: Json, found: Json) -> bool:
    """Say whether a place is near enough, or a country right by its code."""
    meant = find_country(gold["quote"])
    if gold.get("country") is not None and find_country(gold["country"]) != meant:
        meant = None  # gold means a town or a state of that name: Lebanon, Ohio
    if gold.get("lat") is not None and meant is not None and found["country"] == meant:
        return True
    return _is_in_region(gold, found)


def _rename(tally: Tally, name: str) -> Tally:
    return Tally(name, tally.right, tally.asked, tally.predicted)


def _score_pair(gold: Json, found: Json) -> Iterable[Tally]:
    """Ask of a name that was found what gold knows of it, then where the gazetteer has it too."""
    candidates = [_describe(entry) for entry in _list_meanings(gold["quote"])]
    for name, field, is_right in _CHECKS:
        if gold.get(field) is None:
            continue
        yield from ask(name, is_right(gold, found))
        has_candidate = any(is_right(gold, item) for item in candidates)
        yield from ask(f"{name}, in the gazetteer", is_right(gold, found), when=has_candidate)


def _describe(entry: Entry) -> Json:
    return {
        "country": entry.country,
        "latitude": entry.latitude,
        "longitude": entry.longitude,
        "geonames_id": entry.geonames_id,
    }


def _is_in_country(gold: Json, found: Json) -> bool:
    country = find_country(gold["country"])
    return country is not None and found["country"] == country


def _is_in_region(gold: Json, found: Json) -> bool:
    return is_within(found, gold.get("lat"), gold.get("lon"), REGION_KM)


def _is_near(gold: Json, found: Json) -> bool:
    return is_within(found, gold.get("lat"), gold.get("lon"), NEAR_KM)


def _is_entry(gold: Json, found: Json) -> bool:
    return bool(found["geonames_id"] == gold["geonameid"])


_CHECKS: Final[tuple[tuple[str, str, Check], ...]] = (
    ("country", "country", _is_in_country),
    ("within 161 km", "lat", _is_in_region),
    ("within 25 km", "lat", _is_near),
    ("exact id", "geonameid", _is_entry),
)
