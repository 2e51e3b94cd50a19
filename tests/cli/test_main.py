"""Exit statuses and messages of the main command, in a process of its own."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.run import run

START = (sys.executable, "-m", "tacitus.cli.main")


def test_version_is_printed() -> None:
    assert run("--version").out.startswith("tacitus 0.")


def test_unknown_command_says_how_to_get_help() -> None:
    found = run("nothing")
    assert found.status == 2
    assert "No such command 'nothing'" in found.err


def test_missing_argument_is_named() -> None:
    found = run("read")
    assert found.status == 2
    assert "Missing argument" in found.err


def test_help_starts_without_the_language_model() -> None:
    code = "import sys, tacitus.cli.main; print(any(m.startswith('spacy') for m in sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


@pytest.mark.model
@pytest.mark.skipif(sys.platform == "win32", reason="sends the signal of Ctrl-C to a process")
def test_ctrl_c_keeps_what_was_read_and_says_so(tmp_path: Path) -> None:
    line = json.dumps({"text": "Gunmen killed four people in Gao on 11 May 2024. " * 40})
    (tmp_path / "many.jsonl").write_text(f"{line}\n" * 2000, encoding="utf-8")
    record = tmp_path / "r.sqlite"
    words = (*START, "--record", str(record), "add", "many.jsonl")
    process = subprocess.Popen(words, cwd=tmp_path, stderr=subprocess.PIPE, text=True)
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and count_documents(record) == 0:
        time.sleep(0.1)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert err.strip() == "tacitus: stopped; what was saved before stays saved"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["many.jsonl", "r.sqlite"]
    assert 0 < count_documents(record) < 2000


def count_documents(record: Path) -> int:
    if not record.exists():
        return 0
    plain = sqlite3.connect(f"{record.as_uri()}?mode=ro", uri=True)
    try:
        return int(plain.execute("SELECT count(*) FROM documents").fetchone()[0])
    except sqlite3.OperationalError:
        return 0
    finally:
        plain.close()


@pytest.mark.model
@pytest.mark.skipif(sys.platform == "win32", reason="needs a shell with pipes")
def test_output_cut_short_by_a_pipe_is_no_error(tmp_path: Path) -> None:
    line = json.dumps({"text": "Gunmen killed four people in Gao."})
    (tmp_path / "many.jsonl").write_text(f"{line}\n" * 400, encoding="utf-8")
    command = f"{START[0]} -m tacitus.cli.main read many.jsonl --format jsonl | head -n 1"
    done = subprocess.run(
        command,
        shell=True,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
        env=dict(os.environ),
    )
    assert done.stdout.count("\n") == 1
    assert done.stderr == ""
