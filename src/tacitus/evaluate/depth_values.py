"""One article in depth: when a value of a report is what the annotation says."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from tacitus.evaluate.reports import Json
from tacitus.evaluate.span_match import count_overlap
from tacitus.evaluate.value_match import (
    has_parts,
    is_any_same,
    is_same_list,
    is_same_place,
    is_same_text,
    is_same_toll,
    name_actors,
)

Compare = Callable[[Any, Any], bool]
ReportCompare = Callable[[Json, Json, Any, Any], bool]
_TIME_PARTS: Final = ("first", "last", "precision", "timex", "type", "time_of_day")
_SPEAKING_PARTS: Final = ("kind",)


def is_same_time(gold: Json, found: Json) -> bool:
    """Compare first and last day, precision and, where annotated, value, type and hour."""
    return has_parts(gold, found, _TIME_PARTS)


def _is_equal(gold: Any, found: Any) -> bool:
    return bool(gold == found)


def _is_text(gold: str, found: str) -> bool:
    return is_same_text(gold, found)


def _is_span(gold: Json, found: Json) -> bool:
    return count_overlap(gold, found) > 0


def _is_same_texts(gold: Sequence[str], found: Sequence[str]) -> bool:
    return is_same_list(gold, found, is_same_text)


def _is_same_words(gold: Sequence[str], found: Sequence[str]) -> bool:
    return sorted(gold) == sorted(found)


def _is_same_class(gold: Json, found: Json) -> bool:
    return bool(gold["sub_event_type"] == found["sub_event_type"])


DOCUMENT_FIELDS: Final[Mapping[str, Compare]] = {
    "url": _is_equal,
    "title": _is_text,
    "authors": _is_same_texts,
    "publisher": _is_text,
    "published_on": _is_equal,
    "first_publisher": _is_text,
    "first_published_on": _is_equal,
    "first_published_basis": _is_span,
    "dated_on": _is_equal,
    "dated_by": _is_equal,
    "language": _is_equal,
    "rights": _is_text,
}
"""The fields of a document that are asked, each with how its values are compared."""

DOCUMENT_PARTS: Final[Mapping[str, Mapping[str, Compare]]] = {
    "dateline": {"place": _is_text, "date": _is_equal, "agency": _is_text},
    "sections": {
        "region": _is_same_texts,
        "theme": _is_same_texts,
        "series": _is_same_texts,
    },
}
"""Fields of a document whose parts are asked one by one."""


def _is_same_kinds(gold: Sequence[Json], found: Sequence[Json]) -> bool:
    return {item["kind"] for item in gold} == {item["kind"] for item in found}


def _is_same_victims(gold: Sequence[Json], found: Sequence[Json]) -> bool:
    return is_same_list(gold, found, lambda a, b: is_same_text(a["name"], b["name"]))


def _is_same_item(gold: Json, found: Json) -> bool:
    return is_same_text(gold["what"], found["what"]) and has_parts(gold, found, ("low",))


def _is_same_items(gold: Sequence[Json], found: Sequence[Json]) -> bool:
    return is_same_list(gold, found, _is_same_item)


def _is_same_tolls(gold: Sequence[Json], found: Sequence[Json]) -> bool:
    return is_same_list(gold, found, is_same_toll)


EVENT_FIELDS: Final[Mapping[str, Compare]] = {
    "type": _is_equal,
    "modes": _is_same_words,
    "contexts": _is_same_words,
    "status": _is_equal,
    "aggregate": _is_equal,
    "when": is_same_time,
    "where": is_same_place,
    "tolls": _is_same_tolls,
    "victims": _is_same_victims,
    "weapons": _is_same_kinds,
    "items": _is_same_items,
    "acled": _is_same_class,
}
"""The fields of an event that are asked, each with how its values are compared."""


def _is_same_actors(
    annotated: Json, report: Json, gold: Sequence[str], found: Sequence[str]
) -> bool:
    return is_same_list(name_actors(annotated, gold), name_actors(report, found), is_any_same)


def _is_same_words_of(
    annotated: Json, report: Json, gold: Sequence[Json], found: Sequence[Json]
) -> bool:
    """Compare on whose word an event stands: by who speaks, and how."""
    return is_same_list(
        gold,
        found,
        lambda a, b: (
            has_parts(a, b, _SPEAKING_PARTS)
            and is_same_speaker(list_speaker(annotated, a), list_speaker(report, b))
        ),
    )


def list_speaker(report: Json, item: Json) -> list[str]:
    """Give what a speaker goes by: the name in the entry and those of the actor."""
    names = [name for actor in name_actors(report, [item.get("speaker")]) for name in actor]
    return [item["name"], *names] if item.get("name") else names


def is_same_speaker(gold: Sequence[str], found: Sequence[str]) -> bool:
    """Compare speakers by any of their names; one without a name is like another such."""
    return is_any_same(gold, found) if gold or found else True


def _is_same_responsibility(
    annotated: Json, report: Json, gold: Sequence[Json], found: Sequence[Json]
) -> bool:
    """Compare who is named as the doer, and on what ground."""
    return is_same_list(
        gold,
        found,
        lambda a, b: (
            has_parts(a, b, ("basis",))
            and _is_same_actors(annotated, report, [a["actor"]], [b["actor"]])
        ),
    )


ACTOR_FIELDS: Final[Mapping[str, ReportCompare]] = {
    "actors": _is_same_actors,
    "recipients": _is_same_actors,
    "attribution": _is_same_words_of,
    "responsibility": _is_same_responsibility,
}
"""The fields of an event that name actors, compared with both reports at hand."""


def is_right(gold: Any, found: Any, compare: Compare) -> bool:
    """Compare two values; what the annotation leaves empty must be empty."""
    if gold is None or found is None:
        return _is_empty(gold) and _is_empty(found)
    return compare(gold, found)


def _is_empty(value: Any) -> bool:
    return value is None or value in ((), [])
