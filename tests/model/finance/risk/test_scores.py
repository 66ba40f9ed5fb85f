"""Every score by hand, every refusal, and what must not change a score."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.evidence import Evidence, Finding
from model.finance.figures import TextFlag
from model.finance.risk.inputs import entered_market_value
from model.finance.risk.knowledge import scores
from model.finance.risk.results import Risk
from model.finance.risk.scores import is_financial, risks_of
from tests.model.finance.risk.statements import NOW_AND_BEFORE, YEAR, figure, make_report, shares_line
from tests.model.finance.sample_report import empty_report, sample_report

MARKET_VALUE = entered_market_value(Decimal(660), YEAR, "USD")
BALANCE = ("total_assets", "current_assets", "current_liabilities", "retained_earnings", "total_liabilities")

# Computed on paper from the numbers of statements.py.
GOLDEN = {
    # 1.2·0.2 + 1.4·0.3 + 3.3·0.12 + 0.6·(660/550) + 1.0·1.5
    "altman_z": ("3.276", "safe"),
    # 0.717·0.2 + 0.847·0.3 + 3.107·0.12 + 0.420·(450/550) + 0.998·1.5
    "altman_z_prime": ("2.610976", "grey"),
    # 6.56·0.2 + 3.26·0.3 + 6.72·0.12 + 1.05·(450/550)
    "altman_z_double_prime": ("3.955491", "safe"),
    "piotroski_f": ("9", "strong"),
    # -4.84 + .920·1.2 + .528·.95 + .404·(.25/.23333) + .892·1.25 + .115·.96 - .172·(.2/.21) + 4.679·-.03
    # - .327·(.45/.48889)
    "beneish_m": ("-2.181312", "watch"),
    # -4.336 - 4.513·0.06 + 5.679·0.55 - 0.004·2
    "zmijewski": ("-1.49133", "safe"),
    # (60 - 90) / ((1000 + 900) / 2)
    "sloan_accruals": ("-0.031579", "ordinary"),
}


def by_name(report, market_value=MARKET_VALUE, year: int = YEAR) -> dict[str, Risk]:
    return {risk.name: risk for risk in risks_of(report, year, market_value)}


@pytest.mark.parametrize("name", GOLDEN)
def test_the_score_is_that_of_the_paper(name) -> None:
    value, zone = GOLDEN[name]
    risk = by_name(make_report())[name]
    assert risk.score is not None
    assert abs(risk.score - Decimal(value)) < Decimal("0.000002")
    assert (risk.zone, risk.reason, risk.missing, risk.year) == (zone, None, (), YEAR)


def test_all_are_there_in_order() -> None:
    assert list(by_name(make_report())) == list(GOLDEN) == list(scores())


def test_the_parts_add_up_to_the_score_and_their_leaves_open_pages() -> None:
    for risk in by_name(make_report()).values():
        assert risk.constant + sum(part.points for part in risk.parts) == risk.value
        leaves = [leaf for part in risk.parts for figure in part.figures for leaf in figure.leaves]
        printed = {leaf.evidence for leaf in leaves if leaf.name not in ("market_value", "constant")}
        assert printed == set(risk.evidence)
        assert all(place is not None and place.page for place in printed)
        assert risk.confidence == 0.75


# What Beneish's indices are by hand: DSRI 1.2, GMI 0.95, AQI 15/14, SGI 1.25, DEPI 0.96, SGAI 20/21, TATA -0.03, LVGI.
@pytest.mark.parametrize(
    ("part", "value"),
    [
        ("receivables_to_sales_index", "1.2"),
        ("gross_margin_of_sales_index", "0.95"),
        ("soft_assets_share_index", "1.071429"),
        ("sales_index", "1.25"),
        ("depreciation_rate_index", "0.96"),
        ("overheads_to_sales_index", "0.952381"),
        ("accruals_to_assets", "-0.03"),
        ("debt_and_payables_to_assets_index", "0.920455"),
    ],
)
def test_the_indices_of_beneish(part, value) -> None:
    parts = {each.name: each.value for each in by_name(make_report())["beneish_m"].parts}
    assert abs(parts[part] - Decimal(value)) < Decimal("0.000002")


@pytest.mark.parametrize(
    ("signal", "changed"),
    [
        ("profit", {"net_income": (-1, -30)}),
        ("cash_flow", {"operating_cash_flow": (-5, 40), "net_income": (-10, -90)}),
        ("return_rises", {"net_income": (60, 54)}),
        ("cash_above_profit", {"operating_cash_flow": (60, 40)}),
        ("leverage_falls", {"long_term_debt": (250, 225)}),
        ("liquidity_rises", {"current_assets": (400, 400)}),
        ("no_new_shares", {"shares_outstanding": (101, 100)}),
        ("margin_rises", {"cost_of_revenue": (930, 744)}),
        ("turnover_rises", {"total_revenue": (1_333, 1_200)}),
    ],
)
def test_each_signal_of_piotroski_can_be_lost(signal, changed) -> None:
    risk = by_name(make_report(**changed))["piotroski_f"]
    signals = {part.name: part.value for part in risk.parts}
    assert len(signals) == 9
    assert signals[signal] == 0


def test_nothing_going_well_is_no_point() -> None:
    report = make_report(
        net_income=(-60, 45),
        operating_cash_flow=(-90, 40),
        long_term_debt=(350, 240),
        current_assets=(300, 360),
        shares_outstanding=(120, 100),
        cost_of_revenue=(1_100, 744),
        total_revenue=(1_100, 1_200),
    )
    risk = by_name(report)["piotroski_f"]
    assert (risk.value, risk.zone) == (0, "weak")


def needed(name: str) -> set[tuple[str, int]]:
    """The printed pairs under a score."""
    risk = by_name(make_report())[name]
    leaves = {(leaf.name, leaf.year) for part in risk.parts for figure in part.figures for leaf in figure.leaves}
    return leaves - {("market_value", YEAR), ("constant", YEAR)}


@pytest.mark.parametrize("name", GOLDEN)
def test_without_any_one_input_there_is_no_score(name) -> None:
    for pair in needed(name):
        risk = by_name(make_report(without=(pair,)))[name]
        assert (risk.value, risk.zone, risk.reason) == (None, None, "missing_input"), pair
        assert pair in risk.missing
        assert (risk.confidence, risk.evidence, risk.parts) == (0.0, (), ())


def test_altman_z_waits_for_the_market_value() -> None:
    risks = by_name(make_report(), market_value=None)
    assert risks["altman_z"].missing == (("market_value", YEAR),)
    assert risks["altman_z_prime"].value is not None


def test_everything_missing_is_named_at_once() -> None:
    report = make_report(without=(("total_revenue", YEAR), ("retained_earnings", YEAR)))
    assert set(by_name(report)["altman_z_prime"].missing) == {("retained_earnings", YEAR), ("total_revenue", YEAR)}


def test_a_year_without_the_year_before() -> None:
    risks = by_name(make_report(), year=YEAR - 1)
    assert risks["altman_z_double_prime"].value is not None
    assert risks["piotroski_f"].reason == "missing_input"
    assert ("total_assets", YEAR - 2) in risks["sloan_accruals"].missing


def test_no_bank_is_ever_scored() -> None:
    bank = replace(make_report(), missing={"current_assets": "not_applicable_financial"})
    assert is_financial(bank)
    for risk in by_name(bank).values():
        assert (risk.value, risk.reason) == (None, "financial_company")


@pytest.mark.parametrize(
    ("changed", "refused"),
    [
        ({"total_assets": (0, 900)}, "altman_z_double_prime"),
        ({"total_assets": (-1_000, 900)}, "zmijewski"),
        # A balance sheet that does not balance by far: equity of another registrant, say
        ({"total_liabilities": (200, 500)}, "altman_z_double_prime"),
        ({"total_liabilities": (15, 500), "total_equity": (985, 400)}, "altman_z_prime"),
        ({"net_income": (60_000, 45)}, "sloan_accruals"),
        # An index over a negative margin says nothing
        ({"cost_of_revenue": (900, 1_300)}, "beneish_m"),
        ({"receivables": (150, 1)}, "beneish_m"),
        ({"current_liabilities": (0, 200)}, "zmijewski"),
    ],
)
def test_figures_that_cannot_be_right_are_not_scored(changed, refused) -> None:
    risk = by_name(make_report(**changed))[refused]
    assert (risk.value, risk.reason, risk.missing) == (None, "out_of_range", ())


def test_redeemable_equity_between_the_two_is_no_reason_to_refuse() -> None:
    assert by_name(make_report(total_equity=(300, 400)))["altman_z_double_prime"].value is not None


def ebit_inputs(report) -> set[str]:
    part = next(part for part in by_name(report)["altman_z_prime"].parts if part.name == "ebit_to_assets")
    return {leaf.name for leaf in part.figures[0].leaves} - {"total_assets"}


def test_earnings_before_interest_are_operating_income_else_pretax_and_interest() -> None:
    interest = {"pretax_income": (80, 60), "interest_expense": (40, 40)}
    assert ebit_inputs(make_report(**interest)) == {"operating_income"}
    assert ebit_inputs(make_report(without=(("operating_income", YEAR),), **interest)) == {
        "pretax_income",
        "interest_expense",
    }


def test_chinese_operating_profit_is_after_interest() -> None:
    interest = {"pretax_income": (80, 60), "interest_expense": (40, 40)}
    assert ebit_inputs(make_report(language="zh", **interest)) == {"pretax_income", "interest_expense"}
    assert ebit_inputs(make_report(language="zh")) == {"operating_income"}


@pytest.mark.parametrize(
    ("section", "label"),
    [
        ("Weighted-average number of shares", "Basic"),
        ("", "AVERAGE SHARES OUTSTANDING — BASIC"),
        ("Operating expenses", "Shares used to compute basic net income per share"),
        ("Basic earnings per share:", "Weighted average shares outstanding"),
    ],
)
def test_the_weighted_average_stands_in_for_a_count_of_one_year(section, label) -> None:
    report = make_report(without=(("shares_outstanding", YEAR - 1),))
    report = replace(
        report,
        lines=(
            shares_line("Weighted average shares", "Diluted", 130, 90),
            shares_line(section, label, 110, 112),
        ),
    )
    part = next(part for part in by_name(report)["piotroski_f"].parts if part.name == "no_new_shares")
    assert [int(figure.value) for figure in part.figures] == [110, 112]
    assert part.value == 1


def test_dividends_and_diluted_shares_count_no_shares() -> None:
    report = make_report(without=(("shares_outstanding", YEAR),))
    lines = (
        shares_line("Weighted average common shares", "Dividends declared per common share", 1, 2),
        shares_line("Weighted average common shares", "Diluted", 130, 90),
    )
    risk = by_name(replace(report, lines=lines))["piotroski_f"]
    assert risk.missing == (("shares_outstanding", YEAR), ("shares_outstanding", YEAR - 1))


MONEY = tuple(name for name in NOW_AND_BEFORE if name != "shares_outstanding")


@settings(deadline=None)
@given(st.sampled_from([Decimal("0.001"), Decimal(7), Decimal(1_000_000), Decimal("123.45")]))
def test_the_unit_of_account_changes_no_score(factor) -> None:
    scaled = {name: tuple(Decimal(value) * factor for value in NOW_AND_BEFORE[name]) for name in MONEY}
    market_value = entered_market_value(660 * factor, YEAR, "USD")
    plain, other = by_name(make_report()), by_name(make_report(**scaled), market_value)
    for name, risk in plain.items():
        assert abs(other[name].score - risk.score) < Decimal("0.0001")
        assert other[name].zone == risk.zone


@settings(deadline=None)
@given(st.integers(0, 400), st.integers(1, 200))
def test_more_retained_earnings_or_profit_never_look_worse(retained, more) -> None:
    low, high = (by_name(make_report(retained_earnings=(value, 250))) for value in (retained, retained + more))
    for name in ("altman_z", "altman_z_prime", "altman_z_double_prime"):
        assert high[name].score > low[name].score
    poor, rich = (by_name(make_report(net_income=(value, 45))) for value in (retained, retained + more))
    assert rich["zmijewski"].score < poor["zmijewski"].score
    assert rich["sloan_accruals"].score > poor["sloan_accruals"].score


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from(MONEY), st.tuples(st.integers(-2_000, 2_000), st.integers(-2_000, 2_000))))
def test_whatever_the_figures_a_score_has_a_zone_or_a_reason(changed) -> None:
    for risk in risks_of(make_report(**changed), YEAR, MARKET_VALUE):
        assert (risk.value is None) == (risk.zone is None) == (risk.reason is not None)
        if risk.name == "piotroski_f" and risk.score is not None:
            assert 0 <= risk.score <= 9


def test_risks_of_a_report_are_the_scores_of_its_latest_year_and_its_flags() -> None:
    place = Evidence("5e" * 32, page=8, quote="…", span=(0, 1))
    report = replace(make_report(), flags=(TextFlag("going_concern", (place,), 0.67),))
    *found, flag = report.risks
    assert [risk.name for risk in found] == list(GOLDEN)
    assert all(isinstance(risk, Risk) and risk.year == YEAR for risk in found)
    assert flag == Finding("going_concern", True, 0.67, (place,), "text")


def test_a_report_without_statements_has_no_scores() -> None:
    assert empty_report().risks == ()
    assert {risk.reason for risk in sample_report().risks} >= {"missing_input"}


def test_an_entered_value_rests_on_no_page() -> None:
    assert MARKET_VALUE.evidence is None
    assert MARKET_VALUE.method == "entered"
    assert figure("cash", YEAR, 1).evidence is not None
