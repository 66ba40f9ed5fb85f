"""What each kind of correction says about the figures of a report, its own or another of the same company.

value: the same metric in the same year; on another report only where that reads the same wrong number or none.
row: every year of the metric that the row with that label prints, on every report that has such a row.
scale: every year of the metric that was read in the same wrong unit; not on a report that already reads the right
value.
page and confirmed change no figure here: a page is read anew (see `pages`), a confirmed figure stands.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from model.evidence import Evidence
from model.finance.correction.record import Correction, CorrectionKind
from model.finance.figures import UNCHECKED, Figure, Line, StatementKind
from model.finance.labels import rules, same_label
from model.finance.metrics import Figures, read_figures, row_figure, settle_tax_sign
from model.finance.report import Report
from model.finance.terms import metric
from model.finance.wording import compact


def corrected_figures(correction: Correction, report: Report, standing: Figures) -> Figures:
    """The figures that follow from a correction on a report, `standing` being those before it."""
    rule = _RULES.get(correction.kind)
    return {} if rule is None else rule(correction, report, standing)


def right_row(correction: Correction, report: Report) -> Line | None:
    """The row of a report a correction of row means: the one of that label under the same heading.

    A row of that label under another heading is meant only where no other has the label.
    """
    said = correction.said
    same = same_label(said.label, (line for line in report.lines if line.statement == said.statement))
    under = [line for line in same if compact(line.section) == compact(said.section)]
    if under:
        return under[0]
    return same[0] if len(same) == 1 else None


def read_rows(name: str, lines: Iterable[Line], report: Report) -> list[Figures]:
    """For each row, the figures of a metric of the statements as that row prints them, with the metric's own sign."""
    rule = next(rule for rule in rules() if rule.name == name)
    printed, _ = read_figures(report.lines, report.statements, report.currency)
    read: list[Figures] = []
    for line in lines:
        scale = 1 if rule.kind == "per_share" else printed_scale(report, line.statement)
        own = {(name, cell.year): row_figure(rule, line, cell, scale, report.currency) for cell in line.cells}
        # Whether tax is printed as an expense or as a negative number is known by the report's own sums.
        beside = {**printed, **own}
        settle_tax_sign(beside)
        read.append({key: replace(beside[key], method="corrected") for key in own})
    return read


def statement_of(name: str) -> StatementKind | None:
    """The statement that prints a metric."""
    return next((rule.statement for rule in rules() if rule.name == name), None)


def printed_scale(report: Report, kind: StatementKind | None) -> int:
    """What one printed unit of a statement is worth; 1 where the statement was not found."""
    return next((statement.scale for statement in report.statements if statement.kind == kind), 1)


def _value(correction: Correction, report: Report, _standing: Figures) -> Figures:
    said = correction.said
    read = report.metric(said.metric, said.year)
    own = correction.document_id == report.source
    # The corrected value may be what this report reads by itself.
    alike = read is None or read.value in (said.original, said.value)
    if said.value is None or not (own or alike) or said.year not in report.years:
        return {}
    place = _printed_as(said.value, said.year, report, said.statement)
    known = read or Figure(
        name=said.metric,
        year=said.year,
        value=said.value,
        currency=report.currency if metric(said.metric).kind != "shares" else None,
        scale=1,
        label="",
        evidence=None,
        confidence=UNCHECKED,
        method="corrected",
        statement=said.statement,
    )
    money = metric(said.metric).kind == "money"
    figure = replace(
        known,
        value=said.value,
        scale=printed_scale(report, said.statement) if money else 1,
        confidence=UNCHECKED,
        method="corrected",
        formula=None,
        label=place[0] if place else known.label,
        evidence=place[1] if place else known.evidence,
    )
    return {(said.metric, said.year): figure}


def _row(correction: Correction, report: Report, _standing: Figures) -> Figures:
    line = right_row(correction, report)
    return {} if line is None else read_rows(correction.metric, [line], report)[0]


def _scale(correction: Correction, report: Report, standing: Figures) -> Figures:
    said = correction.said
    here = standing.get((said.metric, said.year))
    own = correction.document_id == report.source
    satisfied = not own and here is not None and here.value == said.value
    if satisfied or said.scale is None or said.printed_scale is None:
        return {}
    factor = Decimal(said.scale) / said.printed_scale
    return {
        key: replace(
            figure,
            value=figure.value * factor,
            scale=said.scale,
            confidence=UNCHECKED,
            method="corrected",
            formula=None,
        )
        for key, figure in standing.items()
        if figure.name == said.metric and figure.scale == said.printed_scale
    }


_RULES: Mapping[CorrectionKind, Callable[[Correction, Report, Figures], Figures]] = {
    "value": _value,
    "row": _row,
    "scale": _scale,
}


def _printed_as(value: Decimal, year: int, report: Report, kind: StatementKind | None) -> tuple[str, Evidence] | None:
    """Label and place of the one number of the statement that prints a value, whichever its sign; None for several."""
    found = [
        (line.label, cell.evidence)
        for line in _lines_of(report, kind)
        if (cell := line.cell(year)) is not None and value and abs(cell.value) == abs(value)
    ]
    return found[0] if len(found) == 1 else None


def _lines_of(report: Report, kind: StatementKind | None) -> Sequence[Line]:
    return [line for line in report.lines if kind is None or line.statement == kind]
