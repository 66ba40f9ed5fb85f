"""CSV and JSON: complete, exact, and harmless whatever the report says."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from decimal import Decimal

from model.finance.exports import to_csv, to_json
from model.finance.figures import AccountingChange, DisclosureTable, TableCell, TableRow, TextFlag
from model.finance.report import Report
from model.finance.serialize import from_dict
from tests.model.finance.sample_report import sample_report


def rows(report: Report) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(to_csv(report).decode("utf-8-sig"))))


def test_csv_has_every_figure_and_every_printed_number() -> None:
    report = sample_report()
    kinds = [row["record"] for row in rows(report)]
    assert kinds.count("metric") == len(report.metrics)
    assert kinds.count("line") == sum(len(line.cells) for line in report.lines)


def test_csv_row_says_where_and_how_sure() -> None:
    row = rows(sample_report())[0]
    assert (row["metric"], row["year"], row["value"]) == ("total_revenue", "2023", "5240000000")
    assert (row["currency"], row["scale"], row["page"]) == ("USD", "1000000", "41")
    assert row["quote"] == "Net sales 5,240"
    assert [float(row[side]) for side in ("x0", "y0", "x1", "y1")] == [330.0, 120.0, 378.5, 131.0]
    assert (row["confidence"], row["method"], row["formula"]) == ("1.0", "printed", "")


def test_csv_gives_formulas_in_words_and_outflows_as_numbers() -> None:
    found = {(row["record"], row["metric"], row["year"]): row for row in rows(sample_report())}
    assert found["metric", "revenue_growth", "2023"]["formula"] == "(Revenue − Revenue 2022) ÷ Revenue 2022"
    assert found["line", "capital_expenditure", "2023"]["value"] == "-310000000"


def test_csv_opens_in_excel_with_chinese() -> None:
    report = sample_report()
    chinese = replace(report, lines=(replace(report.lines[0], label="营业总收入"),))
    assert to_csv(chinese).startswith(b"\xef\xbb\xbf")
    assert rows(chinese)[-1]["label"] == "营业总收入"


def with_passages(report: Report) -> Report:
    """The report with a flag of two sentences, an accounting change and a segment table."""
    place = replace(report.metrics[0].evidence, page=60, quote="substantial doubt", box=None)
    cells = tuple(
        TableCell(column, Decimal(value), replace(place, page=70, box=(1.0, 2.0, 3.0, 4.0), quote=column))
        for column, value in (("2023", "4100000000"), ("Americas", "-12"))
    )
    return replace(
        report,
        flags=(TextFlag("going_concern", (place, replace(place, page=61)), 0.9),),
        changes=(AccountingChange("revenue_recognition", replace(place, page=62)),),
        tables=(DisclosureTable("segments", "Note 14", 70, 1_000_000, (TableRow("Net sales", "Instruments", cells),)),),
    )


def test_csv_has_the_sentences_behind_flags_and_changes() -> None:
    passages = [row for row in rows(with_passages(sample_report())) if row["record"] in ("flag", "accounting_change")]
    assert [(row["record"], row["metric"], row["page"], row["confidence"]) for row in passages] == [
        ("flag", "going_concern", "60", "0.9"),
        ("flag", "going_concern", "61", "0.9"),
        ("accounting_change", "revenue_recognition", "62", ""),
    ]
    assert passages[0]["quote"] == "substantial doubt"
    assert passages[0]["value"] == passages[0]["x0"] == ""


def test_csv_has_the_numbers_of_disclosure_tables_under_their_column() -> None:
    year, region = (row for row in rows(with_passages(sample_report())) if row["record"] == "table")
    assert (year["statement"], year["section"], year["label"]) == ("segments", "Instruments", "Net sales")
    assert (year["column"], year["year"], year["value"], year["scale"]) == ("2023", "2023", "4100000000", "1000000")
    assert (region["column"], region["year"], region["value"], region["x1"]) == ("Americas", "", "-12", "3.0")


def test_json_carries_flags_changes_and_tables() -> None:
    report = with_passages(sample_report())
    assert from_dict(json.loads(to_json(report))) == report


def test_csv_line_says_under_which_heading_it_stands() -> None:
    assert {row["section"] for row in rows(sample_report()) if row["record"] == "line"} >= {"", "Current assets"}


def test_csv_text_cannot_become_a_formula() -> None:
    report = sample_report()
    hostile = replace(report.lines[0], label="=1+1", metric=None)
    assert rows(replace(report, lines=(hostile,)))[-1]["label"] == "'=1+1"


def test_json_can_be_read_back() -> None:
    report = sample_report()
    assert from_dict(json.loads(to_json(report))) == report


def test_json_keeps_chinese_readable() -> None:
    assert "示例公司" in to_json(replace(sample_report(), company="示例公司")).decode()
