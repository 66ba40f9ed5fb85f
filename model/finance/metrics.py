"""From picked rows to figures: sign conventions, unlabelled totals, and the metrics a report does not print."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from model.finance.figures import STATEMENT_KINDS, UNCHECKED, Cell, Figure, Line, Statement
from model.finance.formula import combine
from model.finance.labels import Rule, metric_names, pick_lines, rules
from model.finance.subtotals import Subtotal, find_subtotals
from model.finance.wording import compact, label_key

Figures = dict[tuple[str, int], Figure]
"""Figures by (metric, year)."""

_FINANCIAL = re.compile(
    "interestincome|netinterestincome|premiums|totalinterest|loans|deposits|利息净收入|吸收存款|保险服务收入|已赚保费"
)
"""Rows that banks and insurers print; they have no cost of sales and no current assets."""
_NOT_FOR_FINANCIALS = {
    "cost_of_revenue",
    "gross_profit",
    "current_assets",
    "current_liabilities",
    "inventories",
    "operating_income",
    "research_development",
    "selling_general_administrative",
}


def name_totals(lines: Sequence[Line], statements: Sequence[Statement]) -> list[Line]:
    """Lines with unlabelled totals named after the heading whose rows they sum."""
    named: list[Line] = []
    for kind in STATEMENT_KINDS:
        own = [line for line in lines if line.statement == kind]
        scale = next((statement.scale for statement in statements if statement.kind == kind), 1)
        subtotals = find_subtotals(own, scale)
        assets: tuple[Decimal, ...] = ()
        for index, line in enumerate(own):
            values = _values(line)
            if line.label or (index not in subtotals and values != assets):
                named.append(line)
            elif kind == "balance" and values == assets:
                named.append(replace(line, label="Total liabilities and equity"))
            elif kind == "balance" and _are_assets(own, index, subtotals):
                assets = values
                named.append(replace(line, label="Total assets"))
            else:
                section = line.section or own[subtotals[index].parts[0]].section
                label = f"Total {section.rstrip(':：').lower()}".strip()
                # A second total under one heading is the first less deductions.
                named = [
                    replace(known, label=f"{label} before deductions") if known.label == label else known
                    for known in named
                ]
                named.append(replace(line, label=label))
    return named


def _are_assets(lines: Sequence[Line], index: int, subtotals: Mapping[int, Subtotal]) -> bool:
    """Whether an unlabelled total sums all rows above it, and the other side of the balance sheet comes to the same."""
    first = index
    while first in subtotals:
        first = subtotals[first].parts[0]
    labelled = any(label_key(line.label) == "totalassets" for line in lines)
    return first == 0 and not labelled and any(_values(line) == _values(lines[index]) for line in lines[index + 1 :])


def _values(line: Line) -> tuple[Decimal, ...]:
    return tuple(cell.value for cell in line.cells)


def read_figures(
    lines: Sequence[Line], statements: Sequence[Statement], currency: str | None
) -> tuple[Figures, dict[str, Line]]:
    """Figures of every metric that rows print, and the row each metric of one row came from."""
    picked = pick_lines(lines)
    scales = {statement.kind: statement.scale for statement in statements}
    by_name = {rule.name: rule for rule in rules()}
    figures: Figures = {}
    for name, rows in picked.items():
        for year in {cell.year for line in rows for cell in line.cells}:
            # The note to a cash flow statement may be found where the statement itself is not.
            printed = scales.get(rows[0].statement, statements[0].scale)
            scale = 1 if by_name[name].kind == "per_share" else printed
            parts = tuple(
                row_figure(by_name[name], line, cell, scale, currency)
                for line in rows
                if (cell := line.cell(year)) is not None
            )
            figures[name, year] = parts[0] if len(parts) == 1 else combine(name, year, "+", parts)
    settle_tax_sign(figures)
    return figures, {name: rows[0] for name, rows in picked.items() if len(rows) == 1}


def row_figure(rule: Rule, line: Line, cell: Cell, scale: int, currency: str | None) -> Figure:
    """The figure of a rule's metric that a row prints in one column, with the metric's own sign."""
    return Figure(
        name=rule.name,
        year=cell.year,
        value=_signed(rule, line, cell.value),
        currency=currency,
        scale=scale,
        label=line.label,
        evidence=cell.evidence,
        confidence=UNCHECKED,
        method="printed" if _printed(line) else "summed",
        statement=line.statement,
    )


def _printed(line: Line) -> bool:
    """Whether the row bears its label on the page; an unlabelled total was named by us."""
    quote = line.cells[0].evidence.quote or ""
    return compact(line.label)[:12] in compact(quote)


def _signed(rule: Rule, line: Line, value: Decimal) -> Decimal:
    if rule.sign == "positive":
        return abs(value)
    if rule.sign == "cost":
        # "Interest expense (income), net" keeps its sign: a negative one is income.
        return value if "(income)" in line.label.lower() else abs(value)
    return value


def settle_tax_sign(figures: Figures) -> None:
    """Tax is an expense when positive; some statements print expenses as negative numbers, which the sums reveal."""
    for (name, year), tax in list(figures.items()):
        pretax, net = figures.get(("pretax_income", year)), figures.get(("net_income", year))
        net = net or figures.get(("net_income_attributable", year))
        if name != "income_tax" or pretax is None or net is None:
            continue
        as_expense = abs(pretax.value - tax.value - net.value)
        as_printed = abs(pretax.value + tax.value - net.value)
        if as_printed < as_expense:
            figures[name, year] = replace(tax, value=-tax.value)


def mark_lines(lines: Sequence[Line], picked: Mapping[str, Line]) -> tuple[Line, ...]:
    """The lines, each with the metric it was taken for."""
    names = {id(line): name for name, line in picked.items() if name in metric_names()}
    return tuple(replace(line, metric=names.get(id(line))) for line in lines)


def reasons_missing(figures: Figures, lines: Sequence[Line], statements: Sequence[Statement]) -> dict[str, str]:
    """For each metric without a figure, why: its statement was not found, it does not apply, or it is not printed."""
    kinds = {statement.kind for statement in statements}
    present = {name for name, _ in figures}
    financial = any(_FINANCIAL.search(label_key(line.label)) for line in lines) and "current_assets" not in present
    reasons = {}
    for rule in rules():
        if rule.derived_input or rule.name in present:
            continue
        if rule.statement not in kinds:
            reasons[rule.name] = "statement_not_found"
        elif financial and rule.name in _NOT_FOR_FINANCIALS:
            reasons[rule.name] = "not_applicable_financial"
        else:
            reasons[rule.name] = "not_printed"
    return reasons
