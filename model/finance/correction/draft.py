"""From what a reader asks to what is kept: every way of correcting is checked against the report it is made on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from model.errors import CorrectionRefused
from model.finance.correction.apply import Corrected
from model.finance.correction.record import CorrectionKind, Said
from model.finance.correction.rules import read_rows, statement_of
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


def absent(report: Report) -> tuple[tuple[str, int], ...]:
    """Metrics that can be supplied and the years in which the report has none of them, missing metrics first."""
    names = dict.fromkeys((*report.missing, *(figure.name for figure in report.metrics)))
    pairs = ((name, year) for name in names for year in report.years if correctable(name))
    return tuple((name, year) for name, year in pairs if report.metric(name, year) is None)


def ways_of(report: Report, name: str, year: int) -> tuple[CorrectionKind, ...]:
    """The ways a figure can be put right: by row and page where it stands in a statement, by unit where it has one."""
    figure = report.metric(name, year)
    placed: tuple[CorrectionKind, ...] = ("row", "page") if statement_of(name) is not None else ()
    return ("value", *placed, *(("scale",) if figure is not None and _has_unit(figure) else ()))


def rows_of(report: Report, name: str, year: int) -> dict[int, Decimal]:
    """The rows a metric could be read from, by their place among the report's lines, and what each would make it."""
    rows = [
        index
        for index, line in enumerate(report.lines)
        if line.statement == statement_of(name) and line.label and line.cell(year) is not None
    ]
    read = read_rows(name, (report.lines[index] for index in rows), report) if rows else []
    return {index: figures[name, year].value for index, figures in zip(rows, read, strict=True)}


def rescaled(figure: Figure, scale: int) -> Decimal:
    """What a figure is if one printed unit is worth `scale`."""
    return figure.value * scale / figure.scale


def first_page(report: Report, name: str) -> int | None:
    """The page on which the statement that prints a metric was found to begin, 1-based."""
    kind = statement_of(name)
    return next((each.pages[0] for each in report.statements if each.kind == kind and each.pages), None)


def _value(said: Said, asked: Asked, shown: Corrected) -> Said:
    if asked.value is None or not asked.value.is_finite():
        raise CorrectionRefused("correction_value_unreadable", text="")
    return _changed(replace(said, value=asked.value), _shown(said, shown))


def _row(said: Said, asked: Asked, shown: Corrected) -> Said:
    lines = shown.report.lines
    line = lines[asked.line] if asked.line is not None and 0 <= asked.line < len(lines) else None
    cell = None if line is None else line.cell(said.year)
    value = rows_of(shown.report, said.metric, said.year).get(-1 if asked.line is None else asked.line)
    if line is None or cell is None or value is None:
        raise CorrectionRefused("correction_no_number", label="" if line is None else line.label, year=said.year)
    before = _shown(said, shown)
    said = replace(said, value=value, label=line.label, section=line.section, page=cell.evidence.page)
    return said if before is None or before.evidence != cell.evidence else _changed(said, before)


def _page(said: Said, asked: Asked, shown: Corrected) -> Said:
    pages = shown.report.page_count
    if asked.page is None or not 1 <= asked.page <= pages:
        raise CorrectionRefused("document_no_such_page", page=asked.page or 0, pages=pages)
    if said.statement is None:
        raise CorrectionRefused("correction_no_figure")
    if first_page(shown.report, said.metric) == asked.page:
        raise CorrectionRefused("correction_unchanged")
    return replace(said, page=asked.page, label="")


def _scale(said: Said, asked: Asked, shown: Corrected) -> Said:
    before = _shown(said, shown)
    if before is None:
        raise CorrectionRefused("correction_no_figure")
    if not _has_unit(before) or asked.scale is None or not 1 <= asked.scale <= _LARGEST_SCALE:
        raise CorrectionRefused("correction_no_unit")
    said = replace(said, value=rescaled(before, asked.scale), printed_scale=before.scale, scale=asked.scale)
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


def _has_unit(figure: Figure) -> bool:
    return metric(figure.name).kind in ("money", "shares")


def _shown(said: Said, shown: Corrected) -> Figure | None:
    return shown.report.metric(said.metric, said.year)


def _changed(said: Said, before: Figure | None) -> Said:
    if before is not None and before.value == said.value:
        raise CorrectionRefused("correction_unchanged")
    return said
