"""The exact words of an event, clipped where they are long, with what counts in them marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from rich.text import Text

from tacitus.cli.screen import flatten, isolate
from tacitus.model.event import Event
from tacitus.model.report import Report
from tacitus.model.values import Span

TOLL_STYLE: Final = "bold red"
PLACE_STYLE: Final = "bold green"
TIME_STYLE: Final = "bold cyan"
_WHOLE_CHARS: Final = 260
_HEAD_CHARS: Final = 110
_AROUND_CHARS: Final = 45
_MARK_CHARS: Final = 80
_MOST_PIECES: Final = 2
_Extent = tuple[int, int]
_Mark = tuple[int, int, str]


def build_evidence_text(event: Event, report: Report) -> Text:
    """Give the words that tell an event; every word of its tolls is among them.

    Left out are, by "...", the middle of long sentences, and retellings beyond the second that
    have no figure. The words are as the document has them, but on one line.
    """
    text = report.document.text
    marks = _list_marks(event)
    pieces = _choose_pieces(event, marks, report.document.title)
    pieces = _merge([*pieces, *_list_outside(event, text)])
    words = Text()
    for number, piece in enumerate(pieces):
        words.append(" ... " if number else "")
        kept = _clip(piece, marks, text)
        words.append_text(_write(piece, kept, marks, text))
    return words


def _merge(pieces: Sequence[_Extent]) -> list[_Extent]:
    """Put pieces in text order, those that overlap as one."""
    merged: list[_Extent] = []
    for start, end in sorted(pieces):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged


def _list_marks(event: Event) -> list[_Mark]:
    found = [(span.start, span.end, TOLL_STYLE) for span in _list_toll_spans(event)]
    for span, style in ((event.where, PLACE_STYLE), (event.when, TIME_STYLE)):
        if span is not None and span.end - span.start <= _MARK_CHARS:
            found.append((span.start, span.end, style))
    return sorted(found)


def _list_toll_spans(event: Event) -> Iterator[Span]:
    for toll in event.tolls:
        yield toll
        yield from toll.includes
    yield from event.victims


def _choose_pieces(event: Event, marks: Sequence[_Mark], title: str | None) -> list[_Extent]:
    """Choose the evidence to show: what has a figure, else the first pieces, no bare headline."""
    tolls = [mark for mark in marks if mark[2] == TOLL_STYLE]
    spans = sorted(event.evidence, key=lambda span: (span.start, span.end))
    if len(spans) > 1 and title:
        told = [span for span in spans if span.quote.strip() != title.strip()]
        headline_counts = [
            span for span in spans if span not in told and any(_holds(span, toll) for toll in tolls)
        ]
        spans = [*headline_counts, *told] or spans
    chosen = [span for span in spans if any(_holds(span, toll) for toll in tolls)]
    for span in spans:
        if span not in chosen and len(chosen) < _MOST_PIECES:
            chosen.append(span)
    return [(span.start, span.end) for span in chosen]


def _holds(span: Span, mark: _Mark) -> bool:
    return span.start <= mark[0] and mark[1] <= span.end


def _list_outside(event: Event, text: str) -> Iterator[_Extent]:
    """Give the words around figures that stand outside the evidence, within their sentence."""
    for span in _list_toll_spans(event):
        if any(item.start <= span.start and span.end <= item.end for item in event.evidence):
            continue
        before = [item.end for item in event.evidence if item.end <= span.start]
        edges = (text.rfind(edge, 0, span.start) + len(edge) for edge in ("\n", ". ", '." '))
        start = _widen(text, max(0, span.start - _AROUND_CHARS), span.end)[0]
        start = max(start, *edges, *before)
        after = [item.start for item in event.evidence if item.start >= span.end]
        line_end = text.find("\n", span.end)
        end = min(line_end if line_end >= 0 else len(text), span.end + _AROUND_CHARS)
        end = min(_widen(text, span.end, end)[1], *after, len(text))
        yield _strip(text, start, end)


def _strip(text: str, start: int, end: int) -> _Extent:
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    return start, end - (len(piece) - len(piece.rstrip()))


def _clip(piece: _Extent, marks: Sequence[_Mark], text: str) -> list[_Extent]:
    """Give the stretches of a piece to show: all of a short one, else its head and its marks."""
    start, end = piece
    if end - start <= _WHOLE_CHARS:
        return [piece]
    wanted = [(start, start + _HEAD_CHARS)]
    wanted += [
        (max(start, mark[0] - _AROUND_CHARS), min(end, mark[1] + _AROUND_CHARS))
        for mark in marks
        if start <= mark[0] and mark[1] <= end
    ]
    kept: list[_Extent] = []
    for first, last in sorted(_widen(text, *extent) for extent in wanted):
        if kept and first <= kept[-1][1] + 12:
            kept[-1] = (kept[-1][0], max(kept[-1][1], min(last, end)))
        else:
            kept.append((max(first, start), min(last, end)))
    return kept


def _widen(text: str, start: int, end: int) -> _Extent:
    """Take in the words that a stretch would cut, so that no number or name is shown in part."""
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return start, end


def _write(piece: _Extent, kept: Sequence[_Extent], marks: Sequence[_Mark], text: str) -> Text:
    words = Text()
    for number, (start, end) in enumerate(kept):
        words.append(" ... " if number else "")
        at = start
        for mark_start, mark_end, style in marks:
            if at <= mark_start and mark_end <= end:
                words.append(flatten(text[at:mark_start]))
                words.append(flatten(text[mark_start:mark_end]), style=style)
                at = mark_end
        words.append(flatten(text[at:end]))
    if kept and kept[-1][1] < piece[1]:
        words.append(" ...")
    whole = isolate(words.plain)
    return words if whole == words.plain else Text(whole[0]).append_text(words).append(whole[-1])
