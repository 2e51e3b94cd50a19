"""The word lists of the place finder, as sets."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from tacitus.model.values import Frozen
from tacitus.reading.rule_file import read_rule_file


class WordGroup(Frozen):
    """Words of one use, with sentences in which square brackets mark the names they decide on."""

    id: str
    words: tuple[str, ...]
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()


class WordTable(Frozen):
    """Words with what they stand for."""

    id: str
    words: dict[str, str]
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()


class PlaceRuleFile(Frozen):
    """The file ``rules/places.toml``."""

    group: tuple[WordGroup, ...]
    table: tuple[WordTable, ...]


@dataclass(frozen=True, slots=True)
class PlaceRules:
    """The lists by use; all words are lower case, abbreviations without their stops."""

    titles: frozenset[str]
    first_names: frozenset[str]
    common_words: frozenset[str]
    region_words: frozenset[str]
    town_words: frozenset[str]
    facility_words: frozenset[str]
    organisation_words: frozenset[str]
    public_words: frozenset[str]
    street_words: frozenset[str]
    street_plurals: frozenset[str]
    business_words: frozenset[str]
    civic_words: frozenset[str]
    disease_words: frozenset[str]
    named_of: frozenset[str]
    named_before: frozenset[str]
    local_nouns: frozenset[str]
    body_regions: frozenset[str]
    vague_regions: frozenset[str]
    one_region: frozenset[str]
    currencies: frozenset[str]
    parties: frozenset[str]
    plain_states: frozenset[str]
    municipal_words: frozenset[str]
    settlements: frozenset[str]
    quarters: frozenset[str]
    surroundings: frozenset[str]
    journeys: frozenset[str]
    ways: frozenset[str]
    open_domains: frozenset[str]
    city_bodies: frozenset[str]
    state_offices: frozenset[str]
    locatives: frozenset[str]
    directionals: frozenset[str]
    directions: frozenset[str]
    saying: frozenset[str]
    talks: frozenset[str]
    nearness: frozenset[str]
    particles: frozenset[str]
    name_openers: frozenset[str]
    arabic_articles: frozenset[str]
    aliases: dict[str, str]
    short_names: dict[str, str]
    short_openers: dict[str, str]
    states: dict[str, str]
    country_clues: dict[str, str]
    clues_of: dict[str, tuple[str, ...]]
    area_codes: dict[str, tuple[str, str]]
    numbers: dict[str, float]
    unit_metres: dict[str, int]


_GROUPS: Final = {
    "titles": "person-title",
    "first_names": "first-name",
    "common_words": "common-word",
    "region_words": "region-word",
    "town_words": "town-word",
    "facility_words": "facility-word",
    "organisation_words": "organisation-word",
    "public_words": "public-body-word",
    "street_words": "street-word",
    "street_plurals": "street-plural",
    "business_words": "business-word",
    "civic_words": "civic-body-word",
    "disease_words": "disease-word",
    "named_of": "named-of",
    "named_before": "named-before",
    "local_nouns": "local-noun",
    "body_regions": "body-region",
    "vague_regions": "vague-region",
    "one_region": "one-region",
    "currencies": "currency",
    "parties": "party-letter",
    "plain_states": "plain-state",
    "municipal_words": "municipal-word",
    "settlements": "settlement",
    "quarters": "quarter",
    "surroundings": "surroundings",
    "journeys": "journey",
    "ways": "way",
    "open_domains": "open-domain",
    "city_bodies": "city-body",
    "state_offices": "state-office",
    "locatives": "locative",
    "directionals": "directional",
    "directions": "direction",
    "saying": "saying",
    "talks": "talks",
    "nearness": "nearness",
    "particles": "name-particle",
    "name_openers": "name-opener",
    "arabic_articles": "arabic-article",
}
"""The field of each group of words."""


@lru_cache(maxsize=1)
def load_place_rules() -> PlaceRules:
    """Read the rule files once."""
    rules = read_rule_file("places", PlaceRuleFile)
    groups = {group.id: frozenset(group.words) for group in rules.group}
    tables = {table.id: table.words for table in rules.table}
    clues = {
        clue: code for code, words in tables["country-clue"].items() for clue in words.split(", ")
    }
    return PlaceRules(
        **{field: groups[group] for field, group in _GROUPS.items()},
        numbers={word: float(number) for word, number in tables["number-word"].items()},
        country_clues=clues,
        clues_of=_group_by_opener(clues),
        area_codes=_read_area_codes(),
        aliases=tables["alias"],
        short_names=tables["short-name"],
        short_openers=tables["short-opener"],
        states=tables["state-abbreviation"],
        unit_metres={unit: int(metres) for unit, metres in tables["length-unit"].items()},
    )


def _group_by_opener(clues: Iterable[str]) -> dict[str, tuple[str, ...]]:
    groups: dict[str, list[str]] = defaultdict(list)
    for clue in clues:
        groups[clue.split()[0]].append(clue)
    return {opener: tuple(group) for opener, group in groups.items()}


class AreaCodes(Frozen):
    """The three-digit area codes of phone numbers in a first-level region."""

    country: str
    region: str
    codes: tuple[int, ...]


class AreaCodeFile(Frozen):
    """The file ``rules/area_codes.toml``."""

    area: tuple[AreaCodes, ...]


def _read_area_codes() -> dict[str, tuple[str, str]]:
    areas = read_rule_file("area_codes", AreaCodeFile).area
    return {str(code): (area.country, area.region) for area in areas for code in area.codes}


def strip_word(word: str) -> str:
    """Give a word as the lists hold it: lower case, no stops."""
    return word.lower().replace(".", "")
