"""The words of heads, from their rule file."""

from __future__ import annotations

from functools import lru_cache

from tacitus.intake.rule_file import read_intake_rules
from tacitus.model.values import Frozen


class SectionLabels(Frozen):
    """Labels of the three kinds of shelves."""

    region: tuple[str, ...]
    theme: tuple[str, ...]
    series: tuple[str, ...]


class OutletWords(Frozen):
    """Words that end an outlet's name, and agencies by name."""

    words: tuple[str, ...]
    agencies: tuple[str, ...]


class HeadRules(Frozen):
    """The words of heads."""

    published: tuple[str, ...]
    updated: tuple[str, ...]
    captured: tuple[str, ...]
    correction: tuple[str, ...]
    byline: tuple[str, ...]
    first_published: tuple[str, ...]
    title: tuple[str, ...]
    publication: tuple[str, ...]
    sender: tuple[str, ...]
    dateline: tuple[str, ...]
    skipped: tuple[str, ...]
    publisher: tuple[str, ...]
    period: tuple[str, ...]
    rubrics: tuple[str, ...]
    before_source: tuple[str, ...]
    bulletins: tuple[str, ...]
    title_goes_on: tuple[str, ...]
    codes: dict[str, str]
    states: tuple[str, ...]
    affiliations: tuple[str, ...]
    masthead: tuple[str, ...]
    issues: tuple[str, ...]
    sections: SectionLabels
    outlet: OutletWords


@lru_cache(maxsize=1)
def load_head_rules() -> HeadRules:
    """Give the words of heads, read once."""
    return read_intake_rules("heads", HeadRules)
