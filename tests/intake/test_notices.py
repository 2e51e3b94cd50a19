"""Every notice rule fires on its examples and keeps away from its counter-examples."""

from __future__ import annotations

import pytest

from tacitus.errors import SettingsError
from tacitus.intake.first_printing import FirstPrintingRules
from tacitus.intake.lines import split_lines
from tacitus.intake.notices import NoticeRule, NoticeRules, find_notices, match_notice
from tacitus.intake.rule_file import read_intake_rules

RULES = read_intake_rules("notices", NoticeRules).notice
EXAMPLES = [
    pytest.param(rule, line, id=f"{rule.id}-{number}")
    for rule in RULES
    for number, line in enumerate(rule.examples)
]
COUNTER_EXAMPLES = [
    pytest.param(rule, line, id=f"{rule.id}-{number}")
    for rule in RULES
    for number, line in enumerate(rule.counter_examples)
]


def name_rule(rule: NoticeRule, line: str) -> str | None:
    """Name the rule that takes a line, or the tail of a text that ends in it."""
    if rule.scope == "tail":
        text = "Soldiers came at dawn. " + line
        found = find_notices(text, list(split_lines(text)))
        return found[-1].rule if found else None
    matched = match_notice(line, in_foot=True)
    return matched.id if matched else None


@pytest.mark.parametrize(("rule", "line"), EXAMPLES)
def test_fires_on_its_examples(rule: NoticeRule, line: str) -> None:
    assert name_rule(rule, line) == rule.id


@pytest.mark.parametrize(("rule", "line"), COUNTER_EXAMPLES)
def test_keeps_away_from_counter_examples(rule: NoticeRule, line: str) -> None:
    assert name_rule(rule, line) is None


def test_ids_are_unique() -> None:
    ids = [rule.id for rule in RULES]
    assert len(ids) == len(set(ids))


def test_a_line_of_wrapped_prose_is_no_notice() -> None:
    text = (
        "The rebels said that they had no wish to talk and that those who wanted to could\n"
        "share this with the press, as the command in the north had already done before."
    )
    assert find_notices(text, list(split_lines(text))) == []


def test_a_wrapped_notice_is_taken_whole() -> None:
    text = (
        "The town fell.\n\nThis material may not be published, broadcast, rewritten or given\n"
        "away in any form without leave of the Example Wire."
    )
    (notice,) = find_notices(text, list(split_lines(text)))
    assert text[notice.start : notice.end].endswith("Example Wire.")


def test_author_box_counts_only_at_the_foot() -> None:
    line = "Jane Roe is a freelance journalist who writes on the Sahel."
    assert match_notice(line, in_foot=False) is None


def test_faults_of_a_rule_file_are_listed() -> None:
    with pytest.raises(SettingsError, match=r"first_printing\.toml: notice"):
        read_intake_rules("first_printing", NoticeRules)
    assert read_intake_rules("first_printing", FirstPrintingRules).wording
