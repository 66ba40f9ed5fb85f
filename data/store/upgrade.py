"""Brings a database to the newest migration. Two processes may start at once; one migrates, the other waits."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from data.store.engine import Database
from data.store.schema import REVISION

_MIGRATIONS = Path(__file__).parents[1] / "migrations"


def bring_up_to_date(database: Database) -> None:
    """Run what is missing, all in one transaction: a process killed half-way leaves the database as it was."""
    with database.read() as connection:
        if _revision(connection) == REVISION:
            return
    migrate(database, "head")


def migrate(database: Database, revision: str) -> None:
    """Move the schema to "head" (the newest) or to "base" (empty)."""
    # Alembic takes a quarter of a second to import, and most starts have nothing to migrate
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    move = command.downgrade if revision == "base" else command.upgrade
    with database.write() as connection:
        database.lock(connection, "migrations")
        config.attributes["connection"] = connection
        move(config, revision)


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    revision: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()
    return revision
