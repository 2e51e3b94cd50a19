"""Full-text search over documents; documents already there become searchable."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from tacitus.store.search_index import add_to_search, create_search_index

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the step."""
    op.create_table(
        "search_texts",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.String(length=80), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column(
            "words", sa.Text().with_variant(postgresql.TSVECTOR(), "postgresql"), nullable=False
        ),
        sa.ForeignKeyConstraint(
            ["document_id"],
            ["documents.id"],
            name=op.f("fk_search_texts_document_id_documents"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_search_texts")),
        sa.UniqueConstraint("document_id", name=op.f("uq_search_texts_document_id")),
    )
    connection = op.get_bind()
    create_search_index(connection)
    documents = sa.table("documents", sa.column("id"), sa.column("title"), sa.column("text"))
    ids = connection.execute(sa.select(documents.c.id).order_by(documents.c.id)).scalars().all()
    for id_ in ids:
        row = connection.execute(sa.select(documents).where(documents.c.id == id_)).one()
        add_to_search(connection, row.id, row.title, row.text)


def downgrade() -> None:
    """Take the step back."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TABLE search_words")
    op.drop_table("search_texts")
