"""Keeping the full-text index: a row a document, made when the document is saved.

A document that is deleted takes its row along, whoever deletes it: foreign key and triggers see
to that.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import Connection, insert, text

from tacitus.store.schema import search_texts
from tacitus.store.search_words import build_tsvector, fold_text

_SQLITE: Final = (
    "CREATE VIRTUAL TABLE search_words USING fts5(title, words, content='search_texts', "
    "content_rowid='number', "
    "tokenize=\"unicode61 remove_diacritics 2 categories 'L* N* M* Co'\")",
    "CREATE TRIGGER search_texts_added AFTER INSERT ON search_texts BEGIN "
    "INSERT INTO search_words(rowid, title, words) VALUES (new.number, new.title, new.words); END",
    "CREATE TRIGGER search_texts_removed AFTER DELETE ON search_texts BEGIN "
    "INSERT INTO search_words(search_words, rowid, title, words) "
    "VALUES ('delete', old.number, old.title, old.words); END",
    "CREATE TRIGGER search_texts_changed AFTER UPDATE ON search_texts BEGIN "
    "INSERT INTO search_words(search_words, rowid, title, words) "
    "VALUES ('delete', old.number, old.title, old.words); "
    "INSERT INTO search_words(rowid, title, words) VALUES (new.number, new.title, new.words); END",
)
_POSTGRESQL: Final = ("CREATE INDEX search_words ON search_texts USING gin (words)",)


def create_search_index(connection: Connection) -> None:
    """Make what the database needs beside the table ``search_texts``."""
    is_sqlite = connection.dialect.name == "sqlite"
    for statement in _SQLITE if is_sqlite else _POSTGRESQL:
        connection.execute(text(statement))


def add_to_search(
    connection: Connection, document_id: str, title: str | None, content: str
) -> None:
    """Make a new document searchable."""
    head, words = fold_text(title or ""), fold_text(content)
    if connection.dialect.name == "postgresql":
        words = build_tsvector(head, words)
    row = {"document_id": document_id, "title": head, "words": words}
    connection.execute(insert(search_texts), [row])
