"""PRMSE by hand, for raters who marked unequally many, and what a perfect and a blind machine get."""

from __future__ import annotations

import numpy as np
import pytest

from model.education.evaluation.true_score import true_score

NAN = float("nan")


def test_hand_computed_for_two_raters() -> None:
    """Rater means 1.5 3 4.5; error variance (.5 + 0 + .5)/3; scatter 2·(2.25 + 0 + 2.25) over 6 marks."""
    found = true_score([2, 3, 5], [[1, 2], [3, 3], [4, 5]])
    assert found is not None
    error = 1 / 3
    true = (9 - 2 * error) / (6 - 12 / 6)
    missed = (2 * (0.25 + 0 + 0.25) - 3 * error) / 6
    assert found.error_variance == pytest.approx(error)
    assert found.true_variance == pytest.approx(true)
    assert found.prmse == pytest.approx(1 - missed / true)
    assert (found.count, found.twice) == (3, 3)


def test_hand_computed_where_one_essay_was_marked_once() -> None:
    """Counts 2 2 1, C = 5; means 1.5 4.5 3; overall 3; error (.5 + .5)/2."""
    found = true_score([2, 4, 3], [[1, 2], [4, 5], [3, NAN]])
    assert found is not None
    true = (2 * 2.25 * 2 - 2 * 0.5) / (5 - 9 / 5)
    missed = (2 * 0.25 * 2 - 3 * 0.5) / 5
    assert found.error_variance == pytest.approx(0.5)
    assert found.prmse == pytest.approx(1 - missed / true)
    assert (found.count, found.twice) == (3, 2)


def test_essays_nobody_marked_count_for_nothing() -> None:
    with_more = true_score([2, 3, 5, 9], [[1, 2], [3, 3], [4, 5], [NAN, NAN]])
    assert with_more == true_score([2, 3, 5], [[1, 2], [3, 3], [4, 5]])


def test_one_rater_only_gives_none() -> None:
    assert true_score([1, 2], [[1, NAN], [2, NAN]]) is None


def test_raters_who_only_disagree_leave_no_true_variance() -> None:
    assert true_score([1, 2], [[1, 5], [5, 1]]) is None


def test_true_scores_are_explained_and_the_mean_explains_nothing() -> None:
    draw = np.random.default_rng(3)
    true = draw.normal(40, 5, 4000)
    raters = true[:, None] + draw.normal(0, 3, (4000, 2))
    perfect, blind = true_score(true, raters), true_score(np.full(4000, raters.mean()), raters)
    assert perfect is not None
    assert blind is not None
    assert perfect.prmse == pytest.approx(1, abs=0.03)
    assert blind.prmse == pytest.approx(0, abs=0.03)
    assert perfect.error_variance == pytest.approx(9, rel=0.1)
