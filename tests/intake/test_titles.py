"""Given titles with which a text begins: closed as headlines, or cut off within a sentence."""

from __future__ import annotations

import json

import pytest

from tacitus.intake.json_lines import read_json_line
from tacitus.reading.passages import split_passages

LEAD = "Gunmen on motorcycles raided the market of Tinzawa on Saturday, killing nine traders."


def read_passages(title: str, text: str) -> list[str]:
    line = json.dumps({"title": title, "text": text}).encode()
    document = read_json_line(line, "x").document
    return [passage.text for passage in split_passages(document, passage_chars=2000)]


@pytest.mark.parametrize("n_chars", range(8, len(LEAD) - 1))
def test_cut_off_title_does_not_break_its_sentence(n_chars: int) -> None:
    assert read_passages(LEAD[:n_chars].strip(), LEAD) == [LEAD]


@pytest.mark.parametrize("end", ["...", "…"])
def test_ellipsis_closes_nothing(end: str) -> None:
    assert read_passages(LEAD[:41] + end, LEAD) == [LEAD]


@pytest.mark.parametrize(
    ("title", "text"),
    [
        pytest.param("Raid on Gao market", f"Raid on Gao market\n{LEAD}", id="line-end"),
        pytest.param("Raid on Gao market", f"Raid on Gao market. {LEAD}", id="full-stop"),
        pytest.param("‘No pity’", f"‘No pity.’\n\n{LEAD}", id="stop-within-quotation-marks"),
        pytest.param("Raid on market kills nine", f"Raid on market kills nine {LEAD}", id="lead"),
        pytest.param("Nine die", f"Nine die GAO, May 3 (Example Wire) - {LEAD}", id="dateline"),
        pytest.param("Nine die", f"Nine die 3 May 2017 {LEAD}", id="day"),
    ],
)
def test_headline_is_a_passage_of_its_own(title: str, text: str) -> None:
    found = read_passages(title, text)
    assert found[0].startswith(title.rstrip("’"))
    assert found[-1] == LEAD
