"""The first tables: documents, results, jobs and preferences."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "documents",
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("owner", sa.String(200), primary_key=True),
        sa.Column("name", sa.String(300), nullable=False),
        sa.Column("size", sa.BigInteger, nullable=False),
        sa.Column("media_type", sa.String(100), nullable=False),
        sa.Column("created", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "results",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("owner", sa.String(200), nullable=False),
        sa.Column("kind", sa.String(60), nullable=False),
        sa.Column("document_id", sa.String(64), nullable=False),
        sa.Column("engine", sa.String(60), nullable=False),
        sa.Column("payload", sa.Text, nullable=False),
        sa.Column("payload_seal", sa.String(64), nullable=False),
        sa.Column("summary", sa.Text, nullable=False),
        sa.Column("summary_seal", sa.String(64), nullable=False),
        sa.Column("created", sa.BigInteger, nullable=False),
        _of_document(),
        sa.UniqueConstraint("owner", "kind", "document_id", "engine", name="one_result_per_engine"),
    )
    op.create_table(
        "jobs",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("key", sa.String(64), nullable=False, unique=True),
        sa.Column("owner", sa.String(200), nullable=False),
        sa.Column("kind", sa.String(60), nullable=False),
        sa.Column("document_id", sa.String(64), nullable=False),
        sa.Column("engine", sa.String(60), nullable=False),
        sa.Column("options", sa.Text, nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("dispatched", sa.Integer, nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("done", sa.Integer, nullable=False),
        sa.Column("total", sa.Integer, nullable=False),
        sa.Column("message", sa.String(60), nullable=False),
        sa.Column("error", sa.String(60)),
        sa.Column("error_details", sa.Text, nullable=False),
        sa.Column("result_id", sa.String(32)),
        sa.Column("created", sa.BigInteger, nullable=False),
        sa.Column("updated", sa.BigInteger, nullable=False),
        _of_document(),
    )
    op.create_index("jobs_by_owner", "jobs", ["owner", "created"])
    op.create_index("jobs_by_state", "jobs", ["state", "dispatched"])
    op.create_table(
        "preferences",
        sa.Column("owner", sa.String(200), primary_key=True),
        sa.Column("key", sa.String(60), primary_key=True),
        sa.Column("value", sa.Text, nullable=False),
    )


def downgrade() -> None:
    """Drop them again."""
    for table in ("preferences", "jobs", "results", "documents"):
        op.drop_table(table)


def _of_document() -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["document_id", "owner"], ["documents.id", "documents.owner"], ondelete="CASCADE")
