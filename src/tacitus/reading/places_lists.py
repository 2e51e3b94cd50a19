"""Lists of like places: countries, states, "X, Y and Z counties"; none holds another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tacitus.gazetteer.layout import Kind
from tacitus.reading.places_find import Candidate
from tacitus.reading.places_links import is_listed

_LEAST = 3  # members that make a list
_SHARE = 0.6  # of the members that have a meaning of the list's kind
_SURE = 2  # members whose first meaning is of that kind


def mark_lists(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Number the lists of like places, and leave to their members the kind that they share."""
    marked = list(candidates)
    for number, (start, end) in enumerate(_find_runs(candidates)):
        members = candidates[start:end]
        if all(member.kinds is not None for member in members):
            marked[start:end] = [replace(member, list_number=number) for member in members]
        elif len(members) >= _LEAST and (shared := _find_shared(members)):
            kind, country = shared
            marked[start:end] = [_narrow(member, kind, country, number) for member in members]
    return marked


def _find_runs(candidates: Sequence[Candidate]) -> Iterator[tuple[int, int]]:
    """Give the first index and the one behind the last of each list of two members or more."""
    start = 0
    for index in range(1, len(candidates) + 1):
        if index < len(candidates) and is_listed(candidates[index - 1], candidates[index]):
            continue
        if index - start > 1:
            yield start, index
        start = index


def _find_shared(members: Sequence[Candidate]) -> tuple[Kind, str | None] | None:
    """Find the kind that most members share: countries, or first-level regions of one country."""
    firsts = [member.entries[0] for member in members if member.entries]
    states = {entry.country for entry in firsts if entry.kind is Kind.ADMIN1}
    options = [(Kind.COUNTRY, None), *((Kind.ADMIN1, code) for code in sorted(map(str, states)))]
    for kind, country in options:
        sure = sum(entry.kind is kind and country in {None, entry.country} for entry in firsts)
        able = sum(_has(member, kind, country) for member in members)
        if sure >= _SURE and able >= _SHARE * len(members):
            return kind, country
    return None


def _has(member: Candidate, kind: Kind, country: str | None) -> bool:
    return any(e.kind is kind and country in {None, e.country} for e in member.entries)


def _narrow(member: Candidate, kind: Kind, country: str | None, number: int) -> Candidate:
    if not _has(member, kind, country):
        return member
    entries = tuple(e for e in member.entries if e.kind is kind and country in {None, e.country})
    return replace(member, entries=entries, kinds=frozenset({kind}), list_number=number)
