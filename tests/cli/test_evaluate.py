from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from tacitus import __version__
from tacitus.evaluate.gold import GoldDocument
from tests.cli.run import run, run_ok

GOLD = {
    "id": "g1",
    "text": "Police arrested two men in Ghazni on 2 May 2031.",
    "published_on": "2031-05-03",
    "gold": {
        "start_date": "2031-05-02",
        "province": ["ghazni"],
        "min_killed": 0,
        "min_captured": 2,
        "airstrike": False,
    },
}
IS_OPEN = GoldDocument("g1", "", {}).is_open


@pytest.fixture
def gold_file(tmp_path: Path) -> Path:
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(GOLD) + "\n", encoding="utf-8")
    return path


def test_finished_reports_are_scored_without_reading(gold_file: Path, tmp_path: Path) -> None:
    reports = tmp_path / "reports.jsonl"
    reports.write_text('{"external_id": "g1", "error": "g1: broken"}\n', encoding="utf-8")
    found = run_ok("evaluate", "isaf", str(gold_file), "--reports", str(reports), "--json")
    told = json.loads(found.out)
    assert (told["set"], told["tacitus"]) == ("isaf", __version__)
    assert told["gold"] == "sha256:" + hashlib.sha256(gold_file.read_bytes()).hexdigest()
    parts = told["parts"]
    assert [(part["part"], part["n_documents"]) for part in parts] == [
        ("all", 1),
        ("open", int(IS_OPEN)),
        ("unread", int(not IS_OPEN)),
    ]
    assert parts[0]["n_without"] == 1
    assert {figure["name"]: figure["value"] for figure in parts[0]["figures"]}["day exact"] == 0


EVENT = {
    "type": "ASSAULT",
    "modes": ["aerial"],
    "status": "occurred",
    "aggregate": False,
    "actors": [],
    "recipients": [],
    "when": {"first": "2031-05-02", "last": "2031-05-02"},
    "where": None,
    "tolls": [{"outcome": "killed", "low": 4, "high": 4, "category": "unspecified"}],
    "acled": None,
    "confidence": 0.5,
}
REPORT = {
    "document": {"external_id": "g1", "text": "Four died in the raid."},
    "actors": [],
    "events": [EVENT],
}


@pytest.mark.parametrize(
    ("name", "line", "figure"),
    [
        pytest.param(
            "types",
            {"text": "", "gold": {"sub_event_type": "Air/drone strike"}},
            "weighted F1, 25 classes",
            id="types",
        ),
        pytest.param(
            "strikes",
            {"text": "", "gold": {"killed": {"low": 3, "high": None}}},
            "killed low bound in range",
            id="strikes",
        ),
        pytest.param("w5", {"text": "", "gold": {"day": "2031-05-02"}}, "day exact", id="w5"),
        pytest.param(
            "html",
            {"html": "<p>x</p>", "body": "Four died in the raid."},
            "runs of four words F1",
            id="html",
        ),
    ],
)
def test_sets_are_scored_from_finished_reports(
    name: str, line: dict[str, object], figure: str, tmp_path: Path
) -> None:
    gold, reports = tmp_path / "gold.jsonl", tmp_path / "reports.jsonl"
    gold.write_text(json.dumps({"id": "g1", **line}) + "\n", encoding="utf-8")
    reports.write_text(json.dumps(REPORT) + "\n", encoding="utf-8")
    found = json.loads(run_ok("evaluate", name, str(gold), "--reports", str(reports), "--json").out)
    assert found["set"] == name
    values = {each["name"]: each["value"] for each in found["parts"][0]["figures"]}
    assert values[figure] == 1


def test_web_pages_are_taken_in_without_reading(tmp_path: Path) -> None:
    gold = tmp_path / "gold.jsonl"
    body = "The ferry to Keld left at dawn."
    pages = [f"<html><body><article><p>{body}</p></article></body></html>", " "]
    lines = [
        json.dumps({"id": f"p{i}", "html": page, "body": body}) for i, page in enumerate(pages)
    ]
    gold.write_text("\n".join(lines) + "\n", encoding="utf-8")
    found = run_ok("evaluate", "html", str(gold))
    assert found.out.startswith("html: documents all 2")
    assert "1 without output" in found.out
    assert "runs of four words F1  0.500" in found.out


@pytest.mark.model
def test_texts_are_read_where_no_reports_are_given(gold_file: Path) -> None:
    found = run_ok("evaluate", "isaf", str(gold_file))
    assert found.out.startswith("isaf: documents all 1")
    assert "1.000 [1.000-1.000] 1/1" in found.out


@pytest.mark.parametrize(
    ("words", "message"),
    [
        pytest.param(("nope", "x.jsonl"), "'nope' is no known set; give one of", id="set"),
        pytest.param(("isaf", "x.jsonl"), "x.jsonl: no such gold file", id="file"),
        pytest.param(
            ("isaf", "x.jsonl", "--incidents", "i"), "--incidents is for the set clusters", id="set"
        ),
        pytest.param(
            ("clusters", "x.jsonl", "--incidents", "i", "--reports", "r"),
            "--incidents and --reports are both given",
            id="both",
        ),
    ],
)
def test_what_is_wrong_is_said_in_one_line(words: tuple[str, str], message: str) -> None:
    found = run("evaluate", *words)
    assert found.status == 2
    assert message in found.err
    assert found.err.count("\n") == 1


def test_finished_output_of_another_kind_is_refused(gold_file: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.jsonl"
    other.write_text('{"id": "i1"}\n', encoding="utf-8")
    found = run("evaluate", "isaf", str(gold_file), "--reports", str(other))
    assert (found.status, found.err) == (
        2,
        "tacitus: report 1: has no 'document'; give lines of `read`\n",
    )


@pytest.mark.parametrize("name", ["syria", "gunviolence", "strikes", "w5"])
def test_gold_of_another_set_is_refused(name: str, gold_file: Path, tmp_path: Path) -> None:
    reports = tmp_path / "reports.jsonl"
    reports.write_text(json.dumps(REPORT) + "\n", encoding="utf-8")
    found = run("evaluate", name, str(gold_file), "--reports", str(reports))
    assert (found.status, found.out) == (2, "")
    assert found.err.startswith(f"tacitus: no line of the gold has an answer of the set {name}; ")


def write_lines(path: Path, *lines: dict[str, object]) -> str:
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return str(path)


def test_incidents_are_scored(tmp_path: Path) -> None:
    gold = [{"id": id_, "text": "x", "incident": n} for id_, n in (("a", 1), ("b", 1), ("c", 2))]
    members = [{"external_id": id_, "events": ["e1"]} for id_ in "ab"]
    words = ["evaluate", "clusters", write_lines(tmp_path / "gold.jsonl", *gold), "--json"]
    incidents = write_lines(tmp_path / "incidents.jsonl", {"id": "i1", "reports": members})
    told = json.loads(run_ok(*words, "--incidents", incidents).out)
    assert {figure["value"] for figure in told["parts"][0]["figures"]} == {1}
    faulty = write_lines(tmp_path / "faulty.jsonl", {"id": "i1"})
    assert "incident 1: has no list 'reports'" in run(*words, "--incidents", faulty).err


def test_finished_reports_are_linked_for_clusters(tmp_path: Path) -> None:
    gold = write_lines(tmp_path / "gold.jsonl", {"id": "a", "text": "x", "incident": 1})
    reports = write_lines(tmp_path / "reports.jsonl", {"document": {"external_id": "a"}})
    found = run("evaluate", "clusters", gold, "--reports", reports)
    assert found.status == 2
    assert found.err.startswith("tacitus: a: its report cannot be linked (")


@pytest.mark.model
def test_documents_that_fail_are_named(gold_file: Path) -> None:
    with gold_file.open("a", encoding="utf-8") as file:
        file.write(json.dumps({**GOLD, "id": "g2", "text": " "}) + "\n")
    found = run("evaluate", "isaf", str(gold_file))
    assert found.status == 1
    assert found.err.startswith("tacitus: g2: field 'text' is empty")
    assert found.out.startswith("isaf: documents all 2")
