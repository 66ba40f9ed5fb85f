"""The measures the screen shows, each with its formula, what it means and where it is from."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from data.knowledge import knowledge_path

PAIRED = ("kappa", "exact", "adjacent", "within", "pearson", "standardised_difference", "mean_error")
"""Measures of two sets of marks: fields of `Agreement`."""
SHARES = frozenset({"exact", "adjacent", "within"})


@dataclass(frozen=True, slots=True)
class MeasureCard:
    """What is to be known of one measure."""

    name: str
    title: Mapping[str, str]
    formula: str
    """LaTeX."""
    means: Mapping[str, str]
    source: str


@cache
def measure_cards() -> Mapping[str, MeasureCard]:
    """Name → card, in the order they are shown."""
    table = json.loads(knowledge_path("education/agreement_measures.json").read_text(encoding="utf-8"))
    return {name: MeasureCard(name, **entry) for name, entry in table.items()}
