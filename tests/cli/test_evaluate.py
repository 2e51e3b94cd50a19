from __future__ import annotations

import json
from pathlib import Path

import pytest

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
    parts = json.loads(found.out)["parts"]
    assert [(part["part"], part["n_documents"]) for part in parts] == [
        ("all", 1),
        ("open", int(IS_OPEN)),
        ("unread", int(not IS_OPEN)),
    ]
    assert parts[0]["n_without"] == 1
    assert {figure["name"]: figure["value"] for figure in parts[0]["figures"]}["day exact"] == 0


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
    ],
)
def test_what_is_wrong_is_said_in_one_line(words: tuple[str, str], message: str) -> None:
    found = run("evaluate", *words)
    assert found.status == 2
    assert message in found.err
    assert found.err.count("\n") == 1
