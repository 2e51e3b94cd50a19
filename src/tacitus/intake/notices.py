"""Notices around an article: share, donate, subscribe, comments, rights, disclaimers, footers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from statistics import median
from typing import Literal

from pydantic import Field

from tacitus.intake.lines import Line
from tacitus.intake.rule_file import read_intake_rules
from tacitus.model.values import Frozen

_FOOT_LINES = 8
_SHORT_LINE = 45
_SPARE = 6
_LEAST_WRAPPED = 8
_WIDEST = 140
_TAIL_CHARS = 900
_REST_SHARE = 0.4
_MOST_REST_LINES = 2000
_LONGEST_LIST_HEAD = 40
_MOST_IN_LIST = 8
_LONGEST_HEADLINE = 18
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*\s+")


class NoticeRule(Frozen):
    """Patterns of one kind of notice; ``scope`` says where on a page they count."""

    id: str
    kind: str
    scope: Literal["line", "start", "foot", "tail"]
    most_chars: int = 300
    rest: bool = False
    rest_with: tuple[str, ...] = ()
    rest_chars: int = 1_000_000
    heads_list: bool = False
    patterns: tuple[str, ...]
    examples: tuple[str, ...] = Field(min_length=1)
    counter_examples: tuple[str, ...] = ()


class NoticeRules(Frozen):
    """All rules, in the order in which they are tried."""

    notice: tuple[NoticeRule, ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """A stretch that is no part of the article."""

    start: int
    end: int
    kind: str
    rule: str


@dataclass(frozen=True, slots=True)
class _Matcher:
    rule: NoticeRule
    pattern: re.Pattern[str]


@lru_cache(maxsize=1)
def _load_matchers() -> dict[str, tuple[_Matcher, ...]]:
    found: dict[str, list[_Matcher]] = {"line": [], "start": [], "foot": [], "tail": []}
    for rule in read_intake_rules("notices", NoticeRules).notice:
        body = "|".join(f"(?:{pattern})" for pattern in rule.patterns)
        closing = r"\s*\Z" if rule.scope in ("line", "tail") else ""
        flags = re.NOFLAG if rule.scope == "tail" else re.IGNORECASE
        found[rule.scope].append(_Matcher(rule, re.compile(f"(?:{body}){closing}", flags)))
    return {scope: tuple(matchers) for scope, matchers in found.items()}


def find_notices(text: str, lines: Sequence[Line]) -> list[Notice]:
    """Find the notices of a text, in text order; those on lines first, then a flat footer."""
    foot = {line.start for line in [line for line in lines if not line.is_blank][2:][-_FOOT_LINES:]}
    notices: list[Notice] = []
    width = _find_width(lines)
    previous: Line | None = None
    for number, line in enumerate(lines):
        covered = bool(notices) and line.start < notices[-1].end
        if not line.is_blank and not covered and _begins_paragraph(previous, line, notices, width):
            rule = match_notice(line.text, in_foot=line.start in foot)
            if rule is not None:
                end = _find_end(text, lines, number, rule)
                notices.append(Notice(line.start, end, rule.kind, rule.id))
        previous = line
    tail = _find_tail(text, notices)
    return [*notices, tail] if tail is not None else notices


def _begins_paragraph(
    previous: Line | None, line: Line, notices: Sequence[Notice], width: int
) -> bool:
    """Say whether a line can begin something new after the one before: no line of wrapped prose.

    A line that had room for the next word was not wrapped there.
    """
    if previous is None or previous.is_blank or previous.ends_sentence:
        return True
    if len(previous.text) < _SHORT_LINE or (bool(notices) and notices[-1].end >= previous.end):
        return True
    return len(previous.text) + len(line.text.split(maxsplit=1)[0]) + _SPARE <= width


def _find_width(lines: Sequence[Line]) -> int:
    """Give how wide a text is wrapped by hand; 0 where too few lines tell."""
    widths = [
        len(line.text)
        for line, after in pairwise(lines)
        if not line.is_blank and not after.is_blank and not line.ends_sentence
    ]
    if len(widths) < _LEAST_WRAPPED:
        return 0
    return int(median(widths)) if max(widths) <= _WIDEST else 0


def _find_end(text: str, lines: Sequence[Line], number: int, rule: NoticeRule) -> int:
    """Give where a notice ends: with its line or paragraph, its list, or the whole text."""
    line = lines[number]
    is_last = line.start >= _REST_SHARE * len(text) and len(text) - line.end <= rule.rest_chars
    if rule.rest and is_last:
        following = [other.text for other in lines[number + 1 :]]
        marks = _compile_marks(rule.rest_with)
        if len(following) <= _MOST_REST_LINES and (
            marks is None or any(marks.match(words) for words in following)
        ):
            return len(text.rstrip())
    end = _follow(lines, number, rule)
    return _follow_list(lines, number, end) if rule.heads_list else end


@lru_cache(maxsize=8)
def _compile_marks(patterns: tuple[str, ...]) -> re.Pattern[str] | None:
    return re.compile("|".join(f"(?:{each})" for each in patterns), re.I) if patterns else None


def _follow_list(lines: Sequence[Line], number: int, end: int) -> int:
    """Take the headlines along that stand under "Related articles", up to the next prose."""
    line = lines[number]
    bare = line.text.rstrip(" :»>*_|")
    if line.end != end or line.ends_sentence or len(bare) > _LONGEST_LIST_HEAD or ": " in bare:
        return end
    n_taken = 0
    for following in lines[number + 1 :]:
        if following.is_blank:
            continue
        if n_taken == _MOST_IN_LIST or not _is_headline(following):
            break
        end, n_taken = following.end, n_taken + 1
    return end


def _is_headline(line: Line) -> bool:
    words = line.text.lstrip("-–—•*·> ").split()
    closed = line.text.endswith((".", "!", "”", '"', ",", ";", ":"))
    return 2 < len(words) <= _LONGEST_HEADLINE and not closed and words[0][:1].isupper()


def _follow(lines: Sequence[Line], number: int, rule: NoticeRule) -> int:
    """Give the end of a notice that goes on over wrapped lines."""
    line = lines[number]
    if rule.scope == "line" or line.ends_sentence or len(line.text) < _SHORT_LINE:
        return line.end
    for following in lines[number + 1 :]:
        if following.is_blank or following.end - lines[number].start > rule.most_chars:
            break
        line = following
        if line.ends_sentence:
            break
    return line.end


def match_notice(line: str, *, in_foot: bool) -> NoticeRule | None:
    """Say which rule makes a line a notice; None where it belongs to the article."""
    matchers = _load_matchers()
    stripped = line.strip("*_[]|•·>»- \t\xa0") or line
    marked = line if len(line) <= _SHORT_LINE and line != stripped else ""
    for scope in ("line", "start", "foot") if in_foot else ("line", "start"):
        for matcher in matchers[scope]:
            if len(stripped) > matcher.rule.most_chars:
                continue
            if matcher.pattern.match(stripped) or (marked and matcher.pattern.match(marked)):
                return matcher.rule
    return None


def _find_tail(text: str, notices: Sequence[Notice]) -> Notice | None:
    """Find a footer run on behind the last sentence; it begins after a sentence end."""
    end = len(text.rstrip())
    if notices and notices[-1].end >= end:
        return None
    start = max(0, end - _TAIL_CHARS)
    for cut in _SENTENCE_END.finditer(text, start, end):
        for matcher in _load_matchers()["tail"]:
            if matcher.pattern.match(text, cut.end(), end):
                return Notice(cut.end(), end, matcher.rule.kind, matcher.rule.id)
    return None
