"""Datelines of wire stories."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tacitus.intake.dateline import match_dateline

STORY = "Gunmen killed nine people at a market on Saturday, the army said."


@pytest.mark.parametrize(
    ("head", "place", "day", "agency"),
    [
        pytest.param(
            "BAMAKO, 14 May (Example Wire) - ", "BAMAKO", "14 May", "Example Wire", id="1"
        ),
        pytest.param("BAMAKO, May 14, 2024 -- ", "BAMAKO", "May 14, 2024", None, id="day"),
        pytest.param("Bamako (Example Wire) – ", "Bamako", None, "Example Wire", id="agency"),
        pytest.param("GAO, Mali - ", "GAO, Mali", None, None, id="place-and-country"),
        pytest.param("Gao, Mali — ", "Gao, Mali", None, None, id="mixed-case"),
        pytest.param(
            "HIDEOUT, 8 JAN 90 (RADIO X) -- [TEXT] ", "HIDEOUT", "8 JAN 90", "RADIO X", id="o"
        ),
        pytest.param(
            "PORT-GENTIL (GABON), 21 MAY 88 (XYZ) -- [TEXT] ",
            "PORT-GENTIL (GABON)",
            "21 MAY 88",
            "XYZ",
            id="country-in-brackets",
        ),
        pytest.param("GAO, Mali (Jan. 27)\n", "GAO, Mali", "Jan. 27", None, id="day-in-brackets"),
        pytest.param(
            "GAO (Example Wire, 3 May 2020) - ", "GAO", "3 May 2020", "Example Wire", id="in"
        ),
        pytest.param("DAKAR/BAMAKO, May 3 (EW) - ", "DAKAR/BAMAKO", "May 3", "EW", id="two-places"),
        pytest.param("(EWN) -- ", None, None, "EWN", id="agency-alone"),
        pytest.param("Bamako, Saturday – ", "Bamako", None, None, id="weekday"),
        pytest.param("SAN ROQUE, NO DATE (EW) -- ", "SAN ROQUE", None, "EW", id="no-date"),
    ],
)
def test_reads_datelines(head: str, place: str | None, day: str | None, agency: str | None) -> None:
    text = head + STORY
    found = match_dateline(text, 0)
    assert found is not None
    assert found.place == place
    assert (text[found.day.start : found.day.end] if found.day else None) == day
    assert (found.agency.quote if found.agency else None) == agency
    assert text[found.story :] == STORY
    assert text[: found.end].rstrip() == text[: found.end]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(STORY, id="story"),
        pytest.param("The army - or what was left of it - fled the town at dawn.", id="dashes"),
        pytest.param("BREAKING - " + STORY, id="rubric"),
        pytest.param("Analysis: " + STORY, id="analysis"),
        pytest.param("Example Monitor, 21 May 2024\n" + STORY, id="outlet-and-day"),
        pytest.param("BAMAKO, 14 May (Example Wire) -", id="no-story"),
        pytest.param("21 May 2024 " + STORY, id="day-alone"),
    ],
)
def test_leaves_other_lines_alone(text: str) -> None:
    assert match_dateline(text, 0) is None


@given(st.text(alphabet=st.sampled_from("AB ab,()-—:[]0129\nMay"), max_size=80))
def test_never_fails_and_stays_inside(text: str) -> None:
    found = match_dateline(text, 0)
    if found is not None:
        assert found.start <= found.end <= found.story <= len(text)
