from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from tacitus.errors import SettingsError
from tacitus.evaluate.gate import GateOptions, parse_options, run_gate
from tacitus.evaluate.gate_floors import load_floors
from tests.evaluate.report_json import build_gold

RUN = {"tacitus": "0", "model": "none", "rules": "sha256:1", "settings": "sha256:2"}
DEEDS = (
    ("Police arrested two bakers.", "COERCE"),
    ("Soldiers killed a farmer in the village.", "ASSAULT"),
)
N_EACH = 30
UNREAD = [f"s{i}" for i in range(2 * N_EACH) if not build_gold(f"s{i}").is_open]


def write_lines(path: Path, *lines: Mapping[str, object]) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")


def write_plover(folder: Path) -> None:
    lines = [
        {"id": f"s{i}", "text": DEEDS[i % 2][0], "event": DEEDS[i % 2][1], "source": []}
        for i in range(2 * N_EACH)
    ]
    write_lines(folder / "plover.jsonl", *(line | {"target": []} for line in lines))


def write_reports(folder: Path, *, wrong: tuple[str, ...] = ()) -> None:
    """Write finished reports for the set; those of some ids have the wrong type."""
    lines: list[dict[str, object]] = []
    for i in range(2 * N_EACH):
        type_ = "AID" if f"s{i}" in wrong else DEEDS[i % 2][1]
        event = {"type": type_, "actors": [], "recipients": [], "confidence": 1}
        document = {"external_id": f"s{i}"}
        lines.append({"document": document, "events": [event], "actors": [], "run": RUN})
    write_lines(folder / "plover.jsonl", *lines)


def build_options(folder: Path) -> GateOptions:
    """Give a run over finished reports, all right."""
    write_plover(folder / "data")
    write_reports(folder / "finished")
    return GateOptions(
        data=folder / "data",
        floors=folder / "floors.json",
        on="2026-11-22",
        report=folder / "reports",
        finished=folder / "finished",
    )


def test_floors_are_written_and_hold(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    options = build_options(tmp_path)
    assert run_gate(replace(options, is_write=True)) == []
    floors = load_floors(options.floors)
    assert list(floors.sample) == ["plover"]
    assert floors.full == {}
    assert run_gate(options) == []
    assert "nothing fell" in capsys.readouterr().out


def test_a_fall_is_told_and_stands_on_the_page(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    options = build_options(tmp_path)
    run_gate(replace(options, is_write=True))
    write_reports(tmp_path / "finished", wrong=(UNREAD[0],))
    faults = run_gate(options)
    assert {fault.part for fault in faults} == {"all", "unread"}
    assert faults[0].describe() in capsys.readouterr().out
    page = (tmp_path / "reports" / "gate.md").read_text(encoding="utf-8")
    assert f"- {faults[0].describe()}\n" in page
    assert "| FELL |" in page
    assert "- 2026-11-22; finished reports; " in page
    assert "- Tacitus 0, model none" in page
    assert str(tmp_path) not in page


def test_the_page_names_what_was_skipped(tmp_path: Path) -> None:
    run_gate(build_options(tmp_path))
    page = (tmp_path / "reports" / "gate.md").read_text(encoding="utf-8")
    skipped = next(line for line in page.split("\n") if "skipped" in line)
    assert "isaf" in skipped
    assert "plover" not in skipped
    assert "**No floors to compare with**" in page


def test_writing_alone_lowers_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    options = build_options(tmp_path)
    run_gate(replace(options, is_write=True))
    before = load_floors(options.floors)
    write_reports(tmp_path / "finished", wrong=(UNREAD[0],))
    assert run_gate(replace(options, is_write=True))
    assert load_floors(options.floors) == before
    assert run_gate(replace(options, reason="a stricter scorer")) == []
    lowered = load_floors(options.floors).lowered
    assert {item.reason for item in lowered} == {"a stricter scorer"}
    assert f"{len(lowered)} floors were lowered or dropped; " in capsys.readouterr().out


def test_lowering_needs_a_reason(tmp_path: Path) -> None:
    options = build_options(tmp_path)
    with pytest.raises(SettingsError, match="lowering a floor needs a reason"):
        run_gate(replace(options, reason=""))
    assert not options.floors.exists()


def test_floors_of_other_documents_are_refused_before_reading(tmp_path: Path) -> None:
    options = build_options(tmp_path)
    run_gate(replace(options, is_write=True))
    path = tmp_path / "data" / "plover.jsonl"
    path.write_text(path.read_text(encoding="utf-8").replace("bakers", "porters"), encoding="utf-8")
    (tmp_path / "finished" / "plover.jsonl").unlink()
    with pytest.raises(SettingsError, match="plover: the floors were measured on other documents"):
        run_gate(options)


def test_all_documents_have_floors_and_a_page_of_their_own(tmp_path: Path) -> None:
    options = replace(build_options(tmp_path), is_full=True, is_write=True)
    assert run_gate(options) == []
    assert list(load_floors(options.floors).full) == ["plover"]
    assert (tmp_path / "reports" / "gate-full.md").exists()


def test_reports_that_lack_a_document_are_refused(tmp_path: Path) -> None:
    options = build_options(tmp_path)
    path = tmp_path / "finished" / "plover.jsonl"
    path.write_text(path.read_text(encoding="utf-8").rpartition("\n")[0], encoding="utf-8")
    with pytest.raises(SettingsError, match=r"no line for 1 of 60 documents of plover \(s59 is"):
        run_gate(options)


def test_reports_of_two_programs_are_refused(tmp_path: Path) -> None:
    options = build_options(tmp_path)
    path = tmp_path / "finished" / "plover.jsonl"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("sha256:1", "sha256:9", 1), encoding="utf-8")
    with pytest.raises(SettingsError, match="made by several programs"):
        run_gate(options)


@pytest.mark.parametrize(
    ("name", "words"),
    [("absent", "no such folder; give DATA=FOLDER"), ("empty", "holds no set")],
)
def test_a_folder_without_sets_is_refused(tmp_path: Path, name: str, words: str) -> None:
    (tmp_path / "empty").mkdir()
    options = GateOptions(data=tmp_path / name, floors=tmp_path / "floors.json", on="")
    with pytest.raises(SettingsError, match=words):
        run_gate(options)


def test_an_unknown_set_to_measure_is_refused(tmp_path: Path) -> None:
    options = replace(build_options(tmp_path), only=("plover", "plovr"))
    with pytest.raises(SettingsError, match="ONLY names plovr, but the sets there are plover"):
        run_gate(options)


def test_sets_without_floors_are_said_not_to_be_compared(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_gate(build_options(tmp_path)) == []
    told = capsys.readouterr().out
    assert "no floors, so not compared: plover; WRITE=1 sets them\n" in told
    assert "nothing was compared; " in told


def test_the_command_line_needs_a_folder() -> None:
    with pytest.raises(SettingsError, match="give DATA=FOLDER"):
        parse_options([""])


def test_the_command_line_lowers_only_on_request() -> None:
    assert parse_options(["data", "--reason", "why"]).reason is None
    assert parse_options(["data", "--lower"]).reason == ""
    assert parse_options(["data", "--lower", "--reason", "why", "--only", "a b"]).only == ("a", "b")


@pytest.mark.model
def test_a_bug_in_a_reading_rule_is_caught(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The gate passes as things are, and fails once no trigger is found."""
    options = replace(build_options(tmp_path), finished=None)
    assert run_gate(replace(options, is_write=True)) == []
    assert run_gate(options) == []
    monkeypatch.setattr("tacitus.reading.events_tellings.find_triggers", lambda *_: ())
    faults = run_gate(options)
    assert ("type among all events", "unread") in {(f.figure, f.part) for f in faults}


@pytest.mark.model
def test_a_bug_in_linking_is_caught(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Reports of one killing join up as things are; the gate fails once every one stands alone."""
    write_lines(tmp_path / "data" / "gunviolence.jsonl", *build_shootings())
    options = GateOptions(data=tmp_path / "data", floors=tmp_path / "floors.json", on="")
    assert run_gate(replace(options, is_write=True)) == []
    assert set(load_floors(options.floors).sample) == {"gunviolence", "clusters"}
    monkeypatch.setattr("tacitus.linking.build.list_pairs", lambda *_, **__: ())
    faults = run_gate(options)
    assert "clusters" in {fault.title for fault in faults}


def build_shootings() -> list[dict[str, object]]:
    """Give two articles on each of some invented shootings."""
    towns = ("Denver", "Houston", "Memphis", "Toledo", "Tucson", "Omaha", "Boise", "Tampa")
    lines: list[dict[str, object]] = []
    for number, town in enumerate(towns * 3):
        day = f"2014-{number // 8 * 3 + 1:02}-{number % 8 * 3 + 1:02}"
        answers = {"date": day, "state": "", "city": town, "killed": 2, "injured": 0}
        for copy in range(2):
            words = ("Gunmen shot dead two bakers", "Two bakers were shot dead by gunmen")[copy]
            line = {"id": f"g{number}-{copy}", "incident": str(number), "published_on": day}
            text = {"text": f"{words} at a mill in {town} on {day}, police said."}
            lines.append({**line, **text, "gold": answers | {"lat": None, "lon": None}})
    return lines
