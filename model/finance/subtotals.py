"""Which rows are the sum of rows above them: names unlabelled totals and checks printed ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from model.finance.figures import Line

_LONGEST = 40


@dataclass(frozen=True, slots=True)
class Subtotal:
    """A row that equals, in every year it prints, the sum of the parts above it."""

    total: int
    """Index of the row."""
    parts: tuple[int, ...]
    """Indices of the rows it sums, top to bottom; a part may itself be a subtotal."""


def find_subtotals(lines: Sequence[Line], scale: int) -> dict[int, Subtotal]:
    """Subtotals of one statement by row index, allowing one printed unit of rounding per three parts."""
    values = [{cell.year: cell.value for cell in line.cells} for line in lines]
    found: dict[int, Subtotal] = {}
    open_rows: list[int] = []  # rows not yet swallowed by a subtotal
    for index, own in enumerate(values):
        parts = _parts(own, open_rows, values, scale)
        if parts:
            found[index] = Subtotal(index, tuple(parts))
            open_rows = [row for row in open_rows if row < parts[0]]
        open_rows.append(index)
    return found


def _parts(
    own: dict[int, Decimal], open_rows: Sequence[int], values: Sequence[dict[int, Decimal]], scale: int
) -> list[int] | None:
    if not any(own.values()):
        return None
    sums = dict.fromkeys(own, Decimal(0))
    parts: list[int] = []
    for row in reversed(open_rows[-_LONGEST:]):
        for year in sums:
            sums[year] += values[row].get(year, Decimal(0))
        parts.insert(0, row)
        slack = scale * (1 + len(parts) // 3) if scale > 1 else Decimal("0.02")
        if len(parts) > 1 and all(abs(sums[year] - own[year]) <= slack for year in own):
            return parts
    return None
