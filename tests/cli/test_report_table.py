"""One article on one screen: what a casualty recorder reads forty times an hour."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.cells import cell_len

from tacitus.cli import screen
from tacitus.cli.evidence_text import build_evidence_text
from tacitus.cli.options import EventsShown
from tacitus.cli.report_table import format_report_table
from tacitus.cli.screen import flatten, isolate
from tacitus.demo.articles import list_articles
from tacitus.intake.files import read_inputs
from tacitus.intake.publication import Taken
from tacitus.model.enums import DatedBy, EventType, Outcome, PlacePrecision, Status
from tacitus.model.event import Toll
from tacitus.model.report import Report
from tacitus.model.values import cut_span
from tacitus.settings import Settings
from tacitus.workflow import read_documents
from tests.cli.run import run_ok
from tests.linking.report_builder import Told, build_report

RAID = Told(killed=(14, None), children=3, doer="Ardel Front", target="traders", by="police")


def show(report: Report, *, shown: EventsShown = EventsShown.ALL) -> str:
    return format_report_table(report, shown=shown)


def test_screen_has_head_happenings_and_counts() -> None:
    out = show(build_report(RAID))
    lines = out.splitlines()
    assert lines[0].startswith("INTERNAL")
    assert "Example Wire 2024-05-12" in lines[2]
    assert "days counted from" in lines[3]
    assert "HAPPENED" in lines
    flat = " ".join(out.split())
    assert "e1 Sat 2024-05-11 | Ardel, North, XA | Ardel Front -> traders" in flat
    assert 'at least 14 killed ("14"), of them 3 children' in flat
    assert "ASSAULT bombing | word of police (said)" in flat
    assert flat.endswith("1 event: 1 happened")


def test_what_intake_found_odd_stands_among_the_warnings() -> None:
    out = format_report_table(build_report(RAID), notes=("the head prints 2024-05-18",))
    assert "\n! the head prints 2024-05-18\n" in out
    assert out.index("! the head") < out.index("HAPPENED")


@pytest.mark.model
def test_notes_stand_with_their_article_and_not_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    text = "Published: 18 May 2024\n\nGunmen killed four people in Gao on Friday, police said."
    line = {"id": "a1", "text": text, "published_on": "2024-05-12"}
    path.write_text(json.dumps(line) + "\n", encoding="utf-8")
    found = run_ok("read", str(path))
    note = "the head prints 2024-05-18, but 2024-05-12 was given as publication day"
    assert f"! {note}\n" in found.out
    assert found.err == ""
    assert note in run_ok("read", str(path), "--format", "jsonl").err


def test_what_did_not_happen_stands_apart() -> None:
    report = build_report(
        Told(status=Status.PLANNED, day=None, place=None, words="plan"),
        Told(type=EventType.ACCUSE, by="police", words="blame"),
        Told(type=EventType.AID, words="help"),
        Told(aggregate=True, killed=(300, 300), words="since January"),
        Told(status=Status.ATTEMPTED, killed=(0, 0), words="failed"),
    )
    out = show(report)
    order = ["HAPPENED", "e5", "OTHER DEEDS", "e3", "TOTALS", "e4", "PLANNED, DENIED, SAID"]
    found = [out.index(f"\n{words}") for words in (*order, "e1", "e2")]
    assert found == sorted(found)
    assert "e5  ATTEMPTED | " in out
    assert "e1  PLANNED ASSAULT" in out
    assert "5 events: 2 happened, 1 as totals, 1 planned, 1 said" in " ".join(out.split())
    real = show(report, shown=EventsShown.REAL)
    assert "PLANNED, DENIED, SAID" not in real
    assert "the rest left out" in " ".join(real.split())


def test_article_without_events_says_so() -> None:
    assert show(build_report()).endswith("\nno events found\n\n")


def change_document(report: Report, **values: object) -> Report:
    return report.model_copy(update={"document": report.document.model_copy(update=values)})


@pytest.mark.parametrize(
    ("values", "words"),
    [
        pytest.param({"dated_on": None}, "days counted from: none known", id="no-day"),
        pytest.param({"dated_on": None}, "! no day known to count from", id="no-day-warning"),
        pytest.param({"dated_by": DatedBy.PUBLISHED}, "! no dateline", id="no-dateline"),
        pytest.param({"dated_by": DatedBy.GIVEN}, "as given with --dated-on", id="given"),
        pytest.param({"language": "fr"}, "! language fr: not read", id="language"),
        pytest.param({"publisher": None}, "outlet not told 2024-05-12", id="no-outlet"),
        pytest.param(
            {"first_publisher": "First Paper"},
            "COPY in Example Wire 2024-05-12, first in First Paper",
            id="copy",
        ),
        pytest.param(
            {"first_publisher": "First Paper", "publisher": None, "published_on": None},
            "First Paper; outlet of this text not told",
            id="agency-alone",
        ),
    ],
)
def test_head_says_what_days_count_from_and_warns(values: dict[str, object], words: str) -> None:
    report = change_document(build_report(RAID), dated_by=DatedBy.DATELINE)
    assert words in " ".join(show(change_document(report, **values)).split())


def test_events_that_differ_on_the_dead_are_named() -> None:
    report = build_report(Told(killed=(9, 9)), Told(killed=(14, None)))
    assert "! e1 and e2, same day and place, differ: 9 killed / at least 14 killed" in show(report)
    agreed = build_report(Told(killed=(15, 15)), Told(killed=(14, None)))
    assert "differ" not in show(agreed)
    apart = build_report(Told(killed=(9, 9)), Told(killed=(14, 14), place="Corvan"))
    assert "differ" not in show(apart)


def test_several_figures_of_one_event_are_named() -> None:
    report = build_report(Told(killed=(9, 9)))
    (event,) = report.events
    other = event.tolls[0].model_copy(update={"low": 12, "high": 12})
    event = event.model_copy(update={"tolls": (*event.tolls, other)})
    out = show(report.model_copy(update={"events": (event,)}))
    assert "! e1 has several figures for killed: 9; 12" in out


@pytest.mark.parametrize(
    ("values", "flag"),
    [
        ({"precision": PlacePrecision.COUNTRY}, "! country only"),
        ({"precision": PlacePrecision.ADMIN1}, "! region only"),
        ({"precision": None, "latitude": None}, "! place not found in the gazetteer"),
    ],
)
def test_vague_places_are_flagged(values: dict[str, object], flag: str) -> None:
    report = build_report(RAID)
    (event,) = report.events
    assert event.where
    event = event.model_copy(update={"where": event.where.model_copy(update=values)})
    assert flag in " ".join(show(report.model_copy(update={"events": (event,)})).split())


def test_word_of_nobody_is_the_author_s_voice() -> None:
    out = show(build_report(Told(killed=(2, 2))))
    assert "! author's voice only" in out
    assert "1 in the author's voice only" in out


def test_day_and_place_told_elsewhere_are_marked() -> None:
    report = build_report(Told(), Told(killed=(1, 1)))
    first, second = report.events
    moved = second.model_copy(update={"when": first.when, "where": first.where})
    out = show(report.model_copy(update={"events": (first, moved)}))
    assert "e2  Sat 2024-05-11~ | Ardel, North, XA~" in out
    assert "~ told elsewhere in the article" in " ".join(out.split())


def test_figures_outside_the_evidence_are_shown_with_their_words() -> None:
    text = "The blast came at noon. It was loud.\nLater, three of the dead were named as pupils."
    report = build_report(Told(killed=(9, 9)), text=text)
    (event,) = report.events
    content = report.document.text
    start = content.index("three of")
    span = cut_span(content, start, start + len("three of the dead"))
    toll = Toll.model_validate(
        {
            **span.model_dump(),
            "outcome": Outcome.KILLED,
            "low": 3,
            "high": 3,
            "wording": span.quote,
            "category": "child",
        }
    )
    event = event.model_copy(update={"tolls": (*event.tolls, toll)})
    words = build_evidence_text(event, report).plain
    assert words.endswith("... Later, three of the dead were named as pupils.")


def test_long_sentence_keeps_its_head_and_its_figures() -> None:
    filler = "and so the road went on past villages " * 30
    report = build_report(Told(killed=(9, 9), words=filler + "until nine men fell " + filler))
    (event,) = report.events
    content = report.document.text
    start = content.index("nine men")
    span = cut_span(content, start, start + len("nine men"))
    toll = event.tolls[0].model_copy(update=span.model_dump())
    event = event.model_copy(update={"tolls": (toll,)})
    words = build_evidence_text(event, report).plain
    assert len(words) < 400
    assert words.startswith("(1) and so the road")
    assert "until nine men fell" in words
    for piece in words.split(" ..."):
        assert piece.strip() in content


def test_writing_from_right_to_left_is_kept_apart() -> None:
    report = build_report(Told(killed=(2, 2), doer="جبهة النهر", target="traders"))
    assert "\u2068جبهة النهر\u2069 -> traders" in " ".join(show(report).split())
    assert isolate("plain") == "plain"


def test_text_cannot_steer_the_terminal() -> None:
    report = change_document(build_report(RAID), title="A\x1b[31mred\x07\u202eend")
    out = show(report)
    assert "\x1b" not in out
    assert "\u202e" not in out
    assert "A\ufffd[31mred\ufffd\ufffdend" in out
    assert flatten("a\n\t b") == "a b"


def test_marks_are_in_colour_on_a_terminal_only(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b" not in show(build_report(RAID))
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setattr(screen, "is_terminal", lambda: True)
    assert "\x1b[1;31m" in show(build_report(RAID))


@pytest.fixture(scope="module")
def reports() -> list[Report]:
    with list_articles() as folder:
        taken = (item.document for item in read_inputs([folder]) if isinstance(item, Taken))
        return [item for item in read_documents(taken, Settings()) if isinstance(item, Report)]


def list_required(report: Report) -> Iterator[str]:
    """Give what no screen may leave out or cut: names, figures and their words."""
    for event in report.events:
        names = {actor.id: actor.name for actor in report.actors}
        yield from (names[id_] for id_ in (*event.actors, *event.recipients))
        for toll in event.tolls:
            yield toll.quote
            yield from (str(value) for value in (toll.low, toll.high) if value is not None)


@pytest.mark.model
@pytest.mark.parametrize("width", [60, 80, 100, 140])
def test_nothing_is_cut_and_no_line_is_too_wide(
    reports: list[Report], width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    for report in reports:
        out = show(report)
        assert max(cell_len(line) for line in out.splitlines()) <= width
        flat = re.sub(r"\s+", " ", out)
        for words in list_required(report):
            assert flatten(words) in flat


@pytest.mark.model
def test_every_article_of_the_demo_fits_a_screen_or_two(
    reports: list[Report], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    for report in reports:
        assert show(report).count("\n") <= 14 + 6 * len(report.events)


@pytest.mark.model
def test_quoted_words_are_the_article_s(reports: list[Report]) -> None:
    for report in reports:
        content = flatten(report.document.text)
        for event in report.events:
            for piece in build_evidence_text(event, report).plain.split(" ..."):
                assert piece.strip() in content


@pytest.mark.model
def test_real_leaves_out_what_did_not_happen(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Gunmen killed four people in Gao. Rebels plan to attack Gao.", "utf-8")
    assert "PLANNED" in run_ok("read", str(path)).out
    assert "PLANNED" not in run_ok("read", str(path), "--events", "real").out
