"""Numbers, units and formulas as readers of accounts write them."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.evidence import Evidence
from model.finance import display
from model.finance.comparison import Change
from model.finance.figures import Cell, Line
from tests.model.finance.analysed_report import analysed_report
from tests.model.finance.sample_report import MILLION, calculated, constant, empty_report, sample_report


@pytest.mark.parametrize(
    ("value", "kind", "scale", "places", "written"),
    [
        ("5240000000", "money", MILLION, 0, "5,240"),
        ("-45000000", "money", MILLION, 0, "(45)"),
        ("1862400580.59", "money", 10_000, 2, "186,240.06"),
        ("0", "money", 1, 2, "0.00"),
        ("-0.001", "money", 1, 2, "0.00"),
        ("0.3931", "percent", 1, 0, "39.3%"),
        ("-0.02", "percent", 1, 0, "(2.0%)"),
        ("1.5289", "ratio", MILLION, 0, "1.53"),
        ("55.094", "days", 1, 0, "55.1"),
        ("3.30", "per_share", MILLION, 0, "3.30"),
        ("0.0125", "per_share", MILLION, 0, "0.0125"),
        ("-1.2", "per_share", 1, 0, "(1.20)"),
        ("51010000", "shares", 1_000, 0, "51,010"),
        (None, "money", 1, 0, "–"),
    ],
)
def test_write(value, kind, scale, places, written) -> None:
    assert display.write(None if value is None else Decimal(value), kind, scale, places) == written


@given(st.decimals(-(10**15), 10**15, places=2), st.integers(0, 3))
def test_a_written_number_reads_back_within_half_its_last_digit(value, places) -> None:
    text = display.number(value, places)
    back = Decimal(text.strip("()").replace(",", "")) * (-1 if text.startswith("(") else 1)
    assert abs(back - value) <= Decimal(5).scaleb(-places - 1)


def test_headline_leaves_decimals_out_of_large_figures() -> None:
    assert display.headline(Decimal("186240.06"), "money", 1, 2) == "186,240"
    assert display.headline(Decimal("5240.06"), "money", 1, 2) == "5,240.06"


@pytest.mark.parametrize(
    ("change", "language", "written"),
    [
        (Change(Decimal("0.0804"), False), "en", "+8.0%"),
        (Change(Decimal("-0.2"), False), "en", "-20.0%"),
        (Change(Decimal("0.007"), True), "en", "+0.7 pp"),
        (Change(Decimal("0.007"), True), "zh", "+0.7 个百分点"),
        (Change(Decimal("12.5"), False), "en", "+1,250.0%"),
        (Change(Decimal("-0.0001"), True), "en", "0.0 pp"),
        (None, "en", ""),
    ],
)
def test_write_change(change, language, written) -> None:
    assert display.write_change(change, language) == written


@pytest.mark.parametrize(
    ("scale", "currency", "language", "label"),
    [
        (MILLION, "USD", "en", "USD millions"),
        (1, "USD", "en", "USD"),
        (1, None, "en", "units"),
        (1_000, None, "en", "thousands"),
        (10_000, "CNY", "zh", "万元"),
        (MILLION, "USD", "zh", "百万美元"),
        (1, "CNY", "zh", "元"),
        (100_000_000, None, "zh", "亿（未注明币种）"),
        (MILLION, "SEK", "zh", "百万SEK"),
    ],
)
def test_unit_label(scale, currency, language, label) -> None:
    assert display.unit_label(scale, currency, language) == label


def test_unit_switch_uses_short_names() -> None:
    assert [display.scale_label(scale, "USD", "en") for scale in display.SCALES["en"]] == [
        "Units",
        "Thousands",
        "Millions",
        "Billions",
    ]
    assert [display.scale_label(scale, "CNY", "zh") for scale in display.SCALES["zh"]] == [
        "元",
        "千元",
        "万元",
        "百万元",
        "亿元",
    ]


def test_unit_at_first_is_the_reports_own_or_one_that_suits() -> None:
    report = sample_report()
    in_yuan = replace(report, statements=tuple(replace(each, scale=1) for each in report.statements))
    in_wan = replace(report, statements=tuple(replace(each, scale=10_000) for each in report.statements))
    assert display.default_scale(report, "en") == MILLION
    assert display.default_scale(report, "zh") == MILLION
    assert display.default_scale(in_yuan, "zh") == 10_000
    assert display.default_scale(in_yuan, "en") == MILLION
    assert display.default_scale(in_wan, "en") == MILLION
    assert display.default_scale(empty_report(), "en") == 1


def test_decimals_show_every_amount_whole() -> None:
    assert display.decimals(sample_report(), MILLION) == 0
    assert display.decimals(sample_report(), 1_000_000_000) == 2


def test_formula_in_words() -> None:
    report = sample_report()
    words = {
        "free_cash_flow": "Operating cash flow − Capital expenditure",
        "gross_margin": "Gross profit ÷ Revenue",
        "revenue_growth": "(Revenue − Revenue 2022) ÷ Revenue 2022",
        "inventory_days": "Inventories ÷ (Cost of revenue ÷ 365)",
    }
    assert {name: display.formula_text(report.metric(name, 2023), "en") for name in words} == words
    assert display.formula_text(report.metric("gross_margin", 2023), "zh") == "毛利 ÷ 营业总收入"
    yearly = calculated("yearly", "*", report.metric("inventories", 2023), constant("days_in_year", 2023, 365))
    assert display.formula_text(yearly, "en") == "Inventories × 365"
    assert display.formula_text(constant("days_in_year", 2023, 365), "en") == "365"


def test_formula_over_the_nearest_named_figures() -> None:
    report = analysed_report()
    words = {
        "cash_conversion_cycle": "Operating cycle − Payable days",
        "receivable_days": "(Receivables × 365) ÷ Revenue",
        "revenue_growth": "(Revenue − Revenue 2022) ÷ Revenue 2022",
    }
    assert {name: display.brief_formula(report.metric(name, 2023), "en") for name in words} == words
    whole = "((Receivables × 365) ÷ Revenue) + ((Inventories × 365) ÷ Cost of revenue)"
    assert display.formula_text(report.metric("operating_cycle", 2023), "en") == whole


def test_check_names_figures_and_other_years() -> None:
    report = sample_report()
    check = replace(report.checks[0], figures=(("total_revenue", 2023), ("total_revenue", 2022)))
    assert display.check_figures(check, "en") == "Revenue, Revenue 2022"
    assert display.check_figures(check, "zh") == "营业总收入、营业总收入 2022"


def line(label: str, *values: str, section: str = "", metric: str | None = None) -> Line:
    cells = tuple(Cell(2023 - i, Decimal(value), Evidence("s", 1)) for i, value in enumerate(values))
    return Line("income", label, cells, section, metric)


@pytest.mark.parametrize(
    ("printed", "fits"),
    [
        (line("Interest income", "5000000", "3000000"), True),
        (line("Diluted", "3.30", "2.95"), False),
        (line("Diluted", "3.30", metric="eps_diluted"), False),
        (line("Net sales", "5240000000.5", metric="total_revenue"), True),
    ],
)
def test_per_share_rows_are_told_from_amounts(printed, fits) -> None:
    assert display.amounts_fit(sample_report(), printed) is fits


def test_per_share_rows_are_told_by_their_label_where_the_unit_is_one() -> None:
    report = replace(sample_report(), statements=())
    assert not display.amounts_fit(report, line("基本每股收益(元/股)", "0.86"))
    assert display.amounts_fit(report, line("利息收入", "926.04"))


@pytest.mark.parametrize(
    ("section", "label", "name"),
    [
        ("Current assets:", "Inventories", "Current assets › Inventories"),
        ("流动资产:", "存货", "流动资产 › 存货"),
        ("", "Net sales", "Net sales"),
        ("Equity", "Equity", "Equity"),
        ("Equity:", "", "Equity"),
    ],
)
def test_line_name(section, label, name) -> None:
    assert display.line_name(line(label, "1", section=section)) == name


def test_notices_are_gathered_by_kind_with_their_pages() -> None:
    report = sample_report()
    more = (*report.notices, replace(report.notices[0], page=7), replace(report.notices[0], page=None))
    assert display.notice_lines(replace(report, notices=more), "en") == [
        "Hidden text found and ignored (page 7, 12)",
        "Pages without text were not read (page 3)",
    ]
    without = replace(report, notices=(replace(report.notices[0], page=None),))
    assert display.notice_lines(without, "zh") == ["发现隐藏文字，已忽略"]


def test_listed_follows_the_dictionary_then_the_alphabet() -> None:
    report = sample_report()
    strange = replace(report.metrics[0], name="zz_other")
    names = display.listed(replace(report, metrics=(strange, *reversed(report.metrics))))
    assert names[0] == "total_revenue"
    assert names.index("gross_profit") < names.index("cash") < names.index("free_cash_flow")
    assert names[-1] == "zz_other"
