"""Press releases on raids: day, province, killed and captured, air strike."""

from __future__ import annotations

from tacitus.evaluate.figures import Tally, ask
from tacitus.evaluate.gold import GoldDocument, take_gold
from tacitus.evaluate.place_match import is_same_name
from tacitus.evaluate.reports import (
    Json,
    Total,
    find_day,
    find_main_event,
    list_real_events,
    sum_toll,
)


def score_isaf(document: GoldDocument, report: Json) -> list[Tally]:
    """Score one press release; killed and captured are summed over its real events."""
    gold = take_gold(document)
    events = list_real_events(report)
    day = gold.get("start_date")
    return [
        *ask("day exact", find_day(find_main_event(report)) == day, when=bool(day)),
        *ask(
            "day exact, any event",
            any(find_day(event) == day for event in report["events"]),
            when=bool(day),
        ),
        *score_provinces(gold.get("province"), report),
        *score_bounds("killed", gold.get("min_killed"), sum_toll(events, "killed")),
        *score_bounds("captured", gold.get("min_captured"), sum_toll(events, "detained")),
        *_score_air_strike(gold.get("airstrike"), events),
    ]


def score_provinces(gold: list[str] | None, report: Json) -> list[Tally]:
    """Compare the first-level regions of all predicted events with gold, each once."""
    if gold is None:
        return []
    found = sorted(
        {
            event["where"]["admin1"]
            for event in report["events"]
            if event["where"] and event["where"]["admin1"]
        }
    )
    hits = sum(any(is_same_name(name, other) for other in found) for name in gold)
    return [Tally("province", hits, len(gold), len(found))]


def score_bounds(name: str, gold: int | None, total: Total) -> list[Tally]:
    """Compare a number with a toll: exact, within its bounds, a sound lower bound.

    "Exact, all" also asks where gold is 0; there, saying nothing counts as 0.
    """
    if gold is None:
        return []
    low, high = total.low, total.high
    is_asked = gold > 0
    is_inside = total != Total() and (low is None or low <= gold) and (high is None or gold <= high)
    return [
        *ask(f"{name} exact", low == gold, when=is_asked),
        *ask(f"{name} exact, all", (low or 0) == gold),
        *ask(f"{name} inside low-high", is_inside, when=is_asked),
        *ask(f"{name} sound lower bound", low is not None and 0 < low <= gold, when=is_asked),
    ]


def _score_air_strike(gold: bool | None, events: list[Json]) -> list[Tally]:
    if gold is None:
        return []
    said = any({"aerial", "drone"} & set(event["modes"]) for event in events)
    return [Tally("air strike", float(gold and said), float(gold), float(said))]
