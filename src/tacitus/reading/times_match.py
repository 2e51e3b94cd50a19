"""Matching the time rules in a parsed passage: candidates, guards, choice, joining."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Span

from tacitus.reading.times_guards import is_time
from tacitus.reading.times_rules import TimeKind, TimeRule, TimeRules, read_parts

_REACH = 70
"""Characters that an expression can reach to either side of its trigger word."""

_JOINT = re.compile(r"[\s,(]*(?:(?:on|at|of|in|by)\s+)?(?:the\s+)?(?:(?:around|about)\s+)?")
_DAYS = frozenset(
    {TimeKind.CALENDAR, TimeKind.NUMERIC, TimeKind.WEEKDAY, TimeKind.DEICTIC, TimeKind.TOLD_DAY}
)
_HOURS = frozenset({TimeKind.CLOCK, TimeKind.PART, TimeKind.TOLD_PART, TimeKind.DEICTIC_PART})

_ANNIVERSARIES = frozenset({TimeKind.WEEKDAY, TimeKind.DEICTIC})
_HOUR_KEYS = frozenset({"hour", "minute", "meridiem", "part", "hour_word", "zone"})


@dataclass(frozen=True, slots=True)
class Match:
    """One rule's match in a passage, in characters; ``parts`` in lower case.

    ``reach`` is its length with the word before it that it rests on ("at" in "at 1625").
    """

    start: int
    end: int
    reach: int
    rule: TimeRule
    parts: Mapping[str, str]


def match_times(doc: Doc, rules: TimeRules) -> list[tuple[Match, Span]]:
    """Match all rules in one passage; matches in text order that share no token."""
    text = doc.text
    candidates = [
        (match, span)
        for start, end, triggers in _find_windows(doc, rules)
        for match in _match_window(text, (start, end), triggers, rules)
        if (span := _take_span(doc, match)) is not None
        and is_time(match.rule, match.parts, span, rules)
    ]
    return _join_times(doc, text, _choose_longest(candidates))


def _find_windows(doc: Doc, rules: TimeRules) -> Iterator[tuple[int, int, frozenset[str]]]:
    """Give the stretches around trigger words, merged, each with its trigger classes."""
    start = end = 0
    classes: frozenset[str] = frozenset()
    for token in doc:
        found = rules.find_triggers(token.lower_)
        if not found:
            continue
        left, right = token.idx - _REACH, token.idx + len(token) + _REACH
        if classes and left > end:
            yield start, end, classes
            classes = frozenset()
        if not classes:
            start = max(left, 0)
        end, classes = right, classes | found
    if classes:
        yield start, end, classes


def _match_window(
    text: str, window: tuple[int, int], triggers: frozenset[str], rules: TimeRules
) -> Iterator[Match]:
    for rule, needs, patterns in rules.matchers:
        if not needs & triggers:
            continue
        for pattern in patterns:
            for found in pattern.finditer(text, *window):
                parts = read_parts(found)
                head = found.start("head") if "head" in pattern.groupindex else -1
                start = head if head >= 0 else found.start()
                yield Match(start, found.end(), found.end() - found.start(), rule, parts)


def _take_span(doc: Doc, match: Match) -> Span | None:
    """Give the tokens of a match; None where it would take in much of another word."""
    span = doc.char_span(match.start, match.end, alignment_mode="expand")
    if span is None or len(span.text) > match.end - match.start + 4:
        return None
    return span


def _choose_longest(candidates: Sequence[tuple[Match, Span]]) -> list[tuple[Match, Span]]:
    """Keep the longest of the matches that overlap, the surer rule on a tie."""
    ranked = sorted(
        candidates,
        key=lambda item: (-item[0].reach, -item[0].rule.confidence, item[0].start),
    )
    starts: list[int] = []
    kept: list[tuple[Match, Span]] = []
    for match, span in ranked:
        index = bisect_left(starts, span.start)
        free_left = index == 0 or kept[index - 1][1].end <= span.start
        free_right = index == len(starts) or kept[index][1].start >= span.end
        if free_left and free_right:
            starts.insert(index, span.start)
            kept.insert(index, (match, span))
    return kept


def _join_times(doc: Doc, text: str, found: list[tuple[Match, Span]]) -> list[tuple[Match, Span]]:
    """Join a day and an hour, or a weekday and a date, that stand side by side."""
    joined: list[tuple[Match, Span]] = []
    for match, span in found:
        if joined:
            whole = _join_pair(doc, text, joined[-1], (match, span))
            if whole is not None:
                joined[-1] = whole
                continue
        joined.append((match, span))
    return joined


def _join_pair(
    doc: Doc, text: str, left: tuple[Match, Span], right: tuple[Match, Span]
) -> tuple[Match, Span] | None:
    day = _pick_day(left[0], right[0])
    gap = text[left[1].end_char : right[1].start_char]
    if day is None or not _JOINT.fullmatch(gap):
        return None
    if (
        day.rule.kind in _DAYS
        and not _HOUR_KEYS.isdisjoint(left[0].parts)
        and not (_HOUR_KEYS.isdisjoint(right[0].parts))
    ):
        return None
    other = right[0] if day is left[0] else left[0]
    hours = {key: words for key, words in other.parts.items() if key in _HOUR_KEYS}
    match = Match(
        left[0].start, right[0].end, right[0].end - left[0].start, day.rule, {**hours, **day.parts}
    )
    return match, doc[left[1].start : right[1].end]


def _pick_day(left: Match, right: Match) -> Match | None:
    """Say which of two neighbours is the day that the other belongs to, if either is."""
    if left.rule.kind in _DAYS and right.rule.kind in _HOURS:
        return left
    if left.rule.kind in _HOURS and right.rule.kind in _DAYS:
        return right
    if left.rule.kind is TimeKind.AGO and right.rule.kind in _ANNIVERSARIES:
        return left if left.parts.get("side") == "ago" and left.parts["unit"] == "year" else None
    if left.rule.kind is TimeKind.WEEKDAY and right.rule.kind is TimeKind.CALENDAR:
        return right
    return None
