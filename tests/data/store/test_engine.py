from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import text

from data.store import Store, StoreUnavailable, engine, open_store
from data.store.engine import lock_key, normal_url, sqlite_journal, wal_is_safe


@pytest.mark.parametrize(
    ("version", "safe"),
    [
        ((3, 40, 1), False),
        ((3, 44, 5), False),
        ((3, 44, 6), True),
        ((3, 45, 0), False),
        ((3, 50, 6), False),
        ((3, 50, 7), True),
        ((3, 51, 0), False),
        ((3, 51, 2), False),
        ((3, 51, 3), True),
        ((3, 53, 0), True),
        ((4, 0, 0), True),
    ],
)
def test_wal_only_where_its_reset_bug_is_fixed(version: tuple[int, ...], safe: bool) -> None:
    assert wal_is_safe(version) is safe


@pytest.mark.parametrize(("version", "journal"), [((3, 40, 1), "truncate"), ((3, 51, 3), "wal")])
def test_journal_follows_the_library(
    home: Path, monkeypatch: pytest.MonkeyPatch, version: tuple[int, ...], journal: str
) -> None:
    monkeypatch.setattr(sqlite3, "sqlite_version_info", version)
    store = open_store(f"sqlite:///{home / 'a.sqlite'}", home)
    assert store.journal_mode() == journal == sqlite_journal().lower()


def test_database_written_under_wal_is_taken_back(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A library replaced by an older one must not go on with the log it corrupts."""
    url = f"sqlite:///{home / 'a.sqlite'}"
    with monkeypatch.context() as newer:
        newer.setattr(sqlite3, "sqlite_version_info", (3, 51, 3))
        store = open_store(url, home)
        store.set_preference("ann", "language", "zh")
        store.close()
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 40, 1))
    older = engine.Database(normal_url(url))
    assert older.journal_mode() == "truncate"
    older.engine.dispose()


def test_every_connection_syncs_fully_and_waits(home: Path) -> None:
    store = open_store(f"sqlite:///{home / 'a.sqlite'}", home)
    with store._database.read() as connection:
        pragmas = {
            name: connection.execute(text(f"PRAGMA {name}")).scalar_one()
            for name in ("synchronous", "foreign_keys", "busy_timeout")
        }
    assert pragmas == {"synchronous": 2, "foreign_keys": 1, "busy_timeout": engine.BUSY_MILLISECONDS}


@pytest.mark.parametrize("name", ["postgres", "postgresql", "postgresql+psycopg2", "postgresql+psycopg"])
def test_postgresql_is_spoken_to_by_the_shipped_driver(name: str) -> None:
    url = normal_url(f"{name}://ann:secret@127.0.0.1:5432/assay")
    assert url.drivername == "postgresql+psycopg"
    assert url.render_as_string(hide_password=False).endswith("://ann:secret@127.0.0.1:5432/assay")


def test_open_store_is_one_a_process(database_url: str, home: Path) -> None:
    assert open_store(database_url, home) is open_store(database_url, home)


def test_failed_transaction_leaves_no_trace(store: Store) -> None:
    def half_done() -> None:
        with store._database.write() as connection:
            connection.execute(text("INSERT INTO preferences (owner, key, value) VALUES ('ann', 'a', 'b')"))
            raise RuntimeError("died here")

    with pytest.raises(RuntimeError, match="died here"):
        half_done()
    assert store.preference("ann", "a") is None


def test_server_out_of_reach_is_unavailable(home: Path) -> None:
    with pytest.raises(StoreUnavailable):
        open_store("postgresql://assay@127.0.0.1:1/assay", home)


def test_folder_in_place_of_the_database_is_unavailable(home: Path) -> None:
    (home / "a.sqlite").mkdir(parents=True)
    with pytest.raises(StoreUnavailable):
        open_store(f"sqlite:///{home / 'a.sqlite'}", home)


def test_garbage_in_place_of_the_database_is_unavailable(home: Path) -> None:
    home.mkdir()
    (home / "a.sqlite").write_bytes(b"no database at all " * 100)
    with pytest.raises(StoreUnavailable):
        open_store(f"sqlite:///{home / 'a.sqlite'}", home)


def test_full_disk_is_unavailable_and_loses_nothing(home: Path) -> None:
    store = open_store(f"sqlite:///{home / 'a.sqlite'}", home)
    store.set_preference("ann", "before", "kept")
    with store._database.read() as connection:
        pages = connection.execute(text("PRAGMA page_count")).scalar_one()
    # The cap holds for a connection, and the pool keeps to one here
    with store._database.engine.connect() as connection:
        connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")
    with pytest.raises(StoreUnavailable):
        store.set_preference("ann", "large", "x" * 100_000)
    assert store.preference("ann", "before") == "kept"
    store.close()
    store.set_preference("ann", "large", "x" * 100_000)
    assert store.preference("ann", "large") == "x" * 100_000


def test_lock_keys_fit_the_server_and_differ() -> None:
    keys = {lock_key(str(number)) for number in range(1000)}
    assert len(keys) == 1000
    assert all(-(2**63) <= key < 2**63 for key in keys)
