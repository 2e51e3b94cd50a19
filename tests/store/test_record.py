"""Opening a record, and files that are none."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text

from tacitus.errors import StoreError
from tacitus.store.record import Record, count_rows, open_record
from tacitus.store.schema import metadata


def is_no_text_index(name: str | None, *_: object) -> bool:
    return not str(name).startswith("search_words")


def test_migrations_make_the_tables_of_the_schema(record: Record) -> None:
    with record.reading() as connection:
        context = MigrationContext.configure(connection, opts={"include_name": is_no_text_index})
        assert compare_metadata(context, metadata) == []


def test_opening_twice_keeps_the_rows(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite"
    with open_record(path) as first, first.writing() as connection:
        connection.execute(text("INSERT INTO incident_ids VALUES ('e', 'i')"))
    with open_record(path, create=False) as again:
        assert count_rows(again, "incident_ids") == 1


def test_record_is_one_plain_file_once_closed(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite"
    open_record(path).close()
    assert [item.name for item in tmp_path.iterdir()] == ["a.sqlite"]
    with sqlite3.connect(path) as plain:
        assert plain.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    plain.close()


def test_missing_record_is_not_made_where_it_should_exist(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"there is no record here; `tacitus add FILE` makes one"):
        open_record(tmp_path / "none.sqlite", create=False)


@pytest.mark.parametrize(
    "content", [b"name,killed\nA,3\n", b"\x89PNG\r\n\x1a\n" + bytes(64)], ids=["csv", "png"]
)
def test_file_that_is_no_database_is_refused_and_kept(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "notes.sqlite"
    path.write_bytes(content)
    with pytest.raises(StoreError, match=r"notes\.sqlite: is not a Tacitus record"):
        open_record(path)
    assert path.read_bytes() == content


def test_database_of_another_program_is_refused_and_kept(tmp_path: Path) -> None:
    path = tmp_path / "other.sqlite"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE songs (name TEXT)")
    other.close()
    before = path.read_bytes()
    with pytest.raises(StoreError, match="is a database but not a Tacitus record"):
        open_record(path)
    other = sqlite3.connect(path)
    assert other.execute("SELECT name FROM sqlite_master").fetchall() == [("songs",)]
    other.close()
    assert len(path.read_bytes()) == len(before)


def test_damaged_record_gives_one_line(tmp_path: Path) -> None:
    path = tmp_path / "cut.sqlite"
    open_record(path).close()
    path.write_bytes(path.read_bytes()[:5000])
    with pytest.raises(StoreError) as caught:
        open_record(path)
    assert "cut.sqlite" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_record_of_a_newer_program_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "newer.sqlite"
    with open_record(path) as record, record.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StoreError, match=r"written by a newer Tacitus \(schema 9999\)"):
        open_record(path)


def test_folder_is_no_record(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="is a folder, not a record file"):
        open_record(tmp_path)


def test_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="does not exist; make it first"):
        open_record(tmp_path / "no" / "a.sqlite")


def test_url_that_is_none_is_refused_without_its_password() -> None:
    with pytest.raises(StoreError) as caught:
        open_record("nosuchdb://ann:secret@127.0.0.1/x")
    assert "secret" not in str(caught.value)


def test_record_that_may_not_be_written_can_be_read(tmp_path: Path) -> None:
    path = tmp_path / "a b%.sqlite"
    open_record(path).close()
    path.chmod(0o444)
    before = path.read_bytes()
    with open_record(path, read_only=True) as record:
        assert count_rows(record, "documents") == 0
    assert path.read_bytes() == before
    assert [item.name for item in tmp_path.iterdir()] == [path.name]


def test_record_opened_to_read_cannot_be_written(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite"
    open_record(path).close()
    with (
        open_record(path, read_only=True) as record,
        pytest.raises(StoreError, match="readonly"),
        record.writing() as connection,
    ):
        connection.execute(text("DELETE FROM documents"))


def test_rows_not_yet_in_the_file_are_read(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite"
    with open_record(path) as writer:
        with writer.writing() as connection:
            connection.execute(text("INSERT INTO incident_ids VALUES ('e', 'i')"))
        with open_record(path, read_only=True) as reader:
            assert count_rows(reader, "incident_ids") == 1
