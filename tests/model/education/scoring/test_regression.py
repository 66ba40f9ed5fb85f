import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.education.scoring.interval import NORMAL_WIDTH, width_factor
from model.education.scoring.regression import KernelRegression


def kernel(rows: np.ndarray) -> np.ndarray:
    return 1.0 + rows @ rows.T


@given(st.integers(3, 12), st.integers(0, 1000), st.floats(0.05, 3))
def test_left_out_predictions_equal_fitting_without_the_essay(count: int, seed: int, noise: float) -> None:
    draw = np.random.default_rng(seed)
    rows, targets = draw.normal(size=(count, 3)), draw.normal(size=count)
    whole = kernel(rows)
    fitted = KernelRegression.fit(whole, targets, noise)
    for out in range(count):
        kept = [place for place in range(count) if place != out]
        without = KernelRegression.fit(whole[np.ix_(kept, kept)], targets[kept], noise)
        assert fitted.left_out(targets)[out] == pytest.approx(without.mean(whole[out, kept]), abs=1e-6)
        deviation = without.deviation(whole[out, kept], whole[out, out])
        assert fitted.left_out_deviation()[out] == pytest.approx(deviation, rel=1e-6)


def test_deviation_grows_with_distance_and_is_never_below_the_noise() -> None:
    rows = np.array([[0.0], [1.0], [2.0]])
    fitted = KernelRegression.fit(kernel(rows), np.array([0.0, 1.0, 2.0]), 0.25)
    near, far = np.array([[1.0]]), np.array([[9.0]])
    deviations = [fitted.deviation((1 + row @ rows.T)[0], float(1 + (row @ row.T)[0, 0])) for row in (near, far)]
    assert 0.5 < deviations[0] < deviations[1]


def test_width_holds_four_fifths_of_many_errors() -> None:
    errors = np.random.default_rng(1).normal(size=4000)
    assert width_factor(errors, np.ones(4000)) == pytest.approx(NORMAL_WIDTH, abs=0.06)
    assert width_factor(3 * errors, np.ones(4000)) == pytest.approx(3 * NORMAL_WIDTH, abs=0.2)


def test_few_errors_say_little() -> None:
    assert width_factor(np.zeros(5), np.ones(5)) == pytest.approx(NORMAL_WIDTH * 10 / 15)
