"""Names of districts as sources write them."""

from __future__ import annotations

import pytest

from tacitus.gazetteer.district_names import list_district_names


@pytest.mark.parametrize(
    ("raw", "names"),
    [
        pytest.param("Mabira District", ("Mabira",), id="kind after"),
        pytest.param("District of Mabira", ("Mabira",), id="kind before"),
        pytest.param("Markaz Mabira", ("Mabira",), id="kind of the language"),
        pytest.param("MABIRA EAST", ("Mabira East",), id="capitals"),
        pytest.param("Mabira Urban 13", ("Mabira",), id="number"),
        pytest.param("Mabira (Talon)", ("Mabira", "Talon"), id="two names in brackets"),
        pytest.param("Mabira/Talon", ("Mabira", "Talon"), id="two names with a stroke"),
        pytest.param("Kota Mabira", ("Kota Mabira", "Mabira"), id="city or part of the name"),
        pytest.param("TorsÃ¥ker", ("Torsåker",), id="read as another encoding"),
        pytest.param("Ouro Guéla\n\n", ("Ouro Guéla",), id="stray lines"),
        pytest.param("Mabira, Kreisfreie Stadt", ("Mabira",), id="kind after a comma"),
    ],
)
def test_names_are_freed_of_their_kind(raw: str, names: tuple[str, ...]) -> None:
    assert list_district_names(raw) == names


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param("Ward 12", id="a number"),
        pytest.param("Central Ward", id="generic"),
        pytest.param("Old City", id="generic of two words"),
        pytest.param("Uni3o da Serra", id="damaged letters"),
        pytest.param("بخش", id="another script"),
        pytest.param("Ab", id="two letters"),
        pytest.param("", id="nothing"),
    ],
)
def test_what_is_no_name_of_its_own_is_left_out(raw: str) -> None:
    assert list_district_names(raw) == ()
