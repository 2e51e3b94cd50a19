"""Full-text search over the documents of a record, alike on SQLite and PostgreSQL.

The database finds and ranks (FTS5's bm25, PostgreSQL's ts_rank; a title's words weigh more); where
the words stand is looked up in the document's own text, so that every mark is a real offset.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, cast, column, func, literal, literal_column, select, table
from sqlalchemy.dialects.postgresql import TSQUERY
from sqlalchemy.sql.elements import ColumnElement
from sqlalchemy.sql.expression import FromClause

from tacitus.model.search import Found, FoundDocument
from tacitus.model.values import Span, cut_span
from tacitus.store.record import Record
from tacitus.store.schema import documents, events, incident_events, search_texts
from tacitus.store.search_query import SearchQuery, build_fts5, build_tsquery, parse_search
from tacitus.store.search_words import list_words

_SNIPPET_CHARS = 220
_LEAD_CHARS = 50


@dataclass(frozen=True, slots=True)
class _Plan:
    """How a kind of database is asked: where from, on what condition, ranked how (high is best)."""

    source: FromClause
    condition: ColumnElement[bool]
    rank: ColumnElement[float]


def search_documents(
    record: Record,
    words: str,
    *,
    limit: int | None = 20,
    first: datetime.date | None = None,
    last: datetime.date | None = None,
) -> Found:
    """Search the documents; best first, ties by day, then id. Raises SearchError.

    ``first`` and ``last`` narrow to documents published, or dated, in those days.
    """
    query = parse_search(words)
    with record.reading() as connection:
        plan = _build_plan(connection, query)
        conditions = [plan.condition, *_list_day_conditions(first, last)]
        n_all = connection.execute(
            select(func.count()).select_from(plan.source).where(*conditions)
        ).scalar_one()
        day = func.coalesce(documents.c.dated_on, documents.c.published_on)
        rows = connection.execute(
            select(documents, plan.rank.label("score"))
            .select_from(plan.source)
            .where(*conditions)
            .order_by(plan.rank.desc(), day.is_(None), day, documents.c.id)
            .limit(limit)
        ).all()
        ids = [row.id for row in rows]
        n_events, incidents = _count_events(connection, ids), _list_incidents(connection, ids)
    found = (_build_found(row, query, n_events, incidents) for row in rows)
    return Found(documents=tuple(found), n_all=n_all)


def _build_plan(connection: Connection, query: SearchQuery) -> _Plan:
    joined = search_texts.join(documents)
    if connection.dialect.name == "postgresql":
        asked = cast(literal(build_tsquery(query)), TSQUERY)
        words = search_texts.c.words
        return _Plan(joined, words.op("@@")(asked), func.ts_rank(words, asked))
    index = table("search_words", column("rowid"))
    source = index.join(joined, index.c.rowid == search_texts.c.number)
    matches = literal_column("search_words").op("MATCH")(build_fts5(query))
    # bm25 is the lower the better.
    return _Plan(source, matches, -func.bm25(literal_column("search_words"), 4.0, 1.0))


def _list_day_conditions(
    first: datetime.date | None, last: datetime.date | None
) -> list[ColumnElement[bool]]:
    if first is None and last is None:
        return []
    first, last = first or datetime.date.min, last or datetime.date.max
    return [
        documents.c.published_on.between(first, last) | documents.c.dated_on.between(first, last)
    ]


def _count_events(connection: Connection, ids: Sequence[str]) -> dict[str, int]:
    query = (
        select(events.c.document_id, func.count())
        .where(events.c.document_id.in_(ids))
        .group_by(events.c.document_id)
    )
    return {str(id_): int(n) for id_, n in connection.execute(query)}


def _list_incidents(connection: Connection, ids: Sequence[str]) -> dict[str, list[str]]:
    query = (
        select(events.c.document_id, incident_events.c.incident_id)
        .join(events, events.c.id == incident_events.c.event_id)
        .where(events.c.document_id.in_(ids))
        .order_by(incident_events.c.incident_id)
        .distinct()
    )
    found: defaultdict[str, list[str]] = defaultdict(list)
    for document_id, incident_id in connection.execute(query):
        found[document_id].append(incident_id)
    return found


def _build_found(
    row: Row[Any], query: SearchQuery, n_events: dict[str, int], incidents: dict[str, list[str]]
) -> FoundDocument:
    hits = find_hits(row.text, query)
    snippet = cut_snippet(row.text, hits)
    inside = (hit for hit in hits if snippet.start <= hit[0] and hit[1] <= snippet.end)
    return FoundDocument(
        document=row.id,
        external_id=row.external_id,
        title=row.title,
        publisher=row.publisher,
        published_on=row.published_on,
        dated_on=row.dated_on,
        language=row.language,
        score=round(float(row.score), 6),
        snippet=snippet,
        hits=tuple(cut_span(row.text, start, end) for start, end, _ in inside),
        n_hits=len(hits),
        n_chars=len(row.text),
        n_events=n_events.get(row.id, 0),
        incidents=tuple(incidents.get(row.id, ())),
    )


def find_hits(text: str, query: SearchQuery) -> list[tuple[int, int, int]]:
    """Find where a text has what was looked for: start, end, and the number of the term.

    In order; hits that overlap are one.
    """
    words = list(list_words(text))
    found = sorted(
        (start, -end, number)
        for number, term in enumerate(query.terms)
        for start, end in term.find(words)
    )
    hits: list[tuple[int, int, int]] = []
    for start, minus_end, number in found:
        if hits and start < hits[-1][1]:
            hits[-1] = (hits[-1][0], max(hits[-1][1], -minus_end), hits[-1][2])
        else:
            hits.append((start, -minus_end, number))
    return hits


def cut_snippet(text: str, hits: Sequence[tuple[int, int, int]]) -> Span:
    """Cut the stretch that shows most of what was looked for; the beginning without a hit."""
    start, end = _choose_window(hits) if hits else (0, 0)
    start = max(0, start - _LEAD_CHARS)
    end = min(len(text), max(end, start + _SNIPPET_CHARS))
    while start > 0 and not text[start - 1].isspace() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    return cut_span(text, start, max(start, end - (len(piece) - len(piece.rstrip()))))


def _choose_window(hits: Sequence[tuple[int, int, int]]) -> tuple[int, int]:
    """Choose where most different terms, then most hits, stand close together; the first such."""
    best, chosen = (0, 0), hits[0][:2]
    for first, (start, end, _) in enumerate(hits):
        near = [hit for hit in hits[first : first + 40] if hit[1] <= start + _SNIPPET_CHARS - 50]
        score = (len({hit[2] for hit in near}), len(near))
        if score > best:
            best, chosen = score, (start, max([end, *(hit[1] for hit in near)]))
    return chosen
