"""Mentions of actors, places, times and weapons, and relations between actors."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from tacitus.evaluate.figures import Tally, ask
from tacitus.evaluate.gold import GoldDocument
from tacitus.evaluate.reports import Json
from tacitus.evaluate.span_match import count_overlap, match_spans, tally_spans
from tacitus.gazetteer.countries import load_countries

_NAMED_TYPES: Final = frozenset({"Organisation", "Person"})
_WEAPON_TYPES: Final = frozenset({"Weapon", "MilitaryPlatform"})
_WORD: Final = re.compile(r"\w[\w'’]*")
_NO_NAME: Final = frozenset(
    {"the", "a", "an", "this", "that", "these", "those", "his", "her", "its", "their", "our", "my",
     "your", "we", "he", "she", "it", "they", "i", "you", "who", "all", "some", "many", "several",
     "two", "three"}
)  # fmt: skip
# What a gold relation is called here, and whether it is read backwards.
_RELATIONS: Final = {
    "FightingAgainst": (frozenset({"opposed_to"}), False),
    "AlliesOf": (frozenset({"allied_with"}), False),
    "BelongsTo": (frozenset({"member_of", "part_of"}), False),
    "InChargeOf": (frozenset({"led_by"}), True),
}
_MUTUAL: Final = frozenset({"opposed_to", "allied_with"})
_SYNONYM: Final = "IsSynonymOf"
"""Said by having both as mentions of one actor."""


def score_re3d(document: GoldDocument, report: Json) -> list[Tally]:
    """Score one text: mentions by any shared character, relations by recall."""
    entities = document.fields["entities"]
    people = [item for item in entities if is_actor_mention(item)]
    named = [item for item in people if item["type"] in _NAMED_TYPES and has_name(item["quote"])]
    mentions = _list_mentions(report)
    said_named = [item for item in mentions if has_name(item["quote"])]
    return [
        Tally("actors, named, recall", len(match_spans(named, mentions)), len(named)),
        Tally("actors, all, recall", len(match_spans(people, mentions)), len(people)),
        Tally("actors, named, precision", len(match_spans(people, said_named)), len(said_named)),
        *_tally_places(_pick(entities, frozenset({"Location"})), report["places"]),
        tally_spans("times", _pick(entities, frozenset({"Temporal"})), report["times"]),
        tally_spans("weapons", _pick(entities, _WEAPON_TYPES), _list_weapons(report)),
        *_score_relations(document, report, people),
    ]


def _tally_places(gold: Sequence[Json], found: Sequence[Json]) -> Iterable[Tally]:
    """Tally recall by any place, precision of those that are a location where they stand."""
    locations = [place for place in found if place.get("role", "location") == "location"]
    yield Tally("places, recall", len(match_spans(gold, found)), len(gold))
    yield Tally("places, precision", len(match_spans(gold, locations)), len(locations))


def has_name(quote: str) -> bool:
    """Say whether a mention holds a capitalised word that is more than a determiner or pronoun."""
    return any(
        word[0].isupper() and word.casefold() not in _NO_NAME for word in _WORD.findall(quote)
    )


def is_actor_mention(entity: Json) -> bool:
    """Say whether an entity is an actor: a body, a person, or a people ("Syrians")."""
    if entity["type"] in _NAMED_TYPES:
        return True
    return bool(entity["type"] == "Nationality") and _is_people(entity["quote"])


def _is_people(quote: str) -> bool:
    country = load_countries().by_demonym(quote)
    return quote in country.people if country else quote.endswith("s")


def _list_mentions(report: Json) -> list[Json]:
    """List every mention of an actor, each span once, in text order."""
    spans = {
        (mention["start"], mention["end"]): mention
        for actor in report["actors"]
        for mention in actor["mentions"]
    }
    return [spans[key] for key in sorted(spans)]


def _list_weapons(report: Json) -> list[Json]:
    spans = {(w["start"], w["end"]): w for event in report["events"] for w in event["weapons"]}
    return [spans[key] for key in sorted(spans)]


def _pick(entities: Sequence[Json], types: frozenset[str]) -> list[Json]:
    return [item for item in entities if item["type"] in types]


def _score_relations(
    document: GoldDocument, report: Json, people: Sequence[Json]
) -> Iterable[Tally]:
    spans = {(item["start"], item["end"]) for item in people}
    for relation in document.fields.get("relations") or ():
        source, target = relation["source"], relation["target"]
        is_asked = all((end["start"], end["end"]) in spans for end in (source, target))
        if not is_asked or relation["type"] not in (*_RELATIONS, _SYNONYM):
            continue
        ends = (_find_actors(report, source), _find_actors(report, target))
        is_right = _is_said(report, relation["type"], *ends)
        for name in (relation["type"], "relations"):
            yield from ask(f"{name}, recall", is_right)
            yield from ask(f"{name}, recall where both were found", is_right, when=all(ends))


def _find_actors(report: Json, span: Json) -> set[str]:
    return {
        actor["id"]
        for actor in report["actors"]
        if any(count_overlap(mention, span) for mention in actor["mentions"])
    }


def _is_said(report: Json, type_: str, sources: set[str], targets: set[str]) -> bool:
    if type_ == _SYNONYM:
        return bool(sources & targets)
    types, is_backwards = _RELATIONS[type_]
    a, b = (targets, sources) if is_backwards else (sources, targets)
    return any(
        _joins(relation, a, b) or (relation["type"] in _MUTUAL and _joins(relation, b, a))
        for relation in report["relations"]
        if relation["type"] in types
    )


def _joins(relation: Json, a: set[str], b: set[str]) -> bool:
    return relation["a"] in a and relation["b"] in b
