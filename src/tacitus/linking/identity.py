"""Ids of incidents: minted once, and kept when the next run finds other members."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from tacitus.model.ids import build_incident_id


def assign_ids(
    clusters: Sequence[Sequence[str]], known: Mapping[str, str]
) -> tuple[list[str], dict[str, str]]:
    """Give each cluster its id, and which known ids now resolve to another.

    A cluster takes the known id that most of its members bear (the smaller id on a tie); of two
    clusters with one id the one that holds more of its bearers keeps it. The others get new ids.
    """
    wishes = sorted(
        (-n, incident, min(cluster), position)
        for position, cluster in enumerate(clusters)
        for incident, n in Counter(known[event] for event in cluster if event in known).items()
    )
    ids: dict[int, str] = {}
    taken: set[str] = set()
    for _, incident, _, position in wishes:
        if position not in ids and incident not in taken:
            ids[position] = incident
            taken.add(incident)
    for position, cluster in enumerate(clusters):
        if position not in ids:
            ids[position] = _mint_id(cluster, taken)
            taken.add(ids[position])
    merged = {incident: ids[position] for _, incident, _, position in wishes}
    first = {incident: ids[position] for _, incident, _, position in reversed(wishes)}
    successors = {
        incident: successor
        for incident, successor in (merged | first).items()
        if incident not in taken
    }
    return [ids[position] for position in range(len(clusters))], successors


def _mint_id(cluster: Sequence[str], taken: set[str]) -> str:
    """Mint from the smallest member whose id is free: a split-off part must not take a kept id."""
    for event in sorted(cluster):
        minted = build_incident_id([event])
        if minted not in taken:
            return minted
    return build_incident_id(["+".join(sorted(cluster))])
