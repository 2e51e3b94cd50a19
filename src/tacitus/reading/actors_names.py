"""Finding known names in a passage: actors, countries, demonyms, capitals and palaces."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from spacy.tokens import Doc, Span

from tacitus.gazetteer.countries import Countries, Country
from tacitus.reading.actors_rules import ActorRules, KnownActor, strip_bracket

_WORD = re.compile(r"\w+")
_QUOTES = str.maketrans({"’": "'", "‘": "'", "`": "'"})
_SHORT = 5
_LEAST_CASELESS = 3


class NameSort(StrEnum):
    """What a known name names."""

    KNOWN = "known"
    COUNTRY = "country"
    DEMONYM = "demonym"
    CAPITAL = "capital"
    PALACE = "palace"


@dataclass(frozen=True, slots=True)
class Target:
    """What a name stands for: an actor of the knowledge file, or a country by its code.

    ``needs_country``: others bear the name too, so the document has to name the country.
    """

    sort: NameSort
    country: str | None
    actor: KnownActor | None = None
    needs_country: bool = False


@dataclass(frozen=True, slots=True)
class _Alias:
    lower: str
    exact: str
    targets: tuple[Target, ...]
    is_exact: bool


@dataclass(frozen=True, slots=True, eq=False)
class NameFound:
    """A known name in a passage; several targets where namesakes share it."""

    span: Span
    targets: tuple[Target, ...]


@dataclass(frozen=True, slots=True, eq=False)
class NameIndex:
    """Known names by their first word, the longest first."""

    by_word: Mapping[str, tuple[_Alias, ...]]
    caseless_words: frozenset[str]

    def find(self, doc: Doc, *, is_caseless: bool) -> list[NameFound]:
        """Find known names that do not overlap, in text order."""
        text = doc.text
        lower = text.lower().translate(_QUOTES)
        if len(lower) != len(text):
            lower = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
        found: list[NameFound] = []
        end = 0
        for word in _WORD.finditer(lower):
            if word.start() < end:
                continue
            for alias in self.by_word.get(word[0], ()):
                stop = word.start() + len(alias.lower)
                if not lower.startswith(alias.lower, word.start()) or _runs_on(lower, stop):
                    continue
                span = doc.char_span(word.start(), stop)
                if span is None or not self._fits_case(alias, span, is_caseless=is_caseless):
                    continue
                found.append(NameFound(span, alias.targets))
                end = stop
                break
        return found

    def _fits_case(self, alias: _Alias, span: Span, *, is_caseless: bool) -> bool:
        text = span.text
        if is_caseless and alias.lower not in self.caseless_words:
            is_name = " " in alias.lower or span.root.pos_ != "VERB"
            return is_name and len(alias.lower) >= _LEAST_CASELESS
        if alias.is_exact:
            return text == alias.exact
        if " " in alias.exact or "-" in alias.exact:
            return any(char.isupper() for char in text)
        return text[:1].isupper()


def is_acronym(name: str) -> bool:
    """Say whether a name is written in capitals: "FMLN", "M-19", "U.N."."""
    letters = [char for char in name if char.isalpha()]
    return " " not in name and bool(letters) and all(char.isupper() for char in letters)


def _is_spelt_so(name: str) -> bool:
    """Say whether a name only counts in its own spelling: "FMLN", and "LeT" beside "let"."""
    inner = " " not in name and "-" not in name and any(char.isupper() for char in name[1:])
    return is_acronym(name) or (inner and len(name) <= _SHORT)


def _runs_on(text: str, stop: int) -> bool:
    return stop < len(text) and (text[stop].isalnum() or text[stop] == "_")


class _Pair:
    """Rules and countries as a key of the cache: the same objects, not equal ones."""

    def __init__(self, rules: ActorRules, countries: Countries) -> None:
        self.rules, self.countries = rules, countries

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, _Pair)
            and self.rules is other.rules
            and self.countries is other.countries
        )

    def __hash__(self) -> int:
        return hash((id(self.rules), id(self.countries)))


def load_name_index(rules: ActorRules, countries: Countries) -> NameIndex:
    """Give the index of names, built once for the same rules and countries."""
    return _load(_Pair(rules, countries))


@lru_cache(maxsize=4)
def _load(pair: _Pair) -> NameIndex:
    return build_name_index(pair.rules, pair.countries)


def build_name_index(rules: ActorRules, countries: Countries) -> NameIndex:
    """Index every name of the rules and of the table of countries."""
    names: dict[str, list[tuple[str, Target]]] = defaultdict(list)
    for actor in rules.known:
        for name in dict.fromkeys((actor.name, *actor.aliases)):
            short = strip_bracket(name)
            _add(names, short, Target(NameSort.KNOWN, actor.country, actor, short != name))
    for country in countries.all:
        for name, target in _name_country(country):
            _add(names, name, target)
    for name, iso2 in rules.metonyms.items():
        _add(names, name, Target(NameSort.PALACE, iso2))
    return NameIndex(_group(names), rules.words.caseless_words)


def _add(names: dict[str, list[tuple[str, Target]]], name: str, target: Target) -> None:
    if name:
        names[name.lower().translate(_QUOTES)].append((name, target))


def _name_country(country: Country) -> Iterable[tuple[str, Target]]:
    for name in (country.name, *country.other_names):
        yield name, Target(NameSort.COUNTRY, country.iso2)
    for name in (*country.adjectives, *country.people):
        yield name, Target(NameSort.DEMONYM, country.iso2)
    if country.capital and country.capital != country.name:
        yield country.capital, Target(NameSort.CAPITAL, country.iso2)


def _group(names: Mapping[str, list[tuple[str, Target]]]) -> Mapping[str, tuple[_Alias, ...]]:
    by_word: dict[str, list[_Alias]] = defaultdict(list)
    for lower, entries in names.items():
        first = _WORD.match(lower)
        if first is None:
            continue
        targets = _prefer(tuple(dict.fromkeys(target for _, target in entries)))
        exact = entries[0][0]
        by_word[first[0]].append(_Alias(lower, exact, targets, _is_spelt_so(exact)))
    return {
        word: tuple(sorted(aliases, key=lambda alias: (-len(alias.lower), alias.lower)))
        for word, aliases in by_word.items()
    }


def _prefer(targets: tuple[Target, ...]) -> tuple[Target, ...]:
    """Prefer known actors to countries, and countries to demonyms and capitals, of one name."""
    for sort in NameSort:
        chosen = tuple(target for target in targets if target.sort is sort)
        if chosen:
            return chosen
    return targets


def count_countries(found: Iterable[NameFound], *, with_actors: bool = False) -> Counter[str]:
    """Count how often each country is named, by name, demonym or capital.

    ``with_actors``: the full names of known actors count for their country too.
    """
    counts: Counter[str] = Counter()
    for name in found:
        target = name.targets[0]
        is_actor = target.sort is NameSort.KNOWN
        if target.country and (not is_actor or (with_actors and " " in name.span.text)):
            counts[target.country] += 1
    return counts


def choose_target(name: NameFound, counts: Counter[str]) -> Target | None:
    """Give what a name stands for in this document, or None where that is not clear.

    Of namesakes the one whose country the document names is taken; a short acronym of an actor
    that is not widely known needs its country named as well.
    """
    targets = name.targets
    if len(targets) > 1 or targets[0].needs_country:
        named = [target for target in targets if counts.get(target.country or "", 0)]
        targets = tuple(named)
    if len(targets) != 1:
        return None
    actor = targets[0].actor
    text = name.span.text
    is_short = is_acronym(text) and len(text) <= _SHORT
    if actor and actor.country and is_short and not actor.is_famous and not counts[actor.country]:
        return None
    return targets[0]
