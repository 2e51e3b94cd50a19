"""The publication record of a text, and its body: from words and what came with them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from tacitus.intake.body import build_body
from tacitus.intake.calendar_dates import CalendarDate, find_calendar_dates, infer_year
from tacitus.intake.dating import check_order, choose_dated_on
from tacitus.intake.first_printing import (
    FirstPrinting,
    begins_line,
    find_first_printings,
    find_rights_holder,
)
from tacitus.intake.head_words import (
    HeadLine,
    find_release_year,
    is_byline,
    read_head_line,
)
from tacitus.intake.heads import Head, read_head
from tacitus.intake.language import find_language
from tacitus.intake.lines import Line, has_too_many_lines, list_lines
from tacitus.intake.notices import Notice, find_notices
from tacitus.intake.pages import find_page_breaks
from tacitus.model.document import Dateline, Document, Sections
from tacitus.model.ids import build_document_id
from tacitus.model.values import Range, Span

_FOOT_LINES = 10
_LAST_LINES = 3
_SIGNATURES = ("—", "–", "--", "(")
_FOOT_CHARS = 500
_HEAD_CHARS = 600
_LONGEST_NOTICE = 420
_LONGEST_RIGHTS = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What came with the text: fields of a line, meta tags of a page, the file's name."""

    external_id: str | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    published_on: date | None = None
    first_publisher: str | None = None
    first_published_on: date | None = None
    url: str | None = None
    language: str | None = None
    rights: str | None = None
    sections: Sections = field(default_factory=Sections)


@dataclass(frozen=True, slots=True)
class Taken:
    """A document as taken in, with notes for a person."""

    document: Document
    notes: tuple[str, ...] = ()


@dataclass(slots=True)
class _Printing:
    """The first printing as settled among what head and foot say."""

    outlet: str | None = None
    day: date | None = None
    basis: Span | None = None
    notes: list[str] = field(default_factory=list)


def build_document(text: str, given: Given) -> Taken:
    """Find the publication record in a text and mask what is not the article.

    What was given wins over what is printed. Dates come from words alone, never from today or
    from a file.
    """
    lines = list_lines(text)
    notices = find_notices(text, lines)
    head = read_head(text, lines, {notice.start: notice for notice in notices}, given.title)
    foot = _read_foot(lines, head.end)
    printings = _find_printings(text, lines, head, notices)
    published_on, publisher = _settle_published(given, head, foot)
    dateline_on = _settle_dateline(text, head, published_on)
    holders = _find_holders(text, notices)
    printing = _settle_printing(given, head, printings, (published_on, publisher), holders)
    if publisher is None and printing.outlet is None and head.outlet_line is not None:
        publisher = head.outlet_line.quote
    dated_on, dated_by = choose_dated_on(printing.day, dateline_on, published_on)
    document = Document(
        id=build_document_id(
            text,
            url=given.url,
            publisher=publisher,
            published_on=published_on,
            title=given.title or (head.title.quote if head.title else None),
            external_id=given.external_id,
        ),
        external_id=given.external_id,
        url=given.url,
        title=given.title or (head.title.quote if head.title else None),
        authors=given.authors or _collect_authors(head, foot),
        publisher=publisher,
        published_on=published_on,
        first_publisher=printing.outlet,
        first_published_on=printing.day,
        first_published_basis=printing.basis,
        dated_on=dated_on,
        dated_by=dated_by,
        dateline=_build_dateline(head, dateline_on),
        language=given.language or find_language(text),
        sections=_collect_sections(given, head, foot),
        rights=given.rights or _collect_rights(text, notices),
        text=text,
        body=_mask(text, lines, head, foot, notices, printings),
    )
    notes = [*printing.notes, *check_order(printing.day, dateline_on, published_on)]
    notes += _check_printed(given, head, printing.day)
    return Taken(document, tuple(notes))


def _check_printed(given: Given, head: Head, first_printed: date | None) -> list[str]:
    """Say where the head prints another day of publication than the one that was given."""
    printed = [line.day for line, _ in head.printed if line.kind == "published" and line.day]
    days = [*printed, *([head.leading_day] if head.leading_day else [])]
    if given.published_on is None or not days or first_printed in days:
        return []
    if given.published_on in days:
        return []
    return [f"the head prints {days[0]}, but {given.published_on} was given as publication day"]


def _read_foot(lines: Sequence[Line], head_end: int) -> list[tuple[HeadLine, Line]]:
    """Read labelled details among the last lines ("Published: ...", "Filed under: ...")."""
    printed = [line for line in lines if not line.is_blank and line.start > head_end]
    found = []
    for line in printed[1:][-_FOOT_LINES:]:
        signed = line is printed[-1] and line.text.startswith(_SIGNATURES)
        details = read_head_line(line.text.lstrip("-–— "), labelled_only=not signed)
        if details is not None and details.kind not in ("byline", "title", "publisher"):
            found.append((details, line))
    return found


def _find_printings(
    text: str, lines: Sequence[Line], head: Head, notices: Sequence[Notice]
) -> list[FirstPrinting]:
    """Find statements of a first printing at both ends of the text, head first."""
    printed = [line for line in lines if not line.is_blank and line.before >= head.end]
    tail = next((notice.start for notice in notices if notice.rule == "flat_footer"), len(text))
    ends = {line.start: line for line in printed[-_FOOT_LINES:]}
    parts = [part for line in ends.values() for part in _cut_ends(text, line, tail)]
    last = printed[-_LAST_LINES].start if len(printed) >= _LAST_LINES else 0
    starts = [line.start for line in lines]
    found = [
        printing
        for printing in find_first_printings(text, parts)
        if printing.basis.start >= last
        or begins_line(text, starts[bisect_right(starts, printing.basis.start) - 1], printing)
    ]
    return [*head.first_printings, *found]


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


def _settle_published(
    given: Given, head: Head, foot: Sequence[tuple[HeadLine, Line]]
) -> tuple[date | None, str | None]:
    """Settle day and outlet of publication; of two outlet-and-day lines the later one counts."""
    details = [line for line, _ in head.printed] + [line for line, _ in foot]
    printed = [line for line in details if line.kind in ("published", "byline") and line.day]
    days = [line.day for line in printed if line.day is not None]
    published_on = given.published_on or (max(days) if days else head.leading_day)
    named = [line for line in details if line.outlet is not None and line.kind != "first_published"]
    on_day = [line.outlet for line in named if line.day == published_on]
    unsure = [line.outlet for line in named if line.day is None]
    publisher = given.publisher or next(iter([*on_day, *unsure]), None)
    if publisher is None and head.outlet_line is not None:
        publisher = head.outlet_line.quote
    return published_on, publisher


def _settle_dateline(text: str, head: Head, published_on: date | None) -> date | None:
    """Give the dateline's day; its year may come from the publication day or the head."""
    found = head.dateline.day if head.dateline else None
    if found is None or found.full is not None:
        return found.full if found else None
    anchors = [published_on] if published_on else []
    above = text[: head.end][:3000]
    anchors += [day.full for day in find_calendar_dates(above) if day.full is not None]
    for anchor in anchors:
        day = infer_year(found, anchor)
        if day is not None:
            return day
    return _infer_from_release(found, above)


def _infer_from_release(found: CalendarDate, head: str) -> date | None:
    """Take the year from a release number that begins with the same year and month."""
    release = find_release_year(head)
    if release is None or release[1] != found.month:
        return None
    return date(release[0], found.month, found.day)


def _settle_printing(
    given: Given,
    head: Head,
    printings: Sequence[FirstPrinting],
    published: tuple[date | None, str | None],
    holders: Sequence[FirstPrinting],
) -> _Printing:
    """Settle the first printing: given, stated, a second outlet-and-day line, agency, rights."""
    published_on, publisher = published
    settled = _Printing(given.first_publisher, given.first_published_on)
    stated = [*printings, *_find_second_lines(head, published_on, publisher)]
    for printing in stated:
        if settled.day is None and printing.day is not None:
            settled.day, settled.basis = printing.day, printing.basis
            settled.outlet = settled.outlet or printing.outlet
        elif printing.day is not None and printing.day != settled.day:
            settled.notes.append(
                f"two days of first printing, {settled.day} and {printing.day} "
                f"({printing.basis.quote!r}): the first stated one is used"
            )
    for printing in stated:
        if (
            settled.outlet is None
            and printing.outlet
            and not is_one_outlet(printing.outlet, publisher)
        ):
            settled.outlet, settled.basis = printing.outlet, settled.basis or printing.basis
    agency = (head.dateline.agency if head.dateline else None) or head.agency_mark
    if settled.outlet is None and agency is not None and not is_one_outlet(agency.quote, publisher):
        settled.outlet, settled.basis = agency.quote, settled.basis or agency
    for holder in holders:
        if settled.outlet is None and not is_one_outlet(holder.outlet, publisher):
            settled.outlet, settled.basis = holder.outlet, settled.basis or holder.basis
    return settled


def _find_holders(text: str, notices: Sequence[Notice]) -> list[FirstPrinting]:
    """Find who holds the rights of the words, as the notices say."""
    found = (
        find_rights_holder(text, notice.start, notice.end)
        for notice in notices
        if notice.kind == "rights"
    )
    return [holder for holder in found if holder is not None]


def _find_second_lines(
    head: Head, published_on: date | None, publisher: str | None
) -> list[FirstPrinting]:
    """Find lines of the head with another outlet and an earlier day than the publication's."""
    found = []
    mark, day = head.agency_mark, head.leading_day
    if mark is not None and day and published_on and day < published_on:
        found.append(FirstPrinting(mark, mark.quote, day))
    for details, span in head.printed:
        earlier = details.day and published_on and details.day < published_on
        other = details.outlet not in (None, publisher)
        if details.kind == "first_published" or (details.kind == "published" and earlier and other):
            found.append(FirstPrinting(span, details.outlet, details.day))
    return found


def _build_dateline(head: Head, day: date | None) -> Dateline | None:
    if head.dateline is None:
        return None
    agency = head.dateline.agency
    return Dateline(place=head.dateline.place, date=day, agency=agency.quote if agency else None)


def _collect_authors(head: Head, foot: Sequence[tuple[HeadLine, Line]]) -> tuple[str, ...]:
    names = [name for line, _ in head.printed for name in line.authors]
    names += [name for line, _ in foot for name in line.authors]
    return tuple(dict.fromkeys(names))


def _collect_sections(given: Given, head: Head, foot: Sequence[tuple[HeadLine, Line]]) -> Sections:
    """Join the shelves given and printed, each once, in order."""
    details = [line for line, _ in head.printed] + [line for line, _ in foot]
    shelves = {
        kind: tuple(
            dict.fromkeys(
                [
                    *getattr(given.sections, kind),
                    *(value for line in details for value in line.sections.get(kind, ())),
                ]
            )
        )
        for kind in ("region", "theme", "series")
    }
    return Sections(**shelves)


def _collect_rights(text: str, notices: Sequence[Notice]) -> str | None:
    words = [text[notice.start : notice.end] for notice in notices if notice.kind == "rights"]
    return "\n".join(dict.fromkeys(words))[:_LONGEST_RIGHTS] or None


def _mask(
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


def is_one_outlet(name: str | None, other: str | None) -> bool:
    """Say whether two names are one outlet's: an article and a longer form do not matter."""
    if name is None or other is None:
        return name == other
    first, second = (value.casefold().removeprefix("the ").strip() for value in (name, other))
    return first == second or f" {first} " in f" {second} " or f" {second} " in f" {first} "
