"""Finished reports as JSON objects, and what the measures ask of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from tacitus.errors import IntakeError
from tacitus.evaluate.complete import complete_report

Json = Mapping[str, Any]

EMPTY: Final[Json] = {
    "document": {},
    "times": [],
    "places": [],
    "actors": [],
    "attributions": [],
    "events": [],
    "relations": [],
}
_REAL: Final = frozenset({"occurred", "ongoing"})
_HURT: Final = frozenset({"killed", "injured"})


@dataclass(frozen=True, slots=True)
class Total:
    """The toll of one event for an outcome; None where it says nothing of it."""

    low: int | None = None
    high: int | None = None


NOTHING: Final = Total()


def index_reports(reports: Iterable[Json]) -> dict[str, Json]:
    """Give the reports by external id, made whole, with their events in text order.

    Lines about documents that failed are left out. Raises IntakeError for a line that is no
    report, and for a second report of one document.
    """
    found: dict[str, Json] = {}
    for number, report in enumerate(reports, start=1):
        if "document" in report:
            id_ = _find_id(report, number)
            if id_ in found:
                raise IntakeError(f"{id_}: has two reports; leave one of them")
            found[id_] = _complete(report, id_)
        elif "error" not in report:
            raise IntakeError(f"report {number}: has no 'document'; give lines of `read`")
    return found


def _find_id(report: Json, number: int) -> str:
    document = report["document"]
    id_ = document.get("external_id") if isinstance(document, Mapping) else None
    if not isinstance(id_, str) or not id_:
        raise IntakeError(f"report {number}: has no 'external_id' in 'document'; give gold's id")
    return id_


def _complete(report: Json, id_: str) -> Json:
    try:
        return complete_report(report)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise IntakeError(
            f"{id_}: its report is not of the form that `read` prints "
            f"({type(error).__name__}: {error}); mend or remove its line"
        ) from error


def list_real_events(report: Json) -> list[Json]:
    """List the events that occurred or go on, totals over several left out."""
    return [e for e in report["events"] if e["status"] in _REAL and not e["aggregate"]]


def find_main_event(report: Json) -> Json | None:
    """Find the main event: a real assault with dead or injured, else with a lesser claim."""
    real = list_real_events(report)
    hurt = [event for event in real if has_toll(event)]
    for events in ([e for e in hurt if _is_assault(e)], hurt, [e for e in real if _is_assault(e)]):
        if events:
            return events[0]
    return real[0] if real else None


def find_most_confident(events: Sequence[Json]) -> Json | None:
    """Find the event of highest confidence, the earlier on a tie."""
    return max(events, key=lambda event: event["confidence"]) if events else None


def has_toll(event: Json) -> bool:
    """Say whether the event has a killed or injured toll."""
    return any(toll["outcome"] in _HURT for toll in event["tolls"])


def _is_assault(event: Json) -> bool:
    return bool(event["type"] == "ASSAULT")


def total_toll(
    event: Json | None, outcome: str, *, categories: frozenset[str] | None = None
) -> Total:
    """Total the toll of one event: the higher of the unspecified figure and the sum of the rest.

    Within a category the highest low bound counts; parts of a toll are never added. With
    ``categories`` only these count.
    """
    best: dict[str, Json] = {}
    for toll in event["tolls"] if event else ():
        category = toll["category"]
        if toll["outcome"] != outcome or (categories and category not in categories):
            continue
        if category not in best or _rank(toll["low"]) > _rank(best[category]["low"]):
            best[category] = toll
    parts = [_take_bounds(toll) for name, toll in best.items() if name != "unspecified"]
    whole = [_take_bounds(best["unspecified"])] if "unspecified" in best else []
    sums = [add_totals(parts)] if parts else []
    return max([*whole, *sums], key=lambda total: _rank(total.low), default=NOTHING)


def _rank(low: int | None) -> int:
    """Rank a low bound; one of 0 stands above none."""
    return -1 if low is None else low


def _take_bounds(toll: Json) -> Total:
    return Total(toll["low"], toll["high"])


def add_totals(totals: Iterable[Total]) -> Total:
    """Add tolls; a bound that one of them lacks stays open, what says nothing adds nothing."""
    said = [total for total in totals if total != NOTHING]
    if not said:
        return NOTHING
    lows = [total.low for total in said if total.low is not None]
    highs = [total.high for total in said if total.high is not None]
    return Total(
        sum(lows) if lows else None,
        sum(highs) if len(highs) == len(said) else None,
    )


def sum_toll(events: Iterable[Json], outcome: str) -> Total:
    """Sum the toll of several events."""
    return add_totals(total_toll(event, outcome) for event in events)


def list_actors(report: Json, ids: Iterable[str]) -> list[Json]:
    """Give the actors of some ids."""
    by_id = {actor["id"]: actor for actor in report["actors"]}
    return [by_id[id_] for id_ in ids if id_ in by_id]


def list_names(actor: Json) -> list[str]:
    """Give what an actor is tried under: its name and its longest mention."""
    mentions = [mention["quote"] for mention in actor["mentions"]]
    return [actor["name"], *([max(mentions, key=len)] if mentions else [])]


def find_day(event: Json | None) -> str | None:
    """Give the day of an event as YYYY-MM-DD; None where it is not told to the day."""
    when = event["when"] if event else None
    if not when or when["first"] != when["last"]:
        return None
    return str(when["first"])
