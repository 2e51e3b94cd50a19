"""Single strikes: the killed as a range, the country and the point."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from math import inf
from typing import Any, Final

from tacitus.errors import IntakeError
from tacitus.evaluate.figures import Tally, ask
from tacitus.evaluate.gold import GoldDocument, take_gold
from tacitus.evaluate.place_match import NEAR_KM, find_country, is_within
from tacitus.evaluate.reports import (
    NOTHING,
    Json,
    Total,
    find_main_event,
    list_real_events,
    total_toll,
)

AREA_KM: Final = 100.0
Check = Callable[[Json | None], bool]


def score_strikes(document: GoldDocument, report: Json) -> list[Tally]:
    """Score one text by its main event, and beside it by any real event.

    Each question is asked where gold has its part; "any event" may be a different one for each.
    """
    gold = take_gold(document)
    main, events = find_main_event(report), list_real_events(report)
    tallies: list[Tally] = []
    for name, is_right in _list_checks(gold, document.id):
        tallies += ask(name, is_right(main))
        tallies += ask(f"{name}, any event", any(is_right(event) for event in events))
    return tallies


def _list_checks(gold: Json, id_: str) -> Iterable[tuple[str, Check]]:
    """Give the questions that gold asks, each with how an event is judged."""
    killed = read_range(gold.get("killed"), id_)
    if killed != NOTHING:
        yield "killed low bound in range", lambda event: _is_low_inside(event, killed)
        yield "killed ranges overlap", lambda event: _is_overlapping(event, killed)
    if gold.get("country"):
        country = find_country(gold["country"])
        yield "country", lambda event: country is not None and _find_country(event) == country
    if gold.get("lat") is not None and gold.get("lon") is not None:
        yield "within 25 km", lambda event: _is_near(event, gold, NEAR_KM)
        yield "within 100 km", lambda event: _is_near(event, gold, AREA_KM)


def read_range(killed: Any, id_: str) -> Total:
    """Read the gold number: ``{"low", "high"}``, a pair, or one number for both; None is open.

    Raises IntakeError for anything else, with the document's id.
    """
    if isinstance(killed, Mapping):
        bounds = [killed.get("low"), killed.get("high")]
    else:
        bounds = list(killed) if isinstance(killed, list) else [killed, killed]
    is_number = all(isinstance(b, int | float | None) and not isinstance(b, bool) for b in bounds)
    if len(bounds) != 2 or not is_number:
        raise IntakeError(
            f'{id_}: killed is {killed!r}; give {{"low": 3, "high": 5}}, null where a bound is open'
        )
    return Total(*(None if bound is None else int(bound) for bound in bounds))


def _is_low_inside(event: Json | None, gold: Total) -> bool:
    """Say whether the toll's low bound lies in the gold range; a toll without one does not."""
    low = total_toll(event, "killed").low
    return low is not None and _take_low(gold) <= low <= _take_high(gold)


def _is_overlapping(event: Json | None, gold: Total) -> bool:
    """Say whether the ranges share a number; no toll shares none, an open bound has no limit."""
    found = total_toll(event, "killed")
    if found == NOTHING:
        return False
    return _take_low(found) <= _take_high(gold) and _take_low(gold) <= _take_high(found)


def _take_low(total: Total) -> float:
    return 0 if total.low is None else total.low


def _take_high(total: Total) -> float:
    return inf if total.high is None else total.high


def _find_place(event: Json | None) -> Json | None:
    place: Json | None = event["where"] if event else None
    return place


def _find_country(event: Json | None) -> str | None:
    place = _find_place(event)
    return place["country"] if place else None


def _is_near(event: Json | None, gold: Json, km: float) -> bool:
    return is_within(_find_place(event), gold["lat"], gold["lon"], km)
