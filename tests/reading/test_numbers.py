"""Numbers: digits, words, ranges, vague quantities and what is no count."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from tacitus.reading.numbers import find_counts, load_number_table, read_count

NLP: Language = spacy.blank("en")
TABLE = load_number_table()

COUNTS: list[tuple[str, int | None, int | None, bool]] = [
    ("2000 people", 2000, 2000, False),
    ("food for 2000 people", 2000, 2000, False),
    ("a total of 1999 were", 1999, 1999, False),
    ("3,000 people", 3000, 3000, False),
    ("2 million people", 2_000_000, 2_000_000, False),
    ("1.5m people", 1_500_000, 1_500_000, False),
    ("1.5 million people", 1_500_000, 1_500_000, False),
    ("twenty-one guards", 21, 21, False),
    ("two hundred and fifty thousand people", 250_000, 250_000, False),
    ("one thousand two hundred men", 1200, 1200, False),
    ("a dozen men", 12, 12, False),
    ("two dozen men", 24, 24, False),
    ("half a dozen men", 6, 6, False),
    ("a hundred men", 100, 100, False),
    ("a couple of men", 2, 2, False),
    ("one man", 1, 1, False),
    ("no one", 0, 0, False),
    ("none of the men", 0, 0, False),
    ("not a single man", 0, 0, False),
    ("dozens", 24, None, False),
    ("scores of people", 40, None, False),
    ("hundreds", 100, None, False),
    ("thousands of families", 2000, None, False),
    ("tens of thousands of families", 20_000, None, False),
    ("several men", 3, None, False),
    ("several hundred men", 300, None, False),
    ("a few men", 2, None, False),
    ("at least 57 men", 57, None, False),
    ("more than 57 men", 57, None, False),
    ("more than a dozen men", 12, None, False),
    ("no fewer than nine men", 9, None, False),
    ("twelve or more men", 12, None, False),
    ("up to 57 men", None, 57, False),
    ("as many as 57 men", None, 57, False),
    ("fewer than 30 men", None, 30, False),
    ("about 30 men", 30, 30, True),
    ("nearly 30 men", 30, 30, True),
    ("some 30 men", 30, 30, True),
    ("an estimated 300 men", 300, 300, True),
    ("10 to 15 men", 10, 15, False),
    ("between 10 and 15 men", 10, 15, False),
    ("10-15 men", 10, 15, False),
    ("10–15 men", 10, 15, False),
    ("two or three men", 2, 3, False),
    ("about 10 to 15 men", 10, 15, True),
    ("at least three and as many as five men", 3, 5, False),
    ("more than 20 but fewer than 30 men", 20, 30, False),
    ("at least another 12 men", 12, None, False),
]


@pytest.mark.parametrize(
    ("text", "low", "high", "approximate"), COUNTS, ids=[row[0] for row in COUNTS]
)
def test_count(text: str, low: int | None, high: int | None, approximate: bool) -> None:
    count = read_count(NLP(text)[:], TABLE)
    assert count is not None
    assert (count.low, count.high, count.approximate) == (low, high, approximate)


@pytest.mark.parametrize(
    "text",
    [
        "1.200",
        "$3 million",
        "the first murder of 2015",
        "killed in 2015",
        "jailed over the 1992 camp",
        "1900 Elm Street",
        "12-year-old",
        "a three-day march",
        "AK-47",
        "12%",
        "12 percent",
        "5 p.m.",
        "30 miles",
        "ten years",
        "the soldiers",
        "a soldier",
        "some people",
    ],
)
def test_no_count(text: str) -> None:
    assert read_count(NLP(text)[:], TABLE) is None


@pytest.mark.parametrize("text", ["a further three", "another three", "three more"])
def test_further(text: str) -> None:
    (found,) = find_counts(NLP(text), TABLE)
    assert found.is_further


def test_two_ends_of_a_rise_are_two_counts() -> None:
    found = find_counts(NLP("rose from 12 to 15"), TABLE)
    assert [item.count.low for item in found] == [12, 15]


def test_wording_holds_the_modifier() -> None:
    count = read_count(NLP("killing at least 57 men")[:], TABLE)
    assert count is not None
    assert count.wording == "at least 57"


def test_vague_rule_examples() -> None:
    for rule in TABLE.rules.vague:
        for example in rule.examples:
            count = read_count(NLP(example)[:], TABLE)
            assert count is not None, example
            assert (count.low, count.high) == (rule.low, rule.high), example
        for example in rule.counter_examples:
            found = find_counts(NLP(example), TABLE)
            values = [(item.count.low, item.count.high) for item in found if item.is_vague]
            assert (rule.low, rule.high) not in values, example


def test_modifier_rule_examples() -> None:
    for rule in TABLE.rules.modifiers:
        for example in rule.examples:
            (found,) = find_counts(NLP(example), TABLE)
            assert found.end - found.start > 1, example
        for example in rule.counter_examples:
            plain = [item for item in find_counts(NLP(example), TABLE) if item.core != item.start]
            assert plain == [], example


@given(st.integers(min_value=0, max_value=10**9))
def test_digits_read_as_they_are(value: int) -> None:
    for text in (f"{value} men", f"{value:,} men"):
        count = read_count(NLP(text)[:], TABLE)
        assert count is not None
        assert (count.low, count.high) == (value, value)


@given(st.text(max_size=60))
def test_any_text_gives_ordered_counts_inside_it(text: str) -> None:
    doc = NLP(text)
    found = find_counts(doc, TABLE)
    ends = [0, *(item.end for item in found)]
    for before, item in zip(ends, found, strict=False):
        assert before <= item.start <= item.core < item.end <= len(doc)
        assert doc[item.start : item.end].text == item.count.wording
