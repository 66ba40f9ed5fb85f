"""A notation for statements whose sums are computed, so that fixtures balance.

One row a line: ``key | label | values | flags``. A key that is a metric's name makes the row an expected answer. Values
are numbers (``.`` an empty cell, ``0`` a dash), ``sum`` of the printed numbers since the last heading, or names of
earlier rows joined by + and -. ``# label`` is a heading, ``@ key | values`` a value that is not printed. Flags: ``$``
currency sign, ``=`` subtotal, ``==`` total, ``neg`` printed with the other sign, ``>`` indent (repeatable), ``2d`` two
decimals, ``first`` numbers on the first line of a wrapped label, ``no:5`` note, ``mark:(1)`` a raised
marker behind every number, ``keep`` left out of sums.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from tests.typeset.numbers import Value, printed
from tests.typeset.tables import Head, Look, Row

METRICS = frozenset(
    [
        "total_revenue",
        "cost_of_revenue",
        "gross_profit",
        "research_development",
        "selling_general_administrative",
        "operating_income",
        "interest_expense",
        "pretax_income",
        "income_tax",
        "net_income",
        "net_income_attributable",
        "eps_basic",
        "eps_diluted",
        "depreciation_amortization",
        "stock_compensation",
        "cash",
        "receivables",
        "inventories",
        "current_assets",
        "property_plant_equipment",
        "goodwill",
        "total_assets",
        "accounts_payable",
        "current_liabilities",
        "long_term_debt",
        "total_liabilities",
        "retained_earnings",
        "total_equity",
        "total_liabilities_and_equity",
        "operating_cash_flow",
        "investing_cash_flow",
        "financing_cash_flow",
        "capital_expenditure",
        "dividends_paid",
    ]
)
PER_SHARE = frozenset({"eps_basic", "eps_diluted"})

Cells = tuple[Decimal | None, ...]
Answers = dict[str, dict[int, Decimal | None]]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One statement of one entity; `order` gives the printed order of the columns, `foreign` sheets are no answers."""

    title: str
    spec: str
    years: tuple[int, ...]
    head: tuple[Head, ...]
    look: Look
    scale: int = 1_000_000
    order: tuple[int, ...] = ()
    foreign: bool = False
    above: str = ""
    """A line between title and table."""
    below: str = ""
    blanks: tuple[str, ...] = field(default=())
    """Labels that are printed as nothing: unlabelled totals."""


def cells_of(text: str, known: dict[str, Cells], since: list[Cells]) -> Cells:
    """The values of one row."""
    text = text.strip()
    if text == "sum":
        return tuple(sum((v or Decimal(0) for v in column), Decimal(0)) for column in zip(*since, strict=True))
    words = text.split()
    if not any(word in known for word in words):
        return tuple(None if word == "." else Decimal(word) for word in words)
    total: list[Decimal] = []
    sign = 1
    for word in words:
        if word in "+-":
            sign = 1 if word == "+" else -1
            continue
        total = [
            a + sign * (b or 0)
            for a, b in zip(total or [Decimal(0)] * len(known[word]), known[word], strict=False)
        ]  # fmt: skip
    return tuple(total)


def solve(sheet: Sheet, known: dict[str, Cells]) -> list[Row]:
    """The rows of a sheet; adds its keys to `known`, by which later sheets may refer to them."""
    rows: list[Row] = []
    since: list[Cells] = []
    for line in filter(None, map(str.strip, sheet.spec.splitlines())):
        if line.startswith("#"):
            since = []
            rows.append(Row(line[1:].strip(), kind="heading"))
            continue
        if line.startswith("@"):
            key, text = (part.strip() for part in line[1:].split("|"))
            known[key] = cells_of(text, known, since)
            continue
        key, label, text, *rest = (part.strip() for part in line.split("|"))
        flags = rest[0].split() if rest else []
        cells = cells_of(text, known, since) if text else ()
        if key:
            known[key] = cells
        shown = tuple(-v if "neg" in flags and v is not None else v for v in cells)
        if cells and not {"keep", "=", "=="} & set(flags):
            since.append(shown)
        rows.append(_row(sheet, key, label, shown, flags))
    return rows


def _row(sheet: Sheet, key: str, label: str, shown: Cells, flags: list[str]) -> Row:
    values: tuple[Value, ...] = tuple(shown[i] for i in sheet.order) if sheet.order and shown else shown
    decimals = 2 if "2d" in flags else None
    marks = [flag[5:] for flag in flags if flag.startswith("mark:")]
    if marks:
        values = tuple(f"{printed(v, sheet.look.numbers, decimals)}^{marks[0]}^" for v in values)
    notes = [flag[3:] for flag in flags if flag.startswith("no:")]
    numbers_on = "first" if "first" in flags else None
    return Row(
        "" if label in sheet.blanks else label,
        values,
        "total" if "==" in flags else "subtotal" if "=" in flags else "line",
        indent=sum(set(flag) == {">"} and len(flag) for flag in flags),
        symbol="$" in flags,
        note=notes[0] if notes else "",
        decimals=decimals,
        metric=key if key in METRICS and not sheet.foreign else "",
        numbers_on=numbers_on,  # type: ignore[arg-type]
    )


def answers_of(sheet: Sheet, known: dict[str, Cells], rows: list[Row]) -> Answers:
    """metric -> year -> value in currency units; costs and outflows as positive as their keys hold them."""
    answers: Answers = {}
    for metric in filter(None, (row.metric for row in rows)):
        scale = 1 if metric in PER_SHARE else sheet.scale
        answers[metric] = {
            year: None if v is None else v * scale for year, v in zip(sheet.years, known[metric], strict=False)
        }
    return answers
