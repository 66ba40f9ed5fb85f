"""A small report made by hand: three years, three statements, figures that hang together and one that does not."""

from __future__ import annotations

from decimal import Decimal

from model.evidence import Evidence
from model.finance.figures import Cell, Check, CheckKind, Figure, Formula, Line, Notice, Operator, Statement
from model.finance.report import Report

SOURCE = "5e" * 32
YEARS = (2023, 2022, 2021)
MILLION = 1_000_000
PAGES = {"income": 41, "balance": 43, "cash_flow": 45}

# metric, label as printed, heading, statement, figures in millions with the latest first; balance sheets have two years
ROWS = (
    ("total_revenue", "Net sales", "", "income", (5_240, 4_870, 4_410)),
    ("cost_of_revenue", "Cost of sales", "", "income", (3_180, 2_990, 2_760)),
    ("gross_profit", "Gross profit", "", "income", (2_060, 1_880, 1_650)),
    ("research_development", "Research and development", "Operating expenses", "income", (420, 390, 360)),
    ("selling_general_administrative", "Selling and administrative", "Operating expenses", "income", (710, 690, 640)),
    (None, "Restructuring charges", "Operating expenses", "income", (35, 0, 12)),
    ("operating_income", "Operating income", "", "income", (895, 800, 638)),
    (None, "Other (expense) income, net", "", "income", (-45, -30, 8)),
    ("pretax_income", "Income before income taxes", "", "income", (850, 770, 646)),
    ("income_tax", "Provision for income taxes", "", "income", (190, 175, 140)),
    ("net_income", "Net income", "", "income", (660, 595, 506)),
    ("cash", "Cash and cash equivalents", "Current assets", "balance", (610, 540)),
    ("receivables", "Accounts receivable, net", "Current assets", "balance", (700, 655)),
    ("inventories", "Inventories", "Current assets", "balance", (480, 460)),
    ("current_assets", "Total current assets", "Current assets", "balance", (1_850, 1_720)),
    ("total_assets", "Total assets", "", "balance", (6_400, 6_050)),
    ("current_liabilities", "Total current liabilities", "Current liabilities", "balance", (1_210, 1_180)),
    ("total_equity", "Total shareholders' equity", "", "balance", (3_300, 3_020)),
    ("total_liabilities_and_equity", "Total liabilities and equity", "", "balance", (6_400, 6_057)),
    ("operating_cash_flow", "Net cash provided by operating activities", "", "cash_flow", (930, 845, 720)),
    ("capital_expenditure", "Purchases of property and equipment", "", "cash_flow", (-310, -295, -270)),
)
OUTFLOWS = {"capital_expenditure"}


def sample_report(name: str = "meridian_2023.pdf", company: str = "Meridian Instruments Inc.") -> Report:
    """The whole report."""
    lines = (*(_line(index, row) for index, row in enumerate(ROWS)), _eps_line())
    figures = {(figure.name, figure.year): figure for line in lines for figure in _figures(line)}
    figures |= {(figure.name, figure.year): figure for figure in _derived(figures)}
    return Report(
        source=SOURCE,
        name=name,
        company=company,
        language="en",
        currency="USD",
        years=YEARS,
        page_count=88,
        statements=(
            Statement("income", (41,), "Consolidated Statements of Income", YEARS, MILLION, "USD"),
            Statement("balance", (43,), "Consolidated Balance Sheets", YEARS[:2], MILLION, "USD"),
            Statement("cash_flow", (45, 46), "Consolidated Statements of Cash Flows", YEARS, MILLION, "USD"),
        ),
        lines=lines,
        metrics=tuple(figures.values()),
        checks=_checks(figures),
        notices=(Notice("hidden_text", 12, "ignore the statements"), Notice("pages_without_text", 3)),
        missing={"goodwill": "not_printed", "long_term_debt": "ambiguous"},
    )


def empty_report() -> Report:
    """A document in which nothing was found."""
    return Report(
        source=SOURCE,
        name="letter.pdf",
        company=None,
        language="en",
        currency=None,
        years=(),
        page_count=2,
        statements=(),
        lines=(),
        metrics=(),
        checks=(),
        missing={"total_revenue": "statement_not_found"},
    )


def _line(index: int, row) -> Line:
    metric, label, section, statement, values = row
    cells = tuple(
        Cell(year, Decimal(value) * MILLION, _place(PAGES[statement], label, f"{value:,}", index, column))
        for column, (year, value) in enumerate(zip(YEARS, values, strict=False))
    )
    return Line(statement, label, cells, section, metric)


def _eps_line() -> Line:
    values = ("3.30", "2.95", "2.48")
    cells = tuple(
        Cell(year, Decimal(value), _place(41, "Diluted", value, 30, column))
        for column, (year, value) in enumerate(zip(YEARS, values, strict=True))
    )
    return Line("income", "Diluted", cells, "Earnings per share", "eps_diluted")


def _place(page: int, label: str, printed: str, row: int, column: int) -> Evidence:
    top, left = 120.0 + 18 * row, 330.0 + 70 * column
    return Evidence(SOURCE, page=page, quote=f"{label} {printed}", box=(left, top, left + 48.5, top + 11.0))


def _figures(line: Line) -> list[Figure]:
    if line.metric is None:
        return []
    return [
        Figure(
            name=line.metric,
            year=cell.year,
            value=-cell.value if line.metric in OUTFLOWS else cell.value,
            currency="USD",
            scale=1 if line.metric.startswith("eps") else MILLION,
            label=line.label,
            evidence=cell.evidence,
            confidence=_confidence(line.metric, cell.year),
            method="printed",
            statement=line.statement,
        )
        for cell in line.cells
    ]


def _confidence(metric: str, year: int) -> float:
    if metric in {"total_assets", "total_liabilities_and_equity"}:
        return 1.0 if year == 2023 else 0.0
    return 1.0 if metric in {"total_revenue", "cost_of_revenue", "gross_profit"} else 0.5


def _derived(figures: dict[tuple[str, int], Figure]) -> list[Figure]:
    made = []
    for year in YEARS:

        def get(name: str, year: int = year) -> Figure | None:
            return figures.get((name, year))

        made += [
            calculated("free_cash_flow", "-", get("operating_cash_flow"), get("capital_expenditure")),
            calculated("gross_margin", "/", get("gross_profit"), get("total_revenue")),
            calculated("current_ratio", "/", get("current_assets"), get("current_liabilities")),
            calculated("revenue_growth", "/", _rise(figures, year), get("total_revenue", year - 1), year=year),
            calculated("inventory_days", "/", get("inventories"), _daily_cost(get("cost_of_revenue"))),
        ]
    return [figure for figure in made if figure is not None]


def _rise(figures: dict[tuple[str, int], Figure], year: int) -> Figure | None:
    now, before = figures.get(("total_revenue", year)), figures.get(("total_revenue", year - 1))
    return calculated("revenue_rise", "-", now, before)


def _daily_cost(cost: Figure | None) -> Figure | None:
    return calculated("daily_cost", "/", cost, constant("days_in_year", cost.year, 365)) if cost else None


def constant(name: str, year: int, value: int) -> Figure:
    """A number that is printed nowhere."""
    return Figure(name, year, Decimal(value), None, 1, name, None, 1.0, "derived")


def calculated(name: str, operator: Operator, *inputs: Figure | None, year: int | None = None) -> Figure | None:
    """A derived figure of a year, or None where an input is absent."""
    present = [figure for figure in inputs if figure is not None]
    if len(present) < len(inputs):
        return None
    first, *rest = (figure.value for figure in present)
    value = {"+": first + sum(rest), "-": first - sum(rest), "*": first * rest[0], "/": first / rest[0]}[operator]
    return Figure(
        name=name,
        year=year or present[0].year,
        value=value,
        currency="USD",
        scale=MILLION if operator != "/" else 1,
        label=f" {operator} ".join(figure.label for figure in present),
        evidence=present[0].evidence,
        confidence=min(figure.confidence for figure in present),
        method="derived",
        formula=Formula(operator, tuple(present)),
    )


def _checks(figures: dict[tuple[str, int], Figure]) -> tuple[Check, ...]:
    made = []
    for year in YEARS:
        revenue, cost, gross = (figures[name, year] for name in ("total_revenue", "cost_of_revenue", "gross_profit"))
        name, expected = "revenue_less_cost_is_gross_profit", revenue.value - cost.value
        made.append(_check("identity", name, expected, gross.value, gross, revenue, cost))
    for year in YEARS[:2]:
        assets, total = figures["total_assets", year], figures["total_liabilities_and_equity", year]
        made.append(_check("identity", "assets_equal_liabilities_and_equity", total.value, assets.value, assets, total))
    revenue = figures["total_revenue", 2023]
    made.append(_check("second_reading", "selected_data_agree", Decimal(5_240) * MILLION, revenue.value, revenue))
    return tuple(made)


def _check(kind: CheckKind, name: str, expected: Decimal, actual: Decimal, *figures: Figure) -> Check:
    places = tuple(figure.evidence for figure in figures if figure.evidence is not None)
    pairs = tuple((figure.name, figure.year) for figure in figures)
    return Check(kind, name, figures[0].year, expected == actual, expected, actual, pairs, places)
