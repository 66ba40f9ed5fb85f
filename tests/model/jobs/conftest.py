"""Toy kinds of work, documents to work on, and the store the jobs use on each kind of database."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest

from data.store import Store
from model.jobs import handlers
from tests.model.jobs.toys import register_toys


@pytest.fixture(autouse=True)
def toys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(handlers, "_registered", {})
    register_toys()


@pytest.fixture
def job_store(store: Store, database_url: str, monkeypatch: pytest.MonkeyPatch) -> Store:
    """The store of the settings, on each kind of database."""
    monkeypatch.setenv("DATABASE_URL", database_url)
    return store


@pytest.fixture
def document(job_store: Store) -> Callable[[], str]:
    """document() keeps another document of ann's and returns its id."""
    numbers = itertools.count()
    return lambda: job_store.add_document("report.pdf", f"body {next(numbers)}".encode(), "application/pdf", "ann").id
