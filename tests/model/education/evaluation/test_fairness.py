"""Differences of standardised means by hand, and who is judged and flagged."""

from __future__ import annotations

import numpy as np
import pytest

from model.education.evaluation.fairness import FEWEST, by_group

HUMAN = [1.0, 2.0, 3.0, 4.0]
MACHINE = [2.0, 4.0, 6.0, 10.0]
GROUPS = ["b", "b", "a", ""]


def test_hand_computed() -> None:
    """Human mean 2.5, deviation √(5/3); machine mean 5.5, deviation √(35/3)."""
    first, second = by_group(MACHINE, HUMAN, GROUPS)
    assert [(line.group, line.count) for line in (first, second)] == [("a", 1), ("b", 2)]
    human, machine = (5 / 3) ** 0.5, (35 / 3) ** 0.5
    apart = [(2 - 5.5) / machine - (1 - 2.5) / human, (4 - 5.5) / machine - (2 - 2.5) / human]
    assert second.standardised_means == pytest.approx(sum(apart) / 2)
    assert second.standard_error == pytest.approx(abs(apart[0] - apart[1]) / 2)
    assert second.standardised_difference == pytest.approx((3 - 1.5) / human)
    assert (second.human_mean, second.machine_mean) == (1.5, 3.0)
    assert first.standard_error is None


def test_kindness_to_one_group_is_flagged_only_where_there_are_enough_essays() -> None:
    human = np.tile([1.0, 2.0, 3.0, 4.0, 5.0], 8)
    groups = ["kind"] * FEWEST + ["few"] * (FEWEST - 1) + ["rest"] * (40 - 2 * FEWEST + 1)
    machine = human + np.array([0.6 if group != "rest" else 0 for group in groups])
    lines = {line.group: line for line in by_group(machine, human, groups)}
    assert lines["kind"].flagged
    assert lines["few"].standardised_difference > 0.15
    assert not lines["few"].judged
    assert not lines["few"].flagged


def test_equal_treatment_is_not_flagged() -> None:
    human = list(range(40))
    lines = by_group(human, human, ["x", "y"] * 20)
    assert [line.standardised_means for line in lines] == pytest.approx([0, 0])
    assert not any(line.flagged for line in lines)


def test_marks_that_do_not_vary_leave_the_figures_open() -> None:
    (line,) = by_group([2.0, 2.0], [3.0, 3.0], ["x", "x"])
    assert (line.standardised_means, line.standard_error, line.standardised_difference) == (None, None, None)
    assert not line.flagged
