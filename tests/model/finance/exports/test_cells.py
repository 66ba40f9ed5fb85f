"""Expressions over cells: what stands in a cell is referred to, everything else is spelled out."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from model.finance.exports.cells import Addresses
from model.finance.figures import Figure, Formula
from model.finance.formula import combine
from tests.model.finance.exports.spreadsheet import calculate
from tests.model.finance.sample_report import calculated, constant, sample_report

REVENUE = sample_report().metric("total_revenue", 2023)
ASSETS = sample_report().metric("total_assets", 2023)


def kept(*figures: Figure) -> tuple[Addresses, Workbook]:
    """Printed figures one below the other on a sheet."""
    cells, book = Addresses(), Workbook()
    book.active.title = "Printed"
    for row, figure in enumerate(figures, start=1):
        book.active.cell(row, 1, int(figure.value))
        cells.keep(figure.evidence, figure.value, "Printed", row, 1)
    return cells, book


def value(cells: Addresses, book: Workbook, figure: Figure) -> Decimal:
    book.active["Z1"] = f"={cells.formula(figure)}"
    return calculate(book, "Printed", "Z1")


def weighted(weight: str, figure: Figure) -> Figure:
    factor = replace(constant("weight", figure.year, 1), value=Decimal(weight))
    formula = Formula("*", (factor, figure))
    return replace(figure, name="term", value=factor.value * figure.value, evidence=None, formula=formula)


def test_a_weighted_sum_of_ratios_is_live() -> None:
    cells, book = kept(REVENUE, ASSETS)
    terms = [weighted("6.56", calculated("turnover", "/", REVENUE, ASSETS)), weighted("-4.513", ASSETS)]
    score = calculated("score", "+", replace(constant("constant", 2023, 1), value=Decimal("-4.336")), *terms)
    assert cells.formula(score) == "(-4.336)+(6.56*('Printed'!$A$1/'Printed'!$A$2))+((-4.513)*'Printed'!$A$2)"
    assert value(cells, book, score) == score.value
    book.active["A1"] = 0
    assert value(cells, book, score) == Decimal("-4.336") + Decimal("-4.513") * ASSETS.value


def test_a_number_without_a_cell_is_written_out() -> None:
    cells, _ = kept()
    assert cells.reference(constant("days", 2023, 365)) == "365"
    assert cells.reference(constant("offset", 2023, -7)) == "(-7)"


def test_a_figure_that_stands_in_no_cell_as_it_is_keeps_its_own_number() -> None:
    cells, _ = kept(REVENUE)
    assert cells.reference(replace(REVENUE, value=Decimal(1))) == "1"
    assert cells.reference(replace(REVENUE, value=-REVENUE.value)) == "-'Printed'!$A$1"


def test_a_kept_figure_is_referred_to_only_while_it_is_that_figure() -> None:
    cells, _ = kept(REVENUE, ASSETS)
    turnover = calculated("asset_turnover", "/", REVENUE, ASSETS)
    cells.keep_figure(turnover, "Ratios", 7, 3)
    assert cells.reference(turnover) == "'Ratios'!$C$7"
    other = calculated("asset_turnover", "/", ASSETS, REVENUE)
    assert cells.reference(other) == "('Printed'!$A$2/'Printed'!$A$1)"


VALUES = st.integers(-(10**9), 10**9)
LEAVES = st.builds(lambda number: constant("leaf", 2023, number), VALUES)


@st.composite
def trees(draw: st.DrawFn, depth: int = 3) -> Figure:
    """Any tree of sums and differences over printed and unprinted numbers."""
    if depth == 0 or draw(st.booleans()):
        return draw(st.one_of(LEAVES, st.just(REVENUE), st.just(ASSETS)))
    inputs = tuple(draw(trees(depth=depth - 1)) for _ in range(draw(st.integers(1, 3))))
    return combine("node", 2023, draw(st.sampled_from("+-")), inputs)


@given(trees(), st.sampled_from("+-"))
def test_every_tree_comes_to_its_value(tree, operator) -> None:
    cells, book = kept(REVENUE, ASSETS)
    whole = combine("whole", 2023, operator, (tree, tree))
    assert value(cells, book, whole) == whole.value
