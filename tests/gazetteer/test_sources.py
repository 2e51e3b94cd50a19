"""Sources and licences of the data, and the page that tells them."""

from __future__ import annotations

from pathlib import Path

from tacitus.gazetteer.countries import load_countries, read_table
from tacitus.gazetteer.layout import DATA_FOLDER
from tacitus.gazetteer.sources import list_boundaries, list_sources

PAGE = Path(__file__).parents[2] / "docs" / "data-licences.md"
SHARE_ALIKE = ("ODbL", "SA", "OpenStreetMap", "permission")


def test_every_table_shipped_has_a_source() -> None:
    told = " ".join(source.file for source in list_sources())
    own = {"sources.tsv", "boundaries.tsv"}
    tables = {path.name for path in DATA_FOLDER.glob("*.tsv*")} - own
    assert tables
    assert [name for name in sorted(tables) if name not in told] == []


def test_the_page_names_every_source_and_licence() -> None:
    page = PAGE.read_text(encoding="utf-8")
    for source in list_sources():
        assert f"`{source.id}`" in page, source.id
        assert source.licence.split(";")[0] in page, source.licence


def test_outlines_that_ask_to_share_alike_are_left_out() -> None:
    for boundary in list_boundaries():
        if any(word in boundary.licence for word in SHARE_ALIKE):
            assert boundary.used != "yes", boundary.boundary
        assert boundary.used == "yes" or boundary.used.startswith("no: ")


def test_the_page_names_the_countries_left_out() -> None:
    page = PAGE.read_text(encoding="utf-8")
    countries = load_countries()
    for boundary in list_boundaries():
        if boundary.used == "no: asks to share alike":
            country = countries.by_iso3(boundary.boundary[:3])
            assert country is not None
            assert country.name in page, country.name


def test_districts_come_from_used_outlines_alone() -> None:
    countries = load_countries()
    used = {
        country.iso2
        for boundary in list_boundaries()
        if boundary.used == "yes" and (country := countries.by_iso3(boundary.boundary[:3]))
    }
    found = {row["country"] for row in read_table("districts.tsv.xz")}
    assert found <= used
    assert len(found) > 90
