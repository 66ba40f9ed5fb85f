"""Scores of the essay screen set from outside, so that its tests look at the screen and not at the marking."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from model.education.grader import EssayGrader


@pytest.fixture
def score_with(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """score_with(**fields) puts these into every score that is given from then on."""
    score = EssayGrader.score

    def use(**fields: object) -> None:
        monkeypatch.setattr(EssayGrader, "score", lambda self, *asked: replace(score(self, *asked), **fields))

    return use


@pytest.fixture
def ungated(score_with: Callable[..., None]) -> None:
    """No gate holds a score back, whatever the text."""
    score_with(gates=())
