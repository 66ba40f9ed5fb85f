"""The workbook's sheet of corrections: what was read, what it was put right to, by which rule and when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from model.finance.exports.number_formats import number_format
from model.finance.terms import metric, term
from model.worksheet import Column, Sheet

_COLUMNS = (
    # heading, width, numeric
    ("item", 36, False),
    ("year", 8, True),
    ("original", 20, True),
    ("corrected", 20, True),
    ("difference", 18, True),
    ("how", 44, False),
    ("note", 44, False),
    ("origin", 24, False),
    ("when", 18, False),
)
_ORIGINAL, _CORRECTED, _DIFFERENCE = 3, 4, 5


@dataclass(frozen=True, slots=True)
class CorrectionRow:
    """One corrected figure."""

    metric: str
    year: int
    original: Decimal | None
    """None where nothing was read."""
    corrected: Decimal
    how: str
    """The rule in the reader's words, e.g. ``value entered by hand``."""
    note: str
    replayed: bool
    """Whether a correction made in another report of the company was applied to this one."""
    when: datetime


def write_corrections(sheet: Sheet, rows: Sequence[CorrectionRow], language: str, scale: int) -> None:
    """A row a correction, its difference live; amounts are shown in `scale`."""
    sheet.head([Column(term(f"export_{name}", language), width, numeric) for name, width, numeric in _COLUMNS])
    for correction in rows:
        known = metric(correction.metric)
        shown = number_format(known.kind, scale)
        origin = term("export_replayed" if correction.replayed else "export_made_here", language)
        texts = (correction.how, correction.note, origin, f"{correction.when:%Y-%m-%d %H:%M}")
        row = sheet.row([known.label(language), correction.year, None, None, None, *texts])
        sheet.constant(row, _CORRECTED, correction.corrected, shown)
        if correction.original is not None:
            sheet.constant(row, _ORIGINAL, correction.original, shown)
            sheet.formula(row, _DIFFERENCE, f"D{row}-C{row}", shown)
