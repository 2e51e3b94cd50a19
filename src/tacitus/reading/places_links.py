"""Reading from the words which place holds which: "Gao, Mali", "Homs in Syria", "Mali's Gao"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tacitus.gazetteer.layout import Kind
from tacitus.reading.places_find import Candidate
from tacitus.reading.places_rules import PlaceRules

_SEPARATORS = frozenset({",", "(", "in", "of", "inside", "within"})
_REACH = 10  # tokens between two names that may belong together
_SKIPPED = frozenset({"the", "a", "nearby"})


@dataclass(frozen=True, slots=True)
class PlaceLinks:
    """The index of the candidate that holds each candidate, as the words have it.

    ``forced``: those that lie there whatever the gazetteer knows ("X district in Y province").
    ``parts``: those that are parts of a town ("the X quarter of Y").
    """

    holders: Mapping[int, int]
    forced: frozenset[int] = frozenset()
    parts: frozenset[int] = frozenset()


def find_links(candidates: Sequence[Candidate], rules: PlaceRules) -> PlaceLinks:
    """Find containment between neighbouring candidates; the wider one must be able to hold."""
    holders: dict[int, int] = {}
    forced: set[int] = set()
    parts: set[int] = set()
    for index in range(len(candidates) - 1):
        inner, outer = candidates[index], candidates[index + 1]
        if inner.passage != outer.passage or outer.span.start - inner.span.end > _REACH:
            continue
        if inner.list_number is not None and inner.list_number == outer.list_number:
            continue
        between = inner.span.doc[inner.span.end : outer.span.start]
        words = [token.lower_ for token in between]
        if _is_quarter(words, rules) and outer.entries and not inner.is_demonym:
            holders.setdefault(index, index + 1)
            forced.add(index)
            parts.add(index)
            continue
        if _is_possessive(words, rules):
            if can_hold(inner, outer):
                holders.setdefault(index + 1, index)
        elif _is_containing(words, rules) and can_hold(outer, inner):
            holders.setdefault(index, index + 1)
        elif _is_containing(words, rules) and _must_hold(inner, outer, words, rules):
            holders.setdefault(index, index + 1)
            forced.add(index)
        elif _is_demonym_phrase(inner, outer, words, rules) and can_hold(inner, outer):
            holders.setdefault(index + 1, index)
    return PlaceLinks(holders, frozenset(forced), frozenset(parts))


def is_listed(left: Candidate, right: Candidate) -> bool:
    """Say whether two neighbouring candidates are members of one list."""
    if left.passage != right.passage or left.is_demonym or right.is_demonym:
        return False
    if right.span.start - left.span.end > 2:
        return False
    between = left.span.doc[left.span.end : right.span.start]
    return 1 <= len(between) <= 2 and all(token.lower_ in {",", "and", "or"} for token in between)


def _must_hold(inner: Candidate, outer: Candidate, words: Sequence[str], rules: PlaceRules) -> bool:
    """Say whether the words alone make the first name lie in the second: "X district, Y"."""
    if inner.is_demonym or inner.is_wide or outer.is_demonym or not outer.entries:
        return False
    if min(entry.kind for entry in outer.entries) > Kind.ADMIN2:
        return False
    named = any(word in rules.region_words | rules.town_words for word in words)
    follows = outer.kinds is not None and Kind.ADMIN1 in outer.kinds
    if list(words) == [","] and inner.kinds is None and follows:
        return True
    return (named or inner.kinds is not None or "in" in words) and (follows or outer.is_wide)


def _is_quarter(words: Sequence[str], rules: PlaceRules) -> bool:
    """Say whether the words between two names make the first a part of the second, a town."""
    return len(words) > 1 and words[0] in rules.quarters and words[-1] in {"of", "in"}


def can_hold(outer: Candidate, inner: Candidate) -> bool:
    """Say whether some meaning of one candidate may lie in some meaning of the other."""
    if inner.is_demonym or not outer.entries:
        return False
    if not inner.entries:
        return True
    widest = min(entry.kind for entry in outer.entries)
    if widest > Kind.ADMIN2:
        return False
    holders = {(entry.country, entry.admin1, entry.kind) for entry in outer.entries}
    return any(
        (entry.country, None, Kind.COUNTRY) in holders
        or (entry.country, entry.admin1, Kind.ADMIN1) in holders
        for entry in inner.entries
        if entry.kind > Kind.WATER
    )


def _is_containing(words: Sequence[str], rules: PlaceRules) -> bool:
    """ "X, Y", "X in northern Y", "X district, Y", "X district of Y", "X in the province of Y"."""
    if not words:
        return False
    left = [
        word
        for word in words
        if word not in rules.directions
        and word not in _SKIPPED
        and word not in rules.region_words
        and word not in rules.town_words
    ]
    return 1 <= len(left) <= 2 and all(word in _SEPARATORS for word in left)


def _is_possessive(words: Sequence[str], rules: PlaceRules) -> bool:
    """ "Y's X", "Y's northern X", "Y's second city X"."""
    return (
        bool(words) and words[0] in {"'s", "’s", "'", "’"} and len(words) <= 4 and "," not in words
    )


def _is_demonym_phrase(
    outer: Candidate, inner: Candidate, words: Sequence[str], rules: PlaceRules
) -> bool:
    """ "the Syrian city of X", "northern Malian town of X", "the Afghan capital, X"."""
    if not outer.is_demonym or not 1 <= len(words) <= 4:
        return False
    kinds = rules.town_words | rules.region_words
    return any(word in kinds for word in words)
