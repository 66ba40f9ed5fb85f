from __future__ import annotations

import csv
import io
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from model.safety import safe_cell

PAYLOADS = [
    "=1+1",
    "=cmd|' /C calc'!A0",
    "+1+cmd",
    "-1+1",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    " =1+1",
    "\u00a0=1+1",
    "\ufeff=1+1",
    "＝1+1",
    "＋1",
    "－1+1",
    "＠SUM(1)",
    "−1+1",
    '=HYPERLINK("http://127.0.0.1","x")',
    "-",
    "+",
    "=",
    "@",
    "-1e5x",
    "--5",
]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_payloads_become_text(payload) -> None:
    assert safe_cell(payload) == "'" + payload


@pytest.mark.parametrize(
    "value",
    [
        "-12.5",
        "+3",
        "-1,234,567.89",
        "-.5",
        "1e5",
        "-1E-05",
        "-12.5%",
        "Revenue",
        "",
        "a=b",
        "'=1",
        "(1,234)",
        "营业收入",
    ],
)
def test_plain_text_and_numbers_stay(value) -> None:
    assert safe_cell(value) == value


@pytest.mark.parametrize("value", [None, 0, -5, -12.5, Decimal("-3.10"), date(2023, 12, 31), True])
def test_values_that_are_not_text_stay(value) -> None:
    assert safe_cell(value) is value


@given(st.text())
def test_no_text_leaves_as_a_formula(text) -> None:
    cell = safe_cell(text)
    assert cell in (text, "'" + text)
    if cell.lstrip()[:1] in ("=", "@"):
        pytest.fail("active")


@given(st.decimals(allow_nan=False, allow_infinity=False))
def test_printed_numbers_stay_numbers(number) -> None:
    assert safe_cell(f"{number:f}") == f"{number:f}"


@given(st.text())
def test_doing_it_twice_changes_nothing_more(text) -> None:
    assert safe_cell(safe_cell(text)) == safe_cell(text)


def test_openpyxl_keeps_them_as_text() -> None:
    book = Workbook()
    book.active.append([safe_cell(payload) for payload in PAYLOADS])
    out = io.BytesIO()
    book.save(out)
    cells = next(load_workbook(out).active.iter_rows())
    assert [cell.data_type for cell in cells] == ["s"] * len(PAYLOADS)


def test_csv_gives_them_back() -> None:
    out = io.StringIO()
    csv.writer(out).writerow([safe_cell(payload) for payload in PAYLOADS])
    row = next(csv.reader(io.StringIO(out.getvalue(), newline="")))
    assert all(cell.startswith("'") for cell in row)
