"""Whether a country or a capital acts, or is dealt with, rather than being a place."""

from __future__ import annotations

from spacy.tokens import Token

from tacitus.reading.actors_candidates import PassageScan

SUBJECTS = frozenset({"nsubj", "nsubjpass", "agent"})
_BACKED = frozenset({"back", "lead", "support", "fund", "train", "arm", "sponsor", "ally", "align"})


def acts(scan: PassageScan, root: Token) -> bool:
    """Say whether a country acts here, or is dealt with, rather than being a place."""
    words = scan.rules.words
    dep, head = root.dep_, root.head
    if dep in ("conj", "appos"):
        return head.i != root.i and head.pos_ in ("PROPN", "NOUN") and acts(scan, head)
    if dep in SUBJECTS:
        return head.lemma_ not in words.stative or _is_disposed(scan, head)
    if dep in ("amod", "compound", "nmod"):
        return head.i > root.i and head.lemma_.lower() in words.deeds
    if dep == "npadvmod":
        return head.lemma_ in _BACKED
    if dep in ("dobj", "iobj", "dative"):
        return True
    if dep == "poss":
        return head.lemma_.lower() not in words.parts_of_countries | words.places
    if dep == "pobj":
        return _is_dealt_with(scan, head)
    return False


def _is_disposed(scan: PassageScan, verb: Token) -> bool:
    """Say whether a state tells of somebody who acts: "is ready to", "is an ally of"."""
    for child in verb.children:
        if child.dep_ == "ccomp":
            return True
        if child.dep_ in ("acomp", "attr", "prep") and child.i > verb.i:
            return child.lemma_.lower() in scan.rules.words.dispositions
    return verb.lemma_ in ("have", "need") and any(c.dep_ == "xcomp" for c in verb.children)


def _is_dealt_with(scan: PassageScan, preposition: Token) -> bool:
    """Say whether a preposition's object is somebody: "with Iran", "sanctions on Iran"."""
    words = scan.rules.words
    lower = preposition.lower_
    if preposition.dep_ == "agent" or lower in words.comitative:
        return True
    governor = preposition.head
    if lower in ("of", "for") and governor.lemma_.lower() in words.partners:
        return True
    if lower in ("to", "on", "for", "from"):
        lemma = governor.lemma_.lower()
        return lemma in (words.dealings if governor.pos_ == "NOUN" else words.dealing_verbs)
    return False


def speaks(scan: PassageScan, root: Token) -> bool:
    """Say whether a capital stands for its government: it decides something, or is dealt with."""
    if root.dep_ == "nsubj":
        return root.head.lemma_ in scan.rules.words.deciding
    if root.dep_ == "conj":
        return root.head.i != root.i and speaks(scan, root.head)
    if root.dep_ == "pobj":
        return root.head.lower_ in ("with", "between", "against", "by")
    return False
