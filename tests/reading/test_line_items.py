"""Items on lines of their own: lists, entries and turns are cut, wrapped lines are not."""

from __future__ import annotations

import pytest

from tacitus.reading.line_items import find_item_starts

CUT = [
    ["* Ferry sinks off Tinzawa", "* Bomb kills six at checkpoint", "* Talks to open in Gao"],
    ["- On 2 May, police held a trader.", "- On 3 May, a farmer was shot."],
    ["1. Bomb kills six", "2. Talks to open"],
    ["• Ferry sinks", "• Bomb kills six"],
    ["Ferry sinks off the northern coast", "Bomb kills six", "Talks to open in Gao on Thursday"],
    ["14:20 Air raid on the market.", "11:40 The army says it will answer.", "09:00 Good morning."],
    ["11.40 am GMT: The rebels deny it", "9.05 am GMT: The army claims it"],
    ["Q: What happened?", "A: Two men came to the gate."],
    ["[Roe] We saw two men.", "[Doe] They ran to the gate."],
    ["ROE: We saw two men.", "DOE: They ran to the gate."],
    [
        "Raid on the market",
        "Gunmen on motorcycles raided the market of Tinzawa on Saturday at dawn.",
    ],
]
KEPT = [
    "Gunmen on motorcycles raided the town\nmarket of Tinzawa on Saturday, killing\nnine traders.",
    "The patrol reached the town of Gao with\nGeneral Roe and Colonel Doe of the Tenth\nBrigade on "
    "Monday.",
    "The talks, which opened on 2 May\n- The Hague had offered to host them -\nwent on.",
    "The shelling went on until about\n14:20 Gao time and then stopped.",
    "He was freed on May\n12. The rebels denied it.",
    "GUNMEN RAIDED THE MARKET\nOF TINZAWA\nON SATURDAY AND LEFT",
    "WE WILL FIGHT TO THE LAST.\n[WORDS INDISTINCT] THE ARMY WILL FALL.",
    "He met the army's\nMr Roe there at noon on the last day of the talks that failed.",
    "One line only",
]


@pytest.mark.parametrize("lines", CUT, ids=[lines[0] for lines in CUT])
def test_each_item_is_cut(lines: list[str]) -> None:
    text = "\n".join(lines)
    starts = [0, *find_item_starts(text, 0, len(text))]
    assert [text[start:].split("\n")[0] for start in starts] == lines


@pytest.mark.parametrize("text", KEPT, ids=[text[:20] for text in KEPT])
def test_wrapped_lines_stay_together(text: str) -> None:
    assert list(find_item_starts(text, 0, len(text))) == []


def test_wrapped_lines_of_an_item_stay_with_it() -> None:
    text = "- Police held a trader at the market of\n  Tinzawa.\n- A farmer was shot."
    assert [text[at:] for at in find_item_starts(text, 0, len(text))] == ["- A farmer was shot."]
