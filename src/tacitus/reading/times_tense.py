"""The tense a time expression stands in: the direction in which its day is looked for."""

from __future__ import annotations

from enum import StrEnum

from spacy.tokens import Span, Token

from tacitus.reading.times_rules import TenseWords

_MODALS = frozenset({"could", "may", "might", "should", "must", "can", "shall", "will", "would",
                     "'ll", "’ll", "wo", "'d"})  # fmt: skip
_PAST_MODALS = frozenset({"could", "might"})
_INTENDING = frozenset({"plan", "intend", "want", "try", "prepare", "hope"})
_MAX_CLIMB = 12


class Tense(StrEnum):
    """Whether the governing verb looks back, ahead, or does not tell."""

    PAST = "past"
    FUTURE = "future"
    NONE = "none"


def find_tense(span: Span, words: TenseWords) -> Tense:
    """Read the tense from the nearest verb above the expression in the parse.

    PAST only where the verb governs the expression itself; through a noun ("the deal signed
    for a May handover") a verb in the past does not tell.
    """
    before = span.doc[span.start - 1].lower_ if span.start else ""
    if before in words.past_before:
        return Tense.PAST
    tense, is_direct = _climb(span.root, words)
    if _is_possessive(span) and span.root.head.lower_ not in words.scheduled_nouns:
        return Tense.NONE
    if before in words.future_before and tense is not Tense.FUTURE:
        return Tense.NONE if tense is Tense.PAST else Tense.FUTURE
    return tense if is_direct or tense is not Tense.PAST else Tense.NONE


def _is_possessive(span: Span) -> bool:
    doc = span.doc
    return span.end < len(doc) and doc[span.end].tag_ == "POS"


def _climb(token: Token, words: TenseWords) -> tuple[Tense, bool]:
    """Give the tense of the first verb that tells, and whether no noun stands between."""
    is_direct = True
    start = token
    for _ in range(_MAX_CLIMB):
        if token.lower_ in words.future_words:
            return Tense.FUTURE, is_direct
        if token.pos_ in ("VERB", "AUX"):
            tense = _read_verb(token, words)
            if tense is not None:
                return tense, is_direct
        elif token is not start and token.pos_ in ("NOUN", "PROPN"):
            is_direct = False
        if token.head.i == token.i:
            break
        token = token.head
    return Tense.NONE, is_direct


def _read_verb(verb: Token, words: TenseWords) -> Tense | None:
    """Give the tense of one verb; None where the verb above it decides."""
    helpers = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    forms = {child.lower_ for child in helpers}
    if forms & _MODALS:
        if "have" in forms or (forms & _PAST_MODALS and _is_under_past(verb)):
            return Tense.PAST
        return Tense.FUTURE
    if "to" in forms:
        return _read_infinitive(verb, words)
    if verb.tag_ == "VBN":
        return _read_participle(verb, forms, words)
    if verb.tag_ == "VBD" or any(child.tag_ == "VBD" for child in helpers):
        return Tense.PAST
    if verb.tag_ == "VBG":
        is_present = bool(forms & {"is", "are", "am", "'s", "'re", "’s", "’re"})
        return Tense.FUTURE if is_present and verb.lemma_ in words.scheduled_verbs else None
    if verb.tag_ in ("VBZ", "VBP") and verb.lemma_ in words.scheduled_verbs:
        return Tense.FUTURE
    return Tense.NONE


def _is_under_past(verb: Token) -> bool:
    """Say whether a clause goes with one that tells a past deed.

    "They shot him before he could flee": what could be done then is told of the same day.
    """
    return verb.dep_ == "advcl" and _is_past_deed(verb.head)


def _is_past_deed(verb: Token) -> bool:
    if verb.dep_ in ("conj", "xcomp") and verb.head.pos_ == "VERB" and verb.tag_ != "VBD":
        return _is_past_deed(verb.head)
    helpers = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    if helpers & _MODALS or "to" in helpers:
        return False
    is_passive = verb.tag_ == "VBN" and bool(helpers & {"was", "were", "had"})
    return verb.tag_ == "VBD" or is_passive


def _read_infinitive(verb: Token, words: TenseWords) -> Tense | None:
    head = verb.head
    if head.tag_ == "VBD" and head.dep_ == "relcl" and _is_past_deed(head.head.head):
        return Tense.NONE if head.lemma_ in _INTENDING else None
    if head.lemma_ in words.future_verbs or head.lower_ in words.future_verbs:
        return Tense.FUTURE
    if head.lemma_ == "be" and head.tag_ in ("VBZ", "VBP"):
        return Tense.FUTURE
    return None


def _read_participle(verb: Token, forms: set[str], words: TenseWords) -> Tense:
    if verb.lemma_ not in words.future_verbs or "have" in forms:
        return Tense.PAST
    return Tense.NONE if forms & {"was", "were", "had"} else Tense.FUTURE
