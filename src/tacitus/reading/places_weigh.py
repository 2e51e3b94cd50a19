"""Weighing whether a candidate is a place at all, from what stands around it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from spacy.tokens import Doc, Span, Token

from tacitus.gazetteer.countries import load_countries
from tacitus.gazetteer.layout import Kind
from tacitus.gazetteer.lookup import Entry
from tacitus.reading.passages import ParsedPassage
from tacitus.reading.places_find import Candidate
from tacitus.reading.places_owned import owns_body, owns_something, weigh_modifier
from tacitus.reading.places_rules import PlaceRules, strip_word
from tacitus.reading.places_spans import find_run_end
from tacitus.reading.story_heads import dateline_end

LEAST_WEIGHT = 1.5  # below it a candidate is no place; chosen on half of the place sets
_NO_PLACE = -9.0
_STOPS = frozenset({".", "!", "?"})
_DASHES = frozenset({"-", "--", "–", "—", "―"})
_PARTIES = frozenset({"d", "r", "i", "d.", "r."})
_OWNED_HINT = -0.3  # a label of person or body where a body of the place or a noun follows
_BODY = 0.8  # "Homs Police"
_RUN = 4
_WAYS = frozenset({"to", "from"})
_GOING = frozenset(
    {"road", "way", "route", "go", "drive", "march", "flee", "travel", "return", "move", "retreat"}
    | {"withdraw", "walk", "flight", "convoy", "deliver", "advance", "journey", "trip", "bus"}
    | {
        "head",
        "escape",
        "bring",
        "take",
        "transfer",
        "evacuate",
        "fly",
        "patrol",
        "arrive",
        "send",
        "ship",
    }
)
_CLIMB = 4
_DATELINE_WEIGHT = 2.5


@dataclass(frozen=True, slots=True)
class PeopleNames:
    """Words that the document uses as people's last names."""

    last_names: frozenset[str]


def find_people_names(passages: Iterable[ParsedPassage], rules: PlaceRules) -> PeopleNames:
    """Collect the last names of people: what the model calls a person, and title or first name."""
    names: set[str] = set()
    for parsed in passages:
        doc = parsed.doc
        for entity in doc.ents:
            if entity.label_ == "PERSON" and len(entity) > 1:
                names.add(entity[-1].lower_)
        for token in doc[:-1]:
            follower = token.nbor()
            if not follower.text[:1].isupper():
                continue
            if _is_title(token, rules) or _is_first_name(token, rules):
                names.add(follower.lower_)
    return PeopleNames(frozenset(names))


def weigh_candidate(candidate: Candidate, people: PeopleNames, rules: PlaceRules) -> float:
    """Give the weight of the evidence that a candidate is a place; 0 is even odds or so."""
    if candidate.is_demonym:
        return _weigh_demonym(candidate, rules)
    span = candidate.span
    weight = (
        _weigh_size(() if candidate.is_guess else candidate.entries)
        + _weigh_before(span, rules)
        + _weigh_hint(candidate, rules)
    )
    if candidate.kinds is not None:
        weight += 2.0
    weight += weigh_modifier(span, rules)
    if span.start > 2 and span.doc[span.start - 2].lower_ in _PARTIES and _is_party(span):
        weight += 2.0
    if _opens_story(span):
        weight += _DATELINE_WEIGHT
    if len(span) > 1:
        weight += 0.7
    if all(token.pos_ != "PROPN" for token in span):
        weight -= 1.5
    elif span.start == span[0].sent.start and len(span) == 1:
        weight -= 0.4
    return weight + _weigh_neighbours(candidate, rules) + _weigh_person(candidate, people, rules)


def _is_party(span: Span) -> bool:
    """Say whether a party's letter goes before: "Rep. Ana Diaz, D-Springfield"."""
    doc = span.doc
    return doc[span.start - 1].text == "-" and doc[span.start - 3].text in {",", "("}


def _opens_story(span: Span) -> bool:
    """Say whether the name stands in capitals at a story's head, or behind its headline."""
    doc = span.doc
    if not span.text.isupper():
        return False
    if span.start == 0 and span.end < dateline_end(doc):
        return True
    is_first = span.start == 0 or doc[span.start - 1].text in _STOPS
    return is_first and span.end < len(doc) and doc[span.end].text in _DASHES


def _weigh_demonym(candidate: Candidate, rules: PlaceRules) -> float:
    span = candidate.span
    doc = span.doc
    after = doc[span.end] if span.end < len(doc) else None
    if after is not None and strip_word(after.text) in rules.organisation_words:
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
    if entry.kind is Kind.ADMIN2 and not entry.is_alternate:
        return 1.5
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
    if word in _WAYS and len(span) == 1 and _leads_somewhere(span):
        return 1.5
    return 0.9 if word in rules.directionals else 0.0


def find_preposition(span: Span, rules: PlaceRules) -> str:
    """Give the preposition right before the name, or the one that governs its list; or ""."""
    doc = span.doc
    index = span.start - 1
    while index >= 0 and (doc[index].lower_ in rules.directions or doc[index].lower_ == "the"):
        index -= 1
    if index >= 0 and doc[index].lower_ in rules.locatives | rules.directionals:
        noun = doc[index - 1].lower_ if index else ""
        far = noun in rules.directions or noun in rules.nearness or noun in rules.unit_metres
        return "near" if far else doc[index].lower_
    head = span.root
    while head.dep_ in {"conj", "appos"} and head.head.i != head.i:
        head = head.head
    return head.head.lower_ if head.dep_ == "pobj" else ""


def _weigh_hint(candidate: Candidate, rules: PlaceRules) -> float:
    """Weigh the model's own label, less for what is large enough to be known anyway."""
    span = candidate.span
    labels = {token.ent_type_ for token in span}
    share = 0.5 if candidate.is_wide else 0.3 if _is_major(span) else 1.0
    if labels <= {"GPE", "LOC", "FAC"}:
        return 1.5 * share
    if not candidate.is_guess and labels & {"PERSON", "ORG"} and owns_something(span, rules):
        return _OWNED_HINT * share
    if "PERSON" in labels:
        return _weigh_person_label(candidate, rules) * share
    if "ORG" in labels:
        longer = _measure_entity(span) > len(span) + 1
        return (-1.2 if longer and not owns_body(span, rules) else -0.5) * share
    if labels & {"DATE", "TIME", "WORK_OF_ART", "LAW", "EVENT", "PRODUCT"}:
        return -1.2 * share
    return 0.0


def _weigh_person_label(candidate: Candidate, rules: PlaceRules) -> float:
    """Weigh the label PERSON: the small model gives it to many a town it has never seen."""
    if candidate.kinds is not None:
        return -0.2
    word = find_preposition(candidate.span, rules)
    if word in rules.locatives:
        return -0.6 if candidate.is_guess else -0.2
    if len(candidate.span) > 1 and not candidate.is_guess:
        return -1.2
    if word in _WAYS and len(candidate.span) == 1 and _leads_somewhere(candidate.span):
        return 0.0
    return -1.1 if word in rules.directionals - {"of", "for"} else -2.2


def _leads_somewhere(span: Span) -> bool:
    """Say whether "to" and "from" tell a way: "took the road to X", "sent lorries to X"."""
    name = span.root
    while name.dep_ in {"conj", "appos"} and name.head.i != name.i:
        name = name.head
    link = name.head
    if link.lower_ not in _WAYS:
        return False
    return any(word.lemma_.lower() in _GOING for word in islice(link.ancestors, _CLIMB))


def _measure_entity(span: Span) -> int:
    """Give the number of tokens of the model's entity that holds the start of the stretch."""
    doc, start, end = span.doc, span.start, span.start + 1
    while start > 0 and doc[start].ent_iob_ == "I":
        start -= 1
    while end < len(doc) and doc[end].ent_iob_ == "I":
        end += 1
    return end - start


def _weigh_neighbours(candidate: Candidate, rules: PlaceRules) -> float:
    """Weigh a capitalised word right after or before: part of a longer name, as a rule."""
    span, doc = candidate.span, candidate.span.doc
    weight = 0.0
    after = doc[span.end] if span.end < len(doc) else None
    if after is not None and _is_capital(after):
        weight += _weigh_follower(doc, span, rules)
    elif _is_crossing(doc, span, rules):
        return _NO_PLACE
    if not candidate.is_wide and _is_torn(doc, span, rules):
        weight -= 2.5
    before = doc[span.start - 1] if span.start else None
    if before is not None and _is_capital(before) and not before.is_sent_start:
        known = rules.directions | rules.town_words | rules.region_words | {"the", "in", "at"}
        if before.lower_ not in known and before.pos_ == "PROPN":
            weight -= 3.5 if span[0].lower_ in rules.arabic_articles else 1.6
    return weight


def _ends_in(doc: Doc, index: int, words: frozenset[str]) -> bool:
    """Say whether the capitalised words from here on hold one of the words."""
    for token in doc[index : index + _RUN]:
        if not _is_capital(token):
            return False
        if strip_word(token.text) in words:
            return True
    return False


def _is_crossing(doc: Doc, span: Span, rules: PlaceRules) -> bool:
    """Say whether a name is a street's: "Elm and Oak streets", "between Elm and Oak Sts."."""
    index = span.end
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
    if len(before) == 2 and before[1].text == "-" and before[0].lower_ in _PARTIES:
        return False
    if len(before) == 2 and before[1].text == "-" and not before[1].whitespace_:
        return before[0].text[:1].isupper() or before[0].lower_ in rules.arabic_articles
    return bool(before) and "-" in before[-1].text[1:-1] and before[-1].text[:1].isupper()


def _weigh_follower(doc: Doc, span: Span, rules: PlaceRules) -> float:
    word = strip_word(doc[span.end].text)
    if not _is_major(span) and _ends_in(doc, span.end, rules.business_words):
        return _NO_PLACE
    if _ends_in(doc, span.end, rules.street_words):
        return _NO_PLACE
    later = strip_word(doc[span.end + 1].text) if span.end + 1 < len(doc) else ""
    if word in rules.region_words or word in {"city", "town", "village"}:
        return 0.0
    if word in rules.organisation_words | rules.street_words:
        return _NO_PLACE
    if word in rules.public_words:
        return _BODY
    if word in rules.facility_words:
        return -0.3
    if later and _is_capital(doc[span.end + 1]):
        if later in rules.organisation_words:
            return _NO_PLACE
        if later in rules.public_words | rules.facility_words:
            return -0.6
    return -1.8


def _weigh_person(candidate: Candidate, people: PeopleNames, rules: PlaceRules) -> float:
    """Weigh the signs of a person: a title, a first name, a last name used elsewhere."""
    span, doc = candidate.span, candidate.span.doc
    before = doc[span.start - 1] if span.start else None
    weight = 0.0
    if before is not None and _is_title(before, rules):
        return _NO_PLACE
    if before is not None and _is_first_name(before, rules):
        return _NO_PLACE
    first = strip_word(span[0].text)
    is_owner = not candidate.is_guess and owns_body(span, rules)
    if first in rules.first_names and len(span) == 1 and not candidate.is_wide and not is_owner:
        weight -= 1.5
    located = find_preposition(span, rules) in rules.locatives
    if len(span) == 1 and span[0].lower_ in people.last_names and not candidate.is_wide:
        weight -= 1.0 if located else 3.0
    if span.root.dep_ == "nsubj" and span.root.head.lemma_ in rules.saying and not _is_major(span):
        weight -= 0.6 if candidate.is_wide else 1.2
    return weight


def _is_major(span: Span) -> bool:
    countries = load_countries()
    return bool(countries.by_capital(span.text) or countries.by_name(span.text))


def _is_title(token: Token, rules: PlaceRules) -> bool:
    if strip_word(token.text) not in rules.titles:
        return False
    return token.text[:1].isupper() and token.pos_ in {"PROPN", "NOUN", "ADJ"}


def _is_first_name(token: Token, rules: PlaceRules) -> bool:
    return token.text[:1].isupper() and strip_word(token.text) in rules.first_names


def _is_capital(token: Token) -> bool:
    return token.text[:1].isupper() and token.text.rstrip(".").isalpha()
