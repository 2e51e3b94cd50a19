"""The head of an article: title, byline, days, shelves, and where the story itself begins."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from tacitus.intake.calendar_dates import match_calendar_date
from tacitus.intake.dateline import DatelineFound, match_dateline
from tacitus.intake.first_printing import FirstPrinting, begins_line, find_first_printings
from tacitus.intake.head_rules import load_head_rules
from tacitus.intake.head_words import (
    HeadLine,
    is_rubric_line,
    read_bulletin_day,
    read_head_line,
    tells_title,
)
from tacitus.intake.lines import Line
from tacitus.intake.mastheads import (
    is_issue_date,
    is_masthead_line,
    is_named_elsewhere,
    is_state_line,
    read_author_line,
    stands_above,
)
from tacitus.intake.notices import Notice
from tacitus.intake.outlets import is_name, is_outlet
from tacitus.intake.titles import closes_title
from tacitus.model.values import Span, cut_span

_HEAD_LINES = 30
_LOOK_AHEAD = 4
_LABELLED_LINES = 15
_LONGEST_COUNT = 5
_LONGEST_TITLE = 180
_RUN_ON_HEAD = 500
_WEEKDAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day\b,?\s+", re.I)
_AFTER_DAY = re.compile(
    r"(?:\s*\((?:last )?updated?[^()]{0,60}\))?(?:[ \t]*,?[ \t]*(?:at )?\d{1,2}[:.]\d{2}"
    r"(?:\s*[ap]\.?m\.?)?(?:\s*(?:GMT|UTC|[A-Z]{2,4}T))?(?=\s))?"
    r"(?:\s*(?:get short url(?:\s+\d+)*|print|tweet|share|e-?mail|views?:?\s+\d+)(?=\s))*"
    r"[ \t]*[-–—|:]?\s+(?=[\"'“‘(\[]?[A-Z0-9À-ÖØ-Þ])",
    re.I,
)
_STORY_START = re.compile(r"[\"'“‘(\[]?[A-Z0-9À-ÖØ-Þ]")
_TITLE_END = re.compile(r"(?:\s*[.:–—|-])?\s+|\s*\Z")


@dataclass(slots=True)
class Head:
    """What a head tells; ``masked`` lies outside the body, at ``breaks`` a new paragraph begins."""

    title: Span | None = None
    printed: list[tuple[HeadLine, Span]] = field(default_factory=list)
    first_printings: list[FirstPrinting] = field(default_factory=list)
    dateline: DatelineFound | None = None
    leading_day: date | None = None
    agency_mark: Span | None = None
    outlet_line: Span | None = None
    is_outlet_sure: bool = False
    masked: list[tuple[int, int]] = field(default_factory=list)
    breaks: list[int] = field(default_factory=list)
    end: int = 0


def read_head(
    text: str, lines: Sequence[Line], notices: Mapping[int, Notice], title: str | None
) -> Head:
    """Read the head line by line until the story begins; ``title`` is one that was given."""
    head = Head()
    printed = [line for line in lines if not line.is_blank][:_HEAD_LINES]
    labelled = tells_title([line.text for line in printed[:_LABELLED_LINES]]) or 0
    covered = 0
    for number, line in enumerate(printed):
        at = line.start
        covered = max(covered, notices[at].end if at in notices else 0)
        if at not in notices and line.end <= covered:
            continue
        if number < labelled and line.start not in notices and len(line.text) <= _LONGEST_TITLE:
            _take_above_label(text, line, head)
            continue
        if number == 0:
            at = _skip_given_title(text, line, title, head)
            at = _skip_leading_day(text, at, line, head)
            at = _skip_agency_day(text, at, line, head)
        elif _awaits_day(head) and read_head_line(line.text) is None:
            at = _skip_leading_day(text, at, line, head)
        if at < line.end and _is_story(text, at, line, printed[number + 1 :], notices, head):
            head.end = at
            break
    else:
        head.end = printed[-1].end if printed else 0
    _settle_title(head)
    if head.title is not None and _awaits_day(head):
        head.leading_day = read_bulletin_day(head.title.quote)
    return head


def _take_above_label(text: str, line: Line, head: Head) -> None:
    """Take a line that stands above the title's label: details, an outlet's name, furniture."""
    if _take_details(text, line, head):
        return
    name = line.text.split(" (")[0]
    if head.outlet_line is None and is_name(name) and not is_masthead_line(name):
        head.outlet_line = cut_span(text, line.start, line.start + len(name))
    head.masked.append((line.start, line.end))


def _awaits_day(head: Head) -> bool:
    return head.leading_day is None and not any(found.day for found, _ in head.printed)


def _is_story(
    text: str,
    at: int,
    line: Line,
    following: Sequence[Line],
    notices: Mapping[int, Notice],
    head: Head,
) -> bool:
    """Take a line into the head where it belongs there; True where the story begins at it."""
    if at in notices:
        if notices[at].kind == "rights":
            _take_first_printing(text, line, head)
        return False
    dateline = match_dateline(text, at)
    if dateline is not None:
        head.dateline = dateline
        head.breaks.append(dateline.end)
        return True
    if at == line.start and _take_details(text, line, head):
        return False
    if at == line.start and _is_furniture(text, line, following, notices, head):
        head.masked.append((line.start, line.end))
        return False
    if head.title is None and _is_title(text, line, following, notices):
        head.title = cut_span(text, at, line.end)
        head.breaks.append(line.end)
        return False
    if _is_outlet_line(line, at, head):
        head.outlet_line = cut_span(text, at, line.end)
        return False
    ahead = following[: 1 if line.ends_sentence else _LOOK_AHEAD]
    if len(line.text) <= 2 * _LONGEST_TITLE and _head_goes_on(text, ahead, notices):
        head.breaks.append(line.end)
        return False
    return True


def _is_furniture(
    text: str, line: Line, following: Sequence[Line], notices: Mapping[int, Notice], head: Head
) -> bool:
    """Say whether a line is a rubric, a masthead above the title, or an author's name below it."""
    if is_rubric_line(line.text) or is_issue_date(line.text):
        return True
    if line.text.isdigit() and len(line.text) <= _LONGEST_COUNT and head.printed:
        return True
    words = (text[notice.start : notice.end] for notice in notices.values())
    below = [other.text for other in following]
    if head.title is None:
        is_outlets = stands_above(line.text, below)
        goes_on = bool(below) and len(below[0]) <= _LONGEST_TITLE and not following[0].ends_sentence
        if not is_outlets and (is_masthead_line(line.text) or is_state_line(line.text, below)):
            return True
    else:
        if _take_author_line(text, line, head):
            return True
        is_outlets = False
        goes_on = bool(below) and read_head_line(below[0]) is not None
    if head.outlet_line is not None or not goes_on or not is_name(line.text):
        return False
    if not is_outlets and not is_named_elsewhere(line.text, text, line.end, words):
        return False
    head.outlet_line, head.is_outlet_sure = cut_span(text, line.start, line.end), True
    return True


def _take_author_line(text: str, line: Line, head: Head) -> bool:
    if any(details.authors for details, _ in head.printed):
        return False
    names = read_author_line(line.text, text, line.end)
    if names:
        span = cut_span(text, line.start, line.end)
        head.printed.append((HeadLine("byline", authors=names), span))
    return bool(names)


def _take_details(text: str, line: Line, head: Head) -> bool:
    """Take a line of publication details, or one about the first printing."""
    if _take_first_printing(text, line, head):
        return True
    details = read_head_line(line.text)
    if details is not None and details.kind == "period":
        head.breaks.append(line.end)
        return True
    if details is not None and details.kind == "dateline" and head.dateline is None:
        place = details.title
        head.dateline = DatelineFound(line.start, line.end, line.end, place, None, None)
    if details is not None and not (details.kind == "byline" and _is_odd_byline(line, head)):
        head.printed.append((details, cut_span(text, line.start, line.end)))
        head.masked.append((line.start, line.end))
        if details.kind == "title" and head.title is None and details.title:
            start = text.find(details.title, line.start)
            head.title = cut_span(text, start, start + len(details.title))
        return True
    return False


def _take_first_printing(text: str, line: Line, head: Head) -> bool:
    """Take a line that states a first printing and little else."""
    if len(line.text) > 2 * _LONGEST_TITLE:
        return False
    found = [
        printing
        for printing in find_first_printings(text, [line])
        if begins_line(text, line.start, printing)
        and 2.5 * (printing.basis.end - printing.basis.start) >= len(line.text)
    ]
    if found:
        head.first_printings.extend(found)
        head.masked.append((line.start, line.end))
    return bool(found)


def _is_odd_byline(line: Line, head: Head) -> bool:
    """A second byline, or one that ends like a sentence, is prose."""
    taken = any(details.kind == "byline" for details, _ in head.printed)
    return line.ends_sentence and taken


def _is_title(
    source: str, line: Line, following: Sequence[Line], notices: Mapping[int, Notice]
) -> bool:
    """Say whether a line stands like a headline: short, no full stop, something follows."""
    text = line.text
    if not following or len(text) > _LONGEST_TITLE or len(text.split()) < 2:
        return False
    if text.endswith((".", ",", ";", ":")) and not text.endswith("..."):
        return False
    if text[:1].islower() or is_outlet(text):
        return False
    after = following[0]
    if after.before > line.after or after.start in notices:
        return True
    if _is_details(after) or match_dateline(source, after.start) is not None:
        return True
    if len(text) <= 110 and len(after.text) >= 1.4 * len(text):
        return True
    return _head_goes_on(source, following[1:_LOOK_AHEAD], notices)


def _is_details(line: Line) -> bool:
    return read_head_line(line.text) is not None or is_outlet(line.text)


def _is_outlet_line(line: Line, at: int, head: Head) -> bool:
    return head.outlet_line is None and at == line.start and is_outlet(line.text)


def _head_goes_on(text: str, following: Sequence[Line], notices: Mapping[int, Notice]) -> bool:
    """Say whether details still follow soon (a standfirst stands before the byline)."""
    for line in following:
        if len(line.text) > 2 * _LONGEST_TITLE:
            return False
        details = read_head_line(line.text)
        if details is not None and details.kind in ("published", "byline"):
            return True
        notice = notices.get(line.start)
        if notice is not None and notice.kind == "release":
            return True
        if match_dateline(text, line.start) is not None:
            return True
    return False


def _skip_given_title(text: str, line: Line, title: str | None, head: Head) -> int:
    """Step over the given title where the text begins with it, on one line or over several."""
    words = (title or "").split()
    if not words:
        return line.start
    pattern = r"\W+".join(re.escape(word.strip(".,:;!?\"'“”‘’")) for word in words)
    match = re.compile(pattern + r"\w*[\"'”’?!)]*", re.I).match(text, line.start)
    if match is None or match.end() == line.start or not closes_title(text, words, match.end()):
        return line.start
    head.title = cut_span(text, line.start, match.end())
    after = _TITLE_END.match(text, match.end())
    end = after.end() if after else match.end()
    if after is not None and end > match.end():
        head.title = cut_span(text, line.start, end - (len(after[0]) - len(after[0].rstrip())))
        head.breaks.append(head.title.end)
        return end
    return match.end()


def _skip_leading_day(text: str, at: int, line: Line, head: Head) -> int:
    """Step over a day run on before the story: "12 July 2016 Rebels have ..."."""
    weekday = _WEEKDAY.match(text, at)
    start = weekday.end() if weekday else at
    day = match_calendar_date(text, start)
    if day is None or day.full is None or day.end >= line.end:
        return at
    after = _AFTER_DAY.match(text, day.end)
    if after is None or after.end() >= line.end or not _STORY_START.match(text, after.end()):
        return at
    end = _skip_agency(text, after.end())
    if match_dateline(text, at) is not None:
        return at
    head.leading_day = day.full
    head.masked.append((at, len(text[:end].rstrip())))
    return end


def _skip_agency_day(text: str, at: int, line: Line, head: Head) -> int:
    """Step over an agency's mark with a day, run on between a headline and the story."""
    for match in _load_agency_mark().finditer(text, at, min(line.end, at + _RUN_ON_HEAD)):
        weekday = _WEEKDAY.match(text, match.end())
        day = match_calendar_date(text, weekday.end() if weekday else match.end())
        after = _AFTER_DAY.match(text, day.end) if day is not None else None
        if day is None or day.full is None or after is None or after.end() >= line.end:
            continue
        if _is_in_sentence(text[at : match.start()]):
            continue
        head.leading_day = head.leading_day or day.full
        head.agency_mark = cut_span(text, match.start(1), match.end(1))
        start = match.start(1)
        head.masked.append((start, len(text[: after.end()].rstrip())))
        head.breaks.append(len(text[:start].rstrip()))
        return after.end()
    return at


def _is_in_sentence(before: str) -> bool:
    """Say whether the last word before is one of a sentence ("told AFP Saturday ...")."""
    words = before.split()
    return bool(words) and words[-1] in load_head_rules().before_source


@lru_cache(maxsize=1)
def _load_agency_mark() -> re.Pattern[str]:
    """Give the pattern of an agency, or two."""
    names = "|".join(map(re.escape, load_head_rules().outlet.agencies))
    return re.compile(rf"(?<!\w)((?:{names})(?:(?:,|/| and)? ?(?:{names}))?)[ ,]+")


def _skip_agency(text: str, at: int) -> int:
    """Step over an agency's mark that stands alone before the story."""
    for agency in load_head_rules().outlet.agencies:
        if text.startswith(agency + " ", at) and _STORY_START.match(text, at + len(agency) + 1):
            return at + len(agency) + 1
    return at


def _settle_title(head: Head) -> None:
    """Where only an outlet's name stood like a title and no title came, it was the title."""
    if head.outlet_line is None:
        return
    if head.title is None and not head.is_outlet_sure:
        head.title, head.outlet_line = head.outlet_line, None
        head.breaks.append(head.title.end)
    else:
        head.masked.append((head.outlet_line.start, head.outlet_line.end))
