"""What a copy says of its first printing."""

from __future__ import annotations

from datetime import date

import pytest

from tacitus.intake.first_printing import (
    FirstPrinting,
    FirstPrintingRules,
    Wording,
    find_first_printings,
)
from tacitus.intake.lines import split_lines
from tacitus.intake.rule_file import read_intake_rules

WORDINGS = read_intake_rules("first_printing", FirstPrintingRules).wording
EXAMPLES = [
    pytest.param(wording, line, id=f"{wording.id}-{number}")
    for wording in WORDINGS
    for number, line in enumerate(wording.examples)
]
COUNTER_EXAMPLES = [
    pytest.param(wording, line, id=f"{wording.id}-{number}")
    for wording in WORDINGS
    for number, line in enumerate(wording.counter_examples)
]


def find(line: str) -> list[FirstPrinting]:
    return find_first_printings(line, list(split_lines(line)))


@pytest.mark.parametrize(("wording", "line"), EXAMPLES)
def test_fires_on_its_examples(wording: Wording, line: str) -> None:
    assert len(find(line)) == 1, wording.id


@pytest.mark.parametrize(("wording", "line"), COUNTER_EXAMPLES)
def test_keeps_away_from_counter_examples(wording: Wording, line: str) -> None:
    assert find(line) == [], wording.id


@pytest.mark.parametrize(
    ("line", "outlet", "day"),
    [
        pytest.param(
            "First carried by Example Wire on 14 May 2024",
            "Example Wire",
            date(2024, 5, 14),
            id="first-carried",
        ),
        pytest.param(
            "This article originally appeared in The Example Review on May 4, 2020.",
            "The Example Review",
            date(2020, 5, 4),
            id="originally-appeared",
        ),
        pytest.param("Republished from Example Wire", "Example Wire", None, id="republished"),
        pytest.param(
            "Source: Example Wire, 3 March 2021", "Example Wire", date(2021, 3, 3), id="source"
        ),
        pytest.param(
            "(This story was first published by Example.org.)", "Example.org", None, id="site"
        ),
        pytest.param(
            "Editor's note: This essay was first published on 2 June 2019.",
            None,
            date(2019, 6, 2),
            id="editors-note",
        ),
        pytest.param(
            "A longer version of this piece first appeared in Example Quarterly.",
            "Example Quarterly",
            None,
            id="version",
        ),
        pytest.param(
            "Originally published at Voice of the Example, 1 April 2018",
            "Voice of the Example",
            date(2018, 4, 1),
            id="outlet-of-several-words",
        ),
    ],
)
def test_reads_outlet_and_day(line: str, outlet: str | None, day: date | None) -> None:
    (found,) = find(line)
    assert (found.outlet, found.day) == (outlet, day)
    assert line[found.basis.start : found.basis.end] == found.basis.quote
