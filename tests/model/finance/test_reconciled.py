"""Rows in which a filing prints an earlier and a restated amount side by side."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from model.finance.figures import Figure
from model.finance.reconciled import both_printed
from tests.model.finance.sample_report import sample_report

HEAD = "Effects of the change\nAs previously reported   Adjustment   As restated"


def figure(value: str, scale: int = 1_000_000) -> Figure:
    known = sample_report().metrics[0]
    return replace(known, value=Decimal(value) * scale, scale=scale)


def test_the_row_is_shown() -> None:
    text = f"{HEAD}\nNet sales $ 5,240 (40) $ 5,200\nOther 1"
    (place,) = both_printed(figure("5240"), figure("5200"), ["", text])
    assert place.page == 2
    assert (place.quote or "").startswith("Net sales $ 5,240 (40) $ 5,200")


def test_a_row_may_be_broken_over_lines() -> None:
    text = f"{HEAD}\nNet sales $ 5,240\n(40)\n$ 5,200"
    assert both_printed(figure("5240"), figure("5200"), [text])


def test_losses_are_known_by_their_digits() -> None:
    text = f"{HEAD}\nOperating loss (10,220) 15 (10,205)"
    assert both_printed(figure("-10220"), figure("-10205"), [text])


def test_figures_per_share() -> None:
    text = f"{HEAD}\nBasic $ 9.03 $ (0.05) $ 8.98"
    assert both_printed(figure("9.03", 1), figure("8.98", 1), [text])


def test_amounts_with_closing_zeros() -> None:
    text = "重述影响\n销售费用 94,560,530.50 -10,260,168.14 84,300,362.36"
    assert both_printed(figure("94560530.50", 1), figure("84300362.36", 1), [text])
    assert not both_printed(figure("94560530.50", 1), figure("84300362.3", 1), [text])


@pytest.mark.parametrize(
    "text",
    [
        "Sales by region\nNet sales 5,240 (40) 5,200",  # nothing says that it was changed
        f"{HEAD}\nNet sales 5,240\nCost 1\nGross 2\nIncome 3\nNet sales of the year 5,200",  # not one row
        f"{HEAD}\nNet sales 15,240 (40) 5,200",
        f"{HEAD}\nNet sales 5,240.5 (40) 5,200",
        f"{HEAD}\nNet sales 5,240,000 (40) 5,200",
    ],
)
def test_other_rows_are_not(text: str) -> None:
    assert both_printed(figure("5240"), figure("5200"), [text]) == ()


def test_short_amounts_stand_beside_each_other_by_chance() -> None:
    assert both_printed(figure("52"), figure("48"), [f"{HEAD}\nOther 52 (4) 48"]) == ()


def test_a_figure_that_is_printed_nowhere() -> None:
    nowhere = replace(figure("5200"), evidence=None)
    assert both_printed(figure("5240"), nowhere, [f"{HEAD}\nNet sales 5,240 5,200"]) == ()
