"""Preferences: a few small values an owner has chosen, e.g. the language."""

from __future__ import annotations

from sqlalchemy import delete, select

from data.store import schema
from data.store.repository import Repository

_table = schema.preferences


class Preferences(Repository):
    """One text value per owner and key."""

    def preference(self, owner: str, key: str) -> str | None:
        """The chosen value, or None where nothing was chosen."""
        query = select(_table.c.value).where(_table.c.owner == owner, _table.c.key == key)
        with self._database.read() as connection:
            value: str | None = connection.execute(query).scalar_one_or_none()
        return value

    def set_preference(self, owner: str, key: str, value: str) -> None:
        """Remember a choice in place of the one before."""
        with self._database.write() as connection:
            self._database.lock(connection, f"{owner}/{key}")
            connection.execute(delete(_table).where(_table.c.owner == owner, _table.c.key == key))
            connection.execute(_table.insert().values(owner=owner, key=key, value=value))
