"""Signs as printed: which figures the page shows the other way round."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from model.finance.signs import printed_otherwise
from tests.model.finance.sample_report import YEARS, empty_report, sample_report


def test_outflows_in_parentheses_are_printed_otherwise() -> None:
    assert printed_otherwise(sample_report()) == {("capital_expenditure", year) for year in YEARS}


def test_nothing_has_no_sign() -> None:
    report = sample_report()
    cells = {cell.evidence for line in report.lines for cell in line.cells}
    nothing = tuple(
        replace(figure, value=Decimal(0)) if figure.evidence in cells else figure for figure in report.metrics
    )
    lines = tuple(
        replace(line, cells=tuple(replace(cell, value=Decimal(0)) for cell in line.cells)) for line in report.lines
    )
    assert printed_otherwise(replace(report, metrics=nothing, lines=lines)) == frozenset()


def test_a_corrected_value_is_no_other_sign() -> None:
    report = sample_report()
    changed = tuple(
        replace(figure, value=figure.value + 1) if figure.name == "capital_expenditure" else figure
        for figure in report.metrics
    )
    assert printed_otherwise(replace(report, metrics=changed)) == frozenset()
    assert printed_otherwise(empty_report()) == frozenset()
