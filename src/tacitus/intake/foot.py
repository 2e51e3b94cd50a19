"""The foot of an article: labelled details, and statements of a first printing at both ends."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Container, Sequence

from tacitus.intake.first_printing import FirstPrinting, begins_line, find_first_printings
from tacitus.intake.head_words import HeadLine, read_head_line
from tacitus.intake.heads import Head
from tacitus.intake.lines import Line
from tacitus.intake.notices import Notice
from tacitus.intake.outlets import is_outlet
from tacitus.model.values import cut_span

_FOOT_LINES = 10
_MOST_FOOT_LINES = 60
_LAST_LINES = 3
_SIGNATURES = ("—", "–", "--", "(")
_SIGN_OFF = re.compile(
    r"(?:[.!?][\"'”’)]?|^)\s*(?:\(|\[|/|—|–|--?)\s*"
    r"(?P<outlet>[A-Z][\w.&'’/ -]{1,40}?)\s*[)\]/]?\.?$",
    re.M,
)
_FOOT_CHARS = 500
_HEAD_CHARS = 600
_LONGEST_NOTICE = 420


def read_foot(lines: Sequence[Line], head_end: int) -> list[tuple[HeadLine, Line]]:
    """Read labelled details among the last lines ("Published: ...", "Filed under: ...").

    Labelled lines do not count among the last ones: a database prints a score of them.
    An outlet with its day may also stand unsigned on the last line.
    """
    printed = [line for line in lines if not line.is_blank and line.start > head_end]
    found: list[tuple[HeadLine, Line]] = []
    n_others = 0
    for line in reversed(printed[1:][-_MOST_FOOT_LINES:]):
        bare = line.text.lstrip("-–— ")
        details = read_head_line(bare, labelled_only=line is not printed[-1], at_foot=True)
        if details is not None and _counts(line, details):
            found.append((details, line))
            continue
        n_others += 1
        if n_others == _FOOT_LINES:
            break
    return found[::-1]


def _counts(line: Line, details: HeadLine) -> bool:
    """Say whether an unlabelled last line is signed, or an outlet with its day and no more."""
    if details.kind != "published" or line.text.startswith(_SIGNATURES):
        return True
    if read_head_line(line.text, labelled_only=True, at_foot=True) is not None:
        return True
    named = details.outlet or ""
    return ":" not in named and is_outlet(named) and line.text.startswith(named)


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
    signed = _find_sign_off(text, printed, {notice.start for notice in notices})
    found = [
        printing
        for printing in find_first_printings(text, parts)
        if printing.basis.start >= last
        or begins_line(text, starts[bisect_right(starts, printing.basis.start) - 1], printing)
    ]
    return [*head.first_printings, *found, *signed]


def _find_sign_off(
    text: str, printed: Sequence[Line], passed: Container[int]
) -> list[FirstPrinting]:
    """Find the agency that signs a story behind its last words: "... fled. (Example Wire)"."""
    last = next((line for line in reversed(printed) if line.start not in passed), None)
    match = _SIGN_OFF.search(text, max(last.start, last.end - 80), last.end) if last else None
    if match is None or not is_outlet(match["outlet"]):
        return []
    span = cut_span(text, match.start("outlet"), match.end("outlet"))
    return [FirstPrinting(span, span.quote, None)]


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
