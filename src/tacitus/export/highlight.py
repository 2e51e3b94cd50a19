"""Cutting a text where its marked stretches begin and end, for highlighting."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from tacitus.model.report import Report
from tacitus.model.values import Span, Spans

KINDS = ("event", "toll", "actor", "place", "time", "source", "cue", "content")
"""The kinds of highlight, the ones that show best over others first."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch to highlight; ``label`` says what it is, for the tooltip."""

    start: int
    end: int
    kind: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text under the same marks from end to end."""

    start: int
    end: int
    text: str
    kinds: tuple[str, ...]
    labels: tuple[str, ...]


def cut_segments(text: str, marks: Iterable[Mark]) -> Iterator[Segment]:
    """Cut the text at every mark's ends; the segments joined are the text again."""
    opening: dict[int, list[Mark]] = defaultdict(list)
    closing: dict[int, list[Mark]] = defaultdict(list)
    for mark in marks:
        if 0 <= mark.start < mark.end <= len(text):
            opening[mark.start].append(mark)
            closing[mark.end].append(mark)
    cuts = sorted({0, len(text), *opening, *closing})
    active: list[Mark] = []
    for start, end in pairwise(cuts):
        active = [mark for mark in active if mark not in closing[start]] + opening[start]
        kinds = {mark.kind for mark in active}
        yield Segment(
            start=start,
            end=end,
            text=text[start:end],
            kinds=tuple(kind for kind in (*KINDS, "outside") if kind in kinds),
            labels=tuple(dict.fromkeys(mark.label for mark in active if mark.label)),
        )


def list_marks(report: Report) -> list[Mark]:
    """List everything a report found, as stretches to highlight."""
    marks = [_mark(time, "time", f"time: {time.timex or '?'}") for time in report.times]
    for place in report.places:
        where = ", ".join(filter(None, (place.name, place.admin1, place.country)))
        marks.append(_mark(place, "place", f"{place.role.value}: {where}"))
    for actor in report.actors:
        marks += [_mark(mention, "actor", f"actor: {actor.name}") for mention in actor.mentions]
    for item in report.attributions:
        for kind, spans in (
            ("source", item.source),
            ("cue", item.cue),
            ("content", item.content),
        ):
            marks += [_mark(span, kind, f"{item.kind.value} ({kind})") for span in _each(spans)]
    for event in report.events:
        marks += [_mark(span, "event", f"{event.id} {event.type.value}") for span in event.evidence]
        marks += [
            _mark(toll, "toll", f"{toll.outcome.value}: {toll.wording}") for toll in event.tolls
        ]
    return marks + list(_list_outside(report))


def _list_outside(report: Report) -> Iterator[Mark]:
    """Give what lies outside the body: notices, links, page ends."""
    cursor = 0
    for stretch in report.document.body:
        yield Mark(cursor, stretch.start, "outside", "outside the article")
        cursor = stretch.end
    if report.document.body:
        yield Mark(cursor, len(report.document.text), "outside", "outside the article")


def _each(spans: Spans) -> tuple[Span, ...]:
    if spans is None:
        return ()
    return (spans,) if isinstance(spans, Span) else spans


def _mark(span: Span, kind: str, label: str) -> Mark:
    return Mark(span.start, span.end, kind, label)
