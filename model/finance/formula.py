"""Arithmetic over figures that remembers its inputs."""

from __future__ import annotations

from decimal import Decimal, localcontext
from math import prod

from model.finance.figures import Figure, Formula, Operator

_SYMBOL: dict[Operator, str] = {"+": " + ", "-": " − ", "*": " × ", "/": " ÷ "}
_RATIO = Decimal("0.00000001")


def combine(name: str, year: int, operator: Operator, inputs: tuple[Figure, ...]) -> Figure:
    """The figure that a formula over `inputs` gives; raises ZeroDivisionError for a ratio over zero."""
    first = inputs[0]
    return Figure(
        name=name,
        year=year,
        value=_value(operator, [figure.value for figure in inputs]),
        currency=None if operator == "/" else first.currency,
        scale=1 if operator == "/" else first.scale,
        label=_SYMBOL[operator].join(figure.label for figure in inputs),
        evidence=first.evidence,
        confidence=min(figure.confidence for figure in inputs),
        method="derived",
        statement=first.statement,
        formula=Formula(operator, inputs),
    )


def constant(value: Decimal | int, year: int) -> Figure:
    """A number a formula needs and no report prints, such as the days of a year or a weight."""
    return Figure(
        name="constant",
        year=year,
        value=Decimal(value),
        currency=None,
        scale=1,
        label=str(value),
        evidence=None,
        confidence=1.0,
        method="derived",
    )


def _value(operator: Operator, values: list[Decimal]) -> Decimal:
    """The value of a formula; a ratio is rounded to eight digits after the point."""
    first, rest = values[0], values[1:]
    with localcontext(prec=28):
        if operator == "/":
            return (first / rest[0]).quantize(_RATIO)
        if operator == "*":
            return prod(rest, start=first)
        return first + sum(rest, Decimal(0)) if operator == "+" else first - sum(rest, Decimal(0))
