"""Where a name may begin and end, and the words of kind beside it."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Doc, Span, Token

from tacitus.gazetteer.layout import Kind
from tacitus.reading.places_rules import PlaceRules

FUNCTION_TAGS: Final = frozenset({"ADP", "DET", "PRON", "CCONJ", "SCONJ", "AUX", "PART", "PUNCT"})
_LONGEST = 8
_LIST_REACH = 16  # tokens from a name to the plural word that its list ends in
_REGIONS = frozenset({Kind.ADMIN1, Kind.ADMIN2, Kind.ADMIN3})
_TOWNS = frozenset({Kind.TOWN, Kind.EXACT})


def read_kinds(span: Span, rules: PlaceRules) -> frozenset[Kind] | None:
    """Read the kind that a neighbouring word gives: "X province", "the village of X"."""
    doc = span.doc
    after = doc[span.end].lower_ if span.end < len(doc) else ""
    if after in rules.region_words:
        return _REGIONS
    word = _word_of(doc, span.start)
    if word in rules.town_words or after in {"city", "town", "village"}:
        return _TOWNS
    if word in rules.region_words:
        return _REGIONS
    if after in {",", "and"}:
        return _read_list_kind(doc, span.end, rules)
    return None


def _read_list_kind(doc: Doc, start: int, rules: PlaceRules) -> frozenset[Kind] | None:
    """Read the kind of all members of "X, Y and Z provinces"."""
    for index in range(start, min(len(doc), start + _LIST_REACH)):
        token = doc[index]
        if token.lower_ in rules.region_words and token.lower_.endswith("s"):
            return _REGIONS if doc[index - 1].text[:1].isupper() else None
        if token.lower_ in rules.town_words and token.lower_.endswith("s"):
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


def _word_of(doc: Doc, start: int) -> str:
    """Give the noun before "of" before a name: "the village of X"; or the noun right before."""
    if start >= 2 and doc[start - 1].lower_ == "of":
        return doc[start - 2].lower_
    return doc[start - 1].lower_ if start and doc[start - 1].pos_ == "NOUN" else ""
