"""One article in depth: faults of an annotation, told before anything is read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
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
_SPANNED: Final = ("times", "places", "not_occurred")


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
    for name in _SPANNED:
        for i, span in enumerate(gold.get(name) or (), start=1):
            yield from _check_span(f"{name} {i}", span, document.text)
    for i, event in enumerate(gold.get("events") or (), start=1):
        yield from _check_event(f"event {event.get('id') or i}", event, document.text)


def _check_names(where: str, fields: Json, known: frozenset[str]) -> Iterator[str]:
    for name in fields:
        if name not in known:
            yield f"{where}: no field is called {name!r}; use {', '.join(sorted(known))}"


def _check_event(where: str, event: Json, text: str) -> Iterator[str]:
    yield from _check_names(where, event, _EVENT_FIELDS)
    for name, kind in (("type", EventType), ("status", Status)):
        values = [item.value for item in kind]
        if name in event and event[name] not in values:
            yield f"{where}: {name} {event[name]!r} is none of {', '.join(values)}"
    evidence: Sequence[Any] = event.get("evidence") or ()
    if not evidence:
        yield f"{where}: has no evidence; give the span of the words that tell it"
    for span in evidence:
        yield from _check_span(f"{where}: evidence", span, text)


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
