"""Plain text files, dumps of PDFs among them: cleaned, then read for their publication record."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from tacitus.errors import IntakeError
from tacitus.intake.decoding import decode_bytes
from tacitus.intake.lines import has_too_many_lines, split_lines
from tacitus.intake.mending import mend_characters
from tacitus.intake.pages import PageBreak, find_hyphenated, find_page_breaks, join_hyphenated
from tacitus.intake.publication import Given, Taken, build_document

_LINE_ENDS = re.compile(r"\r\n|[\r\x0b\x85\u2028\u2029]")
_BLANK_RUN = re.compile(r"(?<![ \t\xa0])[ \t\xa0]*\n[ \t\xa0]*\n[ \t\xa0\n]*\n")
_WORD = re.compile(r"[^\W_]")
_WRAPPED = 45
_LEAST_WRAPPED = 4
_WRAP_SHARE = 0.5


def read_plain_text(data: bytes, external_id: str) -> Taken:
    """Read a text file; raises IntakeError where it is empty, binary or in no known encoding."""
    decoded = decode_bytes(data)
    check_has_words(decoded.text)
    mended = mend_characters(decoded.text)
    text, furniture = _split_pages(mended.text)
    taken = build_document(text, Given(external_id=external_id), furniture)
    return Taken(taken.document, (*decoded.notes, *mended.notes, *taken.notes))


def check_has_words(text: str) -> None:
    """Raise IntakeError where a file holds no words."""
    if _WORD.search(text) is None:
        raise IntakeError("is empty; give a file with text in it")


def clean_text(text: str) -> str:
    """Take page furniture and line-end hyphens out; one kind of line end; no page feeds."""
    return _split_pages(text)[0]


def _split_pages(text: str) -> tuple[str, list[str]]:
    """Give the cleaned text, and the lines of page furniture that were taken out of it."""
    text = _LINE_ENDS.sub("\n", text)
    if has_too_many_lines(text):
        return text.replace("\x0c", "\n").strip("\n"), []
    lines = list(split_lines(text))
    breaks = find_page_breaks(lines)
    furniture = [line.text for page in breaks for line in split_lines(text, page.start, page.end)]
    kept = _drop_pages(text, breaks).replace("\x0c", "\n")
    if _WORD.search(kept) is None:
        return text.replace("\x0c", "\n").strip("\n"), []
    cleaned = _join_words(_BLANK_RUN.sub("\n\n", kept).strip("\n"))
    return cleaned, [line for line in dict.fromkeys(furniture) if line]


def _drop_pages(text: str, breaks: Sequence[PageBreak]) -> str:
    """Take page ends out; a sentence that one cuts goes on in the next line."""
    parts: list[str] = []
    cursor = 0
    for page in breaks:
        parts.append(text[cursor : page.start])
        if page.cuts:
            parts.append("\n")
        cursor = page.end
    return "".join([*parts, text[cursor:]])


def _join_words(text: str) -> str:
    """Join words that a line end cuts, in texts that are wrapped by hand."""
    lines = text.split("\n")
    hyphenated = find_hyphenated(text)
    least = _find_wrap_width(lines)
    joined: list[str] = []
    for previous, line in zip(["", *lines], lines, strict=False):
        found = (
            join_hyphenated(joined[-1], line, hyphenated)
            if joined and len(previous) >= least
            else None
        )
        if found is None:
            joined.append(line)
            continue
        at, whole = found
        rest = re.sub(r"\A[^\W\d_]+", "", line)
        joined[-1] = joined[-1][:at] + whole + _up_to_space(rest)
        remainder = rest[len(_up_to_space(rest)) :].lstrip()
        if remainder:
            joined.append(remainder)
    return "\n".join(joined)


def _find_wrap_width(lines: Sequence[str]) -> int:
    """Give how long a line is at least that is wrapped; columns are narrower than pages."""
    wrapped = [len(line) for line, after in pairwise(lines) if line and after]
    if len(wrapped) < _LEAST_WRAPPED:
        return _WRAPPED
    return min(_WRAPPED, int(_WRAP_SHARE * median(wrapped)))


def _up_to_space(text: str) -> str:
    """Give the signs that cling to a word."""
    match = re.match(r"\S*", text)
    return match[0] if match else ""
