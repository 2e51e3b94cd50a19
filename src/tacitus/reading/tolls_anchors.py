"""The words that say what befell people, each with the tokens that name or count them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from tacitus.model.enums import Category, Outcome
from tacitus.reading.tolls_people import Scene, find_noun_after, is_person
from tacitus.reading.tolls_rules import VerbRule

_RELATIVES = frozenset({"who", "whom", "that", "which"})
_SKIPPED = frozenset({"AUX", "ADV", "PART"})
FATAL = frozenset({"fatally", "mortally"})
_THEM = frozenset({"them", "whom", "these", "those"})
_REFLEXIVES = frozenset({"himself", "herself", "themselves", "itself", "self"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_ALL = frozenset(Category)


@dataclass(frozen=True, slots=True, eq=False)
class Anchored:
    """An anchor, the token that names the people (None: none), and what the rule demands."""

    anchor: Token
    counted: Token
    outcome: Outcome
    needs_person: bool = False
    forbids: frozenset[Category] = frozenset()


def find_anchored(scene: Scene) -> Iterator[Anchored]:
    """Give every anchor with the people it counts, in text order of the anchors."""
    for token in scene.doc:
        yield from _find_by_verb(token, scene)
        yield from _find_by_state(token, scene)
        yield from _find_by_deed(token, scene)
        yield from _find_by_life(token, scene)
        yield from _find_by_body(token, scene)
        yield from _find_by_wounds(token, scene)


def _find_by_verb(token: Token, scene: Scene) -> Iterator[Anchored]:
    rules = scene.table.verbs.get(token.lemma_.lower())
    if rules is None and token.pos_ == "PROPN":
        rules = scene.table.verbs.get(token.lower_) or scene.table.verbs.get(token.lower_[:-1])
    if rules is None or not _is_verbal(token, scene):
        return
    share = _find_fatal_share(token, scene)
    if share is not None:
        yield Anchored(share[1], share[0], Outcome.KILLED)
        rule = next((rule for rule in rules if not rule.requires), None)
    else:
        rule = next((rule for rule in rules if _is_met(rule, token)), None)
    if rule is None:
        return
    find = _find_object if rule.counted == "object" else _find_subject
    counted = find(token, scene, subject_too=rule.subject_too)
    if counted is not None and counted.lemma_.lower() not in scene.table.rules.nouns.lives:
        forbids = rule.forbids_category or _ALL - (rule.only_category or _ALL)
        yield Anchored(token, counted, rule.outcome, rule.needs_person, forbids)


def _is_verbal(token: Token, scene: Scene) -> bool:
    """Take verbs, and nouns and adjectives that the tagger mistook for none."""
    if token.pos_ == "VERB":
        return True
    if token.pos_ in ("NOUN", "PROPN"):
        return token.tag_ in ("NN", "NNP", "NNPS") and token.i + 1 in scene.counts
    return token.pos_ == "ADJ" and token.tag_ in ("JJ", "VBN") and token.dep_ != "amod"


def _find_fatal_share(token: Token, scene: Scene) -> tuple[Token, Token] | None:
    """Give number and adverb of "five were shot, three FATALLY", "one of them fatally"."""
    for near in scene.doc[token.i + 1 : token.i + 12]:
        if near.lower_ in FATAL:
            is_part = scene.words[near.i - 2] == "of" and scene.words[near.i - 1] in _THEM
            counted = near.i - 3 if is_part else near.i - 1
            return (scene.doc[counted], near) if counted in scene.counts else None
    return None


def _is_met(rule: VerbRule, token: Token) -> bool:
    """Check what must, and must not, stand below the verb."""
    if rule.requires_anywhere and not _has_below(rule.requires_anywhere, token):
        return False
    if any(near.lower_ in rule.forbids_anywhere for near in token.sent):
        return False
    if not rule.requires and not rule.forbids:
        return True
    below = {child.lower_ for child in token.children if child.dep_ not in _SUBJECTS}
    if _is_passive(token):
        below -= {child.lower_ for child in token.children if _is_where(child)}
    below |= {
        grand.lower_
        for child in token.children
        if child.dep_ in ("prep", "dobj", "prt", "xcomp", "ccomp", "oprd", "conj")
        for grand in child.children
        if child.dep_ in ("prep", "xcomp", "ccomp") or grand.dep_ in ("amod", "oprd", "acl")
    }
    if rule.forbids & below:
        return False
    if not rule.requires or token.lemma_.lower() in rule.bare:
        return True
    return bool(rule.requires & below)


def _has_below(words: frozenset[str], verb: Token) -> bool:
    """Say whether one of the words stands in the verb's clause."""
    return any(token.lower_ in words for token in verb.subtree)


def _is_where(child: Token) -> bool:
    """Say whether "at" tells where people were shot, and not that they were shot at."""
    return child.lower_ == "at" and any(grand.dep_ == "pobj" for grand in child.children)


def _find_object(token: Token, scene: Scene, *, subject_too: bool) -> Token | None:
    """Give the object of an active verb, the subject of a passive one."""
    children = list(token.children)
    if (inverted := _find_inverted(token, scene)) is not None:
        return inverted
    passive = next((c for c in children if c.dep_ == "nsubjpass"), None)
    if passive is not None:
        return _resolve_relative(passive, token)
    if any(c.dep_ == "auxpass" for c in children):
        return _find_subject(token, scene) or _find_before(token, scene)
    direct = next((c for c in children if c.dep_ in ("dobj", "oprd") and c.i > token.i), None)
    if direct is None:
        direct = _find_after(token, scene)
    if direct is not None and direct.lower_ in _REFLEXIVES:
        return _find_subject(token, scene)
    if direct is not None and not _belongs_to_next(direct, scene):
        return direct
    whom = next((c for c in children if c.dep_ == "dobj" and c.lower_ in _RELATIVES), None)
    if whom is not None:
        return _resolve_relative(whom, token)
    return _find_object_elsewhere(token, scene, subject_too=subject_too)


def _find_object_elsewhere(token: Token, scene: Scene, *, subject_too: bool) -> Token | None:
    """Reduced relatives, shared objects and subjects, headlines without their "were"."""
    if token.dep_ in ("acl", "relcl") and token.tag_ in ("VBN", "VBD"):
        return token.head
    shared = next((c for c in token.children if c.dep_ == "conj" and c.pos_ == "VERB"), None)
    has_own = any(c.dep_ in ("dobj", "oprd") for c in token.children)
    if shared is not None and not has_own and not any(c.dep_ in _SUBJECTS for c in shared.children):
        direct = next((c for c in shared.children if c.dep_ == "dobj"), None)
        if direct is not None:
            return direct
    if token.tag_ not in ("VBN", "VBD", "JJ"):
        return None
    if (near := _find_before(token, scene)) is not None:
        return near
    if token.dep_ == "conj" and _is_passive(token.head):
        return _find_object(token.head, scene, subject_too=False)
    has_subject = any(c.dep_ == "nsubj" for c in token.children)
    if subject_too or (has_subject and not _has_complement(token)):
        return _find_subject(token, scene)
    return None


def _is_passive(token: Token) -> bool:
    return any(c.dep_ in ("nsubjpass", "auxpass") for c in token.children) or (
        token.dep_ == "acl" and token.tag_ == "VBN"
    )


def _has_complement(token: Token) -> bool:
    return any(c.dep_ in ("ccomp", "xcomp", "dobj", "dative") for c in token.children)


def _find_subject(token: Token, scene: Scene, *, subject_too: bool = True) -> Token | None:
    """Give the subject, through relative pronouns and shared subjects."""
    for child in token.children:
        if child.dep_ in _SUBJECTS:
            return _resolve_relative(child, token)
    if token.dep_ in ("acl", "relcl"):
        return token.head
    if token.dep_ in ("conj", "xcomp") and token.head.pos_ in ("VERB", "AUX"):
        return _find_subject(token.head, scene)
    return _find_before(token, scene)


def _resolve_relative(subject: Token, verb: Token) -> Token | None:
    """Give the noun that "who" stands for; None for a free relative."""
    if subject.lower_ not in _RELATIVES:
        return subject
    clause = verb
    while clause.dep_ in ("conj", "xcomp") and clause.head.pos_ in ("VERB", "AUX"):
        clause = clause.head
    return clause.head if clause.dep_ in ("relcl", "acl") else None


def _belongs_to_next(direct: Token, scene: Scene) -> bool:
    """Say whether the counted belong to the next word: "40 men killed 100 INJURED"."""
    found = scene.counts.get(direct.i)
    end = max(found.end if found else 0, direct.i + 1)
    after = scene.doc[end].lower_ if end < len(scene.doc) else ""
    return after in scene.table.states or direct.lower_ in scene.table.states


def _find_inverted(token: Token, scene: Scene) -> Token | None:
    """Give the people in "also killed in the blast were two guards"."""
    if token.tag_ not in ("VBN", "VBD") or token.i - token.sent.start > 2:
        return None
    for link in scene.doc[token.i + 1 : min(token.sent.end, token.i + 12)]:
        if link.lower_ in ("was", "were", "is", "are"):
            if link.i + 1 in scene.counts:
                return find_noun_after(scene.counts[link.i + 1], scene)
            return next((c for c in link.rights if c.pos_ in ("NOUN", "PROPN")), None)
        if link.pos_ == "VERB":
            return None
    return None


def _find_after(token: Token, scene: Scene) -> Token | None:
    """Give the noun of a count right behind the verb, for want of a parsed object."""
    index = token.i + 1
    while index < len(scene.doc) and scene.doc[index].pos_ == "ADV" and index not in scene.counts:
        index += 1
    found = scene.counts.get(index)
    if found is None or index >= len(scene.doc):
        return None
    return find_noun_after(found, scene)


def _find_before(token: Token, scene: Scene) -> Token | None:
    """Give the noun of a count right before the word: "12 people (were) wounded"."""
    index = token.i - 1
    while index >= 0 and scene.doc[index].pos_ in _SKIPPED and index not in scene.counts:
        index -= 1
    if index < 0:
        return None
    near = scene.doc[index]
    if index in scene.counts:
        return near
    if near.pos_ not in ("NOUN", "PROPN"):
        return None
    for back in range(index - 1, max(-1, index - 6), -1):
        if back in scene.counts and find_noun_after(scene.counts[back], scene).i == index:
            return near
        if scene.doc[back].pos_ not in ("ADJ", "NOUN", "PROPN"):
            break
    return None


def _find_by_state(token: Token, scene: Scene) -> Iterator[Anchored]:
    rule = scene.table.states.get(token.lower_)
    if rule is None:
        return
    if token.pos_ == "VERB" and token.lemma_.lower() in scene.table.verbs:
        return
    counted = _find_bearer(token, scene)
    if counted is not None:
        yield Anchored(token, counted, rule.outcome, needs_person=rule.outcome != Outcome.KILLED)


def _find_bearer(token: Token, scene: Scene) -> Token | None:
    """Give the people of whom a state is told."""
    if token.dep_ == "amod" and token.head.pos_ in ("NOUN", "PROPN"):
        return token.head if _is_counted_or_indefinite(token.head, scene) else None
    if token.i - 1 in scene.counts:
        return scene.doc[token.i - 1]
    for child in token.children:
        if child.dep_ in _SUBJECTS:
            return _resolve_relative(child, token)
        if child.i in scene.counts:
            return child
    if token.dep_ in ("acomp", "attr", "oprd", "xcomp", "ccomp", "advmod", "conj"):
        if (near := _find_before(token, scene)) is not None:
            return near
        return _find_bearer_of_verb(token.head, scene)
    if token.dep_ == "acl":
        return token.head
    return _find_before(token, scene)


def _find_bearer_of_verb(verb: Token, scene: Scene) -> Token | None:
    if verb.pos_ not in ("VERB", "AUX"):
        return None
    direct = next((c for c in verb.children if c.dep_ == "dobj"), None)
    return direct if direct is not None else _find_subject(verb, scene)


def _is_counted_or_indefinite(noun: Token, scene: Scene) -> bool:
    """Keep "two missing men" and "a wounded man"; "the wounded man" was told of before."""
    left = scene.doc[noun.left_edge.i : noun.i]
    if any(token.i in scene.counts for token in left):
        return True
    return any(token.lower_ in ("a", "an") for token in left)


def _find_by_deed(token: Token, scene: Scene) -> Iterator[Anchored]:
    """Find "the deaths of three", "12 arrests", "the mayor's murder"."""
    rule = scene.table.deeds.get(token.lemma_.lower())
    if rule is None or token.pos_ not in ("NOUN", "PROPN") or token.dep_ in ("compound", "amod"):
        return
    if any(c.dep_ == "compound" and c.lower_ in ("near",) for c in token.children):
        return
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ == "of":
            for grand in child.children:
                if grand.dep_ == "pobj":
                    yield Anchored(token, grand, rule.outcome, rule.needs_person)
                    return
    own = scene.counts.get(token.left_edge.i) or scene.counts.get(token.i - 1)
    if own is not None and _is_year(scene.doc[own.core : own.end].text):
        own = None
    if own is not None and find_noun_after(own, scene).i == token.i:
        yield Anchored(token, token, rule.outcome)
        return
    owner = next((c for c in token.children if c.dep_ == "poss" and c.pos_ != "PRON"), None)
    if owner is not None:
        yield Anchored(token, owner, rule.outcome, needs_person=True)


def _is_year(figure: str) -> bool:
    """Say whether a figure before a deed is rather its year: "the 2015 killings"."""
    return len(figure) == 4 and figure[:2] in ("19", "20") and figure.isdigit()


def _find_by_life(token: Token, scene: Scene) -> Iterator[Anchored]:
    """Find "claimed nine lives", "cost the lives of two nurses"."""
    nouns = scene.table.rules.nouns
    if token.lemma_.lower() not in nouns.lives or token.pos_ != "NOUN":
        return
    if token.head.lemma_.lower() not in nouns.life_verbs or token.dep_ not in ("dobj", "nsubjpass"):
        return
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ == "of":
            for grand in child.children:
                if grand.dep_ == "pobj":
                    yield Anchored(token.head, grand, Outcome.KILLED)
                    return
    if any(t.i in scene.counts for t in scene.doc[token.left_edge.i : token.i]):
        yield Anchored(token.head, token, Outcome.KILLED)


def _find_by_body(token: Token, scene: Scene) -> Iterator[Anchored]:
    """Find "the bodies of 12 men", "12 bodies were found"."""
    nouns = scene.table.rules.nouns
    if token.lower_ not in nouns.bodies and token.lemma_.lower() not in nouns.bodies:
        return
    if token.dep_ == "compound" or token.pos_ not in ("NOUN", "PROPN"):
        return
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ == "of":
            for grand in child.children:
                if grand.dep_ == "pobj":
                    yield Anchored(token, grand, Outcome.KILLED, needs_person=True)
                    return
    verb = token.head if token.head.pos_ == "VERB" else token
    is_found = verb.lemma_.lower() in nouns.body_verbs or token.dep_ == "ROOT"
    if is_found and any(t.i in scene.counts for t in scene.doc[token.left_edge.i : token.i]):
        yield Anchored(token, token, Outcome.KILLED)


def _find_by_wounds(token: Token, scene: Scene) -> Iterator[Anchored]:
    """Find "three men WITH gunshot wounds", "two men were IN critical condition".

    A bare number in a condition ("two of them") is a part of those counted before.
    """
    nouns, link = scene.table.rules.nouns, token.head
    if token.dep_ != "pobj" or token.pos_ != "NOUN":
        return
    is_hurt = link.lower_ == "with" and token.lemma_.lower() in nouns.wounds
    is_ill = link.lower_ == "in" and token.lower_ == "condition"
    if is_ill:
        is_ill = any(child.lower_ in nouns.conditions for child in token.subtree)
    if not is_hurt and not is_ill:
        return
    bearer = link.head
    while bearer.pos_ in ("NOUN", "PROPN", "ADP") and not is_person(bearer, scene):
        if bearer.head == bearer or bearer.i in scene.counts:
            break
        bearer = bearer.head
    is_verb = bearer.pos_ in ("VERB", "AUX")
    found = _find_bearer_of_verb(bearer, scene) if is_verb else bearer
    is_part = is_ill and found is not None and found.i in scene.counts
    if found is not None and not is_part:
        yield Anchored(token, found, Outcome.INJURED, needs_person=True)
