"""The workbook: what stands where, marks that stay live, cells that run nothing."""

from __future__ import annotations

import io

import pytest
from openpyxl import load_workbook

from model.education.exports.excel import to_excel
from tests.model.education.exports.class_of import CLASS, essay


def opened(essays=CLASS, language="en"):
    return load_workbook(io.BytesIO(to_excel(essays, language, "Class 3")))


def test_sheets_in_the_readers_language() -> None:
    assert opened().sheetnames == ["Marks", "Criteria", "Comments", "Distribution"]
    assert opened(language="zh").sheetnames == ["成绩表", "评分项", "批注", "分数分布"]


def test_grading_table() -> None:
    sheet = opened()["Marks"]
    head = [cell.value for cell in sheet[4]]
    row = dict(zip(head, [cell.value for cell in sheet[5]], strict=True))
    assert row["ID"] == "e1"
    assert (row["Assay's score"], row["From"], row["To"]) == (46, 41.2, 51.8)
    assert (row["Your mark"], row["Your mark: 内容"], row["Final"]) == (48.5, 16, "yes")
    assert row["Mark"] == "=IF(ISNUMBER(G5),G5,D5)"


def test_distribution_counts_the_live_marks_over_the_whole_scale() -> None:
    sheet = opened()["Distribution"]
    marks = "'Marks'!$L$5:$L$7"
    assert sheet["C5"].value == f'=COUNTIFS({marks},">="&A5,{marks},"<"&B5)'
    assert sheet["A5"].value == 0
    lows = [row[0].value for row in sheet.iter_rows(min_row=5) if isinstance(row[0].value, float | int)]
    assert lows[-1] == 60  # the highest mark has a span of its own
    assert {row[0].value for row in sheet.iter_rows(min_row=5)} >= {"Mean", "Median", "Standard deviation"}


def test_no_cell_of_foreign_text_is_a_formula() -> None:
    attack = "=HYPERLINK(1)"
    book = opened([essay(attack, attack, title=attack, text=attack, flags=(attack,))])
    formulas = [cell.value for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    assert formulas
    assert not [each for each in formulas if "HYPERLINK" in str(each)]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_class_without_essays_is_a_workbook_too(language) -> None:
    assert len(opened((), language).sheetnames) == 3
