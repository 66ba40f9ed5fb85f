"""Where each printed number stands in the workbook, and formulas that refer to it there.

A number stands in exactly one cell; everything else refers to that cell.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import product

from openpyxl.utils import get_column_letter, quote_sheetname

from model.evidence import Evidence
from model.finance.figures import Check, Figure

_MOST_FIGURES_IN_A_CHECK = 6
"""Beyond these the search for a check's two sides would take 4^n steps for nothing a reader could follow."""


@dataclass(slots=True)
class Addresses:
    """Printed numbers by their evidence, derived figures by metric and year."""

    printed: dict[Evidence, tuple[str, Decimal]] = field(default_factory=dict)
    derived: dict[tuple[str, int], str] = field(default_factory=dict)

    def keep(self, evidence: Evidence, value: Decimal, sheet: str, row: int, column: int) -> None:
        """Note where the number printed at that place stands."""
        self.printed[evidence] = (address(sheet, row, column), value)

    def holds(self, figure: Figure) -> bool:
        """Whether the figure, or its opposite, already stands in a cell."""
        return self._of_printed(figure) is not None

    def reference(self, figure: Figure) -> str:
        """An expression for the figure: its cell, the opposite of one, or its formula over cells.

        Costs are positive figures even where the page prints them in parentheses, hence the opposite.
        """
        if figure.formula is None:
            return self._of_printed(figure) or f"{figure.value:f}"
        return self.derived.get((figure.name, figure.year)) or f"({self.formula(figure)})"

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


def check_sides(check: Check, figure: Callable[[str, int], Figure | None], cells: Addresses) -> tuple[str, str] | None:
    """Expressions for the expected and the actual side over the check's figures, each figure used once.

    None where the two sides are not such sums, e.g. when one of them was read from running text.
    """
    figures = [found for name, year in check.figures if (found := figure(name, year)) is not None]
    if len(figures) < len(check.figures) or not 2 <= len(figures) <= _MOST_FIGURES_IN_A_CHECK:
        return None
    # Fewest minus signs first: "a = b + c" rather than "a - b = c" where the page's own arithmetic allows both.
    choices = sorted(product((0, 1, 2, 3), repeat=len(figures)), key=lambda choice: sum(side > 1 for side in choice))
    for choice in choices:
        sides = [_signed(figures, choice, plus, minus) for plus, minus in ((0, 2), (1, 3))]
        if all(sides) and [_total(side) for side in sides] == [check.expected, check.actual]:
            return _expression(sides[0], cells), _expression(sides[1], cells)
    return None


_Signed = list[tuple[int, Figure]]


def _signed(figures: list[Figure], choice: tuple[int, ...], plus: int, minus: int) -> _Signed:
    signs = {plus: 1, minus: -1}
    return [(signs[side], figure) for side, figure in zip(choice, figures, strict=True) if side in signs]


def _total(side: _Signed) -> Decimal:
    return sum((sign * figure.value for sign, figure in side), Decimal(0))


def _expression(side: _Signed, cells: Addresses) -> str:
    return "".join(f"{'+' if sign > 0 else '-'}{cells.reference(figure)}" for sign, figure in side).removeprefix("+")
