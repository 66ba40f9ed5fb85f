"""What the cells of a note's table say: of which row, which column and which year each number is.

A column headed by a year gives the year of its numbers; under words ("Americas") the heading of the row or the period
over the table does; where neither names one it is the fiscal year of the report. A ladder of maturities is as of the
end of the fiscal year, and its steps are known by how many years later they fall due.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from model.evidence import Evidence
from model.finance.figures import DisclosureTable, TableCell, TableRow
from model.finance.wording import compact, label_key

_YEAR = re.compile(r"(?<![\d.,])((?:19[89]|20[0-6])\d)(?![\d,]|\.\d)")
_MARKS = re.compile(r"[(（]\w{1,2}[)）]|\b(?:fiscal|years?|ended|as of|ending)\b|年度?", re.IGNORECASE)
LADDER = "debt_maturity"


@dataclass(frozen=True, slots=True)
class RowKey:
    """How a row, or one column of it, is known again in another filing."""

    label: str
    """`label_key` of the label; for a step of a ladder how many years after the fiscal year it falls due: ``+1``."""
    section: str
    """The heading it stands under, compact and without years."""
    column: str
    """The head of its column, compact and without its year; "" for a column headed by a year alone."""


@dataclass(frozen=True, slots=True)
class Observation:
    """One number of a table with its year."""

    key: RowKey
    label: str
    section: str
    column: str
    """As printed, the column without its year."""
    year: int
    value: Decimal
    evidence: Evidence


def observations(table: DisclosureTable, fiscal_year: int) -> Iterator[Observation]:
    """Every number of a table; `fiscal_year` is the report's latest."""
    for row in table.rows:
        for cell in row.cells:
            yield _observation(table, row, cell, fiscal_year)


def _observation(table: DisclosureTable, row: TableRow, cell: TableCell, fiscal_year: int) -> Observation:
    column_year, column = _split(cell.column)
    section_year, section = _split(row.section)
    label, year = row.label, column_year or section_year or fiscal_year
    if table.topic == LADDER:
        due = _due(row, cell)
        key = f"+{due - fiscal_year}" if due else label_key(label)
        column = "" if due else column
        return Observation(
            RowKey(key, "", compact(column)),
            label or str(due or ""),
            "",
            column,
            fiscal_year,
            cell.value,
            cell.evidence,
        )
    return Observation(
        RowKey(label_key(label), compact(section), compact(column)),
        label,
        section,
        column,
        year,
        cell.value,
        cell.evidence,
    )


def _due(row: TableRow, cell: TableCell) -> int | None:
    """The year a step of a ladder falls due."""
    for text in (cell.column, row.label):
        years = _YEAR.findall(text)
        if years and len(text) < 60 and not re.search("after|以后", text, re.IGNORECASE):
            return int(years[-1])
    return None


def _split(text: str) -> tuple[int | None, str]:
    """The last year a head names, and the head without dates and marks of notes."""
    years = _YEAR.findall(text)
    rest = _MARKS.sub(" ", _DATES.sub(" ", text)) if years else _MARKS.sub(" ", text)
    return (int(years[-1]) if years else None), " ".join(rest.split()).strip(" ,:：")


_DATES = re.compile(
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december)\b\.?\s*\d{0,2},?"
    rf"|\d{{1,2}} ?月(?:\d{{1,2}} ?日)?|{_YEAR.pattern}",
    re.IGNORECASE,
)
