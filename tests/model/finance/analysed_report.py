"""The small report with the further accounts that views of a report look at, and every measure derived from them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from model.evidence import Evidence
from model.finance.derive import measures
from model.finance.figures import Figure
from model.finance.report import Report
from tests.model.finance.sample_report import MILLION, PAGES, SOURCE, YEARS, sample_report

# metric, statement, figures in millions with the latest first
FURTHER = (
    ("interest_expense", "income", (40, 30, 20)),
    ("property_plant_equipment", "balance", (1_900, 1_800)),
    ("goodwill", "balance", (900, 880)),
    ("accounts_payable", "balance", (520, 500)),
    ("long_term_debt", "balance", (950, 990)),
    ("total_liabilities", "balance", (3_100, 3_030)),
)


def analysed_report(
    changed: Mapping[tuple[str, int], int] | None = None, without: tuple[str, ...] = (), years: tuple[int, ...] = YEARS
) -> Report:
    """The report with some figures (in millions) changed, some metrics left out, or fewer years."""
    sample = sample_report()
    figures = {(figure.name, figure.year): figure for figure in sample.metrics if figure.formula is None}
    figures |= {(figure.name, figure.year): figure for figure in _further()}
    for (name, year), millions in (changed or {}).items():
        figures[name, year] = replace(figures[name, year], value=Decimal(millions) * MILLION)
    kept = {key: figure for key, figure in figures.items() if key[0] not in without and key[1] in years}
    return replace(sample, years=years, metrics=(*kept.values(), *measures(kept, years).values()))


def bank() -> Report:
    """A report without cost of revenue and without current assets, as banks print none."""
    names = ("cost_of_revenue", "gross_profit", "receivables", "inventories", "current_assets", "current_liabilities")
    return analysed_report(without=(*names, "accounts_payable", "research_development"))


def loss() -> Report:
    """A latest year that ends in a loss, with cash still coming in."""
    changed = {"operating_income": -120, "pretax_income": -165, "income_tax": -25, "net_income": -140}
    return analysed_report({(name, 2023): millions for name, millions in changed.items()})


def _further() -> list[Figure]:
    return [
        Figure(
            name=name,
            year=year,
            value=Decimal(millions) * MILLION,
            currency="USD",
            scale=MILLION,
            label=name.replace("_", " "),
            evidence=Evidence(SOURCE, PAGES[statement], f"{name} {millions:,}", (50.0, 600.0, 90.0, 611.0)),
            confidence=0.5,
            method="printed",
            statement=statement,  # type: ignore[arg-type]
        )
        for name, statement, values in FURTHER
        for year, millions in zip(YEARS, values, strict=False)
    ]
