from __future__ import annotations

import statistics
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.finance.library.peers import (
    common_currency,
    compare,
    is_amount,
    measures,
    peers,
    percentile_rank,
    quartiles_of,
    years,
)
from model.finance.terms import metrics, term
from tests.model.finance.library.entries import entry_of

values = st.lists(st.decimals(-(10**9), 10**9, places=3), min_size=1, max_size=30)


@given(values)
def test_ranks_lie_within_their_bounds_and_average_to_the_middle(given_values: list[Decimal]) -> None:
    ranks = [percentile_rank(value, given_values) for value in given_values]
    assert all(50 / len(ranks) - 1e-9 <= rank <= 100 - 50 / len(ranks) + 1e-9 for rank in ranks)
    assert statistics.fmean(ranks) == pytest.approx(50)


@given(values, st.randoms())
def test_ranks_follow_the_values_and_nothing_else(given_values: list[Decimal], chance) -> None:
    shuffled = list(given_values)
    chance.shuffle(shuffled)
    ordered = sorted(given_values)
    ranks = [percentile_rank(value, shuffled) for value in ordered]
    for before, after, low, high in zip(ranks, ranks[1:], ordered, ordered[1:], strict=False):
        assert (before < after) if low < high else (before == after)


@given(values, st.decimals(1, 100, places=2), st.decimals(-1000, 1000, places=2))
def test_ranks_do_not_depend_on_the_unit(given_values: list[Decimal], factor: Decimal, shift: Decimal) -> None:
    moved = [value * factor + shift for value in given_values]
    assert [percentile_rank(v, given_values) for v in given_values] == [percentile_rank(v, moved) for v in moved]


@pytest.mark.parametrize(
    ("value", "among", "rank"),
    [
        (5, [5], 50),
        (1, [1, 2], 25),
        (2, [1, 2], 75),
        (3, [1, 3, 3, 9], 50),  # ties share the mean of their ranks
        (9, [1, 3, 3, 9], 87.5),
        (-2, [-1, -2, -3], 50),
    ],
)
def test_rank_is_the_share_below_and_half_of_the_share_equal(value: int, among: list[int], rank: float) -> None:
    assert percentile_rank(Decimal(value), [Decimal(each) for each in among]) == rank


def test_a_value_from_elsewhere_has_no_rank() -> None:
    with pytest.raises(ValueError, match="not among"):
        percentile_rank(Decimal(4), [Decimal(1), Decimal(9)])


@given(values.filter(lambda given_values: len(given_values) > 1))
def test_quartiles_are_in_order_and_the_median_is_the_middle(given_values: list[Decimal]) -> None:
    found = quartiles_of(given_values)
    assert min(given_values) <= found.lower <= found.median <= found.upper <= max(given_values)
    assert found.median == statistics.median(given_values)
    assert found.companies == len(given_values)


def test_quartiles_interpolate_with_the_ends_included() -> None:
    found = quartiles_of([Decimal(value) for value in (1, 2, 3, 4)])
    assert (found.lower, found.median, found.upper) == (Decimal("1.75"), Decimal("2.5"), Decimal("3.25"))
    assert quartiles_of([Decimal(1)]) is None


def test_each_company_stands_with_its_latest_year() -> None:
    found = peers([entry_of("B", 2019), entry_of("A", 2021), entry_of("A", 2022), entry_of("C", None)])
    assert [(peer.company, peer.year, peer.entry.fiscal_year) for peer in found] == [
        ("A", 2022, 2022),
        ("B", 2019, 2019),
    ]


def test_a_year_comes_from_its_own_report_else_from_the_next_later_one() -> None:
    shelved = [entry_of("A", 2019), entry_of("A", 2021), entry_of("A", 2022), entry_of("B", 2022, earlier=2)]
    shelved.append(entry_of("C", 2019))
    found = {peer.company: peer.entry.fiscal_year for peer in peers(shelved, 2020)}
    assert found == {"A": 2021, "B": 2022}
    assert {peer.company: peer.entry.fiscal_year for peer in peers(shelved, 2019)} == {"A": 2019, "C": 2019}


def test_of_two_readings_of_a_year_the_later_counts() -> None:
    first, second = entry_of("A", 2022, net_margin="0.1"), entry_of("A", 2022, net_margin="0.2")
    for year in (None, 2022):
        (peer,) = peers([second, first], year)
        assert peer.figure("net_margin").value == Decimal("0.2")


def test_years_offered_are_those_two_companies_share() -> None:
    shelved = [entry_of("A", 2022), entry_of("A", 2021), entry_of("B", 2021), entry_of("C", 2015)]
    assert years(shelved) == (2021, 2020)


def test_a_comparison_is_in_order_and_leaves_out_who_does_not_give_it() -> None:
    shelf = peers([entry_of("A", net_margin="0.1"), entry_of("B", net_margin="0.3"), entry_of("C", gross_margin="0.5")])
    found = compare("net_margin", shelf)
    assert [(each.peer.company, each.percentile) for each in found.standings] == [("B", 75), ("A", 25)]
    assert found.quartiles.companies == 2
    assert found.of("name:c") is None
    assert found.of("name:b").figure.page == 40


def test_amounts_are_ranked_in_one_currency_only() -> None:
    shelf = peers(
        [
            entry_of("A", total_revenue=10, net_margin="0.1"),
            entry_of("B", total_revenue=20, net_margin="0.2"),
            entry_of("C", total_revenue=900, net_margin="0.3", currency="CNY"),
        ]
    )
    assert common_currency(shelf) is None
    assert compare("total_revenue", shelf).standings == ()
    assert [each.peer.company for each in compare("total_revenue", shelf, "USD").standings] == ["B", "A"]
    assert len(compare("net_margin", shelf, "USD").standings) == 3
    assert common_currency(shelf[:2]) == "USD"


def test_a_currency_not_named_is_not_the_same_currency() -> None:
    unnamed = peers([entry_of("A", total_revenue=1, currency=None), entry_of("B", total_revenue=2, currency=None)])
    assert common_currency(unnamed) is None
    assert compare("total_revenue", unnamed, None).standings == ()


def test_every_measure_has_its_words() -> None:
    assert len({measure.name for measure in measures()}) == len(measures())
    for measure in measures():
        assert measure.name in metrics()
        for language in ("en", "zh"):
            assert term(f"measures_{measure.group}", language) != measure.group
            assert term(f"reading_{measure.reading}", language)
    assert is_amount("total_revenue")
    assert not is_amount("net_margin")
