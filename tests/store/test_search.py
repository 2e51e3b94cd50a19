"""Documents are found by their words, alike on either database."""

from __future__ import annotations

import datetime
import sqlite3
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import create_engine, delete

import tacitus.store.record as record_module
from tacitus.errors import SearchError
from tacitus.linking.build import link_events
from tacitus.model.document import Document
from tacitus.model.ids import build_document_id
from tacitus.model.report import Report
from tacitus.settings import Settings
from tacitus.store.incidents import save_incidents
from tacitus.store.record import Record, open_record
from tacitus.store.reports import save_reports
from tacitus.store.schema import documents
from tacitus.store.search import search_documents
from tacitus.store.search_query import build_fts5, parse_search
from tacitus.store.search_words import fold_text, list_words
from tests.linking.report_builder import RUN, Told, build_report

TEXTS = {
    "market": "Gunmen attacked the cattle market in Ménaka. The market burned; 3,000 fled.",
    "ferry": "A ferry sank off Ménaka. Nobody spoke of gunmen, and the market stayed open.",
    "arabic": "قُتل خمسة مدنيين في السوق صباح اليوم",
    "hindi": "बाज़ार में हिन्दी समाचार",
    "polish": "Łódź: zażółć gęślą jaźń. Al-Masri's men said so (U.N. sources).",
    "long": "filler " * 400 + "the ferry landing was shelled by gunmen " + "filler " * 400,
}


def tell(name: str, text: str, *, title: str | None = None, day: str | None = None) -> Report:
    printed = datetime.date.fromisoformat(day) if day else None
    id_ = build_document_id(text, external_id=name, title=title)
    return Report(
        document=Document(
            id=id_, external_id=name, title=title, published_on=printed, dated_on=printed, text=text
        ),
        run=RUN,
    )


@pytest.fixture
def filled(record: Record) -> Record:
    save_reports(record, [tell(name, text) for name, text in TEXTS.items()])
    return record


def search(record: Record, words: str) -> list[str]:
    return sorted(item.external_id or "" for item in search_documents(record, words).documents)


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("gunmen", ["ferry", "long", "market"]),
        ("gunmen market", ["ferry", "market"]),
        ('"cattle market"', ["market"]),
        ('"market cattle"', []),
        ('"cattle market', ["market"]),
        ("“cattle market”", ["market"]),
        ("gunmen -ferry", ["market"]),
        ('gunmen -"cattle market"', ["ferry", "long"]),
        ("shell*", ["long"]),
        ("shell", []),
        ("cattle OR shelled", ["long", "market"]),
        ("gunmen cattle OR sank", ["ferry", "market"]),
        ("OR gunmen OR", ["ferry", "long", "market"]),
        ("menaka", ["ferry", "market"]),
        ("MÉNAKA", ["ferry", "market"]),
        ("3,000", ["market"]),
        ("lodz zazolc", ["polish"]),
        ("al-masri", ["polish"]),
        ("al-mas*", ["polish"]),
        ("U.N.", ["polish"]),
        ("قتل", ["arabic"]),
        ("السوق", ["arabic"]),
        ("हिन्दी", ["hindi"]),
        ("nothing-here", []),
    ],
)
def test_search_finds(filled: Record, words: str, names: list[str]) -> None:
    assert search(filled, words) == names


@pytest.mark.parametrize(
    "words",
    [
        'a"b',
        "NEAR(a b)",
        "title:x",
        "a AND NOT b",
        "^gunmen",
        "(gunmen",
        "gunmen)",
        "'; DROP TABLE documents; --x",
        "a:* | b & !c <-> d",
        "\\' gunmen",
        "gunmen * *",
        "--gunmen x",
        "%_ gunmen",
        "\x00gunmen",
        "words{}+[]",
    ],
)
def test_any_signs_are_only_separators(filled: Record, words: str) -> None:
    search_documents(filled, words)


def test_signs_do_not_keep_the_words_from_being_found(filled: Record) -> None:
    assert search(filled, "(gunmen & {market)!") == ["ferry", "market"]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("", "has no word to look for"),
        (' "" * - ', "has no word to look for"),
        ("-ferry", "only says what to leave out"),
    ],
)
def test_search_for_nothing_is_explained(filled: Record, words: str, message: str) -> None:
    with pytest.raises(SearchError, match=message):
        search_documents(filled, words)


def test_marks_are_stretches_of_the_text(filled: Record) -> None:
    for words in ("gunmen market", "قتل", "हिन्दी", "lodz", "menaka*", "ferry gunmen"):
        for item in search_documents(filled, words).documents:
            text = TEXTS[item.external_id or ""]
            for span in (item.snippet, *item.hits):
                assert text[span.start : span.end] == span.quote
            assert item.hits
            assert item.snippet.start <= item.hits[0].start
            assert item.hits[-1].end <= item.snippet.end


def test_snippet_of_a_long_document_shows_the_words_together(filled: Record) -> None:
    (item,) = (
        item
        for item in search_documents(filled, "ferry gunmen").documents
        if item.external_id == "long"
    )
    assert [hit.quote for hit in item.hits] == ["ferry", "gunmen"]
    assert len(item.snippet.quote) < 300


def test_title_weighs_more(record: Record) -> None:
    save_reports(
        record,
        [
            tell("body", "A quiet day. Somebody saw a convoy pass by the river."),
            tell("title", "A quiet day. Somebody saw nothing pass by the river.", title="Convoy"),
        ],
    )
    found = search_documents(record, "convoy").documents
    assert [item.external_id for item in found] == ["title", "body"]
    assert found[0].hits == ()
    assert found[0].snippet.quote.startswith("A quiet day")


def test_no_phrase_runs_from_the_title_into_the_text(record: Record) -> None:
    save_reports(record, [tell("one", "river rose", title="The red")])
    assert search(record, '"red river"') == []
    assert search(record, "red river") == ["one"]


def test_ties_come_by_day(record: Record) -> None:
    days = {"b": "2024-05-02", "a": "2024-05-03", "c": "2024-05-01"}
    save_reports(record, [tell(name, "Same words here.", day=day) for name, day in days.items()])
    found = search_documents(record, "words").documents
    assert [item.external_id for item in found] == ["c", "b", "a"]


def test_days_and_limit_narrow(record: Record) -> None:
    days = {"b": "2024-05-02", "a": "2024-05-03", "c": "2024-05-01", "undated": None}
    save_reports(record, [tell(name, "Same words here.", day=day) for name, day in days.items()])
    found = search_documents(
        record, "words", first=datetime.date(2024, 5, 2), last=datetime.date(2024, 5, 2)
    )
    assert [item.external_id for item in found.documents] == ["b"]
    found = search_documents(record, "words", limit=2)
    assert len(found.documents) == 2
    assert found.n_all == 4


def test_found_document_leads_to_its_incidents(record: Record) -> None:
    blast = build_report(Told(killed=(9, 9)), text="A blast shook the town.")
    save_reports(record, [blast])
    (incident,) = link_events([blast], Settings()).incidents
    save_incidents(record, [incident], ())
    (item,) = search_documents(record, "blast").documents
    assert (item.n_events, item.incidents) == (1, (incident.id,))


def test_removed_document_is_not_found(filled: Record) -> None:
    with filled.writing() as connection:
        connection.execute(delete(documents).where(documents.c.external_id == "market"))
    assert search(filled, "gunmen") == ["ferry", "long"]
    assert search(filled, "cattle") == []


def test_saving_twice_finds_once(filled: Record) -> None:
    save_reports(filled, [tell("market", TEXTS["market"])])
    assert search(filled, "cattle") == ["market"]


def test_very_long_words_and_texts_are_searchable(record: Record) -> None:
    save_reports(record, [tell("one", "x" * 5000 + " end " + "word " * 40_000 + "finish")])
    assert search(record, "x" * 5000) == ["one"]
    assert search(record, "finish") == ["one"]


def test_older_record_becomes_searchable_when_opened(tmp_path: Path) -> None:
    path = tmp_path / "old.sqlite"
    config = Config()
    config.set_main_option("script_location", str(record_module._MIGRATIONS))
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
    engine.dispose()
    plain = sqlite3.connect(path)
    plain.execute(
        "INSERT INTO documents (id, external_id, text) VALUES ('d', 'old', 'Früher war hier')"
    )
    plain.commit()
    plain.close()
    with open_record(path) as record:
        assert search(record, "fruher") == ["old"]


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=st.text(max_size=60), words=st.text(max_size=20))
def test_no_input_is_an_error_and_every_word_is_found(
    tmp_path: Path, text: str, words: str
) -> None:
    plain = sqlite3.connect(":memory:")
    plain.execute(
        "CREATE VIRTUAL TABLE t USING fts5(words, "
        "tokenize=\"unicode61 remove_diacritics 2 categories 'L* N* M* Co'\")"
    )
    plain.execute("INSERT INTO t VALUES (?)", (fold_text(text),))
    for word in list_words(text):
        assert text[word.start : word.end]
        query = build_fts5(parse_search(text[word.start : word.end]))
        assert plain.execute("SELECT count(*) FROM t WHERE t MATCH ?", (query,)).fetchone() == (1,)
    try:
        query = build_fts5(parse_search(words))
    except SearchError:
        pass
    else:
        plain.execute("SELECT count(*) FROM t WHERE t MATCH ?", (query,)).fetchone()
    plain.close()
