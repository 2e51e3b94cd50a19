from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tacitus.errors import IntakeError
from tacitus.evaluate.answers_file import (
    Answer,
    DocumentAnswers,
    EventAnswers,
    find_quote,
    load_answers,
)
from tacitus.evaluate.answers_template import format_template
from tacitus.evaluate.answers_values import Number, Point

TEXTS: dict[str, str | None] = {
    "wire/1": "Gunmen burned a mill in Orlo.",
    "2": "Police arrested a man.",
    "broken": None,
}
HEADER = "document,event,field,value\n"
PLAIN = HEADER + (
    "wire/1,,dated_on,2031-05-03\n"
    "wire/1,a,actor,gunmen\n"
    "wire/1,a,actor,farmers\n"
    "wire/1,a,quote,burned a mill\n"
    "wire/1,a,injured,\n"
    "wire/1,a,latitude,16.3\n"
    "wire/1,a,longitude,0.1\n"
    "2,,complete,yes\n"
)
WIRE = DocumentAnswers(
    answers=(Answer("dated_on", ("2031-05-03",)),),
    events=(
        EventAnswers(
            "a",
            (
                Answer("actor", ("gunmen", "farmers")),
                Answer("injured", ()),
                Answer("point", (Point(16.3, 0.1),)),
            ),
            ("burned a mill",),
        ),
    ),
    is_complete=False,
)


def load(tmp_path: Path, content: str | bytes, *, name: str = "gold.csv") -> list[Any]:
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return [(item.id, item.fields["answers"]) for item in load_answers(path, TEXTS)]


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(PLAIN, id="plain"),
        pytest.param("\ufeff" + PLAIN, id="mark of UTF-8"),
        pytest.param(PLAIN.encode("utf-16"), id="UTF-16"),
        pytest.param(PLAIN.replace("\n", "\r\n"), id="line ends of Windows"),
        pytest.param(PLAIN.replace(",", ";"), id="semicolons"),
        pytest.param(PLAIN.replace(",", "\t"), id="tabs"),
        pytest.param("sep=;\n" + PLAIN.replace(",", ";"), id="delimiter named"),
        pytest.param('"' + PLAIN.replace(",", '","').replace("\n", '"\n"')[:-1], id="quoted"),
        pytest.param("\n" + PLAIN + ",,,\n;;\n\n,,,\n".replace(";", ","), id="empty lines"),
        pytest.param("# a, note\n" + PLAIN.replace("2,,", "# 3,,x,\n2,,"), id="comments"),
        pytest.param(PLAIN.replace(",", " , "), id="spaces"),
        pytest.param(PLAIN.replace(HEADER, "Document,EVENT,Field,Value,note\n"), id="more columns"),
        pytest.param(PLAIN.replace("2031-05-03", "'2031-05-03"), id="cell marked as text"),
        pytest.param(PLAIN.replace("wire/1,", "./wire/1.txt,"), id="path with its ending"),
        pytest.param(PLAIN.replace("injured,", "injured"), id="last cell cut off"),
    ],
)
def test_spreadsheet_habits(tmp_path: Path, content: str | bytes) -> None:
    assert load(tmp_path, content) == [("wire/1", WIRE), ("2", DocumentAnswers((), (), True))]


def test_rows_of_json_lines(tmp_path: Path) -> None:
    rows = [
        {"document": "2", "event": 1, "field": "detained", "value": 3},
        {"document": "2", "event": 1, "field": "killed", "value": None},
        {"document": "2", "field": "relevant", "value": True},
    ]
    content = "\n".join(json.dumps(row) for row in rows) + "\n\n"
    ((id_, found),) = load(tmp_path, content, name="gold.jsonl")
    assert id_ == "2"
    assert found.answers == (Answer("relevant", (True,)),)
    assert found.events[0].answers == (
        Answer("detained", (Number(3, None, is_bound=True),)),
        Answer("killed", ()),
    )


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        pytest.param(
            "2,1,kill,3", "line 2: field 'kill' is not known; known are 'kill", id="field"
        ),
        pytest.param("3,1,killed,3", "line 2: document '3' is not known; known are", id="document"),
        pytest.param("2,1,day,Monday", "line 2: day: 'Monday' is no day", id="day"),
        pytest.param("2,1,killed,some", "line 2: killed: 'some' is no number", id="number"),
        pytest.param("2,1,mode,shooting", "mode: 'shooting' is none of abduct", id="mode"),
        pytest.param("2,1,context,war", "context: 'war' is none of military", id="context"),
        pytest.param("2,1,sub_event_type,War", "'War' is none of Government", id="class"),
        pytest.param("2,,killed,3", "about an event; give it a label", id="no event"),
        pytest.param("2,1,dated_on,2031-05-02", "leave the event empty", id="event of a document"),
        pytest.param("2,1,killed,3\n2,1,killed,3", "line 3: says the same as line 2", id="twice"),
        pytest.param("2,1,killed,3\n2,1,killed,4", "'killed' has a value in line 2", id="two"),
        pytest.param("2,1,actor,\n2,1,actor,army", "is empty and has a value", id="clash"),
        pytest.param("2,1,latitude,3", "line 2: latitude without longitude", id="half a point"),
        pytest.param("2,1,killed,", "event '1' has empty values alone; add a quote", id="no value"),
        pytest.param("2,1,quote,", "'quote' is empty; give a value", id="empty quote"),
        pytest.param("2,1,quote,a cow", "the words 'a cow' do not stand in 2", id="quote"),
        pytest.param("2,1,actor,army, the", "has 5 cells for 4 columns; quote", id="comma"),
        pytest.param('2,1,actor,"army', "line 2: no row can be read from here on", id="quotes"),
    ],
)
def test_faults_are_told_with_their_line(tmp_path: Path, rows: str, message: str) -> None:
    with pytest.raises(IntakeError) as caught:
        load(tmp_path, HEADER + rows + "\n")
    assert message in str(caught.value)
    assert "gold.csv: line " in str(caught.value)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        pytest.param("{", "line 1: not JSON", id="no JSON"),
        pytest.param("[]", "line 1: give an object with document", id="no object"),
        pytest.param('{"field": "killed"}', "give an object with document", id="no document"),
        pytest.param(
            '{"document": "2", "field": "relevant"}', "give an object with", id="without a value"
        ),
        pytest.param(
            '{"document": "2", "field": "relevant", "value": "yes", "by": 1}',
            "has 'by'; a row has document, event, field, value and nothing else",
            id="another name",
        ),
        pytest.param(
            '{"document": "2", "event": 1, "field": "actor", "value": ["a"]}',
            "give each value a row of its own",
            id="a list",
        ),
    ],
)
def test_faults_of_json_rows(tmp_path: Path, line: str, message: str) -> None:
    with pytest.raises(IntakeError) as caught:
        load(tmp_path, line, name="gold.jsonl")
    assert message in str(caught.value)


def test_all_faults_are_told_at_once_in_the_order_of_lines(tmp_path: Path) -> None:
    rows = "2,1,killed,3\n2,1,killed,3\n9,1,killed,x\n2,1,nope,3\n"
    with pytest.raises(IntakeError) as caught:
        load(tmp_path, HEADER + rows)
    said = str(caught.value)
    places = [said.index(f"line {line}:") for line in (3, 4, 5)]
    assert places == sorted(places)
    assert said.count("line 4:") == 2


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param("", "holds no row; --template", id="empty"),
        pytest.param(HEADER, "holds no row", id="header alone"),
        pytest.param("a,b\n1,2\n", "line 1: the header lacks document, event", id="no header"),
    ],
)
def test_files_without_rows(tmp_path: Path, content: str, message: str) -> None:
    with pytest.raises(IntakeError, match=message):
        load(tmp_path, content)


def test_absent_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(IntakeError, match=r"none\.csv: no such gold file"):
        load_answers(tmp_path / "none.csv", TEXTS)


def test_documents_that_could_not_be_read_are_known(tmp_path: Path) -> None:
    ((id_, found),) = load(tmp_path, HEADER + "broken,1,quote,whatever\n")
    assert (id_, found.events[0].quotes) == ("broken", ("whatever",))


def test_template_loads_as_it_stands(tmp_path: Path) -> None:
    path = tmp_path / "template.csv"
    path.write_text(format_template(), encoding="utf-8")
    text = "Masked gunmen burned the mill at dawn."
    (found,) = load_answers(path, {"reports/mill": text})
    assert [event.label for event in found.fields["answers"].events] == ["1"]


def test_quotes_are_found_by_their_words() -> None:
    text = "The  gunmen\n“burned” the mill; gunmen, burned fields."
    assert find_quote(text, "Gunmen burned") == [(5, 19), (31, 45)]
    assert find_quote(text, "men burned") == []
    assert find_quote(text, "?") == []


def test_a_workbook_is_told_to_be_saved_as_csv(tmp_path: Path) -> None:
    path = tmp_path / "gold.XLSX"
    path.write_bytes(b"PK\x03\x04")
    with pytest.raises(IntakeError, match="is a workbook; save the sheet as CSV"):
        load_answers(path, TEXTS)
