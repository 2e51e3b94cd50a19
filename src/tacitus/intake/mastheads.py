"""Lines of a head without a label: an outlet above its title, a department, an author's name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from tacitus.intake.head_rules import load_head_rules
from tacitus.intake.head_words import is_rubric_line, read_head_line
from tacitus.intake.outlets import is_name, is_outlet

_NAME_WORD = r"[A-ZÀ-ÖØ-Þ][\w'’-]*[^\W\d_](?:\.)?|[A-ZÀ-ÖØ-Þ]\."
_LINK = r"(?:(?:al|el|de|van|von|bin|ibn|ben|da|du|abu|ould|ag)[ -])*"
_PERSON = rf"(?:{_NAME_WORD})(?: {_LINK}(?:{_NAME_WORD})){{1,3}}"
_PERSONS = re.compile(rf"{_PERSON}(?:(?:, | and | & |, and ){_PERSON}){{0,3}}\Z")
_SPLIT = re.compile(r",? and |, | & ")
_ISSUE = re.compile(
    r"(?:[A-Z][\w-]*[ :,]+){0,5}?(?P<kind>[A-Za-zé]+)"
    r"(?:[ :,]+(?:no\b\.?|n°|nr\b\.?|number|#|issue))?"
    r"[ #]*(?:\d{1,4}|[IVX]{1,6})(?:[/-]\d{2,4})?\Z",
    re.I,
)
_ISSUE_DATE = re.compile(
    r"(?:(?:spring|summer|autumn|fall|winter|january|february|march|april|may|june|july|august|"
    r"september|october|november|december)(?:\s?[/–-]\s?\w+)?,? \d{4}"
    r"|vol(?:ume|\.)?\s?[\dIVXLC]+\b.{0,30}|(?:issue|no\.|number)\s?#?\d+\b.{0,30})\Z",
    re.I,
)
_FORWARDED = re.compile(r"(?:forwarded|reposted|shared|re-?blogged)(?: message)?(?: from|:)", re.I)
_LEAST_BELOW = 3
_LONGEST_HEADLINE = 180
_WORD = re.compile(r"[^\W\d_]+")
_LONGEST_NAME = 60
_LONGEST_OUTLET = 5
_LONGEST_AFFILIATION = 10
_STORY_SHARE = 0.7
_LEAST_STORY = 300


def is_masthead_line(line: str) -> bool:
    """Say whether a line has none but a masthead's words: "Press Office", "Final Edition"."""
    words = line.strip("*_[]:|# ").split()
    known = load_head_rules().masthead
    return (
        0 < len(words) <= 4
        and words[0][:1].isupper()
        and all(word.casefold() in known for word in words)
    )


def is_issue_line(line: str) -> bool:
    """Say whether a line numbers an issue: "Situation Report No. 14"."""
    match = _ISSUE.match(line.strip()) if len(line) <= _LONGEST_NAME else None
    return match is not None and match["kind"].casefold() in load_head_rules().issues


def is_issue_date(line: str) -> bool:
    """Say whether a line tells a magazine's issue: "Spring 2021", "Vol. 12, No. 3"."""
    return len(line) <= _LONGEST_NAME and _ISSUE_DATE.match(line.strip("()[] ")) is not None


def is_state_line(line: str, following: Sequence[str]) -> bool:
    """Say whether a line names a state above its ministry."""
    name = line.casefold().removeprefix("the ")
    named = any(name == each or name.startswith(f"{each} of ") for each in load_head_rules().states)
    return named and bool(following) and is_name(line) and is_outlet(following[0])


def is_above_day(line: str, following: Sequence[str]) -> bool:
    """Say whether a first line is an outlet's: a day stands below it, and then the headline.

    Asked only of a line in capitals, or one that begins with "The", over a headline that is not.
    """
    if len(following) < _LEAST_BELOW or not (line.isupper() or line.startswith("The ")):
        return False
    if len(line.split()) > _LONGEST_OUTLET or _FORWARDED.match(following[1]):
        return False
    day = read_head_line(following[0])
    if day is None or day.kind != "published" or day.day is None or day.outlet is not None:
        return False
    below = next((each for each in following[1:] if not is_rubric_line(each)), "")
    is_headline = 0 < len(below) <= _LONGEST_HEADLINE and below[-1] not in ".,:;"
    return is_headline and not below.isupper() and read_head_line(below) is None


def is_above_forward(line: str, following: Sequence[str]) -> bool:
    """Say whether a line names a channel: what it passes on is told below it."""
    return is_name(line) and any(_FORWARDED.match(each) for each in following[:2])


def stands_above(line: str, following: Sequence[str]) -> bool:
    """Say whether the lines below show a line without details to be an outlet's name."""
    after = following[0] if following else ""
    return is_name(line) and (
        is_issue_line(after)
        or is_issue_date(after)
        or is_above_day(line, following)
        or is_above_forward(line, following)
    )


def is_named_elsewhere(name: str, text: str, end: int, notices: Iterable[str]) -> bool:
    """Say whether a name stands again in an address, a rights notice or another notice.

    What does so above a headline is the outlet: "The Plainsman" over a page of plainsman.example.
    """
    if not is_name(name) or len(name.split()) > _LONGEST_OUTLET:
        return False
    words = [re.escape(word) for word in name.split() if word.casefold() != "the"]
    if not words:
        return False
    host = r"(?:https?://|www\.|@)[\w.-]*?" + "[-_]?".join(words) + r"[\w-]*\."
    rights = r"(?:©|\(c\)|copyright\b)[^\n]{0,40}?\b" + r"\s+".join(words) + r"\b"
    pattern = re.compile(f"{host}|{rights}", re.I)
    if any(not match.start() < end <= match.end() for match in pattern.finditer(text)):
        return True
    bare = re.compile(r"\b" + r"\s+".join(words) + r"\b", re.I)
    return any(bare.search(notice) for notice in notices)


def read_author_line(line: str, text: str, end: int) -> tuple[str, ...]:
    """Read names that stand alone under a title; () where the line can be anything else.

    A person who wrote the story is not told of in it: no word of the line stands in the first
    two thirds of what follows. A place, a subject or a section would.
    """
    line, _, affiliation = line.partition(", ")
    if affiliation and not _is_affiliation(affiliation):
        line = f"{line}, {affiliation}"
    line = line.title() if line.isupper() else line
    if len(line) > _LONGEST_NAME or not _PERSONS.match(line) or is_outlet(line):
        return ()
    words = {word.casefold() for word in _WORD.findall(line)} - {"and"}
    rules = load_head_rules()
    known = {*rules.masthead, *rules.rubrics, *rules.bulletins, *rules.outlet.words}
    if words & known:
        return ()
    story = text[end : end + int(_STORY_SHARE * (len(text) - end))]
    if len(story) < _LEAST_STORY:
        return ()
    if any(re.search(rf"\b{re.escape(word)}\b", story, re.I) for word in words if len(word) > 1):
        return ()
    return tuple(name.strip() for name in _SPLIT.split(line) if name.strip())


def _is_affiliation(words: str) -> bool:
    known = load_head_rules().affiliations
    return len(words.split()) <= _LONGEST_AFFILIATION and any(
        word.casefold() in known for word in _WORD.findall(words)
    )
