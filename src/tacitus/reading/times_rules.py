"""The rules for time expressions: their file, checked and compiled once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final

from pydantic import Field

from tacitus.model.values import Frozen
from tacitus.reading.rule_file import read_rule_file

_NAME = re.compile(r"\{([A-Za-z_]\w*)\}")
_GROUP = re.compile(r"\(\?P<(\w+)>")
_DIGIT = re.compile(r"\d")
_NOTHING: Final[frozenset[str]] = frozenset()
_DIGITS: Final = frozenset({"number"})
_MIXED: Final = frozenset({"number", "month", "unit", "part"})


class TimeKind(StrEnum):
    """How the parts of a match are turned into a value."""

    CALENDAR = "calendar"
    NUMERIC = "numeric"
    MONTH_DAY = "month_day"
    MONTH = "month"
    YEAR = "year"
    YEAR_RANGE = "year_range"
    DECADE = "decade"
    CENTURY = "century"
    WEEKDAY = "weekday"
    TOLD_WEEKDAY = "told_weekday"
    WEEKDAY_RANGE = "weekday_range"
    DAY_RANGE = "day_range"
    MONTH_RANGE = "month_range"
    DEICTIC = "deictic"
    DEICTIC_PART = "deictic_part"
    TOLD_PART = "told_part"
    PART = "part"
    CLOCK = "clock"
    PERIOD = "period"
    SEASON = "season"
    QUARTER = "quarter"
    HALF = "half"
    TOLD_PERIOD = "told_period"
    TOLD_DAY = "told_day"
    AGO = "ago"
    DURATION = "duration"
    VAGUE_DURATION = "vague_duration"
    SET = "set"
    FEAST = "feast"
    HIJRI = "hijri"
    FROM_DEED = "from_deed"
    YEAR_END = "year_end"
    REFERENCE = "reference"


class TimeRule(Frozen):
    """Patterns of one kind; ``needs`` are the triggers without which none can match."""

    id: str
    kind: TimeKind
    needs: tuple[str, ...] = Field(min_length=1)
    patterns: tuple[str, ...] = Field(min_length=1)
    confidence: float = Field(ge=0, le=1)
    examples: tuple[str, ...] = Field(min_length=1)
    counter_examples: tuple[str, ...] = ()


class TenseWords(Frozen):
    """Words that turn a verb's time to the future or the past."""

    future_verbs: frozenset[str]
    scheduled_verbs: frozenset[str]
    scheduled_nouns: frozenset[str]
    future_words: frozenset[str]
    past_before: frozenset[str]
    future_before: frozenset[str]


class ContextWords(Frozen):
    """Words beside a match by which the guards tell what it is."""

    name_nouns: frozenset[str]
    name_leads: frozenset[str]
    date_prepositions: frozenset[str]
    month_prepositions: frozenset[str]
    measures: frozenset[str]
    age_words: frozenset[str]
    determiners: frozenset[str]
    street_words: frozenset[str]
    road_words: frozenset[str]


class TimeWords(Frozen):
    """The word lists."""

    months: dict[str, int]
    weekdays: dict[str, int]
    numbers: dict[str, int]
    ordinals: dict[str, int]
    units: dict[str, str]
    seasons: dict[str, str]
    parts: dict[str, str]
    fixed_feasts: dict[str, tuple[int, int]]
    easter_feasts: dict[str, int]
    weekday_feasts: dict[str, tuple[int, int, int]]
    moving_feasts: dict[str, str]
    national_days: dict[str, str]
    hijri_months: dict[str, int]
    deeds: dict[str, tuple[str, ...]]
    decades: dict[str, int]
    references: dict[str, tuple[str, ...]]
    frequencies: dict[str, str]
    context: ContextWords
    tense: TenseWords

    def lists(self) -> dict[str, tuple[str, ...]]:
        """Give the lists that patterns may name, by name."""
        feasts = (
            *self.fixed_feasts,
            *self.easter_feasts,
            *self.weekday_feasts,
            *self.moving_feasts,
            *self.national_days,
        )
        return {
            "months": tuple(self.months),
            "weekdays": tuple(self.weekdays),
            "numbers": tuple(self.numbers),
            "ordinals": tuple(self.ordinals),
            "units": tuple(self.units),
            "seasons": tuple(self.seasons),
            "parts": tuple(self.parts),
            "feasts": feasts,
            "hijri_months": tuple(self.hijri_months),
            "deeds": self.deeds["words"],
            "decades": tuple(self.decades),
            "references": tuple(word for group in self.references.values() for word in group),
            "frequencies": tuple(self.frequencies),
        }


class TimeRuleFile(Frozen):
    """rules/times.toml as written."""

    words: TimeWords
    triggers: dict[str, tuple[str, ...]]
    parts: dict[str, str]
    rules: tuple[TimeRule, ...]


@dataclass(frozen=True, slots=True, eq=False)
class TimeRules:
    """The rules ready for use. ``triggers`` gives a word's trigger classes."""

    words: TimeWords
    rules: tuple[TimeRule, ...]
    matchers: tuple[tuple[TimeRule, frozenset[str], tuple[re.Pattern[str], ...]], ...]
    triggers: Mapping[str, frozenset[str]]

    def find_triggers(self, word: str) -> frozenset[str]:
        """Give the trigger classes of a word in lower case."""
        found = self.triggers.get(word) or self.triggers.get(word.rstrip("."))
        if found:
            return found
        if not _DIGIT.search(word):
            return _NOTHING
        return _MIXED if any(char.isalpha() for char in word) else _DIGITS


@lru_cache(maxsize=1)
def load_time_rules() -> TimeRules:
    """Read and compile rules/times.toml; the result is kept for the life of the process."""
    file = read_rule_file("times", TimeRuleFile)
    lists = {name: _join_words(words) for name, words in file.words.lists().items()}
    matchers = tuple(
        (rule, frozenset(rule.needs), tuple(_compile(p, file.parts, lists) for p in rule.patterns))
        for rule in file.rules
    )
    return TimeRules(
        words=file.words,
        rules=file.rules,
        matchers=matchers,
        triggers=_build_triggers(file),
    )


def _join_words(words: Iterable[str]) -> str:
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(
        re.escape(word).replace(r"\ ", " ").replace("'", "['’]") for word in longest_first
    )


def _compile(pattern: str, parts: Mapping[str, str], lists: Mapping[str, str]) -> re.Pattern[str]:
    """Compile one pattern: names put in, blanks made elastic, word limits at both ends."""
    known = {**parts, **lists}
    while _NAME.search(pattern):
        pattern = _NAME.sub(lambda match: known[match[1]], pattern)
    pattern = _number_groups(pattern.replace("[ -]", "(?: |-)").replace(" ", r"(?:\s+)"))
    return re.compile(rf"(?<![\w$£€])(?:{pattern})(?!\w)", re.IGNORECASE)


def _number_groups(pattern: str) -> str:
    """Let a part stand twice in a pattern: the second group "year" becomes "year__1"."""
    seen: dict[str, int] = {}

    def rename(found: re.Match[str]) -> str:
        count = seen.get(found[1], 0)
        seen[found[1]] = count + 1
        return f"(?P<{found[1]}__{count}>" if count else found[0]

    return _GROUP.sub(rename, pattern)


def read_parts(found: re.Match[str]) -> dict[str, str]:
    """Give the named pieces of a match in lower case, blanks made single."""
    return {
        name.partition("__")[0]: " ".join(words.lower().split())
        for name, words in found.groupdict().items()
        if words
    }


def _build_triggers(file: TimeRuleFile) -> dict[str, frozenset[str]]:
    """Give each trigger word its classes; of a phrase every word that can begin a match."""
    lists = file.words.lists()
    classes: dict[str, set[str]] = {}
    for name, entries in file.triggers.items():
        for entry in entries:
            for phrase in _spread(entry, lists):
                for word in _cut_words(phrase):
                    classes.setdefault(word, set()).add(name)
    return {word: frozenset(names) for word, names in classes.items()}


def _spread(entry: str, lists: Mapping[str, tuple[str, ...]]) -> Iterable[str]:
    found = _NAME.search(entry)
    if not found:
        return (entry,)
    return (entry.replace(found[0], word) for word in lists[found[1]])


def _cut_words(phrase: str) -> Iterable[str]:
    """Cut a phrase where the tokenizer does; only its longest word triggers."""
    words = re.split(r"[ \-]|(?=['’])", phrase.lower())
    return (max(reversed(words), key=len),)
