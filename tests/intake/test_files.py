"""Files and folders: what is read, what is skipped, what fails and how it says so."""

from __future__ import annotations

import gzip
import json
import os
from pathlib import Path

import pytest

from tacitus.intake.files import list_inputs, read_inputs
from tacitus.intake.publication import Taken
from tacitus.model.report import FailedDocument

STORY = "Gunmen raided the market of Tinzawa on Saturday, killing nine traders, the army said."


def read(*paths: Path) -> tuple[list[Taken], list[FailedDocument]]:
    found = list(read_inputs(paths))
    taken = [item for item in found if isinstance(item, Taken)]
    return taken, [item for item in found if isinstance(item, FailedDocument)]


def test_a_folder_is_walked_in_sorted_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.md", "a/y.html", "c.jsonl", "notes.docx", "a/x.TXT.GZ"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        data = json.dumps({"text": STORY}) if name == "c.jsonl" else f"<p>{STORY}</p>"
        path.write_bytes(gzip.compress(data.encode()) if name.endswith("GZ") else data.encode())
    inputs = list_inputs([tmp_path])
    assert [file.external_id for file in inputs.files] == ["a/x", "a/y", "a/z", "b", "c"]
    assert [path.name for path in inputs.skipped] == ["notes.docx"]
    taken, failed = read(tmp_path)
    assert [item.document.external_id for item in taken] == ["a/x", "a/y", "a/z", "b", "c#1"]
    assert failed == []


def test_a_named_file_takes_its_bare_name(tmp_path: Path) -> None:
    path = tmp_path / "wire.0412.txt.gz"
    path.write_bytes(gzip.compress(STORY.encode()))
    ((taken,), failed) = read(path)
    assert (taken.document.external_id, taken.document.text, failed) == ("wire.0412", STORY, [])


def test_packed_and_plain_give_the_same_document(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "a.txt.gz").write_bytes(gzip.compress(STORY.encode()))
    (first, second), _ = read(tmp_path / "a.txt", tmp_path / "b" / "a.txt.gz")
    assert first == second


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        pytest.param("a.txt", b"", "is empty; give a file with text", id="empty"),
        pytest.param("a.txt", b" \r\n\t\n", "is empty", id="blank"),
        pytest.param("a.txt", b"\x7fELF" + b"\0\1" * 99, "is a binary file", id="binary"),
        pytest.param("a.txt", b"\xcf\xee\xeb\xea " * 9, "is neither UTF-8", id="encoding"),
        pytest.param("a.md", b"---\ntitle: x\n---\n", "no words apart from marks", id="marks-only"),
        pytest.param("a.html", b"<html><body></body></html>", "no article text", id="no-article"),
        pytest.param("a.txt.gz", b"no gzip", "broken gzip file", id="no-gzip"),
        pytest.param("a.txt.gz", gzip.compress(b"x" * 999)[:25], "broken gzip file", id="cut-gzip"),
        pytest.param("a.jsonl", b"\n\n", "is empty; give one JSON object", id="empty-jsonl"),
        pytest.param("a.docx", b"PK", "unknown file type; give one of .txt", id="type"),
    ],
)
def test_bad_files_fail_with_one_line_and_the_rest_is_read(
    tmp_path: Path, name: str, data: bytes, message: str
) -> None:
    bad, good = tmp_path / name, tmp_path / "good.txt"
    bad.write_bytes(data)
    good.write_text(STORY)
    taken, (failed,) = read(bad, good)
    assert [item.document.text for item in taken] == [STORY]
    assert failed.error.startswith(f"{bad}: ")
    assert message in failed.error
    assert "\n" not in failed.error


def test_a_missing_path_is_named(tmp_path: Path) -> None:
    _, (failed,) = read(tmp_path / "none.txt")
    assert failed.error == f"{tmp_path / 'none.txt'}: no such file or folder; check the path"


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="permissions do not bind here")
def test_a_forbidden_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(STORY)
    path.chmod(0)
    _, (failed,) = read(path)
    assert "cannot be read" in failed.error


def test_a_bad_line_is_named_by_number_and_the_others_are_read(tmp_path: Path) -> None:
    lines = [
        json.dumps({"id": "one", "text": STORY}),
        "{broken",
        json.dumps({"id": "three"}),
        json.dumps(
            {"id": "four", "text": STORY + "\u2028Next\x85line\x0bhere"}, ensure_ascii=False
        ),
    ]
    path = tmp_path / "wire.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    taken, failed = read(path)
    assert [item.document.external_id for item in taken] == ["one", "four"]
    assert [item.external_id for item in failed] == ["wire#2", "three"]
    assert failed[0].error.startswith(f"{path}: line 2: not JSON")
    assert (
        failed[1].error == f"{path}: line 3: has no field 'text'; give the document's words there"
    )


def test_lines_before_a_break_in_the_gzip_are_read(tmp_path: Path) -> None:
    lines = b"".join(
        json.dumps({"id": str(n), "text": f"{STORY} {n * 7919 % 1000}"}).encode() + b"\n"
        for n in range(20_000)
    )
    path = tmp_path / "wire.jsonl.gz"
    path.write_bytes(gzip.compress(lines)[:-1000])
    with_break = read_inputs([path])
    first = [next(with_break) for _ in range(3)]
    assert all(isinstance(item, Taken) for item in first)


@pytest.mark.skipif(os.name == "nt", reason="names are Unicode there")
def test_a_name_that_is_no_unicode_is_read(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"wire-\xff.txt")
    try:
        path.write_text(STORY)
    except OSError:
        pytest.skip("this file system takes no such name")
    (tmp_path / os.fsdecode(b"bad-\xff.txt")).write_text("")
    ((taken,), (failed,)) = read(tmp_path)
    assert taken.document.external_id == "wire-\ufffd"
    assert failed.external_id == "bad-\ufffd"
    failed.error.encode("utf-8")


def test_utf_16_lines_are_read(tmp_path: Path) -> None:
    path = tmp_path / "wire.jsonl"
    path.write_bytes(f'{{"text": "{STORY}"}}\n{{"text": "{STORY}"}}\n'.encode("utf-16"))
    taken, failed = read(path)
    assert [item.document.text for item in taken] == [STORY, STORY]
    assert failed == []


def test_a_very_long_line_is_read_with_exact_offsets(tmp_path: Path) -> None:
    text = ("Nine people died near the river, a teacher said. " * 4200)[:200_000]
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": text}))
    (tmp_path / "a.txt").write_text(text)
    taken, failed = read(tmp_path)
    assert failed == []
    for item in taken:
        assert item.document.text == text
        assert sum(part.end - part.start for part in item.document.body) == len(text)


def test_hidden_files_and_the_record_itself_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / ".cache").mkdir()
    for name in ("a.txt", ".notes.txt", ".cache/b.txt", "tacitus.sqlite", "tacitus.sqlite-wal"):
        (tmp_path / name).write_text(STORY)
    inputs = list_inputs([tmp_path])
    assert [file.external_id for file in inputs.files] == ["a"]
    assert inputs.skipped == ()
    assert [file.external_id for file in list_inputs([tmp_path / ".notes.txt"]).files] == [".notes"]
