"""Roles: who does and who suffers what a verb or an event noun tells, by the parse."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

_SUBJECTS = frozenset({"nsubj", "csubj"})
_PASSIVE_SUBJECTS = frozenset({"nsubjpass", "csubjpass"})
_OBJECTS = frozenset({"dobj", "obj"})
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_OBJECT_CONTROL = frozenset(
    {
        "order",
        "force",
        "ask",
        "urge",
        "allow",
        "tell",
        "call",
        "compel",
        "persuade",
        "permit",
        "send",
        "help",
        "see",
        "leave",
        "enable",
        "authorize",
        "direct",
        "instruct",
        "lead",
        "hire",
        "press",
        "let",
        "demand",
    }
)
_PARTICLES = frozenset({"off", "up", "down"})
_NOUN_CONTROL_PREPS = frozenset({"of", "for"})
_ACCUSING = frozenset({"accuse", "suspect", "convict", "blame", "charge", "acquit", "indict"})
_OTHERS_PLAN = frozenset(
    {
        "thwart",
        "foil",
        "prevent",
        "stop",
        "uncover",
        "discover",
        "disrupt",
        "avert",
        "reject",
        "condemn",
        "report",
        "block",
        "reveal",
        "expose",
        "deny",
        "frustrate",
        "fear",
        "investigate",
        "denounce",
        "allege",
        "survive",
    }
)
_DEPTH = 6


def expand_conjuncts(token: Token) -> list[Token]:
    """Give a word and the words joined to it by "and" or a comma."""
    found = [token]
    for child in token.children:
        if child.dep_ == "conj" and child.i > token.i:
            found.extend(expand_conjuncts(child))
    return found


def is_passive(verb: Token) -> bool:
    """Say whether a verb is in the passive, whole ("was hit") or reduced ("soldiers hit by")."""
    if any(child.dep_ in ("nsubjpass", "auxpass", "csubjpass") for child in verb.children):
        return True
    if verb.tag_ != "VBN":
        return verb.tag_ == "VBD" and any(child.dep_ == "agent" for child in verb.children)
    if any(child.dep_ == "aux" and child.lemma_ == "have" for child in verb.children):
        return False
    if verb.dep_ in ("acl", "amod"):
        return True
    if any(child.dep_ == "agent" for child in verb.children):
        return True
    if verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX"):
        return is_passive(verb.head) and not _children(verb, _OBJECTS)
    return False


_RECKONINGS = frozenset(
    {"reckoning", "count", "tally", "estimate", "account", "figure", "standard", "mistake", "night"}
)
"""After "by" they say by what measure, or when, and not by whom."""


def find_agents(token: Token, *, transitive: bool = False) -> list[Token]:
    """Give the words for those who do what a verb tells; empty where they are left out.

    ``transitive``: a verb that cannot stand without an object; "nine killed in raid" is then
    a passive with its auxiliary left out.
    """
    if is_passive(token):
        return _spread(_by_phrase(token))
    if transitive and _is_clipped_passive(token):
        return []
    return _spread(find_subjects(token))


def find_patients(token: Token, *, transitive: bool = False) -> list[Token]:
    """Give the words for those whom the verb's doing befalls."""
    own = _children(token, _OBJECTS)
    if is_passive(token):
        return _spread(find_subjects(token) or own)
    if not own and transitive and _is_clipped_passive(token):
        return _spread(find_subjects(token))
    if not own and token.dep_ in ("relcl",):
        own = [token.head] if _object_is_relative(token) else []
    if not own and token.dep_ == "conj" and token.head.pos_ == "VERB" and _shares_object(token):
        own = _children(token.head, _OBJECTS)
    if not own:
        own = _shared_right_object(token) or _particle_object(token) or _clause_subject(token)
    return _spread(own)


def find_subjects(verb: Token, depth: int = 0) -> list[Token]:
    """Give the verb's subject, found back through conjunction, control and relative clause."""
    own = [child for child in verb.children if child.dep_ in _SUBJECTS | _PASSIVE_SUBJECTS]
    if own:
        return [_antecedent(verb, subject) for subject in own]
    if depth >= _DEPTH or verb.dep_ == "ROOT":
        return []
    head = verb.head
    if verb.dep_ in ("acl", "relcl"):
        return _acl_subjects(verb)
    if verb.dep_ == "conj" and head.pos_ in ("VERB", "AUX"):
        return find_subjects(head, depth + 1)
    if verb.dep_ in ("xcomp", "ccomp", "advcl", "dep", "prep") and head.pos_ in ("VERB", "AUX"):
        return _controller(verb, head, depth)
    if verb.dep_ == "pcomp":
        return _pcomp_subjects(head, depth)
    return []


def _controller(verb: Token, head: Token, depth: int) -> list[Token]:
    objects = _children(head, _OBJECTS)
    if verb.dep_ == "xcomp" and head.lemma_ in _OBJECT_CONTROL and objects:
        return objects
    if verb.dep_ == "ccomp" and verb.tag_ not in ("VB", "VBG"):
        return []
    return find_subjects(head, depth + 1)


def _pcomp_subjects(preposition: Token, depth: int) -> list[Token]:
    head = preposition.head
    if head.dep_ in ("dobj", "nsubjpass") and head.head.lemma_ in _ACCUSING:
        return [head]
    if head.pos_ not in ("VERB", "AUX"):
        return []
    if preposition.lemma_ in _NOUN_CONTROL_PREPS and not is_passive(head):
        objects = _children(head, _OBJECTS)
        if objects:
            return objects
    return find_subjects(head, depth + 1)


def _acl_subjects(verb: Token) -> list[Token]:
    head = verb.head
    if verb.dep_ == "relcl":
        return [head]
    if verb.tag_ in ("VBG", "VBN"):
        return [head]
    if head.dep_ in _OBJECTS and head.head.pos_ == "VERB" and head.head.lemma_ not in _OTHERS_PLAN:
        return find_subjects(head.head, _DEPTH - 1)
    return find_possessors(head)


def _antecedent(verb: Token, subject: Token) -> Token:
    if subject.lower_ in _RELATIVE:
        anchor = verb
        while anchor.dep_ == "conj" and anchor.head.pos_ in ("VERB", "AUX"):
            anchor = anchor.head
        if anchor.dep_ in ("relcl", "acl"):
            return anchor.head
    return subject


def _object_is_relative(verb: Token) -> bool:
    subjects = [child for child in verb.children if child.dep_ in _SUBJECTS]
    return (
        bool(subjects)
        and all(subject.lower_ not in _RELATIVE for subject in subjects)
        and not any(
            child.dep_ == "advmod" and child.lower_ in ("where", "when") for child in verb.children
        )
    )


def _shares_object(verb: Token) -> bool:
    """Say whether a second verb lacks an object of its own and ends the object-less first."""
    return not any(child.dep_ in ("prep", "ccomp", "xcomp") for child in verb.children) and any(
        child.dep_ in _OBJECTS and child.i > verb.i for child in verb.head.children
    )


def _shared_right_object(verb: Token) -> list[Token]:
    """Give the object of the verb joined after this one ("captured and killed two men")."""
    for child in verb.children:
        if child.dep_ == "conj" and child.pos_ == "VERB" and child.i - verb.i <= 3:
            return _children(child, _OBJECTS)
    return []


def _particle_object(verb: Token) -> list[Token]:
    """Give the object of a particle that the parse took for a preposition ("seal off a town")."""
    for child in verb.children:
        if child.dep_ == "prep" and child.i == verb.i + 1 and child.lower_ in _PARTICLES:
            return [grand for grand in child.children if grand.dep_ == "pobj"]
    return []


def _clause_subject(verb: Token) -> list[Token]:
    """Give whom a verb lets or makes do something ("allowed the candidate to run")."""
    for child in verb.children:
        if child.dep_ == "ccomp" and child.tag_ in ("VB", "RP") and verb.lemma_ in _OBJECT_CONTROL:
            return [grand for grand in child.children if grand.dep_ in _SUBJECTS]
    return []


def _is_clipped_passive(verb: Token) -> bool:
    if verb.tag_ not in ("VBD", "VBN") or _children(verb, _OBJECTS):
        return False
    if any(child.dep_ in ("ccomp", "aux") for child in verb.children):
        return False
    return not _shared_right_object(verb) and verb.dep_ not in ("relcl",)


def _by_phrase(verb: Token) -> list[Token]:
    """Give the nouns after "by": the verb's own, else those of a passive it is joined with."""
    joined = [verb.head] if verb.dep_ == "conj" else []
    joined += [child for child in verb.children if child.dep_ == "conj"]
    passives = (other for other in joined if other.pos_ == "VERB" and is_passive(other))
    for owner in (verb, *passives):
        if found := _own_by_phrase(owner):
            return found
    return []


def _own_by_phrase(verb: Token) -> list[Token]:
    return [
        obj
        for child in verb.children
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by")
        for obj in child.children
        if obj.dep_ == "pobj" and obj.lemma_.lower() not in _RECKONINGS
    ]


def find_possessors(noun: Token) -> list[Token]:
    """Give the owner in "the army's raid"."""
    return [child for child in noun.children if child.dep_ == "poss"]


def find_prep_objects(token: Token, preps: Iterable[str]) -> list[Token]:
    """Give the nouns under the given prepositions of a word, in text order, with conjuncts."""
    wanted = frozenset(preps)
    found: list[Token] = []
    for child in token.children:
        if child.dep_ in ("prep", "dative", "agent") and child.lower_ in wanted:
            found.extend(grand for grand in child.children if grand.dep_ == "pobj")
        elif child.dep_ == "dative" and "to" in wanted and child.pos_ != "ADP":
            found.append(child)
    return _spread(found)


def find_modifiers(noun: Token) -> list[Token]:
    """Give the nouns and adjectives that stand before a noun."""
    return [
        child
        for child in noun.children
        if child.dep_ in ("compound", "amod", "nmod") and child.i < noun.i
    ]


def _children(token: Token, deps: frozenset[str]) -> list[Token]:
    return [child for child in token.children if child.dep_ in deps]


def _spread(tokens: Iterable[Token]) -> list[Token]:
    return [word for token in tokens for word in expand_conjuncts(token)]
