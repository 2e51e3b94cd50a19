"""The tense a time expression stands in: the direction in which its day is looked for."""

from __future__ import annotations

from enum import StrEnum

from spacy.tokens import Span, Token

from tacitus.reading.times_rules import TenseWords

_MODALS = frozenset({"could", "may", "might", "should", "must", "can", "shall", "will", "would",
                     "'ll", "’ll", "wo", "'d"})  # fmt: skip
_MAX_CLIMB = 12


class Tense(StrEnum):
    """Whether the governing verb looks back, ahead, or does not tell."""

    PAST = "past"
    FUTURE = "future"
    NONE = "none"


def find_tense(span: Span, words: TenseWords) -> Tense:
    """Read the tense from the nearest verb above the expression in the parse."""
    before = span.doc[span.start - 1].lower_ if span.start else ""
    if before in words.past_before:
        return Tense.PAST
    token = span.root
    for _ in range(_MAX_CLIMB):
        if token.lower_ in words.future_words:
            return Tense.FUTURE
        if token.pos_ in ("VERB", "AUX"):
            tense = _read_verb(token, words)
            if tense is not None:
                return tense
        if token.head is token:
            break
        token = token.head
    return Tense.FUTURE if before in words.future_before else Tense.NONE


def _read_verb(verb: Token, words: TenseWords) -> Tense | None:
    """Give the tense of one verb; None where the verb above it decides."""
    helpers = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    forms = {child.lower_ for child in helpers}
    if forms & _MODALS:
        return Tense.PAST if "have" in forms else Tense.FUTURE
    if "to" in forms:
        return _read_infinitive(verb, words)
    if verb.tag_ == "VBD" or any(child.tag_ == "VBD" for child in helpers):
        return Tense.PAST
    if verb.tag_ == "VBN":
        return _read_participle(verb, forms, words)
    if verb.tag_ == "VBG":
        is_present = bool(forms & {"is", "are", "am", "'s", "'re", "’s", "’re"})
        return Tense.FUTURE if is_present and verb.lemma_ in words.scheduled_verbs else None
    if verb.tag_ in ("VBZ", "VBP") and verb.lemma_ in words.scheduled_verbs:
        return Tense.FUTURE
    return Tense.NONE


def _read_infinitive(verb: Token, words: TenseWords) -> Tense | None:
    head = verb.head
    if head.lemma_ in words.future_verbs or head.lower_ in words.future_verbs:
        return Tense.FUTURE
    if head.lemma_ == "be" and head.tag_ in ("VBZ", "VBP"):
        return Tense.FUTURE
    return None


def _read_participle(verb: Token, forms: set[str], words: TenseWords) -> Tense:
    is_past = bool(forms & {"was", "were", "had"})
    if verb.lemma_ in words.future_verbs and not is_past and "have" not in forms:
        return Tense.FUTURE
    return Tense.PAST
