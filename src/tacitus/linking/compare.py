"""Two events compared field by field, each at a named level of ``levels.toml``."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Final

from tacitus.linking.block import KIN
from tacitus.linking.deeds import compare_deeds
from tacitus.linking.features import EventFeatures, Site
from tacitus.linking.rarity import Rarity

Range = tuple[int, int | None]

CLOSE_KM: Final = 10.0
NEIGHBOUR_KM: Final = 30.0
FEW_DAYS: Final = 4
UNDATED_SOON_DAYS: Final = 4
UNDATED_LATER_DAYS: Final = 40
SAME_MINUTES: Final = 60
OTHER_MINUTES: Final = 180
MANY: Final = 5
COPIED: Final = 0.6
"""Least share of the words of two sentences that both hold, for one to be an edited copy."""
NAME_BITS: Final = (24.0, 12.0, 5.0)
"""Rarity of the shared names for "many", "some" and "few". In 974 local news reports 90 % of the
pairs on one incident reach 5 bits, and 0.5 % of the others printed within 30 days."""
WORD_SHARES: Final = (0.3, 0.2, 0.15)
"""Share of rare words for "same", "alike" and "similar": 37, 73 and 86 % of the pairs on one
incident reach it, and 0.03, 0.4 and 2.7 % of the others."""
UNLIKE: Final = 0.1
MIN_WORD_BITS: Final = 60.0


def compare_events(a: EventFeatures, b: EventFeatures, rarity: Rarity, gap_days: int) -> list[str]:
    """Give the levels that hold between two events, as "field.level", in a fixed order."""
    levels = [compare_times(a, b, gap_days), *_compare_hours(a, b)]
    levels += [compare_sites(a.site, b.site), compare_types(a, b)]
    levels += compare_deeds(a, b)
    levels += _compare_actors(a, b)
    levels += _compare_tolls("killed", a, b)
    levels += _compare_tolls("injured", a, b)
    levels += _compare_sets("weapon", a.weapons, b.weapons)
    levels += _compare_sets("victims", a.victims, b.victims)
    if a.document == b.document:
        is_next = a.before == b.id or b.before == a.id
        levels.append("document.next" if is_next else "document.same")
        return levels
    if a.family == b.family:
        return [*levels, "document.copy" if _is_copied(a, b) else "document.other_part"]
    levels += compare_names(a, b, rarity)
    levels += compare_words(a, b, rarity)
    return levels


def _is_copied(a: EventFeatures, b: EventFeatures) -> bool:
    """Tell whether two copies of one text tell two events in the same sentence, perhaps edited."""
    if a.sentence == b.sentence:
        return True
    one, other = set(a.sentence.split()), set(b.sentence.split())
    return len(one & other) >= COPIED * len(one | other)


def compare_times(a: EventFeatures, b: EventFeatures, gap_days: int) -> str:
    """Compare when two events happened, by their days or by when their reports were printed."""
    if a.first is None or a.last is None or b.first is None or b.last is None:
        return _compare_undated(a, b)
    gap = max(a.first - b.last, b.first - a.last)
    if gap <= 0:
        return _compare_overlap(a.first, a.last, b.first, b.last)
    if a.family == b.family and a.document != b.document and a.sentence == b.sentence:
        return "time.copies_offset"
    if gap <= gap_days:
        return "time.one_off"
    return "time.days_apart" if gap <= FEW_DAYS else "time.apart"


def _compare_overlap(first_a: int, last_a: int, first_b: int, last_b: int) -> str:
    n_days = max(last_a - first_a, last_b - first_b) + 1
    if n_days == 1:
        return "time.same_day"
    if n_days <= 7:
        return "time.within_week"
    return "time.within_month" if n_days <= 31 else "time.within_year"


def _compare_undated(a: EventFeatures, b: EventFeatures) -> str:
    day_a = a.first if a.first is not None else a.printed
    day_b = b.first if b.first is not None else b.printed
    if day_a is None or day_b is None:
        return "time.unknown"
    if a.first is None and b.first is None:
        delay = abs(day_a - day_b)
    else:
        delay = day_a - day_b if a.first is None else day_b - day_a
    if -1 <= delay <= UNDATED_SOON_DAYS:
        return "time.undated_soon"
    return "time.undated_later" if 0 < delay <= UNDATED_LATER_DAYS else "time.undated_far"


def _compare_hours(a: EventFeatures, b: EventFeatures) -> Iterator[str]:
    if a.minute is None or b.minute is None:
        return
    apart = abs(a.minute - b.minute)
    if apart <= SAME_MINUTES:
        yield "hour.same"
    elif apart >= OTHER_MINUTES:
        yield "hour.apart"


def compare_sites(a: Site | None, b: Site | None) -> str:
    """Compare two places by name, gazetteer entry, region and distance."""
    if a is None or b is None:
        return "place.unknown"
    if a.country and b.country and a.country != b.country:
        return "place.other_country"
    if _is_same_place(a, b):
        return {3: "place.same_town", 2: "place.same_region", 1: "place.same_country"}.get(
            max(a.level, b.level), "place.same_town"
        )
    if a.level == 0 or b.level == 0:
        return "place.unknown"
    if a.level == 3 and b.level == 3:
        return _compare_towns(a, b)
    if a.admin1 and b.admin1:
        if a.admin1 != b.admin1:
            return "place.other_region"
        return "place.inside"
    return "place.same_country" if a.country and b.country else "place.unknown"


def _is_same_place(a: Site, b: Site) -> bool:
    if a.geonames_id is not None and a.geonames_id == b.geonames_id:
        return True
    if a.key != b.key or (a.admin1 and b.admin1 and a.admin1 != b.admin1):
        return False
    km = measure_km(a, b)
    return km is None or km <= NEIGHBOUR_KM


def _compare_towns(a: Site, b: Site) -> str:
    km = measure_km(a, b)
    if km is None:
        return "place.other_town"
    if km <= CLOSE_KM:
        return "place.close"
    if km <= NEIGHBOUR_KM:
        return "place.neighbour"
    other_region = a.admin1 and b.admin1 and a.admin1 != b.admin1
    return "place.other_region" if other_region else "place.other_town"


def measure_km(a: Site, b: Site) -> float | None:
    """Give the distance of two places along the great circle; None where one has no point."""
    if a.point is None or b.point is None:
        return None
    lat_a, lon_a = map(math.radians, a.point)
    lat_b, lon_b = map(math.radians, b.point)
    half = math.sin((lat_b - lat_a) / 2) ** 2
    half += math.cos(lat_a) * math.cos(lat_b) * math.sin((lon_b - lon_a) / 2) ** 2
    return 12742.0 * math.asin(math.sqrt(min(1.0, half)))


def compare_types(a: EventFeatures, b: EventFeatures) -> str:
    """Compare what kind of happening two events are."""
    if a.type is b.type:
        if a.modes & b.modes:
            return "type.same_mode"
        return "type.other_mode" if a.modes and b.modes else "type.same_type"
    return "type.kin" if KIN.get(a.type) == KIN.get(b.type) else "type.other"


def _compare_actors(a: EventFeatures, b: EventFeatures) -> Iterator[str]:
    doers, targets = a.actors & b.actors, a.recipients & b.recipients
    if doers and targets:
        yield "actors.both"
    elif doers or targets:
        yield "actors.one"
    elif a.actors and b.actors and not (a.actors | a.recipients) & (b.actors | b.recipients):
        yield "actors.other"


def _compare_tolls(name: str, a: EventFeatures, b: EventFeatures) -> Iterator[str]:
    toll_a = a.killed if name == "killed" else a.injured
    toll_b = b.killed if name == "killed" else b.injured
    if toll_a is None or toll_b is None:
        return
    later_is_more = _is_later_more(a.printed, b.printed, toll_a[0], toll_b[0])
    yield f"{name}.{compare_counts(toll_a, toll_b, later_is_more=later_is_more)}"


def _is_later_more(printed_a: int | None, printed_b: int | None, low_a: int, low_b: int) -> bool:
    if printed_a is None or printed_b is None or printed_a == printed_b:
        return True
    return (printed_a < printed_b) == (low_a < low_b)


def compare_counts(a: Range, b: Range, *, later_is_more: bool) -> str:
    """Compare two numbers of people; each is (low, high), high None where there is no limit."""
    small, large = sorted((a, b), key=lambda count: (count[0], count[1] or 10**9))
    if small[0] == large[0]:
        return "same_many" if large[0] >= MANY else "same_few" if large[0] > 1 else "same_one"
    if small[1] is None or small[1] >= large[0]:
        return "close" if large[0] <= 3 * max(1, small[0]) else "grown"
    if large[0] - small[0] == 1 and small[0] <= 2:
        return "one_died"
    if large[0] - small[0] <= max(1, 0.25 * large[0]):
        return "close"
    if later_is_more and large[0] <= 2 * small[0]:
        return "grown"
    return "conflict"


def _compare_sets(field: str, a: frozenset[str], b: frozenset[str]) -> Iterator[str]:
    if a and b:
        yield f"{field}.same" if a & b else f"{field}.other"


def compare_names(a: EventFeatures, b: EventFeatures, rarity: Rarity) -> Iterator[str]:
    """Compare the persons that two reports name, by how rare the shared ones are."""
    bits = sum(max(0.0, rarity.weigh_name(name) - 3) for name in a.names & b.names)
    for level, least in zip(("many", "some", "few"), NAME_BITS, strict=True):
        if bits >= least:
            yield f"names.{level}"
            return


def compare_words(a: EventFeatures, b: EventFeatures, rarity: Rarity) -> Iterator[str]:
    """Compare the wording by the share of rare words that the other telling holds too."""
    least = min(rarity.telling_bits[a.id], rarity.telling_bits[b.id])
    if least < MIN_WORD_BITS:
        return
    share = rarity.weigh_words(a.words & b.words) / least
    for level, wanted in zip(("same", "alike", "similar"), WORD_SHARES, strict=True):
        if share >= wanted:
            yield f"words.{level}"
            return
    if share < UNLIKE:
        yield "words.unlike"
