"""A corrected report leaves as its reader sees it, and says what was corrected."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal
from functools import cache

import openpyxl
import pytest

from model.finance import exports
from model.finance.correction.apply import apply
from model.finance.report import Report
from model.finance.serialize import from_dict
from model.finance.terms import metric
from tests.model.finance.correction.case import report, row, value
from tests.model.finance.exports.spreadsheet import calculate


@cache
def corrected() -> Report:
    made = [
        value("inventories", 490, statement="balance"),
        value("goodwill", 90, statement="balance"),
        row("operating_income", "Gross profit"),
    ]
    return apply(report(), made).report


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_cell_of_the_workbook_comes_to_the_figure_shown(language) -> None:
    book = openpyxl.load_workbook(io.BytesIO(exports.to_excel(corrected(), language)))
    keys = book.worksheets[1]
    rows = {keys.cell(line, 1).value: line for line in range(5, keys.max_row + 1)}
    for name in ("inventories", "goodwill", "operating_income", "inventory_days", "total_assets"):
        line = rows[metric(name).label(language)]
        shown = calculate(book, keys.title, f"C{line}")
        assert shown == pytest.approx(corrected().value(name, 2023), rel=Decimal("1e-8"))


@pytest.mark.parametrize(("language", "word"), [("en", "Put right by the reader"), ("zh", "经人工更正")])
def test_a_corrected_number_says_so(language, word) -> None:
    book = openpyxl.load_workbook(io.BytesIO(exports.to_excel(corrected(), language)))
    marked = {
        cell.value: cell.comment.text
        for sheet in book
        for line in sheet.iter_rows()
        for cell in line
        if cell.comment and word in cell.comment.text
    }
    assert set(marked) == {490_000_000, 90_000_000}


def test_tables_and_json_name_the_method() -> None:
    rows = csv.DictReader(io.StringIO(exports.to_csv(corrected()).decode("utf-8-sig")))
    methods = {line["metric"]: line["method"] for line in rows if line["record"] == "metric" and line["year"] == "2023"}
    assert [name for name, method in methods.items() if method == "corrected"] == [
        "operating_income",
        "inventories",
        "goodwill",
    ]
    assert from_dict(json.loads(exports.to_json(corrected()))) == corrected()
    assert b"490" in exports.to_html(corrected(), "en")
