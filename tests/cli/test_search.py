"""``tacitus search`` as a person uses it."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import pytest

import tacitus
from tacitus.cli.search import join_words
from tacitus.store.record import open_record
from tacitus.store.reports import save_reports
from tests.cli.run import run, run_ok
from tests.linking.report_builder import Told, build_report

TEXT = "A convoy reached Ménaka.\nIts drivers spoke of a burned  cattle market."


@pytest.fixture
def record(tmp_path: Path) -> str:
    path = tmp_path / "r.sqlite"
    reports = [
        build_report(Told(), text=TEXT, publisher="Example Wire", printed="2024-05-12"),
        build_report(Told(), text="The market is quiet.", publisher=None, printed="2024-06-12"),
    ]
    with open_record(path) as opened:
        save_reports(opened, reports)
    return str(path)


def test_table_shows_marked_words_and_counts(record: str) -> None:
    out = run_ok("--record", record, "search", "cattle menaka").out
    assert out.startswith("INTERNAL")
    assert "A convoy reached [Ménaka]. Its drivers spoke of a burned [cattle]" in out
    assert "Example Wire · 2024-05-12 · 1 event\n" in out
    assert out.endswith("1 document\n\n")


def test_json_hits_are_stretches_of_the_text(record: str) -> None:
    lines = run_ok("--record", record, "search", "market", "--format", "jsonl").out.splitlines()
    found = [json.loads(line) for line in lines]
    assert len(found) == 2
    for item in found:
        assert item["tier"] == "internal"
        (hit,) = item["hits"]
        snippet = item["snippet"]
        start = hit["start"] - snippet["start"]
        assert snippet["quote"][start : start + len(hit["quote"])] == hit["quote"] == "market"
    assert (
        json.loads(run_ok("--record", record, "search", "market", "--format", "json").out) == found
    )


def test_days_narrow_and_limit_says_how_many_more(record: str) -> None:
    june = run_ok("--record", record, "search", "market", "--from", "2024-06-01").out
    assert "1 document\n" in june
    one = run_ok("--record", record, "search", "market", "--limit", "1").out
    assert "2 documents; the best 1 shown, more with --limit" in one


def test_the_interface_finds_the_same(record: str) -> None:
    with tacitus.open_record(record, read_only=True) as opened:
        (found,) = tacitus.search(opened, "cattle", last=datetime.date(2024, 5, 31))
        assert [hit.quote for hit in found.hits] == ["cattle"]
        with pytest.raises(tacitus.TacitusError, match="no word to look for"):
            tacitus.search(opened, "?")


def test_minus_leaves_out_and_is_no_option(record: str) -> None:
    assert "1 document\n" in run_ok("--record", record, "search", "market", "-cattle").out


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["***"], "has no word to look for"),
        (["-cattle"], "only says what to leave out"),
        (["market", "--form", "json"], "No such option: --form; to leave a word out write -form"),
        (["market", "--from", "May"], "'May' is not a day"),
    ],
)
def test_wrong_searches_are_explained_in_one_line(
    record: str, words: list[str], message: str
) -> None:
    found = run("--record", record, "search", *words)
    assert found.status == 2
    assert message in found.err
    assert "Traceback" not in found.err


def test_nothing_found_is_no_error(record: str) -> None:
    assert "no document has all of these words" in run_ok("--record", record, "search", "zebra").out


@pytest.mark.parametrize(
    ("words", "joined"),
    [
        (["a b"], "a b"),
        (["a", "b"], "a b"),
        (["cattle market", "raid"], '"cattle market" raid'),
        (['"cattle market" -x', "raid"], '"cattle market" -x raid'),
    ],
)
def test_what_the_shell_cut_is_joined(words: list[str], joined: str) -> None:
    assert join_words(words) == joined


def test_days_the_wrong_way_round_are_refused(record: str) -> None:
    days = ("--from", "2024-06-02", "--to", "2024-05-01")
    found = run("--record", record, "search", "market", *days)
    assert (found.status, found.out) == (2, "")
    assert "--to 2024-05-01 lies before --from 2024-06-02" in found.err
