"""Ratios among the other companies of a shelf: who counts, which year, and where a value stands."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from statistics import quantiles

import pytest
from hypothesis import given
from hypothesis import strategies as some

from model import jobs
from model.evidence import Evidence
from model.finance import serialize, service
from model.finance.analysis.peers import FEWEST_PEERS, PEER_RATIOS, Peer, PeerRatio, against_peers
from model.finance.figures import Figure
from model.finance.library.index import summary
from model.finance.report import Report
from model.finance.terms import metric
from tests.model.finance.analysed_report import analysed_report

OWNER = "local"


def keep(report: Report, owner: str = OWNER) -> str:
    store = jobs.current_store()
    document = store.add_document(report.name, f"%PDF-1.4 {report.name}".encode(), "application/pdf", owner)
    payload = serialize.to_dict(report)
    return store.save_result(service.KIND, document.id, owner, payload, service.ENGINE, summary(report))


def company(name: str, net_income: int = 660, **changes: object) -> Report:
    report = analysed_report({("net_income", 2023): net_income})
    return replace(report, company=name, name=f"{name}.pdf", **changes)


def shelf(*incomes: int) -> None:
    for number, income in enumerate(incomes):
        keep(company(f"Peer {number}", income))


def test_too_few_companies_give_no_comparison() -> None:
    shelf(100, 200)
    keep(analysed_report())  # the report itself is no company of its own peers
    found = against_peers(analysed_report(), OWNER)
    assert (found.companies, found.ratios) == (("Peer 0", "Peer 1"), ())


def test_each_company_counts_once_and_somebody_elses_not_at_all() -> None:
    shelf(100, 200)
    keep(replace(company("Peer 0", 300), name="again.pdf"))
    keep(company("Stranger"), owner="somebody else")
    assert against_peers(analysed_report(), OWNER).companies == ("Peer 0", "Peer 1")


def ratio_of(name: str) -> PeerRatio:
    return next(ratio for ratio in against_peers(analysed_report(), OWNER).ratios if ratio.own.name == name)


def test_a_ratio_among_its_peers() -> None:
    shelf(1_048, 524, 262)
    ratio = ratio_of("net_margin")
    assert [(peer.company, peer.value, peer.year, peer.page) for peer in ratio.peers] == [
        ("Peer 2", Decimal("0.05"), 2023, 41),
        ("Peer 1", Decimal("0.1"), 2023, 41),
        ("Peer 0", Decimal("0.2"), 2023, 41),
    ]
    assert ratio.quartiles == (Decimal("0.075"), Decimal("0.1"), Decimal("0.15"))
    assert ratio.rank == 2
    assert ratio.peers[0].report_name == "Peer 2.pdf"


def test_a_company_without_the_year_stands_with_its_latest() -> None:
    shelf(100, 200)
    keep(replace(analysed_report(years=(2022, 2021)), company="Slow", name="slow.pdf"))
    years = {peer.company: peer.year for peer in ratio_of("net_margin").peers}
    assert years == {"Peer 0": 2023, "Peer 1": 2023, "Slow": 2022}


def test_of_two_reports_the_later_one_is_taken() -> None:
    shelf(100, 200)
    keep(company("Twice", 262))
    later = company("Twice", 524, years=(2024, 2023, 2022))
    keep(replace(later, name="later.pdf"))
    twice = next(peer for peer in ratio_of("net_margin").peers if peer.company == "Twice")
    assert (twice.value, twice.report_name) == (Decimal("0.1"), "later.pdf")


def test_a_ratio_too_few_companies_have_is_left_out() -> None:
    shelf(100, 200)
    keep(replace(analysed_report(without=("inventories",)), company="Services", name="services.pdf"))
    names = [ratio.own.name for ratio in against_peers(analysed_report(), OWNER).ratios]
    assert names == [name for name in PEER_RATIOS if name not in ("inventory_days", "quick_ratio")]


def test_a_report_without_years_has_no_ratios() -> None:
    shelf(100, 200, 300)
    assert against_peers(replace(analysed_report(), years=(), metrics=(), company="Empty"), OWNER).ratios == ()


def test_every_ratio_compared_is_one_of_the_dictionary() -> None:
    assert {metric(name).kind for name in PEER_RATIOS} == {"percent", "ratio", "days"}


def made(own: str, *values: str) -> PeerRatio:
    figure = Figure("net_margin", 2023, Decimal(own), None, 1, "x", Evidence("s", 1), 0.5, "derived")
    peers = tuple(
        Peer(f"P{i}", 2023, Decimal(value), 1, "p.pdf") for i, value in enumerate(sorted(values, key=Decimal))
    )
    first, median, third = quantiles([peer.value for peer in peers], n=4, method="inclusive")
    return PeerRatio(figure, peers, (first, median, third))


def test_positions_run_from_the_lowest_to_the_highest() -> None:
    ratio = made("0.3", "0.1", "0.2", "0.3", "0.5")
    assert ratio.ends == (Decimal("0.1"), Decimal("0.5"))
    assert [ratio.position(Decimal(value)) for value in ("0.1", "0.3", "0.5")] == [0.0, 0.5, 1.0]


def test_an_outlier_does_not_squeeze_the_others() -> None:
    ratio = made("0.2", "0.1", "0.11", "0.15", "0.16", "0.2", "0.21", "0.25", "25")
    assert ratio.ends == (Decimal("0.1"), Decimal("0.25"))
    assert (ratio.position(Decimal(25)), ratio.beyond(Decimal(25))) == (1.0, 1)
    assert ratio.beyond(Decimal("0.2")) == 0
    assert made("0.2", "-25", "0.1", "0.11", "0.15", "0.16", "0.2", "0.21", "0.25").beyond(Decimal(-25)) == -1


def test_the_reports_own_value_is_never_beyond_the_ends() -> None:
    ratio = made("25", "0.1", "0.11", "0.15", "0.16", "0.2", "0.21", "0.25", "0.26")
    assert ratio.ends == (Decimal("0.1"), Decimal(25))
    assert ratio.beyond(ratio.own.value) == 0


def test_all_alike_stand_in_the_middle() -> None:
    ratio = made("0.1", "0.1", "0.1", "0.1")
    assert ratio.position(Decimal("0.1")) == 0.5
    assert (ratio.position(Decimal(1)), ratio.position(Decimal(-1))) == (1.0, 0.0)


@given(
    some.decimals(-100, 100, places=4),
    some.lists(some.decimals(-100, 100, places=4), min_size=FEWEST_PEERS, max_size=12),
)
def test_every_position_is_in_the_strip_and_keeps_the_order(own, values) -> None:
    ratio = made(str(own), *map(str, values))
    places = [ratio.position(value) for value in sorted([own, *values])]
    assert all(0 <= place <= 1 for place in places)
    assert places == sorted(places)


@pytest.mark.parametrize(("own", "rank"), [("9", 1), ("0.25", 2), ("-1", 4)])
def test_rank_counts_from_the_largest(own, rank) -> None:
    assert made(own, "0.1", "0.2", "0.3").rank == rank
