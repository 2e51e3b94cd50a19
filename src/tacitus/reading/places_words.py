"""The words beside a name that tell what it is: prepositions, ways, capitalised runs."""

from __future__ import annotations

from itertools import islice

from spacy.tokens import Doc, Span, Token

from tacitus.gazetteer.countries import load_countries
from tacitus.reading.places_rules import PlaceRules, strip_word
from tacitus.reading.story_heads import dateline_end

WAYS = frozenset({"to", "from"})
_GOING = frozenset(
    {"road", "way", "route", "go", "drive", "march", "flee", "travel", "return", "move", "retreat"}
    | {"withdraw", "walk", "flight", "convoy", "deliver", "advance", "journey", "trip", "bus"}
    | {"head", "escape", "bring", "take", "transfer", "evacuate", "fly", "patrol", "arrive"}
    | {"send", "ship"}
)
_CLIMB = 4
_RUN = 7
_HEAD = 8  # tokens of a dateline behind its first place
_DASHES = frozenset({"-", "--", "–", "—", "―"})
_ENDS = frozenset({".", "!", "?", "\n", ":"})
_IN_HEAD = frozenset({",", "(", ")", "."})
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


def is_local(span: Span, rules: PlaceRules) -> bool:
    """Say whether a noun for people, buildings or deeds follows: "a Homs baker"."""
    doc, end = span.doc, span.end
    if end < len(doc) and doc[end].text in rules.local_nouns:
        return True
    if end + 1 < len(doc) and doc[end].text == "-" and doc[end + 1].text == "based":
        return True
    between = end + 1 < len(doc) and doc[end].text.islower() and doc[end].pos_ in {"NOUN", "ADJ"}
    return between and doc[end + 1].text in rules.local_nouns


def is_municipal(span: Span, rules: PlaceRules) -> bool:
    """Say whether what follows speaks of a town rather than a country: "the Jordan mayor"."""
    after = span.doc[span.end : span.end + 2]
    return any(strip_word(token.text) in rules.municipal_words for token in after[:1]) or (
        len(after) == 2 and f"{after[0].lower_} {after[1].lower_}" in rules.municipal_words
    )


def is_home(span: Span) -> bool:
    """Say whether "of" or "from" tells where a person is at home: "Ana Doe, 34, of X"."""
    doc, index = span.doc, span.start - 2
    if index < 1:
        return False
    before = doc[index]
    if before.text == ",":
        return doc[index - 1].like_num or doc[index - 1].ent_type_ == "PERSON"
    return before.ent_type_ == "PERSON" or before.lower_ in {"both", "man", "woman"}


def is_dateline(span: Span) -> bool:
    """Say whether a name in capitals begins a story: "GAO, May 12 (Example Wire) -", "GAO --"."""
    doc = span.doc
    if not _is_shouted(span.text):
        return False
    if span.start == 0 and span.end < dateline_end(doc):
        return True
    opens = span.start == 0 or span[0].is_sent_start or doc[span.start - 1].text in _ENDS
    if not opens:
        return False
    for token in doc[span.end : span.end + _HEAD]:
        if token.text in _DASHES:
            return bool(doc[token.i - 1].whitespace_) or token.text == "--"
        if not token.text[:1].isupper() and token.text not in _IN_HEAD:
            return False
    return False


def _is_shouted(text: str) -> bool:
    """Say whether a name is written in capitals: "GAO", "McALLEN"."""
    letters = [char for char in text if char.isalpha()]
    return len(letters) > 2 and letters[-1].isupper() and sum(map(str.islower, letters)) < 2


def is_major(span: Span) -> bool:
    """Say whether the name is that of a country or of a capital."""
    countries = load_countries()
    return bool(countries.by_capital(span.text) or countries.by_name(span.text))


def is_capital(token: Token) -> bool:
    """Say whether a word has a capital: "Police", "St."."""
    return token.text[:1].isupper() and token.text.rstrip(".").isalpha()
