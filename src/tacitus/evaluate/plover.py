"""Single sentences: the event's type, its actors and its recipients."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from tacitus.evaluate.assignment import assign_best
from tacitus.evaluate.figures import Tally, ask
from tacitus.evaluate.gold import GoldDocument
from tacitus.evaluate.reports import Json, find_most_confident, list_actors, list_names
from tacitus.evaluate.text_match import compare_any

_OLDER: Final = {
    "DEMAND": "REQUEST",
    "DISAPPROVE": "ACCUSE",
    "INVESTIGATE": "ACCUSE",
    "FIGHT": "ASSAULT",
}


def score_plover(document: GoldDocument, report: Json) -> list[Tally]:
    """Score one sentence; sides are those of the most confident event of the right type.

    Older names of types stand for those that took their place.
    """
    gold = _rename(document.fields["event"])
    events = report["events"]
    first = find_most_confident(events)
    event = find_most_confident([event for event in events if _rename(event["type"]) == gold])
    return [
        *ask(
            "type of the most confident event",
            first is not None and _rename(first["type"]) == gold,
        ),
        *ask("type among all events", event is not None),
        _score_side("actors", document.fields.get("source") or [], report, event),
        _score_side("recipients", document.fields.get("target") or [], report, event),
    ]


def _rename(type_: Any) -> str:
    return _OLDER.get(str(type_), str(type_))


def _score_side(name: str, gold: Sequence[Json], report: Json, event: Json | None) -> Tally:
    found = list_actors(report, event[name]) if event else []
    scores = [[compare_any([item["text"]], list_names(actor)) for actor in found] for item in gold]
    hits = sum(scores[row][column] for row, column in assign_best(scores))
    return Tally(name, hits, len(gold), len(found))
