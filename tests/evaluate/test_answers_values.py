from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tacitus.evaluate.answers_values import (
    Number,
    parse_count,
    parse_country,
    parse_day,
    parse_degrees,
    parse_number,
    parse_one_of,
    parse_yes,
)
from tacitus.model.enums import EventType


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        pytest.param("14", Number(14, None, is_bound=True), id="lower bound"),
        pytest.param("0", Number(0, None, is_bound=True), id="none"),
        pytest.param("14.0", Number(14, None, is_bound=True), id="a spreadsheet's number"),
        pytest.param("1,200", Number(1200, None, is_bound=True), id="thousands"),
        pytest.param("3-", Number(3, None), id="at least"),
        pytest.param("-5", Number(None, 5), id="up to"),
        pytest.param("3-5", Number(3, 5), id="range"),
        pytest.param("3 – 5", Number(3, 5), id="range with a dash"),
        pytest.param("3..5", Number(3, 5), id="range that no spreadsheet takes for a date"),
        pytest.param("14-14", Number(14, 14), id="exactly"),
        pytest.param("~30", Number(30, 30, approximate=True), id="about"),
    ],
)
def test_numbers(cell: str, number: Number) -> None:
    assert parse_number(cell) == number


@pytest.mark.parametrize(
    ("parse", "cell", "message"),
    [
        pytest.param(parse_number, "many", "'many' is no number; write 14", id="word"),
        pytest.param(parse_number, "05-Mar", "write 14..20", id="range turned into a date"),
        pytest.param(parse_number, "14 20", "is no number", id="two numbers"),
        pytest.param(parse_number, "-", "is no number", id="no number in it"),
        pytest.param(parse_number, "~3-5", "is no number", id="about a range"),
        pytest.param(parse_number, "1.5", "is no number", id="fraction"),
        pytest.param(parse_number, "5-3", "begins above its end", id="backwards"),
        pytest.param(parse_count, "3-5", "is no plain number", id="count"),
        pytest.param(parse_day, "5/3/2031", "is no day; write it as YYYY-MM-DD", id="day"),
        pytest.param(parse_day, "2031-02-30", "is no day", id="day that is none"),
        pytest.param(parse_yes, "maybe", "neither yes nor no", id="yes or no"),
        pytest.param(parse_country, "Atlantis", "is no country", id="country"),
        pytest.param(parse_degrees(90), "north", "is no number of degrees", id="degrees"),
        pytest.param(parse_degrees(90), "91", "lies beyond 90 degrees", id="beyond the pole"),
        pytest.param(parse_one_of(lambda: EventType), "WAR", "is none of AGREE", id="closed set"),
    ],
)
def test_what_cannot_be_read_is_told(parse: Callable[[str], Any], cell: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        parse(cell)


@pytest.mark.parametrize(
    ("parse", "cell", "value"),
    [
        pytest.param(parse_day, "2031-05-02 00:00:00", "2031-05-02", id="day with midnight"),
        pytest.param(parse_day, "2031-5-2", "2031-05-02", id="day without zeros"),
        pytest.param(parse_yes, "TRUE", True, id="a spreadsheet's yes"),
        pytest.param(parse_yes, "No", False, id="no"),
        pytest.param(parse_country, "Mali", "ML", id="country by name"),
        pytest.param(parse_country, "ml", "ML", id="country by code"),
        pytest.param(parse_degrees(180), "-5,01", -5.01, id="decimal comma"),
        pytest.param(parse_one_of(lambda: EventType), "assault", "ASSAULT", id="small letters"),
        pytest.param(
            parse_one_of(lambda: ["heavy-weapons"]), "Heavy weapons", "heavy-weapons", id="marks"
        ),
    ],
)
def test_values(parse: Callable[[str], Any], cell: str, value: Any) -> None:
    assert parse(cell) == value
