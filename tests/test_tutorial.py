"""The tutorial's commands run, in order, as it prints them."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tests.cli.run import run_ok

ROOT = Path(__file__).parents[1]
TUTORIAL = (ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8")
COMMANDS = [
    line.split()[1:]
    for block in re.findall(r"^```sh\n(.*?)^```$", TUTORIAL, re.DOTALL | re.MULTILINE)
    for line in block.splitlines()
]


@pytest.mark.model
def test_commands_run_in_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT / "src" / "tacitus" / "demo" / "texts", tmp_path / "texts")
    monkeypatch.chdir(tmp_path)
    for words in COMMANDS:
        run_ok(*words)
    assert (tmp_path / "commentary.html").is_file()
    assert (tmp_path / "public" / "incidents.geojson").is_file()
