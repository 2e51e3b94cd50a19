"""Choosing which place of a name is meant, by containment, company, country and size."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

import numpy as np
import numpy.typing as npt

from tacitus.gazetteer.countries import load_countries
from tacitus.gazetteer.layout import Kind
from tacitus.gazetteer.lookup import Entry, Gazetteer
from tacitus.gazetteer.names import fold_name
from tacitus.reading.places_find import Candidate
from tacitus.reading.places_links import PlaceLinks
from tacitus.reading.places_rules import PlaceRules, strip_word

_MOST_ENTRIES = 25  # meanings looked at per name
_MOST_NAMES = 120  # names whose company is measured, the most frequent of a block
_SLACK_KM = 150.0  # the most that a region's own extent forgives
_REACH_KM = 150.0  # distance at which company counts for half or so
# Weights chosen on the open half of the place sets.
_SIZE_WEIGHT = 0.7  # a power of ten of inhabitants
_COUNTRY_WEIGHT = 3.2  # the country under discussion
_REGION_WEIGHT = 1.0  # the region under discussion
_FAR_LESS = 20
_COMPANY_WEIGHT = 2.5  # other places of the document nearby
_SAME_KM = 60.0
_CAPITAL_PRIOR = 0.6
_CHIEF_SHARE = 0.15  # of a region's people: a town of another chief name that it is named for
_WELL_KNOWN = 200_000  # inhabitants of a namesake that puts a country's name in doubt
_HOME_SHARE = 0.25  # of the country a town lies in whose name is a country's too
_FULL_SHARE = 0.6  # share of the document's mentions that makes a country the one under discussion


_PRIORS = {
    Kind.COUNTRY: 2.0,
    Kind.REGION: 2.0,
    Kind.WATER: 2.0,
    Kind.ADMIN1: -0.25,
    Kind.ADMIN2: -0.6,
    Kind.ADMIN3: -0.6,
}


@dataclass(frozen=True, slots=True)
class Setting:
    """What the document as a whole says of where it plays.

    ``countries``: share of each country in the mentions, 0 to 1; ``anchors``: places named in
    the dateline, if the gazetteer has them; ``own``: each name's part in the shares; ``regions``:
    share of each first-level region (country, name) among the names that lie in one alone.
    """

    countries: Mapping[str, float] = field(default_factory=dict)
    anchors: tuple[Entry, ...] = ()
    own: Mapping[str, float] = field(default_factory=dict)
    n_votes: float = 0.0
    regions: Mapping[tuple[str, str], float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Choice:
    """The entry chosen for a candidate, with how far it leads; ``is_bound``: by containment."""

    entry: Entry
    margin: float
    is_bound: bool


def build_setting(
    candidates: Sequence[Candidate],
    gazetteer: Gazetteer,
    dateline: str | None,
    home: Mapping[str, float] = MappingProxyType({}),
) -> Setting:
    """Gather which countries and regions the document speaks of, from names that leave no doubt.

    ``home``: votes for the country whose press the text is.
    """
    mentions = Counter(key_of(candidate) for candidate in candidates)
    firsts = {key_of(candidate): candidate for candidate in reversed(candidates)}
    votes: dict[str, float] = defaultdict(float, home)
    regions: dict[tuple[str, str], float] = defaultdict(float)
    own: dict[str, float] = {}
    for key, candidate in sorted(firsts.items()):
        entry = candidate.entries[0] if candidate.entries and not candidate.is_guess else None
        if entry is None or entry.country is None:
            continue
        own[key] = _count_votes(candidate.entries) * (1 + math.log2(mentions[key]))
        votes[entry.country] += own[key]
        if entry.admin1 is not None and own[key] and is_in_one_region(candidate.entries):
            regions[entry.country, entry.admin1] += own[key]
    anchors = gazetteer.find(dateline) if dateline else ()
    anchors = tuple(sorted(anchors, key=lambda entry: -entry.population)[:1])
    for anchor in anchors:
        if anchor.country:
            votes[anchor.country] += 2
    total = sum(votes[code] for code in sorted(votes))
    shares = {code: votes[code] / total for code in sorted(votes)} if total else {}
    n_regions = sum(regions[key] for key in sorted(regions))
    return Setting(
        countries=shares,
        anchors=anchors,
        own={key: own[key] / total for key in own} if total else {},
        n_votes=total,
        regions={key: votes / n_regions for key, votes in regions.items()},
    )


def is_in_one_region(entries: Sequence[Entry]) -> bool:
    """Say whether all meanings of some size lie in one first-level region."""
    first = entries[0]
    return all(
        (entry.country, entry.admin1) == (first.country, first.admin1)
        for entry in entries[1:]
        if entry.population * _FAR_LESS > first.population
    )


def _count_votes(entries: Sequence[Entry]) -> int:
    """Count what a name says of the country: 2 for a country, 1 for what lies in one only."""
    first = entries[0]
    rivals = [entry for entry in entries[1:] if entry.country != first.country]
    if first.kind is Kind.COUNTRY:
        return 2 if all(entry.population < _WELL_KNOWN for entry in rivals) else 0
    if not rivals:
        return 1
    return 1 if first.population > 20 * max(entry.population for entry in rivals) else 0


def choose_entries(
    candidates: Sequence[Candidate], links: PlaceLinks, setting: Setting, rules: PlaceRules
) -> list[Choice | None]:
    """Choose an entry for every candidate; None where there is none to choose from."""
    groups: dict[str, list[int]] = defaultdict(list)
    for index, candidate in enumerate(candidates):
        if candidate.entries:
            groups[key_of(candidate)].append(index)
    company = _measure_company(candidates, groups)
    bound = {
        index: _bind(candidates, index, links, setting, company)
        or _bind_municipal(candidate, setting, company, rules)
        for index, candidate in enumerate(candidates)
    }
    choices: list[Choice | None] = []
    for index, candidate in enumerate(candidates):
        if not candidate.entries:
            choices.append(None)
            continue
        choice = bound[index] or _inherit(groups[key_of(candidate)], bound, candidate)
        choices.append(choice or _choose(candidate, setting, company, bound=False))
    return choices


def key_of(candidate: Candidate) -> str:
    """Give the key under which a name's mentions count as one."""
    return fold_name(candidate.span.text)


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


def _bind_municipal(
    candidate: Candidate, setting: Setting, company: Mapping[int, float], rules: PlaceRules
) -> Choice | None:
    """Choose a town of the country under discussion for a country's name before a town's body."""
    doc, end = candidate.span.doc, candidate.span.end
    if candidate.is_demonym or not candidate.is_wide or end >= len(doc):
        return None
    if strip_word(doc[end].text) not in rules.municipal_words:
        return None
    towns = tuple(
        entry
        for entry in candidate.entries
        if entry.kind is Kind.TOWN
        and not entry.is_alternate
        and setting.countries.get(entry.country or "", 0.0) >= _HOME_SHARE
    )
    return _choose(candidate, setting, company, bound=True, entries=towns) if towns else None


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
        ((_score(entry, setting, company), -position) for position, entry in enumerate(pool)),
        reverse=True,
    )
    best, position = scored[0]
    chosen = pool[-position]
    rivals = [score for score, place in scored if not _is_same(chosen, pool[-place])]
    margin = best - rivals[0] if rivals else 4.0
    return Choice(_prefer_town(chosen, pool, candidate), margin, bound)


def _prefer_town(best: Entry, pool: Sequence[Entry], candidate: Candidate) -> Entry:
    """Take the chief town for its region of the same name where no word says "province"."""
    if best.kind is not Kind.ADMIN1 or candidate.kinds is not None:
        return best
    towns = [
        entry
        for entry in pool
        if entry.kind is Kind.TOWN
        and (entry.country, entry.admin1) == (best.country, best.admin1)
        and (not entry.is_alternate or entry.population > _CHIEF_SHARE * best.population)
    ]
    return max(towns, key=lambda entry: entry.population) if towns else best


def _is_same(a: Entry, b: Entry) -> bool:
    """Say whether two entries are one, or a town and its own region, near enough."""
    return a.country == b.country and (a.row == b.row or a.distance_km(b) < _SAME_KM)


def _score(entry: Entry, setting: Setting, company: Mapping[int, float]) -> float:
    score = _SIZE_WEIGHT * math.log10(max(entry.population, 300))
    if entry.country is not None:
        share = setting.countries.get(entry.country, 0.0)
        score += _COUNTRY_WEIGHT * min(1.0, share / _FULL_SHARE)
        region = setting.regions.get((entry.country, entry.admin1 or ""), 0.0)
        score += _REGION_WEIGHT * min(1.0, region / _FULL_SHARE)
    score += company.get(entry.row, 0.0)
    for anchor in setting.anchors:
        if entry.kind >= Kind.ADMIN2:
            score += 1.0 * math.exp(-entry.distance_km(anchor) / _REACH_KM)
    score += _PRIORS.get(entry.kind, 0.0)
    capital = load_countries().by_capital(entry.name) if entry.kind is Kind.TOWN else None
    if capital is not None and capital.iso2 == entry.country:
        score += _CAPITAL_PRIOR
    return score - (0.8 if entry.is_alternate else 0.0)


def _measure_company(
    candidates: Sequence[Candidate], groups: Mapping[str, list[int]]
) -> dict[int, float]:
    """Give each entry a bonus for the other names of the document that have a meaning nearby.

    A name supports with its nearest meaning, the more the fewer meanings it has.
    """
    keys = sorted(groups, key=lambda key: (-len(groups[key]), key))[:_MOST_NAMES]
    pools = [
        [e for e in candidates[groups[key][0]].entries[:_MOST_ENTRIES] if e.kind >= Kind.ADMIN1]
        for key in keys
    ]
    pools = [pool for pool in pools if pool]
    flat = [entry for pool in pools for entry in pool]
    if len(pools) < 2:
        return {}
    nearness = _measure_nearness(flat)
    bonus = np.zeros(len(flat))
    start = 0
    for pool in pools:
        end = start + len(pool)
        weights = np.array([_weigh_company(entry, len(pool)) for entry in pool])
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
