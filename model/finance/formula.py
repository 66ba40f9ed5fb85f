"""Arithmetic over figures that remembers its inputs."""

from __future__ import annotations

from decimal import Decimal, localcontext

from model.finance.figures import Figure, Formula, Operator

_SYMBOL: dict[Operator, str] = {"+": " + ", "-": " − ", "/": " ÷ "}
_RATIO = Decimal("0.00000001")


def combine(name: str, year: int, operator: Operator, inputs: tuple[Figure, ...]) -> Figure:
    """The figure that a formula over `inputs` gives; raises ZeroDivisionError for a ratio over zero."""
    values = [figure.value for figure in inputs]
    rest = sum(values[1:], Decimal(0))
    with localcontext(prec=28):
        if operator == "/":
            value = (values[0] / values[1]).quantize(_RATIO)
        else:
            value = values[0] + rest if operator == "+" else values[0] - rest
    first = inputs[0]
    return Figure(
        name=name,
        year=year,
        value=value,
        currency=None if operator == "/" else first.currency,
        scale=1 if operator == "/" else first.scale,
        label=_SYMBOL[operator].join(figure.label for figure in inputs),
        evidence=first.evidence,
        confidence=min(figure.confidence for figure in inputs),
        method="derived",
        statement=first.statement,
        formula=Formula(operator, inputs),
    )
