"""Weighing whether a candidate is a place at all, from what stands around it."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Span

from tacitus.gazetteer.countries import load_countries
from tacitus.gazetteer.layout import Kind
from tacitus.gazetteer.lookup import Entry
from tacitus.reading.places_find import Candidate
from tacitus.reading.places_neighbours import weigh_neighbours
from tacitus.reading.places_people import PeopleNames, weigh_person
from tacitus.reading.places_rules import PlaceRules, strip_word
from tacitus.reading.places_spans import is_party_home
from tacitus.reading.places_words import (
    WAYS,
    find_own_preposition,
    find_preposition,
    is_dateline,
    is_home,
    is_local,
    is_major,
    leads_somewhere,
    list_run,
)

LEAST_WEIGHT = 1.5  # below it a candidate is no place; chosen on half of the place sets
_NO_PLACE = -9.0
_DATELINE_WEIGHT = 2.5
_HOME = 1.5  # "Ana Doe, 34, of X"
_PARTY_HOME = 3.5
_LOCAL = 1.4  # before a noun for people, buildings or bodies: "a Homs baker"
_LONE_NAME = -0.7  # called a person, but no full name of the document ends in it
_FULL_NAME = -1.2  # two words and more, called a person


def weigh_candidate(candidate: Candidate, people: PeopleNames, rules: PlaceRules) -> float:
    """Give the weight of the evidence that a candidate is a place; 0 is even odds or so."""
    if candidate.is_demonym:
        return _weigh_demonym(candidate, rules)
    span = candidate.span
    if is_party_home(span.doc, span.start, rules):
        return _PARTY_HOME
    weight = (
        _weigh_size(() if candidate.is_guess else candidate.entries)
        + _weigh_before(span, rules)
        + _weigh_hint(candidate, people, rules)
    )
    if candidate.kinds is not None:
        weight += 2.0
    weight += _weigh_modifier(span, rules)
    if is_dateline(span):
        weight += _DATELINE_WEIGHT
    if len(span) > 1:
        weight += 0.7
    if all(token.pos_ != "PROPN" for token in span):
        weight -= 1.5
    elif span.start == span[0].sent.start and len(span) == 1 and not is_local(span, rules):
        weight -= 0.4
    return weight + weigh_neighbours(candidate, rules) + weigh_person(candidate, people, rules)


def _weigh_demonym(candidate: Candidate, rules: PlaceRules) -> float:
    span = candidate.span
    doc = span.doc
    after = doc[span.end] if span.end < len(doc) else None
    if after is not None and strip_word(after.text) in rules.organisation_words | rules.civic_words:
        return _NO_PLACE if after.text[:1].isupper() else 3.0
    if span[0].ent_type_ == "PERSON":
        return 0.5
    return 3.0


def _weigh_size(entries: Sequence[Entry]) -> float:
    if not entries:
        return -0.3
    capital = load_countries().by_capital(entries[0].name)
    return max(_size_of(entry) for entry in entries) + (0.8 if capital else 0.0)


def _size_of(entry: Entry) -> float:
    if entry.kind is Kind.COUNTRY:
        return 3.2
    if entry.kind in {Kind.REGION, Kind.WATER, Kind.EXACT}:
        return 2.4
    if Kind.ADMIN2 <= entry.kind <= Kind.ADMIN3 and not entry.is_alternate:
        return 1.5 if entry.kind is Kind.ADMIN2 else 0.6
    if entry.kind is Kind.ADMIN1:
        return 2.0 if entry.population > 100_000 else 1.0
    size = 0.0
    for step in (5_000, 20_000, 100_000, 500_000, 2_000_000):
        size += 0.45 if entry.population >= step else 0.0
    return size - (0.6 if entry.is_alternate else 0.0)


def _weigh_before(span: Span, rules: PlaceRules) -> float:
    """Weigh the preposition that governs the name, through a list of names if need be."""
    word = find_preposition(span, rules)
    if word in rules.locatives:
        return 1.5
    if word in {"of", "from"} and is_home(span):
        return _HOME
    if word in WAYS and len(span) == 1 and leads_somewhere(span):
        return 1.5
    return 0.9 if word in rules.directionals else 0.0


def _weigh_hint(candidate: Candidate, people: PeopleNames, rules: PlaceRules) -> float:
    """Weigh the model's own label, less for what is large enough to be known anyway."""
    span = candidate.span
    labels = {token.ent_type_ for token in span}
    share = 0.5 if candidate.is_wide or is_major(span) else 1.0
    if labels <= {"GPE", "LOC", "FAC"}:
        return 1.5 * share
    if "PERSON" in labels:
        return _weigh_person_label(candidate, people, rules) * share
    if "ORG" in labels:
        return _weigh_body_label(span, rules) * share
    if labels & {"DATE", "TIME", "WORK_OF_ART", "LAW", "EVENT", "PRODUCT"}:
        located = find_own_preposition(span, rules) in rules.locatives
        return (-0.3 if located else -1.2) * share
    return 0.0


def _weigh_body_label(span: Span, rules: PlaceRules) -> float:
    """Weigh the label ORG: a body's name may end in "in X" or begin with the place it serves."""
    if find_own_preposition(span, rules) in rules.locatives:
        return -0.2
    if _owns_body(span, rules):
        return -0.3
    return -1.2 if _measure_entity(span) > len(span) + 1 else -0.4


def _weigh_person_label(candidate: Candidate, people: PeopleNames, rules: PlaceRules) -> float:
    """Weigh the label PERSON: the small model gives it to many a town it has never seen.

    People are brought in by their full names: a lone name that no full name of the document ends
    in, and that the gazetteer has, is rather a town.
    """
    if candidate.kinds is not None:
        return -0.2
    word = find_preposition(candidate.span, rules)
    if word in rules.locatives:
        return -0.4
    if len(candidate.span) > 1 and not candidate.is_guess:
        return _FULL_NAME
    if word in WAYS and len(candidate.span) == 1 and leads_somewhere(candidate.span):
        return 0.0
    if not candidate.is_guess and not people.is_name(candidate.span[0]):
        return _LONE_NAME
    return -1.1 if word in rules.directionals - {"of", "for"} else -2.2


def _owns_body(span: Span, rules: PlaceRules) -> bool:
    """Say whether a public body of the place follows or precedes: "X Police", "University of X"."""
    doc = span.doc
    if not rules.public_words.isdisjoint(list_run(doc, span.end)):
        return True
    if span.start < 2 or doc[span.start - 1].lower_ != "of":
        return False
    return doc[span.start - 2].lower_ in rules.public_words | rules.town_words


def _weigh_modifier(span: Span, rules: PlaceRules) -> float:
    """Weigh that the name stands before a common noun: "a Homs man", "Goma residents"."""
    if is_local(span, rules):
        return _LOCAL
    root = span.root
    head = root.head
    before_noun = root.dep_ in {"compound", "nmod", "amod", "poss"} and head.i >= span.end
    return 0.7 if before_noun and head.pos_ == "NOUN" and head.i - span.end < 3 else 0.0


def _measure_entity(span: Span) -> int:
    """Give the number of tokens of the model's entity that holds the start of the stretch."""
    doc, start, end = span.doc, span.start, span.start + 1
    while start > 0 and doc[start].ent_iob_ == "I":
        start -= 1
    while end < len(doc) and doc[end].ent_iob_ == "I":
        end += 1
    return end - start
