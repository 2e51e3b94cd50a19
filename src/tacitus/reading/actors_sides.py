"""Whether a name stands beside a word for how two sides stand to each other."""

from __future__ import annotations

from functools import lru_cache

from spacy.tokens import Token

from tacitus.reading.relations_rules import load_relation_rules

_LINKS = frozenset({"of", "with", "to", "by", "against", "for", "from", "alongside"})
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "agent", "dative", "npadvmod"})


def stands_to_somebody(token: Token) -> bool:
    """Say whether a noun is a side of a relation: "backs X", "the armed wing of X", "X joined"."""
    head = token.head
    if token.dep_ == "conj" and head.i != token.i:
        return stands_to_somebody(head)
    if token.dep_ == "pobj" and head.lower_ in _LINKS:
        return _tells_relation(head.head)
    if token.dep_ in _ARGUMENTS:
        return _tells_relation(head) or _has_telling_noun(head)
    return any(child.dep_ == "appos" and _tells_relation(child) for child in token.children)


def _tells_relation(token: Token) -> bool:
    return token.lemma_.lower() in _load_words() or token.lower_ in _load_words()


def _has_telling_noun(verb: Token) -> bool:
    """Say whether a verb carries a noun of relation: "is a proxy of", "formed an alliance with"."""
    return any(c.dep_ in ("attr", "dobj") and _tells_relation(c) for c in verb.children)


@lru_cache(maxsize=1)
def _load_words() -> frozenset[str]:
    rules = load_relation_rules()
    return frozenset({*rules.by_verb, *rules.by_noun, *rules.by_dealing})
