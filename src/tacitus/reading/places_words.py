"""The words beside a name that tell what it is: prepositions, ways, capitalised runs."""

from __future__ import annotations

from itertools import islice

from spacy.tokens import Doc, Span, Token

from tacitus.gazetteer.countries import load_countries
from tacitus.reading.places_rules import PlaceRules, strip_word

WAYS = frozenset({"to", "from"})
_GOING = frozenset(
    {"road", "way", "route", "go", "drive", "march", "flee", "travel", "return", "move", "retreat"}
    | {"withdraw", "walk", "flight", "convoy", "deliver", "advance", "journey", "trip", "bus"}
    | {"head", "escape", "bring", "take", "transfer", "evacuate", "fly", "patrol", "arrive"}
    | {"send", "ship"}
)
_CLIMB = 4
_RUN = 7
_JOINING = frozenset({"of", "and", "&", "for", "the"})


def find_preposition(span: Span, rules: PlaceRules) -> str:
    """Give the preposition right before the name, or the one that governs its list; or ""."""
    if word := find_own_preposition(span, rules):
        return word
    head = span.root
    while head.dep_ in {"conj", "appos"} and head.head.i != head.i:
        head = head.head
    return head.head.lower_ if head.dep_ == "pobj" else ""


def find_own_preposition(span: Span, rules: PlaceRules) -> str:
    """Give the preposition right before the name, directions and "the" aside; or ""."""
    doc = span.doc
    index = span.start - 1
    while index >= 0 and (doc[index].lower_ in rules.directions or doc[index].lower_ == "the"):
        index -= 1
    if index < 0 or doc[index].lower_ not in rules.locatives | rules.directionals:
        return ""
    noun = doc[index - 1].lower_ if index else ""
    far = noun in rules.directions or noun in rules.nearness or noun in rules.unit_metres
    return "near" if far else doc[index].lower_


def leads_somewhere(span: Span) -> bool:
    """Say whether "to" and "from" tell a way: "took the road to X", "sent lorries to X"."""
    name = span.root
    while name.dep_ in {"conj", "appos"} and name.head.i != name.i:
        name = name.head
    link = name.head
    if link.lower_ not in WAYS:
        return False
    return any(word.lemma_.lower() in _GOING for word in islice(link.ancestors, _CLIMB))


def list_run(doc: Doc, index: int) -> list[str]:
    """List the capitalised words from here on, small joining words between them left out."""
    words: list[str] = []
    for token in doc[index : index + _RUN]:
        if is_capital(token):
            words.append(strip_word(token.text))
        elif token.lower_ not in _JOINING or not words:
            break
    return words


def is_major(span: Span) -> bool:
    """Say whether the name is that of a country or of a capital."""
    countries = load_countries()
    return bool(countries.by_capital(span.text) or countries.by_name(span.text))


def is_capital(token: Token) -> bool:
    """Say whether a word has a capital: "Police", "St."."""
    return token.text[:1].isupper() and token.text.rstrip(".").isalpha()
