"""The public GeoJSON: no names of persons, no point finer than a region, same bytes."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from tacitus.errors import ExportError
from tacitus.export.geojson import write_geojson
from tacitus.gazetteer.lookup import Gazetteer
from tacitus.linking.build import link_events
from tacitus.model.enums import ActorKind, Tier
from tacitus.model.incident import Incident
from tacitus.settings import Settings
from tests.linking.report_builder import Told, build_report

TOLD = Told(
    killed=(9, 9), doer="the Ardel Front", target="Ana Beispiel", victim="Ana Beispiel", by="police"
)


class RegionsOnly:
    """A gazetteer that knows one region and one country."""

    def region_of(self, country: str, admin1: str) -> SimpleNamespace | None:
        if (country, admin1) != ("XA", "North"):
            return None
        return SimpleNamespace(
            name="North", longitude=20.51239, latitude=10.5, uncertainty_m=90_000
        )

    def country_of(self, iso2: str) -> SimpleNamespace:
        return SimpleNamespace(uncertainty_m=400_000)


GAZETTEER = cast(Gazetteer, RegionsOnly())


def build_incidents(*told: Told) -> tuple[Incident, ...]:
    report = build_report(*told)
    people = tuple(
        actor.model_copy(update={"kind": ActorKind.PERSON})
        if actor.name == "Ana Beispiel"
        else actor
        for actor in report.actors
    )
    return link_events([report.model_copy(update={"actors": people})], Settings()).incidents


def export(folder: Path, *told: Told) -> dict[str, str]:
    write_geojson(build_incidents(*told), folder, GAZETTEER)
    return {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}


def test_feature_holds_the_public_fields(tmp_path: Path) -> None:
    (feature,) = json.loads(export(tmp_path, TOLD)["incidents.geojson"])["features"]
    properties = feature["properties"]
    assert feature["id"] == properties["id"]
    assert properties["date_start"] == properties["date_end"] == "2024-05-11"
    assert (properties["killed_min"], properties["killed_max"]) == (9, 9)
    assert properties["injured_min"] is None
    assert properties["grading"] == "provisional"
    assert properties["tier"] == "public"


def test_point_is_the_region_s_and_says_so(tmp_path: Path) -> None:
    (feature,) = json.loads(export(tmp_path, TOLD)["incidents.geojson"])["features"]
    assert feature["geometry"] == {"type": "Point", "coordinates": [20.5124, 10.5]}
    assert feature["properties"]["geo_coarsened"] == "admin1"
    assert feature["properties"]["uncertainty_m"] == 90_000
    assert feature["properties"]["admin1"] == "North"


def test_no_personal_name_and_no_town_in_any_file(tmp_path: Path) -> None:
    for content in export(tmp_path, TOLD).values():
        assert "Beispiel" not in content
        assert '"Ardel"' not in content
        assert "10.0" not in content


def test_region_that_is_not_known_gives_no_point(tmp_path: Path) -> None:
    (feature,) = json.loads(export(tmp_path, Told(place="Dorsk"))["incidents.geojson"])["features"]
    assert feature["geometry"] is None
    assert feature["properties"]["geo_coarsened"] == "country"
    assert feature["properties"]["country"] == "XB"


def test_sexual_violence_is_withheld_and_counted(tmp_path: Path) -> None:
    files = export(tmp_path, Told(modes=("sexual",)))
    assert json.loads(files["incidents.geojson"])["features"] == []
    assert "sexual violence is not published" in files["losses.json"]


def test_manifest_has_the_digest_of_every_file(tmp_path: Path) -> None:
    files = export(tmp_path, TOLD)
    manifest = json.loads(files.pop("manifest.json"))
    assert manifest["tier"] == "public"
    assert manifest["files"] == {
        name: "sha256:" + hashlib.sha256(content.encode()).hexdigest()
        for name, content in files.items()
    }


def test_same_incidents_same_bytes_in_any_order(tmp_path: Path) -> None:
    incidents = build_incidents(TOLD, Told(place="Corvan", day="2024-01-01"))
    write_geojson(incidents, tmp_path / "a", GAZETTEER)
    write_geojson(incidents[::-1], tmp_path / "b", GAZETTEER)
    for path in (tmp_path / "a").iterdir():
        assert path.read_bytes() == (tmp_path / "b" / path.name).read_bytes()


def test_other_tiers_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="public only so far"):
        write_geojson((), tmp_path, GAZETTEER, tier=Tier.INTERNAL)


def test_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("x", encoding="utf-8")
    with pytest.raises(ExportError, match="cannot be written"):
        write_geojson((), blocked, GAZETTEER)
