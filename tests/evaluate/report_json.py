"""Reports as JSON objects, as short as a test needs them, and what holds of every measure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from tacitus.evaluate.figures import AnyTally, Figure, pool_figures
from tacitus.evaluate.gold import GoldDocument
from tacitus.evaluate.reports import EMPTY, Json

Scorer = Callable[[GoldDocument, Json], Sequence[AnyTally]]


def build_gold(id_: str = "d1", text: str = "", **fields: Any) -> GoldDocument:
    return GoldDocument(id_, text, {"id": id_, "text": text, **fields})


def build_report(*events: Json, actors: Sequence[Json] = (), **parts: Any) -> dict[str, Any]:
    return {**EMPTY, "actors": list(actors), "events": list(events), **parts}


def build_actor(id_: str, name: str, **fields: Any) -> dict[str, Any]:
    mention = {"start": 0, "end": len(name), "quote": name}
    base = {"kind": "unknown", "country": None, "known_as": None, "mentions": [mention]}
    return {"id": id_, "name": name, **base, **fields}


def build_event(type_: str = "ASSAULT", **fields: Any) -> dict[str, Any]:
    return {
        "type": type_,
        "modes": [],
        "status": "occurred",
        "aggregate": False,
        "actors": [],
        "recipients": [],
        "when": None,
        "where": None,
        "tolls": [],
        "victims": [],
        "weapons": [],
        "responsibility": [],
        "attribution": [],
        "confidence": 0.5,
        **fields,
    }


def build_toll(
    outcome: str, low: int | None, high: int | None = -1, category: str = "unspecified"
) -> dict[str, Any]:
    return {
        "outcome": outcome,
        "low": low,
        "high": low if high == -1 else high,
        "category": category,
        "wording": f"{low} people",
    }


def build_day(day: str, last: str | None = None) -> dict[str, Any]:
    return {"first": day, "last": last or day}


def build_place(name: str, **fields: Any) -> dict[str, Any]:
    base = {"country": None, "admin1": None, "latitude": None, "longitude": None}
    return {"name": name, "quote": name, "precision": "town", **base, **fields}


def score(scorer: Scorer, *pairs: tuple[GoldDocument, Json]) -> dict[str, Figure]:
    """Give the figures over some documents by name."""
    figures = pool_figures([scorer(gold, report) for gold, report in pairs])
    return {figure.name: figure for figure in figures}


def take_values(figures: dict[str, Figure]) -> dict[str, float | None]:
    return {name: figure.value for name, figure in figures.items()}


def check_scale(
    scorer: Scorer, gold: GoldDocument, perfect: Json, damaged: Json, *, names: Sequence[str] = ()
) -> None:
    """Check that the gold fed back scores 1, nothing 0, and a damaged report in between.

    The damaged report is checked together with a perfect one; ``names`` limits it.
    """
    best = score(scorer, (gold, perfect))
    assert {name for name, figure in best.items() if figure.value != 1} == set()
    empty = score(scorer, (gold, EMPTY))
    asked = {name: figure for name, figure in empty.items() if figure.value is not None}
    assert asked
    assert {name for name, figure in asked.items() if figure.value} == set()
    middle = score(scorer, (gold, perfect), (gold, damaged))
    between = {name for name, figure in middle.items() if 0 < (figure.value or 0) < 1}
    assert between >= (set(names) or set(best))
