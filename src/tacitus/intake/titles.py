"""A given title with which the text begins: a headline, or a sentence's first words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tacitus.intake.calendar_dates import match_calendar_date
from tacitus.intake.dateline import match_dateline
from tacitus.intake.head_rules import load_head_rules

_STOP = re.compile(
    r"[.!?…\"'”’)\]]*(?:\s*\Z|[ \t\xa0]*[\n\r\u2028\u2029])"
    r"|[.!?…][.\"'”’)\]]*\s|\s*[.:–—|-]+\s|(?<=[.!?…])[\"'”’)\]]*\s"
)
_WORD = re.compile(r"[^\W\d_]{4,}")
_WEEKDAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day\b,?\s+", re.I)
_CAPITAL = re.compile(r"[(\[]|[\"'“‘]?[A-Z0-9À-ÖØ-Þ]")
_LEAD_CHARS = 240
_LEAST_LEAD_WORDS = 5
_STEM = 5


def closes_title(text: str, words: Sequence[str], end: int) -> bool:
    """Say whether a title that was given, and that the text begins with, ends a sentence there.

    It does where a line end or a stop follows. Else it is a headline run into the story only
    where a day, an agency or a dateline comes next, or a lead that tells the same again; a title
    cut off in the middle of a sentence closes nothing.
    """
    if _STOP.match(text, end) is not None:
        return True
    if words[-1].endswith(("...", "…")) or not _is_whole(words[-1], text, end):
        return False
    if words[-1].casefold().strip(".,") in load_head_rules().title_goes_on or words[-1][-1] in ",;":
        return False
    start = end + len(text[end : end + 40]) - len(text[end : end + 40].lstrip())
    return _CAPITAL.match(text, start) is not None and _begins_story(text, words, start)


def _is_whole(last: str, text: str, end: int) -> bool:
    """Say whether the title's last word is the text's, not its first letters."""
    bare = last.strip(".,:;!?\"'“”‘’()[]")
    before = text[:end].rstrip("\"'”’?!)].")
    return before[-len(bare) :].casefold() == bare.casefold() if bare else True


def _begins_story(text: str, words: Sequence[str], start: int) -> bool:
    weekday = _WEEKDAY.match(text, start)
    if match_calendar_date(text, weekday.end() if weekday else start) is not None:
        return True
    if text[start] in "([" or match_dateline(text, start) is not None:
        return True
    lead = text[start : start + _LEAD_CHARS]
    if lead.split()[0].strip("(),.") in load_head_rules().outlet.agencies:
        return True
    lead = re.split(r"[.!?]\s", lead)[0]
    told = {word.casefold()[:_STEM] for word in _WORD.findall(" ".join(words))}
    again = {word.casefold()[:_STEM] for word in _WORD.findall(lead)}
    return len(lead.split()) >= _LEAST_LEAD_WORDS and bool(told & again)
