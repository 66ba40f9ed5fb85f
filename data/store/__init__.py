"""The database and the stored files; the only place that speaks SQL."""

from __future__ import annotations

import threading
from pathlib import Path

from data.store.annotations import Annotations
from data.store.claims import Claim, claim
from data.store.documents import Documents
from data.store.engine import Database, normal_url
from data.store.faults import RecordDamaged, RecordMissing, StoreFault, StoreUnavailable
from data.store.files import Files
from data.store.jobs import Jobs
from data.store.preferences import Preferences
from data.store.records import Annotation, Document, Job, JobState, NewJob, Result, ResultSummary
from data.store.results import Results
from data.store.upgrade import bring_up_to_date

__all__ = [
    "Annotation",
    "Claim",
    "Document",
    "Job",
    "JobState",
    "NewJob",
    "RecordDamaged",
    "RecordMissing",
    "Result",
    "ResultSummary",
    "Store",
    "StoreFault",
    "StoreUnavailable",
    "close_stores",
    "open_store",
]


class Store(Documents, Results, Jobs, Annotations, Preferences):
    """Everything that is kept, behind one door. Safe to share between threads."""

    def __init__(self, database: Database, home: Path) -> None:
        super().__init__(database, Files(home / "files"))
        self.home = home
        self.database_url = database.url.render_as_string(hide_password=False)
        """The URL with its driver named; holds the password where there is one."""

    @property
    def is_sqlite(self) -> bool:
        """Whether the database is a file of this machine."""
        return self._database.is_sqlite

    def journal_mode(self) -> str:
        """Journal mode of SQLite in force, else the kind of server. Raises StoreUnavailable."""
        return self._database.journal_mode()

    def claim(self, name: str) -> Claim | None:
        """Hold a name against every other living process of this database; None where one has it."""
        return claim(self._database, self.home / "run", name)

    def close(self) -> None:
        """Close the connections; the next call opens new ones."""
        self._database.engine.dispose()


_stores: dict[tuple[str, Path], Store] = {}
_opening = threading.Lock()


def open_store(database_url: str, home: Path) -> Store:
    """The store of a database and a folder, its schema brought up to date; one a process. Raises StoreUnavailable."""
    with _opening:
        store = _stores.get((database_url, home))
        if store is None:
            home.mkdir(mode=0o700, parents=True, exist_ok=True)
            database = Database(normal_url(database_url))
            bring_up_to_date(database)
            store = _stores[database_url, home] = Store(database, home)
        return store


def close_stores() -> None:
    """Close every open store, for a process that ends or a test."""
    with _opening:
        while _stores:
            _stores.popitem()[1].close()
