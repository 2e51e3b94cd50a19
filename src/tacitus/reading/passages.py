"""Cutting a document's body into passages: what the parser gets to see, with exact offsets."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from spacy.tokens import Doc
from spacy.tokens import Span as SpacySpan

from tacitus.model.document import Document
from tacitus.model.values import Range, Span, cut_span
from tacitus.reading.line_items import find_item_starts
from tacitus.reading.recase import Recaser, is_upper_case

_PARAGRAPH = re.compile(
    r"(?<![ \t\r])[ \t\r]*(?:\u2029|[\n\u2028\x85][ \t\r]*[\n\u2028\u2029\x85])"
    r"[ \t\r\n\u2028\u2029\x85]*"
)
_SOFT_BREAK = re.compile(r"(?<![ \t])[ \t]*(?:\r?\n|[\u2028\x85])[ \t]*")
_SENTENCE_END = re.compile(r"[.!?][\"'”’)\]]*\s+(?=[\"'“‘(\[]?[^\W\d_])")


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph, or part of an over-long one, as the parser sees it.

    Same characters as the document, save case and line breaks. A sentence that a page end cuts
    has several ``pieces``: (offset here, offset in the document), in order.
    """

    text: str
    pieces: tuple[tuple[int, int], ...]

    def locate(self, start: int, end: int) -> tuple[int, int]:
        """Give the document offsets of a stretch of this passage."""
        return self._shift(start), self._shift(max(start, end - 1)) + (1 if end > start else 0)

    def _shift(self, offset: int) -> int:
        index = bisect_right(self.pieces, (offset, 1 << 62)) - 1
        here, there = self.pieces[max(index, 0)]
        return there + offset - here


@dataclass(frozen=True, slots=True, eq=False)
class ParsedPassage:
    """A passage with its parse. ``number`` counts passages through the document from 0."""

    number: int
    passage: Passage
    doc: Doc
    document_text: str

    def cut(self, start: int, end: int) -> Span:
        """Take the document's span for a stretch given in character offsets of ``doc``."""
        return cut_span(self.document_text, *self.passage.locate(start, end))


Locate = Callable[[SpacySpan], Span]
"""From a span of a passage's parse to the document's span."""


def build_locate(passages: Sequence[ParsedPassage]) -> Locate:
    """Make the function that takes a parse's span to the document's."""
    by_doc = {id(passage.doc): passage for passage in passages}

    def locate(span: SpacySpan) -> Span:
        return by_doc[id(span.doc)].cut(span.start_char, span.end_char)

    return locate


def split_passages(
    document: Document, *, passage_chars: int, recaser: Recaser | None = None
) -> Iterator[Passage]:
    """Cut the body into passages, in order; a paragraph is one, a longer one is several.

    Two body stretches with no paragraph end between them are one sentence cut by a page end
    and are joined. A text that is upper case throughout is re-cased where a recaser is given.
    """
    body = document.body or [Range(start=0, end=len(document.text))]
    if not is_upper_case("".join(document.text[r.start : r.end] for r in body[:20])):
        recaser = None
    for paragraph in _group_paragraphs(document.text, body):
        for group in _cut_items(document.text, paragraph):
            for piece_group in _cut_long(document.text, group, passage_chars):
                yield _build_passage(document.text, piece_group, recaser)


def _group_paragraphs(text: str, body: Sequence[Range]) -> Iterator[list[tuple[int, int]]]:
    """Give the stretches of each paragraph: one, or more where a page end cuts a sentence."""
    group: list[tuple[int, int]] = []
    for stretch, after in zip_longest(body, body[1:]):
        cursor = stretch.start
        for gap in _PARAGRAPH.finditer(text, stretch.start, stretch.end):
            group.append((cursor, gap.start()))
            yield from _give(text, group)
            group, cursor = [], gap.end()
        group.append((cursor, stretch.end))
        if after is None or not _goes_on(text, group[-1], after):
            yield from _give(text, group)
            group = []
    yield from _give(text, group)


def _give(text: str, group: list[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    trimmed = [_trim(text, start, end) for start, end in group]
    kept = [(start, end) for start, end in trimmed if end > start]
    if kept:
        yield kept


def _cut_items(text: str, group: list[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    """Cut a paragraph where an item of a list, an entry or a turn begins on a line."""
    if len(group) > 1:
        yield group
        return
    ((start, end),) = group
    for item in find_item_starts(text, start, end):
        yield from _give(text, [(start, item)])
        start = item
    yield from _give(text, [(start, end)])


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _goes_on(text: str, last: tuple[int, int], after: Range) -> bool:
    """Say whether a sentence is cut here: no sign closes it, and small letters follow."""
    sign = text[last[0] : last[1]].rstrip()[-1:]
    first = text[after.start : after.end].lstrip()[:1]
    return bool(sign) and sign not in ".!?:;\"'”’)]-–—" and first.islower()


def _cut_long(
    text: str, group: list[tuple[int, int]], passage_chars: int
) -> Iterator[list[tuple[int, int]]]:
    """Cut a paragraph that is too long, at sentence ends where there are any."""
    if sum(end - start for start, end in group) <= passage_chars:
        yield group
        return
    for start, end in group:
        while end - start > passage_chars:
            cut = _find_cut(text, start, start + passage_chars)
            yield [(start, cut)]
            start = cut
        if end > start:
            yield [(start, end)]


def _find_cut(text: str, start: int, limit: int) -> int:
    window = text[start:limit]
    ends = [match.end() for match in _SENTENCE_END.finditer(window, len(window) // 2)]
    if ends:
        return start + ends[-1]
    space = max(window.rfind(" "), window.rfind("\n"))
    return start + space + 1 if space > 0 else limit


def _build_passage(text: str, stretches: list[tuple[int, int]], recaser: Recaser | None) -> Passage:
    parts: list[str] = []
    pieces: list[tuple[int, int]] = []
    length = 0
    for start, end in stretches:
        if parts:
            parts.append(" ")
            pieces.append((length, start - 1))
            length += 1
        pieces.append((length, start))
        parts.append(_SOFT_BREAK.sub(lambda match: " " * len(match[0]), text[start:end]))
        length += end - start
    joined = "".join(parts)
    return Passage(text=recaser.recase(joined) if recaser else joined, pieces=tuple(pieces))
