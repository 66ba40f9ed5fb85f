"""From what a reader asks to what is kept: every way of correcting is checked against the report it is made on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from model.errors import CorrectionRefused
from model.finance.correction.apply import Corrected
from model.finance.correction.record import CorrectionKind, Said
from model.finance.correction.rules import read_row, statement_of
from model.finance.figures import Figure
from model.finance.labels import metric_names
from model.finance.report import Report
from model.finance.terms import metric
from model.finance.trust import trust

_OUTSIDE_STATEMENTS = ("shares_outstanding",)
_LARGEST_SCALE = 1_000_000_000


@dataclass(frozen=True, slots=True)
class Asked:
    """One judgement of one figure, as a screen or a notebook gives it."""

    kind: CorrectionKind
    metric: str
    year: int
    value: Decimal | None = None
    """For a value: in absolute units."""
    line: int | None = None
    """For a row: its place among the report's lines, counted from 0."""
    page: int | None = None
    """For a page: where the metric's statement begins, 1-based."""
    scale: int | None = None
    """For a unit: what one printed unit is worth."""
    note: str = ""


def draft(asked: Asked, read: Report, shown: Corrected) -> Said:
    """What is to be kept; `read` is the report before any correction. Raises CorrectionRefused."""
    if not correctable(asked.metric):
        raise CorrectionRefused("correction_calculated", name=asked.metric)
    if asked.year not in read.years:
        raise CorrectionRefused("correction_no_year", year=asked.year)
    original = read.metric(asked.metric, asked.year)
    said = Said(
        kind=asked.kind,
        metric=asked.metric,
        year=asked.year,
        original=None if original is None else original.value,
        level=None if original is None else trust(read, original).level,
        document_name=read.name,
        statement=statement_of(asked.metric),
        page=None if original is None or original.evidence is None else original.evidence.page,
        label="" if original is None else original.label,
        note=asked.note,
    )
    return _WAYS[asked.kind](said, asked, shown)


def correctable(name: str) -> bool:
    """Whether a metric can be corrected itself, rather than the figures it is calculated from."""
    return name in metric_names() or name in _OUTSIDE_STATEMENTS


def by_row(name: str) -> bool:
    """Whether a metric stands in a row of the three statements."""
    return statement_of(name) is not None


def by_scale(figure: Figure) -> bool:
    """Whether a figure is an amount, whose unit may have been mistaken."""
    return metric(figure.name).kind in ("money", "shares")


def _value(said: Said, asked: Asked, shown: Corrected) -> Said:
    if asked.value is None or not asked.value.is_finite():
        raise CorrectionRefused("correction_value_unreadable", text="")
    return _changed(replace(said, value=asked.value), _shown(said, shown))


def _row(said: Said, asked: Asked, shown: Corrected) -> Said:
    lines = shown.report.lines
    if asked.line is None or not 0 <= asked.line < len(lines) or said.statement != lines[asked.line].statement:
        raise CorrectionRefused("correction_no_number", label="", year=said.year)
    line = lines[asked.line]
    cell = line.cell(said.year)
    if cell is None or not line.label:
        raise CorrectionRefused("correction_no_number", label=line.label, year=said.year)
    standing = {(figure.name, figure.year): figure for figure in shown.report.metrics}
    value = read_row(said.metric, line, cell, shown.report, standing).value
    before = _shown(said, shown)
    said = replace(said, value=value, label=line.label, section=line.section, page=cell.evidence.page)
    return said if before is None or before.evidence != cell.evidence else _changed(said, before)


def _page(said: Said, asked: Asked, shown: Corrected) -> Said:
    pages = shown.report.page_count
    if asked.page is None or not 1 <= asked.page <= pages:
        raise CorrectionRefused("document_no_such_page", page=asked.page or 0, pages=pages)
    if said.statement is None:
        raise CorrectionRefused("correction_no_figure")
    first = {statement.kind: statement.pages[0] for statement in shown.report.statements if statement.pages}
    if first.get(said.statement) == asked.page:
        raise CorrectionRefused("correction_unchanged")
    return replace(said, page=asked.page, label="")


def _scale(said: Said, asked: Asked, shown: Corrected) -> Said:
    before = _shown(said, shown)
    if before is None:
        raise CorrectionRefused("correction_no_figure")
    if not by_scale(before) or asked.scale is None or not 1 <= asked.scale <= _LARGEST_SCALE:
        raise CorrectionRefused("correction_no_unit")
    value = before.value * asked.scale / before.scale
    said = replace(said, value=value, printed_scale=before.scale, scale=asked.scale)
    return _changed(said, before)


def _confirmed(said: Said, _asked: Asked, shown: Corrected) -> Said:
    if said.original is None:
        raise CorrectionRefused("correction_no_figure")
    if shown.change(said.metric, said.year) is not None:
        raise CorrectionRefused("correction_already")
    return replace(said, value=said.original)


_WAYS: Mapping[CorrectionKind, Callable[[Said, Asked, Corrected], Said]] = {
    "value": _value,
    "row": _row,
    "page": _page,
    "scale": _scale,
    "confirmed": _confirmed,
}


def _shown(said: Said, shown: Corrected) -> Figure | None:
    return shown.report.metric(said.metric, said.year)


def _changed(said: Said, before: Figure | None) -> Said:
    if before is not None and before.value == said.value:
        raise CorrectionRefused("correction_unchanged")
    return said
