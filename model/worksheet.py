"""One worksheet as it is filled from top to bottom: its look, its cells and how it prints."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from model.safety import safe_cell
from model.text_width import text_width

_BLUE = "0000FF"
_INK = "14212B"
_ACCENT = "0B6B7D"
_RED = "B4462E"
_GREEN = "2F7D5B"
_HEAD_ROW = 4
_LINE_HEIGHT = 15
"""Points."""
_FACE = "Calibri"
_PLAIN = Font(name=_FACE, size=11, color="000000")
_PRINTED = Font(name=_FACE, size=11, color=_BLUE)
_CORRECTED = Font(name=_FACE, size=11, color="7A3E9D")
_LINK = Font(name=_FACE, size=11, color="0B6B7D", underline="single")
_TITLE = Font(name=_FACE, size=14, bold=True, color=_INK)
_QUIET = Font(name=_FACE, size=10, italic=True, color="52636F")
_HEAD = Font(name=_FACE, size=11, bold=True, color="FFFFFF")
_HEAD_FILL = PatternFill("solid", start_color=_ACCENT)
_HEADING = Font(name=_FACE, size=11, bold=True, color=_ACCENT)
_TOP = Alignment(vertical="top")
_LINE = Border(bottom=Side(style="hair", color="D9E1E5"))

Origin = Literal["printed", "calculated", "corrected"]
"""What a number's colour tells."""
_COLOURS: dict[Origin, Font] = {"printed": _PRINTED, "calculated": _PLAIN, "corrected": _CORRECTED}


@dataclass(frozen=True, slots=True)
class Column:
    """A column's heading, width in characters, and side."""

    heading: str
    width: int
    numeric: bool = False


class Sheet:
    """A worksheet and the next free row."""

    def __init__(self, worksheet: Worksheet) -> None:
        self._sheet = worksheet
        self._next = _HEAD_ROW + 1

    @property
    def name(self) -> str:
        """The sheet's title on its tab."""
        return str(self._sheet.title)

    def title(self, title: str, subtitle: str) -> None:
        """Two lines above the table."""
        self._put(1, 1, title).font = _TITLE
        self._put(2, 1, subtitle).font = _QUIET

    def head(self, columns: Sequence[Column]) -> None:
        """The table's head; also its widths, what stays in view, and how it prints."""
        sheet = self._sheet
        for index, column in enumerate(columns, start=1):
            cell = self._put(_HEAD_ROW, index, column.heading)
            cell.font, cell.fill = _HEAD, _HEAD_FILL
            cell.alignment = Alignment(horizontal="right" if column.numeric else "left", vertical="center")
            sheet.column_dimensions[get_column_letter(index)].width = column.width
        sheet.freeze_panes = f"B{_HEAD_ROW + 1}"
        sheet.print_title_rows = f"{_HEAD_ROW}:{_HEAD_ROW}"
        sheet.page_setup.orientation = "landscape"
        sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
        sheet.page_setup.fitToHeight = 0
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
        sheet.oddFooter.right.text = "&P / &N"
        sheet.sheet_view.showGridLines = False

    def heading(self, text: str) -> None:
        """A row that begins a group."""
        self._put(self._next, 1, text).font = _HEADING
        self._next += 1

    def row(self, values: Sequence[Any]) -> int:
        """A row that begins with these values; returns its number."""
        row = self._next
        lines = 1
        for column, value in enumerate(values, start=1):
            self._put(row, column, value).alignment = Alignment(wrap_text=True, vertical="top")
            width = self._sheet.column_dimensions[get_column_letter(column)].width
            lines = max(lines, sum(max(1, math.ceil(text_width(line) / width)) for line in str(value).split("\n")))
        self._sheet.row_dimensions[row].height = _LINE_HEIGHT * lines
        self._next += 1
        return row

    def text(self, row: int, column: int, value: str) -> None:
        """Words at the right of a row."""
        self._put(row, column, value).alignment = Alignment(horizontal="right", vertical="top")

    def printed(self, row: int, column: int, value: Decimal, shown: str, link: str | None, comment: str) -> None:
        """A number as the report prints it: blue, linked to its page, with page and quote as a comment."""
        self._linked(self._number(row, column, value, shown), "printed", link, comment)

    def corrected(self, row: int, column: int, value: Decimal, shown: str, link: str | None, comment: str) -> None:
        """A number its reader put right: purple, linked to the page it was first read on."""
        self._linked(self._number(row, column, value, shown), "corrected", link, comment)

    def legend(self, colour: str, meaning: str, origin: Origin) -> None:
        """A row that explains a colour, its name in that colour."""
        row = self.row([colour, meaning])
        self._sheet.cell(row, 1).font = _COLOURS[origin]

    def contents(self, name: str) -> None:
        """A row that leads to another sheet."""
        row = self.row([name])
        cell = self._sheet.cell(row, 1)
        cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"{quote_sheetname(name)}!A1")
        cell.font = _LINK

    def constant(self, row: int, column: int, value: Decimal | int, shown: str) -> None:
        """A number that is neither printed in a table nor follows from others."""
        self._number(row, column, value, shown)

    def formula(self, row: int, column: int, expression: str, shown: str = "General") -> None:
        """A live formula, given without its equals sign."""
        self.formula_at(f"{get_column_letter(column)}{row}", expression, shown)

    def formula_at(self, cell: str, expression: str, shown: str) -> None:
        """The same, at a cell such as ``C7``."""
        target = self._sheet[cell]
        target.value = f"={expression}"
        target.number_format = shown
        target.border = _LINE
        target.font = _PLAIN
        target.alignment = _TOP

    def change(self, row: int, first: int, column: int, *, in_points: bool) -> None:
        """Change of the latest year, in column `first`, on the year to its right."""
        now, before = (f"{get_column_letter(first + offset)}{row}" for offset in (0, 1))
        result = f"({now}-{before})*100" if in_points else f"{now}/{before}-1"
        meaningful = f"AND(ISNUMBER({now}),ISNUMBER({before}){'' if in_points else f',{before}>0'})"
        shown = '+0.0" pp";-0.0" pp";0.0" pp"' if in_points else "+0.0%;-0.0%;0.0%"
        self.formula(row, column, f'IF({meaningful},{result},"")', shown)

    def verdicts(self, passed: str, failed: str) -> None:
        """Colour these two words in the first column, whichever a live check comes to."""
        for word, colour in ((passed, _GREEN), (failed, _RED)):
            rule = CellIsRule(operator="equal", formula=[f'"{word}"'], font=Font(bold=True, color=colour))
            self._sheet.conditional_formatting.add(f"A{_HEAD_ROW + 1}:A1000", rule)

    def _linked(self, cell: Any, origin: Origin, link: str | None, comment: str) -> None:
        if link:
            cell.hyperlink = link
        cell.font = _COLOURS[origin]
        if comment:
            cell.comment = Comment(str(safe_cell(comment)), "Assay", width=320, height=80)

    def _number(self, row: int, column: int, value: Decimal | int, shown: str) -> Any:
        cell = self._sheet.cell(row, column, value)
        cell.number_format = shown
        cell.border = _LINE
        cell.font = _PLAIN
        cell.alignment = _TOP
        return cell

    def _put(self, row: int, column: int, value: Any) -> Any:
        cell = self._sheet.cell(row, column, safe_cell(value))
        cell.border = _LINE if row > _HEAD_ROW else Border()
        cell.font = _PLAIN
        return cell
