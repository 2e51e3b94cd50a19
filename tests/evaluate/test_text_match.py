from __future__ import annotations

import pytest

from tacitus.evaluate.text_match import compare_texts, count_shared, split_words


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        pytest.param("The Ñandú Brigade", "nandu brigade", 1, id="accents, case, article"),
        pytest.param("three fishermen", "FISHERMEN", 1, id="number word"),
        pytest.param("12 fishermen", "the fishermen", 1, id="digits"),
        pytest.param("river", "members of the river league", 1, id="held whole"),
        pytest.param("the old river league", "river league of Ruvo", 1, id="half the words"),
        pytest.param("river police station", "police chief of Ruvo town", 0.5, id="one long word"),
        pytest.param("men of Ruvo", "two big men with bad old cars", 0, id="one short word"),
        pytest.param("miners", "fishermen", 0, id="nothing shared"),
        pytest.param("", "miners", 0, id="empty"),
        pytest.param("two", "two", 1, id="nothing but a number"),
    ],
)
def test_texts_match_whole_in_part_or_not(a: str, b: str, expected: float) -> None:
    assert compare_texts(a, b) == compare_texts(b, a) == expected


def test_shared_words_count_as_often_as_both_have_them() -> None:
    assert count_shared(split_words("to be or not to be"), split_words("to be to")) == 3
