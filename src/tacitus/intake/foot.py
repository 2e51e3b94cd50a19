"""The foot of an article: labelled details, and statements of a first printing at both ends."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from tacitus.intake.first_printing import FirstPrinting, begins_line, find_first_printings
from tacitus.intake.head_words import HeadLine, read_head_line
from tacitus.intake.heads import Head
from tacitus.intake.lines import Line
from tacitus.intake.notices import Notice

_FOOT_LINES = 10
_LAST_LINES = 3
_SIGNATURES = ("—", "–", "--", "(")
_FOOT_CHARS = 500
_HEAD_CHARS = 600
_LONGEST_NOTICE = 420


def read_foot(lines: Sequence[Line], head_end: int) -> list[tuple[HeadLine, Line]]:
    """Read labelled details among the last lines ("Published: ...", "Filed under: ...")."""
    printed = [line for line in lines if not line.is_blank and line.start > head_end]
    found = []
    for line in printed[1:][-_FOOT_LINES:]:
        signed = line is printed[-1] and line.text.startswith(_SIGNATURES)
        details = read_head_line(line.text.lstrip("-–— "), labelled_only=not signed)
        if details is not None and details.kind not in ("byline", "title", "publisher"):
            found.append((details, line))
    return found


def find_printings(
    text: str, lines: Sequence[Line], head: Head, notices: Sequence[Notice]
) -> list[FirstPrinting]:
    """Find statements of a first printing at both ends of the text, head first."""
    printed = [line for line in lines if not line.is_blank and line.before >= head.end]
    tail = next((notice.start for notice in notices if notice.rule == "flat_footer"), len(text))
    ends = {line.start: line for line in printed[-_FOOT_LINES:]}
    parts = [part for line in ends.values() for part in _cut_ends(text, line, tail)]
    last = printed[-_LAST_LINES].start if len(printed) >= _LAST_LINES else 0
    starts = [line.start for line in lines]
    found = [
        printing
        for printing in find_first_printings(text, parts)
        if printing.basis.start >= last
        or begins_line(text, starts[bisect_right(starts, printing.basis.start) - 1], printing)
    ]
    return [*head.first_printings, *found]


def _cut_ends(text: str, line: Line, tail: int) -> list[Line]:
    """Give a long line's first and last stretch, a short one whole, nothing behind ``tail``."""
    end = min(line.end, tail)
    while end > line.start and text[end - 1].isspace():
        end -= 1
    if end <= line.start:
        return []
    if end - line.start <= _LONGEST_NOTICE:
        return [Line(text[line.start : end], line.start, end, line.before, line.after)]
    first, last = line.start + _HEAD_CHARS, max(line.start, end - _FOOT_CHARS)
    cut = text.find(". ", last, end)
    foot = cut + 2 if cut >= 0 else last
    if foot < first:
        return [Line(text[line.start : end], line.start, end, line.before, line.after)]
    return [
        Line(text[line.start : first], line.start, first, line.before, first),
        Line(text[foot:end], foot, end, foot, line.after),
    ]
