"""Your own gold: fields right of fields asked, events found, and spurious ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from tacitus.evaluate.answers_fields import DOCUMENT_FIELDS, EVENT_FIELDS, Field
from tacitus.evaluate.answers_file import (
    GOLD_FIELD,
    Answer,
    DocumentAnswers,
    EventAnswers,
    find_quote,
)
from tacitus.evaluate.assignment import assign_best
from tacitus.evaluate.figures import Tally
from tacitus.evaluate.gold import GoldDocument
from tacitus.evaluate.reports import Json, list_real_events
from tacitus.evaluate.value_match import count_same

_WEAK: Final = frozenset({"type", "mode", "context", "status", "aggregate", "country"})
"""Fields in which two events agree that have nothing to do with one another."""
_ALL: Final = "all fields"
_QUOTED: Final = 1000.0
_REAL_BONUS: Final = 1e-4
_ORDER_BONUS: Final = 1e-5


def score_answers(document: GoldDocument, report: Json) -> list[Tally]:
    """Score one document; where it was not read, everything asked of it is wrong."""
    asked: DocumentAnswers = document.fields[GOLD_FIELD]
    pairs = pair_events(asked.events, report)
    tallies: list[Tally] = []
    for answer in asked.answers:
        found = DOCUMENT_FIELDS[answer.field].find(report, {}) if report["document"] else None
        tallies += _tally_answer(answer, DOCUMENT_FIELDS[answer.field], found)
    for row, event in enumerate(asked.events):
        told = report["events"][pairs[row]] if row in pairs else None
        for answer in event.answers:
            field = EVENT_FIELDS[answer.field]
            found = field.find(report, told) if told is not None else None
            tallies += _tally_answer(answer, field, found)
    events = Tally("events found", len(pairs), len(asked.events))
    precision = list(_tally_precision(asked, report, pairs.values()))
    total = [tally for tally in tallies if tally.name == _ALL]
    return [*total, events, *precision, *(tally for tally in tallies if tally.name != _ALL)]


def _tally_answer(answer: Answer, field: Field, found: Sequence[Any] | None) -> Iterator[Tally]:
    """Tally one answer in its field and in all fields, where a list counts by its F1.

    ``found`` is None for an event or a document that was not found.
    """
    yield Tally(_ALL, _score_answer(answer, field, found), 1)
    if field.is_list:
        hits = count_same(answer.values, found or (), field.is_same)
        yield Tally(answer.field, hits, len(answer.values), len(found or ()))
    else:
        yield Tally(answer.field, _score_answer(answer, field, found), 1)


def _score_answer(answer: Answer, field: Field, found: Sequence[Any] | None) -> float:
    """Give how far an answer is right: 0 or 1, for a list the F1; empty is right where empty."""
    if found is None:
        return 0.0
    if not answer.values or not found:
        return float(not answer.values and not found)
    if not field.is_list:
        return float(field.is_same(answer.values[0], found[0]))
    hits = count_same(answer.values, found, field.is_same)
    return 2 * hits / (len(answer.values) + len(found))


def _tally_precision(asked: DocumentAnswers, report: Json, found: Iterable[int]) -> Iterable[Tally]:
    """Count, where gold names every event, the real events that are among them."""
    if not asked.is_complete:
        return
    known = set(found)
    real = [i for i, event in enumerate(report["events"]) if _is_real(event)]
    yield Tally("events P, complete documents", sum(i in known for i in real), len(real))


def _is_real(event: Json) -> bool:
    return bool(list_real_events({"events": [event]}))


def pair_events(gold: Sequence[EventAnswers], report: Json) -> dict[int, int]:
    """Pair gold events with predicted ones for the best total of fields that agree.

    An event with a quote pairs only where its words are told; another one only where a field
    agrees that tells events apart, if gold asks one. On a tie real events go first, then text
    order.
    """
    scores = [[_score_pair(each, event, report) for event in report["events"]] for each in gold]
    for row in scores:
        for column, event in enumerate(report["events"]):
            if row[column]:
                row[column] += _break_tie(column, event, len(row))
    return dict(assign_best(scores))


def _break_tie(column: int, event: Json, n_events: int) -> float:
    return _REAL_BONUS * _is_real(event) + _ORDER_BONUS * (1 - column / n_events)


def _score_pair(gold: EventAnswers, event: Json, report: Json) -> float:
    scores = {
        answer.field: _score_answer(
            answer, EVENT_FIELDS[answer.field], EVENT_FIELDS[answer.field].find(report, event)
        )
        for answer in gold.answers
    }
    total = sum(scores.values())
    if gold.quotes:
        return _QUOTED + total if _is_told(gold.quotes, event, report) else 0.0
    telling = [answer.field for answer in gold.answers if answer.values]
    strong = [field for field in telling if field not in _WEAK]
    return total if any(scores[field] for field in strong or telling) else 0.0


def _is_told(quotes: Iterable[str], event: Json, report: Json) -> bool:
    """Say whether words of the quotes stand in the event's evidence."""
    text = report["document"].get("text") or ""
    return any(
        start < span["end"] and span["start"] < end
        for quote in quotes
        for start, end in find_quote(text, quote)
        for span in event["evidence"]
    )
