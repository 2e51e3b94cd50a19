"""Telling a place's name from a person's: titles, first names, last names of the document."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from tacitus.reading.passages import ParsedPassage
from tacitus.reading.places_find import Candidate
from tacitus.reading.places_rules import PlaceRules, strip_word
from tacitus.reading.places_words import find_preposition, is_major

_NO_PLACE = -9.0


@dataclass(frozen=True, slots=True)
class PeopleNames:
    """Words that the document uses as people's last names."""

    last_names: frozenset[str]

    def is_name(self, token: Token) -> bool:
        """Say whether the document has a full name that ends in the word."""
        return token.lower_ in self.last_names


def find_people_names(passages: Iterable[ParsedPassage], rules: PlaceRules) -> PeopleNames:
    """Collect the last names of people: what the model calls a person, and title or first name."""
    names: set[str] = set()
    for parsed in passages:
        doc = parsed.doc
        for entity in doc.ents:
            if entity.label_ == "PERSON" and len(entity) > 1:
                names.add(entity[-1].lower_)
        for token in doc[1:]:
            before = find_before(doc, token.i) if token.text[:1].isupper() else None
            if before and (_is_title(before, rules) or _is_first_name(before, rules)):
                names.add(token.lower_)
    return PeopleNames(frozenset(names))


def weigh_person(candidate: Candidate, people: PeopleNames, rules: PlaceRules) -> float:
    """Weigh the signs of a person: a title, a first name, a last name used elsewhere."""
    span, doc = candidate.span, candidate.span.doc
    before = find_before(doc, span.start)
    weight = 0.0
    if before is not None and _is_title(before, rules):
        return _NO_PLACE
    if before is not None and _is_first_name(before, rules):
        return _NO_PLACE
    first = strip_word(span[0].text)
    if first in rules.first_names and len(span) == 1 and not candidate.is_wide:
        weight -= 1.5
    located = find_preposition(span, rules) in rules.locatives
    if len(span) == 1 and span[0].lower_ in people.last_names and not candidate.is_wide:
        weight -= 1.0 if located else 3.0
    if span.root.dep_ == "nsubj" and span.root.head.lemma_ in rules.saying and not is_major(span):
        weight -= 0.6 if candidate.is_wide else 1.2
    return weight


def find_before(doc: Doc, index: int) -> Token | None:
    """Give the word before, the stop of a short form left out: "Col" of "Col. Doe"."""
    if not index:
        return None
    if index > 1 and doc[index - 1].text == "." and not doc[index - 2].whitespace_:
        return doc[index - 2]
    return doc[index - 1]


def _is_title(token: Token, rules: PlaceRules) -> bool:
    if strip_word(token.text) not in rules.titles:
        return False
    return token.text[:1].isupper() and token.pos_ in {"PROPN", "NOUN", "ADJ"}


def _is_first_name(token: Token, rules: PlaceRules) -> bool:
    return token.text[:1].isupper() and strip_word(token.text) in rules.first_names
