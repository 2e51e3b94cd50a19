"""What stands behind a place's name and is the place's own: its bodies, its people, its things."""

from __future__ import annotations

from spacy.tokens import Span

from tacitus.reading.places_rules import PlaceRules, strip_word

_MODIFIER = 1.0  # "a Homs ambulance"
_PEOPLE = 1.6  # "a Homs man"
_REACH = 3


def owns_something(span: Span, rules: PlaceRules) -> bool:
    """Say whether a body of the place or a common noun follows: the model's label means little."""
    before = span.doc[span.start - 1] if span.start else None
    if before is not None and before.pos_ == "PROPN" and before.text[:1].isupper():
        return before.lower_ in rules.directions
    return owns_body(span, rules) or weigh_modifier(span, rules) > 0


def owns_body(span: Span, rules: PlaceRules) -> bool:
    """Say whether a public body of the place follows or precedes: "X Police", "University of X"."""
    doc = span.doc
    if span.end < len(doc) and strip_word(doc[span.end].text) in rules.public_words:
        return True
    if span.start < 2 or doc[span.start - 1].lower_ != "of":
        return False
    return doc[span.start - 2].lower_ in rules.public_words | rules.town_words


def weigh_modifier(span: Span, rules: PlaceRules) -> float:
    """Weigh that the name stands before a common noun: "a Homs man", "Goma residents"."""
    doc, root = span.doc, span.root
    after = doc[span.end] if span.end < len(doc) else None
    if after is not None and after.text in rules.people_nouns:
        return _PEOPLE
    head = root.head
    before_noun = root.dep_ in {"compound", "nmod", "amod", "poss"} and head.i >= span.end
    return _MODIFIER if before_noun and head.pos_ == "NOUN" and head.i - span.end < _REACH else 0.0
