"""The essay unlike the others stands out."""

from __future__ import annotations

import numpy as np

from model.education.classes.novelty import novelty


def test_novelty_is_highest_for_the_essay_unlike_the_others() -> None:
    rows = [np.array([value, 1.0]) for value in (1.0, 1.1, 0.9, 1.05, 5.0)]
    found = novelty(rows)
    assert found.index(max(found)) == 4
    assert novelty([np.array([1.0])]) == [0.0]
    mixed = novelty([np.array([1.0, 2.0]), np.array([1.0]), np.array([3.0, 2.0])])
    assert mixed[1] == 0.0
    assert mixed[0] == mixed[2] > 0
