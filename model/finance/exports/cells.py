"""Where each printed number stands in the workbook, and formulas that refer to it there.

A number stands in exactly one cell; everything else refers to that cell.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import product

from openpyxl.utils import get_column_letter, quote_sheetname

from model.evidence import Evidence
from model.finance.figures import Check, Figure

_MOST_NUMBERS_TO_SEARCH = 5
"""The search for a check's two sides takes 4^n steps."""
_EXPECTED, _ACTUAL = 0, 1
_PLACES = tuple(product((_EXPECTED, _ACTUAL), (1, -1)))
"""Where a number may stand in a check: on which side, with which sign."""

_Printed = tuple[str, Decimal]
"""Address and value of a printed number."""


@dataclass(slots=True)
class Addresses:
    """Printed numbers by their evidence; derived and corrected figures by metric and year."""

    printed: dict[Evidence, _Printed] = field(default_factory=dict)
    figures: dict[tuple[str, int], _Printed] = field(default_factory=dict)

    def keep(self, evidence: Evidence, value: Decimal, sheet: str, row: int, column: int) -> None:
        """Note where the number printed at that place stands."""
        self.printed[evidence] = (address(sheet, row, column), value)

    def keep_figure(self, figure: Figure, sheet: str, row: int, column: int) -> None:
        """Note the cell of a figure that no page prints as it is: a derived or a corrected one."""
        self.figures[figure.name, figure.year] = (address(sheet, row, column), figure.value)

    def holds(self, figure: Figure) -> bool:
        """Whether the figure, or its opposite, already stands in a cell."""
        return self._of_printed(figure) is not None

    def reference(self, figure: Figure) -> str:
        """An expression for the figure: its cell, the opposite of one, or its formula over cells.

        Costs are positive figures even where the page prints them in parentheses, hence the opposite.
        """
        cell, value = self.figures.get((figure.name, figure.year), ("", None))
        if value == figure.value:
            return cell
        if figure.formula is None:
            return self._of_printed(figure) or (f"{figure.value:f}" if figure.value >= 0 else f"({figure.value:f})")
        return f"({self.formula(figure)})"

    def formula(self, figure: Figure) -> str:
        """A derived figure's formula over cells, without the equals sign."""
        if figure.formula is None:
            return self.reference(figure)
        return figure.formula.operator.join(self.reference(operand) for operand in figure.formula.inputs)

    def _of_printed(self, figure: Figure) -> str | None:
        cell, value = self.printed.get(figure.evidence, ("", None)) if figure.evidence else ("", None)
        if value is None or abs(value) != abs(figure.value):
            return None
        return cell if value == figure.value else f"-{cell}"


def address(sheet: str, row: int, column: int) -> str:
    """A cell as a formula on another sheet names it, e.g. ``'Balance sheet'!$C$7``."""
    return f"{quote_sheetname(sheet)}!${get_column_letter(column)}${row}"


def check_sides(check: Check, cells: Addresses) -> tuple[str, str] | None:
    """Expressions for the expected and the actual side over the printed numbers the check names, each used once.

    None where the two sides are not such sums, e.g. when a number was read from running text.
    """
    printed = [cells.printed[place] for place in check.evidence if place in cells.printed]
    if len(printed) < max(2, len(check.evidence)):
        return None
    # As most checks are made: the first number is a total, the others its parts.
    total, *parts = printed
    if total[1] == check.actual and sum((value for _, value in parts), Decimal(0)) == check.expected:
        return "+".join(cell for cell, _ in parts), total[0]
    if len(printed) > _MOST_NUMBERS_TO_SEARCH:
        return None
    # Fewest minus signs first, the first number printed as it is: the page's own arithmetic, not a rearrangement of it.
    choices = sorted(
        product(_PLACES, repeat=len(printed)),
        key=lambda choice: (sum(sign < 0 for _, sign in choice), choice[0] != (_ACTUAL, 1)),
    )
    for choice in choices:
        sides = [_side(printed, choice, position) for position in (_EXPECTED, _ACTUAL)]
        if all(sides) and [_total(side) for side in sides] == [check.expected, check.actual]:
            return _expression(sides[0]), _expression(sides[1])
    return None


def _side(printed: Sequence[_Printed], choice: Sequence[tuple[int, int]], position: int) -> list[tuple[int, _Printed]]:
    return [(sign, number) for (side, sign), number in zip(choice, printed, strict=True) if side == position]


def _total(side: Iterable[tuple[int, _Printed]]) -> Decimal:
    return sum((sign * value for sign, (_, value) in side), Decimal(0))


def _expression(side: Iterable[tuple[int, _Printed]]) -> str:
    return "".join(f"{'+' if sign > 0 else '-'}{cell}" for sign, (cell, _) in side).removeprefix("+")
