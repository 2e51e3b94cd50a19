from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tacitus.errors import SettingsError
from tacitus.evaluate.gate import (
    Measured,
    build_floors,
    check_floors,
    digest_gold,
    measure_set,
    run_gate,
    sample_gold,
)
from tacitus.evaluate.gold import GoldDocument
from tacitus.evaluate.sets import score_set
from tacitus.settings import Settings
from tests.evaluate.report_json import build_event, build_gold, build_report

GOLD = [build_gold(f"d{number}", event="AID", source=[], target=[]) for number in range(6)]


def measure(reports: dict[str, Any], gold: list[GoldDocument] = GOLD) -> Measured:
    return Measured("plover", digest_gold(gold), tuple(score_set("plover", gold, reports)))


GOOD = {item.id: build_report(build_event("AID")) for item in GOLD}


def test_what_was_measured_passes() -> None:
    assert check_floors(measure(GOOD), build_floors([measure(GOOD)])) == []


def test_a_fall_below_a_floor_is_told() -> None:
    worse = GOOD | {"d1": build_report(build_event("COERCE"))}
    faults = check_floors(measure(worse), build_floors([measure(GOOD)]))
    assert "plover: type among all events is 0.8333, below its floor 1.0000" in faults


def test_a_gain_passes() -> None:
    floors = build_floors([measure(GOOD | {"d1": build_report()})])
    assert check_floors(measure(GOOD), floors) == []


def test_floors_of_other_documents_are_refused() -> None:
    with pytest.raises(SettingsError, match="floors were measured on other documents"):
        check_floors(measure(GOOD, GOLD[:5]), build_floors([measure(GOOD)]))


def test_a_set_without_floors_passes() -> None:
    assert check_floors(measure({}), {}) == []


def test_sample_does_not_depend_on_the_order_of_the_file() -> None:
    chosen = {item.id for item in sample_gold(GOLD, 3)}
    assert {item.id for item in sample_gold(GOLD[::-1], 3)} == chosen
    assert len(chosen) == 3
    assert sample_gold(GOLD, 9) == GOLD


@pytest.mark.model
def test_floors_are_written_and_hold(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    line = {"id": "s1", "text": "Police arrested two bakers.", "event": "COERCE"}
    (tmp_path / "plover.jsonl").write_text(json.dumps(line | {"source": [], "target": []}))
    floors = tmp_path / "new" / "floors.json"
    assert run_gate(tmp_path, floors, ["--write"]) == []
    assert list(json.loads(floors.read_text())) == ["plover"]
    assert run_gate(tmp_path, floors, []) == []
    assert "type among all events" in capsys.readouterr().out


@pytest.mark.model
def test_a_bug_in_a_reading_rule_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    """The gate passes as things are, and fails once no trigger is found."""
    sentences = ("Police arrested two bakers.", "Soldiers killed a farmer in the village.")
    types = ("COERCE", "ASSAULT")
    gold = [
        build_gold(f"s{i}", text, event=types[i], source=[], target=[])
        for i, text in enumerate(sentences)
    ]
    before = measure_set("plover", gold, Settings())
    floors = build_floors([before])
    assert check_floors(before, floors) == []
    monkeypatch.setattr("tacitus.reading.events_tellings.find_triggers", lambda *_: ())
    broken = measure_set("plover", gold, Settings())
    assert check_floors(broken, floors)
