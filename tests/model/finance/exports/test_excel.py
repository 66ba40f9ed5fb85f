"""The workbook: numbers once and blue, everything else live and equal to what was read."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import openpyxl
import pytest
from openpyxl import Workbook

from model.finance.exports import to_excel
from model.finance.exports.corrections import CorrectionRow
from model.finance.reader import DocumentUnderstandingModel
from model.finance.report import Report
from model.finance.service import samples
from model.finance.terms import metric, term
from tests.model.finance.exports.spreadsheet import calculate
from tests.model.finance.sample_report import YEARS, calculated, constant, empty_report, sample_report

LINK = "http://127.0.0.1:8501/report?result=1f"
BLUE = "000000FF"
SHEETS = {
    "en": [
        "Cover",
        "Key figures",
        "Income statement",
        "Balance sheet",
        "Cash flow statement",
        "Derived and ratios",
        "Checks",
    ],
    "zh": ["封面", "主要指标", "利润表", "资产负债表", "现金流量表", "推算指标与比率", "勾稽校验"],
}


def workbook(report: Report | None = None, language: str = "en", link: str | None = LINK) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(to_excel(report or sample_report(), language, link)))


def cells(book: Workbook):
    tables = (sheet for sheet in book if sheet.title not in ("Cover", "封面"))
    return [cell for sheet in tables for row in sheet.iter_rows(min_row=5) for cell in row if cell.value is not None]


def is_formula(cell) -> bool:
    return cell.data_type == "f"


def row_of(book: Workbook, sheet: str, label: str) -> int:
    return next(row[0].row for row in book[sheet].iter_rows(min_row=5) if row[0].value == label)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_sheets_in_the_readers_language(language) -> None:
    assert workbook(language=language).sheetnames == SHEETS[language]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_figure_comes_out_as_it_was_read(language) -> None:
    report, book = sample_report(), workbook(language=language)
    keys = SHEETS[language][1]
    for figure in report.metrics:
        row = row_of(book, keys, metric(figure.name).label(language))
        column = "CDE"[YEARS.index(figure.year)]
        assert book[keys][f"{column}{row}"].data_type == "f", figure.name
        assert calculate(book, keys, f"{column}{row}") == pytest.approx(figure.value, rel=Decimal("1e-12"))


def test_every_printed_number_stands_once_in_blue_with_its_page() -> None:
    report, book = sample_report(), workbook()
    printed = [cell for cell in cells(book) if cell.font.color is not None and cell.font.color.rgb == BLUE]
    assert len(printed) == sum(len(line.cells) for line in report.lines)
    for cell in printed:
        assert not is_formula(cell)
        assert isinstance(cell.value, int | float)
        assert cell.hyperlink.target.startswith(f"{LINK}&page=4")
        assert cell.comment.text.startswith("Page 4")


def test_a_link_names_page_line_and_year() -> None:
    cell = workbook()["Income statement"]["D5"]
    assert cell.value == 4_870_000_000
    assert cell.hyperlink.target == f"{LINK}&page=41&line=0&year=2022"
    assert cell.comment.text == "Page 41: Net sales 4,870"


def test_without_an_address_numbers_keep_their_page_as_a_comment() -> None:
    cell = workbook(link=None)["Income statement"]["D5"]
    assert cell.hyperlink is None
    assert "41" in cell.comment.text


def test_derived_figures_are_live() -> None:
    book = workbook()
    sheet = book["Derived and ratios"]
    row = row_of(book, "Derived and ratios", "Gross margin")
    assert sheet[f"C{row}"].value == "='Income statement'!$C$7/'Income statement'!$C$5"
    assert sheet[f"B{row}"].value == "Gross profit ÷ Revenue"
    book["Income statement"]["C7"].value = 1_310_000_000
    assert calculate(book, "Key figures", f"C{row_of(book, 'Key figures', 'Gross margin')}") == Decimal("0.25")


def test_a_cost_printed_as_an_outflow_is_turned_positive() -> None:
    book = workbook()
    row = row_of(book, "Cash flow statement", "Purchases of property and equipment")
    assert book["Cash flow statement"][f"C{row}"].value == -310_000_000
    assert calculate(book, "Key figures", f"C{row_of(book, 'Key figures', 'Capital expenditure')}") == 310_000_000


def test_change_is_live_and_says_nothing_where_it_means_nothing() -> None:
    report = sample_report()
    loss = [replace(f, value=-f.value) if (f.name, f.year) == ("net_income", 2022) else f for f in report.metrics]
    book = workbook(replace(report, metrics=tuple(loss), lines=()))
    row = row_of(book, "Key figures", "Revenue")
    assert float(calculate(book, "Key figures", f"F{row}")) == pytest.approx(5_240 / 4_870 - 1)
    assert calculate(book, "Key figures", f"F{row_of(book, 'Key figures', 'Net income')}") == ""
    points = calculate(book, "Key figures", f"F{row_of(book, 'Key figures', 'Gross margin')}")
    assert float(points) == pytest.approx((2_060 / 5_240 - 1_880 / 4_870) * 100)


def test_a_figure_read_outside_the_statements_gets_a_cell_of_its_own() -> None:
    report = sample_report()
    book = workbook(replace(report, lines=tuple(line for line in report.lines if line.metric != "total_revenue")))
    row = row_of(book, "Income statement", "Net sales")
    assert book["Income statement"][f"C{row}"].font.color.rgb == BLUE
    assert book["Income statement"][f"C{row}"].hyperlink.target.endswith("&page=41&metric=total_revenue&year=2023")
    assert calculate(book, "Key figures", f"C{row_of(book, 'Key figures', 'Revenue')}") == 5_240_000_000


def test_derived_figures_may_rest_on_each_other_in_any_order() -> None:
    report = sample_report()
    revenue, gross = report.metric("total_revenue", 2023), report.metric("gross_profit", 2023)
    margin = calculated("operating_margin", "/", calculated("ebitda", "-", revenue, gross), revenue)
    ebitda = calculated("ebitda", "-", revenue, gross)
    book = workbook(replace(report, metrics=(*report.metrics, margin, ebitda)))
    cell = book["Derived and ratios"][f"C{row_of(book, 'Derived and ratios', 'Operating margin')}"]
    assert "'Derived and ratios'!" in cell.value
    assert calculate(book, "Derived and ratios", cell.coordinate) == Decimal(3_180) / Decimal(5_240)


@pytest.mark.parametrize(("language", "failed"), [("en", "Fail"), ("zh", "不符")])
def test_checks_come_to_the_same_verdict(language, failed) -> None:
    report, name = sample_report(), SHEETS[language][6]
    book = workbook(language=language)
    verdicts = [calculate(book, name, f"A{row}") for row in range(5, 5 + len(report.checks))]
    assert verdicts == [failed] + [term("check_pass", language)] * (len(report.checks) - 1)
    assert calculate(book, name, "G5") == -7_000_000


def test_a_check_fails_when_a_number_is_changed() -> None:
    book = workbook()
    row = next(r[0].row for r in book["Checks"].iter_rows(min_row=5) if r[1].value.startswith("Revenue less"))
    assert calculate(book, "Checks", f"A{row}") == "Pass"
    book["Income statement"]["C5"].value += 50_000_000
    assert calculate(book, "Checks", f"A{row}") == "Fail"


def test_a_verdict_without_a_difference_is_a_word() -> None:
    report = sample_report()
    jump = replace(report.checks[0], kind="scale_jump", name="same_scale_as_year_before", passed=True)
    book = workbook(replace(report, checks=(jump,)))
    assert book["Checks"]["A5"].value == "Pass"
    assert book["Checks"]["G5"].value is None


def test_numbers_are_shown_in_the_reports_unit_and_held_in_full() -> None:
    book = workbook()
    assert "USD millions" in book["Key figures"]["A2"].value
    assert ",," in book["Income statement"]["C5"].number_format
    row = row_of(book, "Income statement", "Diluted")
    assert book["Income statement"][f"C{row}"].number_format.startswith("0.00")


def test_a_report_in_another_unit_is_shown_in_full() -> None:
    report = sample_report()
    in_wan = tuple(replace(statement, scale=10_000) for statement in report.statements)
    book = workbook(replace(report, statements=in_wan, currency="CNY"), "zh")
    assert book["主要指标"]["A2"].value == "金额单位：元"
    assert book["利润表"]["C5"].number_format.startswith("#,##0.00")


def test_pages_print_with_their_head_and_stay_in_view() -> None:
    for sheet in workbook():
        assert sheet.freeze_panes == "B5"
        assert sheet.print_title_rows == "$4:$4"
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.sheet_properties.pageSetUpPr.fitToPage


def test_foreign_text_cannot_become_a_formula() -> None:
    report = sample_report(name="=cmd|'/c calc'!A1.pdf", company="=1+1")
    hostile = replace(report.lines[0], label='=HYPERLINK("http://example.com","x")', section="+evil")
    book = workbook(replace(report, lines=(hostile, *report.lines[1:])))
    ours = ("=IF(", "='", "=-'", "=('", "=F", "=D", "=C", "=1'")
    for cell in (cell for sheet in book for row in sheet.iter_rows() for cell in row):
        if isinstance(cell.value, str) and cell.value[:1] in tuple("=+-@"):
            assert cell.value.startswith(ours), (cell.coordinate, cell.value)
    assert book["Income statement"]["A5"].value == "'+evil"


def test_a_report_without_figures_still_has_all_sheets() -> None:
    book = workbook(empty_report())
    assert book.sheetnames == SHEETS["en"]
    assert "Its statement was not found" in str([cell.value for row in book["Cover"] for cell in row])


def test_cover_tells_source_unit_notices_and_what_was_not_found() -> None:
    told = {str(row[0].value): str(row[1].value) for row in workbook()["Cover"].iter_rows(min_row=5)}
    assert told["SHA-256 of the file"] == sample_report().source
    assert told["Fiscal years"] == "2023, 2022, 2021"
    assert told["Unit"] == "USD millions"
    assert told["Goodwill"] == "The report does not print it."


@pytest.mark.parametrize("language", ["en", "zh"])
def test_cover_leads_to_every_other_sheet_and_explains_the_colours(language) -> None:
    cover = workbook(language=language)[SHEETS[language][0]]
    links = {cell.value: cell.hyperlink.location for row in cover for cell in row if cell.hyperlink}
    assert list(links) == SHEETS[language][1:]
    assert links[SHEETS[language][2]] == f"'{SHEETS[language][2]}'!A1"
    colours = {cell.value: cell.font.color.rgb for row in cover for cell in row if cell.value in ("Blue", "蓝色")}
    assert list(colours.values()) == [BLUE]
    assert term("export_purple", language) not in [row[0].value for row in cover]


def corrected_report() -> Report:
    """The sample with this year's revenue put right by hand, and a figure entered where nothing was read."""
    report = sample_report()
    revenue = report.metric("total_revenue", 2023)
    entered = replace(
        revenue, name="goodwill", label="Goodwill", statement="balance", evidence=None, method="corrected"
    )
    entered = replace(entered, value=Decimal(75_000_000))
    right = replace(revenue, value=Decimal(5_250_000_000), method="corrected")
    others = tuple(figure for figure in report.metrics if figure is not revenue and figure.name != "gross_margin")
    margin = calculated("gross_margin", "/", report.metric("gross_profit", 2023), right)
    return replace(report, metrics=(*others, right, entered, margin))


def test_a_corrected_figure_stands_beside_the_printed_one_and_is_what_formulas_use() -> None:
    book = workbook(corrected_report())
    sheet = book["Income statement"]
    assert sheet["C5"].value == 5_240_000_000
    row = max(row[0].row for row in sheet.iter_rows(min_row=5) if row[0].value == "Net sales")
    assert sheet[f"C{row}"].value == 5_250_000_000
    assert sheet[f"C{row}"].font.color.rgb not in (BLUE, "00000000")
    assert sheet[f"C{row}"].hyperlink.target.endswith("page=41&metric=total_revenue&year=2023")
    assert calculate(book, "Key figures", f"C{row_of(book, 'Key figures', 'Revenue')}") == 5_250_000_000
    margin = f"C{row_of(book, 'Key figures', 'Gross margin')}"
    assert calculate(book, "Key figures", margin) == Decimal(2_060) / Decimal(5_250)
    assert calculate(book, "Key figures", f"C{row_of(book, 'Key figures', 'Goodwill')}") == 75_000_000
    assert "Purple" in [row[0].value for row in book["Cover"]]


def test_a_check_keeps_the_printed_numbers_beside_a_correction() -> None:
    book = workbook(corrected_report())
    row = next(r[0].row for r in book["Checks"].iter_rows(min_row=5) if r[1].value.startswith("Revenue less"))
    assert calculate(book, "Checks", f"A{row}") == "Pass"


CORRECTIONS = (
    CorrectionRow(
        metric="total_revenue",
        year=2023,
        original=Decimal(5_240_000_000),
        corrected=Decimal(5_250_000_000),
        how="Another row of the page",
        note="=cmd|calc",
        replayed=False,
        when=datetime(2024, 3, 1, 9, 30, tzinfo=UTC),
    ),
    CorrectionRow(
        "goodwill", 2022, None, Decimal(75_000_000), "Entered", "", True, datetime(2024, 3, 2, 9, 5, tzinfo=UTC)
    ),
)


@pytest.mark.parametrize(
    ("language", "origins"),
    [
        ("en", ["Made on this report", "Applied from another report"]),
        ("zh", ["在本报告中更正", "沿用其他报告的更正"]),
    ],
)
def test_corrections_have_a_sheet_with_both_values_and_the_rule(language, origins) -> None:
    content = to_excel(sample_report(), language, corrections=CORRECTIONS)
    book = openpyxl.load_workbook(io.BytesIO(content))
    name = term("export_corrections", language)
    sheet = book[name]
    assert [sheet[f"H{row}"].value for row in (5, 6)] == origins
    assert [cell.value for cell in sheet[5]][1:4] == [2023, 5_240_000_000, 5_250_000_000]
    assert calculate(book, name, "E5") == 10_000_000
    assert (sheet["C6"].value, sheet["E6"].value) == (None, None)
    assert sheet["G5"].value == "'=cmd|calc"
    assert sheet["I5"].value == "2024-03-01 09:30"


def test_without_corrections_or_extra_figures_there_are_no_sheets_for_them() -> None:
    assert workbook().sheetnames == SHEETS["en"]


def test_extra_figures_become_live_formulas_over_the_printed_numbers() -> None:
    report = sample_report()
    working = calculated(
        "working_capital", "-", *(report.metric(n, 2023) for n in ("current_assets", "current_liabilities"))
    )
    weighted = calculated("weighted", "/", working, constant("weight", 2023, 2))
    score = calculated("some_score", "+", weighted, constant("offset", 2023, -7), report.metric("free_cash_flow", 2023))
    book = openpyxl.load_workbook(io.BytesIO(to_excel(report, "en", extra=(score,))))
    sheet = book["Scores and measures"]
    assert sheet["A5"].value == "Some score"
    assert sheet["C5"].value == ("=(('Balance sheet'!$C$9-'Balance sheet'!$C$13)/2)+(-7)+'Derived and ratios'!$C$5")
    assert calculate(book, "Scores and measures", "C5") == score.value
    assert sheet["C5"].number_format.startswith("0.00")


def test_an_extra_figure_does_not_borrow_the_cell_of_another_of_its_name() -> None:
    report = sample_report()
    other = calculated("free_cash_flow", "+", report.metric("operating_cash_flow", 2023), constant("x", 2023, 1))
    score = calculated("some_score", "/", other, report.metric("total_assets", 2023))
    book = openpyxl.load_workbook(io.BytesIO(to_excel(report, "en", extra=(score,))))
    assert calculate(book, "Scores and measures", "C5") == score.value


def test_extra_figures_of_years_outside_the_report_are_left_out() -> None:
    report = sample_report()
    old = replace(report.metric("free_cash_flow", 2023), name="old", year=1999)
    book = openpyxl.load_workbook(io.BytesIO(to_excel(report, "en", extra=(old,))))
    assert [cell.value for cell in book["Scores and measures"]["A"]][4:] == []


@pytest.mark.parametrize("sample", samples(), ids=lambda sample: sample.language)
def test_the_shipped_reports_come_out_as_they_were_read(sample) -> None:
    report = DocumentUnderstandingModel().analyze(sample.path)
    book, keys = workbook(report, sample.language), SHEETS[sample.language][1]
    for figure in report.metrics:
        row = row_of(book, keys, metric(figure.name).label(sample.language))
        cell = f"{'CDE'[report.years.index(figure.year)]}{row}"
        # Ratios are kept to eight digits after the point; the workbook carries on.
        assert calculate(book, keys, cell) == pytest.approx(figure.value, abs=Decimal("1e-8")), (figure.name, cell)
    verdicts = [calculate(book, SHEETS[sample.language][6], f"A{5 + row}") for row in range(len(report.checks))]
    assert verdicts.count(term("check_pass", sample.language)) == sum(check.passed for check in report.checks)
