"""Figures set against each other: a year against the one before, and revenue stepping down to net income."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from model.finance.figures import Figure
from model.finance.report import Report
from model.finance.terms import metric


@dataclass(frozen=True, slots=True)
class Change:
    """The change of a metric on the year before."""

    amount: Decimal
    """A share of the earlier figure, or a difference in shares where `in_points`; 0.05 is five percent or points."""
    in_points: bool


@dataclass(frozen=True, slots=True)
class BridgeStep:
    """One bar of the profit bridge: a total, or what lies between two totals."""

    name: str
    """A metric, ``rest_<metric>`` for what the report does not itemise before that total, or ``rest_items`` where the
    total before is not printed and the rest may be of any kind."""
    amount: Decimal
    """Totals as they are; steps with their sign, costs negative."""
    is_total: bool
    figure: Figure | None
    """Where it was read; None for the rest."""


_STAGES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("gross_profit", ("cost_of_revenue",)),
    ("operating_income", ("research_development", "selling_general_administrative")),
    ("pretax_income", ()),
    ("net_income", ("income_tax",)),
)
_TOTAL_BEFORE = {"pretax_income": "operating_income", "net_income": "pretax_income"}


def change(report: Report, name: str, year: int) -> Change | None:
    """The change of a metric on the fiscal year before; None where either year is absent or it means nothing.

    A growth rate from a loss or from nothing means nothing.
    """
    now, before = report.value(name, year), report.value(name, year - 1)
    if now is None or before is None:
        return None
    if metric(name).kind == "percent":
        return Change(now - before, in_points=True)
    if before <= 0:
        return None
    return Change((now - before) / before, in_points=False)


def profit_bridge(report: Report, year: int) -> tuple[BridgeStep, ...]:
    """From revenue to net income through the totals the report prints; empty where it prints no such ends.

    The steps between two totals add up: what is not itemised becomes one step of its own.
    """
    revenue, profit = report.metric("total_revenue", year), report.metric("net_income", year)
    if revenue is None or profit is None:
        return ()
    steps = [BridgeStep("total_revenue", revenue.value, True, revenue)]
    reached, costs = revenue.value, list[Figure]()
    for total_name, cost_names in _STAGES:
        costs += [figure for name in cost_names if (figure := report.metric(name, year)) is not None]
        total = report.metric(total_name, year)
        if total is None:
            continue
        steps += [BridgeStep(cost.name, -cost.value, False, cost) for cost in costs]
        rest = total.value - reached + sum((cost.value for cost in costs), Decimal(0))
        if rest:
            named = report.metric(_TOTAL_BEFORE.get(total_name, total_name), year) is not None
            steps.append(BridgeStep(f"rest_{total_name}" if named else "rest_items", rest, False, None))
        steps.append(BridgeStep(total_name, total.value, True, total))
        reached, costs = total.value, []
    return tuple(steps)
