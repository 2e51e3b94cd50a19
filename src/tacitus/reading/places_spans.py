"""Where a name may begin and end, and the words of kind beside it."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Doc, Span, Token

from tacitus.gazetteer.layout import Kind
from tacitus.reading.places_rules import PlaceRules

FUNCTION_TAGS: Final = frozenset({"ADP", "DET", "PRON", "CCONJ", "SCONJ", "AUX", "PART", "PUNCT"})
_LONGEST = 8
_LIST_REACH = 16  # tokens from a name to the plural word that its list ends in
_APPOSED = 5  # tokens from the article to the word of kind
_BEHIND_KIND = frozenset(
    {"in", "of", "near", "on", "north", "south", "east", "west", "some", "about"}
) | {
    ",",
    ".",
    "outside",
    "northeast",
    "northwest",
    "southeast",
    "southwest",
    "close",
    "just",
    "where",
    "that",
    "which",
    "held",
    "(",
    "",
    "1",
    "under",
    "controlled",
    "km",
    "with",
    "nearby",
    "along",
    "around",
    "10",
    "20",
}
_REGIONS = frozenset({Kind.ADMIN1, Kind.ADMIN2, Kind.ADMIN3})
_AREAS = frozenset({Kind.ADMIN1, Kind.TOWN})
_STATES = frozenset({Kind.COUNTRY, Kind.ADMIN1, Kind.REGION})
_TOWNS = frozenset({Kind.TOWN, Kind.EXACT})


def read_kinds(span: Span, rules: PlaceRules) -> frozenset[Kind] | None:
    """Read the kind that a neighbouring word gives: "X province", "the village of X"."""
    doc = span.doc
    after = doc[span.end].lower_ if span.end < len(doc) else ""
    if after in rules.region_words:
        return _read_region_word(span, rules)
    if after in rules.state_offices and doc[span.end - 1].lower_ not in {"city", "county"}:
        return _STATES
    word = _word_of(doc, span.start, rules)
    if word in rules.town_words or after in {"city", "town", "village"}:
        return _TOWNS
    if word in rules.region_words:
        return _REGIONS
    if after == "," and (kinds := _read_apposition(doc, span.end + 1, rules)):
        return kinds
    if after in {",", "and"}:
        return _read_list_kind(doc, span.end, rules)
    return None


def _read_apposition(doc: Doc, start: int, rules: PlaceRules) -> frozenset[Kind] | None:
    """Read the kind told behind a comma: "X, a small town in Y", "X, the province's capital"."""
    if start >= len(doc) or doc[start].lower_ not in {"a", "an", "the", "another"}:
        return None
    for index in range(start + 1, min(len(doc), start + _APPOSED)):
        token = doc[index]
        after = doc[index + 1].lower_ if index + 1 < len(doc) else ""
        if token.text in rules.settlements:
            return _TOWNS if after in _BEHIND_KIND else None
        if token.text in rules.one_region and after in _BEHIND_KIND:
            return _REGIONS
        if token.pos_ not in {"ADJ", "NOUN", "PART", "PROPN", "ADV"}:
            return None
    return None


def _read_region_word(span: Span, rules: PlaceRules) -> frozenset[Kind] | None:
    """Read the kind from a word behind a name; of one name a plural, "area" or a body tells none.

    "The Foo counties" are those around the town of Foo; "Foo Department" is a body.
    """
    token = span.doc[span.end]
    is_listed = span.start > 0 and span.doc[span.start - 1].lower_ in {"and", "or", ",", "&"}
    if token.lower_ in rules.vague_regions:
        return _AREAS
    if token.lower_ in rules.region_words - rules.one_region and not is_listed:
        return None
    if token.text[:1].isupper() and token.lower_ == "district" and _goes_on(token):
        return None  # "Foo District Court"
    return _REGIONS if _is_kind_word(token, rules) else None


def _goes_on(token: Token) -> bool:
    return token.i + 1 < len(token.doc) and token.nbor().text[:1].isupper()


def _is_kind_word(token: Token, rules: PlaceRules) -> bool:
    """Say whether a word of kind is no piece of a body's name: "department", not "Department"."""
    return token.text.islower() or token.lower_ not in rules.body_regions


def ends_in_region(span: Span, rules: PlaceRules) -> bool:
    """Say whether a capitalised run ends in a word of kind: "Foo Province"."""
    last = span[-1]
    return len(span) > 1 and last.lower_ in rules.one_region and _is_kind_word(last, rules)


def is_city_body(span: Span, rules: PlaceRules) -> bool:
    """Say whether "City" or "Town" begins the name of a body: "Foo City Council"."""
    if len(span) == 1 or span[-1].text not in {"City", "Town"} or span.end == len(span.doc):
        return False
    after = span.doc[span.end]
    return after.text[:1].isupper() and after.lower_ in rules.city_bodies


def follows_town(doc: Doc, index: int) -> bool:
    """Say whether a town and a comma come before: "Fresno, Calif."."""
    return index > 1 and doc[index - 1].text == "," and doc[index - 2].text[:1].isupper()


def is_party_home(doc: Doc, index: int, rules: PlaceRules) -> bool:
    """Say whether a politician's party comes before, so that this is the home: "D-Harrow"."""
    if index < 3 or doc[index - 1].text not in {"-", "–"} or doc[index - 1].whitespace_:
        return False
    return doc[index - 2].text in rules.parties and doc[index - 3].text in {",", "("}


def _read_list_kind(doc: Doc, start: int, rules: PlaceRules) -> frozenset[Kind] | None:
    """Read the kind of all members of "X, Y and Z provinces"."""
    for index in range(start, min(len(doc), start + _LIST_REACH)):
        token = doc[index]
        if token.text in rules.region_words and token.text.endswith("s"):
            return _REGIONS if doc[index - 1].text[:1].isupper() else None
        if token.text in rules.town_words and token.text.endswith("s"):
            return _TOWNS if doc[index - 1].text[:1].isupper() else None
        listed = token.text[:1].isupper() or token.text in {",", "-", "and"}
        if not listed and token.lower_ not in rules.particles:
            return None
    return None


def may_start(doc: Doc, index: int, rules: PlaceRules) -> bool:
    token = doc[index]
    if token.text[:1].isupper():
        return True
    if token.lower_ not in rules.arabic_articles:
        return False
    after = doc[index + 1 : index + 3].text
    return after[:1] == "-" and after[1:2].isupper()


def list_ends(doc: Doc, start: int, rules: PlaceRules) -> list[int]:
    """Give the ends of the stretches that may be one name, the longest first."""
    ends = []
    for end in range(start + 1, min(len(doc), start + _LONGEST) + 1):
        token = doc[end - 1]
        if _has_capital(token) or (_follows_hyphen(token) and token.is_alpha):
            ends.append(end)
        elif end == start + 2 and token.text == "." and doc[start].lower_ in rules.short_openers:
            continue
        elif end > start + 1 and token.lower_ not in rules.particles:
            break
    return ends[::-1]


def _has_capital(token: Token) -> bool:
    """Say whether the word has a capital: "Mali", "d'Ivoire"."""
    text = token.text
    return text[:1].isupper() or (text[1:2] in {"'", "’"} and text[2:3].isupper())


def _follows_hyphen(token: Token) -> bool:
    return token.i > 0 and token.nbor(-1).text == "-" and not token.nbor(-1).whitespace_


def find_run_end(doc: Doc, start: int) -> int:
    """Give the end of the capitalised words from here on, hyphened pieces included."""
    end = start + 1
    while end < len(doc):
        token = doc[end]
        if token.text[:1].isupper() and token.is_alpha:
            end += 1
        elif token.text == "-" and end + 1 < len(doc) and not token.whitespace_:
            end += 2
        else:
            break
    return end


def _word_of(doc: Doc, start: int, rules: PlaceRules) -> str:
    """Give the noun before "of" before a name: "the village of X"; or the noun right before.

    One adjective may stand between: "the village of northern X". In "Foo province of X" the word
    is that of Foo.
    """
    if start and doc[start - 1].lower_ in rules.directions:
        start -= 1
    if start >= 2 and doc[start - 1].lower_ == "of":
        noun = doc[start - 2]
        named = start > 2 and doc[start - 3].pos_ == "PROPN" and noun.text.islower()
        return noun.lower_ if _is_kind_word(noun, rules) and not named else ""
    return doc[start - 1].lower_ if start and doc[start - 1].pos_ == "NOUN" else ""
