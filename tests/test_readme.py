"""The README tells the truth: its output is the program's, its code runs, its links lead on."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tests.cli.run import run_ok

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]


def read_blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)


@pytest.mark.model
def test_output_shown_is_the_demo_s(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    after = README.split("<!-- demo output", 1)[1]
    shown = re.search(r"^```\n(.*?)^```$", after, re.DOTALL | re.MULTILINE)
    assert shown
    printed = run_ok("demo", "--out", str(tmp_path / "demo")).out
    lines = {line.rstrip() for line in printed.splitlines()}
    missing = [line for line in shown[1].splitlines() if line.rstrip() not in lines]
    assert not missing, "run `tacitus demo` and copy the lines anew"


@pytest.mark.model
def test_python_example_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    article = ROOT / "src" / "tacitus" / "demo" / "texts" / "07-commentary-republished.html"
    shutil.copy(article, tmp_path / "article.html")
    monkeypatch.chdir(tmp_path)
    (code,) = read_blocks("python")
    exec(compile(code, "README.md", "exec"), {})
    assert "in the words:" in capsys.readouterr().out


def test_commands_shown_exist() -> None:
    names = set(re.findall(r"^\.venv/bin/tacitus (\w+)", README, re.MULTILINE))
    reference = (ROOT / "docs" / "reference" / "commands.md").read_text(encoding="utf-8")
    assert names
    assert all(f"## tacitus {name}\n" in reference for name in names)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)[^)]*\)", page.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (page.parent / target).exists(), target
