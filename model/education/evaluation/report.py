"""Everything the screen of agreement and fairness shows of one table of marks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from model.education.evaluation.agreement import Agreement, agreement
from model.education.evaluation.fairness import GroupLine, by_group
from model.education.evaluation.intervals import Coverage, coverage
from model.education.evaluation.table import MarkTable
from model.education.evaluation.true_score import TrueScore, true_score

_SAMPLE = Path(__file__).resolve().parents[3] / "data/samples/education/marks.csv"


@dataclass(frozen=True, slots=True)
class Report:
    """One table evaluated; None where the table does not have what it takes."""

    table: MarkTable
    machine: Agreement
    """The machine's totals measured by the first rater."""
    machine_second: Agreement | None
    """The same measured by the second."""
    humans: Agreement | None
    """The second rater measured by the first, over the essays both marked."""
    true_score: TrueScore | None
    coverage: Coverage | None
    """Of the first rater's marks."""
    groups: Mapping[str, tuple[GroupLine, ...]]
    """Heading → a line a group."""


def evaluate(table: MarkTable, step: float = 1.0, within: float = 2.0) -> Report:
    """Evaluate a table; `step` is what marks are multiples of, `within` the points of the last share."""
    human, machine, second = (np.array(each) for each in (table.human, table.machine, table.second))
    low, high = np.array(table.low), np.array(table.high)
    twice, bounded = ~np.isnan(second), ~(np.isnan(low) | np.isnan(high))
    return Report(
        table=table,
        machine=agreement(machine, human, step, within),
        machine_second=agreement(machine[twice], second[twice], step, within) if twice.any() else None,
        humans=agreement(second[twice], human[twice], step, within) if twice.any() else None,
        true_score=true_score(machine, np.column_stack([human, second])),
        coverage=coverage(low[bounded], high[bounded], human[bounded]) if bounded.any() else None,
        groups={heading: by_group(machine, human, names) for heading, names in table.groups.items()},
    )


def sample() -> bytes:
    """The shipped table of made-up marks."""
    return _SAMPLE.read_bytes()
