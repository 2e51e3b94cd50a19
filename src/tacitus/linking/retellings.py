"""Passing mentions: what one report says again of its story, without a number or a name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Final

from tacitus.linking.cluster import VETO, Score, take_members
from tacitus.linking.features import EventFeatures
from tacitus.linking.score import NEVER

LEAST: Final = -0.5
"""Least mean bits between a passing mention and its report's events of an incident."""


def attach_mentions(
    clusters: Sequence[Sequence[str]],
    features: Mapping[str, EventFeatures],
    score: Score,
    never: Collection[tuple[str, str]] = (),
) -> list[tuple[str, ...]]:
    """Add lone passing mentions of a report to the incident that the report tells them with.

    A mention gives no number and no victim and stands in no other report; it goes with the
    event that its report tells just before or after it, where nothing speaks against that. No two
    incidents are welded by this.
    """
    lone = [members for members in clusters if _is_mention(members, features)]
    kept = [list(members) for members in clusters if not _is_mention(members, features)]
    by_report: dict[str, set[int]] = defaultdict(set)
    for i, members in enumerate(kept):
        for event in members:
            by_report[features[event].document].add(i)
    forbidden = {frozenset(pair) for pair in never}
    whole = [tuple(members) for members in kept]
    alone = []
    for mention in lone:
        places = by_report[features[mention[0]].document]
        near = [i for i in sorted(places) if _is_next(mention, whole[i], features)]
        fits = [(_fit(mention, whole[i], score, forbidden), i) for i in near]
        fitting = [(fit, i) for fit, i in fits if fit is not None]
        if fitting:
            kept[max(fitting, key=lambda item: (item[0], -item[1]))[1]].extend(mention)
        else:
            alone.append(tuple(mention))
    return sorted([tuple(sorted(members)) for members in kept] + alone)


def _is_mention(members: Sequence[str], features: Mapping[str, EventFeatures]) -> bool:
    found = [features[event] for event in members]
    return len({event.document for event in found}) == 1 and all(
        not event.outcomes and not event.victims for event in found
    )


def _is_next(
    mention: Sequence[str], members: Sequence[str], features: Mapping[str, EventFeatures]
) -> bool:
    return any(features[one].before in members for one in mention) or any(
        features[other].before in mention for other in members
    )


def _fit(
    mention: Sequence[str],
    members: Sequence[str],
    score: Score,
    forbidden: Collection[frozenset[str]],
) -> tuple[int, int, float] | None:
    """Give how many reports and events of its own report an incident holds, and the fit."""
    report = mention[0].partition("#")[0]
    own = [event for event in members if event.partition("#")[0] == report]
    near = [score(one, other) for one in mention for other in own]
    if min(near) <= NEVER or sum(near) < LEAST * len(near):
        return None
    pairs = [(one, other) for one in mention for other in take_members(members, own[0])]
    if any(score(*pair) <= VETO or frozenset(pair) in forbidden for pair in pairs):
        return None
    n_reports = len({event.partition("#")[0] for event in members})
    return n_reports, len(own), sum(near) / len(near)
