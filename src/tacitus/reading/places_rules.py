"""The word lists of the place finder, as sets."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

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


@lru_cache(maxsize=1)
def load_place_rules() -> PlaceRules:
    """Read the rule file once."""
    rules = read_rule_file("places", PlaceRuleFile)
    groups = {group.id: frozenset(group.words) for group in rules.group}
    tables = {table.id: table.words for table in rules.table}
    clues = {
        clue: code for code, words in tables["country-clue"].items() for clue in words.split(", ")
    }
    return PlaceRules(
        titles=groups["person-title"],
        first_names=groups["first-name"],
        common_words=groups["common-word"],
        region_words=groups["region-word"],
        town_words=groups["town-word"],
        facility_words=groups["facility-word"],
        organisation_words=groups["organisation-word"],
        public_words=groups["public-body-word"],
        street_words=groups["street-word"],
        street_plurals=groups["street-plural"],
        business_words=groups["business-word"],
        civic_words=groups["civic-body-word"],
        disease_words=groups["disease-word"],
        named_of=groups["named-of"],
        named_before=groups["named-before"],
        local_nouns=groups["local-noun"],
        body_regions=groups["body-region"],
        vague_regions=groups["vague-region"],
        one_region=groups["one-region"],
        currencies=groups["currency"],
        parties=groups["party-letter"],
        plain_states=groups["plain-state"],
        municipal_words=groups["municipal-word"],
        settlements=groups["settlement"],
        quarters=groups["quarter"],
        surroundings=groups["surroundings"],
        journeys=groups["journey"],
        ways=groups["way"],
        open_domains=groups["open-domain"],
        city_bodies=groups["city-body"],
        state_offices=groups["state-office"],
        locatives=groups["locative"],
        directionals=groups["directional"],
        directions=groups["direction"],
        saying=groups["saying"],
        talks=groups["talks"],
        nearness=groups["nearness"],
        particles=groups["name-particle"],
        name_openers=groups["name-opener"],
        arabic_articles=groups["arabic-article"],
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
