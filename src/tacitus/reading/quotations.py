"""Quotation marks: which stretches of the text are somebody's very words.

Marks of any kind and mixture are paired by what stands beside them. A mark that nothing closes
ends with its sentence, so that it cannot swallow the rest of the article; a paragraph that
opens with a mark again goes on with the quotation the paragraph before left open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from tacitus.reading.passages import ParsedPassage

_MARKS = re.compile(r"''|``|[\"“”„‟«»‹›＂]|(?<!\w)['‘‚](?=\w)|['’](?!\w)")
_OPENING = frozenset("“„‟«‹‘‚") | {"``"}
_CLOSING = frozenset("”»›’")
_SINGLE = frozenset("'‘’‚‹›")
_BEFORE_OPENING = frozenset(" \t\n([{-–—/:\"'“‘„«‹")
_AFTER_CLOSING = frozenset(" \t\n)]}.,;:!?-–—/\"'”’»›")
_SENTENCE_SIGNS = frozenset(".!?…")
_INNER_SIGNS = frozenset(".,!?…;—")
MAX_CONTINUED = 12
SCARE_WORDS = 2


@dataclass(frozen=True, slots=True)
class QuotationPiece:
    """A stretch of one passage within quotation marks, marks included, in tokens."""

    passage: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Quotation:
    """One quotation: a piece per paragraph. ``is_scare``: a word or two set off in a clause."""

    pieces: tuple[QuotationPiece, ...]
    is_scare: bool
    is_sentence: bool

    @property
    def first(self) -> QuotationPiece:
        """Give the piece it begins with."""
        return self.pieces[0]


@dataclass(frozen=True, slots=True)
class _Stretch:
    start: int
    end: int
    is_open: bool


def find_quotations(passages: Sequence[ParsedPassage]) -> tuple[Quotation, ...]:
    """Find the quotations of a block in text order, those of one word or two included."""
    found: list[Quotation] = []
    carried: list[QuotationPiece] = []
    for index, passage in enumerate(passages):
        doc = passage.doc
        stretches = list(_pair_marks(doc))
        for position, stretch in enumerate(stretches):
            piece = _to_piece(doc, index, stretch)
            if piece is None:
                continue
            goes_on = bool(carried) and position == 0 and stretch.start == 0
            if carried and not goes_on:
                found.append(_build(passages, carried))
                carried = []
            pieces = [*carried, piece]
            carried = []
            if stretch.is_open and _is_continued(passages, index, len(pieces)):
                carried = pieces
            else:
                found.append(_build(passages, pieces))
        if carried and carried[-1].passage < index:
            found.append(_build(passages, carried))
            carried = []
    if carried:
        found.append(_build(passages, carried))
    return tuple(found)


def find_scare_quotes(passages: Sequence[ParsedPassage]) -> tuple[Span, ...]:
    """Find the words that an author sets in marks to hold them at arm's length."""
    return tuple(
        passages[quotation.first.passage].doc[quotation.first.start : quotation.first.end]
        for quotation in find_quotations(passages)
        if quotation.is_scare
    )


def _pair_marks(doc: Doc) -> Iterator[_Stretch]:
    """Pair the marks of one passage by direction; a mark inside another kind's pair is let be."""
    text = doc.text
    marks = list(_MARKS.finditer(text))
    index = 0
    while index < len(marks):
        mark = marks[index]
        if not _opens(text, mark):
            index += 1
            continue
        closing = _find_closing(text, marks, index)
        if closing is not None:
            yield _Stretch(mark.start(), marks[closing].end(), is_open=False)
            index = closing + 1
            continue
        if mark.group() not in _SINGLE:
            end = _cut_open(doc, marks, index)
            yield _Stretch(mark.start(), end, is_open=end == len(text))
            index = _skip_inside(marks, index, end)
            continue
        index += 1


def _skip_inside(marks: list[re.Match[str]], index: int, end: int) -> int:
    """Give the next mark behind an unclosed quotation: those within it open no other."""
    later = (i for i in range(index + 1, len(marks)) if marks[i].start() >= end)
    return next(later, len(marks))


def _opens(text: str, mark: re.Match[str]) -> bool:
    before = text[mark.start() - 1] if mark.start() else " "
    after = text[mark.end()] if mark.end() < len(text) else " "
    if after.isspace():
        return False
    if mark.group() in _CLOSING and not (before in _BEFORE_OPENING and after.isalnum()):
        return False
    return before in _BEFORE_OPENING or mark.group() in _OPENING


def _closes(text: str, mark: re.Match[str]) -> bool:
    before = text[mark.start() - 1] if mark.start() else " "
    after = text[mark.end()] if mark.end() < len(text) else " "
    if before.isspace():
        return False
    return mark.group() in _CLOSING or after in _AFTER_CLOSING or before in _INNER_SIGNS


def _find_closing(text: str, marks: list[re.Match[str]], index: int) -> int | None:
    """Find the mark that closes the one at ``index``: of the same family, not a single apostrophe.

    A single mark after "s" may be a plural's apostrophe and closes only for want of another.
    """
    single = marks[index].group() in _SINGLE
    fallback: int | None = None
    for position in range(index + 1, len(marks)):
        mark = marks[position]
        if (mark.group() in _SINGLE) != single:
            continue
        if _closes(text, mark):
            if single and mark.group() in "'’" and text[mark.start() - 1] == "s":
                fallback = position
                continue
            return position
        if not single and _opens(text, mark):
            return fallback
    return fallback


def _cut_open(doc: Doc, marks: list[re.Match[str]], index: int) -> int:
    """End an unclosed quotation: at the paragraph's end where it may run on, else sooner."""
    text, start = doc.text, marks[index].start()
    later = [mark for mark in marks[index + 1 :] if mark.group() not in _SINGLE]
    if not later and text[:start].rstrip()[-1:] in {"", ".", "?", "!", ",", ":"}:
        return len(text)
    limit = later[0].start() if later else len(text)
    for token in doc:
        if start < token.idx < limit and token.text in _SENTENCE_SIGNS:
            return token.idx + 1
    return len(text[:limit].rstrip())


def _is_continued(passages: Sequence[ParsedPassage], index: int, n_pieces: int) -> bool:
    """Say whether the next paragraph opens with a mark, as a quotation that goes on does."""
    if n_pieces >= MAX_CONTINUED or index + 1 >= len(passages):
        return False
    following = passages[index + 1].doc.text
    mark = _MARKS.match(following)
    return mark is not None and _opens(following, mark)


def _to_piece(doc: Doc, passage: int, stretch: _Stretch) -> QuotationPiece | None:
    span = doc.char_span(stretch.start, stretch.end, alignment_mode="expand")
    if span is None or not any(token.is_alpha or token.like_num for token in span):
        return None
    return QuotationPiece(passage, span.start, span.end)


def _build(passages: Sequence[ParsedPassage], pieces: Sequence[QuotationPiece]) -> Quotation:
    piece = pieces[0]
    inner = passages[piece.passage].doc[piece.start : piece.end]
    words = [token for token in inner if token.is_alpha or token.like_num]
    closes_inside = len(inner) > 1 and any(
        token.text[-1:] in _INNER_SIGNS for token in inner[-2:] if not token.is_alpha
    )
    is_sentence = len(pieces) > 1 or closes_inside or _stands_alone(inner, words)
    is_sentence = is_sentence or (len(words) > SCARE_WORDS and _is_set_off(inner))
    is_scare = len(words) <= SCARE_WORDS and not is_sentence
    return Quotation(tuple(pieces), is_scare=is_scare, is_sentence=is_sentence)


def _is_set_off(inner: Span) -> bool:
    """Say whether a comma after the marks and nothing before them set a quotation off."""
    doc = inner.doc
    opens = inner.start == 0 or doc[inner.start - 1].is_punct
    return opens and inner.end < len(doc) and doc[inner.end].text == ","


def _stands_alone(inner: Span, words: Sequence[Token]) -> bool:
    """Say whether the words in the marks make a sentence: a capital and a finite verb's subject."""
    if len(words) < 3:
        return False
    return inner.text.lstrip("\"'“‘„«‹`[")[:1].isupper() and any(
        token.dep_ in {"nsubj", "nsubjpass", "expl"} for token in inner
    )
