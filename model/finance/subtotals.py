"""Which rows are the sum of rows above them: names unlabelled totals and checks printed ones."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from model.finance.figures import Line

_LONGEST = 40
_OF_WHICH = re.compile(r"其中|of which", re.IGNORECASE)
_DEDUCTED = re.compile(r"less\b|减[:：]|.*现金流出小计|库存股|.*所得税费用|.*营业总成本", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Subtotal:
    """A row that equals, in every year it prints, the sum of the parts above it."""

    total: int
    """Index of the row."""
    parts: tuple[int, ...]
    """Indices of the rows it sums, top to bottom; a part may itself be a subtotal."""


def sum_of_parts(parts: Sequence[Line], year: int) -> Decimal:
    """What the parts of a subtotal come to in a year."""
    return sum((_as_part(line).get(year, Decimal(0)) for line in parts), Decimal(0))


def rounding_of_sum(count: int, scale: int) -> Decimal:
    """By how much a printed total may miss the sum of so many parts."""
    return Decimal(scale * (1 + count // 3)) if scale > 1 else Decimal("0.02")


def find_subtotals(lines: Sequence[Line], scale: int) -> dict[int, Subtotal]:
    """Subtotals of one statement by row index, allowing one printed unit of rounding per three parts."""
    values = [{cell.year: cell.value for cell in line.cells} for line in lines]
    signed = [_as_part(line) for line in lines]
    found: dict[int, Subtotal] = {}
    open_rows: list[int] = []  # rows not yet swallowed by a subtotal
    for index, own in enumerate(values):
        parts = _parts(own, open_rows, signed, scale)
        if parts:
            found[index] = Subtotal(index, tuple(parts))
            open_rows = [row for row in open_rows if row < parts[0]]
        open_rows.append(index)
    return found


def _as_part(line: Line) -> dict[int, Decimal]:
    """The row's numbers as they enter a sum: unsigned deductions count as negative, "of which" rows not at all."""
    if _OF_WHICH.match(line.label.strip()):
        return {cell.year: Decimal(0) for cell in line.cells}
    deducted = _DEDUCTED.match(line.label.strip()) is not None
    return {cell.year: -cell.value if deducted and cell.value > 0 else cell.value for cell in line.cells}


def _parts(
    own: dict[int, Decimal], open_rows: Sequence[int], values: Sequence[dict[int, Decimal]], scale: int
) -> list[int] | None:
    if not any(own.values()):
        return None
    sums = dict.fromkeys({year for row in values for year in row}, Decimal(0))
    parts: list[int] = []
    for row in reversed(open_rows[-_LONGEST:]):
        for year in sums:
            sums[year] += values[row].get(year, Decimal(0))
        parts.insert(0, row)
        slack = rounding_of_sum(len(parts), scale)
        if len(parts) > 1 and all(abs(sums[year] - own.get(year, 0)) <= slack for year in sums):
            return parts
    return None
