"""What a place name does in its sentence: location, demonym or a government."""

from __future__ import annotations

from spacy.tokens import Span, Token

from tacitus.gazetteer.countries import load_countries
from tacitus.gazetteer.layout import Kind
from tacitus.gazetteer.lookup import Entry
from tacitus.model.enums import PlaceRole
from tacitus.reading.places_find import Candidate
from tacitus.reading.places_rules import PlaceRules
from tacitus.reading.story_heads import dateline_end


def read_role(candidate: Candidate, entry: Entry | None, rules: PlaceRules) -> PlaceRole:
    """Say whether the name is a location, a demonym or stands for a government."""
    if candidate.is_demonym:
        return PlaceRole.DEMONYM
    span = candidate.span
    if span.end <= dateline_end(span.doc):
        return PlaceRole.LOCATION
    root = span.root
    if entry is not None and entry.kind is Kind.COUNTRY and _modifies_noun(span):
        return PlaceRole.DEMONYM
    if entry is not None and _may_govern(entry) and _acts(root, rules):
        return PlaceRole.METONYM
    return PlaceRole.LOCATION


def _modifies_noun(span: Span) -> bool:
    """ "US troops", "UK-based": a country right before the noun it belongs to."""
    root, doc = span.root, span.doc
    if span.end + 1 < len(doc) and doc[span.end].text == "-" and doc[span.end + 1].text.islower():
        return True
    return (
        root.dep_ in {"compound", "amod", "nmod"}
        and root.head.i >= span.end
        and root.head.pos_ in {"NOUN", "PROPN"}
        and "," not in [token.text for token in span.doc[span.end : root.head.i]]
    )


def _may_govern(entry: Entry) -> bool:
    return entry.kind is Kind.COUNTRY or load_countries().by_capital(entry.name) is not None


def _acts(root: Token, rules: PlaceRules) -> bool:
    """Say whether the name is the subject of a saying or deciding verb, or a party to talks."""
    while root.dep_ == "conj" and root.head.i != root.i:
        root = root.head
    head = root.head
    if root.dep_ == "nsubj":
        return head.lemma_.lower() in rules.saying
    if root.dep_ == "poss":
        return False
    if root.dep_ != "pobj":
        return False
    if head.lower_ == "by" and head.dep_ == "agent":
        return True
    noun = head.head.lemma_.lower()
    return head.lower_ in {"between", "with", "against"} and (
        noun in rules.talks or noun in rules.saying
    )
