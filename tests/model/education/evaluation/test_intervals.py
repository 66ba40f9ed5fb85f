"""Coverage by hand and the interval of a share against an independent library."""

from __future__ import annotations

import pytest
from scipy.stats import binomtest

from model.education.evaluation.intervals import coverage, wilson


def test_hand_computed() -> None:
    found = coverage([1, 1, 1, 1], [3, 3, 3, 5], [1, 3, 4, 0])
    assert (found.count, found.inside, found.mean_width) == (4, 0.5, 2.5)


@pytest.mark.parametrize(("hits", "count"), [(0, 5), (4, 5), (80, 100), (100, 100)])
def test_interval_of_a_share(hits: int, count: int) -> None:
    known = binomtest(hits, count).proportion_ci(0.95, method="wilson")
    assert wilson(hits / count, count) == pytest.approx((known.low, known.high), abs=1e-6)


@pytest.mark.parametrize(("hits", "flagged"), [(80, False), (60, True), (99, True)])
def test_share_that_is_not_what_was_promised_is_flagged(hits: int, flagged: bool) -> None:
    marks = [1.0] * hits + [9.0] * (100 - hits)
    assert coverage([0] * 100, [2] * 100, marks).flagged is flagged
