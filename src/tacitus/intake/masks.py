"""Masking: what of a text is head, foot, notice or page end, and what is left as its body."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from tacitus.intake.body import build_body
from tacitus.intake.first_printing import FirstPrinting
from tacitus.intake.head_words import HeadLine, is_byline
from tacitus.intake.heads import Head
from tacitus.intake.lines import Line, has_too_many_lines
from tacitus.intake.notices import Notice
from tacitus.intake.pages import find_page_breaks
from tacitus.model.values import Range, Span


def mask_body(
    text: str,
    lines: Sequence[Line],
    head: Head,
    foot: Sequence[tuple[HeadLine, Line]],
    notices: Sequence[Notice],
    printings: Sequence[FirstPrinting],
) -> tuple[Range, ...]:
    masked = [*head.masked, *((notice.start, notice.end) for notice in notices)]
    masked += [(line.start, line.end) for _, line in foot]
    masked += _find_bylines(lines)
    masked += [_widen(text, lines, printing.basis) for printing in printings]
    breaks = [*head.breaks, *(_end_before(text, start) for start, _ in masked)]
    if not has_too_many_lines(text):
        masked += [(page.start, page.end) for page in find_page_breaks(lines)]
    return build_body(text, masked, breaks)


def _find_bylines(lines: Sequence[Line]) -> list[tuple[int, int]]:
    """Find bylines that are paragraphs by themselves; a line of wrapped prose is none."""
    return [
        (line.start, line.end)
        for before, line, after in zip(lines, lines[1:], lines[2:], strict=False)
        if before.is_blank and after.is_blank and is_byline(line.text)
    ]


def _widen(text: str, lines: Sequence[Line], basis: Span) -> tuple[int, int]:
    """Mask the whole line of a statement where it is most of it, else the sentence's rest."""
    starts = [line.before for line in lines]
    line = lines[bisect_right(starts, basis.start) - 1]
    if line.end - line.start <= 2 * (basis.end - basis.start) + 20:
        return line.start, line.end
    end = basis.end
    while end < line.end and text[end] in ' .)]*_"”’':
        end += 1
    start = basis.start
    while start > line.start and text[start - 1] in '([*_“"':
        start -= 1
    return start, end


def _end_before(text: str, start: int) -> int:
    while start > 0 and text[start - 1].isspace():
        start -= 1
    return start
