from __future__ import annotations

import dataclasses
import json
import platform
from pathlib import Path

import pytest

from tacitus.errors import SettingsError
from tacitus.evaluate.bench import Bench, Speed, describe_machine, format_bench, run_bench
from tacitus.evaluate.bench_reading import Reading, measure_reading, read_here

TEXTS = (
    "Police arrested two bakers in Toledo on Monday.",
    "Soldiers killed a farmer in the village.",
    "Ministers of both countries met for talks.",
)
READING = Reading(
    n_documents=4,
    n_characters=400,
    n_failed=0,
    n_events=7,
    seconds=2.0,
    processor_s=3.0,
    peak_mb=300.0,
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "three.jsonl"
    lines = (json.dumps({"id": str(i), "text": text}) for i, text in enumerate(TEXTS))
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


@pytest.mark.model
def test_every_figure_is_positive(file: Path) -> None:
    bench = run_bench([file], runs=1)
    assert bench.help_s > 0
    assert bench.first_result_s > 0
    (speed,) = bench.speeds
    assert speed.ratio > 0
    assert speed.processor_ratio > 0
    for reading in (speed.yardstick, speed.tacitus):
        assert (reading.n_documents, reading.n_failed) == (3, 0)
        assert reading.n_characters == sum(map(len, TEXTS))
        assert min(reading.seconds, reading.processor_s) > 0
        assert reading.peak_mb is None or reading.peak_mb > 0
    assert speed.tacitus.n_events >= 2


@pytest.mark.model
@pytest.mark.parametrize("reader", ["yardstick", "tacitus"])
def test_documents_can_be_read_several_times(file: Path, reader: str) -> None:
    assert read_here(reader, [file], 3).n_documents == 9


def test_a_page_says_what_was_measured_and_misses_are_loud() -> None:
    slow = dataclasses.replace(READING, seconds=3.0, processor_s=6.0)
    bench = Bench((Speed("a.jsonl", READING, slow),), 0.1, 9.0, 5)
    page = format_bench(bench, "2026-11-22")
    assert "| a.jsonl | 4 | 400 | 0 | 7 | 1.50 | 2.00 |" in page
    assert "| a.jsonl | Tacitus | 1.3 | 3.0 | 6.0 | 300 |" in page
    assert "| `tacitus --help` | 0.10 | 0.3 | met |" in page
    assert "| `tacitus read` of one short file | 9.00 | 2.5 | MISSED |" in page
    assert "- 2026-11-22; Tacitus " in page


def test_the_machine_is_described_without_its_name() -> None:
    words = describe_machine()
    assert "cores" in words
    assert not platform.node() or platform.node() not in words


def test_files_without_a_document_are_told(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(SettingsError, match=r"tacitus could not read .* no document"):
        measure_reading("tacitus", [tmp_path / "empty"])
