"""Descriptions: an actor's kind, sector and country from its noun and the words around it."""

from __future__ import annotations

from spacy.tokens import Span, Token

from tacitus.model.enums import ActorKind
from tacitus.reading.actors_acting import SUBJECTS
from tacitus.reading.actors_candidates import TOLL_CATEGORIES, Candidate, Form, PassageScan
from tacitus.reading.actors_names import NameSort
from tacitus.reading.actors_phrases import (
    cut_phrase,
    has_article,
    is_plural,
    of_object,
    phrase_start,
)
from tacitus.reading.actors_rules import KnownActor, Level, SortRule


def describe(scan: PassageScan, noun: Token, span: Span, rule: SortRule, head: Token) -> Candidate:
    """Work out a description's kind, sector and country from its noun and what stands before."""
    sort = sort_by_modifiers(scan, noun, rule)
    plural = is_plural(noun) or head.dep_ in ("npadvmod", "compound", "amod", "nmod")
    kind = sort.kind
    level = getattr(rule, "level", Level.PEOPLE)
    is_many = plural or scan.rules.head_phrase(noun) in scan.rules.words.collective
    if not is_many and level is not Level.BODY:
        kind = ActorKind.PERSON
    elif kind is ActorKind.PERSON:
        kind = ActorKind.UNKNOWN
    return Candidate(
        scan.number,
        span,
        head,
        Form.DESCRIPTION,
        kind,
        sort.sector,
        sort.category,
        country_of(scan, noun, span),
        lemma=scan.rules.head_phrase(noun),
        is_plural=plural,
        is_bare=_is_unmodified(scan, noun),
    )


def sort_by_modifiers(scan: PassageScan, noun: Token, rule: SortRule) -> SortRule:
    """Give the sort that the words before a noun tell, else the noun's own."""
    level = getattr(rule, "level", Level.PEOPLE)
    if level is Level.BODY and rule.id not in ("groups", "gangs", "crowds"):
        return rule
    for index in range(noun.i - 1, phrase_start(noun) - 1, -1):
        word = scan.doc[index]
        found = scan.rules.modifiers.get(word.lower_) or scan.rules.modifiers.get(
            word.lemma_.lower()
        )
        if found is not None and _may_resort(rule, found, level):
            return found
        marked = scan.marks.get(index)
        if level is Level.NEUTRAL and marked is not None and marked[1].actor is not None:
            return _sort_of_actor(marked[1].actor, rule)
        if level is Level.NEUTRAL and marked is not None and marked[1].sort is NameSort.PALACE:
            return SortRule(id=rule.id, kind=ActorKind.GOVERNMENT, sector="GOV", words=rule.words)
    inner = of_object(noun)
    if level is Level.NEUTRAL and inner is not None:
        return _sort_by_object(scan, inner, rule)
    return rule


def _may_resort(rule: SortRule, found: SortRule, level: Level) -> bool:
    """Forces stay forces; people with a calling of their own keep it."""
    if rule.sector == "MIL" and found.kind is ActorKind.GOVERNMENT:
        return False
    if level is Level.PEOPLE:
        return rule.sector in (None, "CVL") and found.sector not in ("GOV", "PTY")
    return found.id != "of-weapons"


def _sort_by_object(scan: PassageScan, inner: Token, rule: SortRule) -> SortRule:
    """ "A leader of the rebels" is of the rebels' sort."""
    marked = scan.mark_at(inner)
    actor = marked[1].actor if marked else None
    if actor is not None:
        return _sort_of_actor(actor, rule)
    found = scan.rules.find_head(inner)
    return found if found is not None and found.sector is not None else rule


def _sort_of_actor(actor: KnownActor, rule: SortRule) -> SortRule:
    category = TOLL_CATEGORIES.get(actor.kind, rule.category)
    return SortRule(
        id=rule.id, kind=actor.kind, sector=actor.sector, category=category, words=rule.words
    )


def country_of(scan: PassageScan, noun: Token, span: Span) -> str | None:
    """Give the country that a phrase names by demonym, genitive or of-phrase, the nearest first."""
    order = [*range(noun.i - 1, span.start - 1, -1), *range(noun.i, span.end)]
    for index in order:
        marked = scan.marks.get(index)
        if marked is None or marked[1].sort is NameSort.CAPITAL or not marked[1].country:
            continue
        if scan.doc[index].dep_ != "npadvmod":
            return marked[1].country
    return None


def _is_unmodified(scan: PassageScan, noun: Token) -> bool:
    """Say whether a noun stands by itself, save for words that set it apart from nothing."""
    phrase = scan.rules.head_phrase(noun)
    for child in noun.lefts:
        is_own = child.lower_ in phrase.split() or child.lower_ in scan.rules.words.faint
        if child.dep_ not in ("det", "punct", "case") and child.tag_ != "VBN" and not is_own:
            return False
    return of_object(noun) is None


def cut_half(scan: PassageScan, noun: Token) -> Span:
    """Give a description; of "Dutch and Danish officials" only "Danish officials"."""
    span = cut_phrase(noun)
    for index in range(noun.i - 1, span.start, -1):
        token = scan.doc[index]
        is_second = token.dep_ == "conj" and scan.doc[index - 1].dep_ == "cc"
        if is_second and token.i in scan.marks and token.head.i in scan.marks:
            return scan.doc[index : span.end]
    return span


def _is_somewhere(token: Token, rule: SortRule) -> bool:
    """Say whether a body is only where something is: "in the northern department"."""
    return (
        rule.id in ("groups", "government")
        and token.dep_ == "pobj"
        and token.head.lower_ in ("in", "near", "at", "into", "inside", "outside", "across")
    )


def _is_told_apart(scan: PassageScan, token: Token) -> bool:
    """Say whether a word before a noun tells whose it is: "army column", "Danish jets"."""
    return any(
        child.i in scan.marks or child.lower_ in scan.rules.modifiers for child in token.lefts
    )


def _is_everybody(scan: PassageScan, token: Token) -> bool:
    """Say whether "the people" stands for nobody in particular: not said to have done anything."""
    is_bare = has_article(token) and _is_unmodified(scan, token)
    tells = any(child.dep_ in ("relcl", "acl") for child in token.children)
    is_the = token.i > 0 and token.nbor(-1).lower_ == "the"
    return is_bare and is_the and not tells and token.dep_ not in ("nsubj", "agent", "nsubjpass")


def stands_for_somebody(scan: PassageScan, token: Token, rule: SortRule) -> bool:
    """Leave out nouns that are part of another, mere qualities, and words used as adjectives."""
    if token.pos_ == "VERB" and token.tag_ != "VBN":
        return False
    if token.pos_ in ("ADJ", "VERB") and not (has_article(token) or token.tag_ == "NNS"):
        return False
    if token.pos_ == "VERB" and token.dep_ not in SUBJECTS:
        return False
    if _is_somewhere(token, rule) or any(child.lower_ == "no" for child in token.lefts):
        return False
    if token.lower_ != "forces" and token.lemma_.lower() in scan.rules.words.unclear:
        return _is_told_apart(scan, token)
    if rule.id == "platforms":
        is_owned = _is_told_apart(scan, token)
        return is_owned and token.dep_ in ("nsubj", "agent", "conj")
    phrase = scan.rules.head_phrase(token)
    if phrase == "country":
        return is_plural(token) and token.dep_ in SUBJECTS
    if phrase == "people" and _is_everybody(scan, token):
        return False
    if phrase in ("body", "figure") and _is_unmodified(scan, token):
        return token.dep_ in SUBJECTS and token.head.lemma_ in scan.rules.words.saying
    if phrase in ("source", "figure", "host", "body") and not is_plural(token):
        return of_object(token) is None
    if phrase in scan.rules.words.buildings:
        return token.dep_ in ("nsubj", "agent", "poss") and (has_article(token) or is_plural(token))
    if token.lower_ == "movement" and of_object(token) is not None:
        return False
    return not (token.dep_ == "pobj" and token.head.lower_ == "as")
