"""Weighing the capitalised words beside a name: a longer name around it, or its own bodies."""

from __future__ import annotations

from spacy.tokens import Doc, Span, Token

from tacitus.gazetteer.layout import Kind
from tacitus.reading.places_find import Candidate
from tacitus.reading.places_rules import PlaceRules, strip_word
from tacitus.reading.places_spans import find_run_end
from tacitus.reading.places_words import is_capital, is_major, list_run

_NO_PLACE = -9.0
_RUN = 4
_HYPHENS = frozenset({"-", "–"})
_BODY = 0.9  # "X Police": the place's own body
_LONG_BODY = 0.0  # "X Law Enforcement Center"
_LONGER = -1.8  # "X Foo"


def weigh_neighbours(candidate: Candidate, rules: PlaceRules) -> float:
    """Weigh a capitalised word right after or before: part of a longer name, as a rule."""
    span, doc = candidate.span, candidate.span.doc
    weight = 0.0
    after = doc[span.end] if span.end < len(doc) else None
    if _names_another(span, after, rules):
        return _NO_PLACE
    if after is not None and is_capital(after):
        weight += _weigh_follower(candidate, rules)
    elif _is_crossing(doc, span, rules):
        return _NO_PLACE
    if not candidate.is_wide and _is_torn(doc, span, rules):
        weight -= 2.5
    before = doc[span.start - 1] if span.start else None
    if before is not None and is_capital(before) and not before.is_sent_start:
        known = rules.directions | rules.town_words | rules.region_words | {"the", "in", "at"}
        if before.lower_ not in known and before.pos_ == "PROPN":
            weight -= 3.5 if span[0].lower_ in rules.arabic_articles else 1.6
    return weight


def _names_another(span: Span, after: Token | None, rules: PlaceRules) -> bool:
    """Say whether a disease, a medium, a bank or a team bears the name: "X fever", "Bank of X"."""
    doc, start = span.doc, span.start
    if after is not None and after.lower_ in rules.disease_words:
        return True
    if not start or not is_capital(doc[start - 1]):
        titled = start > 1 and doc[start - 1].lower_ == "of" and is_capital(doc[start - 2])
        return titled and strip_word(doc[start - 2].text) in rules.named_of
    return strip_word(doc[start - 1].text) in rules.named_before


def _is_crossing(doc: Doc, span: Span, rules: PlaceRules) -> bool:
    """Say whether a name is a street's: "Elm and Oak streets", "between Elm and Oak Sts."."""
    index = span.end
    if (
        index < len(doc)
        and doc[index].lower_ in rules.ways
        and doc[span.start - 1].text in _HYPHENS
    ):
        return False  # "the X-Y road" leads from town to town
    if index < len(doc) and doc[index].lower_.removesuffix("s") in rules.street_words:
        return doc[index].lower_ not in ("way", "drive", "plaza") and not span[-1].is_sent_end
    while index < len(doc) and doc[index].lower_ in ("and", ",", "&"):
        index = find_run_end(doc, index + 1)
        if index < len(doc) and doc[index].lower_ in rules.street_plurals:
            return True
        if index <= len(doc) and strip_word(doc[index - 1].text) in rules.street_plurals:
            return True
    return False


def _is_torn(doc: Doc, span: Span, rules: PlaceRules) -> bool:
    """Say whether the stretch is a piece of a longer, hyphened name: "Ras" of "Ras al-Foo"."""
    after = doc[span.end : span.end + 3]
    joined = len(after) > 1 and after[0].text == "-" and not after[0].whitespace_
    if joined and not doc[span.end - 1].whitespace_ and after[1].text[:1].isupper():
        return True
    if len(after) == 3 and after[0].lower_ in rules.arabic_articles and after[1].text == "-":
        return True
    before = doc[max(0, span.start - 2) : span.start]
    if len(before) == 2 and before[1].text == "-" and not before[1].whitespace_:
        return before[0].text[:1].isupper() or before[0].lower_ in rules.arabic_articles
    return bool(before) and "-" in before[-1].text[1:-1] and before[-1].text[:1].isupper()


def _weigh_follower(candidate: Candidate, rules: PlaceRules) -> float:
    """Weigh a capitalised word right after the name by what the longer name would be."""
    span, doc = candidate.span, candidate.span.doc
    run = list_run(doc, span.end)
    word = run[0]
    if not is_major(span) and not rules.business_words.isdisjoint(run[:_RUN]):
        return _NO_PLACE
    is_public = run[-1] in rules.public_words
    if not is_public and not rules.street_words.isdisjoint(run[:_RUN]):
        return 0.0 if _is_county(span, rules) else _NO_PLACE
    if word in rules.region_words or word in {"city", "town", "village"}:
        return 0.0
    if word in rules.organisation_words | rules.street_words and not is_public:
        return _NO_PLACE
    if word in rules.public_words:
        return _BODY
    if word in rules.facility_words:
        return -0.3
    return _weigh_long_name(candidate, run, rules)


def _weigh_long_name(candidate: Candidate, run: list[str], rules: PlaceRules) -> float:
    """Weigh a name of three words or more that the place begins: "X Law Enforcement Center"."""
    if len(run) > 1 and run[1] in rules.organisation_words:
        return _NO_PLACE
    if not rules.public_words.isdisjoint(run) or _is_county(candidate.span, rules):
        return _LONG_BODY
    if all(entry.kind < Kind.ADMIN1 for entry in candidate.entries):
        return _LONGER
    if not rules.civic_words.isdisjoint(run):
        return _LONG_BODY
    return _LONGER if rules.facility_words.isdisjoint(run) else _LONG_BODY


def _is_county(span: Span, rules: PlaceRules) -> bool:
    """Say whether the name ends in its own word of kind: "Foo County"."""
    return len(span) > 1 and span[-1].lower_ in rules.one_region
