"""The store as the library meets it: opened from the settings, its faults told as StoreError."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any, cast

from data.store import Store, StoreFault, open_store
from model.errors import StoreError
from model.settings import load_settings


def opened_store() -> Store:
    """The store the settings name, raising the faults of data.store."""
    settings = load_settings()
    return open_store(settings.database_url, settings.home)


def current_store() -> Store:
    """The store the settings name, every fault of which is a StoreError with a sentence for the reader.

    Codes: record_missing, record_damaged, store_unavailable.
    """
    with store_faults():
        return told(opened_store())


@contextmanager
def store_faults() -> Iterator[None]:
    """Tell faults of data.store as StoreError with the same code."""
    try:
        yield
    except StoreFault as fault:
        raise StoreError(fault.code) from fault


def told(store: Store) -> Store:
    """The same store, telling its faults as StoreError."""
    return cast(Store, _Told(store))


class _Told:
    def __init__(self, store: Store) -> None:
        self._store = store

    def __getattr__(self, name: str) -> Any:
        member = getattr(self._store, name)
        return _telling(member) if callable(member) else member


def _telling(call: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(call)
    def called(*arguments: Any, **options: Any) -> Any:
        with store_faults():
            return call(*arguments, **options)

    return called
