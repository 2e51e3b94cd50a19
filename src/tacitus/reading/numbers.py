"""Numbers of people and things: digits, words, ranges and vague quantities, with their limits.

Works on tokens alone, without a parse; the conventions ("dozens" is 24 or more) are data.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from pydantic import Field
from spacy.tokens import Doc, Span, Token

from tacitus.model.values import Count, Frozen
from tacitus.reading.numbers_measures import MeasureWords, is_measure
from tacitus.reading.rule_file import read_rule_file

Phrase = tuple[str, ...]
Effect = Literal["at_least", "at_most", "about", "further", "none"]

_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+|\d+")
_DECIMAL = re.compile(r"\d+\.\d{1,2}")
_GLUED = re.compile(r"(\d+(?:\.\d+)?)([a-z]{1,2})")
_RANGE = re.compile(r"(\d{1,4})[–‑—](\d{1,4})")
_DEGREES = (["as"], ["how"], ["so"], ["too"])
_DASHES = frozenset({"-", "–", "‑", "—"})


class VagueRule(Frozen):
    """Words for a quantity without a figure; None means no limit on that side."""

    id: str
    phrases: tuple[str, ...]
    low: int | None = None
    high: int | None = None
    examples: tuple[str, ...] = Field(min_length=1)
    counter_examples: tuple[str, ...] = ()


class ModifierRule(Frozen):
    """Words before or after a number that open it, close it or make it approximate."""

    id: str
    effect: Effect
    before: tuple[str, ...]
    after: tuple[str, ...]
    examples: tuple[str, ...] = Field(min_length=1)
    counter_examples: tuple[str, ...] = ()


class NumberRules(Frozen):
    """The content of ``rules/numbers.toml``."""

    cardinals: dict[str, int]
    multipliers: dict[str, int]
    suffixes: dict[str, int]
    vague: tuple[VagueRule, ...]
    modifiers: tuple[ModifierRule, ...]
    measures: MeasureWords


@dataclass(frozen=True, slots=True)
class NumberTable:
    """Number rules arranged for look-up: phrases as tuples of words.

    ``starts`` are the words that a number may begin with, figures aside.
    """

    rules: NumberRules
    starts: frozenset[str]
    vague: dict[Phrase, VagueRule]
    before: dict[Phrase, Effect]
    after: dict[Phrase, Effect]
    longest: int


@dataclass(frozen=True, slots=True)
class CountFound:
    """A count at tokens ``start`` to ``end`` of a Doc; its figure alone begins at ``core``.

    ``is_vague``: no figure stands in the text ("dozens"). ``is_further``: "another three".
    """

    start: int
    core: int
    end: int
    count: Count
    is_vague: bool
    is_further: bool = False


@dataclass(frozen=True, slots=True)
class _Figure:
    """A number before its modifiers are applied."""

    end: int
    low: int | None
    high: int | None
    is_vague: bool = False


@lru_cache(maxsize=1)
def load_number_table() -> NumberTable:
    """Read the number rules and arrange them for look-up, once."""
    rules = read_rule_file("numbers", NumberRules)
    vague = {tuple(phrase.split()): rule for rule in rules.vague for phrase in rule.phrases}
    before = {tuple(p.split()): rule.effect for rule in rules.modifiers for p in rule.before}
    after = {tuple(p.split()): rule.effect for rule in rules.modifiers for p in rule.after}
    longest = max(len(phrase) for table in (vague, before, after) for phrase in table)
    starts = {"a", "an", "half", *rules.multipliers, *rules.cardinals}
    return NumberTable(
        rules=rules,
        starts=frozenset(starts | {phrase[0] for phrase in vague}),
        vague=vague,
        before=before,
        after=after,
        longest=longest,
    )


def read_count(tokens: Sequence[Token] | Span, table: NumberTable) -> Count | None:
    """Read the first count among the tokens; None where there is none."""
    for found in _scan(list(tokens), table):
        return found.count
    return None


def find_counts(doc: Doc, table: NumberTable) -> tuple[CountFound, ...]:
    """Find all counts of a text, in order, without overlap.

    Left out: money, shares, measures, clock times, ages ("12-year-old") and designations
    ("AK-47"). An article alone ("a soldier") is no count.
    """
    return tuple(_scan(list(doc), table))


def measure_count(span: Span, table: NumberTable) -> int:
    """Give how many of a phrase's first words are a count, 0 where it begins with none."""
    found = _scan(list(span), table)
    is_first = bool(found) and found[0].start == span.start
    return found[0].end - span.start if is_first else 0


def _scan(tokens: list[Token], table: NumberTable) -> list[CountFound]:
    words = [token.lower_.replace("’", "'") for token in tokens]
    found: list[CountFound] = []
    index = 0
    while index < len(words):
        if words[index] not in table.starts and not words[index][0].isdigit():
            index += 1
            continue
        figure = _read_figure(words, index, table)
        if figure is None or is_measure(tokens, words, index, figure.end, table.rules.measures):
            index = figure.end if figure else index + 1
            continue
        floor = found[-1].end if found else 0
        found.append(_finish(tokens, words, index, figure, floor=floor, table=table))
        index = found[-1].end
    return found


def _read_figure(words: list[str], index: int, table: NumberTable) -> _Figure | None:
    """Read a number, a range of two, or a vague quantity that starts at ``index``."""
    if span := _RANGE.fullmatch(words[index]):
        low, high = int(span[1]), int(span[2])
        return _Figure(end=index + 1, low=low, high=high) if low < high else None
    vague = _read_vague(words, index, table)
    first = _read_cardinal(words, index, table)
    if vague and (first is None or vague.end >= first[1]):
        return vague
    if first is None:
        return None
    value, end = first
    second = _read_second(words, index, end, table)
    if second and second[0] > value:
        return _Figure(end=second[1], low=value, high=second[0])
    return _Figure(end=end, low=value, high=value)


def _read_second(
    words: list[str], index: int, end: int, table: NumberTable
) -> tuple[int, int] | None:
    """Read the upper end of a range: "10 to 15", "between 10 and 15", "two or three"."""
    previous = words[index - 1] if index else ""
    link = words[end] if end < len(words) else ""
    if link in _DASHES or link == "or" or (link == "to" and previous != "from"):
        return _read_cardinal(words, end + 1, table)
    if link == "and" and previous == "between":
        return _read_cardinal(words, end + 1, table)
    return None


def _read_vague(words: list[str], index: int, table: NumberTable) -> _Figure | None:
    for length in range(min(table.longest, len(words) - index), 0, -1):
        rule = table.vague.get(tuple(words[index : index + length]))
        if rule is None:
            continue
        if words[index] in ("many", "few") and words[index - 1 : index] in _DEGREES:
            return None
        end = index + length
        times, after = _read_multiplier(words, end, table)
        if times and rule.low:
            return _Figure(end=after, low=rule.low * times, high=None, is_vague=True)
        if words[index] == "no" and words[end : end + 1] in (["fewer"], ["less"], ["more"]):
            return None
        return _Figure(end=end, low=rule.low, high=rule.high, is_vague=True)
    return None


def _read_multiplier(words: list[str], index: int, table: NumberTable) -> tuple[int, int]:
    times = table.rules.multipliers.get(words[index]) if index < len(words) else None
    return (times, index + 1) if times else (0, index)


def _read_cardinal(words: list[str], index: int, table: NumberTable) -> tuple[int, int] | None:
    """Read one number; gives (value, index after it)."""
    if index >= len(words):
        return None
    word = words[index]
    if word == "half" and words[index + 1 : index + 3] == ["a", "dozen"]:
        return 6, index + 3
    if word in ("a", "an") or word in table.rules.multipliers:
        start = index + 1 if word in ("a", "an") else index
        times, end = _read_multiplier(words, start, table)
        return (times, end) if times and words[index - 1 : index] != ["half"] else None
    if word[0].isdigit():
        return _read_digits(words, index, table)
    return _read_words(words, index, table)


def _read_digits(words: list[str], index: int, table: NumberTable) -> tuple[int, int] | None:
    word = words[index]
    after = words[index + 1] if index + 1 < len(words) else ""
    times = table.rules.multipliers.get(after) or table.rules.suffixes.get(after)
    if glued := _GLUED.fullmatch(word):
        suffix = table.rules.suffixes.get(glued[2])
        return (round(float(glued[1]) * suffix), index + 1) if suffix else None
    if _DIGITS.fullmatch(word):
        value = int(word.replace(",", ""))
        return (value * times, index + 2) if times else (value, index + 1)
    if _DECIMAL.fullmatch(word) and times:
        return round(float(word) * times), index + 2
    return None


def _read_words(words: list[str], index: int, table: NumberTable) -> tuple[int, int] | None:
    """Read a number in words: "twenty-one", "two hundred and fifty thousand"."""
    total, group, end, last = 0, 0, index, 0
    while end < len(words):
        word = words[end]
        value = table.rules.cardinals.get(word)
        if value is not None and _may_follow(last, value, first=end == index):
            group, last, end = group + value, value, end + 1
        elif (times := table.rules.multipliers.get(word)) and end > index:
            group, last, end = group * times, times, end + 1
            if times >= 1000:
                total, group = total + group, 0
        elif _continues(words, end, last, table):
            end += 1
        else:
            break
    return (total + group, end) if end > index else None


def _may_follow(last: int, value: int, *, first: bool) -> bool:
    """Say whether a cardinal can go on after the last part: "twenty one", "hundred five"."""
    return first or (20 <= last < 100 and 0 < value < 10) or (last >= 100 and value < 100)


def _continues(words: list[str], end: int, last: int, table: NumberTable) -> bool:
    """Say whether a hyphen or an "and" stands inside a number."""
    value = table.rules.cardinals.get(words[end + 1]) if end + 1 < len(words) else None
    if value is None or not last:
        return False
    if words[end] == "-":
        return 20 <= last < 100 and 0 < value < 10
    return words[end] == "and" and last >= 100 and 0 < value < 100


def _finish(
    tokens: list[Token],
    words: list[str],
    index: int,
    figure: _Figure,
    *,
    floor: int,
    table: NumberTable,
) -> CountFound:
    """Apply the modifiers around a figure."""
    start, before = _read_before(words, index, floor, table)
    end, after = _read_after(words, figure.end, table)
    effects = before | after
    low, high = _apply(figure, effects)
    if "at_least" in effects and not figure.is_vague:
        upper = _read_upper(words, end, table)
        if upper and low is not None and upper[0] > low:
            high, end = upper
    if start > floor and words[start - 1] == "between" and figure.low != figure.high:
        start -= 1
    doc = tokens[0].doc
    wording = doc[tokens[start].i : tokens[end - 1].i + 1].text
    return CountFound(
        start=tokens[start].i,
        core=tokens[index].i,
        end=tokens[end - 1].i + 1,
        count=Count(low=low, high=high, approximate="about" in effects, wording=wording),
        is_vague=figure.is_vague,
        is_further="further" in effects,
    )


def _apply(figure: _Figure, effects: set[Effect]) -> tuple[int | None, int | None]:
    if "at_least" in effects:
        return figure.low, None
    if "at_most" in effects and figure.high is not None and figure.low != 0:
        return None, figure.high
    return figure.low, figure.high


def _read_before(
    words: list[str], index: int, floor: int, table: NumberTable
) -> tuple[int, set[Effect]]:
    """Read the modifiers that end where the figure starts, the nearest first."""
    effects: set[Effect] = set()
    start = index
    while True:
        for length in range(min(table.longest, start - floor), 0, -1):
            effect = table.before.get(tuple(words[start - length : start]))
            if effect:
                effects.add(effect)
                start -= length
                break
        else:
            return start, effects


def _read_after(words: list[str], end: int, table: NumberTable) -> tuple[int, set[Effect]]:
    for length in range(min(table.longest, len(words) - end), 0, -1):
        effect = table.after.get(tuple(words[end : end + length]))
        if effect and not (effect == "further" and words[end + 1 : end + 2] == ["than"]):
            return end + length, {effect}
    return end, set()


def _read_upper(words: list[str], end: int, table: NumberTable) -> tuple[int, int] | None:
    """Read the upper limit in "at least three and as many as five"."""
    if words[end : end + 1] not in (["and"], ["but"], [","]):
        return None
    for length in range(table.longest, 0, -1):
        if table.before.get(tuple(words[end + 1 : end + 1 + length])) == "at_most":
            return _read_cardinal(words, end + 1 + length, table)
    return None
