import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import cohen_kappa_score

from model.education.evaluation.kappa import quadratic_weighted_kappa

PAIRS = st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), min_size=2, max_size=60)


@given(PAIRS)
def test_equals_the_table_of_counts(pairs: list[tuple[int, int]]) -> None:
    one, two = np.array(pairs).T
    if len(set(one) | set(two)) > 1:
        expected = cohen_kappa_score(one, two, weights="quadratic", labels=list(range(7)))
        assert quadratic_weighted_kappa(one, two) == pytest.approx(expected)


def test_agreement_that_chance_alone_explains_is_nothing() -> None:
    assert quadratic_weighted_kappa([3, 3, 3], [3, 3, 3]) == 0
    assert quadratic_weighted_kappa([1, 2, 3], [1, 2, 3]) == 1
    assert quadratic_weighted_kappa([1, 2, 3], [3, 2, 1]) == -1
