from __future__ import annotations

import sys
from types import ModuleType

import pytest

from model.errors import JobError
from model.jobs import handlers
from model.jobs.handlers import HANDLERS, handler


def test_handler_is_imported_only_when_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    desk = ModuleType("toy_desk")
    desk.run = lambda _job, _progress: "result"
    desk.ENGINE = 7
    monkeypatch.setitem(handlers.HANDLERS, "toy.desk", "toy_desk:run")
    with pytest.raises(ModuleNotFoundError):
        handler("toy.desk")
    monkeypatch.setitem(sys.modules, "toy_desk", desk)
    assert handler("toy.desk") == handlers.Handler(desk.run, "7")
    assert handler("toy.desk") is handler("toy.desk")


def test_unknown_kind_is_refused() -> None:
    with pytest.raises(JobError):
        handler("toy.unknown")


@pytest.mark.parametrize("kind", sorted(HANDLERS))
def test_shipped_handlers_exist(kind: str) -> None:
    found = handler(kind)
    assert callable(found.run)
    assert found.engine
