"""The table of countries."""

from __future__ import annotations

import pytest

from tacitus.gazetteer.areas import find_area_demonym
from tacitus.gazetteer.countries import load_countries


@pytest.mark.parametrize(
    ("name", "iso2"),
    [
        ("U.S.", "US"),
        ("the United Kingdom", "GB"),
        ("Côte d'Ivoire", "CI"),
        ("Burma", "MM"),
        ("Zaire", "CD"),
        ("USSR", "RU"),
        ("West Germany", "DE"),
        ("Palestine", "PS"),
        ("Kosovo", "XK"),
        ("DR Congo", "CD"),
    ],
)
def test_country_by_name(name: str, iso2: str) -> None:
    country = load_countries().by_name(name)
    assert country is not None
    assert country.iso2 == iso2


@pytest.mark.parametrize(
    ("word", "iso2"),
    [
        ("Syrian", "SY"),
        ("Syrians", "SY"),
        ("Salvadorean", "SV"),
        ("Salvadorans", "SV"),
        ("Nigerien", "NE"),
        ("Nigerian", "NG"),
        ("South Sudanese", "SS"),
        ("Danes", "DK"),
    ],
)
def test_country_by_demonym(word: str, iso2: str) -> None:
    country = load_countries().by_demonym(word)
    assert country is not None
    assert country.iso2 == iso2


def test_country_by_code_and_capital() -> None:
    countries = load_countries()
    mali = countries.by_iso3("MLI")
    assert mali is not None
    assert mali is countries.by_iso2("ML")
    assert mali is countries.by_capital("Bamako")
    assert countries.by_name("Atlantis") is None


def test_every_country_has_a_code_and_a_point() -> None:
    for country in load_countries().all:
        assert len(country.iso2) == 2
        assert len(country.iso3) == 3
        assert -90 <= country.latitude <= 90
        assert -180 <= country.longitude <= 180


def test_region_demonym() -> None:
    assert find_area_demonym("Kashmiri") == "Kashmir"
    assert find_area_demonym("Martian") is None
