"""How a table prints its numbers."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Value = Decimal | int | str | None
"""A number, words printed as they stand, or None for an empty cell."""


@dataclass(frozen=True, slots=True)
class Numbers:
    """The printing habits of one table."""

    decimals: int = 0
    negative: Literal["parentheses", "minus"] = "parentheses"
    zero: str = "—"
    """What a zero prints as; empty: as a number."""
    symbol: str = "$"
    """Printed in its own column, left of the number, where a row asks for it."""


def printed(value: Value, numbers: Numbers, decimals: int | None = None) -> str:
    """The text of one cell, without the currency sign."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if value == 0 and numbers.zero:
        return numbers.zero
    places = numbers.decimals if decimals is None else decimals
    text = f"{abs(Decimal(value)):,.{places}f}"
    if value >= 0:
        return text
    return f"({text})" if numbers.negative == "parentheses" else f"-{text}"
