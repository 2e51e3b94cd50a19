"""Your own gold: the closed list of fields, what each finds in a report, and when it is right."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from tacitus.evaluate.acled_types import CODEBOOK, READING_ONLY
from tacitus.evaluate.answers_values import (
    Number,
    Point,
    parse_count,
    parse_country,
    parse_day,
    parse_degrees,
    parse_number,
    parse_one_of,
    parse_words,
    parse_yes,
)
from tacitus.evaluate.depth_values import list_speaker
from tacitus.evaluate.place_match import NEAR_KM, is_within
from tacitus.evaluate.reports import Json, find_day, list_real_events
from tacitus.evaluate.toll_claim import find_claim
from tacitus.evaluate.value_match import (
    is_any_same,
    is_named,
    is_same_region,
    is_same_text,
    name_actors,
)
from tacitus.model.enums import Category, EventType, Outcome, ResponsibilityBasis, Status
from tacitus.model.meanings import read_meanings

Parse = Callable[[str], Any]
Find = Callable[[Json, Json], Sequence[Any]]
"""Gives from a report, and one of its events, what it says in a field; nothing if it does not."""
Same = Callable[[Any, Any], bool]
_VIOLENT: Final = frozenset({"ASSAULT", "COERCE", "PROTEST"})
_HAPPENED: Final = frozenset({"occurred", "ongoing", "attempted"})


@dataclass(frozen=True, slots=True)
class Field:
    """One field that gold may ask; a list may have several rows."""

    meaning: str
    parse: Parse
    find: Find
    is_same: Same
    is_list: bool = False


def _list_modes() -> list[str]:
    return sorted({mode for modes in read_meanings().modes.values() for mode in modes})


def _list_contexts() -> list[str]:
    return list(read_meanings().contexts)


def _is_equal(gold: Any, found: Any) -> bool:
    return bool(gold == found)


def _is_number(gold: Number, found: Number) -> bool:
    """Compare a toll: the lower bound alone, or both bounds and the "about"."""
    if gold.is_bound:
        return gold.low == found.low
    if gold.approximate and not found.approximate:
        return False
    return (gold.low, gold.high) == (found.low, found.high)


def _is_near(gold: Point, found: Json) -> bool:
    return is_within(found, gold.latitude, gold.longitude, NEAR_KM)


def _is_called(gold: str, found: Sequence[str]) -> bool:
    return is_any_same([gold], found)


def _find_in_document(name: str) -> Find:
    return lambda report, _: _list(report["document"].get(name))


def _find_relevant(report: Json, _: Json) -> list[bool]:
    return [
        any(
            event["type"] in _VIOLENT and event["status"] in _HAPPENED and not event["aggregate"]
            for event in report["events"]
        )
    ]


def _find_number_of_events(report: Json, _: Json) -> list[int]:
    return [len(list_real_events(report))]


def _list(value: Any) -> list[Any]:
    return [] if value is None else [value]


def _find_value(name: str) -> Find:
    return lambda _, event: _list(event[name])


def _find_values(name: str) -> Find:
    return lambda _, event: event[name]


def _find_in(part: str, name: str) -> Find:
    return lambda _, event: _list(event[part][name]) if event.get(part) else []


def _find_where(_: Json, event: Json) -> list[Json]:
    return _list(event["where"])


def _find_point(_: Json, event: Json) -> list[Json]:
    where = event["where"]
    return [where] if where and where["latitude"] is not None else []


def _find_actors(name: str) -> Find:
    return lambda report, event: _drop_repeats(name_actors(report, event[name]))


def _drop_repeats(actors: Sequence[Sequence[str]]) -> list[Sequence[str]]:
    """Keep the first of several actors that go by one name: gold cannot tell them apart."""
    firsts = {names[0].casefold() if names else "": names for names in reversed(actors)}
    return list(firsts.values())[::-1]


def _find_toll(outcome: str, category: str | None) -> Find:
    return lambda _, event: _list(find_claim(event, outcome, category))


def _find_weapons(_: Json, event: Json) -> list[list[str]]:
    """Give for each kind of weapon its name and the words that name it."""
    kinds = dict.fromkeys(weapon["kind"] for weapon in event["weapons"])
    return [
        [kind, *(w["quote"] for w in event["weapons"] if w["kind"] == kind and "quote" in w)]
        for kind in kinds
    ]


def _find_victims(_: Json, event: Json) -> list[list[str]]:
    return [[victim["name"], *victim.get("variants", ())] for victim in event["victims"]]


def _find_speakers(report: Json, event: Json) -> list[Sequence[str]]:
    """Give who passes the event on, each once; who denies it does not vouch for it."""
    said = [item for item in event["attribution"] if item["kind"] != "denied"]
    return _drop_repeats([list_speaker(report, item) for item in said])


def _find_responsible(report: Json, event: Json) -> list[Sequence[str]]:
    actors = [item["actor"] for item in event["responsibility"]]
    return _drop_repeats(name_actors(report, actors))


def _find_bases(_: Json, event: Json) -> list[str]:
    return list(dict.fromkeys(item["basis"] for item in event["responsibility"]))


DOCUMENT_FIELDS: Final[Mapping[str, Field]] = {
    "relevant": Field(
        "yes or no: tells of violence (ASSAULT, COERCE, PROTEST) that happened or was tried",
        parse_yes,
        _find_relevant,
        _is_equal,
    ),
    "n_events": Field(
        "how many events happened or go on, totals over several left out",
        parse_count,
        _find_number_of_events,
        _is_equal,
    ),
    "title": Field("the headline", parse_words, _find_in_document("title"), is_same_text),
    "publisher": Field("who printed it", parse_words, _find_in_document("publisher"), is_same_text),
    "published_on": Field(
        "the day it was printed", parse_day, _find_in_document("published_on"), _is_equal
    ),
    "first_publisher": Field(
        "who printed it first", parse_words, _find_in_document("first_publisher"), is_same_text
    ),
    "first_published_on": Field(
        "the day of that", parse_day, _find_in_document("first_published_on"), _is_equal
    ),
    "dated_on": Field(
        'the day that "yesterday" counts from', parse_day, _find_in_document("dated_on"), _is_equal
    ),
    "language": Field(
        "its code, such as en", parse_words, _find_in_document("language"), _is_equal
    ),
}
"""Fields of a whole document; their rows name no event."""


def _build_toll_fields() -> dict[str, Field]:
    """Give a field for each outcome and, with a dot, for each category of people."""
    fields = {
        outcome.value: Field(
            f"how many were {outcome.value}",
            parse_number,
            _find_toll(outcome.value, None),
            _is_number,
        )
        for outcome in Outcome
    }
    for outcome in Outcome:
        for category in Category:
            fields[f"{outcome.value}.{category.value}"] = Field(
                f"how many of them were {category.value.replace('_', ' ')}",
                parse_number,
                _find_toll(outcome.value, category.value),
                _is_number,
            )
    return fields


POINT: Final = "point"
"""The field that latitude and longitude make together."""
LATITUDE: Final = "latitude"
LONGITUDE: Final = "longitude"
QUOTE: Final = "quote"
COMPLETE: Final = "complete"

EVENT_FIELDS: Final[Mapping[str, Field]] = {
    "type": Field(
        "such as ASSAULT", parse_one_of(lambda: EventType), _find_value("type"), _is_equal
    ),
    "mode": Field(
        "such as firearms",
        parse_one_of(_list_modes),
        _find_values("modes"),
        _is_equal,
        is_list=True,
    ),
    "context": Field(
        "such as human_rights",
        parse_one_of(_list_contexts),
        _find_values("contexts"),
        _is_equal,
        is_list=True,
    ),
    "sub_event_type": Field(
        "the class of the ACLED-like codebook",
        parse_one_of(lambda: (*CODEBOOK, *READING_ONLY)),
        _find_in("acled", "sub_event_type"),
        _is_equal,
    ),
    "status": Field(
        "such as occurred", parse_one_of(lambda: Status), _find_value("status"), _is_equal
    ),
    "aggregate": Field(
        "yes for a total over several", parse_yes, _find_value("aggregate"), _is_equal
    ),
    "day": Field("when, to the day", parse_day, lambda _, e: _list(find_day(e)), _is_equal),
    "first": Field("the first possible day", parse_day, _find_in("when", "first"), _is_equal),
    "last": Field("the last possible day", parse_day, _find_in("when", "last"), _is_equal),
    "place": Field("where, by name", parse_words, _find_where, is_named),
    "admin1": Field("its region", parse_words, _find_in("where", "admin1"), is_same_region),
    "country": Field("its country", parse_country, _find_in("where", "country"), _is_equal),
    POINT: Field("within 25 km of latitude, longitude", parse_words, _find_point, _is_near),
    "actor": Field("who did it", parse_words, _find_actors("actors"), _is_called, is_list=True),
    "recipient": Field(
        "whom it befell", parse_words, _find_actors("recipients"), _is_called, is_list=True
    ),
    "victim": Field("a named victim", parse_words, _find_victims, _is_called, is_list=True),
    "weapon": Field("its kind or words", parse_words, _find_weapons, _is_called, is_list=True),
    "speaker": Field("on whose word", parse_words, _find_speakers, _is_called, is_list=True),
    "responsible": Field(
        "who is named as the doer", parse_words, _find_responsible, _is_called, is_list=True
    ),
    "responsible.basis": Field(
        "on what ground",
        parse_one_of(lambda: ResponsibilityBasis),
        _find_bases,
        _is_equal,
        is_list=True,
    ),
    **_build_toll_fields(),
}
"""Fields of one event; their rows name it by a label of the user's own."""

DEGREES: Final[Mapping[str, Parse]] = {
    LATITUDE: parse_degrees(90.0),
    LONGITUDE: parse_degrees(180.0),
}


def list_cell_fields() -> list[str]:
    """List every name that may stand in the column ``field``."""
    event_fields = [name for name in EVENT_FIELDS if name != POINT]
    return [*DOCUMENT_FIELDS, COMPLETE, *event_fields, *DEGREES, QUOTE]
