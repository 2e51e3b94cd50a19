"""Whether it happened: faults of the gold, told before anything is read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

from tacitus.errors import IntakeError
from tacitus.evaluate.gold import GoldDocument, take_gold
from tacitus.model.enums import EventType, ResponsibilityBasis, Status

_SHOWN: Final = 20
_CLOSED: Final = {
    "type": frozenset(EventType),
    "type_also": frozenset(EventType),
    "status": frozenset(Status),
    "status_also": frozenset(Status),
    "basis": frozenset(ResponsibilityBasis),
}


def check_status(documents: Iterable[GoldDocument]) -> None:
    """Raise IntakeError with every fault: spans that do not hold their quote, closed values."""
    faults = [
        f"{document.id}: {fault}" for document in documents for fault in _list_faults(document)
    ]
    if faults:
        more = [f"and {len(faults) - _SHOWN} more"] if len(faults) > _SHOWN else []
        raise IntakeError("; ".join([*faults[:_SHOWN], *more]))


def _list_faults(document: GoldDocument) -> Iterator[str]:
    try:
        for event in take_gold(document)["events"]:
            held = document.text[event["start"] : event["end"]]
            if held != event["quote"]:
                yield f"{event['start']}-{event['end']} holds {held!r}, not {event['quote']!r}"
            for item in (event, *event.get("responsibility", ())):
                yield from _check_values(item)
    except (AttributeError, KeyError, TypeError) as error:
        yield f"its gold is not of this form ({type(error).__name__}: {error}); see the docs"


def _check_values(item: dict[str, Any]) -> Iterator[str]:
    for name, closed in _CLOSED.items():
        values = item.get(name, ())
        for value in [values] if isinstance(values, str) else values:
            if value not in closed:
                yield f"{name} {value!r} is none of {', '.join(sorted(closed))}"
