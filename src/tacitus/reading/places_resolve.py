"""Choosing which place of a name is meant, by containment, company, country and size."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from tacitus.gazetteer.countries import load_countries
from tacitus.gazetteer.layout import Kind
from tacitus.gazetteer.lookup import Entry
from tacitus.reading.places_find import Candidate
from tacitus.reading.places_links import PlaceLinks
from tacitus.reading.places_setting import Choice, Setting, key_of

_MOST_ENTRIES = 25  # meanings looked at per name
_MOST_NAMES = 120  # names whose company is measured, the most frequent of a block
_SLACK_KM = 150.0  # the most that a region's own extent forgives
_REACH_KM = 150.0  # distance at which company counts for half or so
# Weights chosen on the open half of the place sets.
_SIZE_WEIGHT = 0.85  # a power of ten of inhabitants
_COUNTRY_WEIGHT = 3.2  # the country under discussion
_REGION_WEIGHT = 1.5  # the first-level region under discussion
_COMPANY_WEIGHT = 2.0  # other places of the document nearby
_OTHER_NAME = 0.8  # a name that is not the chief one of the place
_WEAK_SHARE = 0.5  # of a name that may be no place
_SAME_KM = 60.0
_LOCAL_LOSS = 2.5  # of a country where the words speak of a town's people and bodies
_CAPITAL_PRIOR = 0.6
_CHIEF_SHARE = 0.15  # of a region's people: a town of another chief name that it is named for
_FULL_SHARE = 0.6  # share of the document's mentions that makes a country the one under discussion


_HOLDING = frozenset({Kind.COUNTRY, Kind.REGION, Kind.ADMIN1})
_PRIORS = {
    Kind.COUNTRY: 2.0,
    Kind.REGION: 2.0,
    Kind.WATER: 2.0,
    Kind.ADMIN1: -0.25,
    Kind.ADMIN2: -0.6,
    Kind.ADMIN3: -0.6,
    Kind.NATURAL: -0.6,
}


def choose_entries(
    candidates: Sequence[Candidate],
    links: PlaceLinks,
    setting: Setting,
    weak: Sequence[Candidate] = (),
) -> list[Choice | None]:
    """Choose an entry for every candidate; None where there is none to choose from.

    ``weak``: names that are no places for certain, but count as company.
    """
    groups: dict[str, list[int]] = defaultdict(list)
    for index, candidate in enumerate(candidates):
        if candidate.entries:
            groups[key_of(candidate)].append(index)
    company = _measure_company(candidates, groups, weak)
    outer = {held: holder for held, holder in links.holders.items() if held not in links.parts}
    wide = frozenset(outer.values())
    candidates = [
        _widen(candidate) if index in wide else candidate
        for index, candidate in enumerate(candidates)
    ]
    bound = {
        index: _bind(candidates, index, links, setting, company) for index in range(len(candidates))
    }
    choices: list[Choice | None] = []
    for index, candidate in enumerate(candidates):
        if not candidate.entries:
            choices.append(None)
            continue
        choice = bound[index] or _inherit(groups[key_of(candidate)], bound, candidate)
        choices.append(choice or _choose(candidate, setting, company, bound=False))
    return choices


def _widen(candidate: Candidate) -> Candidate:
    """Leave to a name that holds another only its meanings as a region: "Buffalo, New York"."""
    if candidate.kinds is not None or candidate.is_demonym:
        return candidate
    regions = {entry.kind for entry in candidate.entries if entry.kind in _HOLDING}
    return replace(candidate, kinds=frozenset(regions)) if regions else candidate


def _bind(
    candidates: Sequence[Candidate],
    index: int,
    links: PlaceLinks,
    setting: Setting,
    company: Mapping[int, float],
) -> Choice | None:
    """Choose among the entries that lie in the place which the words name as the holder."""
    candidate = candidates[index]
    holder = links.holders.get(index)
    if holder is None or not candidate.entries:
        return None
    held = tuple(
        entry
        for entry in candidate.entries
        if any(is_within(entry, outer) for outer in candidates[holder].entries[:_MOST_ENTRIES])
    )
    return _choose(candidate, setting, company, bound=True, entries=held) if held else None


def is_within(inner: Entry, outer: Entry) -> bool:
    """Say whether a place lies in another, wider one."""
    if inner.kind <= outer.kind or inner.country is None or inner.row == outer.row:
        return False
    if outer.kind is Kind.COUNTRY:
        return inner.country == outer.country
    if outer.kind is Kind.ADMIN1 and outer.admin1 is not None:
        return inner.country == outer.country and inner.admin1 == outer.admin1
    radius = outer.uncertainty_m / 1000 * 1.3
    return inner.kind >= Kind.ADMIN2 and inner.distance_km(outer) <= radius


def _inherit(
    group: Iterable[int], bound: Mapping[int, Choice | None], candidate: Candidate
) -> Choice | None:
    """Take what the same name was bound to elsewhere in the document, the first time."""
    for index in group:
        choice = bound[index]
        if choice is not None and _allows(candidate, choice.entry):
            return Choice(choice.entry, choice.margin, is_bound=True)
    return None


def _allows(candidate: Candidate, entry: Entry) -> bool:
    return candidate.kinds is None or entry.kind in candidate.kinds


def _choose(
    candidate: Candidate,
    setting: Setting,
    company: Mapping[int, float],
    *,
    bound: bool,
    entries: Sequence[Entry] | None = None,
) -> Choice:
    pool = tuple(entries or candidate.entries)[:_MOST_ENTRIES]
    pool = tuple(entry for entry in pool if _allows(candidate, entry)) or pool
    scored = sorted(
        (
            (_score(entry, candidate, setting, company), -position)
            for position, entry in enumerate(pool)
        ),
        reverse=True,
    )
    best, position = scored[0]
    chosen = pool[-position]
    rivals = [score for score, place in scored if not _is_same(chosen, pool[-place])]
    margin = best - rivals[0] if rivals else 4.0
    return Choice(_prefer_town(chosen, pool, candidate), margin, bound)


def _prefer_town(best: Entry, pool: Sequence[Entry], candidate: Candidate) -> Entry:
    """Take the chief town for its region of the same name where no word says "province"."""
    if candidate.kinds is not None:
        return _prefer_region(best, pool) if Kind.ADMIN1 in candidate.kinds else best
    if not Kind.ADMIN1 <= best.kind <= Kind.ADMIN3:
        return best
    towns = [
        entry
        for entry in pool
        if entry.kind is Kind.TOWN
        and (entry.country, entry.admin1) == (best.country, best.admin1)
        and (best.kind is Kind.ADMIN1 or entry.distance_km(best) * 1000 < best.uncertainty_m)
        and (not entry.is_alternate or entry.population > _CHIEF_SHARE * best.population)
    ]
    seats = [entry for entry in towns if entry.row == best.seat]
    return max(seats or towns, key=lambda entry: entry.population, default=best)


def _prefer_region(best: Entry, pool: Sequence[Entry]) -> Entry:
    """Take the region for the town that it bears the name of: "the Foo region"."""
    if best.kind is not Kind.TOWN:
        return best
    region = (best.country, best.admin1)
    return next(
        (e for e in pool if e.kind is Kind.ADMIN1 and (e.country, e.admin1) == region), best
    )


def _is_same(a: Entry, b: Entry) -> bool:
    """Say whether two entries are one, or a town and its own region, near enough."""
    return a.country == b.country and (a.row == b.row or a.distance_km(b) < _SAME_KM)


def _score(
    entry: Entry, candidate: Candidate, setting: Setting, company: Mapping[int, float]
) -> float:
    key = key_of(candidate)
    score = _SIZE_WEIGHT * math.log10(max(entry.population, 300))
    score += _COUNTRY_WEIGHT * min(1.0, setting.share_of(entry.country, key) / _FULL_SHARE)
    score += _REGION_WEIGHT * min(1.0, setting.region_share(entry, key) / _FULL_SHARE)
    score += company.get(entry.row, 0.0)
    for anchor in setting.anchors:
        if entry.kind >= Kind.ADMIN2:
            score += 1.0 * math.exp(-entry.distance_km(anchor) / _REACH_KM)
    score += _PRIORS.get(entry.kind, 0.0)
    if candidate.is_local and entry.kind is Kind.COUNTRY:
        score -= _LOCAL_LOSS
    capital = load_countries().by_capital(entry.name) if entry.kind is Kind.TOWN else None
    if capital is not None and capital.iso2 == entry.country:
        score += _CAPITAL_PRIOR
    if entry.is_alternate and not any(entry.row == area.seat for area in candidate.entries):
        score -= _OTHER_NAME
    return score


def _measure_company(
    candidates: Sequence[Candidate], groups: Mapping[str, list[int]], weak: Sequence[Candidate]
) -> dict[int, float]:
    """Give each entry a bonus for the other names of the document that have a meaning nearby.

    A name supports with its nearest meaning, the more the fewer meanings it has.
    """
    keys = sorted(groups, key=lambda key: (-len(groups[key]), key))[:_MOST_NAMES]
    pools = [
        [e for e in candidates[groups[key][0]].entries[:_MOST_ENTRIES] if e.kind >= Kind.ADMIN1]
        for key in keys
    ]
    beside = {key_of(candidate): candidate for candidate in weak}
    pools += [
        [e for e in beside[key].entries if e.kind >= Kind.ADMIN1]
        for key in sorted(beside.keys() - groups.keys())
    ]
    shares = [1.0] * len(keys) + [_WEAK_SHARE] * (len(pools) - len(keys))
    shares = [share for share, pool in zip(shares, pools, strict=True) if pool]
    pools = [pool for pool in pools if pool]
    flat = [entry for pool in pools for entry in pool]
    if len(pools) < 2:
        return {}
    nearness = _measure_nearness(flat)
    bonus = np.zeros(len(flat))
    start = 0
    for pool, share in zip(pools, shares, strict=True):
        end = start + len(pool)
        weights = share * np.array([_weigh_company(entry, len(pool)) for entry in pool])
        support = (nearness[:, start:end] * weights).max(axis=1)
        support[start:end] = 0.0
        bonus += support
        start = end
    gains = _COMPANY_WEIGHT * np.log1p(bonus)
    return {entry.row: float(gain) for entry, gain in zip(flat, gains, strict=True)}


def _weigh_company(entry: Entry, n_meanings: int) -> float:
    certainty = 1.0 / math.sqrt(n_meanings)
    size = min(1.0, 0.4 + math.log10(max(entry.population, 100)) / 10)
    return certainty * size * (0.6 if entry.kind is Kind.ADMIN1 else 1.0)


def _measure_nearness(entries: Sequence[Entry]) -> npt.NDArray[np.float64]:
    """Give 1 for places at one point, falling with their distance, for every pair."""
    phi = np.radians([entry.latitude for entry in entries])
    lam = np.radians([entry.longitude for entry in entries])
    slack = np.array([min(entry.uncertainty_m / 1000, _SLACK_KM) for entry in entries])
    half = (
        np.sin((phi[:, None] - phi[None, :]) / 2) ** 2
        + np.cos(phi)[:, None]
        * np.cos(phi)[None, :]
        * np.sin((lam[:, None] - lam[None, :]) / 2) ** 2
    )
    distance = 2 * 6371.0 * np.arcsin(np.sqrt(np.clip(half, 0.0, 1.0)))
    distance = np.maximum(0.0, distance - 0.5 * (slack[:, None] + slack[None, :]))
    nearness: npt.NDArray[np.float64] = np.exp(-distance / _REACH_KM)
    return nearness
