"""Reports from any program made whole: what is absent or null gets the value that means it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from tacitus.model.enums import EventType, Status

Json = Mapping[str, Any]

_PLACE: Final[Json] = {
    "name": "",
    "quote": "",
    "country": None,
    "admin1": None,
    "latitude": None,
    "longitude": None,
    "geonames_id": None,
    "precision": None,
    "role": "location",
}
_EVENT: Final[Json] = {
    "modes": (),
    "contexts": (),
    "status": "occurred",
    "aggregate": False,
    "actors": (),
    "recipients": (),
    "when": None,
    "where": None,
    "acled": None,
    "items": (),
    "evidence": (),
    "confidence": 0.0,
}
_CLOSED: Final = {"type": frozenset(EventType), "status": frozenset(Status)}
_PARTS_OF_EVENT: Final[Mapping[str, Json]] = {
    "tolls": {"category": "unspecified", "low": None, "high": None, "includes": ()},
    "victims": {"name": "", "variants": (), "outcome": None, "category": None},
    "weapons": {"kind": None},
    "responsibility": {"actor": None, "basis": None},
    "attribution": {"name": "", "cue": None},
}
_PARTS: Final[Mapping[str, Json]] = {
    "times": {"timex": None, "type": None},
    "places": _PLACE,
    "actors": {"name": "", "kind": "unknown", "country": None, "known_as": None, "mentions": ()},
    "attributions": {"source": None, "cue": None, "content": None},
    "relations": {"hedged": False},
}


def complete_report(report: Json) -> Json:
    """Fill in what a report leaves out and put its events in text order.

    An event is where its evidence begins. Where one has no evidence, the order stays as it is.
    Raises ValueError for a type or status of no closed set: it would pass for a wrong answer.
    """
    return {
        **report,
        "document": _fill({"dated_on": None, "published_on": None}, report["document"]),
        **{name: _fill_all(base, report.get(name)) for name, base in _PARTS.items()},
        "events": _order([_complete_event(event) for event in report.get("events") or ()]),
    }


def _complete_event(event: Json) -> Json:
    for name, closed in _CLOSED.items():
        if event.get(name) is not None and event[name] not in closed:
            raise ValueError(f"{name} {event[name]!r} is none of {', '.join(sorted(closed))}")
    parts = {name: _fill_all(base, event.get(name)) for name, base in _PARTS_OF_EVENT.items()}
    tolls = [
        {**toll, "wording": toll.get("wording") or toll.get("quote") or ""}
        for toll in parts["tolls"]
    ]
    where = event.get("where")
    return {
        **_fill(_EVENT, event),
        **parts,
        "tolls": tolls,
        "when": _complete_range(event.get("when")),
        "where": _fill(_PLACE, where) if where else None,
    }


def _complete_range(when: Json | None) -> Json | None:
    """Give a range both ends; one that has neither is none."""
    first, last = (when.get("first"), when.get("last")) if when else (None, None)
    if not when or not (first or last):
        return None
    return {**when, "first": first or last, "last": last or first}


def _order(events: list[Json]) -> list[Json]:
    if not all(event["evidence"] for event in events):
        return events
    return sorted(events, key=lambda event: min(span["start"] for span in event["evidence"]))


def _fill_all(base: Json, items: Iterable[Json] | None) -> list[Json]:
    return [_fill(base, item) for item in items or ()]


def _fill(base: Json, item: Json) -> Json:
    given = {name: base.get(name) if value is None else value for name, value in item.items()}
    return {**base, **given}
