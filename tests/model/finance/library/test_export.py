from __future__ import annotations

import csv
import io
from dataclasses import replace

import openpyxl
import pytest

from model.finance.library.export import comparison_csv, figures_csv, shelf_csv, shelf_excel
from model.finance.library.index import KeptFigures
from model.finance.library.peers import compare, peers
from tests.model.finance.library.entries import entry_of

SHELF = (
    entry_of("Beta", 2022, currency="EUR", total_revenue={2022: "20.5", 2021: 19}, net_margin="0.2"),
    replace(
        entry_of("=HYPERLINK(1)", 2023, flags=("going_concern", "litigation")),
        figures=KeptFigures({"net_income": {"2023": ["-3", None, 3, 1]}, "total_revenue": {"2023": ["7", 12, 1, 0]}}),
    ),
)


def rows(content: bytes) -> list[dict[str, str]]:
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", ("Company", "Fiscal year", "Figures", "Disputed", "Flags raised", "English")),
        ("zh", ("公司", "会计年度", "数据项数", "存疑", "风险提示", "英文")),
    ],
)
def test_the_list_in_the_readers_language(language: str, expected: tuple[str, ...]) -> None:
    company, year, figures, disputed, flags, english = expected
    first, second = rows(shelf_csv(SHELF, language))
    assert (first[company], first[year], first[figures], first[disputed]) == ("Beta", "2022", "3", "0")
    assert (second[company], second[disputed]) == ("'=HYPERLINK(1)", "1")
    assert second[flags]
    assert english in first.values()


def test_the_workbook_holds_the_same_rows() -> None:
    book = openpyxl.load_workbook(io.BytesIO(shelf_excel(SHELF, "zh")))
    (sheet,) = book.worksheets
    assert sheet.title == "报告库"
    assert "2 家公司的 2 份报告" in str(sheet["A2"].value)
    table = [[cell for cell in row if cell is not None] for row in sheet.iter_rows(min_row=5, values_only=True)]
    assert [row[0] for row in table] == ["Beta", "'=HYPERLINK(1)"]
    assert all(cell.data_type != "f" for row in sheet for cell in row)


def test_all_figures_one_a_row_by_company_and_metric() -> None:
    found = rows(figures_csv(SHELF))
    assert [(row["company"], row["metric"], row["year"], row["value"]) for row in found] == [
        ("'=HYPERLINK(1)", "total_revenue", "2023", "7"),
        ("'=HYPERLINK(1)", "net_income", "2023", "-3"),
        ("Beta", "total_revenue", "2022", "20.5"),
        ("Beta", "total_revenue", "2021", "19"),
        ("Beta", "net_margin", "2022", "0.2"),
    ]
    loss = found[1]
    assert (loss["trust"], loss["corrected"], loss["page"], loss["currency"]) == ("disputed", "1", "", "USD")
    assert (found[4]["currency"], found[4]["page"]) == ("", "40")


def test_a_comparison_holds_the_companies_chosen_ranked_among_all() -> None:
    shelf = peers([entry_of("A", net_margin="0.1"), entry_of("B", net_margin="0.3"), entry_of("C", net_margin="0.2")])
    found = rows(comparison_csv([compare("net_margin", shelf)], ["name:a", "name:b"], "zh"))
    assert [(row["company"], row["value"], row["percentile_rank"]) for row in found] == [
        ("B", "0.3", "83.3"),
        ("A", "0.1", "16.7"),
    ]
    assert (found[0]["label"], found[0]["measure"], found[0]["currency"]) == ("净利率", "net_margin", "")
