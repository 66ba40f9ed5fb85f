"""Every test has a home of its own, and no worker process unless it asks for one (`live_worker`)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from data.store import Store, close_stores, open_store
from model.jobs import stop_workers
from model.jobs.execution import execute
from model.jobs.kept import opened_store
from model.jobs.supervisor import Supervisor
from tests.postgres import postgres_server, postgres_url

__all__ = ["postgres_server", "postgres_url"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browser tests come last: Playwright keeps an event loop running in this thread once it has begun."""
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Iterator[Path]:
    """The folder this test keeps everything in."""
    folder = tmp_path / "home"
    monkeypatch.setenv("ASSAY_HOME", str(folder))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    if "live_worker" not in request.fixturenames:
        monkeypatch.setattr(Supervisor, "start", lambda _self: None)
    yield folder
    stop_workers()
    close_stores()


@pytest.fixture
def live_worker() -> None:
    """Jobs are done by a real worker process, as in the app."""


@pytest.fixture
def run_jobs() -> Callable[[], int]:
    """run_jobs() does all queued jobs here and now, without a worker; returns how many."""

    def run() -> int:
        store = opened_store()
        queued = [job_id for job_id, _ in store.undispatched()]
        for job_id in queued:
            execute(store, job_id)
        return len(queued)

    return run


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, home: Path) -> str:
    """An empty database: a file, and a real server where one is installed."""
    if request.param == "sqlite":
        return f"sqlite:///{home / 'assay.sqlite'}"
    url: str = request.getfixturevalue("postgres_url")
    return url


@pytest.fixture
def store(database_url: str, home: Path) -> Store:
    """A store on each kind of database."""
    return open_store(database_url, home)
