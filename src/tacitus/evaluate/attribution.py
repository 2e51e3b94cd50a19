"""Attributions: who said what, by the words of source, cue and content."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from tacitus.evaluate.assignment import assign_best
from tacitus.evaluate.figures import Tally
from tacitus.evaluate.gold import GoldDocument
from tacitus.evaluate.reports import Json
from tacitus.evaluate.text_match import score_overlap, split_words

_WORD: Final = re.compile(r"\w+")
_RIGHT: Final = 0.5
# One shared word of content outweighs any number of the cue, and so on.
_WEIGHTS: Final = (1e6, 1e3, 1.0)


@dataclass(frozen=True, slots=True)
class Said:
    """One attribution as words of the text: the places where they stand, and the source's own."""

    content: frozenset[int]
    cue: frozenset[int]
    source: frozenset[int]
    source_words: tuple[str, ...]


def score_attribution(document: GoldDocument, report: Json) -> list[Tally]:
    """Score one article; where a report lists no attributions, those of its events are used."""
    text = document.text
    gold = [build_said(item, text) for item in document.fields["attributions"]]
    items = report["attributions"] or _list_of_events(report, text)
    found = [build_said(item, text) for item in items]
    pairs = [(gold[row], found[column]) for row, column in _assign(gold, found)]
    return list(_tally(gold, found, pairs))


def uses_events(report: Json) -> bool:
    """Say whether a report lists no attributions while its events have some."""
    return not report["attributions"] and any(event["attribution"] for event in report["events"])


def _list_of_events(report: Json, text: str) -> list[Json]:
    """Give the attributions of the events: the content is what tells the event."""
    return [
        {**_part_wording(item, text), "content": event["evidence"]}
        for event in report["events"]
        for item in event["attribution"]
    ]


def _part_wording(item: Json, text: str) -> Json:
    """Part the words of an attribution ("the army said") into cue and source."""
    if item.get("start") is None:
        return {"source": None, "cue": None}
    start, end, cue = item["start"], item["end"], item.get("cue") or ""
    at = text.find(cue, start, end) if cue else -1
    if at < 0:
        return {"source": item, "cue": None}
    spans = [(start, at), (at, at + len(cue)), (at + len(cue), end)]
    before, found, after = ({"start": first, "end": last} for first, last in spans)
    return {"source": [before, after], "cue": found}


def build_said(item: Json, text: str) -> Said:
    """Cut one attribution into the words of its parts; each is a span, several, or None."""
    source = _list_spans(item["source"])
    words = [word for span in source for word in split_words(text[span["start"] : span["end"]])]
    return Said(
        content=_list_words(item["content"], text),
        cue=_list_words(item["cue"], text),
        source=_list_words(item["source"], text),
        source_words=tuple(words),
    )


def _list_spans(spans: Any) -> list[Json]:
    if not spans:
        return []
    return list(spans) if isinstance(spans, list | tuple) else [spans]


def _list_words(spans: Any, text: str) -> frozenset[int]:
    """Give where the words of one or several spans begin."""
    return frozenset(
        match.start()
        for span in _list_spans(spans)
        for match in _WORD.finditer(text, span["start"], span["end"])
    )


def _assign(gold: Sequence[Said], found: Sequence[Said]) -> list[tuple[int, int]]:
    """Pair for the best total of shared words, of content before cue before source."""
    return assign_best([[count_words(a, b) for b in found] for a in gold])


def count_words(a: Said, b: Said) -> float:
    """Count shared words, those of the content weighing more than cue, and cue than source."""
    shared = (len(a.content & b.content), len(a.cue & b.cue), len(a.source & b.source))
    return sum(weight * n for weight, n in zip(_WEIGHTS, shared, strict=True))


def _tally(
    gold: Sequence[Said], found: Sequence[Said], pairs: Sequence[tuple[Said, Said]]
) -> Iterable[Tally]:
    n_gold, n_found = len(gold), len(found)
    yield Tally("attribution", sum(has_content(*pair) for pair in pairs), n_gold, n_found)
    yield Tally(
        "source",
        sum(has_source(*pair) for pair in pairs),
        sum(bool(item.source) for item in gold),
        sum(bool(item.source) for item in found),
    )
    yield Tally(
        "cue",
        sum(_score_f1(a.cue, b.cue) >= _RIGHT for a, b in pairs),
        sum(bool(item.cue) for item in gold),
        sum(bool(item.cue) for item in found),
    )
    yield Tally(
        "content words",
        sum(len(a.content & b.content) for a, b in pairs),
        sum(len(item.content) for item in gold),
        sum(len(item.content) for item in found),
    )
    joint = sum(has_content(a, b) and (has_source(a, b) or is_unsaid(a, b)) for a, b in pairs)
    yield Tally("joint", joint, n_gold, n_found)


def has_content(a: Said, b: Said) -> bool:
    """Say whether two attributions pass on the same words, by half of them."""
    return _score_f1(a.content, b.content) >= _RIGHT


def has_source(a: Said, b: Said) -> bool:
    """Compare sources by place, or by their words where these stand elsewhere."""
    if not a.source or not b.source:
        return False
    by_words = score_overlap(a.source_words, b.source_words)
    return max(_score_f1(a.source, b.source), by_words) >= _RIGHT


def is_unsaid(a: Said, b: Said) -> bool:
    """Say whether neither of two attributions names a source."""
    return not a.source and not b.source


def _score_f1(a: frozenset[int], b: frozenset[int]) -> float:
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0
