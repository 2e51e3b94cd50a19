"""Words that this document itself shows to be places: "in Kadu", "the town of Kadu"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from spacy.tokens import Doc, Token

from tacitus.model.enums import PlacePrecision, PlaceRole
from tacitus.reading.actors_rules import ActorRules
from tacitus.reading.findings import PlaceFound

_WHERE = frozenset({"in", "near", "at", "into", "inside", "outside", "across", "around", "onto"})
_SURE = 0.4
_LABELS = frozenset({"GPE", "LOC", "FAC"})


def list_town_words(places: Iterable[PlaceFound]) -> dict[int, frozenset[int]]:
    """Give the words, by passage, of the names that surely are places finer than a country."""
    words: dict[int, set[int]] = defaultdict(set)
    for place in places:
        is_wide = place.place.precision in (None, PlacePrecision.COUNTRY)
        if place.role is PlaceRole.LOCATION and not is_wide and place.confidence >= _SURE:
            words[place.passage].update(range(place.span.start, place.span.end))
    return {passage: frozenset(indices) for passage, indices in words.items()}


def list_town_names(places: Iterable[PlaceFound]) -> frozenset[str]:
    """Give the towns of one word that the document names, in lower case."""
    return frozenset(
        place.span.text.lower()
        for place in places
        if len(place.span) == 1
        and place.role is PlaceRole.LOCATION
        and place.place.precision not in (None, PlacePrecision.COUNTRY)
        and place.confidence >= _SURE
    )


def find_place_words(docs: Iterable[Doc], rules: ActorRules) -> frozenset[str]:
    """Give the capitalised words that stand as places somewhere, in lower case.

    A model that takes a town for a person in one sentence is put right by the others.
    """
    return frozenset(
        token.lower_
        for doc in docs
        for token in doc
        if token.pos_ == "PROPN" and token.ent_type_ != "PERSON" and _is_place(token, rules)
    )


def _is_place(token: Token, rules: ActorRules) -> bool:
    head = token.head
    if token.dep_ == "pobj":
        if head.lower_ in _WHERE:
            return bool(token.ent_type_ in _LABELS or not token.ent_type_)
        return head.lower_ == "of" and head.head.lemma_.lower() in rules.words.places
    is_part = token.dep_ in ("compound", "nmod") and head.i > token.i
    return is_part and head.lemma_.lower() in rules.words.places
