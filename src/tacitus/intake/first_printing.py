"""The first printing of a copy: what it says of the outlet and day it first appeared in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from pydantic import Field

from tacitus.intake.addresses import read_url_day, read_url_host
from tacitus.intake.calendar_dates import find_calendar_dates
from tacitus.intake.lines import Line
from tacitus.intake.rule_file import read_intake_rules
from tacitus.model.values import Frozen, Span, cut_span

_CAPITAL = r"(?-i:[A-ZÀ-ÖØ-Þ0-9])"
_TOKEN = rf"{_CAPITAL}[^\s,;:()|<>\[\]\"“”]*[^\s,;:()|<>\[\]\"“”.]|{_CAPITAL}"
_NO_DATE_WORD = (
    r"(?!(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|\d{1,2}\b|(?:19|20)\d\d\b|"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*\.?\s+\d))"
)
_OUTLET = (
    rf"(?:(?-i:the) )?[“\"‘'*_]{{0,3}}(?P<outlet>{_NO_DATE_WORD}(?:{_TOKEN})"
    rf"(?: (?:(?:of|the|and|for|de|du|la|le|el|al|in|&) ){{0,2}}{_NO_DATE_WORD}(?:{_TOKEN}))"
    r"{0,7})"
    r"[”\"’'*_]{0,3}(?: \([^()]{2,40}\))?"
)
_DATE = (
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?"
    r"(?P<date>(?:\d{1,2}(?:st|nd|rd|th)?(?: of)? [a-z]{3,9}\.?,? \d{4})|"
    r"(?:[a-z]{3,9}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4})|(?:\d{4}-\d{2}-\d{2})|"
    r"(?:\d{1,2}[./]\d{1,2}[./]\d{4}))"
)
_ARTICLE = (
    r"(?:article|story|report|piece|post|commentary|column|analysis|essay|text|interview|"
    r"dispatch|item|op-ed|editorial|statement|translation|news story|news report|blog post|"
    r"feature|work)"
)
_PERSON = r"(?-i:[A-ZÀ-ÖØ-Þ])[\w.'’-]+(?: (?-i:[A-ZÀ-ÖØ-Þ])[\w.'’-]+){1,3}"
_WHO = rf"(?: by {_PERSON}(?=,? (?:in|at|for) ))?"
_KEPT = (
    r"(?: (?:here|in full|in part|online|with (?:the )?(?:kind |author['’]s )?permission|"
    r"under (?:an? )?[\w -]{2,60}?(?:licen[cs]e)(?: [\w.-]+)?))*"
)
_URL = (
    r"(?P<url>(?:https?://|www\.)[^\s<>()\[\]\"”]+[^\s<>()\[\]\"”.,;]|"
    r"(?:[a-z0-9-]{2,40}\.){1,3}[a-z]{2,8}(?![\w.]\w)(?:/[^\s<>()\[\]\"”]*)?)"
)
_PRINTED = (
    r"(?:published|carried|printed|appeared|posted|aired|broadcast|issued|released|run|ran|"
    r"reported|written|distributed)"
)
_BY = r"(?:by|in|on|at|with|for|through|via|from)"
_SENTENCE = re.compile(r"(?<=[.!?])[\"'”’)\]]*\s+")
_LEAD = re.compile(
    r"[\s\[(*_>“\"•·|–—-]*(?:(?:editors?['’]?s?|publisher['’]?s) note\s*[:.–—-]\s*|note\s*:\s*)?",
    re.I,
)
_HOLDER = re.compile(
    r"(?:™\s*(?:&|and)\s*)?(?:©|\(c\)|copyright\b)\s*(?:©|\(c\))?\s*(?:by\s+)?"
    r"(?:(?:19|20)\d\d(?:\s?[-–]\s?\d{2,4})?\*?,?\s+)?(?:by\s+)?" + _OUTLET,
    re.I,
)
_NO_HOLDER = re.compile(r"(?:copyright|all rights|rights|some rights)\b", re.I)
_SECOND_HOLDER = re.compile(r"\s*(?:,|/|\||and|&)\s*" + _OUTLET, re.I)
_TAG = re.compile(r"\Z|[\s.,;:)\]!*_|”\"’'–—-]")


class Wording(Frozen):
    """A family of wordings; ``whole_line``: nothing else may stand on the line."""

    id: str
    anywhere: bool
    whole_line: bool = False
    patterns: tuple[str, ...]
    examples: tuple[str, ...] = Field(min_length=1)
    counter_examples: tuple[str, ...] = ()


class FirstPrintingRules(Frozen):
    """All wordings, in the order in which they are tried."""

    wording: tuple[Wording, ...]


@dataclass(frozen=True, slots=True)
class FirstPrinting:
    """What a notice says of the first printing; at least one of outlet and day is there."""

    basis: Span
    outlet: str | None
    day: date | None
    carrier: str | None = None


@lru_cache(maxsize=1)
def _load_wordings() -> tuple[tuple[Wording, tuple[re.Pattern[str], ...]], ...]:
    rules = read_intake_rules("first_printing", FirstPrintingRules)
    return tuple(
        (wording, tuple(compile_wording(pattern) for pattern in wording.patterns))
        for wording in rules.wording
    )


def compile_wording(pattern: str) -> re.Pattern[str]:
    """Compile a wording, with the patterns of outlets, dates and the like put in."""
    for name, value in (
        ("{outlet}", _OUTLET),
        ("{date}", _DATE),
        ("{short}", r"(?P<date>\d{1,2} [a-z]{3,9}\.? (?:\d{4}|\d\d))\b"),
        ("{day}", _DATE.replace("?P<date>", "?P<day>")),
        ("{article}", _ARTICLE),
        ("{carrier}", _OUTLET.replace("?P<outlet>", "?P<carrier>")),
        ("{who}", _WHO),
        ("{kept}", _KEPT),
        ("{url}", _URL),
        ("{printed}", _PRINTED),
        ("{by}", _BY),
    ):
        pattern = pattern.replace(name, value)
    return re.compile(pattern, re.I)


def begins_line(text: str, line_start: int, printing: FirstPrinting) -> bool:
    """Say whether no sentence stands before the statement on its line.

    "(Source: X)" behind a caption is the picture's source, not the article's.
    """
    return _SENTENCE.search(text, line_start, printing.basis.start) is None


def find_rights_holder(
    text: str, start: int, end: int, authors: Set[str] = frozenset()
) -> FirstPrinting | None:
    """Read who holds the rights ("© 2019 Example Wire"); the year is no day of printing.

    Of "© Jane Roe, Example Wire, 2019" the author (in lower case in ``authors``) is passed over.
    """
    match = _HOLDER.match(text, start, end)
    if match is None:
        return None
    at, name = match.end("outlet"), match["outlet"]
    if _NO_HOLDER.match(name):
        return None
    if name.casefold() in authors:
        second = _SECOND_HOLDER.match(text, at, end)
        if second is None:
            return None
        at, name = second.end("outlet"), second["outlet"]
    return FirstPrinting(cut_span(text, match.start(), at), name, None)


def find_first_printings(text: str, lines: Sequence[Line]) -> list[FirstPrinting]:
    """Find what the given lines say of a first printing, in text order."""
    found = []
    for line in lines:
        for start, end in _cut_sentences(text, line):
            printing = match_first_printing(text, start, end, line_end=line.end)
            if printing is not None:
                found.append(printing)
    return found


def match_first_printing(
    text: str, start: int, end: int, *, line_end: int | None = None
) -> FirstPrinting | None:
    """Read the first printing from one sentence (or line) of a notice; None where it tells none."""
    lead = _LEAD.match(text, start, end)
    at = lead.end() if lead else start
    for wording, patterns in _load_wordings():
        for pattern in patterns:
            match = pattern.search(text, at, end) if wording.anywhere else pattern.match(text, at)
            if match is not None and match.end() <= (line_end or end):
                found = _build(text, match, wording, line_end or end)
                if found is not None:
                    return found
    return None


def _build(
    text: str, match: re.Match[str], wording: Wording, line_end: int
) -> FirstPrinting | None:
    groups = match.groupdict()
    outlet = re.sub(r"['’]s\Z", "", groups.get("outlet") or "") or None
    day = _read_day(text, match)
    if url := groups.get("url"):
        outlet, day = read_url_host(url), read_url_day(url)
    if (outlet is None and day is None) or not _TAG.match(text, match.end()):
        return None
    if wording.whole_line and text[match.end() : line_end].strip(" .)]*_"):
        return None
    start = match.start()
    return FirstPrinting(cut_span(text, start, match.end()), outlet, day, groups.get("carrier"))


def _read_day(text: str, match: re.Match[str]) -> date | None:
    groups = match.groupdict()
    named = next((name for name in ("date", "day") if groups.get(name)), None)
    if named is None:
        return None
    start, end = match.span(named)
    found = next(find_calendar_dates(text, start, end), None)
    if found is not None and found.full is None:
        found = next(find_calendar_dates(f"{text[start:end]},"), None)
    return found.full if found else None


def _cut_sentences(text: str, line: Line) -> Iterator[tuple[int, int]]:
    cursor = line.start
    for cut in _SENTENCE.finditer(text, line.start, line.end):
        yield cursor, cut.start()
        cursor = cut.end()
    yield cursor, line.end
