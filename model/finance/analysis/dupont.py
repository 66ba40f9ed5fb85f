"""Return on equity taken apart after DuPont: what a sale earns, what the assets sell, and how far equity carries them.

ROE = net margin × asset turnover × equity multiplier. In five steps net margin is tax burden × interest burden ×
operating margin. Balances are closing ones, as in all ratios of this desk.
"""

from __future__ import annotations

from dataclasses import dataclass

from model.finance.derive import inputs_of
from model.finance.figures import Figure
from model.finance.formula import combine
from model.finance.report import Report

STEPS: dict[int, tuple[str, ...]] = {
    3: ("net_margin", "asset_turnover", "equity_multiplier"),
    5: ("tax_burden", "interest_burden", "operating_margin", "asset_turnover", "equity_multiplier"),
}
"""The factors by their number. Each is a ratio whose denominator is the numerator of the next."""


@dataclass(frozen=True, slots=True)
class DuPont:
    """Return on equity of one year as a product of ratios, and the amounts they are ratios of."""

    result: Figure
    """return_on_equity as the product of the factors."""
    factors: tuple[Figure, ...]
    amounts: tuple[Figure, ...]
    """One more than factors: factor i is amount i ÷ amount i + 1."""


def dupont(report: Report, year: int, steps: int = 3) -> DuPont | None:
    """The tree of a year in 3 or 5 steps; None where one of the factors has no figure."""
    factors = tuple(figure for name in STEPS[steps] if (figure := report.metric(name, year)) is not None)
    if len(factors) < steps:
        return None
    amounts = tuple(figure for name in amounts_of(steps) if (figure := report.metric(name, year)) is not None)
    return DuPont(combine("return_on_equity", year, "*", factors), factors, amounts)


def amounts_of(steps: int) -> tuple[str, ...]:
    """The metrics a tree rests on, from net income to equity."""
    chain = [inputs_of(name) for name in STEPS[steps]]
    return (chain[0][0], *(denominator for _, denominator in chain))
