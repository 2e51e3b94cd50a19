"""Which candidates are places after all: each by its own evidence and by what others lend."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tacitus.gazetteer.layout import Kind
from tacitus.reading.passages import ParsedPassage
from tacitus.reading.places_find import Candidate
from tacitus.reading.places_links import PlaceLinks, is_listed
from tacitus.reading.places_people import find_people_names
from tacitus.reading.places_rules import PlaceRules
from tacitus.reading.places_weigh import LEAST_WEIGHT, weigh_candidate
from tacitus.reading.places_words import is_dateline, is_municipal

_LINK_WEIGHT = 2.5  # "X, Y" where Y can hold X
_SURE_WEIGHT = 3.0  # of a name that is surely a place somewhere in the document
_LENT_WEIGHT = 1.6  # what its other mentions gain from it
_KNOWN_WEIGHT = 0.6  # what they gain from one that is a place somewhere, if not so surely
_LIST_WEIGHT = 1.3  # what a member of a list gains from a neighbour that is surely a place
_PAIR_WEIGHT = 3.5  # "X-Y", two towns side by side
_WEAK_WEIGHT = -1.0  # of a name that all but is a place
_RARE = 3  # meanings of a name that tells something
_PAIR_KM = 80.0
_HYPHENS = frozenset({"-", "–", "/"})


def keep_places(
    candidates: Sequence[Candidate],
    links: PlaceLinks,
    passages: Sequence[ParsedPassage],
    rules: PlaceRules,
) -> tuple[list[Candidate], list[float], list[Candidate]]:
    """Leave out what is no place after all; a list of places lends weight to its members.

    Gives what is kept, its weights, and the rare names that all but were: they count as company.
    """
    people = find_people_names(passages, rules)
    weights = [weigh_candidate(candidate, people, rules) for candidate in candidates]
    for inner, outer in links.holders.items():
        if weights[inner] > -5 and weights[outer] > -5:
            weights[inner] += _LINK_WEIGHT + (0.0 if candidates[outer].is_wide else 1.0)
            weights[outer] += _LINK_WEIGHT if not candidates[outer].is_wide else 0.5
    _join_pairs(candidates, weights)
    _lend_weight(candidates, weights)
    _lend_in_lists(candidates, weights)
    kept = [index for index in range(len(candidates)) if weights[index] >= LEAST_WEIGHT]
    settled = [candidates[index] for index in kept]
    weak = [
        candidate
        for candidate, weight in zip(candidates, weights, strict=True)
        if _WEAK_WEIGHT <= weight < LEAST_WEIGHT and 0 < len(candidate.entries) <= _RARE
    ]
    return [_mark_local(c, rules) for c in settled], [weights[i] for i in kept], weak


def _mark_local(candidate: Candidate, rules: PlaceRules) -> Candidate:
    is_local = is_dateline(candidate.span) or is_municipal(candidate.span, rules)
    return replace(candidate, is_local=True) if is_local else candidate


def _lend_weight(candidates: Sequence[Candidate], weights: list[float]) -> None:
    """Let a name that is a place somewhere in the document count for more elsewhere."""
    best: dict[str, float] = {}
    for candidate, weight in zip(candidates, weights, strict=True):
        key = candidate.span.text.lower()
        best[key] = max(best.get(key, weight), weight)
    for index, candidate in enumerate(candidates):
        most = best[candidate.span.text.lower()]
        if weights[index] > -3 and most >= LEAST_WEIGHT:
            weights[index] += _LENT_WEIGHT if most >= _SURE_WEIGHT else _KNOWN_WEIGHT


def _join_pairs(candidates: Sequence[Candidate], weights: list[float]) -> None:
    """Let two towns side by side that a hyphen joins bear each other out: "Fargo-Moorhead"."""
    for index in range(1, len(candidates)):
        left, right = candidates[index - 1], candidates[index]
        if left.passage != right.passage or right.span.start - left.span.end != 1:
            continue
        if left.span.doc[left.span.end].text in _HYPHENS and _are_near(left, right):
            weights[index - 1] += _PAIR_WEIGHT
            weights[index] += _PAIR_WEIGHT


def _are_near(left: Candidate, right: Candidate) -> bool:
    """Say whether some meaning of one name lies beside some meaning of the other."""
    return any(
        a.country == b.country and a.row != b.row and a.distance_km(b) < _PAIR_KM
        for a in left.entries
        if a.kind >= Kind.ADMIN2
        for b in right.entries
        if b.kind >= Kind.ADMIN2
    )


def _lend_in_lists(candidates: Sequence[Candidate], weights: list[float]) -> None:
    """Let a sure place lend weight to its neighbours in a list: "Aleppo, Homs and Hama"."""
    pairs = [
        (index - 1, index)
        for index in range(1, len(candidates))
        if is_listed(candidates[index - 1], candidates[index])
    ]
    for sure, other in (*pairs, *((right, left) for left, right in reversed(pairs))):
        if weights[sure] >= LEAST_WEIGHT + 0.5 and -2.5 < weights[other] < LEAST_WEIGHT + 1:
            weights[other] += _LIST_WEIGHT
