"""Which function does which kind of work. A desk's handler is named here, and imported only where it is needed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any, Protocol

from data.store import Store
from model.errors import JobError

HANDLERS = {
    "finance.report": "model.finance.service:run",
    "medicine.case": "model.medicine.service:run",
    "medicine.guideline": "model.medicine.answers.guidelines:run",
    "education.class": "model.education.service:run",
}
"""Kind of work → module and function. The module's ENGINE is the version of what it makes."""


@dataclass(frozen=True, slots=True)
class JobInput:
    """What a handler is given."""

    id: str
    kind: str
    owner: str
    document_id: str
    name: str
    """Name of the document, as its owner gave it."""
    options: Mapping[str, Any]
    store: Store
    """Where the document is read from and the result is saved; its faults are StoreError."""


class Progress(Protocol):
    """How a handler says how far it is; also where it learns that the job was cancelled."""

    def __call__(self, done: int, total: int, message: str) -> None:
        """`message` is a key of the interface words. Raises JobCancelled."""


Run = Callable[[JobInput, Progress], str]
"""A handler: does the work, saves the result, returns the result's id."""


@dataclass(frozen=True, slots=True)
class Handler:
    """A kind's function and the version of what it makes."""

    run: Run
    engine: str


_registered: dict[str, Handler] = {}


def register(kind: str, run: Run, engine: str = "1") -> None:
    """Name a handler from code, in place of the one in HANDLERS."""
    _registered[kind] = Handler(run, engine)


def handler(kind: str) -> Handler:
    """The handler of a kind. Raises JobError for a kind nobody handles."""
    if kind not in _registered:
        if kind not in HANDLERS:
            raise JobError("job_kind_unknown", kind=kind)
        module_name, function = HANDLERS[kind].split(":")
        module = import_module(module_name)
        register(kind, getattr(module, function), str(module.ENGINE))
    return _registered[kind]
