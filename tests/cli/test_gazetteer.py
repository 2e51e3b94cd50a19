"""``tacitus gazetteer`` and the licences in ``tacitus doctor``."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.run import run, run_ok
from tests.gazetteer.geonames_dump import write_dump


def test_info_tells_places_by_kind_and_sources() -> None:
    out = run_ok("gazetteer", "info").out
    assert "built from packages" in out
    assert "admin2" in out
    assert "geoboundaries" in out


def test_find_lists_places_and_what_they_are_named_for() -> None:
    out = run_ok("gazetteer", "find", "Afrin").out
    assert "bear the name: Afrin" in out
    assert "admin3 (commune)" in out
    assert "named for the town" in out


def test_find_falls_back_on_sound_and_says_so() -> None:
    assert "sound alike: Deir Ezzor" in run_ok("gazetteer", "find", "Deir Ezzor").out


def test_find_cuts_long_lists_unless_all_is_asked() -> None:
    assert "more: --all" in run_ok("gazetteer", "find", "San Jose").out
    assert "more: --all" not in run_ok("gazetteer", "find", "San Jose", "--all").out


def test_find_of_no_place_has_status_1() -> None:
    found = run("gazetteer", "find", "Xqzvbnm")
    assert (found.status, found.out) == (1, "0 places sound alike: Xqzvbnm\n")


def test_a_built_gazetteer_is_used_where_the_variable_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "own"
    dump = write_dump(tmp_path)
    words = run_ok("gazetteer", "build", "--geonames", str(dump), "--out", str(out)).out
    assert "12 rows read, 3 left out" in words
    assert f"export TACITUS_GAZETTEER={out}" in words
    monkeypatch.setenv("TACITUS_GAZETTEER", str(out))
    assert "built from GeoNames dump" in run_ok("gazetteer", "info").out
    assert "Qaryat Zumra" in run_ok("gazetteer", "find", "Karyat Zoumra").out


def test_a_bad_dump_is_one_line_with_status_2(tmp_path: Path) -> None:
    found = run("gazetteer", "build", "--geonames", str(tmp_path / "none.txt"))
    assert found.status == 2
    assert "no such file" in found.err
    assert found.err.count("\n") == 1


def test_a_folder_without_a_gazetteer_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TACITUS_GAZETTEER", str(tmp_path))
    found = run("gazetteer", "info")
    assert found.status == 2
    assert "unset TACITUS_GAZETTEER" in found.err


def test_doctor_lists_sources_with_file_and_licence() -> None:
    out = run_ok("doctor", "--licences").out
    assert "districts.tsv.xz" in out
    assert "CC BY 4.0" in out
    assert "UKR-ADM3-10664576: CC BY-SA 2.0; OpenStreetMap - left out" in out
