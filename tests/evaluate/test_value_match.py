from __future__ import annotations

import pytest

from tacitus.evaluate.value_match import count_same, is_same_list, is_same_text, name_actors
from tests.evaluate.report_json import build_actor, build_report


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        pytest.param("the Malian army", "army", True, id="one holds the other"),
        pytest.param("army patrol", "army barracks", True, id="half the words"),
        pytest.param("river police of Orlo", "mountain police", False, id="one word of many"),
        pytest.param("?", "?", True, id="no words, but the same"),
        pytest.param(None, "", True, id="nothing is nothing"),
        pytest.param("army", None, False, id="something is not nothing"),
    ],
)
def test_texts(a: str | None, b: str | None, same: bool) -> None:
    assert is_same_text(a, b) == same


def test_lists_pair_one_to_one_for_the_most_pairs() -> None:
    assert count_same(["army", "the Malian army"], ["Malian army", "army"], is_same_text) == 2
    assert count_same(["army", "army"], ["army"], is_same_text) == 1
    assert is_same_list([], [], is_same_text)
    assert not is_same_list(["army"], ["army", "police"], is_same_text)


def test_actors_are_named_by_id_or_by_themselves() -> None:
    report = build_report(actors=[build_actor("a1", "army")])
    assert name_actors(report, ["a1", "farmers", None]) == [["army", "army"], ["farmers"]]
