from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect

from data.store import open_store
from data.store.engine import Database, normal_url
from data.store.schema import REVISION, metadata
from data.store.upgrade import bring_up_to_date, migrate

ROOT = Path(__file__).parents[3]

OPEN = """
import sys
from pathlib import Path
from data.store import open_store
store = open_store(sys.argv[1], Path(sys.argv[2]))
store.set_preference(sys.argv[3], "here", "yes")
"""


@pytest.fixture
def database(database_url: str, home: Path) -> Iterator[Database]:
    home.mkdir(exist_ok=True)
    opened = Database(normal_url(database_url))
    yield opened
    opened.engine.dispose()


def tables(database: Database) -> set[str]:
    with database.read() as connection:
        return set(inspect(connection).get_table_names())


def test_newest_migration_is_the_one_the_code_expects() -> None:
    config = Config()
    config.set_main_option("script_location", str(ROOT / "data/migrations"))
    assert ScriptDirectory.from_config(config).get_heads() == [REVISION]


def test_migrations_make_the_schema_of_the_code(database: Database) -> None:
    bring_up_to_date(database)
    with database.read() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_up_down_and_up_again(database: Database) -> None:
    migrate(database, "head")
    assert tables(database) == {*metadata.tables, "alembic_version"}
    migrate(database, "base")
    assert tables(database) == {"alembic_version"}
    migrate(database, "head")
    assert tables(database) == {*metadata.tables, "alembic_version"}


def test_upgrade_of_the_newest_touches_nothing(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    bring_up_to_date(database)
    monkeypatch.setattr("data.store.upgrade.migrate", lambda *_: pytest.fail("migrated again"))
    bring_up_to_date(database)


def test_migration_cut_short_leaves_the_database_as_it_was(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    def dies(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("alembic.op.create_index", dies)
        with pytest.raises(KeyboardInterrupt):
            bring_up_to_date(database)
    assert tables(database) <= {"alembic_version"}
    bring_up_to_date(database)
    assert set(metadata.tables) <= tables(database)


def test_processes_that_start_at_once_find_one_schema(database_url: str, home: Path) -> None:
    def start(number: int) -> int:
        command = [sys.executable, "-c", OPEN, database_url, str(home), str(number)]
        return subprocess.run(command, cwd=ROOT, check=False, timeout=120).returncode

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(start, range(4))) == [0, 0, 0, 0]
    store = open_store(database_url, home)
    assert [store.preference(str(number), "here") for number in range(4)] == ["yes"] * 4
