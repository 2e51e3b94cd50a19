"""The page on a user's own gold tells the truth: its example runs, its fields exist."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tacitus.evaluate.answers_fields import list_cell_fields
from tests.cli.run import run_ok

PAGE = (Path(__file__).parents[2] / "docs" / "method" / "own-gold.md").read_text(encoding="utf-8")


def read_blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)


@pytest.mark.model
def test_example_runs_and_prints_what_the_page_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    article, shown = read_blocks("text")
    (gold,) = read_blocks("csv")
    (command,) = read_blocks("sh")
    monkeypatch.chdir(tmp_path)
    Path("articles").mkdir()
    Path("articles", "mill.txt").write_text(article, encoding="utf-8")
    Path("gold.csv").write_text(gold, encoding="utf-8")
    printed = run_ok(*command.split()[1:]).out.splitlines()
    assert [line for line in shown.splitlines() if line not in printed] == []


def test_fields_named_exist() -> None:
    known = {*list_cell_fields(), "document", "event", "field", "value"}
    section = PAGE.split("## How a value is compared")[1].split("## The figures")[0]
    named = set(re.findall(r"`([a-z_.0-9]+)`", section))
    assert named - known == set()
