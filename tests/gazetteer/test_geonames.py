"""Building a gazetteer from a dump in GeoNames' form."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tacitus.errors import IntakeError
from tacitus.gazetteer.geonames import import_geonames
from tacitus.gazetteer.geonames_features import sort_feature
from tacitus.gazetteer.layout import FILES, Feature, Kind
from tacitus.gazetteer.lookup import Gazetteer, open_gazetteer
from tacitus.model.enums import PlacePrecision
from tests.gazetteer.geonames_dump import write_dump


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    folder = tmp_path_factory.mktemp("dump")
    dump = write_dump(folder)
    (folder / "admin1CodesASCII.txt").write_text(
        "CD.99\tNouvelle Terre\tNouvelle Terre\t9\n", encoding="utf-8"
    )
    counts = import_geonames(dump, folder / "out")
    assert (counts.read, counts.left_out) == (12, 3)
    return Gazetteer(folder / "out")


def test_towns_carry_id_people_country_and_region(built: Gazetteer) -> None:
    (town,) = built.find("Qaryat Zumra")
    assert (town.geonames_id, town.population, town.country) == (1, 5200, "SY")
    assert (town.kind, town.admin1) == (Kind.TOWN, "Raqqa")
    assert town.precision is PlacePrecision.TOWN


def test_every_kind_is_told_and_the_town_stands_before_the_rest(built: Gazetteer) -> None:
    found = built.find("Zumra")
    assert [entry.kind for entry in found] == [Kind.ADMIN2, Kind.TOWN]
    district = found[0]
    assert district.seat == found[1].row
    assert district.is_alternate is False
    assert built.find("Zumra River")[0].feature is Feature.RIVER
    assert built.find("Zumra Airbase")[0].precision is PlacePrecision.EXACT
    assert built.find("Jabal Talmin")[0].kind is Kind.NATURAL
    assert built.find("Kamp Salvo")[0].feature is Feature.CAMP


def test_what_places_no_event_and_what_is_known_is_left_out(built: Gazetteer) -> None:
    assert built.find("Zumra Church") == ()
    assert [entry.kind for entry in built.find("Syria")] == [Kind.COUNTRY]
    assert built.find("Helmand")[0].kind is Kind.ADMIN1


def test_regions_that_the_tables_lack_come_from_the_dump(built: Gazetteer) -> None:
    (region,) = built.find("Nouvelle Terre")
    assert region.kind is Kind.ADMIN1
    assert built.find("Newland")[0].row == region.row
    assert built.find("Newland Post")[0].admin1 == "Nouvelle Terre"


def test_other_scripts_are_found_by_their_latin_spellings(built: Gazetteer) -> None:
    assert built.find("Velmivka")[0].geonames_id == 8
    assert built.find_similar("Vel'myvka")[0].geonames_id == 8
    assert built.find_similar("Karyet Zumrah")[0].geonames_id == 1


def test_a_zip_gives_the_same_files(tmp_path: Path) -> None:
    dump = write_dump(tmp_path)
    packed = tmp_path / "allCountries.zip"
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("readme.txt", "notes")
        archive.write(dump, "allCountries.txt")
    import_geonames(dump, tmp_path / "plain")
    import_geonames(packed, tmp_path / "packed")
    for name in FILES[:-1]:
        assert (tmp_path / "plain" / name).read_bytes() == (tmp_path / "packed" / name).read_bytes()


def test_alternate_names_are_taken_in_but_no_codes_and_links(tmp_path: Path) -> None:
    dump = write_dump(tmp_path)
    names = tmp_path / "alternateNamesV2.txt"
    rows = [
        ("1", "10", "fr", "Poste de Terre-Neuve"),
        ("2", "10", "link", "Lien vers ailleurs"),
        ("3", "1", "ar", "زمرة"),
        ("4", "777", "en", "Nobody's"),
    ]
    lines = ["\t".join((*row, "", "", "", "", "", "")) for row in rows]
    names.write_text("\n".join(lines) + "\n", encoding="utf-8")
    import_geonames(dump, tmp_path / "out", alternate_names=names)
    gazetteer = Gazetteer(tmp_path / "out")
    (found,) = gazetteer.find("Poste de Terre-Neuve")
    assert (found.geonames_id, found.is_alternate) == (10, True)
    assert gazetteer.find("Lien vers ailleurs") == ()
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == sorted(FILES)


def _cut_off(text: str) -> str:
    return text[: text.rindex("\t", 0, -40)]


_SPOILT: list[tuple[str, Callable[[str], str], str]] = [
    ("no tabs", lambda text: text.replace("\t", ";"), "line 1: has 1 columns, not 19"),
    (
        "a tab too many",
        lambda text: text.replace("Nahr Zumra\tNahr", "Nahr\tZumra\tNahr"),
        "line 3: has 20 columns",
    ),
    ("cut off", _cut_off, "line 12: has .* the file is cut off; fetch it again"),
    (
        "no latitude",
        lambda text: text.replace("35.3\t", "95.3\t"),
        "line 7: id '7', latitude '95.3'",
    ),
    (
        "no number",
        lambda text: text.replace("\t5200\t", "\tmany\t"),
        "line 1: .* population 'many'",
    ),
    ("empty", lambda _: "", "is empty; give a dump of places"),
]


@pytest.mark.parametrize(
    ("spoil", "message"), [pytest.param(spoil, words, id=id_) for id_, spoil, words in _SPOILT]
)
def test_a_bad_dump_is_told_and_a_good_gazetteer_stays(
    tmp_path: Path, spoil: Callable[[str], str], message: str
) -> None:
    dump = write_dump(tmp_path)
    out = tmp_path / "out"
    import_geonames(dump, out)
    before = {path.name: path.read_bytes() for path in out.iterdir()}
    dump.write_text(spoil(dump.read_text(encoding="utf-8")), encoding="utf-8")
    with pytest.raises(IntakeError, match=message):
        import_geonames(dump, out)
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before


def test_an_absent_dump_and_a_damaged_archive_are_told(tmp_path: Path) -> None:
    with pytest.raises(IntakeError, match="no such file; give the path of a GeoNames dump"):
        import_geonames(tmp_path / "none.txt", tmp_path / "out")
    broken = tmp_path / "broken.zip"
    broken.write_bytes(b"PK no archive")
    with pytest.raises(IntakeError, match="no zip archive, or cut off"):
        import_geonames(broken, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_bytes_that_are_no_text_are_told(tmp_path: Path) -> None:
    dump = write_dump(tmp_path)
    dump.write_bytes(dump.read_bytes() + "Zürich".encode("latin-1"))
    with pytest.raises(IntakeError, match="is not UTF-8 text"):
        import_geonames(dump, tmp_path / "out")


def test_the_variable_makes_tacitus_use_it(
    built: Gazetteer, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert open_gazetteer().find("Qaryat Zumra") == ()
    monkeypatch.setenv("TACITUS_GAZETTEER", str(built.folder))
    assert open_gazetteer().find("Qaryat Zumra")[0].geonames_id == 1


@pytest.mark.parametrize(
    ("letter", "code", "kind"),
    [
        ("P", "PPLA2", Kind.TOWN),
        ("P", "PPLL", Kind.TOWN),
        ("A", "ADM4", Kind.ADMIN3),
        ("H", "SEA", Kind.WATER),
        ("S", "DAM", Kind.EXACT),
        ("T", "XYZ", Kind.NATURAL),
        ("A", "PCLD", None),
        ("S", "SCH", None),
        ("", "", None),
    ],
)
def test_features_have_a_kind_or_are_left_out(letter: str, code: str, kind: Kind | None) -> None:
    found = sort_feature(letter, code)
    assert (found[0] if found else None) is kind
