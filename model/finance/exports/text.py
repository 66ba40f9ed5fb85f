"""A report as text: CSV for spreadsheets and scripts, JSON to be read back, HTML to be printed."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Sequence
from decimal import Decimal

from model.evidence import Evidence
from model.finance import serialize
from model.finance.display import formula_text
from model.finance.report import Report
from model.safety import safe_cell

_COLUMNS = (
    "record",
    "statement",
    "metric",
    "label",
    "year",
    "value",
    "currency",
    "scale",
    "page",
    "quote",
    "x0",
    "y0",
    "x1",
    "y1",
    "confidence",
    "method",
    "formula",
)


def to_json(report: Report) -> bytes:
    """Everything the report holds, in the shape `model.finance.serialize` reads back."""
    text = json.dumps(serialize.to_dict(report), ensure_ascii=False, indent=2)
    return text.encode("utf-8")


def to_csv(report: Report) -> bytes:
    """One row a figure, then one row a printed number; amounts in full units, UTF-8 with the mark Excel looks for."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(_COLUMNS)
    for row in (*_figures(report), *_cells(report)):
        writer.writerow([safe_cell(value) for value in row])
    return text.getvalue().encode("utf-8-sig")


def _figures(report: Report) -> Iterable[Sequence[object]]:
    for figure in report.metrics:
        yield (
            "metric",
            figure.statement or "",
            figure.name,
            figure.label,
            figure.year,
            _plain(figure.value),
            figure.currency or "",
            figure.scale,
            *_place(figure.evidence),
            figure.confidence,
            figure.method,
            formula_text(figure, "en") if figure.formula else "",
        )


def _cells(report: Report) -> Iterable[Sequence[object]]:
    printed = {statement.kind: statement for statement in report.statements}
    for line in report.lines:
        statement = printed.get(line.statement)
        for cell in line.cells:
            yield (
                "line",
                line.statement,
                line.metric or "",
                line.label,
                cell.year,
                _plain(cell.value),
                (statement.currency if statement else None) or "",
                statement.scale if statement else "",
                *_place(cell.evidence),
                "",
                "printed",
                "",
            )


def _plain(value: Decimal) -> str:
    return f"{value:f}"


def _place(evidence: Evidence | None) -> tuple[object, ...]:
    if evidence is None:
        return ("",) * 6
    return (evidence.page or "", evidence.quote or "", *(evidence.box or ("",) * 4))
