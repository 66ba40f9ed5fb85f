"""Agreement by hand, against an independent library, and what must hold for any marks."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import pearsonr
from sklearn.metrics import cohen_kappa_score

from model.education.evaluation.agreement import agreement, rounded

whole = st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), min_size=2, max_size=40)
HUMAN = [1, 2, 3, 4]
MACHINE = [1.4, 2.6, 3.0, 6.0]


def test_hand_computed() -> None:
    """Rounded 1 3 3 6: means 3.25 and 2.5, variances 3.1875 and 1.25, covariance 1.875."""
    found = agreement(MACHINE, HUMAN)
    assert found.count == 4
    assert found.kappa == pytest.approx(2 * 1.875 / (3.1875 + 1.25 + 0.75**2))
    assert (found.exact, found.adjacent, found.within) == (0.5, 0.75, 1.0)
    assert found.mean_error == pytest.approx((0.4 + 0.6 + 0 + 2) / 4)
    assert found.bias == pytest.approx(0.75)
    assert found.standardised_difference == pytest.approx(0.75 / (5 / 3) ** 0.5)
    assert found.pearson == pytest.approx(pearsonr(MACHINE, HUMAN).statistic)


def test_steps_of_a_half_and_points_of_tolerance() -> None:
    found = agreement([2.6, 3.4, 4.9], [2.5, 3.0, 3.0], step=0.5, within=1.0)
    assert found.exact == pytest.approx(1 / 3)
    assert found.adjacent == pytest.approx(2 / 3)
    assert found.within == pytest.approx(2 / 3)


def test_steps_that_binary_cannot_hold_are_still_adjacent() -> None:
    assert agreement([0.3], [0.2], step=0.1).adjacent == 1.0


@pytest.mark.parametrize(("difference", "flagged"), [(0.14, False), (0.16, True), (-0.16, True)])
def test_difference_beyond_the_limit_is_flagged(difference: float, flagged: bool) -> None:
    human = np.array([1.0, 2.0, 3.0])  # deviation 1
    assert agreement(human + difference, human).flagged is flagged


def test_what_is_undefined_is_none() -> None:
    same = agreement([2, 2], [2, 2])
    assert (same.kappa, same.pearson, same.standardised_difference) == (None, None, None)
    assert not same.flagged
    assert agreement([3], [2]).standardised_difference is None


def test_halves_go_up() -> None:
    assert list(rounded(np.array([0.5, 1.5, 2.4]), 1.0)) == [1.0, 2.0, 2.0]


@given(whole)
def test_kappa_is_that_of_the_table_of_counts(pairs: list[tuple[int, int]]) -> None:
    machine, human = [one for one, _ in pairs], [other for _, other in pairs]
    found = agreement(machine, human).kappa
    if len({*machine, *human}) == 1:
        assert found is None
    else:
        assert found == pytest.approx(cohen_kappa_score(machine, human, weights="quadratic", labels=range(7)))


@given(whole, st.floats(-5, 5))
def test_marks_agree_with_themselves_whatever_their_place(pairs: list[tuple[int, int]], shift: float) -> None:
    human = np.array([one for one, _ in pairs]) + shift
    found = agreement(human, human)
    assert (found.exact, found.adjacent, found.within, found.mean_error) == (1.0, 1.0, 1.0, 0.0)
    assert found.kappa is None or found.kappa == pytest.approx(1)
