"""Adjectives that pass on what somebody thinks: "is confident that", "are critical of"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from tacitus.reading.attribution_draft import (
    Draft,
    Stretch,
    edges,
    find_child,
    find_subject,
    read_cue,
    read_source,
)
from tacitus.reading.attribution_rules import AdjectiveRule, AttributionLexicon

_PREDICATES = frozenset({"acomp", "oprd", "attr", "ROOT"})
_CLAUSES = frozenset({"ccomp", "acl"})


def find_adjective_cues(doc: Doc, passage: int, lexicon: AttributionLexicon) -> Iterator[Draft]:
    """Find the adjectives of a passage that tell what their subject thinks."""
    for token in doc:
        if token.dep_ in _PREDICATES and token.lower_ in lexicon.adjectives:
            draft = _read_adjective(token, passage, lexicon.adjectives[token.lower_])
            if draft is not None:
                yield draft


def _read_adjective(adjective: Token, passage: int, rule: AdjectiveRule) -> Draft | None:
    verb = adjective.head if adjective.dep_ != "ROOT" else adjective
    subject = find_subject(verb)
    found = _find_matter(adjective, rule)
    if subject is None or found is None or subject.lower_ in {"it", "there"}:
        return None
    matter, more = found
    start = min(read_cue(verb)[0], adjective.i)
    end = max(adjective.i, *(token.i for token in more)) + 1 if more else adjective.i + 1
    source = read_source(subject, verb)
    draft = Draft(passage, adjective, [(start, end)], source, rule.kind, rule.confidence)
    draft.rule = rule.id
    draft.add_content([matter])
    return draft


def _find_matter(adjective: Token, rule: AdjectiveRule) -> tuple[Stretch, list[Token]] | None:
    for child in adjective.rights:
        if rule.clause and child.dep_ in _CLAUSES:
            return edges(child), []
        if rule.infinitive and child.dep_ == "xcomp":
            return edges(child), []
        if child.dep_ == "prep" and child.lower_ in rule.topics:
            matter = find_child(child, "pobj", "pcomp")
            if matter is not None:
                return edges(matter), [child] if child.i == adjective.i + 1 else []
    return None
