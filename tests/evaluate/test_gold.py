from __future__ import annotations

from pathlib import Path

import pytest

from tacitus.errors import IntakeError
from tacitus.evaluate.gold import GoldDocument, load_gold, load_json_lines
from tacitus.evaluate.outcomes import take_document
from tacitus.model.document import Document


def test_lines_are_cut_at_line_feeds_only(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text('{"id": "a", "text": "one\u2028two"}\n\n{"id": "b", "text": "x"}\n', "utf-8")
    assert [(item.id, item.text) for item in load_gold(path)] == [
        ("a", "one\u2028two"),
        ("b", "x"),
    ]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param("", "holds no document", id="empty"),
        pytest.param("{", "line 1: not JSON", id="not JSON"),
        pytest.param("[1]", "is no JSON object", id="no object"),
        pytest.param('{"text": "x"}', "has no 'id'", id="no id"),
        pytest.param('{"id": "a", "text": ""}\n' * 2, "'a' is the id of several", id="twice"),
        pytest.param('{"id": "a"}', "has no text in 'text'; name its field", id="no text"),
    ],
)
def test_faulty_gold_is_told_with_its_line(tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(IntakeError, match=message):
        load_gold(path)


def test_absent_files_are_named(tmp_path: Path) -> None:
    with pytest.raises(IntakeError, match=r"none\.jsonl: no such gold file"):
        load_gold(tmp_path / "none.jsonl")
    with pytest.raises(IntakeError, match=r"none\.jsonl: no such file"):
        load_json_lines(tmp_path / "none.jsonl")


def test_another_field_can_hold_the_words(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text('{"id": "a", "text": "ONE", "recased": "One"}', encoding="utf-8")
    assert load_gold(path, field="recased")[0].text == "One"


def test_halves_follow_the_digest_of_the_id() -> None:
    halves = {id_: GoldDocument(id_, "", {}).is_open for id_ in ("a", "b", "c", "d", "e")}
    assert halves == {"a": False, "b": False, "c": True, "d": True, "e": True}


def test_document_to_read_has_the_words_and_the_day_of_the_gold() -> None:
    taken = take_document(GoldDocument("a", "A mill burned.", {"dct": "2031-05-02T10:00"}))
    assert isinstance(taken, Document)
    assert (taken.external_id, taken.text) == ("a", "A mill burned.")
    assert str(taken.published_on) == "2031-05-02"
