"""Running totals ("the toll rose to 40") and totals over a period or several happenings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Span, Token

from tacitus.model.enums import Outcome
from tacitus.model.values import Count
from tacitus.reading.numbers import CountFound
from tacitus.reading.tolls_people import Scene
from tacitus.reading.tolls_rules import TollTable

_REACH = 30
_VERBAL = frozenset({"VERB", "AUX"})


@dataclass(frozen=True, slots=True, eq=False)
class Total:
    """A running total: the word for it, its figure, its outcome (None: that of the last toll)."""

    anchor: Token
    found: CountFound
    outcome: Outcome | None


def find_totals(scene: Scene) -> Iterator[Total]:
    """Find running totals: "the death toll rose from 12 to 15", "bringing the total to 40"."""
    nouns = scene.table.rules.nouns
    for token in scene.doc:
        if token.lemma_.lower() not in nouns.totals or token.pos_ not in ("NOUN", "PROPN"):
            continue
        if token.lower_ == "number" and not _is_number_of(token, scene):
            continue
        if token.i in scene.counts or (token.i + 1 in scene.counts and token.lower_ != "toll"):
            continue
        found = _find_figure(token, scene)
        if found is not None:
            yield Total(anchor=token, found=found, outcome=_find_outcome(token, scene))


def _is_number_of(token: Token, scene: Scene) -> bool:
    """Keep "the number of dead", leave out "a number of people"."""
    before = token.nbor(-1).lower_ if token.i else ""
    return before in ("the", "total", "overall") and _find_outcome(token, scene) is not None


def _find_outcome(token: Token, scene: Scene) -> Outcome | None:
    outcomes = scene.table.rules.nouns.fallback_outcomes
    for near in scene.doc[max(0, token.i - 2) : token.i + 5]:
        outcome = outcomes.get(near.lower_) or outcomes.get(near.lemma_.lower())
        if outcome and near.sent == token.sent:
            return outcome
    return Outcome.KILLED if token.lower_ == "toll" else None


def _find_figure(token: Token, scene: Scene) -> CountFound | None:
    """Give the figure behind a linking word; after "from 12 to 15" it is the second."""
    links = scene.table.rules.nouns.total_links
    end = min(token.sent.end, token.i + _REACH)
    index = token.i + 1
    while index < end:
        found = scene.counts.get(index)
        if found is None:
            index += 1
            continue
        before = scene.doc[found.start - 1]
        noun = scene.doc[found.end].lower_ if found.end < len(scene.doc) else ""
        if before.lower_ in links or before.lemma_.lower() in links:
            return found if noun not in ("of", "%") or before.lower_ != "of" else None
        index = found.end
    return None


def is_aggregate(anchor: Token, anchors: list[Token], table: TollTable) -> bool:
    """Say whether a toll is a total over a period, an area or several happenings.

    Where a sentence tells several tolls, the words for the period belong to the toll whose verb
    governs them.
    """
    sentence = anchor.sent
    text = sentence.text.lower()
    same = [other for other in anchors if other.sent == sentence]
    for pattern, unless in table.aggregates:
        match = pattern.search(text)
        if match is None or (unless is not None and unless.search(text)):
            continue
        cue = sentence.char_span(match.start(), match.end(), alignment_mode="expand")
        if cue is None or _governs(anchor, cue, same):
            return True
    return False


def is_beyond_one(count: Count, sentence: Span, table: TollTable) -> bool:
    """Say whether so many cannot have died in one happening, save in a disaster."""
    limit = table.rules.nouns.one_happening_most
    figure = count.low if count.low is not None else count.high
    if figure is None or figure <= limit:
        return False
    return not any(token.lemma_.lower() in table.rules.nouns.disasters for token in sentence)


def _governs(anchor: Token, cue: Span, anchors: list[Token]) -> bool:
    if len({other.i for other in anchors}) <= 1 or cue.start <= anchor.i < cue.end:
        return True
    verbs = _list_verbs(_climb_out(cue))
    owners = [other for other in anchors if set(verbs) & set(_list_verbs(other))]
    if owners:
        return anchor in owners
    nearest = min(abs(other.i - cue.start) for other in anchors)
    return abs(anchor.i - cue.start) == nearest


def _list_verbs(anchor: Token) -> list[Token]:
    """Give the anchor's verb and those it is coordinated with."""
    verb = _find_verb(anchor)
    verbs = [verb]
    while verb.dep_ == "conj" and verb.head.pos_ in _VERBAL and _is_alike(verb, verb.head):
        verb = verb.head
        verbs.append(verb)
    return verbs


def _is_alike(verb: Token, first: Token) -> bool:
    """Say whether a coordinated verb shares the tense of the first: "have died and 9 are hurt"."""
    return _has_auxiliary(first) or not _has_auxiliary(verb)


def _has_auxiliary(verb: Token) -> bool:
    return any(child.dep_ in ("aux", "auxpass") for child in verb.children)


def _climb_out(cue: Span) -> Token:
    """Give the first word above the cue that is not part of it."""
    token = cue.root
    while cue.start <= token.i < cue.end and token.head != token:
        token = token.head
    return token


def _find_verb(token: Token) -> Token:
    while token.pos_ not in _VERBAL and token.head != token:
        token = token.head
    return token
