"""One article in depth: faults of an annotation, told before anything is read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from tacitus.errors import IntakeError
from tacitus.evaluate.depth_values import DOCUMENT_FIELDS, DOCUMENT_PARTS
from tacitus.evaluate.gold import GoldDocument
from tacitus.evaluate.reports import Json
from tacitus.model.document import Document
from tacitus.model.enums import EventType, Status
from tacitus.model.event import Event
from tacitus.model.report import Report

_OWN: Final = frozenset({"not_occurred", "aliases", "schema"})
_REPORT_FIELDS: Final = frozenset(Report.model_fields) | _OWN
_EVENT_FIELDS: Final = frozenset(Event.model_fields)
_DOCUMENT_FIELDS: Final = (
    frozenset(Document.model_fields) | frozenset(DOCUMENT_FIELDS) | frozenset(DOCUMENT_PARTS)
)
_SHOWN: Final = 20
_SPANNED: Final = ("times", "places", "not_occurred", "evidence")
_LISTS: Final = (
    "times", "places", "actors", "attributions", "events", "relations", "not_occurred"
)  # fmt: skip
_EVENT_LISTS: Final = (
    "evidence", "tolls", "victims", "weapons", "items", "attribution", "responsibility"
)  # fmt: skip
_EVENT_WORDS: Final = ("modes", "contexts", "actors", "recipients")
_NEEDED: Final[Mapping[str, Sequence[str]]] = {
    "actors": ("id", "name"),
    "relations": ("a", "b", "type"),
    "victims": ("name",),
    "weapons": ("kind",),
    "items": ("what",),
    "responsibility": ("actor",),
}
"""What each item needs so that it can be compared at all."""


def check_depth(documents: Iterable[GoldDocument]) -> None:
    """Raise IntakeError with every fault of every annotation: fields, spans, closed values."""
    faults = [
        f"{document.id}: {fault}" for document in documents for fault in _list_faults(document)
    ]
    if faults:
        more = [f"and {len(faults) - _SHOWN} more"] if len(faults) > _SHOWN else []
        raise IntakeError("; ".join([*faults[:_SHOWN], *more]))


def _list_faults(document: GoldDocument) -> Iterator[str]:
    gold = document.fields.get("gold")
    if not isinstance(gold, dict):
        yield "has no object 'gold'; give the annotated report there"
        return
    yield from _check_names("gold", gold, _REPORT_FIELDS)
    yield from _check_names("document", gold.get("document") or {}, _DOCUMENT_FIELDS)
    for name in _LISTS:
        for where, item in _list_items(name, gold.get(name)):
            yield from _check_item(name, where, item, document.text)
    aliases = gold.get("aliases")
    for i, names in enumerate(aliases if isinstance(aliases, list) else [aliases], start=1):
        yield from _check_words(f"aliases {i}", names)


def _list_items(name: str, items: Any) -> Iterator[tuple[str, Any]]:
    """Give each item with its name for a person; where it is no object, the fault instead."""
    if items is not None and not isinstance(items, list):
        yield name, f"{name} is no list"
    elif items:
        for i, item in enumerate(items, start=1):
            is_object = isinstance(item, dict)
            yield f"{name} {i}", item if is_object else f"{name} {i} has a wrong form: {item!r}"


def _check_words(where: str, words: Any) -> Iterator[str]:
    is_list = isinstance(words, list) and all(isinstance(word, str) for word in words)
    if words is not None and not is_list:
        yield f"{where}: {words!r} is no list of texts; give one"


def _check_item(name: str, where: str, item: Any, text: str) -> Iterator[str]:
    """Check one item of a list of the report, or of an event, by what its comparison needs."""
    if isinstance(item, str):
        yield f"{item}; give a list of objects as `read` prints it"
        return
    for field in _NEEDED.get(name, ()):
        if item.get(field) is None:
            yield f"{where}: has no {field!r}; give it or leave the item out"
    if name in _SPANNED:
        yield from _check_span(where, item, text)
    if name == "attributions":
        for part in ("source", "cue", "content"):
            spans = item.get(part) or []
            for span in spans if isinstance(spans, list) else [spans]:
                yield from _check_span(f"{where}: {part}", span, text)
    if name == "places":
        yield from _check_point(where, item)
    if name == "events":
        yield from _check_event(where, item, text)


def _check_names(where: str, fields: Any, known: frozenset[str]) -> Iterator[str]:
    if not isinstance(fields, dict):
        yield f"{where}: is no object; give one as `read` prints it"
        return
    for name in fields:
        if name not in known:
            yield f"{where}: no field is called {name!r}; use {', '.join(sorted(known))}"


def _check_event(where: str, event: Json, text: str) -> Iterator[str]:
    yield from _check_names(where, event, _EVENT_FIELDS)
    for name, kind in (("type", EventType), ("status", Status)):
        values = [item.value for item in kind]
        if name in event and event[name] not in values:
            yield f"{where}: {name} {event[name]!r} is none of {', '.join(values)}"
    if not event.get("evidence"):
        yield f"{where}: has no evidence; give the span of the words that tell it"
    for name in _EVENT_LISTS:
        for part, item in _list_items(name, event.get(name)):
            yield from _check_item(name, f"{where}: {part}", item, text)
    for name, needed in (("when", ()), ("where", ()), ("acled", ("sub_event_type",))):
        yield from _check_object(f"{where}: {name}", event.get(name), needed)
    for name in _EVENT_WORDS:
        yield from _check_words(f"{where}: {name}", event.get(name))


def _check_object(where: str, value: Any, needed: Sequence[str]) -> Iterator[str]:
    if value is None:
        return
    if not isinstance(value, dict):
        yield f"{where}: is no object; give one as `read` prints it, or null"
        return
    for field in needed:
        if value.get(field) is None:
            yield f"{where}: has no {field!r}; give it, or null for the whole"
    yield from _check_point(where, value)


def _check_point(where: str, place: Json) -> Iterator[str]:
    if (place.get("latitude") is None) != (place.get("longitude") is None):
        yield f"{where}: has half a point; give latitude and longitude, or neither"


def _check_span(where: str, span: Any, text: str) -> Iterator[str]:
    """Check that a span lies in the text and, where it has a quote, holds these words."""
    if not isinstance(span, dict) or not _is_range(span.get("start"), span.get("end"), len(text)):
        yield f"{where}: {span!r} is no span of the text; give start and end, end excluded"
        return
    quote = span.get("quote")
    found = text[span["start"] : span["end"]]
    if quote is not None and quote != found:
        yield f"{where}: the text has {found!r} there, not {quote!r}; mend start and end"


def _is_range(start: Any, end: Any, n_chars: int) -> bool:
    return isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= n_chars
