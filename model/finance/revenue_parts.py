"""Whether the parts a note prints add up to the revenue of the income statement: a free referee of its table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from model.finance.figures import Cell, Check, DisclosureTable, Figure, Line, TableRow
from model.finance.report import Report
from model.finance.subtotals import find_subtotals


def revenue_checks(report: Report, table: DisclosureTable) -> tuple[Check, ...]:
    """One check a year whose revenue the table prints as a total, of rows above it or of cells beside it."""
    found: dict[int, Check] = {}
    for index, row, position, figure in _totals(report, table):
        parts = _parts_beside(row, position) or _parts_above(table, index, position)
        if parts:
            check = _check(figure, parts, row, position, table.scale)
            if figure.year not in found or check.passed:
                found[figure.year] = check
    return tuple(found.values())


def _totals(report: Report, table: DisclosureTable) -> Iterator[tuple[int, TableRow, int, Figure]]:
    """Cells that print the revenue of a year: row, position in it, and the figure."""
    revenues = [figure for figure in report.metrics if figure.name == "total_revenue" and figure.value]
    for index, row in enumerate(table.rows):
        for position, cell in enumerate(row.cells):
            for figure in revenues:
                if abs(cell.value - figure.value) < max(table.scale, figure.scale):
                    yield index, row, position, figure


def _parts_beside(row: TableRow, position: int) -> list[Decimal]:
    """The cells before the last one of a row, where they are its parts."""
    parts = [cell.value for cell in row.cells[:position]]
    return parts if position == len(row.cells) - 1 and sum(parts) == row.cells[position].value else []


def _parts_above(table: DisclosureTable, index: int, position: int) -> list[Decimal]:
    """The rows a total sums; where no rows above do, those under its heading."""
    column = table.rows[index].cells[position].column
    lines = [_line(row) for row in table.rows[: index + 1]]
    subtotal = find_subtotals(lines, table.scale).get(index)
    if subtotal is not None:
        parts: Sequence[TableRow] = [table.rows[part] for part in subtotal.parts]
    else:
        parts = [row for row in table.rows[:index] if row.section == table.rows[index].section]
    return [cell.value for row in parts for cell in row.cells if cell.column == column]


def _line(row: TableRow) -> Line:
    """The row as the search for subtotals takes it; its columns stand in place of years."""
    return Line("income", row.label, tuple(Cell(hash(cell.column), cell.value, cell.evidence) for cell in row.cells))


def _check(figure: Figure, parts: Sequence[Decimal], row: TableRow, position: int, scale: int) -> Check:
    total, cell = sum(parts, Decimal(0)), row.cells[position]
    places = (cell.evidence,) if figure.evidence is None else (cell.evidence, figure.evidence)
    return Check(
        "identity",
        "parts_add_up_to_revenue",
        figure.year,
        abs(total - figure.value) <= scale * (1 + len(parts) // 3),
        total,
        figure.value,
        (("total_revenue", figure.year),),
        places,
    )
