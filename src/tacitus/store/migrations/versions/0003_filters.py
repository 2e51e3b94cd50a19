"""Columns and tables that lists are narrowed by; filled for what is there."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from tacitus.model.event import Event
from tacitus.model.incident import Incident
from tacitus.model.mention import Actor
from tacitus.store.filter_rows import (
    build_event_columns,
    build_incident_columns,
    list_actor_rows,
    list_statement_rows,
)
from tacitus.store.schema import event_actors, incident_statements

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the step."""
    with op.batch_alter_table("events") as batch_op:
        batch_op.add_column(sa.Column("admin1", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("geonames_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("place_keys", sa.Text(), nullable=True))
    with op.batch_alter_table("incidents") as batch_op:
        batch_op.add_column(sa.Column("geonames_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("place_keys", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("grading", sa.String(length=16), nullable=True))
        batch_op.add_column(sa.Column("n_conflicts", sa.Integer(), nullable=True))
    _create_tables()
    _fill_events(op.get_bind())
    _fill_incidents(op.get_bind())


def _create_tables() -> None:
    op.create_table(
        "event_actors",
        sa.Column("event_id", sa.String(length=100), nullable=False),
        sa.Column("actor_id", sa.String(length=16), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("named", sa.Boolean(), nullable=False),
        sa.Column("known_as", sa.Text(), nullable=True),
        sa.Column("name_keys", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["event_id"],
            ["events.id"],
            name=op.f("fk_event_actors_event_id_events"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("event_id", "actor_id", name=op.f("pk_event_actors")),
    )
    op.create_table(
        "incident_statements",
        sa.Column("event_id", sa.String(length=100), nullable=False),
        sa.Column("incident_id", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(
            ["event_id"],
            ["events.id"],
            name=op.f("fk_incident_statements_event_id_events"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["incident_id"],
            ["incidents.id"],
            name=op.f("fk_incident_statements_incident_id_incidents"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("event_id", name=op.f("pk_incident_statements")),
    )
    op.create_index(
        op.f("ix_incident_statements_incident_id"), "incident_statements", ["incident_id"]
    )


def _fill_events(connection: sa.Connection) -> None:
    reports = sa.table("reports", sa.column("document_id"), sa.column("report", sa.JSON()))
    events = sa.table(
        "events",
        *(sa.column(name) for name in ("id", "admin1", "geonames_id", "place_keys")),
    )
    for document_id in connection.execute(sa.select(reports.c.document_id)).scalars().all():
        content = connection.execute(
            sa.select(reports.c.report).where(reports.c.document_id == document_id)
        ).scalar_one()
        actors = [Actor.model_validate(item) for item in content["actors"]]
        for item in content["events"]:
            event = Event.model_validate(item)
            key = f"{document_id}#{event.id}"
            values = build_event_columns(event)
            connection.execute(sa.update(events).where(events.c.id == key).values(values))
            rows = list(list_actor_rows(document_id, event, actors))
            if rows:
                connection.execute(sa.insert(event_actors), rows)


def _fill_incidents(connection: sa.Connection) -> None:
    incidents = sa.table(
        "incidents",
        *(sa.column(name) for name in ("id", "killed_low", "geonames_id", "place_keys")),
        *(sa.column(name) for name in ("grading", "n_conflicts")),
        sa.column("incident", sa.JSON()),
    )
    known = set(connection.execute(sa.text("SELECT id FROM events")).scalars())
    for row in connection.execute(sa.select(incidents.c.id, incidents.c.incident)).all():
        incident = Incident.model_validate(row.incident)
        values = build_incident_columns(incident)
        connection.execute(sa.update(incidents).where(incidents.c.id == row.id).values(values))
        rows = [item for item in list_statement_rows(incident) if item["event_id"] in known]
        if rows:
            connection.execute(sa.insert(incident_statements), rows)


def downgrade() -> None:
    """Take the step back."""
    op.drop_table("incident_statements")
    op.drop_table("event_actors")
    with op.batch_alter_table("incidents") as batch_op:
        for name in ("n_conflicts", "grading", "place_keys", "geonames_id"):
            batch_op.drop_column(name)
    with op.batch_alter_table("events") as batch_op:
        for name in ("place_keys", "geonames_id", "admin1"):
            batch_op.drop_column(name)
