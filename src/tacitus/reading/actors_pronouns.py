"""Pronouns: who "he", "they", "it" and "who" stand for, where that is clear."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Protocol

from spacy.tokens import Token

from tacitus.model.enums import ActorKind
from tacitus.reading.actors_candidates import Candidate
from tacitus.reading.actors_rules import ActorRules

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_KEPT = 60
_SENTENCES_BACK = 2
_HE = frozenset({"he", "him", "his", "himself"})
_SHE = frozenset({"she", "her", "hers", "herself"})
_THEY = frozenset({"they", "them", "their", "themselves"})
_IT = frozenset({"it", "its", "itself"})
_WHO = frozenset({"who", "whom", "whose"})
_NOT_IT = frozenset({ActorKind.PERSON, ActorKind.PEOPLE})


class Gathered(Protocol):
    """What a pronoun can stand for: an actor with its mentions so far."""

    kind: ActorKind
    is_plural: bool
    titles: set[str]


@dataclass(slots=True, eq=False)
class Recent:
    """The latest mentions, newest last."""

    notes: list[tuple[Candidate, Gathered]] = field(default_factory=list)

    def note(self, candidate: Candidate, cluster: Gathered) -> None:
        """Remember a mention."""
        self.notes.append((candidate, cluster))
        del self.notes[:-_KEPT]

    def clusters(self) -> Iterator[Gathered]:
        """Give the actors mentioned lately, the latest first, each once."""
        seen: set[int] = set()
        for _, cluster in reversed(self.notes):
            if id(cluster) not in seen:
                seen.add(id(cluster))
                yield cluster


def find_antecedent(candidate: Candidate, recent: Recent, rules: ActorRules) -> Gathered | None:
    """Give the actor a pronoun stands for, or None where none fits.

    The subject of the sentence before, or of an earlier clause, is preferred to what stands
    nearer but is no subject.
    """
    word = candidate.lemma
    if word in _WHO:
        return _find_relative(candidate, recent)
    if word.endswith(("self", "selves")):
        return _find_reflexive(candidate, recent)
    if word in _IT and not _can_refer(candidate.head):
        return None
    best: tuple[int, Gathered] | None = None
    for note, cluster in reversed(recent.notes):
        distance = _distance(candidate, note)
        if distance is None:
            break
        if not _agrees(word, cluster, rules) or _is_own_clause(candidate.head, note.head):
            continue
        score = 2 * distance + (0 if note.head.dep_ in _SUBJECTS else 3)
        if best is None or score < best[0]:
            best = (score, cluster)
    return best[1] if best else None


def _find_reflexive(candidate: Candidate, recent: Recent) -> Gathered | None:
    """ "Themselves" stands for the subject of its verb."""
    for note, cluster in reversed(recent.notes):
        if note.passage != candidate.passage:
            return None
        if note.head.dep_ in _SUBJECTS and note.head.head.i == candidate.head.head.i:
            return cluster
    return None


def _find_relative(candidate: Candidate, recent: Recent) -> Gathered | None:
    """ "Who" stands for the noun its clause hangs on."""
    clause = candidate.head
    for _ in range(5):
        if clause.dep_ in ("relcl", "acl"):
            break
        clause = clause.head
    else:
        return None
    for note, cluster in reversed(recent.notes):
        if note.passage != candidate.passage:
            return None
        if note.head.i == clause.head.i or clause.head.i in range(note.span.start, note.span.end):
            return cluster
    return None


def _distance(candidate: Candidate, note: Candidate) -> int | None:
    """Give how many sentences lie between, or None where that is too far."""
    back = candidate.passage - note.passage
    if back == 0:
        if note.span.doc is not candidate.span.doc:
            return None
        start, stop = note.head.i, candidate.head.i
        between = sum(
            1 for token in candidate.head.doc[start + 1 : stop + 1] if token.is_sent_start
        )
        return between if between <= _SENTENCES_BACK else None
    if back > 1 or candidate.head.sent.start != 0:
        return None
    following = note.head.doc[note.head.i + 1 :]
    after = sum(1 for token in following if token.is_sent_start)
    return after + 1 if after + 1 <= _SENTENCES_BACK else None


def _agrees(word: str, cluster: Gathered, rules: ActorRules) -> bool:
    if word in _THEY:
        return cluster.is_plural or cluster.kind not in (ActorKind.PERSON, ActorKind.COUNTRY)
    if word in _IT:
        return cluster.kind not in _NOT_IT and not cluster.is_plural
    if cluster.kind is not ActorKind.PERSON or cluster.is_plural:
        return False
    other = rules.titles.female if word in _HE else rules.titles.male
    return not cluster.titles.intersection(other)


def _is_own_clause(pronoun: Token, noun: Token) -> bool:
    """Say whether pronoun and noun are arguments of one verb: they are then different people."""
    if pronoun.doc is not noun.doc or pronoun.dep_ == "poss":
        return False
    return bool(pronoun.head.i == noun.head.i or pronoun.head.head.i == noun.i)


def _can_refer(token: Token) -> bool:
    """Say whether "it" can stand for somebody: a verb's subject, not "it is clear that"."""
    if token.dep_ == "poss":
        return True
    if token.dep_ != "nsubj":
        return False
    verb = token.head
    if verb.lemma_ in ("be", "seem", "appear", "take", "become", "rain", "happen"):
        return False
    return verb.pos_ == "VERB"
