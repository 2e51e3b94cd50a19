"""The tables of the record. The migrations under ``migrations/`` make the same ones step by step.

Reports and incidents are kept whole as JSON; what lists filter by stands in columns beside it.
"""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
)
from sqlalchemy.dialects.postgresql import TSVECTOR

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
metadata = MetaData(naming_convention=NAMING)

documents = Table(
    "documents",
    metadata,
    Column("id", String(80), primary_key=True),
    Column("external_id", Text),
    Column("publisher", Text),
    Column("published_on", Date),
    Column("dated_on", Date),
    Column("title", Text),
    Column("url", Text),
    Column("language", String(16)),
    Column("text", Text, nullable=False),
    Index(None, "external_id"),
)

search_texts = Table(
    "search_texts",
    metadata,
    Column("number", Integer, primary_key=True),
    Column(
        "document_id",
        String(80),
        ForeignKey("documents.id", ondelete="CASCADE"),
        nullable=False,
        unique=True,
    ),
    Column("title", Text, nullable=False),
    Column("words", Text().with_variant(TSVECTOR(), "postgresql"), nullable=False),
)
"""Folded words to search by. On SQLite triggers keep the FTS5 table ``search_words`` equal to it;
on PostgreSQL ``words`` is a tsvector of title and text under a GIN index."""

reports = Table(
    "reports",
    metadata,
    Column(
        "document_id",
        String(80),
        ForeignKey("documents.id", ondelete="CASCADE"),
        primary_key=True,
    ),
    Column("program", String(32), nullable=False),
    Column("model", Text, nullable=False),
    Column("rules", String(80), nullable=False),
    Column("settings", String(80), nullable=False),
    Column("report", JSON, nullable=False),
)

events = Table(
    "events",
    metadata,
    Column("id", String(100), primary_key=True),
    Column(
        "document_id",
        String(80),
        ForeignKey("documents.id", ondelete="CASCADE"),
        nullable=False,
    ),
    Column("event_id", String(16), nullable=False),
    Column("type", String(16), nullable=False),
    Column("status", String(16), nullable=False),
    Column("aggregate", Boolean, nullable=False),
    Column("first_on", Date),
    Column("last_on", Date),
    Column("country", String(2)),
    Column("place", Text),
    Column("killed_low", Integer),
    Column("confidence", Float, nullable=False),
    Column("admin1", Text),
    Column("geonames_id", Integer),
    Column("place_keys", Text),
    Index(None, "document_id"),
    Index(None, "status"),
)

event_actors = Table(
    "event_actors",
    metadata,
    Column("event_id", String(100), ForeignKey("events.id", ondelete="CASCADE"), primary_key=True),
    Column("actor_id", String(16), primary_key=True),
    Column("name", Text, nullable=False),
    Column("named", Boolean, nullable=False),
    Column("known_as", Text),
    Column("name_keys", Text, nullable=False),
)
"""Who is a side of an event, or named as responsible, with every name and mention, folded."""

incidents = Table(
    "incidents",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("version", Integer, nullable=False),
    Column("status", String(16), nullable=False),
    Column("successor", String(40)),
    Column("type", String(16), nullable=False),
    Column("first_on", Date),
    Column("last_on", Date),
    Column("country", String(2)),
    Column("admin1", Text),
    Column("place", Text),
    Column("killed_low", Integer),
    Column("actors", Text, nullable=False),
    Column("sources_independent", Integer, nullable=False),
    Column("incident", JSON, nullable=False),
    Column("geonames_id", Integer),
    Column("place_keys", Text),
    Column("grading", String(16)),
    Column("n_conflicts", Integer),
    Index(None, "first_on"),
    Index(None, "country"),
    Index(None, "type"),
)

incident_events = Table(
    "incident_events",
    metadata,
    Column("event_id", String(100), ForeignKey("events.id", ondelete="CASCADE"), primary_key=True),
    Column(
        "incident_id",
        String(40),
        ForeignKey("incidents.id", ondelete="CASCADE"),
        nullable=False,
    ),
    Index(None, "incident_id"),
)

incident_statements = Table(
    "incident_statements",
    metadata,
    Column("event_id", String(100), ForeignKey("events.id", ondelete="CASCADE"), primary_key=True),
    Column(
        "incident_id",
        String(40),
        ForeignKey("incidents.id", ondelete="CASCADE"),
        nullable=False,
    ),
    Index(None, "incident_id"),
)
"""Plans, threats, denials and statements: events that attach to an incident."""

incident_ids = Table(
    "incident_ids",
    metadata,
    Column("event_id", String(100), primary_key=True),
    Column("incident_id", String(40), nullable=False),
)

successors = Table(
    "successors",
    metadata,
    Column("incident_id", String(40), primary_key=True),
    Column("successor", String(40), nullable=False),
)

links = Table(
    "links",
    metadata,
    Column("a", String(100), primary_key=True),
    Column("b", String(100), primary_key=True),
    Column("joined", Boolean, nullable=False),
    Column("score", Float, nullable=False),
    Column("reasons", JSON, nullable=False),
    Index(None, "b"),
)
