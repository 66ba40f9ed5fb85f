"""Whether a machine is kinder to one group than the raters are: differences of standardised means."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from model.education.evaluation.agreement import SMD_LIMIT

DSM_LIMIT = 0.10
"""Absolute difference of standardised means beyond which RSMTool takes a group for treated differently."""
FEWEST = 10
"""Essays below which a group's figures are shown but not judged: chance alone moves them across the limits."""


@dataclass(frozen=True, slots=True)
class GroupLine:
    """One group. Standardised figures are None where marks do not vary."""

    group: str
    count: int
    human_mean: float
    machine_mean: float
    standardised_means: float | None
    """DSM: mean of z of the machine − z of the human, each over all essays."""
    standard_error: float | None
    """Of the DSM; None for a group of one."""
    standardised_difference: float | None
    """SMD: difference of the group's means over the human deviation of all essays."""

    @property
    def judged(self) -> bool:
        """Whether the group is large enough to be judged."""
        return self.count >= FEWEST

    @property
    def flagged(self) -> bool:
        """Whether one of the two figures of a judged group is beyond its limit."""
        beyond = (
            (self.standardised_means is not None and abs(self.standardised_means) > DSM_LIMIT),
            (self.standardised_difference is not None and abs(self.standardised_difference) > SMD_LIMIT),
        )
        return self.judged and any(beyond)


def by_group(machine: ArrayLike, human: ArrayLike, groups: Sequence[str]) -> tuple[GroupLine, ...]:
    """A line a group, in the groups' order; totals and marks of shape (n,), an essay of no group has "".

    DSM_g = mean over g of (mᵢ − m̄)/s_m − (hᵢ − h̄)/s_h; SMD_g = (m̄_g − h̄_g)/s_h; means and deviations without a group
    are those of all n essays, n − 1 in the denominators. RSMTool's documentation "Evaluation metrics" and "Fairness".
    """
    totals, marks, names = np.asarray(machine, dtype=float), np.asarray(human, dtype=float), np.asarray(groups)
    deviations = [float(np.std(each, ddof=1)) if len(each) > 1 else 0.0 for each in (totals, marks)]
    apart = None
    if all(deviations):
        apart = (totals - totals.mean()) / deviations[0] - (marks - marks.mean()) / deviations[1]
    lines = []
    for name in sorted({str(each) for each in groups} - {""}):
        of = names == name
        count, (machine_mean, human_mean) = int(of.sum()), (float(totals[of].mean()), float(marks[of].mean()))
        error = float(np.std(apart[of], ddof=1)) / count**0.5 if apart is not None and count > 1 else None
        lines.append(
            GroupLine(
                group=name,
                count=count,
                human_mean=human_mean,
                machine_mean=machine_mean,
                standardised_means=float(apart[of].mean()) if apart is not None else None,
                standard_error=error,
                standardised_difference=(machine_mean - human_mean) / deviations[1] if deviations[1] else None,
            )
        )
    return tuple(lines)
