"""The desk's own accuracy: what counts, once, and how sure the share is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.finance.correction.accuracy import FEWEST, Share, counted, wilson
from tests.model.finance.correction.case import HERE, THERE, correction, row, value

YEARS = (2023, 2022, 2021)


def test_nothing_judged_is_no_share() -> None:
    measured = counted([])
    assert (measured.overall, measured.by_metric, measured.by_level) == (Share(0, 0), {}, {})
    assert measured.overall.share is None
    assert measured.overall.interval is None


def test_confirmed_figures_stood_and_corrected_ones_did_not() -> None:
    measured = counted([correction("confirmed", "cash"), value("net_income", 650), row("cash", "x", year=2022)])
    assert measured.overall == Share(3, 1)
    assert measured.by_metric == {"cash": Share(2, 1), "net_income": Share(1, 0)}
    assert list(measured.by_metric) == ["cash", "net_income"], "most looked at first"


def test_a_figure_counts_once_however_often_it_was_judged() -> None:
    made = [correction("confirmed", "cash"), value("cash", 611), value("cash", 612), correction("confirmed", "cash")]
    assert counted(made).overall == Share(1, 0)


def test_the_same_metric_in_another_year_or_report_is_another_figure() -> None:
    made = [correction("confirmed", "total_revenue", year, on=on) for year in YEARS for on in (HERE, THERE)]
    assert counted(made).overall == Share(6, 6)


def test_what_was_taken_back_does_not_count() -> None:
    made = [correction("confirmed", "cash"), value("cash", 611, withdrawn=True)]
    assert counted(made).overall == Share(1, 1)
    assert counted([value("cash", 611, withdrawn=True)]).overall == Share(0, 0)


def test_levels_are_those_of_the_reading() -> None:
    made = [
        correction("confirmed", "cash", level="unchecked"),
        value("net_income", 650, level="disputed"),
        correction("confirmed", "inventories", level="unchecked"),
    ]
    assert counted(made).by_level == {"unchecked": Share(2, 2), "disputed": Share(1, 0)}


def test_figures_that_were_not_found_are_counted_apart() -> None:
    measured = counted([value("goodwill", 90), value("goodwill", 91), correction("confirmed", "cash")], carried=4)
    assert (measured.overall, measured.added, measured.carried) == (Share(1, 1), 1, 4)


def test_too_few_to_say() -> None:
    assert Share(FEWEST - 1, 10).share is None
    assert Share(FEWEST, 10).share == 0.5
    assert Share(FEWEST, 10).interval == wilson(10, FEWEST)


@pytest.mark.parametrize(
    ("successes", "trials", "low", "high"),
    # As published for the method, e.g. Newcombe (1998), table I: 81/263, 15/148, 0/20, 1/29.
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_interval_is_wilsons(successes, trials, low, high) -> None:
    found = wilson(successes, trials)
    assert found == pytest.approx((low, high), abs=5e-5)


@given(st.integers(1, 500).flatmap(lambda trials: st.tuples(st.integers(0, trials), st.just(trials))))
def test_interval_holds_its_share_and_mirrors(counts) -> None:
    successes, trials = counts
    low, high = wilson(successes, trials)
    assert 0 <= low <= successes / trials + 1e-12
    assert successes / trials - 1e-12 <= high <= 1
    mirrored = wilson(trials - successes, trials)
    assert (1 - mirrored[1], 1 - mirrored[0]) == pytest.approx((low, high))
