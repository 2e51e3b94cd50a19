"""The parts of a text as intake sees it: lines, notices, head, foot, page ends, statements."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tacitus.intake.body import build_body
from tacitus.intake.first_printing import FirstPrinting
from tacitus.intake.foot import find_printings, read_foot
from tacitus.intake.head_words import HeadLine, is_byline, is_code_line, read_head_line
from tacitus.intake.heads import Head, read_head
from tacitus.intake.lines import Line, has_too_many_lines, list_lines
from tacitus.intake.notices import Notice, find_notices
from tacitus.intake.pages import PageBreak, find_page_breaks
from tacitus.model.values import Range, Span

_BOX_LINES = 8
_LONGEST_BOX = 600


@dataclass(frozen=True, slots=True)
class Parts:
    """What stands where in a text; ``furniture`` are details that its page ends print."""

    text: str
    lines: Sequence[Line]
    notices: Sequence[Notice]
    head: Head
    foot: Sequence[tuple[HeadLine, Line]]
    pages: Sequence[PageBreak]
    printings: Sequence[FirstPrinting]
    furniture: Sequence[HeadLine]

    @property
    def details(self) -> list[HeadLine]:
        """The details of head, foot and page ends, in this order."""
        printed = [line for line, _ in self.head.printed] + [line for line, _ in self.foot]
        return [*printed, *self.furniture]


def read_parts(text: str, title: str | None, furniture: Sequence[str] = ()) -> Parts:
    """Read the parts of a text; ``furniture`` are lines that were taken out of it before."""
    lines = list_lines(text)
    notices = find_notices(text, lines)
    head = read_head(text, lines, {notice.start: notice for notice in notices}, title)
    pages = [] if has_too_many_lines(text) else find_page_breaks(lines)
    inside = [
        line.text
        for page in pages
        if page.start >= head.end
        for line in lines[_find_line(lines, page.start) :]
        if page.start <= line.start and line.end <= page.end and not line.is_blank
    ]
    return Parts(
        text=text,
        lines=lines,
        notices=notices,
        head=head,
        foot=read_foot(lines, head.end),
        pages=pages,
        printings=find_printings(text, lines, head, notices),
        furniture=tuple(_read_furniture(dict.fromkeys([*furniture, *inside]))),
    )


def _read_furniture(lines: dict[str, None]) -> Iterator[HeadLine]:
    for line in lines:
        details = read_head_line(line)
        if details is not None and details.kind == "published":
            yield details


def find_body(parts: Parts) -> tuple[Range, ...]:
    """Mask what is head, foot, notice or page end; give what is left."""
    masked = [*parts.head.masked, *((notice.start, notice.end) for notice in parts.notices)]
    masked += [(line.start, line.end) for _, line in parts.foot]
    masked += _find_bylines(parts.lines)
    masked += _find_author_boxes(parts)
    if any(details.coded for details in parts.details):
        masked += [(line.start, line.end) for line in parts.lines if is_code_line(line.text)]
    masked += [find_line(parts, printing.basis) for printing in parts.printings]
    breaks = [*parts.head.breaks, *(_end_before(parts.text, start) for start, _ in masked)]
    masked += [(page.start, page.end) for page in parts.pages]
    return build_body(parts.text, masked, breaks)


def find_line(parts: Parts, basis: Span) -> tuple[int, int]:
    """Give the whole line of a statement where it is most of it, else the sentence's rest."""
    text, line = parts.text, parts.lines[_find_line(parts.lines, basis.start)]
    if line.end - line.start <= 2 * (basis.end - basis.start) + 20:
        return line.start, line.end
    end = basis.end
    while end < line.end and text[end] in ' .)]*_"”’':
        end += 1
    start = basis.start
    while start > line.start and text[start - 1] in '([*_“"':
        start -= 1
    return start, end


def _find_line(lines: Sequence[Line], at: int) -> int:
    return max(0, bisect_right(lines, at, key=lambda line: line.before) - 1)


def _find_bylines(lines: Sequence[Line]) -> list[tuple[int, int]]:
    """Find bylines that are paragraphs by themselves; a line of wrapped prose is none."""
    return [
        (line.start, line.end)
        for before, line, after in zip(lines, lines[1:], lines[2:], strict=False)
        if before.is_blank and after.is_blank and is_byline(line.text)
    ]


def _find_author_boxes(parts: Parts) -> list[tuple[int, int]]:
    """Find last paragraphs that begin with the author's own name ("Jane Roe is a nurse ...")."""
    names = [name for details in parts.details for name in details.authors]
    if not names:
        return []
    pattern = re.compile(
        rf"[*_–—•-]*\s*(?:{'|'.join(map(re.escape, dict.fromkeys(names)))})\W{{0,3}}"
        r"(?:,|\s(?:is|was|has|writes|works|lives|covers|reports|teaches|studied|can be|may be)\b)",
        re.I,
    )
    last = [line for line in parts.lines if not line.is_blank and line.start >= parts.head.end]
    return [
        (line.start, line.end)
        for line in last[2:][-_BOX_LINES:]
        if len(line.text) <= _LONGEST_BOX and pattern.match(line.text)
    ]


def _end_before(text: str, start: int) -> int:
    while start > 0 and text[start - 1].isspace():
        start -= 1
    return start
