"""Values in a few plain words, the same in every page and table."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from tacitus.model.enums import Category, TimePrecision
from tacitus.model.event import Event, EventAttribution, EventTime, NestedToll, Toll
from tacitus.model.incident import RANGE_PART, IncidentTime, IncidentToll
from tacitus.model.mention import ResolvedPlace


def word_range(low: int | None, high: int | None, *, approximate: bool = False) -> str:
    """Say how many: "14", "about 30", "at least 57", "up to 9", "10 to 15", "some"."""
    if low is None and high is None:
        return "some"
    if high is None:
        return f"at least {low}"
    if low is None:
        return f"up to {high}"
    if low == high:
        return f"about {low}" if approximate else str(low)
    return f"{low} to {high}"


def word_toll(toll: Toll) -> str:
    """Say one toll of a report: "at least 14 killed (civilian), among them 2 child"."""
    number = word_range(toll.low, toll.high, approximate=toll.approximate)
    words = f"{number} {toll.outcome.value}{_word_category(toll.category)}"
    if toll.includes:
        words += ", among them " + ", ".join(_word_nested(part) for part in toll.includes)
    return words


def _word_nested(part: NestedToll) -> str:
    return word_range(part.low, part.high) + _word_category(part.category)


def word_incident_toll(toll: IncidentToll) -> str:
    """Say one toll of an incident: "killed 12-14 (best 14)"."""
    ends = [value for value in (toll.low, toll.high) if value is not None]
    number = "-".join(str(value) for value in dict.fromkeys(ends)) if ends else "some"
    if toll.high is None and toll.low is not None:
        number += "+"
    best = "" if toll.best is None or toll.low == toll.high else f", best {toll.best}"
    part = ", within another figure" if toll.policy == RANGE_PART else ""
    return f"{toll.outcome.value} {number}{best}{_word_category(toll.category)}{part}"


def _word_category(category: Category) -> str:
    words = category.value.replace("_", " ")
    return "" if category is Category.UNSPECIFIED else f" ({words})"


def word_time(when: EventTime | IncidentTime | None) -> str:
    """Say a day or a stretch of days; an empty string where none is known."""
    if when is None:
        return ""
    if when.first == when.last:
        return when.first.isoformat()
    if when.precision is TimePrecision.MONTH:
        return when.first.isoformat()[:7]
    if when.precision is TimePrecision.YEAR:
        return when.first.isoformat()[:4]
    return f"{when.first.isoformat()} to {when.last.isoformat()}"


def word_place(where: ResolvedPlace | None) -> str:
    """Say a place from near to far; an empty string where none is known."""
    if where is None:
        return ""
    parts = dict.fromkeys(filter(None, (where.name, where.admin1, where.country)))
    near = "near " if where.precision is not None and where.precision.value == "near" else ""
    return near + ", ".join(parts)


def word_kind(event: Event) -> str:
    """Say what an event is: "ASSAULT explosives"."""
    return " ".join((event.type.value, *event.modes))


def word_attribution(entries: Sequence[EventAttribution]) -> str:
    """Say on whose word an event stands; the author's own voice where nobody speaks."""
    if not entries:
        return "author's voice"
    return "; ".join(dict.fromkeys(word_speaker(entry) for entry in entries))


def word_speaker(entry: EventAttribution) -> str:
    """Say one source: "police (said) via Example Radio"."""
    via = f" via {', '.join(entry.via)}" if entry.via else ""
    hedged = ", hedged" if entry.hedged else ""
    return f"{entry.name or 'somebody'} ({entry.kind.value}{hedged}){via}"


def word_day(day: datetime.date | None) -> str:
    """Say a day, or an empty string."""
    return day.isoformat() if day else ""
