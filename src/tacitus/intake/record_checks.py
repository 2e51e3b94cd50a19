"""What a person should know of a publication record: days that disagree, a text cut off."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from tacitus.intake.dating import check_order
from tacitus.intake.given import Given
from tacitus.intake.heads import Head
from tacitus.intake.parts import Parts
from tacitus.model.document import Document
from tacitus.model.values import Range

_SENTENCE_ENDS = re.compile(r"[.!?][\"'”’)\]]*(?=\s|\Z)")
_OPEN_END = re.compile(r"[^\W_]\Z|[,;–—-]\Z")
_TEASER = re.compile(
    r"(?:\.\.\.|…)\s*[\])]?"
    r"(?:\s*(?:\(?(?:continued|more)\)?|(?:continue|keep) reading|read more)\W*)?\Z",
    re.I,
)
_LEAST_SENTENCES = 3
_LEAST_LOWER = 3
_LOOKED_AT = 2000
_SHOWN = 60


def check_record(document: Document, given: Given, parts: Parts) -> list[str]:
    """List the notes on a record, days first."""
    days = (document.first_published_on, document.published_on)
    dateline_on = document.dateline.date if document.dateline else None
    return [
        *check_order(document.first_published_on, dateline_on, document.published_on),
        *_check_printed(given, parts.head, document.first_published_on),
        *(_check_changes(parts) if days == (None, None) and dateline_on is None else ()),
        *_check_end(document.text, document.body),
    ]


def _check_printed(given: Given, head: Head, first_printed: date | None) -> Iterator[str]:
    """Say where the head prints another day of publication than the one that was given."""
    printed = [line.day for line, _ in head.printed if line.kind == "published" and line.day]
    days = [*printed, *([head.leading_day] if head.leading_day else [])]
    if given.published_on is None or not days or first_printed in days:
        return
    if given.published_on not in days:
        yield f"the head prints {days[0]}, but {given.published_on} was given as publication day"


def _check_changes(parts: Parts) -> Iterator[str]:
    """Say where the only day that is printed is one of a change or a capture."""
    days = [line.day for line in parts.details if line.kind == "updated" and line.day]
    if days:
        yield (
            f"no day of publication is told; {days[0]} is a day of change or capture "
            "and dates nothing"
        )


def _check_end(text: str, body: Sequence[Range]) -> Iterator[str]:
    """Say where the body of a text in sentences stops within one, or announces more."""
    if not body:
        return
    end = text[max(0, body[-1].end - _LOOKED_AT) : body[-1].end].rstrip()
    ends = [match.end() for match in _SENTENCE_ENDS.finditer(end)]
    if len(ends) < _LEAST_SENTENCES:
        return
    rest = end[ends[-1] :].split()
    n_lower = sum(1 for word in rest if word[:1].islower())
    is_prose = n_lower >= _LEAST_LOWER and 2 * n_lower >= len(rest)
    if _TEASER.search(end) is not None or (is_prose and _OPEN_END.search(end) is not None):
        shown = " ".join(end[-_SHOWN:].split())
        yield f"the text stops in the middle of a sentence ({shown!r}): the rest may be missing"
