"""Signs as printed: this desk counts costs and outflows as positive numbers, whichever way the page prints them."""

from __future__ import annotations

from model.finance.report import Report


def printed_otherwise(report: Report) -> frozenset[tuple[str, int]]:
    """The (metric, year) pairs whose page prints the opposite sign, such as purchases in parentheses."""
    printed = {cell.evidence: cell.value for line in report.lines for cell in line.cells}
    return frozenset(
        (figure.name, figure.year)
        for figure in report.metrics
        if figure.formula is None
        and figure.evidence in printed
        and figure.value
        and printed[figure.evidence] == -figure.value
    )
