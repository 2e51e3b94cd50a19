"""When, where and who of an article's event."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final

from tacitus.evaluate.figures import Tally
from tacitus.evaluate.gold import GoldDocument, take_gold
from tacitus.evaluate.reports import Json, find_day, find_most_confident, list_actors, list_names
from tacitus.evaluate.text_match import compare_any


def score_five_w(document: GoldDocument, report: Json) -> list[Tally]:
    """Score one article by its most confident event, and beside it by any event.

    A text match may be worth a half. Each question is asked where gold has its part; "any event"
    may be a different one for each.
    """
    gold = take_gold(document)
    events = report["events"]
    first = find_most_confident(events)
    return [
        *_score("", gold, report, [first] if first else []),
        *_score(", any event", gold, report, events),
    ]


def _score(suffix: str, gold: Json, report: Json, events: Sequence[Json]) -> Iterable[Tally]:
    days = [day[:10] for day in list_wordings(gold.get("day"))]
    if days:
        is_right = any(find_day(event) in days for event in events)
        yield Tally(f"day exact{suffix}", float(is_right), 1)
    for name, field, list_found in _QUESTIONS:
        wordings = list_wordings(gold.get(field))
        if wordings:
            found = [list_found(report, event) for event in events]
            right = max((compare_any(wordings, names) for names in found), default=0.0)
            yield Tally(f"{name}{suffix}", right, 1)


def list_wordings(value: Any) -> list[str]:
    """Give the wordings that gold accepts: a list of them, or one alone."""
    return [value] if isinstance(value, str) else [each for each in value or () if each]


def _list_place(report: Json, event: Json) -> list[str]:
    place = event["where"]
    return [place["name"], place["quote"]] if place else []


def _list_doers(report: Json, event: Json) -> list[str]:
    actors = list_actors(report, event["actors"])
    return [name for actor in actors for name in list_names(actor)]


def _list_both_sides(report: Json, event: Json) -> list[str]:
    actors = list_actors(report, [*event["actors"], *event["recipients"]])
    return [name for actor in actors for name in list_names(actor)]


_QUESTIONS: Final[tuple[tuple[str, str, Callable[[Json, Json], list[str]]], ...]] = (
    ("where", "where", _list_place),
    ("who", "who", _list_doers),
    ("who, actor or recipient", "who", _list_both_sides),
)
