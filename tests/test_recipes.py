"""The recipes' commands run, in order, and print what the page shows; so does the interface."""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.cli.run import run

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "recipes.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"(?:^Save as `([^`]+)`:\n)?^```(\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
ENDS_WITH = re.compile(r"\s*# exit status (\d)$")


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block of the page; ``saved_as`` where it is a file to write."""

    saved_as: str | None
    language: str
    text: str


def find_blocks(page: str) -> Iterator[Block]:
    """Find the fenced blocks of a page, in order."""
    for match in BLOCK.finditer(page):
        yield Block(match[1], match[2], match[3])


def run_block(text: str) -> str:
    """Run the commands of a block and give what they printed, line ends and spaces evened out."""
    printed = []
    for line in text.splitlines():
        told = ENDS_WITH.search(line)
        words = shlex.split(line, comments=True)
        assert words[0] == "tacitus"
        found = run(*words[1:])
        assert found.status == (int(told[1]) if told else 0), f"{line}\n{found.err or found.out}"
        printed += [found.out, found.err]
    return even_out("\n".join(printed))


def even_out(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.model
def test_commands_run_and_print_what_is_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(ROOT / "src" / "tacitus" / "demo" / "texts", tmp_path / "articles")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.delenv("TACITUS_RECORD", raising=False)
    printed = ""
    for block in find_blocks(PAGE):
        if block.saved_as:
            Path(block.saved_as).write_text(block.text, encoding="utf-8")
        elif block.language == "sh":
            printed = run_block(block.text)
        elif block.language == "text":
            missing = [line for line in block.text.splitlines() if even_out(line) not in printed]
            assert not missing, f"not printed: {missing}"
    assert (tmp_path / "public" / "losses.json").is_file()


@pytest.mark.model
def test_example_of_the_python_interface_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "articles").mkdir()
    article = ROOT / "src" / "tacitus" / "demo" / "texts" / "01-market-attack.txt"
    shutil.copy(article, tmp_path / "articles")
    monkeypatch.chdir(tmp_path)
    page = (ROOT / "docs" / "reference" / "api.md").read_text(encoding="utf-8")
    code = next(block.text for block in find_blocks(page) if block.language == "python")
    exec(compile(code, "api.md", "exec"), {})
    assert capsys.readouterr().out.startswith("inc-")


def test_table_of_vague_numbers_shown_is_the_one_in_use() -> None:
    (shown,) = (b.text for b in find_blocks(PAGE) if b.text.startswith("[[vague]]"))
    name = re.search(r"`(src/\S+/numbers\.toml)`", PAGE)
    assert name
    assert shown in (ROOT / name[1]).read_text(encoding="utf-8")
