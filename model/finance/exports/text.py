"""A report as text: CSV for spreadsheets and scripts, JSON to be read back."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable
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
    "section",
    "column",
)

_YEAR = re.compile(r"(?:19|20)\d\d")


def to_json(report: Report) -> bytes:
    """Everything the report holds, in the shape `model.finance.serialize` reads back."""
    text = json.dumps(serialize.to_dict(report), ensure_ascii=False, indent=2)
    return text.encode("utf-8")


def to_csv(report: Report) -> bytes:
    """One row a figure, a printed number, a number of a disclosure table, a flag and an accounting change.

    Amounts are in full units; UTF-8 with the mark Excel looks for. What does not apply to a row is empty.
    """
    text = io.StringIO()
    writer = csv.DictWriter(text, _COLUMNS, restval="")
    writer.writeheader()
    for row in (*_figures(report), *_cells(report), *_tables(report), *_passages(report)):
        writer.writerow({name: safe_cell(value) for name, value in row.items()})
    return text.getvalue().encode("utf-8-sig")


_Row = dict[str, object]


def _figures(report: Report) -> Iterable[_Row]:
    for figure in report.metrics:
        yield {
            "record": "metric",
            "statement": figure.statement or "",
            "metric": figure.name,
            "label": figure.label,
            "year": figure.year,
            "value": _plain(figure.value),
            "currency": figure.currency or "",
            "scale": figure.scale,
            "confidence": figure.confidence,
            "method": figure.method,
            "formula": formula_text(figure, "en") if figure.formula else "",
            **_place(figure.evidence),
        }


def _cells(report: Report) -> Iterable[_Row]:
    printed = {statement.kind: statement for statement in report.statements}
    for line in report.lines:
        statement = printed.get(line.statement)
        for cell in line.cells:
            yield {
                "record": "line",
                "statement": line.statement,
                "section": line.section,
                "metric": line.metric or "",
                "label": line.label,
                "year": cell.year,
                "value": _plain(cell.value),
                "currency": (statement.currency if statement else None) or "",
                "scale": statement.scale if statement else "",
                "method": "printed",
                **_place(cell.evidence),
            }


def _tables(report: Report) -> Iterable[_Row]:
    for table in report.tables:
        for row in table.rows:
            for cell in row.cells:
                yield {
                    "record": "table",
                    "statement": table.topic,
                    "section": row.section,
                    "label": row.label,
                    "column": cell.column,
                    "year": cell.column if _YEAR.fullmatch(cell.column) else "",
                    "value": _plain(cell.value),
                    "currency": report.currency or "",
                    "scale": table.scale,
                    "method": "printed",
                    **_place(cell.evidence),
                }


def _passages(report: Report) -> Iterable[_Row]:
    """The sentences behind text flags and accounting changes, the name of the flag or topic as metric."""
    for flag in report.flags:
        for place in flag.evidence:
            yield {"record": "flag", "metric": flag.name, "confidence": flag.confidence, **_place(place)}
    for change in report.changes:
        yield {"record": "accounting_change", "metric": change.topic, **_place(change.evidence)}


def _plain(value: Decimal) -> str:
    return f"{value:f}"


def _place(evidence: Evidence | None) -> _Row:
    if evidence is None:
        return {}
    box = dict(zip(("x0", "y0", "x1", "y1"), evidence.box or (), strict=False))
    return {"page": evidence.page or "", "quote": evidence.quote or "", **box}
