from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.run import run, run_ok

TEXT = "Police arrested two men in Ghazni on 2 May 2031."
ROWS = "document,event,field,value\nraid,1,detained,2\nraid,1,day,2031-05-02\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "raid.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "texts" / "empty.txt").write_text("", encoding="utf-8")
    (tmp_path / "gold.csv").write_text(ROWS, encoding="utf-8")
    return tmp_path


@pytest.mark.model
def test_texts_are_read_and_scored(folder: Path) -> None:
    found = run_ok(
        "evaluate", "answers", str(folder / "gold.csv"), "--texts", str(folder / "texts")
    )
    assert found.out.startswith("answers: documents all 1")
    assert "detained      1.000 [1.000-1.000] 1/1" in found.out


def test_failed_documents_are_known_and_all_wrong(folder: Path) -> None:
    reports = folder / "reports.jsonl"
    reports.write_text('{"external_id": "raid", "error": "raid: broken"}\n', encoding="utf-8")
    gold = str(folder / "gold.csv")
    found = run_ok("evaluate", "answers", gold, "--reports", str(reports), "--json")
    part = json.loads(found.out)["parts"][0]
    assert part["n_without"] == 1
    assert {figure["value"] for figure in part["figures"]} == {0}


def test_template_is_printed_without_gold() -> None:
    found = run_ok("evaluate", "answers", "--template")
    assert found.out.startswith("# One row for each value.")
    assert "\ndocument,event,field,value\n" in found.out


@pytest.mark.parametrize(
    ("words", "message"),
    [
        pytest.param(("answers", "gold.csv"), "name them with --texts, or give", id="no texts"),
        pytest.param(
            ("answers", "gold.csv", "--texts", "texts", "--reports", "x"),
            "are both given; leave out one",
            id="both",
        ),
        pytest.param(
            ("answers", "gold.csv", "--texts", "none"), "none: no such file or folder", id="absent"
        ),
        pytest.param(("isaf", "gold.csv", "--texts", "texts"), "for the set answers", id="set"),
        pytest.param(("isaf",), "no gold is given; write evaluate isaf GOLD", id="no gold"),
        pytest.param(
            ("answers", "bad.csv", "--texts", "texts"),
            "bad.csv: line 2: document 'road' is not known; known are",
            id="faults",
        ),
    ],
)
def test_what_is_wrong_is_said_in_one_line(
    folder: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], message: str
) -> None:
    monkeypatch.chdir(folder)
    Path("bad.csv").write_text(ROWS.replace("raid", "road"), encoding="utf-8")
    found = run("evaluate", *words)
    assert found.status == 2
    assert message in found.err
    assert found.err.count("\n") == 1
