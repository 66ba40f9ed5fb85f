"""How sure a list may be: stated probability against the share that was right, as it was measured.

The figures are written by the command each file names; nothing here computes them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from data.knowledge import knowledge_path
from model.medicine.observations import Language

_FILES = {"rare": "medicine/calibration_rare.json", "common": "medicine/calibration_graph.json"}


@dataclass(frozen=True, slots=True)
class Bin:
    """Cases whose leading candidate was given about the same probability."""

    stated: float
    """Mean probability, 0 to 1."""
    right: float
    """Share of the cases in which it was right."""
    cases: int


@dataclass(frozen=True, slots=True)
class Calibration:
    """A measured reliability diagram."""

    bins: tuple[Bin, ...]
    """By stated probability, lowest first."""
    ece: float
    """Expected calibration error: mean |stated - right| over the bins, weighted by their cases (Naeini et al. 2015)."""
    cases: int
    data: Mapping[Language, str]
    """The data set it was measured on, in both languages."""
    command: str
    """What measures it again."""
    date: str


def calibration(scope: Literal["common", "rare"]) -> Calibration | None:
    """The measurement of a list, None where none is shipped."""
    try:
        path = knowledge_path(_FILES[scope])
    except FileNotFoundError:
        return None
    kept = json.loads(path.read_text(encoding="utf-8"))
    bins = sorted((Bin(each["stated"], each["right"], each["cases"]) for each in kept["bins"]), key=lambda b: b.stated)
    return Calibration(tuple(bins), kept["ece"], kept["cases"], kept["data"], kept["command"], kept["date"])
