"""The cells of an Excel workbook as text. Read only in the worker; formulas give what they last came to."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from model.documents.archive import check_parts
from model.documents.spelling import plain_text
from model.errors import DocumentRefused

MOST_ROWS = 20_000
_MOST_COLUMNS = 100
_MOST_SHEETS = 20
_WORKBOOK = "xl/workbook.xml"


def sheets(path: Path) -> list[list[list[str]]]:
    """Every sheet's rows as text, up to the last that holds something.

    Raises DocumentRefused: document_damaged, table_too_long, and those of the archive.
    """
    from openpyxl import load_workbook  # takes a third of a second, which only workbooks should wait for

    if _WORKBOOK not in check_parts(path):
        raise DocumentRefused("document_damaged")
    # By its content: of a name without the ending the reader would refuse it
    with path.open("rb") as content:
        book = load_workbook(content, read_only=True, data_only=True, keep_links=False)
        return [_rows(sheet) for sheet in book.worksheets[:_MOST_SHEETS]]


def _rows(sheet: Any) -> list[list[str]]:
    sheet.reset_dimensions()  # a size that the file claims is neither trusted nor filled up with blanks
    rows: list[list[str]] = []
    for place, row in enumerate(sheet.iter_rows(values_only=True, max_col=_MOST_COLUMNS)):
        if place >= MOST_ROWS:
            raise DocumentRefused("table_too_long", most=MOST_ROWS)
        if any(value is not None for value in row):
            rows += [[]] * (place - len(rows))
            rows.append([_text(value) for value in row])
    return rows


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return plain_text(str(value)).strip()
