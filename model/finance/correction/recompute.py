"""What follows from corrected figures: derived figures, checks and confidences, all from the report itself."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from decimal import Decimal

from model.finance.checks import check_report, with_confidence
from model.finance.derive import fill, in_order, measures
from model.finance.figures import UNCHECKED, Check, Figure, Line
from model.finance.formula import combine
from model.finance.metrics import Figures, read_figures
from model.finance.report import Report

Key = tuple[str, int]
_HALF_CENT = Decimal("0.005")
"""Tolerance of second readings of figures a share, as in `selected`."""


def recompute(report: Report, standing: Figures, changed: Collection[Key]) -> Report:
    """The report with the figures `standing`, of which `changed` differ from the reading.

    Formulas over a changed figure are worked out anew, and those that had to be left out for want of one are added; a
    ratio over nothing or less is dropped, as where it is first made.
    """
    printed, _ = read_figures(report.lines, report.statements, report.currency)
    figures = _derived_anew(standing, changed)
    figures |= _now_possible(report, printed, figures)
    lines = _as_corrected(report.lines, figures, changed, printed)
    checks = check_report({**printed, **figures}, lines, report.statements, as_read=report.lines)
    checks += [_compared_again(check, figures, changed) for check in report.checks if check.kind == "second_reading"]
    figures = with_confidence(_without_old_checks(report, figures, checks), checks)
    return replace(
        report,
        metrics=_ordered(report, figures),
        checks=tuple(checks),
        missing={name: why for name, why in report.missing.items() if not any(name == known for known, _ in figures)},
    )


def _derived_anew(standing: Figures, changed: Collection[Key]) -> Figures:
    """Every figure, its formula worked out anew where a changed figure stands under it."""
    figures: Figures = {}
    for key, figure in standing.items():
        again = figure if key in changed else _anew(figure, standing, changed)
        if again is not None:
            figures[key] = again
    return figures


def _anew(figure: Figure, standing: Figures, changed: Collection[Key]) -> Figure | None:
    """The figure over the figures that stand now; None where it can no longer be worked out."""
    if figure.formula is None:
        return figure
    inputs: list[Figure] = []
    for operand in figure.formula.inputs:
        key = (operand.name, operand.year)
        now = standing[key] if key in changed else _anew(operand, standing, changed)
        if now is None:
            return None
        inputs.append(now)
    if all(now is before for now, before in zip(inputs, figure.formula.inputs, strict=True)):
        return figure
    if figure.formula.operator == "/" and inputs[1].value <= 0:
        return None
    return combine(figure.name, figure.year, figure.formula.operator, tuple(inputs))


def _now_possible(report: Report, printed: Figures, figures: Figures) -> Figures:
    """Formulas that could not be worked out before a figure was corrected."""
    known = {key: figure for key, figure in figures.items() if figure.formula is None}
    filled = fill({**printed, **known}, report.years)
    every = {**filled, **measures(filled, report.years)}
    return {
        key: figure
        for key, figure in every.items()
        if key not in figures and figure.formula and any(leaf.method == "corrected" for leaf in figure.leaves)
    }


def _as_corrected(lines: Sequence[Line], figures: Figures, changed: Collection[Key], printed: Figures) -> list[Line]:
    """The lines as the checks are to see them: with corrected numbers in the place of those that were read."""
    return [
        replace(
            line,
            cells=tuple(
                replace(cell, value=_cell_value(cell.value, figures[key], printed.get(key)))
                if line.metric is not None and (key := (line.metric, cell.year)) in changed and key in figures
                else cell
                for cell in line.cells
            ),
        )
        for line in lines
    ]


def _cell_value(cell: Decimal, figure: Figure, printed: Figure | None) -> Decimal:
    """A corrected figure as its row would print it: outflows and expenses may stand there as negative numbers."""
    if abs(figure.value) == abs(cell):
        return cell
    as_read = figure if printed is None else printed
    return -figure.value if as_read.value * cell < 0 else figure.value


def _compared_again(check: Check, figures: Figures, changed: Collection[Key]) -> Check:
    """The report's own summary set against a corrected figure.

    The summary may round more coarsely than the statement; how coarsely is known from what it passed with.
    """
    key = next((key for key in check.figures if key in changed and key in figures), None)
    if key is None:
        return check
    figure = figures[key]
    rounding = Decimal(figure.scale) if figure.scale > 1 else _HALF_CENT
    slack = max(rounding, abs(check.difference)) if check.passed else rounding
    return replace(check, actual=figure.value, passed=abs(figure.value - check.expected) <= slack)


def _without_old_checks(report: Report, figures: Figures, checks: Sequence[Check]) -> Figures:
    """Figures about which a check spoke before and none does now are unchecked."""
    before = {key for check in report.checks for key in check.figures}
    orphans = before - {key for check in checks for key in check.figures}
    return {key: figure.with_confidence(UNCHECKED) if key in orphans else figure for key, figure in figures.items()}


def _ordered(report: Report, figures: Figures) -> tuple[Figure, ...]:
    """The report's own figures and the new ones of the dictionary, in its order; others keep their place behind."""
    wanted = {(figure.name, figure.year) for figure in report.metrics}
    known = in_order(figures.values())
    listed = {(figure.name, figure.year) for figure in known}
    rest = (figure for key, figure in figures.items() if key not in listed and key in wanted)
    return (*known, *rest)
