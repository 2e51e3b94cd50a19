"""Names of tags and kinds that state a page's publication, and the reading of their values."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from tacitus.intake.calendar_dates import find_calendar_dates, parse_iso_day
from tacitus.intake.rule_file import read_intake_rules
from tacitus.model.values import Frozen

_BARE_DAY = re.compile(r"\A((?:19|20)\d\d)(0[1-9]|1[0-2])([0-3]\d)(?=\Z|T\d|\d{6}\Z)")


class PageTags(Frozen):
    """Names of tags, in the order in which they are believed."""

    published: tuple[str, ...]
    rights: tuple[str, ...]
    original: tuple[str, ...]
    article_kinds: tuple[str, ...]
    based_on: tuple[str, ...]
    behind: tuple[str, ...]
    licence: tuple[str, ...]
    link_words: tuple[str, ...]
    statements: tuple[str, ...]


@lru_cache(maxsize=1)
def load_page_tags() -> PageTags:
    """Give the names, read once."""
    return read_intake_rules("page_tags", PageTags)


def read_markup_day(value: object) -> date | None:
    """Read a day as markup gives it; None where the value is none."""
    if not isinstance(value, str):
        return None
    value = _BARE_DAY.sub(r"\1-\2-\3", value.strip(), count=1)
    try:
        return parse_iso_day(value)
    except ValueError:
        found = next(find_calendar_dates(value[:80]), None)
        return found.full if found else None


def read_markup_text(value: object) -> str | None:
    """Give a value's words in one line; None where it is no text."""
    return " ".join(value.split()) or None if isinstance(value, str) else None


def read_markup_name(value: object) -> str | None:
    """Give the name of the first thing that a value describes."""
    if isinstance(value, list):
        value = value[0] if value else None
    return (
        read_markup_text(value.get("name")) if isinstance(value, dict) else read_markup_text(value)
    )
