"""The sample companies' books: what a statement prints follows from the one before it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.typeset.numbers import Numbers, printed
from tests.typeset.quillmere import ledger as quillmere
from tests.typeset.quillmere.notes import _quartered
from tests.typeset.quillmere.statements import cash_flow, filing
from tests.typeset.script import Movement
from tests.typeset.yanxi import ledger as yanxi


@pytest.mark.parametrize("year", range(quillmere.FIRST, quillmere.LAST + 1))
def test_quillmere_rolls_forward(year: int) -> None:
    books = quillmere.ledger()
    now, before = books[year], books[year - 1]
    assert now["cash"] - before["cash"] == now["operating"] + now["investing"] + now["financing"] + now["fx"]
    assert now["retained"] - before["retained"] == now["attributable"] - now["dividends"] - now["repurchases"]
    assert now["total_assets"] == now["total_liabilities"] + now["total_equity"]
    assert sum(_quartered(now["revenue"])) == now["revenue"]


@pytest.mark.parametrize("year", [2023, 2024])
def test_printed_cash_flow_rows_add_up_to_their_subtotals(year: int) -> None:
    rows = cash_flow(filing(year))
    for subtotal in ("Net cash provided by operating", "Net cash used in investing", "Net cash (used in) provided by"):
        end = next(i for i, row in enumerate(rows) if row.label.startswith(subtotal))
        start = max(i for i in range(end) if rows[i].kind == "heading")
        parts = [row.values for row in rows[start:end] if row.values]
        assert tuple(map(sum, zip(*parts, strict=True))) == rows[end].values


@pytest.mark.parametrize("entity", [0, 1], ids=("group", "parent"))
@pytest.mark.parametrize("year", range(yanxi.FIRST, yanxi.LAST + 1))
def test_yanxi_rolls_forward(entity: int, year: int) -> None:
    books = yanxi.ledgers()[entity]
    now, before = books[year], books[year - 1]
    assert now["cash"] - before["cash"] == yanxi.total(now, "operating investing financing exchange_effect")
    assert now["operating_in"] - now["operating_out"] == now["operating"]
    assert now["retained"] - before["retained"] == now["attributable"] - now["surplus_added"] - now["dividends"]
    assert now["total_assets"] == now["total_liabilities"] + now["total_equity"]
    assert now["suppliers_cash"] > 0


def test_numbers_are_printed_as_statements_print_them() -> None:
    assert printed(-1234, Numbers()) == "(1,234)"
    assert printed(0, Numbers()) == "—"
    assert printed(-1234, Numbers(negative="minus", decimals=2, zero="-")) == "-1,234.00"
    assert printed(None, Numbers()) == ""


def test_a_movement_words_its_direction() -> None:
    movement = Movement(Decimal(90_000_000), Decimal(100_000_000))
    assert f"{movement:rose} by {movement:growth}% to {movement:m}" == "decreased by 10.0% to 90.0"
