"""The desk's own hit rate: counted per list, with an interval, and no claim under five cases."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.medicine.cases.case import Outcome, OutcomeScope
from model.medicine.cases.hit_rate import FEWEST, hit_rates, wilson


def outcome(scope: OutcomeScope, place: int | None) -> Outcome:
    return Outcome("d", "d", scope, date(2026, 1, 1), place)


def test_places_are_counted_per_list() -> None:
    confirmed = [
        *(outcome("common", place) for place in (1, 2, 3, 4, 11, None)),
        outcome("rare", 1),
        outcome("other", None),
    ]
    common, rare, every = hit_rates(confirmed)
    assert [(each.depth, each.hits, each.count) for each in common.hits] == [(1, 1, 6), (3, 3, 6), (10, 4, 6)]
    assert [each.hits for each in rare.hits] == [1, 1, 1]
    # What neither list knows counts as missed by the desk as a whole
    assert [(each.hits, each.count) for each in every.hits] == [(2, 8), (4, 8), (5, 8)]
    assert every.scope is None
    assert common.hits[1].share == 0.5


@pytest.mark.parametrize(("count", "claimed"), [(0, False), (FEWEST - 1, False), (FEWEST, True)])
def test_no_share_is_claimed_under_five_cases(count: int, claimed: bool) -> None:
    assert hit_rates([outcome("rare", 1)] * count)[1].claimed is claimed


@pytest.mark.parametrize(
    ("hits", "count", "low", "high"), [(8, 10, 0.4902, 0.9433), (0, 10, 0.0, 0.2775), (10, 10, 0.7225, 1.0)]
)
def test_wilson_interval_has_its_published_values(hits: int, count: int, low: float, high: float) -> None:
    assert wilson(hits, count) == pytest.approx((low, high), abs=1e-4)


def test_nothing_counted_says_nothing() -> None:
    assert wilson(0, 0) == (0.0, 1.0)
    assert hit_rates([])[2].hits[0].share == 0.0


@given(st.integers(0, 200), st.integers(0, 200))
def test_interval_holds_the_share_and_narrows_with_cases(hits: int, misses: int) -> None:
    count = hits + misses
    low, high = wilson(hits, count)
    assert 0 <= low <= high <= 1
    if count:
        assert low - 1e-9 <= hits / count <= high + 1e-9
        wider = wilson(hits * 4, count * 4)
        assert wider[1] - wider[0] < high - low + 1e-9
