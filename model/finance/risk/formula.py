"""A risk score as the formula tree every other derived figure has, for exports that compute live."""

from __future__ import annotations

from decimal import Decimal

from model.finance.figures import Figure
from model.finance.formula import combine, constant
from model.finance.risk.results import Part, Risk

_COUNTED = ("piotroski_f",)
"""A count of signals, which is no arithmetic over figures."""


def as_figure(risk: Risk) -> Figure | None:
    """The score as weighted ratios and a constant added up; None where it is refused or counts signals."""
    if risk.score is None or risk.name in _COUNTED:
        return None
    addends = [_weighted(part, risk.year) for part in risk.parts]
    if risk.constant:
        addends.append(constant(risk.constant, risk.year))
    return combine(risk.name, risk.year, "+", tuple(addends))


def _weighted(part: Part, year: int) -> Figure:
    ratio = part.figures[0]
    if part.weight == Decimal(1):
        return ratio
    return combine(f"weighted_{part.name}", year, "*", (ratio, constant(part.weight, year)))
