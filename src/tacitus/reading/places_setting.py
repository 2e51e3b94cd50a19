"""What the document as a whole says of where it plays: countries, first-level regions, home."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from tacitus.gazetteer.layout import Kind
from tacitus.gazetteer.lookup import Entry
from tacitus.gazetteer.names import fold_name
from tacitus.reading.places_clues import Clues
from tacitus.reading.places_find import Candidate

Region = tuple[str, str]
"""A country's code and the name of a first-level region in it."""

_WELL_KNOWN = 200_000  # inhabitants of a namesake that puts a country's name in doubt
_DOUBT = 0.5  # votes for nowhere: a single clue is no certainty
_LATER_VOTES = 0.7
_CLEAR = 1.5
_BODY_VOTES = 0.5
_RULING = 20  # times the inhabitants of all namesakes: the name leaves no doubt
_RULING_STATE = 5  # the same of a first-level region


@dataclass(frozen=True, slots=True)
class Choice:
    """The entry chosen for a candidate, with how far it leads; ``is_bound``: by containment."""

    entry: Entry
    margin: float
    is_bound: bool


@dataclass(frozen=True, slots=True)
class OwnVotes:
    """What one name says by its first meaning of the document's country and region."""

    entry: Entry
    country_votes: float
    region_votes: float


@dataclass(frozen=True, slots=True)
class Setting:
    """What the document as a whole says of where it plays.

    ``countries`` and ``regions``: votes of names that leave no doubt, and of clues; ``own``: each
    name's own votes, which do not count for itself; ``anchors``: those of dateline and outlet.
    """

    countries: Mapping[str, float] = field(default_factory=dict)
    regions: Mapping[Region, float] = field(default_factory=dict)
    own: Mapping[str, OwnVotes] = field(default_factory=dict)
    anchors: tuple[Entry, ...] = ()
    n_votes: float = 0.0
    n_region_votes: float = 0.0

    def share_of(self, country: str | None, key: str = "") -> float:
        """Give a country's share of the votes, 0 to 1, those of the name ``key`` left out."""
        total, votes = self.n_votes, self.countries.get(country or "", 0.0)
        if own := self.own.get(key):
            total -= own.country_votes
            votes -= own.country_votes if own.entry.country == country else 0.0
        return votes / (total + _DOUBT)

    def region_share(self, entry: Entry, key: str = "") -> float:
        """Give the share of an entry's first-level region, the name's own votes left out."""
        if entry.country is None or entry.admin1 is None:
            return 0.0
        total = self.n_region_votes
        votes = self.regions.get((entry.country, entry.admin1), 0.0)
        if own := self.own.get(key):
            total -= own.region_votes
            votes -= own.region_votes if _region_of(own.entry) == _region_of(entry) else 0.0
        return votes / (total + _DOUBT)

    @property
    def main_share(self) -> float:
        """Give the share of the country with the most votes."""
        return max(self.countries.values(), default=0.0) / self.n_votes if self.n_votes else 0.0


def build_setting(
    candidates: Sequence[Candidate], anchors: tuple[Entry, ...], clues: Sequence[Clues]
) -> Setting:
    """Gather which countries and regions the document speaks of, from names that leave no doubt.

    ``anchors`` are the places of dateline and outlet: what lies near them gains.
    """
    mentions = Counter(key_of(candidate) for candidate in candidates)
    firsts = {key_of(candidate): candidate for candidate in reversed(candidates)}
    countries: dict[str, float] = defaultdict(float)
    regions: dict[Region, float] = defaultdict(float)
    own: dict[str, OwnVotes] = {}
    for key, candidate in sorted(firsts.items()):
        entry = candidate.entries[0] if candidate.entries and not candidate.is_guess else None
        if entry is None or entry.country is None:
            continue
        often = 1 + math.log2(mentions[key])
        votes = _count_votes(candidate.entries) * often
        region_votes = _count_region_votes(candidate.entries) * often
        own[key] = OwnVotes(entry, votes, region_votes)
        countries[entry.country] += votes
        if entry.admin1 is not None:
            regions[entry.country, entry.admin1] += region_votes
    for clue in clues:
        for code, votes in clue.countries:
            countries[code] += votes
        for region, votes in clue.regions:
            regions[region] += votes
    return Setting(
        countries=dict(sorted(countries.items())),
        regions=dict(sorted(regions.items())),
        own=own,
        anchors=anchors,
        n_votes=sum(countries[code] for code in sorted(countries)),
        n_region_votes=sum(regions[region] for region in sorted(regions)),
    )


def hear_bodies(candidates: Sequence[Candidate], kept: Sequence[Candidate]) -> Clues:
    """Give weak votes of names in the names of bodies: "the Ohio Mining Company" is at home there.

    They are no places, but regions and towns that leave no doubt still tell where a text plays.
    """
    known = {key_of(candidate) for candidate in kept}
    countries: dict[str, float] = defaultdict(float)
    regions: dict[Region, float] = defaultdict(float)
    for candidate in {key_of(c): c for c in candidates if key_of(c) not in known}.values():
        if candidate.is_guess or candidate.is_demonym or not candidate.entries:
            continue
        entry = candidate.entries[0]
        is_body = all(token.ent_type_ == "ORG" for token in candidate.span)
        if not is_body or entry.country is None or entry.kind < Kind.ADMIN1 or entry.is_alternate:
            continue
        countries[entry.country] += _BODY_VOTES * _count_votes(candidate.entries)
        if entry.admin1 is not None:
            votes = _BODY_VOTES * _count_region_votes(candidate.entries)
            regions[entry.country, entry.admin1] += votes
    return Clues(tuple(sorted(countries.items())), tuple(sorted(regions.items())))


def refine_setting(
    setting: Setting, candidates: Sequence[Candidate], choices: Sequence[Choice | None]
) -> Setting:
    """Let names of doubtful meaning vote for what was chosen, the more the clearer it was."""
    votes: dict[str, tuple[Entry, float]] = {}
    for candidate, choice in zip(candidates, choices, strict=True):
        if choice is None or candidate.is_guess or candidate.is_demonym:
            continue
        weight = _LATER_VOTES * (1.0 - math.exp(-choice.margin / _CLEAR))
        key = key_of(candidate)
        if choice.entry.country and (key not in votes or votes[key][1] < weight):
            votes[key] = (choice.entry, weight)
    countries, regions, own = dict(setting.countries), dict(setting.regions), dict(setting.own)
    for key, (entry, weight) in sorted(votes.items()):
        old = own.get(key)
        if (old is not None and old.country_votes) or entry.country is None:
            continue
        own[key] = OwnVotes(entry, weight, weight if entry.admin1 else 0.0)
        countries[entry.country] = countries.get(entry.country, 0.0) + weight
        if entry.admin1 is not None:
            region = (entry.country, entry.admin1)
            regions[region] = regions.get(region, 0.0) + weight
    return replace(
        setting,
        countries=countries,
        regions=regions,
        own=own,
        n_votes=sum(countries[code] for code in sorted(countries)),
        n_region_votes=sum(regions[region] for region in sorted(regions)),
    )


def _count_votes(entries: Sequence[Entry]) -> int:
    """Count what a name says of the country: 2 for a country, 1 for what lies in one only."""
    first = entries[0]
    rivals = [entry for entry in entries[1:] if entry.country != first.country]
    if first.kind is Kind.COUNTRY:
        return 2 if all(entry.population < _WELL_KNOWN for entry in rivals) else 0
    if not rivals:
        return 1
    return 1 if first.population > _RULING * max(entry.population for entry in rivals) else 0


def _count_region_votes(entries: Sequence[Entry]) -> int:
    """Count 1 for a name that lies in one first-level region only, or all but only."""
    first = entries[0]
    if first.admin1 is None:
        return 0
    ruling = _RULING_STATE if first.kind is Kind.ADMIN1 else _RULING
    rivals = [e.population for e in entries[1:] if _region_of(e) != _region_of(first)]
    return 1 if first.population > ruling * max(rivals, default=0) else 0


def _region_of(entry: Entry) -> tuple[str | None, str | None]:
    return (entry.country, entry.admin1)


def key_of(candidate: Candidate) -> str:
    """Give the key under which a name's mentions count as one."""
    return fold_name(candidate.span.text)
