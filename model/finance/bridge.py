"""How one total of the income statement leads to the next: plus and minus the rows printed between them.

Income statements print costs with or without a sign, so the signs are inferred: the fewest departures from what the
labels say that make the sum right in every year at once.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, pairwise

from model.finance.figures import Line
from model.finance.subtotals import find_subtotals, rounding_of_sum
from model.finance.wording import label_key

_TOTALS = (
    "total_revenue",
    "gross_profit",
    "operating_income",
    "pretax_income",
    "net_income",
    "net_income_attributable",
)
_COST = re.compile(
    "expense|cost|loss|provision|tax|research|selling|administrat|depreciation|amorti|impairment|restructuring|charges|"
    "attributabletononcontrolling|^less|成本|费用|支出|税金|损失|少数股东"
)
_MOST_ROWS = 12


@dataclass(frozen=True, slots=True)
class Bridge:
    """`total` equals `start` plus the signed `rows` in every year both print."""

    start: Line
    total: Line
    rows: tuple[tuple[int, Line], ...]
    """Sign (1 or -1) and row."""

    def expected(self, year: int) -> Decimal:
        """What start and rows come to in a year."""
        return _value(self.start, year) + sum((sign * _value(line, year) for sign, line in self.rows), Decimal(0))


def bridges(lines: Sequence[Line], scale: int) -> list[Bridge]:
    """The bridges found between neighbouring totals of one income statement (rows in printed order)."""
    kept = _without_parts(lines, scale)
    totals = [index for index, line in enumerate(kept) if line.metric in _TOTALS]
    found = []
    for first, second in pairwise(totals):
        bridge = _bridge(kept[first], kept[second], kept[first + 1 : second], scale)
        if bridge is not None:
            found.append(bridge)
    return found


def _without_parts(lines: Sequence[Line], scale: int) -> list[Line]:
    """The rows without those that a subtotal among them already sums."""
    hidden: set[int] = set()
    for index, subtotal in find_subtotals(lines, scale).items():
        if lines[index].metric not in _TOTALS:
            hidden.update(part for part in subtotal.parts if lines[part].metric not in _TOTALS)
    return [line for index, line in enumerate(lines) if index not in hidden]


def _bridge(start: Line, total: Line, between: Sequence[Line], scale: int) -> Bridge | None:
    years = [cell.year for cell in total.cells if start.cell(cell.year) is not None]
    if not years or not between or len(between) > _MOST_ROWS:
        return None
    natural = [-1 if _COST.search(label_key(line.label)) else 1 for line in between]
    slack = rounding_of_sum(len(between), scale)
    targets = [_value(total, year) - _value(start, year) for year in years]
    values = [[_value(line, year) for line in between] for year in years]
    for flips in range(len(between) + 1 if len(years) > 1 else 1):
        for flipped in combinations(range(len(between)), flips):
            signs = [-sign if index in flipped else sign for index, sign in enumerate(natural)]
            if all(
                abs(sum((s * v for s, v in zip(signs, row, strict=True)), Decimal(0)) - target) <= slack
                for row, target in zip(values, targets, strict=True)
            ):
                return Bridge(start, total, tuple(zip(signs, between, strict=True)))
    return None


def _value(line: Line, year: int) -> Decimal:
    cell = line.cell(year)
    return cell.value if cell is not None else Decimal(0)
