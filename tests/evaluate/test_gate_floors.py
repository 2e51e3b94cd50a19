from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tacitus.errors import SettingsError
from tacitus.evaluate.gate_floors import (
    Floors,
    check_floors,
    load_floors,
    lower_floors,
    raise_floors,
    write_floors,
)
from tacitus.evaluate.gate_measure import Measured
from tacitus.evaluate.gate_samples import digest_gold
from tacitus.evaluate.gold import GoldDocument
from tacitus.evaluate.sets import score_set
from tests.evaluate.report_json import build_event, build_gold, build_report

GOLD = [build_gold(f"d{number}", event="AID", source=[], target=[]) for number in range(60)]
UNREAD = next(item.id for item in GOLD if not item.is_open)
GOOD = {item.id: build_report(build_event("AID")) for item in GOLD}
WORSE = GOOD | {UNREAD: build_report(build_event("COERCE"))}
FIGURE = "type among all events"


def measure(reports: dict[str, Any], gold: list[GoldDocument] = GOLD) -> Measured:
    return Measured("plover", digest_gold(gold), tuple(score_set("plover", gold, reports)))


def build_floors(measured: Measured, *, is_full: bool = False) -> Floors:
    return raise_floors(Floors(), measured, is_full=is_full)


def test_what_was_measured_passes() -> None:
    known = build_floors(measure(WORSE)).find("plover", is_full=False)
    assert check_floors(measure(WORSE), known) == []


def test_a_gain_passes() -> None:
    known = build_floors(measure(WORSE)).find("plover", is_full=False)
    assert check_floors(measure(GOOD), known) == []


def test_a_set_without_floors_passes() -> None:
    assert check_floors(measure({}), None) == []


def test_a_fall_of_the_unread_half_alone_is_told() -> None:
    """What the open half gains does not make up for it."""
    open_one = next(item.id for item in GOLD if item.is_open)
    before = GOOD | {open_one: build_report(build_event("COERCE"))}
    known = build_floors(measure(before)).find("plover", is_full=False)
    faults = [f for f in check_floors(measure(WORSE), known) if f.figure == FIGURE]
    assert [fault.part for fault in faults] == ["unread"]
    n_all = sum(not item.is_open for item in GOLD)
    told = faults[0].describe()
    assert told.startswith(f"plover: {FIGURE}, unread: {(n_all - 1) / n_all:.4f} ({n_all - 1}/")
    assert ", below its floor 1.0000; interval 0." in told


def test_a_figure_asked_too_seldom_has_no_floor() -> None:
    few = GOLD[:19]
    floors = build_floors(measure(GOOD, few))
    assert floors.sample["plover"].figures == {}


def test_a_figure_no_longer_measured_is_told() -> None:
    measured = measure(GOOD)
    known = build_floors(measured).sample["plover"]
    gone = known.model_copy(update={"figures": {"older figure": known.figures[FIGURE]}})
    faults = check_floors(measured, gone)
    assert {fault.describe() for fault in faults} == {
        f"plover: older figure, {part}: no longer measured; its floor is 1.0000"
        for part in ("all", "open", "unread")
    }


def test_floors_of_other_documents_are_refused() -> None:
    floors = build_floors(measure(GOOD))
    other = measure(GOOD, GOLD[:40])
    with pytest.raises(SettingsError, match="measured on other documents") as caught:
        check_floors(other, floors.find("plover", is_full=False))
    assert 'LOWER=1 REASON="..."' in str(caught.value)
    with pytest.raises(SettingsError, match="measured on other documents"):
        raise_floors(floors, other, is_full=False)


def test_raising_never_lowers() -> None:
    floors = build_floors(measure(GOOD))
    assert raise_floors(floors, measure(WORSE), is_full=False) == floors


def test_raising_raises() -> None:
    floors = raise_floors(build_floors(measure(WORSE)), measure(GOOD), is_full=False)
    assert floors.sample["plover"].figures == build_floors(measure(GOOD)).sample["plover"].figures


def test_lowering_keeps_the_reason() -> None:
    floors = build_floors(measure(GOOD))
    lowered = lower_floors(
        floors, measure(WORSE), is_full=False, on="2026-11-22", reason="a stricter scorer"
    )
    assert check_floors(measure(WORSE), lowered.find("plover", is_full=False)) == []
    told = [item for item in lowered.lowered if item.figure == FIGURE]
    assert {item.part for item in told} == {"all", "unread"}
    assert {(item.on, item.reason) for item in told} == {("2026-11-22", "a stricter scorer")}
    assert all(item.after is not None and item.after < item.before for item in told)


def test_floors_of_other_documents_can_be_replaced_with_a_reason() -> None:
    floors = build_floors(measure(GOOD))
    other = measure(WORSE, GOLD[:40])
    lowered = lower_floors(floors, other, is_full=False, on="2026-11-22", reason="other gold")
    assert check_floors(other, lowered.find("plover", is_full=False)) == []
    assert lowered.lowered


def test_lowering_without_a_reason_is_refused() -> None:
    with pytest.raises(SettingsError, match="needs a reason"):
        lower_floors(Floors(), measure(GOOD), is_full=False, on="2026-11-22", reason=" ")


def test_samples_and_full_sets_have_floors_of_their_own() -> None:
    floors = raise_floors(build_floors(measure(GOOD)), measure(WORSE), is_full=True)
    assert floors.sample["plover"] != floors.full["plover"]


def test_floors_come_back_as_they_were_written(tmp_path: Path) -> None:
    floors = lower_floors(
        raise_floors(build_floors(measure(GOOD)), measure(GOOD), is_full=True),
        measure(WORSE),
        is_full=True,
        on="2026-11-22",
        reason='a "quoted" reason',
    )
    path = tmp_path / "new" / "floors.json"
    write_floors(path, floors)
    assert load_floors(path) == floors
    write_floors(path, Floors())
    assert load_floors(path) == Floors()


def test_a_faulty_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    path.write_text('{"sample": 3}', encoding="utf-8")
    with pytest.raises(SettingsError, match=r"floors\.json: sample: "):
        load_floors(path)


def test_no_file_is_no_floors(tmp_path: Path) -> None:
    assert load_floors(tmp_path / "floors.json") == Floors()


def test_a_file_that_is_no_json_is_named(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    path.write_text("{bad", encoding="utf-8")
    with pytest.raises(SettingsError, match=r"floors\.json: Invalid JSON"):
        load_floors(path)
