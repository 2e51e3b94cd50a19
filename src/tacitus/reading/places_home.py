"""The home of the outlet and the places of the headline: weak evidence of where a text plays."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit

from tacitus.gazetteer.countries import load_countries
from tacitus.gazetteer.layout import Kind
from tacitus.gazetteer.lookup import Entry, Gazetteer
from tacitus.gazetteer.names import fold_name
from tacitus.reading.actors_rules import OutletFile
from tacitus.reading.places_clues import Clues
from tacitus.reading.places_rules import PlaceRules, strip_word
from tacitus.reading.rule_file import read_rule_file

_OUTLET_VOTES = 0.7  # for the country of an outlet that mostly writes of its own
_DOMAIN_VOTES = 0.7
_TITLE_VOTES = 1.0
_HOME_VOTES = 1.0  # for country and region of a place in the outlet's name
_LONGEST = 3
_RULING = 20  # times the people of its namesakes: the place in an outlet's name is not in doubt
_APART_KM = 100.0
_UK = "uk"


@dataclass(frozen=True, slots=True)
class PlaceContext:
    """What is known of the document beside its words."""

    dateline_place: str | None = None
    publisher: str | None = None
    url: str | None = None
    title: str | None = None


def find_home(
    context: PlaceContext, text: str, gazetteer: Gazetteer, rules: PlaceRules
) -> tuple[Clues, tuple[Entry, ...]]:
    """Give votes of the outlet and the headline, and the place that the outlet is named for."""
    countries: dict[str, float] = defaultdict(float)
    regions: dict[tuple[str, str], float] = defaultdict(float)
    if context.publisher and (code := _find_outlet(context.publisher)):
        countries[code] += _OUTLET_VOTES
    if context.url and (code := _read_domain(context.url, rules)):
        countries[code] += _DOMAIN_VOTES
    homes = _find_named_home(context.publisher or "", gazetteer, rules)
    for entry in homes:
        if entry.country:
            countries[entry.country] += _HOME_VOTES
            if entry.admin1:
                regions[entry.country, entry.admin1] += _HOME_VOTES
    if context.title and context.title not in text:
        for entry in _find_title_places(context.title, gazetteer):
            countries[str(entry.country)] += _TITLE_VOTES
            if entry.admin1:
                regions[str(entry.country), entry.admin1] += _TITLE_VOTES
    return Clues(tuple(sorted(countries.items())), tuple(sorted(regions.items()))), homes


@lru_cache(maxsize=1)
def _load_outlets() -> dict[str, str]:
    """Map the names of outlets that write of their own country, folded, to its code.

    News agencies and broadcasters are left out: they write of the whole world.
    """
    outlets = read_rule_file("outlets", OutletFile).outlets
    return {
        fold_name(name): outlet.country
        for outlet in outlets
        if outlet.country and outlet.form in {"paper", "site", "radio"}
        for name in (outlet.name, *outlet.aliases)
    }


def _find_outlet(publisher: str) -> str | None:
    return _load_outlets().get(fold_name(publisher))


def _read_domain(url: str, rules: PlaceRules) -> str | None:
    """Read the country off the end of a host's name; None for ends that anybody may use."""
    try:
        host = urlsplit(url if "//" in url else f"//{url}").hostname or ""
    except ValueError:
        return None
    end = host.rpartition(".")[2]
    if len(end) != 2 or end in rules.open_domains:
        return None
    country = load_countries().by_iso2("GB" if end == _UK else end.upper())
    return country.iso2 if country else None


def _find_named_home(publisher: str, gazetteer: Gazetteer, rules: PlaceRules) -> tuple[Entry, ...]:
    """Find the place that an outlet is named for, where its name leaves no doubt: "Gao Herald"."""
    words = publisher.split()
    media = rules.organisation_words | rules.common_words
    if not any(strip_word(word) in media for word in words):
        return ()
    for length in range(min(_LONGEST, len(words) - 1), 0, -1):
        for start in range(len(words) - length + 1):
            name = " ".join(words[start : start + length])
            if strip_word(name) in media or not name[:1].isupper():
                continue
            if sure := pick_sure(gazetteer.find(name), _RULING):
                return sure
    return ()


def pick_sure(entries: Sequence[Entry], ruling: float) -> tuple[Entry, ...]:
    """Give the first meaning, the larger before, where no other comes near it in size."""
    if not entries or entries[0].country is None:
        return ()
    first = entries[0]
    rivals = [entry.population for entry in entries[1:] if entry.distance_km(first) > _APART_KM]
    return (first,) if first.population > ruling * max(rivals, default=0) else ()


def _find_title_places(title: str, gazetteer: Gazetteer) -> list[Entry]:
    """Find the countries and first-level regions in a headline that the text does not hold."""
    words = [
        word.strip(".,:;!?'\"()") for word in title.replace("’s", "").replace("'s", "").split()
    ]
    found: dict[int, Entry] = {}
    for length in range(_LONGEST, 0, -1):
        for start in range(len(words) - length + 1):
            name = " ".join(words[start : start + length])
            if len(name) < 4 or not name[:1].isupper():
                continue
            for entry in gazetteer.find(name)[:1]:
                wide = entry.kind in {Kind.COUNTRY, Kind.ADMIN1} and not entry.is_alternate
                if wide and entry.country:
                    found.setdefault(entry.row, entry)
    return list(found.values())
