"""Page ends in a dump of a PDF: page numbers, running heads, sentences cut by a page end."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from tacitus.intake.lines import Line

_PAGE_NUMBER = re.compile(
    r"(?:[-–—~|•*\[(]{0,2}\s*)?(?:(?:page|pg\.?|p\.)\s*)?(?P<n>\d{1,4})"
    r"(?:\s*(?:of|/)\s*\d{1,4}|\s*\|\s*p\s?a\s?g\s?e)?(?:\s*[-–—~|•*\])]{0,2})?\Z",
    re.I,
)
_PRINTED_PAGE = re.compile(
    r"\d{1,2}[/.]\d{1,2}[/.]\d{2,4},? \d{1,2}:\d{2}(?: ?[AP]M)?\s+\S.*\Z"
    r"|(?:https?://|www\.)\S+\s+(?:page )?\d{1,3}(?:/| of )\d{1,3}\Z",
    re.I,
)
"""Head and foot that a browser prints: day, time and title; address and page."""
_FIGURES = re.compile(r"\d+")
_BROWSER_STARTS = "0123456789hHwW"
_LONGEST_HEAD = 110
_REACH = 3
_HYPHENS = "-\u00ad\u2010"
_HYPHENATED = re.compile(r"(?<!\w)(\w+)-(?=(\w+))")
_LONGEST_WORD = 80
_HYPHEN_END = re.compile(rf"(\w+)[{_HYPHENS}]\Z")
_WORD_START = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class PageBreak:
    """Lines that a page end put into the text, as offsets; ``cuts`` where it cuts a sentence."""

    start: int
    end: int
    cuts: bool


def find_page_breaks(lines: Sequence[Line]) -> list[PageBreak]:
    """Find page numbers and running heads with the blank lines around them, in order.

    A number alone counts as a page number only in a series that rises by one (or at a form
    feed); a running head is a short line that stands at several page ends.
    """
    marks = _find_marks(lines)
    breaks = []
    number = 0
    while number < len(lines):
        if number not in marks:
            number += 1
            continue
        first, last = number, number
        while last + 1 < len(lines) and (last + 1 in marks or _bridges(lines, last + 1, marks)):
            last += 1
        breaks.append(_build_break(lines, first, last))
        number = last + 1
    return breaks


def _find_marks(lines: Sequence[Line]) -> set[int]:
    numbers = _find_page_numbers(lines) | _find_browser_lines(lines)
    feeds = {index for index, line in enumerate(lines) if line.ends_page}
    anchors = numbers | feeds
    marks = numbers | _find_running_heads(lines, anchors)
    return marks | {index for index in feeds if lines[index].is_blank}


def _find_browser_lines(lines: Sequence[Line]) -> set[int]:
    return {
        index
        for index, line in enumerate(lines)
        if line.text[:1] in _BROWSER_STARTS and _PRINTED_PAGE.match(line.text)
    }


def _find_page_numbers(lines: Sequence[Line]) -> set[int]:
    """Find lines that are numbers of a series 1, 2, 3 ...; near a form feed one is enough."""
    found: list[tuple[int, int]] = []
    sure: set[int] = set()
    for index, line in enumerate(lines):
        if len(line.text) > 24 or line.is_blank:
            continue
        match = _PAGE_NUMBER.match(line.text)
        if match is None:
            continue
        if not line.text.isdigit() or _is_at_feed(lines, index):
            sure.add(index)
        found.append((index, int(match["n"])))
    series: set[int] = set()
    for (index, value), (following, next_value) in pairwise(found):
        if next_value == value + 1:
            series |= {index, following}
    spelled = {index for index in sure if _stands_alone(lines, index)}
    return {index for index in series if _stands_alone(lines, index)} | spelled


def _is_at_feed(lines: Sequence[Line], index: int) -> bool:
    near = range(max(0, index - 2), min(len(lines), index + 2))
    return any(lines[other].ends_page for other in near)


def _stands_alone(lines: Sequence[Line], index: int) -> bool:
    """Say whether the number is no item of a list or table: it has no numbers as neighbours."""
    near = [index - 1, index + 1]
    return not any(0 <= other < len(lines) and lines[other].text.isdigit() for other in near)


def _find_running_heads(lines: Sequence[Line], anchors: set[int]) -> set[int]:
    """Find short lines that stand beside page ends at least twice (figures apart)."""
    beside: dict[int, str] = {}
    for anchor in sorted(anchors):
        for other in _nearest_printed(lines, anchor):
            if other not in anchors and _can_be_head(lines[other].text):
                beside[other] = _FIGURES.sub("0", lines[other].text).casefold()
    counted = Counter(beside.values())
    heads = {index for index, words in beside.items() if counted[words] >= 2}
    words = {beside[index] for index in heads}
    first = {
        index
        for index, line in enumerate(lines)
        if index not in heads and _FIGURES.sub("0", line.text).casefold() in words
    }
    first.discard(_first_printed(lines))
    return heads | first if words else heads


def _can_be_head(words: str) -> bool:
    """Say whether a line can be a running head; one that goes on in a small letter is prose."""
    return len(words) <= _LONGEST_HEAD and not (words[:1].islower() and " " in words)


def _first_printed(lines: Sequence[Line]) -> int:
    return next((index for index, line in enumerate(lines) if not line.is_blank), -1)


def _nearest_printed(lines: Sequence[Line], anchor: int) -> list[int]:
    """Give the printed lines just before and just after a page end (two each way at most)."""
    found = []
    for step in (-1, 1):
        kept = 0
        for distance in range(1, _REACH + 3):
            other = anchor + step * distance
            if not 0 <= other < len(lines) or kept == 2:
                break
            if not lines[other].is_blank:
                found.append(other)
                kept += 1
    if not lines[anchor].is_blank:
        found.append(anchor)
    return found


def _bridges(lines: Sequence[Line], index: int, marks: set[int]) -> bool:
    """Say whether a blank line lies between two marks of one page end."""
    if not lines[index].is_blank:
        return False
    following = next(
        (other for other in range(index, len(lines)) if not lines[other].is_blank), None
    )
    return following is not None and following in marks


def _build_break(lines: Sequence[Line], first: int, last: int) -> PageBreak:
    """Take the blank lines around along where the page end cuts a sentence."""
    before = next((lines[i] for i in range(first - 1, -1, -1) if not lines[i].is_blank), None)
    after = next((lines[i] for i in range(last + 1, len(lines)) if not lines[i].is_blank), None)
    if before is None or after is None or not _goes_on(before, after):
        return PageBreak(lines[first].start, lines[last].end, cuts=False)
    return PageBreak(before.end, after.start, cuts=True)


def _goes_on(before: Line, after: Line) -> bool:
    if before.ends_sentence or before.text.endswith((":", ";")):
        return False
    return after.text[:1].islower() or before.text[-1:] in ",-–—" or len(before.text) >= _REACH * 12


def find_hyphenated(text: str) -> frozenset[tuple[str, str]]:
    """Find the pairs of words that a text prints joined by a hyphen."""
    return frozenset((match[1], match[2]) for match in _HYPHENATED.finditer(text))


def join_hyphenated(
    before: str, after: str, hyphenated: frozenset[tuple[str, str]]
) -> tuple[int, str] | None:
    """Give where the word that a line end cuts begins, and the whole word; else None.

    The hyphen stays where the text prints the word with it elsewhere ("cease-fire").
    """
    tail = before[-_LONGEST_WORD:]
    left = _HYPHEN_END.search(tail)
    right = _WORD_START.match(after)
    if left is None or right is None or not right[0][0].islower() or not left[1][-1].isalpha():
        return None
    sign = "-" if (left[1], right[0]) in hyphenated else ""
    return len(before) - len(tail) + left.start(), left[1] + sign + right[0]
