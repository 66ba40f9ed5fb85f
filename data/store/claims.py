"""Claims: a name only one living process can hold. The claim falls with the process, however it ends.

With SQLite the name is a locked file beside the database, with PostgreSQL a session lock of the server. Neither
depends on a clock.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
from pathlib import Path
from typing import Protocol

from sqlalchemy import Connection, text
from sqlalchemy.exc import SQLAlchemyError

from data.store.engine import Database, lock_key, told


class Claim(Protocol):
    """A held name."""

    def holds(self) -> bool:
        """Whether the name is still ours; False once the server that kept it has forgotten us."""

    def release(self) -> None:
        """Let go."""


class _FileClaim:
    def __init__(self, handle: int) -> None:
        self._handle = handle

    def holds(self) -> bool:
        return True

    def release(self) -> None:
        os.close(self._handle)


class _ServerClaim:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def holds(self) -> bool:
        try:
            self._connection.execute(text("SELECT 1"))
        except SQLAlchemyError:
            return False
        return True

    def release(self) -> None:
        # Not back into the pool: closing the connection for good is what frees the name
        self._connection.invalidate()
        self._connection.close()


def claim(database: Database, folder: Path, name: str) -> Claim | None:
    """Take `name` if no living process holds it, else None. Raises StoreUnavailable."""
    if database.is_sqlite:
        return _claim_file(folder / f"{hashlib.sha256(name.encode()).hexdigest()[:16]}.lock")
    return _claim_on_server(database, name)


def _claim_file(path: Path) -> Claim | None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(handle)
        return None
    return _FileClaim(handle)


def _claim_on_server(database: Database, name: str) -> Claim | None:
    with told():
        connection = database.engine.connect().execution_options(isolation_level="AUTOCOMMIT")
        taken = connection.execute(text("SELECT pg_try_advisory_lock(:key)"), {"key": lock_key(name)}).scalar_one()
        if not taken:
            connection.close()
            return None
    return _ServerClaim(connection)
