"""Leaving out meanings that the document as a whole speaks against."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tacitus.gazetteer.layout import Kind
from tacitus.gazetteer.lookup import Entry
from tacitus.reading.places_find import Candidate
from tacitus.reading.places_links import PlaceLinks
from tacitus.reading.places_resolve import is_within
from tacitus.reading.places_setting import Choice, Setting, key_of

_GUESS_SHARE = 0.15  # of the country, for a name that only sounds like one of its places
_STRAY_SHARE = 0.06  # of the country, its own vote left out, below which a hamlet is a stray
_STRAY_VOTES = 4.0  # the document must speak of places enough to tell
_MAIN_SHARE = 0.5  # a document with no main country has no strays
_COMMON = 4  # meanings from which on a name is a common one
_HAMLET = 60_000
_TOWN_KM = 30.0  # from a town's middle to its quarters
_OTHER_NAME = 8  # times as large must a town be that the name is not the chief one of


def narrow_entries(
    candidates: Sequence[Candidate], links: PlaceLinks, setting: Setting
) -> list[Candidate]:
    """Leave to each candidate the meanings that fit what holds it and the document's countries."""
    return [
        _narrow(candidate, _find_holder(candidates, index, links), index in links.forced, setting)
        for index, candidate in enumerate(candidates)
    ]


def spread_holders(
    narrowed: Sequence[Candidate], links: PlaceLinks
) -> tuple[list[Candidate], PlaceLinks]:
    """Let a name that the words put where the gazetteer has none lie there everywhere."""
    homes = {
        key_of(narrowed[index]): links.holders[index]
        for index in sorted(links.forced, reverse=True)
        if not narrowed[index].entries
    }
    holders, spread = dict(links.holders), list(narrowed)
    for index, candidate in enumerate(narrowed):
        home = homes.get(key_of(candidate))
        if home is not None and index not in holders:
            holders[index] = home
            spread[index] = replace(candidate, entries=())
    return spread, replace(links, holders=holders)


def _find_holder(
    candidates: Sequence[Candidate], index: int, links: PlaceLinks
) -> Candidate | None:
    holder = links.holders.get(index)
    return candidates[holder] if holder is not None else None


def _narrow(
    candidate: Candidate, holder: Candidate | None, is_forced: bool, setting: Setting
) -> Candidate:
    entries = candidate.entries
    if is_forced and holder is not None:
        entries = _keep_held(entries, holder)
    elif candidate.is_guess:
        entries = tuple(
            entry for entry in entries if setting.share_of(entry.country) >= _GUESS_SHARE
        )
    return candidate if entries == candidate.entries else replace(candidate, entries=entries)


def _keep_held(entries: tuple[Entry, ...], holder: Candidate) -> tuple[Entry, ...]:
    """Leave what lies in the holder, or else what is well known in its country."""
    held = tuple(
        entry
        for entry in entries
        if any(is_within(entry, outer) or _is_part(entry, outer) for outer in holder.entries)
    )
    countries = {outer.country for outer in holder.entries}
    return held or tuple(
        entry
        for entry in entries
        if entry.country in countries and (entry.kind is Kind.ADMIN1 or entry.population > _HAMLET)
    )


def _is_part(entry: Entry, town: Entry) -> bool:
    """Say whether a place lies in or beside a town."""
    return (
        town.kind is Kind.TOWN and entry.kind > Kind.ADMIN1 and entry.distance_km(town) < _TOWN_KM
    )


def is_stray(candidate: Candidate, choice: Choice | None, setting: Setting) -> bool:
    """Say whether a small place lies in a country that the document does not speak of."""
    if choice is None or choice.is_bound or setting.n_votes < _STRAY_VOTES:
        return False
    entry: Entry = choice.entry
    limit = _HAMLET if len(candidate.entries) < _COMMON else _HAMLET * 5
    if entry.kind < Kind.TOWN or (
        entry.population > limit * (_OTHER_NAME if entry.is_alternate else 1)
    ):
        return False
    if setting.main_share < _MAIN_SHARE:
        return False
    return setting.share_of(entry.country, key_of(candidate)) < _STRAY_SHARE
