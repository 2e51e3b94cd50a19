"""Which events are worth comparing: those that share a key, never all with all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations
from typing import Final

from tacitus.linking.features import EventFeatures
from tacitus.linking.rarity import Rarity
from tacitus.model.enums import EventType

Key = tuple[object, ...]

KIN: Final = {
    EventType.ASSAULT: "violence",
    EventType.COERCE: "violence",
    EventType.PROTEST: "violence",
    EventType.AID: "help",
    EventType.COOPERATE: "help",
    EventType.AGREE: "talks",
    EventType.CONSULT: "talks",
    EventType.RETREAT: "movement",
    EventType.MOBILIZE: "movement",
    EventType.SANCTION: "sanction",
}
"""Types that two reports may give to one happening."""
SHORT_DAYS: Final = 7
MONTH_DAYS: Final = 31
UNDATED_DAYS: Final = 3
"""An event without a day is looked for among those of the days before its report was printed."""
RARE_HOLDERS: Final = 20
"""A name in more families of reports than this brings nobody together."""
FULL_BLOCK: Final = 40
"""A larger block is sorted and each event paired with its next ``WINDOW`` neighbours only."""
WINDOW: Final = 20


def list_pairs(
    events: Sequence[EventFeatures], rarity: Rarity, gap_days: int
) -> list[tuple[str, str]]:
    """List the pairs of events to compare, sorted, the smaller id first."""
    blocks: dict[Key, list[EventFeatures]] = defaultdict(list)
    coarse: set[tuple[Key, str]] = set()
    for event in events:
        for key, is_coarse in _build_keys(event, rarity, gap_days):
            blocks[key].append(event)
            if is_coarse:
                coarse.add((key, event.id))
    pairs: set[tuple[str, str]] = set()
    for key, block in blocks.items():
        if len(block) > 1:
            pairs.update(_pair_block(key, block, coarse))
    return sorted(pairs)


def _build_keys(event: EventFeatures, rarity: Rarity, gap_days: int) -> Iterator[tuple[Key, bool]]:
    """Give the event's keys; one marked coarse pairs with every key of its block, others only so.

    A key whose first word begins with "~" pairs only coarse members with the rest.
    """
    kin = KIN[event.type]
    for key in _build_text_keys(event, rarity, kin):
        yield key, False
    for span, time_key, is_coarse in _build_day_keys(event, gap_days):
        for place_key, is_wide in _build_place_keys(event):
            if span == "day":
                yield (place_key[0], kin, time_key, *place_key[1:]), is_wide
            elif place_key[0] == "name":
                yield ("~month", kin, time_key, *place_key[1:]), is_coarse


def _build_text_keys(event: EventFeatures, rarity: Rarity, kin: str) -> Iterator[Key]:
    yield ("family", kin, event.family, event.sentence)
    yield ("report", event.type, event.document)
    for name in sorted(event.victims):
        yield ("victim", kin, name)
    for name in sorted(event.names):
        if 1 < rarity.names.get(name, 0) <= RARE_HOLDERS:
            yield ("person", kin, name)


def _build_day_keys(event: EventFeatures, gap_days: int) -> Iterator[tuple[str, object, bool]]:
    """Give days, and the months in which events with rough dates are looked for."""
    if event.first is None or event.last is None:
        if event.printed is not None:
            for day in range(event.printed - UNDATED_DAYS, event.printed + 1):
                yield "day", day, False
        return
    n_days = event.last - event.first + 1
    if n_days <= SHORT_DAYS:
        for day in range(event.first, event.last + gap_days + 1):
            yield "day", day, False
    if n_days <= MONTH_DAYS:
        for month in sorted({_month(event.first), _month(event.last)}):
            yield "month", month, n_days > SHORT_DAYS


def _month(day: int) -> tuple[int, int]:
    found = date.fromordinal(day)
    return found.year, found.month


def _build_place_keys(event: EventFeatures) -> Iterator[tuple[Key, bool]]:
    """Give keys of place, and of actors and dead for reports that name no place."""
    site = event.site
    if site is not None:
        yield ("name", site.key), False
        if site.level >= 2 and site.admin1:
            yield ("region", site.country, site.admin1), False
        if site.country:
            yield ("~country", site.country), site.level < 2 or not site.admin1
    for actor in sorted(event.actors | event.recipients):
        yield ("actor", actor), False
    if event.killed and event.killed[0] > 1:
        yield ("killed", event.killed[0]), False


def _pair_block(
    key: Key, block: list[EventFeatures], coarse: set[tuple[Key, str]]
) -> Iterator[tuple[str, str]]:
    one_sided = str(key[0]).startswith("~")
    ordered = sorted(block, key=_order)
    for a, b in _pair_neighbours(ordered):
        if one_sided and (key, a.id) not in coarse and (key, b.id) not in coarse:
            continue
        if a.id != b.id:
            yield (a.id, b.id) if a.id < b.id else (b.id, a.id)


def _order(event: EventFeatures) -> tuple[str, int, int, str]:
    place = event.site.key if event.site else ""
    return (place, event.first or 0, event.killed[0] if event.killed else 0, event.id)


def _pair_neighbours(
    ordered: Sequence[EventFeatures],
) -> Iterable[tuple[EventFeatures, EventFeatures]]:
    if len(ordered) <= FULL_BLOCK:
        return combinations(ordered, 2)
    return ((a, b) for i, a in enumerate(ordered) for b in ordered[i + 1 : i + 1 + WINDOW])
