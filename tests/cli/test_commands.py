"""The command line as a person uses it: real commands, real files, exit statuses, messages."""

from __future__ import annotations

import gzip
import json
import sqlite3
from pathlib import Path

import pytest

from tests.cli.run import run, run_ok

pytestmark = pytest.mark.model

STORY = (
    "GAO, May 12 - Gunmen killed at least 14 people at a market in Ansongo on Saturday, "
    "police said.\n\nTwo of the dead were children."
)
SECOND = "Sixteen people died when gunmen attacked the market in Ansongo on Saturday, a nurse said."


@pytest.fixture
def stories(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "one.txt").write_text(f"Market raid\n\nExample Wire\n12 May 2024\n\n{STORY}", "utf-8")
    line = {"id": "w/2", "text": SECOND, "published_on": "2024-05-13", "publisher": "Palaver"}
    with gzip.open(folder / "two.jsonl.gz", "wt", encoding="utf-8") as file:
        file.write(json.dumps(line) + "\n")
    (folder / "photo.jpg").write_bytes(b"\xff\xd8")
    return folder


def test_read_prints_a_table(stories: Path) -> None:
    found = run_ok("read", str(stories / "one.txt"))
    assert found.out.startswith("INTERNAL")
    assert "at least 14 killed" in found.out
    assert "police (said)" in found.out


def test_read_prints_one_object_for_one_document_and_an_array_for_several(stories: Path) -> None:
    one = json.loads(run_ok("read", str(stories / "one.txt"), "--format", "json").out)
    assert one["document"]["external_id"] == "one"
    both = json.loads(run_ok("read", str(stories), "--format", "json").out)
    assert [item["document"]["external_id"] for item in both] == ["one", "w/2"]


def test_read_prints_one_report_a_line(stories: Path) -> None:
    lines = run_ok("read", str(stories), "--format", "jsonl").out.splitlines()
    assert [json.loads(line)["document"]["external_id"] for line in lines] == ["one", "w/2"]


def test_skipped_files_are_counted_and_listed(stories: Path) -> None:
    assert "1 skipped as of unknown type (photo.jpg)" in run_ok("read", str(stories)).err


def test_dated_on_moves_the_relative_dates(stories: Path) -> None:
    options = ("--format", "json", "--dated-on", "2020-01-02")
    report = json.loads(run_ok("read", str(stories / "two.jsonl.gz"), *options).out)
    assert report["document"]["dated_by"] == "given"
    assert {time["first"] for time in report["times"]} == {"2019-12-28"}


def test_dated_on_that_is_no_day_says_how_to_write_one(stories: Path) -> None:
    found = run("read", str(stories / "one.txt"), "--dated-on", "12.5.2024")
    assert found.status == 2
    assert "'12.5.2024' is not a day; write it as YYYY-MM-DD" in found.err


def test_html_page_is_written_whole_or_not_at_all(stories: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    run_ok("read", str(stories / "one.txt"), "--format", "html", "--out", str(page))
    assert page.read_text("utf-8").startswith("<!doctype html>")
    assert not list(tmp_path.glob(".*.part"))
    found = run("read", str(stories), "--format", "html", "--out", str(page))
    assert found.status == 2
    assert "name a folder with --out" in found.err


def test_html_pages_of_a_folder(stories: Path, tmp_path: Path) -> None:
    run_ok("read", str(stories), "--format", "html", "--out", str(tmp_path / "pages"))
    assert len(list((tmp_path / "pages").glob("*.html"))) == 2


def test_whole_path_from_files_to_incidents(stories: Path, tmp_path: Path) -> None:
    record = str(tmp_path / "r.sqlite")
    added = run_ok("--record", record, "add", str(stories))
    assert "2 new; 2 read, 0 failed" in added.out
    assert "0 new" in run_ok("--record", record, "add", str(stories)).out
    assert "told by more than one report" in run_ok("--record", record, "link").out
    lines = run_ok("--record", record, "incidents", "--format", "jsonl").out.splitlines()
    incident = max((json.loads(line) for line in lines), key=lambda item: item["sources_total"])
    assert incident["sources_total"] == 2
    tolls = {(toll["outcome"], toll["category"]): toll for toll in incident["tolls"]}
    killed = tolls["killed", "unspecified"]
    assert (killed["low"], killed["high"]) == (14, 16)
    shown = run_ok("--record", record, "show", incident["id"][:10], "--why")
    assert "joined" in shown.out
    assert "gunmen attacked the market" in shown.out
    assert "Ansongo" in run_ok("--record", record, "show", "w/2").out
    narrowed = run_ok("--record", record, "incidents", "--where", "nowhere", "--format", "jsonl")
    assert narrowed.out == ""


def test_record_opens_in_other_sqlite_tools(stories: Path, tmp_path: Path) -> None:
    record = tmp_path / "r.sqlite"
    run_ok("--record", str(record), "add", str(stories))
    assert sorted(path.name for path in tmp_path.glob("r.sqlite*")) == ["r.sqlite"]
    plain = sqlite3.connect(record)
    assert plain.execute("SELECT count(*) FROM documents").fetchone() == (2,)
    plain.close()


def test_public_export(stories: Path, tmp_path: Path) -> None:
    record = str(tmp_path / "r.sqlite")
    run_ok("--record", record, "add", str(stories))
    run_ok("--record", record, "link")
    run_ok("--record", record, "export", "geojson", "--out", str(tmp_path / "out"))
    features = json.loads((tmp_path / "out" / "incidents.geojson").read_text("utf-8"))["features"]
    assert {feature["properties"]["admin1"] for feature in features} >= {"Gao"}
    assert "Ansongo" not in json.dumps(features)


def test_doctor_names_model_and_gazetteer(tmp_path: Path) -> None:
    out = run_ok("--record", str(tmp_path / "none.sqlite"), "doctor").out
    assert "en_core_web_sm" in out
    assert "places in" in out
    assert "not there yet" in out


def test_demo_prints_incidents_and_writes_a_page(tmp_path: Path) -> None:
    out = run_ok("demo", "--out", str(tmp_path / "demo")).out
    assert "Ansongo" in out
    assert "disagree" in out
    page = (tmp_path / "demo" / "index.html").read_text("utf-8")
    for link in {part.split('"')[0] for part in page.split('href="')[1:]}:
        assert (tmp_path / "demo" / link).is_file()


def test_missing_record_says_what_to_do(tmp_path: Path) -> None:
    for command in ("link", "incidents"):
        found = run("--record", str(tmp_path / "none.sqlite"), command)
        assert found.status == 2
        assert "there is no record here; `tacitus add FILE` makes one" in found.err


def test_unknown_incident_says_what_to_do(stories: Path, tmp_path: Path) -> None:
    record = str(tmp_path / "r.sqlite")
    run_ok("--record", record, "add", str(stories))
    found = run("--record", record, "show", "inc-nothing")
    assert found.status == 2
    assert "neither an incident nor a document" in found.err
