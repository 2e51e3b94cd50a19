"""Lines of a text with their offsets, for looking at heads, feet and notices."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_END = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_BLANK_RUN = re.compile(r"[ \t\xa0\n\r\x85\u2028\u2029]*[\n\r\x85\u2028\u2029]")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*$")
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
