"""Annotations: what owners put beside the results, such as corrections."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "annotations",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("owner", sa.String(200), nullable=False),
        sa.Column("kind", sa.String(60), nullable=False),
        sa.Column("subject", sa.String(200), nullable=False),
        sa.Column("document_id", sa.String(64)),
        sa.Column("payload", sa.Text, nullable=False),
        sa.Column("payload_seal", sa.String(64), nullable=False),
        sa.Column("withdrawn", sa.Integer, nullable=False),
        sa.Column("created", sa.BigInteger, nullable=False),
        sa.Column("updated", sa.BigInteger, nullable=False),
        sa.ForeignKeyConstraint(["document_id", "owner"], ["documents.id", "documents.owner"], ondelete="CASCADE"),
    )
    op.create_index("annotations_by_owner", "annotations", ["owner", "kind", "subject"])


def downgrade() -> None:
    """Drop it again."""
    op.drop_table("annotations")
