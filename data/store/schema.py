"""The tables. Times are milliseconds since 1970 (UTC); JSON is kept as text so its hash is over the exact bytes."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

REVISION = "0002"
"""Newest migration; a test holds it to data/migrations/versions."""

metadata = MetaData()

documents = Table(
    "documents",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("owner", String(200), primary_key=True),
    Column("name", String(300), nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("media_type", String(100), nullable=False),
    Column("created", BigInteger, nullable=False),
)

results = Table(
    "results",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("owner", String(200), nullable=False),
    Column("kind", String(60), nullable=False),
    Column("document_id", String(64), nullable=False),
    Column("engine", String(60), nullable=False),
    Column("payload", Text, nullable=False),
    Column("payload_seal", String(64), nullable=False),
    Column("summary", Text, nullable=False),
    Column("summary_seal", String(64), nullable=False),
    Column("created", BigInteger, nullable=False),
    ForeignKeyConstraint(["document_id", "owner"], ["documents.id", "documents.owner"], ondelete="CASCADE"),
    UniqueConstraint("owner", "kind", "document_id", "engine", name="one_result_per_engine"),
)

jobs = Table(
    "jobs",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("key", String(64), nullable=False, unique=True),
    Column("owner", String(200), nullable=False),
    Column("kind", String(60), nullable=False),
    Column("document_id", String(64), nullable=False),
    Column("engine", String(60), nullable=False),
    Column("options", Text, nullable=False),
    Column("state", String(10), nullable=False),
    Column("dispatched", Integer, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("done", Integer, nullable=False),
    Column("total", Integer, nullable=False),
    Column("message", String(60), nullable=False),
    Column("error", String(60)),
    Column("error_details", Text, nullable=False),
    Column("result_id", String(32)),
    Column("created", BigInteger, nullable=False),
    Column("updated", BigInteger, nullable=False),
    ForeignKeyConstraint(["document_id", "owner"], ["documents.id", "documents.owner"], ondelete="CASCADE"),
    Index("jobs_by_owner", "owner", "created"),
    Index("jobs_by_state", "state", "dispatched"),
)

annotation_rows = Table(
    "annotations",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("owner", String(200), nullable=False),
    Column("kind", String(60), nullable=False),
    Column("subject", String(200), nullable=False),
    Column("document_id", String(64)),
    Column("payload", Text, nullable=False),
    Column("payload_seal", String(64), nullable=False),
    Column("withdrawn", Integer, nullable=False),
    Column("created", BigInteger, nullable=False),
    Column("updated", BigInteger, nullable=False),
    ForeignKeyConstraint(["document_id", "owner"], ["documents.id", "documents.owner"], ondelete="CASCADE"),
    Index("annotations_by_owner", "owner", "kind", "subject"),
)

preferences = Table(
    "preferences",
    metadata,
    Column("owner", String(200), primary_key=True),
    Column("key", String(60), primary_key=True),
    Column("value", Text, nullable=False),
)
