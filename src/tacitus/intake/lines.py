"""Lines of a text with their offsets, for looking at heads, feet and notices."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_END = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_BLANK_RUN = re.compile(r"[ \t\xa0\n\r\x85\u2028\u2029]*[\n\r\x85\u2028\u2029]")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*$")
_ENDS = "\n\r\x0b\x0c\x85\u2028\u2029"
_ENDS_CHARS = 50_000

# Prose has 20 to 90 characters to a line, blank lines counted; a book of 1 MB has some 30,000.
_MANY_LINES = 100_000
_LEAST_CHARS_PER_LINE = 16

_SPACE = " \t\xa0\u200b\u200e\u200f\ufeff\u202f\u2009\u3000"


@dataclass(frozen=True, slots=True)
class Line:
    """A line without the white space around it; ``start == end`` where it is blank.

    ``before`` is where the printed line begins and ``after`` where the next one does.
    """

    text: str
    start: int
    end: int
    before: int
    after: int
    ends_page: bool = False

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands on the line."""
        return self.start == self.end

    @property
    def ends_sentence(self) -> bool:
        """Whether the line closes a sentence."""
        return _SENTENCE_END.search(self.text) is not None


def has_too_many_lines(text: str) -> bool:
    """Say whether a text has so many lines, and so short ones, that it is no prose.

    Its lines are not looked at one by one, save at both ends.
    """
    n_lines = sum(text.count(sign) for sign in _ENDS)
    return n_lines > _MANY_LINES and n_lines * _LEAST_CHARS_PER_LINE > len(text)


def list_lines(text: str) -> list[Line]:
    """List the lines of a text; of one with too many, those at both ends."""
    if not has_too_many_lines(text):
        return list(split_lines(text))
    last = text.index("\n", len(text) - _ENDS_CHARS) + 1 if "\n" in text[-_ENDS_CHARS:] else 0
    foot = last or len(text) - _ENDS_CHARS
    return [*split_lines(text, 0, _ENDS_CHARS), *split_lines(text, foot)]


def split_lines(text: str, start: int = 0, end: int | None = None) -> Iterator[Line]:
    """Cut a text into lines at every kind of line end, Unicode's own included.

    Blank lines in a row are given as one.
    """
    stop = len(text) if end is None else end
    cursor = start
    while cursor < stop:
        blank = _BLANK_RUN.match(text, cursor, stop)
        if blank is not None:
            yield Line("", cursor, cursor, cursor, blank.end())
            cursor = blank.end()
            continue
        match = _END.search(text, cursor, stop)
        if match is None:
            break
        yield _build_line(text, cursor, match.start(), match.end(), ends_page=match[0] == "\x0c")
        cursor = match.end()
    if cursor < stop:
        yield _build_line(text, cursor, stop, stop, ends_page=False)


def _build_line(text: str, before: int, end: int, after: int, *, ends_page: bool) -> Line:
    start = before
    while start < end and text[start] in _SPACE:
        start += 1
    last = end
    while last > start and text[last - 1] in _SPACE:
        last -= 1
    return Line(text[start:last], start, last, before, after, ends_page)
