"""Lines of a head that tell of the publication: dates, bylines, shelves, outlets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache

from tacitus.intake.calendar_dates import (
    CalendarDate,
    find_calendar_dates,
    match_calendar_date,
)
from tacitus.intake.head_rules import load_head_rules
from tacitus.intake.outlets import choose_outlet, is_host, is_name, is_outlet, read_outlet

_SEPARATOR = re.compile(r"\s*(?:[|•·»/]|\s[-–—]\s|\t|\s{3,})\s*")
_TIME = re.compile(
    r"(?:\bat\b\s*)?\b\d{1,2}(?:[:.h]\d{2}){1,2}\s*(?:[ap]\.?m\.?)?\s*(?:hrs|hours|gmt|utc|est|edt|"
    r"cet|cest|bst|eat|wat|cat|local time|[+-]\d{1,2}(?::?\d{2})?)?|\b\d{1,2}\s*[ap]\.?m\.?"
    r"(?:\s*(?:gmt|utc|est|edt|et|cet))?|\b\d{4}\s*(?:gmt|utc|hrs)|T\d\d:\d\d\S*",
    re.I,
)
_WEEKDAY = re.compile(
    r"\b(?:mon|tue|tues|wed|weds|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?\b[.,]*", re.I
)
_NAME_WORD = r"[A-ZÀ-ÖØ-Þ][\w.'’-]*"
_NAME = (
    rf"(?:{_NAME_WORD})"
    rf"(?: (?:(?:al|el|de|van|von|bin|ibn|ben|da|du|abu|ould|ag)[ -])*{_NAME_WORD}){{1,3}}"
)
_NAMES = re.compile(rf"{_NAME}(?:(?:,| and| &|, and) {_NAME})*")
_BYLINE = re.compile(
    rf"(?:By|BY|by|Words by|Story by|Report by|Written by) (?:{_NAME})"
    rf"(?:(?:,| and| &|, and) {_NAME})*"
    rf"(?:(?: in|,| [|–—-]) {_NAME_WORD}(?: {_NAME_WORD}){{0,3}})?\Z"
)
_ONE_NAME = re.compile(rf"{_NAME}\Z")
_SPLIT_NAMES = re.compile(r",? and |, | & ")
_SPLIT_VALUES = re.compile(r"\s*[,;|/•·]\s*|\s{2,}")
_RELEASE_NUMBER = re.compile(
    r"(?<!\d)((?:19|20)\d\d)-(0[1-9]|1[0-2])-[A-Z]{1,3}\s?[-–]\s?\d{1,4}(?!\d)"
)
_LONGEST = 200
_LONGEST_NAME = 5
_LONGEST_PERIOD = 60
_LONGEST_AFTER_CAPTURE = 40
_LEAST_PROSE = 10
_CODED = re.compile(r"([A-Z]{2,3})(?:\t[ \t]*| {2,}|\Z)(.*)\Z")
"""A database's field: its code of capitals, two spaces or a tab, the value."""
_JOINED = re.compile(r"\s*[|•·]\s*")
_LABEL = re.compile(r"[A-Za-z][\w ]{1,24}:\s*\S")
_SOURCE = re.compile(r"(?:source|site|website):\s*(\S.*)\Z", re.I)
_LEAST_JOINED = 2
_MAIL = re.compile(r"(?:from|to|cc|reply-to):\s.{0,120}@", re.I)
_BY = re.compile(r"\s*by:?\s+", re.I)
_OPEN_END = re.compile(r"[\s,|–—-]+(?:on|at|in|published|posted|updated)\Z", re.I)
_CITATION = re.compile(
    r"(?P<last>[A-ZÀ-Þ][\w'’-]+), (?P<first>[A-ZÀ-Þ][\w.'’-]*(?: [A-ZÀ-Þ][\w.'’-]*){0,2})\. "
    r"(?P<outlet>[A-ZÀ-Þ][^;.]{1,60}); (?P<rest>.{0,60}\d{4}.{0,30})\Z"
)
"""How a database cites an article: "Roe, Jane. Example Post; Gao [Gao] 09 Feb 2021: A.12."."""
_WRITTEN_FOR = re.compile(r"for ((?:the |The )?[A-ZÀ-Þ][^,;.|()]{1,50}?)(?:,? (?:on|in)\b.*)?\Z")
_PAGE = re.compile(r"(?:pg|pp|p|page|pages)\b\.?\s*[\w-]{1,6}\Z", re.I)
_YEAR = re.compile(r"\b(?:19|20)\d\d\W*\Z")
_LINK_WORDS = frozenset(("of", "the", "and", "&", "de", "del", "la", "el", "du", "al"))


@dataclass(frozen=True, slots=True)
class HeadLine:
    """What one line of a head says; ``day`` is the day of publication in ``outlet``."""

    kind: str
    day: date | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    title: str | None = None
    rights: str | None = None
    coded: bool = False
    sections: dict[str, tuple[str, ...]] = field(default_factory=dict)


@lru_cache(maxsize=1)
def _load_labels() -> tuple[tuple[str, re.Pattern[str]], ...]:
    rules = load_head_rules()
    sections = rules.sections
    kinds: tuple[tuple[str, tuple[str, ...], str], ...] = (
        ("first_published", rules.first_published, r"(?:\s+on\b|\s+at\b)?\s*[:–—-]?\s+(?=\D*\d)"),
        ("published", rules.published, r"(?:\s+(?:on|at|in|by)\b)?\s*[:–—-]?\s+(?=\D{0,40}\d)"),
        ("updated", rules.updated, r"(?:\s+on\b|\s+at\b)?\s*[:–—-]?\s+(?=\D{0,40}\d)"),
        ("captured", rules.captured, r"(?:\s+on\b|\s+at\b)?\s*[:–—-]?\s+(?=\D{0,12}\d)"),
        ("correction", rules.correction, r"\b\W*"),
        ("sender", rules.sender, r"\s*:\s+(?=.{0,80}@)"),
        ("dateline", rules.dateline, r"\s*:\s+"),
        ("byline", rules.byline, r"\s*:?\s+(?=\w)"),
        ("title", rules.title, r"\s*:\s+"),
        ("publication", rules.publication, r"\s*:\s+"),
        ("publisher", rules.publisher, r"\s*:\s+"),
        ("period", rules.period, r"\s*:?\s+(?=\D{0,20}\d)"),
        ("region", sections.region, r"\s*:\s+"),
        ("theme", sections.theme, r"\s*:\s+"),
        ("series", sections.series, r"\s*:\s+"),
        ("skipped", rules.skipped, r"\s*:(?=\s|\Z)"),
    )
    return tuple((kind, _compile(words, after)) for kind, words, after in kinds)


def _compile(words: tuple[str, ...], after: str) -> re.Pattern[str]:
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return re.compile(rf"(?:{'|'.join(map(re.escape, longest_first))}){after}", re.I)


def read_head_line(
    line: str, *, labelled_only: bool = False, at_foot: bool = False
) -> HeadLine | None:
    """Read a line of publication details; None where it is anything else.

    ``labelled_only`` asks for a label ("Published:"); at the foot of a page titles and outlets
    are another's, and a byline needs its colon.
    """
    if len(line) > _LONGEST:
        return None
    coded = _CODED.match(line)
    if coded is not None and (kind := load_head_rules().codes.get(coded[1])) is not None:
        return replace(_read_labelled(kind, coded[2], line) or HeadLine("skipped"), coded=True)
    stripped = line.strip("*_[]()|•·>»#- \t\xa0") or line
    joined = _read_joined(stripped) if not at_foot else None
    if joined is not None:
        return joined
    for kind, pattern in _load_labels():
        match = pattern.match(stripped)
        if match is not None and not (at_foot and _is_of_heads(kind, match[0])):
            found = _read_labelled(kind, stripped[match.end() :], stripped)
            if found is not None:
                return found
    return None if labelled_only else _read_unlabelled(stripped)


def _read_joined(line: str) -> HeadLine | None:
    """Read labelled details joined on one line: "Source: X | Author: Y | Published: DAY"."""
    pieces = _JOINED.split(line)
    if len(pieces) < _LEAST_JOINED or not all(_LABEL.match(piece) for piece in pieces):
        return None
    found = [read_head_line(piece, labelled_only=True) for piece in pieces]
    details = [each for each in found if each is not None]
    if len(details) < _LEAST_JOINED:
        return None
    source = next((match[1] for piece in pieces if (match := _SOURCE.match(piece))), None)
    day = next((each.day for each in details if each.kind == "published"), None)
    outlet = next((each.outlet for each in details if each.outlet), source)
    authors = next((each.authors for each in details if each.authors), ())
    return HeadLine("published", day=day, outlet=outlet, authors=authors)


def _is_of_heads(kind: str, label: str) -> bool:
    if kind == "byline":
        return ":" not in label
    return kind in ("title", "publisher", "sender", "dateline")


def tells_title(lines: Sequence[str]) -> int | None:
    """Give the place of the line that is labelled as the title ("HEADLINE: ..."), if one is.

    "Subject:" is a title's label in a mail alone: where a sender or a receiver is named.
    """
    patterns = dict(_load_labels())
    coded = next((n for n, line in enumerate(lines) if _is_coded_title(line)), None)
    if coded is not None:
        return coded
    is_mail = any(_MAIL.match(line) for line in lines)
    for number, line in enumerate(lines):
        match = patterns["title"].match(line)
        if match is None or match.end() >= len(line):
            continue
        if is_mail or not match[0].casefold().startswith("subject"):
            return number
    return None


def _is_coded_title(line: str) -> bool:
    coded = _CODED.match(line)
    return coded is not None and load_head_rules().codes.get(coded[1]) == "title"


def is_code_line(line: str) -> bool:
    """Say whether a line is the bare code of a database's field."""
    return line in load_head_rules().codes


def _read_labelled(kind: str, rest: str, line: str) -> HeadLine | None:
    if kind in ("published", "first_published", "updated"):
        return _read_dated(kind, rest)
    if kind == "period":
        return HeadLine("period") if len(rest) <= _LONGEST_PERIOD and _YEAR.search(rest) else None
    if kind == "correction":
        return HeadLine("correction") if ":" in line or len(line.split()) > 6 else None
    if kind == "byline":
        return _read_byline(_BY.sub("", rest, count=1) if _BY.match(rest) else rest)
    value = rest.strip()
    if kind == "title":
        return HeadLine(kind, title=value)
    if kind in ("publisher", "publication"):
        return HeadLine("publisher", outlet=re.split(r"\s*[;(\[]", value)[0] or value)
    if kind == "sender":
        name = re.split(r"\s*[<(\[]", value)[0].strip("\"' ")
        return HeadLine("publisher", outlet=name if name and "@" not in name else None)
    if kind == "rights":
        return HeadLine(kind, rights=value)
    if kind in ("skipped", "captured", "dateline"):
        return _read_aside(kind, value)
    values = _split_shelves(value)
    if not values or len(values) > 25 or any(len(value) > 60 for value in values):
        return None
    return HeadLine("sections", sections={kind: values})


def _read_aside(kind: str, value: str) -> HeadLine | None:
    """Read a label that dates nothing: a database's figures, a day of capture, a place."""
    if kind == "captured":
        weekday = _WEEKDAY.match(value)
        start = len(value[weekday.end() :].lstrip()) if weekday else len(value)
        day = match_calendar_date(value, len(value) - start)
        if day is None or len(value) - day.end > _LONGEST_AFTER_CAPTURE:
            return None
        return HeadLine("updated", day=day.full)
    if kind == "dateline":
        return HeadLine("dateline", title=value) if len(value) <= _LONGEST_PERIOD else None
    is_prose = len(value.split()) > _LEAST_PROSE and value.endswith((".", "!", "?", "”", '"'))
    return None if is_prose else HeadLine("skipped")


def _split_shelves(value: str) -> tuple[str, ...]:
    """Cut shelves apart; a page number among them is none."""
    parts = (part.strip() for part in _SPLIT_VALUES.split(value.strip(" .")))
    return tuple(part for part in parts if part and not _PAGE.match(part))


def _read_dated(kind: str, rest: str) -> HeadLine | None:
    days = list(find_calendar_dates(rest))
    if not days or days[0].full is None or days[0].start > 40:
        return None
    remains = _strip_day(rest, days[0])
    if len(remains) > 80:
        return None
    by = re.search(r"\bby\s+(.+)", remains, re.I)
    byline = _read_byline(by[1]) if by else None
    outlet = read_outlet(remains) if by is None else None
    authors = byline.authors if byline else ()
    return HeadLine(kind, day=days[0].full, outlet=outlet, authors=authors)


def _read_byline(rest: str) -> HeadLine | None:
    """Read names, and the outlet and day that may follow them on the line."""
    rest = _OPEN_END.sub("", rest.strip(" .,:"))
    parts = [part for part in _SEPARATOR.split(rest) if part]
    if not parts:
        return None
    first = parts[0].title() if parts[0].isupper() else parts[0]
    names = _NAMES.match(first)
    if names is None:
        return None
    tail = first[names.end() :].strip(" ,.")
    day = next((day for day in find_calendar_dates(" ".join([tail, *parts[1:]]))), None)
    if tail and day is None and not re.match(r"(?:in|for|at|from|of|with)\b|[A-Z]", tail):
        return None
    if len(tail.split()) > 8:
        return None
    outlet = next((name for part in [tail, *parts[1:]] if (name := read_outlet(part))), None)
    written_for = _WRITTEN_FOR.match(tail)
    if outlet is None and written_for is not None and is_name(written_for[1]):
        outlet = written_for[1]
    known = load_head_rules().masthead
    authors = tuple(
        name.strip()
        for name in _SPLIT_NAMES.split(names[0])
        if not all(word.casefold() in known for word in name.split())
    )
    if not authors:
        return None
    if is_outlet(authors[-1]):
        outlet, authors = outlet or authors[-1], authors[:-1]
    return HeadLine("byline", day=day.full if day else None, outlet=outlet, authors=authors)


def _read_citation(match: re.Match[str]) -> HeadLine:
    day = next((day.full for day in find_calendar_dates(match["rest"]) if day.full), None)
    name = f"{match['first']} {match['last']}"
    return HeadLine("published", day=day, outlet=match["outlet"].strip(), authors=(name,))


def _read_unlabelled(line: str) -> HeadLine | None:
    """Read "21 May 2024", "May 21, 2024 | Example Monitor", "Example Wire, 14 May 2024, 10:30"."""
    if (cited := _CITATION.match(line)) is not None:
        return _read_citation(cited)
    days = [day for day in find_calendar_dates(line) if day.full is not None]
    if not days:
        return None
    remains = _strip_day(line, days[0])
    remains = re.sub(r"\(?\b(?:last )?updated\b.*", "", remains, flags=re.I)
    parts = [part for part in _SEPARATOR.split(remains.strip(" ,.-–—|()")) if part.strip(" ,.()")]
    if not parts:
        return HeadLine("published", day=days[0].full)
    if len(parts) > 3 or any(len(part.split()) > 6 for part in parts):
        return None
    by = next((part for part in parts if part.lower().startswith("by ")), None)
    byline = _read_byline(by[3:]) if by else None
    others = [part.strip(" ,.()") for part in parts if part is not by]
    if any(not (is_name(part) or is_host(part)) for part in others) or not _tells_outlet(
        others, line
    ):
        return None
    authors = byline.authors if byline else ()
    if len(others) == 2 and _ONE_NAME.match(others[0]) and not is_outlet(others[0]):
        authors, others = authors or (others[0],), others[1:]
    return HeadLine("published", day=days[0].full, outlet=choose_outlet(others), authors=authors)


def _tells_outlet(names: list[str], line: str) -> bool:
    """Say whether the names beside a day can be an outlet, not a headline that ends in a day."""
    if not names or re.search(r"[|•·»]|\s[-–—]\s", line):
        return True
    if len(names) == 1 and _is_masthead(names[0], line):
        return True
    return any(is_outlet(name) or len(name.split()) == 1 for name in names)


def _is_masthead(name: str, line: str) -> bool:
    """Say whether a name stands with a day as on a masthead: "The Lantern, 5 May 2017"."""
    words = name.split()
    if len(words) > _LONGEST_NAME or words[-1].casefold() in load_head_rules().bulletins:
        return False
    after = line[len(name) :] if line.startswith(name) else ""
    before = line[: -len(name)] if line.endswith(name) else ""
    if not (after.lstrip().startswith((",", "(")) or before.rstrip().endswith(",")):
        return False
    return words[-1][:1].isupper() and all(
        word[:1].isupper() or word in _LINK_WORDS for word in words
    )


def read_bulletin_day(title: str) -> date | None:
    """Give the day that ends a bulletin's title ("Evening news from Radio Gao, 5 May 2017")."""
    day = next(
        (day for day in find_calendar_dates(title) if day.end >= len(title.rstrip(" .)"))), None
    )
    before = re.search(r"([\w ]+?)\s*[,(|–—-]\s*\Z", title[: day.start]) if day else None
    if day is None or before is None:
        return None
    words = before[1].casefold().split()
    rules = load_head_rules()
    named = bool(words) and words[-1] in rules.outlet.words
    return day.full if named or any(word in rules.bulletins for word in words) else None


def _strip_day(line: str, day: CalendarDate) -> str:
    """Take the day, the clock time and the weekday out of a line."""
    before = re.sub(r"\s+on\s*\Z", " ", line[: day.start])
    return _WEEKDAY.sub("", _TIME.sub("", before + " | " + line[day.end :])).strip(" |,")


def is_byline(line: str) -> bool:
    """Say whether a line is a byline and nothing else, wherever it stands."""
    return len(line) <= _LONGEST and _BYLINE.match(line.strip("*_()| ")) is not None


def is_rubric_line(line: str) -> bool:
    """Say whether a line is a rubric alone ("Opinion", "News analysis")."""
    words = line.strip("*_[]:|# ").casefold().split()
    return 0 < len(words) <= 3 and all(word in load_head_rules().rubrics for word in words)


def find_release_year(head: str) -> tuple[int, int] | None:
    """Give year and month of a release number such as "2021-03-QX-014" in a head."""
    match = _RELEASE_NUMBER.search(head)
    return (int(match[1]), int(match[2])) if match else None
