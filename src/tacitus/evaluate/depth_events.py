"""One article in depth: the events, found by the words that tell them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from tacitus.evaluate.depth_values import ACTOR_FIELDS, EVENT_FIELDS, is_right
from tacitus.evaluate.question import Question
from tacitus.evaluate.reports import Json
from tacitus.evaluate.span_match import count_overlap

_REAL: Final = frozenset({"occurred", "ongoing"})
_AGGREGATE: Final = "aggregate"
_SENTENCE_END: Final = re.compile(r"[.!?][\"'”’)\]]*\s+|\n+")


def ask_events(annotated: Json, report: Json) -> Iterator[Question]:
    """Ask every field of every event, and that what did not happen is not told as a fact.

    All fields of an event that was not found are wrong.
    """
    gold: Sequence[Json] = annotated.get("events") or ()
    if "events" in annotated and not gold:
        yield Question("events", None, not report["events"])
    pairs = match_events(annotated, report)
    for row, event in enumerate(gold):
        found = report["events"][pairs[row]] if row in pairs else None
        for name in (*EVENT_FIELDS, *ACTOR_FIELDS):
            if name in event:
                kind = "aggregates" if name == _AGGREGATE else "events"
                right = found is not None and _is_right(annotated, report, (event, found), name)
                yield Question(kind, None if name == _AGGREGATE else name, right)
    yield from _ask_not_occurred(annotated, report, pairs)


def _is_right(annotated: Json, report: Json, pair: tuple[Json, Json], name: str) -> bool:
    gold, found = (event.get(name) for event in pair)
    if name in EVENT_FIELDS:
        return is_right(gold, found, EVENT_FIELDS[name])
    return ACTOR_FIELDS[name](annotated, report, gold or (), found or ())


def match_events(annotated: Json, report: Json) -> dict[int, int]:
    """Pair annotated events with predicted ones by shared evidence, the longest first.

    On a tie the same evidence goes before longer one, then the pair of which more fields agree,
    then text order.
    """
    gold, found = annotated.get("events") or (), report["events"]
    known = [_list_offsets(event["evidence"]) for event in gold]
    said = [_list_offsets(event["evidence"]) for event in found]
    ranked = sorted(
        (-len(a & b), a != b, -_count_agreeing(annotated, report, (gold[i], found[j])), i, j)
        for i, a in enumerate(known)
        for j, b in enumerate(said)
        if a & b
    )
    pairs: dict[int, int] = {}
    for *_, row, column in ranked:
        if row not in pairs and column not in pairs.values():
            pairs[row] = column
    return pairs


def _list_offsets(evidence: Sequence[Json]) -> frozenset[int]:
    return frozenset(i for span in evidence for i in range(span["start"], span["end"]))


def _count_agreeing(annotated: Json, report: Json, pair: tuple[Json, Json]) -> int:
    names = [name for name in (*EVENT_FIELDS, *ACTOR_FIELDS) if name in pair[0]]
    return sum(_is_right(annotated, report, pair, name) for name in names)


def _ask_not_occurred(
    annotated: Json, report: Json, pairs: Mapping[int, int]
) -> Iterator[Question]:
    """Ask of each happening that no event told in its words occurred or goes on.

    An event that the annotation itself has as real, told in the same sentence, is no fault.
    """
    gold = annotated.get("events") or ()
    real = {column for row, column in pairs.items() if gold[row].get("status", "occurred") in _REAL}
    others = [event for i, event in enumerate(report["events"]) if i not in real]
    told = [span for event in others if event["status"] in _REAL for span in event["evidence"]]
    for happening in annotated.get("not_occurred") or ():
        yield Question(
            "not occurred", None, not any(count_overlap(happening, span) for span in told)
        )


def count_assaults(annotated: Json, report: Json, text: str) -> tuple[int, int]:
    """Count occurred ASSAULTs told in an annotated sentence, and all of them.

    Annotated is every sentence with evidence of an event or of what did not occur; a sentence
    ends at a full stop, a question or exclamation mark before white space, or at a line's end.
    """
    spans = [span for event in annotated.get("events") or () for span in event["evidence"]]
    spans += annotated.get("not_occurred") or ()
    ends = [match.end() for match in _SENTENCE_END.finditer(text)]
    covered = [_widen(span, ends, len(text)) for span in spans]
    assaults = [
        event
        for event in report["events"]
        if event["type"] == "ASSAULT" and event["status"] == "occurred"
    ]
    n_inside = sum(
        any(count_overlap(span, sentence) for span in event["evidence"] for sentence in covered)
        for event in assaults
    )
    return n_inside, len(assaults)


def _widen(span: Json, ends: Sequence[int], n_chars: int) -> Json:
    """Widen a span to the sentences it stands in."""
    return {
        "start": max((end for end in ends if end <= span["start"]), default=0),
        "end": min((end for end in ends if end >= span["end"]), default=n_chars),
    }
