"""Who is named as the doer of a deed, on what ground, and by whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from tacitus.model.enums import EventType, ResponsibilityBasis
from tacitus.reading.events_rules import ResponsibilityFile
from tacitus.reading.roles import find_agents, find_patients, find_prep_objects, find_subjects

_INVOLVING = frozenset({"implicate", "suspect", "indict", "charge"})


@dataclass(frozen=True, slots=True, eq=False)
class Naming:
    """A clause that names a doer: ``doers`` and ``speakers`` are words, ``deed`` what it is about.

    ``deed`` is None where the clause does not name it; it then is the last deed told.
    """

    basis: ResponsibilityBasis
    doers: tuple[Token, ...]
    speakers: tuple[Token, ...]
    deeds: tuple[Token, ...]
    cue: Token
    clause: Span


def find_namings(doc: Doc, rules: ResponsibilityFile) -> tuple[Naming, ...]:
    """Find claims, admissions, denials, accusations and suspicions of a deed, in text order."""
    found: list[Naming] = []
    for token in doc:
        if token.pos_ not in ("VERB", "AUX"):
            continue
        lemma = token.lemma_.lower()
        naming = (
            _find_claim(token, lemma, rules)
            or _find_attributed(token, lemma, rules)
            or _find_accusation(token, lemma, rules)
            or _find_behind(token, rules)
        )
        if naming is not None and not _names_nobody(naming.doers):
            found.append(naming)
    return tuple(found)


def _names_nobody(doers: Iterable[Token]) -> bool:
    """Say whether it is said that nobody claimed or is blamed ("no group has claimed it")."""
    return any(
        word.lower_ in NOBODY or any(c.lower_ in NOBODY for c in word.children if c.dep_ == "det")
        for word in doers
    )


def _find_claim(verb: Token, lemma: str, rules: ResponsibilityFile) -> Naming | None:
    basis = _claim_basis(lemma, rules)
    if basis is None:
        return None
    nouns = [word for word in find_patients(verb) if word.lemma_.lower() in rules.nouns]
    if not nouns and basis is ResponsibilityBasis.ADMITTED:
        nouns = [
            word for word in find_prep_objects(verb, ("to",)) if word.lemma_.lower() in rules.nouns
        ]
    if not nouns:
        return _find_clause_claim(verb, basis, rules)
    if lemma == "take" and nouns[0].lemma_.lower() not in ("responsibility", "credit"):
        return None
    deeds = [
        deed for word in (*nouns, verb) for deed in find_prep_objects(word, ("for", "in", "of"))
    ] + _gerunds((*nouns, verb))
    doers = find_agents(verb)
    if any(child.dep_ == "neg" for child in verb.children):
        return None
    return _build(basis, doers, doers, deeds, verb)


def _claim_basis(lemma: str, rules: ResponsibilityFile) -> ResponsibilityBasis | None:
    if lemma in rules.claims:
        return ResponsibilityBasis.CLAIMED
    if lemma in rules.admissions:
        return ResponsibilityBasis.ADMITTED
    return ResponsibilityBasis.DENIED if lemma in rules.denials else None


def _find_clause_claim(
    verb: Token, basis: ResponsibilityBasis, rules: ResponsibilityFile
) -> Naming | None:
    """Find "admitted killing the mayor", "denied that it attacked the town", "said it killed"."""
    speech = {*rules.suspicions, *rules.accusations, *rules.denials, *rules.attributed_to}
    speakers = find_agents(verb)
    for child in verb.children:
        if child.dep_ not in ("xcomp", "ccomp") or child.pos_ != "VERB":
            continue
        if child.lemma_.lower() in speech:
            continue
        if (
            child.dep_ == "xcomp"
            and child.tag_ == "VBG"
            and basis is not ResponsibilityBasis.CLAIMED
        ):
            return _build(basis, speakers, speakers, [child], verb)
        own = [grand for grand in child.children if grand.dep_ == "nsubj"]
        if own and own[0].lower_ in ("it", "they", "we", "he", "she", "i"):
            if verb.lemma_ == "say" and own[0].lower_ in ("he", "she", "i"):
                return None
            if verb.lemma_ in ("say", "claim") and own[0].lower_ not in ("it", "they", "we"):
                return None
            return _build(basis, speakers, speakers, [child], verb)
    return None


def _find_attributed(verb: Token, lemma: str, rules: ResponsibilityFile) -> Naming | None:
    if lemma not in rules.attributed_to:
        return None
    doers = find_prep_objects(verb, ("to", "on"))
    if not doers:
        return None
    return _build(ResponsibilityBasis.ACCUSED, doers, find_agents(verb), find_patients(verb), verb)


def _find_accusation(verb: Token, lemma: str, rules: ResponsibilityFile) -> Naming | None:
    if lemma in rules.accusations:
        basis = ResponsibilityBasis.ACCUSED
    elif lemma in rules.suspicions:
        basis = ResponsibilityBasis.SUSPECTED
    else:
        return None
    doers = find_patients(verb)
    if not doers:
        return None
    preps = [prep for prep in rules.accused_of if prep != "in" or lemma in _INVOLVING]
    deeds = find_prep_objects(verb, preps) + _gerunds((verb,))
    for word in (*verb.children, *doers):
        if word.dep_ in ("oprd", "acomp", "ccomp", "xcomp") or word in doers:
            deeds.extend(find_prep_objects(word, rules.accused_of))
            deeds.extend(_gerunds((word,)))
    return _build(basis, doers, find_agents(verb), deeds, verb) if deeds else None


def _gerunds(words: Iterable[Token]) -> list[Token]:
    return [
        grand
        for word in words
        for child in word.children
        if child.dep_ == "prep"
        for grand in child.children
        if grand.dep_ == "pcomp" and grand.pos_ == "VERB"
    ]


def _find_behind(verb: Token, rules: ResponsibilityFile) -> Naming | None:
    if verb.lemma_ not in ("be", "stand"):
        return None
    deeds = find_prep_objects(verb, rules.behind)
    doers = find_subjects(verb)
    if not deeds or not doers:
        return None
    head = verb.head
    if verb.dep_ != "ccomp" or head.pos_ != "VERB":
        return None
    speakers = find_agents(head)
    if head.lemma_ in ("deny", "reject"):
        basis = ResponsibilityBasis.DENIED
    elif doers[0].lower_ in ("it", "they", "we"):
        basis = ResponsibilityBasis.CLAIMED
        doers = speakers
    elif head.lemma_ in rules.suspicions:
        basis = ResponsibilityBasis.SUSPECTED
    else:
        basis = ResponsibilityBasis.ACCUSED
    return _build(basis, doers, speakers, deeds, head)


def _build(
    basis: ResponsibilityBasis,
    doers: Iterable[Token],
    speakers: Iterable[Token],
    deeds: Iterable[Token],
    cue: Token,
) -> Naming:
    words = (*doers, *speakers, *deeds, cue)
    start = min(word.i for word in words)
    end = max(word.i for word in words) + 1
    return Naming(
        basis=basis,
        doers=tuple(doers),
        speakers=tuple(speakers),
        deeds=tuple(deeds),
        cue=cue,
        clause=cue.doc[start:end],
    )


def names_deed(naming: Naming, words: Iterable[Token]) -> bool:
    """Say whether one of the words is, or stands under, what the naming is about."""
    return any(
        deed.i == word.i or deed.is_ancestor(word) for deed in naming.deeds for word in words
    )


def is_suspect(word: Token, rules: ResponsibilityFile) -> Iterator[Token]:
    """Give the adjectives that name a doer only by suspicion ("suspected rebels")."""
    return (child for child in word.children if child.lower_ in rules.suspect_adjectives)


NOBODY = frozenset({"no", "neither", "none", "nobody", "nothing"})
"""Words that name nobody: a claim by "no group" is no claim."""

DEEDS = frozenset({EventType.ASSAULT, EventType.COERCE})
"""Types whose doers are entered under responsibility."""
