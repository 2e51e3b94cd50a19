"""Alembic's entry: it runs on the connection that the record hands over, never on its own."""

from __future__ import annotations

from alembic import context

from tacitus.store.schema import metadata

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=metadata,
    render_as_batch=connection.dialect.name == "sqlite",
)
with context.begin_transaction():
    context.run_migrations()
