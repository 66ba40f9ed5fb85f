"""The connection to the database: SQLite beside the files by default, PostgreSQL by URL.

SQLite 3.7.0 to 3.51.2 can corrupt a database when its write-ahead log is reset (sqlite.org/wal.html, "WAL-reset bug");
such libraries get the rollback journal instead. Both modes sync fully: an acknowledged result survives power loss.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import IntegrityError, SQLAlchemyError
from sqlalchemy.pool import ConnectionPoolEntry

from data.store.faults import StoreUnavailable

BUSY_MILLISECONDS = 30_000
"""How long a writer waits for another before the store counts as unavailable."""


def wal_is_safe(version: tuple[int, ...]) -> bool:
    """Whether this SQLite version has the fix of the WAL-reset bug (3.51.3, back-ported to 3.50.7 and 3.44.6)."""
    if version[:2] == (3, 50):
        return version >= (3, 50, 7)
    if version[:2] == (3, 44):
        return version >= (3, 44, 6)
    return version >= (3, 51, 3)


def sqlite_journal() -> str:
    """Journal mode used with the SQLite library at hand: "WAL" or "TRUNCATE"."""
    return "WAL" if wal_is_safe(sqlite3.sqlite_version_info) else "TRUNCATE"


def normal_url(database_url: str) -> URL:
    """The URL with the driver we ship: psycopg for PostgreSQL, the built-in one for SQLite."""
    url = make_url(database_url)
    if url.get_backend_name() in ("postgresql", "postgres"):
        return url.set(drivername="postgresql+psycopg")
    return url


class Database:
    """One engine with two ways in: `read` (a snapshot) and `write` (a transaction that commits or leaves no trace)."""

    def __init__(self, url: URL) -> None:
        self.url = url
        self.is_sqlite = url.get_backend_name() == "sqlite"
        self.engine = _sqlite_engine(url) if self.is_sqlite else create_engine(url, pool_pre_ping=True)
        # SQLite takes the write lock when the transaction starts; upgrading a read lock later can deadlock
        self._writer = self.engine.execution_options(begin="IMMEDIATE")

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A connection for queries. Raises StoreUnavailable."""
        with told(), self.engine.connect() as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A transaction. Raises StoreUnavailable; IntegrityError passes for the caller to read."""
        with told(), self._writer.begin() as connection:
            yield connection

    def lock(self, connection: Connection, name: str) -> None:
        """Hold `name` against other writers until the transaction ends (SQLite writers are alone anyway)."""
        if not self.is_sqlite:
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": lock_key(name)})

    def journal_mode(self) -> str:
        """Journal mode in force, e.g. "truncate"; the server's name where there is no such choice."""
        if not self.is_sqlite:
            return self.engine.dialect.name
        with self.read() as connection:
            return str(connection.execute(text("PRAGMA journal_mode")).scalar_one())


def lock_key(name: str) -> int:
    """The 64-bit number PostgreSQL knows the named lock by."""
    return int.from_bytes(hashlib.sha256(f"assay:{name}".encode()).digest()[:8], "big", signed=True)


@contextmanager
def told() -> Iterator[None]:
    """Turn what the driver says into StoreUnavailable; a broken constraint passes for the caller to read."""
    try:
        yield
    except IntegrityError:
        raise
    except SQLAlchemyError as error:
        raise StoreUnavailable(type(error).__name__) from error


def _sqlite_engine(url: URL) -> Engine:
    engine = create_engine(url)
    journal = sqlite_journal()

    @event.listens_for(engine, "connect")
    def prepare(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
        connection.isolation_level = None
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA busy_timeout={BUSY_MILLISECONDS}")
        cursor.execute(f"PRAGMA journal_mode={journal}")
        cursor.execute("PRAGMA synchronous=FULL")
        cursor.execute("PRAGMA foreign_keys=ON")
        # What an owner deletes is overwritten in the file, not only unlinked
        cursor.execute("PRAGMA secure_delete=ON")
        cursor.close()

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        mode = connection.get_execution_options().get("begin", "DEFERRED")
        connection.exec_driver_sql(f"BEGIN {mode}")

    return engine
