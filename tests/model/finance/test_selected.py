"""The report's own summary as a second reading."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pytest

from model.documents import Word
from model.finance.figures import Check
from model.finance.formula import combine
from model.finance.metrics import Figures
from model.finance.selected import second_readings, summary_pages
from tests.model.finance.words import MILLION, SOURCE, Printed, figure, page

EDGES = (260.0, 320.0, 380.0, 440.0, 500.0)
HEAD: list[Printed] = ["Selected Financial Data", "(In millions)", ("", "2023", "2022", "2021", "2020", "2019")]
BODY: list[Printed] = [
    ("Net sales", "4,812", "4,610", "4,402", "4,380", "4,210"),
    ("Net income", "1,010", "1,004", "1,002", "1,001", "1,000"),
    ("Basic earnings per share", "2.67", "2.41", "2.22", "2.20", "2.10"),
    ("Total assets", "6,400", "6,050", "5,900", "5,800", "5,700"),
]
VALUES = {"total_revenue": (4_812, 4_610), "net_income": (1_010, 1_004), "total_assets": (6_400, 6_050)}


def text(rows: Sequence[Printed]) -> str:
    return "\n".join(row if isinstance(row, str) else " ".join(row) for row in rows)


def figures(scale: int = MILLION) -> Figures:
    made = [
        figure(name, value, 2023 - i, scale=scale) for name, values in VALUES.items() for i, value in enumerate(values)
    ]
    made += [figure("eps_basic", "2.67", 2023), figure("eps_basic", "2.41", 2022)]
    return {(known.name, known.year): known for known in made}


def readings(
    rows: Sequence[Printed], known: Figures, edges=EDGES, fiscal_year: int | None = None
) -> dict[tuple[str, int], Check]:
    words: list[Word] = page(rows, edges)
    checks = second_readings(["A letter", text(rows)], lambda _: words, SOURCE, known, fiscal_year)
    return {check.figures[0]: check for check in checks}


def test_the_summary_is_known_by_title_and_years() -> None:
    assert summary_pages(["A letter", text([*HEAD, *BODY]), "Selected Financial Data"]) == [2]


@pytest.mark.parametrize(
    "rows",
    [
        ["Our year", *HEAD[1:], *BODY],
        [HEAD[0], ("", "2023", "2022"), *BODY],
        [*HEAD, BODY[0]],
    ],
)
def test_other_pages_are_no_summary(rows: list[Printed]) -> None:
    assert summary_pages([text(rows)]) == []


def test_few_pages_are_looked_at() -> None:
    assert summary_pages([text([*HEAD, *BODY])] * 9) == [1, 2, 3]


def test_a_summary_that_says_the_same_confirms_every_figure() -> None:
    known = figures()
    found = readings([*HEAD, *BODY], known)
    assert set(found) == set(known)
    assert all(check.passed and check.kind == "second_reading" for check in found.values())
    check = found["total_revenue", 2022]
    assert (check.expected, check.actual) == (4_610 * MILLION, 4_610 * MILLION)
    assert [place.page for place in check.evidence] == [1, 2]


def test_a_figure_the_summary_contradicts_fails() -> None:
    known = figures() | {("net_income", 2023): figure("net_income", 1_110, scale=MILLION)}
    found = readings([*HEAD, *BODY], known)
    assert [key for key, check in found.items() if not check.passed] == [("net_income", 2023)]
    assert found["net_income", 2023].difference == 100 * MILLION


def test_per_share_figures_must_agree_to_the_cent() -> None:
    known = figures() | {("eps_basic", 2023): figure("eps_basic", "2.68")}
    found = readings([*HEAD, *BODY], known)
    assert not found["eps_basic", 2023].passed
    assert found["eps_basic", 2022].passed


def test_a_summary_may_round_more_coarsely() -> None:
    rows = [HEAD[0], "(In billions)", HEAD[2]]
    rows += [
        (row[0], *(f"{Decimal(cell.replace(',', '')) / 1000:.1f}" for cell in row[1:]))
        for row in BODY
        if row[0] == "Net sales"
    ]
    rows += [
        ("Total assets", "6.4", "6.1", "5.9", "5.8", "5.7"),
        ("Employees", "12,000", "11,000", "10,500", "10,400", "10,200"),
    ]
    rows += [
        ("Customers", "12,100", "11,100", "10,600", "10,500", "10,300"),
        ("Orders", "12,200", "11,200", "10,700", "10,600", "10,400"),
    ]
    found = readings(rows, figures())
    assert found["total_assets", 2022].passed
    assert found["total_revenue", 2023].passed


def test_a_summary_that_mostly_disagrees_is_of_something_else() -> None:
    other = [*HEAD, *((row[0], *(cell.replace("4", "7").replace("1", "3") for cell in row[1:])) for row in BODY)]
    assert readings(other, figures()) == {}


def test_without_a_unit_the_summary_has_that_of_the_statement() -> None:
    rows = [HEAD[0], HEAD[2], *BODY]
    assert all(check.passed for check in readings(rows, figures(1_000)).values())


def test_years_and_metrics_the_statements_do_not_print_are_left() -> None:
    found = readings([*HEAD, *BODY], {("total_revenue", 2023): figures()["total_revenue", 2023]})
    assert set(found) == {("total_revenue", 2023)}


def test_derived_figures_are_not_confirmed() -> None:
    known = figures()
    made = combine("net_income", 2023, "-", (known["total_revenue", 2023], known["total_assets", 2023]))
    assert ("net_income", 2023) not in readings([*HEAD, *BODY], known | {("net_income", 2023): made})


def test_a_row_of_another_order_of_magnitude_is_another_row() -> None:
    known = figures() | {("net_income", 2023): figure("net_income", 1_010 * 500, scale=MILLION)}
    assert ("net_income", 2023) not in readings([*HEAD, *BODY], known)


def test_the_first_of_two_registrants_is_meant() -> None:
    again = [(row[0], *(cell.replace("4", "5") for cell in row[1:])) for row in BODY]
    assert all(check.passed for check in readings([*HEAD, *BODY, *again], figures()).values())


def test_a_chinese_summary() -> None:
    rows: list[Printed] = [
        "主要会计数据",
        "单位：元 币种：人民币",
        ("主要会计数据", "2023年", "2022年", "本期比上年同期增减", "2021年"),
        ("营业收入", "48,120,000.15", "46,100,000.20", "4.38%", "44,020,000.10"),
        ("归属于上市公司股东的净利润", "10,100,000.00", "10,040,000.00", "0.60%", "10,020,000.00"),
        ("经营活动产生的现金流量净额", "12,100,000.00", "12,040,000.00", "0.50%", "12,020,000.00"),
        ("总资产", "64,000,000.00", "60,500,000.00", "5.79%", "59,000,000.00"),
    ]
    expected = {
        "total_revenue": "48120000.15",
        "net_income_attributable": "10100000.00",
        "operating_cash_flow": "12100000.00",
        "total_assets": "64000000.00",
    }
    known = {(name, 2023): figure(name, value) for name, value in expected.items()}
    found = readings(rows, known, (240, 330, 410, 500), 2023)
    assert {key for key, check in found.items() if check.passed} == set(known)


def test_no_summary_no_second_reading() -> None:
    assert second_readings(["A letter"], lambda _: [], SOURCE, figures(), 2023) == []
