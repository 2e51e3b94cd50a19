"""The head of one article on the terminal: what it is, what its days count from, warnings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import Final

from tacitus.cli.event_words import word_tolls
from tacitus.cli.screen import flatten, isolate
from tacitus.export.wording import word_day, word_range
from tacitus.model.document import Document
from tacitus.model.enums import DatedBy, Outcome
from tacitus.model.event import Event, Toll
from tacitus.model.report import Report

_DATED_BY: Final[Mapping[DatedBy, str]] = {
    DatedBy.GIVEN: "as given with --dated-on",
    DatedBy.FIRST_PUBLISHED: "the first printing",
    DatedBy.DATELINE: "the dateline",
    DatedBy.PUBLISHED: "the day of publication",
    DatedBy.CAPTURE: "the day it was fetched",
}


def word_title(document: Document) -> str:
    """Name the article."""
    return isolate(flatten(document.title or document.external_id or document.id))


def word_printing(document: Document) -> str:
    """Say who printed it and when, and whether these words were printed before."""
    own = _join(document.publisher or "outlet not told", word_day(document.published_on))
    by = f"by {flatten(', '.join(document.authors))}" if document.authors else ""
    if not (document.first_publisher or document.first_published_on):
        return " · ".join(filter(None, (own, by, document.external_id)))
    first = _join(
        document.first_publisher or "outlet not told", word_day(document.first_published_on)
    )
    is_told = document.publisher or document.published_on
    words = (
        f"COPY in {own}, first in {first}" if is_told else f"{first}; outlet of this text not told"
    )
    return " · ".join(filter(None, (words, by, document.external_id)))


def _join(*parts: str) -> str:
    return " ".join(isolate(flatten(part)) for part in parts if part)


def word_dating(document: Document) -> str:
    """Say from which day "on Saturday" is counted, and why from that one."""
    if document.dated_on is None or document.dated_by is None:
        return "days counted from: none known"
    day = f"{document.dated_on:%a} {document.dated_on}"
    why = _DATED_BY[document.dated_by]
    basis = document.first_published_basis
    if document.dated_by is DatedBy.FIRST_PUBLISHED and basis is not None:
        why += f' ("{isolate(flatten(basis.quote))}")'
    dateline = document.dateline
    place = f" · dateline {isolate(flatten(dateline.place))}" if dateline and dateline.place else ""
    return f"days counted from {day}, {why}{place}"


def list_warnings(report: Report, happened: Sequence[Event]) -> Iterator[str]:
    """Say what a reader must know before the events: dating, language, figures that disagree."""
    document = report.document
    if document.language not in (None, "en"):
        yield f"language {document.language}: not read, so no events"
    if document.dated_on is None:
        yield 'no day known to count from: "on Saturday" stays without a date; see --dated-on'
    elif document.dateline is None and document.dated_by is DatedBy.PUBLISHED:
        yield "no dateline: if this is a later copy that does not say so, its days are wrong"
    for event in happened:
        yield from _list_own_rivals(event)
    yield from _list_rivals(happened)


def _list_own_rivals(event: Event) -> Iterator[str]:
    """Say where one event has several figures for one outcome and category."""
    by_kind: defaultdict[tuple[str, str], list[Toll]] = defaultdict(list)
    for toll in event.tolls:
        by_kind[toll.outcome.value, toll.category.value].append(toll)
    for (outcome, _), tolls in by_kind.items():
        figures = list(dict.fromkeys(word_range(toll.low, toll.high) for toll in tolls))
        if len(figures) > 1 and any(_is_apart(a, b) for a, b in combinations(tolls, 2)):
            yield f"{event.id} has several figures for {outcome}: {'; '.join(figures)}"


def _list_rivals(happened: Sequence[Event]) -> Iterator[str]:
    """Say where two events of one day and place have figures that exclude each other."""
    for a, b in combinations(happened, 2):
        same_day = a.when and b.when and (a.when.first, a.when.last) == (b.when.first, b.when.last)
        same_place = a.where and b.where and a.where.name == b.where.name
        killed = [_find_killed(event) for event in (a, b)]
        if same_day and same_place and killed[0] and killed[1] and _is_apart(killed[0], killed[1]):
            yield (
                f"{a.id} and {b.id}, same day and place, differ: {word_tolls(a)} / {word_tolls(b)}"
            )


def _find_killed(event: Event) -> Toll | None:
    return next((toll for toll in event.tolls if toll.outcome is Outcome.KILLED), None)


def _is_apart(a: Toll, b: Toll) -> bool:
    """Say that no number fits both figures."""
    if (a.low, a.high) == (None, None) or (b.low, b.high) == (None, None):
        return False
    low = max(a.low or 0, b.low or 0)
    highs = [value for value in (a.high, b.high) if value is not None]
    return bool(highs) and low > min(highs)
