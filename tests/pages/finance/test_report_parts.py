"""Lines, checks and exports of the report screen."""

from __future__ import annotations

from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from tests.model.finance.sample_report import sample_report
from tests.pages.finance.screen import address, open_report, table
from tests.pages.screens import texts

LANGUAGES = pytest.mark.parametrize("language", ["en", "zh"])


def test_every_printed_line_of_a_statement_is_listed_under_its_heading(pages) -> None:
    test = open_report(tab="lines")
    lines = table(test, "lines_income")
    assert list(lines["item"][:5]) == [
        "Net sales",
        "Cost of sales",
        "Gross profit",
        "Operating expenses › Research and development",
        "Operating expenses › Selling and administrative",
    ]
    assert list(lines["2023"])[-1] == "3.30"
    assert lines["2022"][5] == "0"
    assert lines["account"][0] == "Revenue"
    assert lines["account"][5] == ""
    assert "Choose a number" in texts(test)


@pytest.mark.parametrize(
    ("wanted", "count"), [("operating", 4), ("OPERATING income", 1), ("selling, general", 1), ("profit", 1)]
)
def test_the_filter_looks_at_label_heading_and_account(pages, wanted, count) -> None:
    test = open_report(tab="lines")
    test.text_input(key="lines_filter").set_value(wanted).run()
    assert len(table(test, "lines_income")) == count


def test_a_filter_nothing_fits_says_so(pages) -> None:
    test = open_report(tab="lines")
    test.text_input(key="lines_filter").set_value("zebra").run()
    assert not test.exception
    assert "No line matches" in test.info[0].value


def test_another_statement(pages) -> None:
    test = open_report(tab="lines")
    test.get_by_key("lines_statement").set_value("balance").run()
    assert table(test, "lines_balance")["item"][0] == "Current assets › Cash and cash equivalents"


@pytest.mark.parametrize(
    ("selection", "cell", "opened"),
    [
        ({"line": 19, "year": 2022}, ("lines_cash_flow", 0, "2022"), 45),
        ({"line": 14, "year": 2021}, ("lines_balance", 3, "2023"), 43),
        ({"page": 43, "line": 14, "year": 2022}, ("lines_balance", 3, "2022"), 43),
    ],
)
def test_a_link_to_a_line_opens_with_its_page(pages, selection, cell, opened) -> None:
    test = open_report(**selection)
    assert not test.exception
    key, row, column = cell
    assert [tuple(each) for each in test.session_state[key]["selection"]["cells"]] == [(row, column)]
    assert pages.shown[0] == opened
    assert len(pages.shown[1]) == 1


def test_a_link_to_a_page_opens_it_without_marks(pages) -> None:
    test = open_report(page=12)
    assert test.session_state["report_tabs_en"] == "All lines"
    assert pages.shown == (12, ())


@pytest.mark.parametrize("selection", [{"line": 999}, {"line": "x"}, {"page": 0}, {"page": 89}])
def test_a_link_to_nothing_opens_without_a_page(pages, selection) -> None:
    test = open_report(**selection)
    assert not test.exception
    assert not test.error
    assert pages.asked == []


PICK_LINE = """
import streamlit as st
from components.finance import lines
from components.finance.view import View
from tests.model.finance.sample_report import sample_report

view = View(sample_report(), "local", "en", 1_000_000, 0)
lines._pick(st.session_state["row"], st.session_state["column"], view, [11, 12, 13])
"""


@pytest.mark.parametrize(
    ("row", "column", "chosen"),
    [
        (1, "2022", {"line": "12", "year": "2022"}),
        (1, "item", {"line": "12", "year": "2023"}),
        (2, "2021", {"line": "13", "year": "2023"}),
    ],
)
def test_choosing_a_line_puts_it_into_the_address(row, column, chosen) -> None:
    test = AppTest.from_string(PICK_LINE)
    test.session_state["row"], test.session_state["column"] = row, column
    test.query_params["result"] = "r1"
    test.query_params["metric"] = "cash"
    test.run()
    assert not test.exception
    assert address(test) == chosen


@pytest.mark.parametrize(
    ("language", "summary", "verdicts"),
    [("en", "1 of 6 checks failed", ["✗ Fail", "✓ Pass"]), ("zh", "6 项校验中有 1 项不符", ["✗ 不符", "✓ 通过"])],
)
def test_failed_checks_come_first(pages, language, summary, verdicts) -> None:
    test = open_report(language=language, tab="checks")
    assert summary in texts(test)
    checks = table(test, "checks_table")
    assert list(checks["result"][:2]) == verdicts
    assert checks["difference"][0] == "(7)"
    assert (checks["expected"][0], checks["actual"][0], checks["year"][0]) == ("6,057", "6,050", "2022")


def test_the_first_check_is_shown_with_every_number_marked(pages) -> None:
    test = open_report(tab="checks")
    assert "Total assets equal total liabilities and equity" in texts(test)
    page, marks = pages.shown
    assert page == 43
    assert len(marks) == 2


def test_another_check_can_be_chosen(pages) -> None:
    test = open_report(tab="checks")
    test.session_state["check_chosen"] = 2
    test.run()
    assert pages.shown[0] == 41
    assert len(pages.shown[1]) == 3


PICK_CHECK = """
import streamlit as st
from components.finance import checks

st.session_state["checks_table"] = {"selection": {"rows": [], "columns": [], "cells": st.session_state["cells"]}}
checks._pick()
"""


@pytest.mark.parametrize(("cells", "chosen"), [([[3, "year"]], 3), ([], 1)])
def test_choosing_a_check_is_kept(cells, chosen) -> None:
    test = AppTest.from_string(PICK_CHECK)
    test.session_state["cells"], test.session_state["check_chosen"] = cells, 1
    assert test.run().session_state["check_chosen"] == chosen


def test_a_check_chosen_in_a_longer_report_does_not_break_a_shorter_one(pages) -> None:
    report = sample_report()
    test = open_report(replace(report, checks=report.checks[:1]), tab="checks")
    test.session_state["check_chosen"] = 40
    test.run()
    assert not test.exception
    assert "All 1 checks passed" in texts(test)


def test_a_jump_of_scale_is_told_as_two_years_not_as_a_difference(pages) -> None:
    report = sample_report()
    jump = replace(report.checks[0], kind="scale_jump", name="same_scale_as_year_before")
    test = open_report(replace(report, checks=(jump,)), tab="checks")
    said = texts(test)
    assert "Year before" in said
    assert "Difference" not in said
    assert table(test, "checks_table")["difference"][0] == "–"


def test_a_sign_check_shows_the_number_alone(pages) -> None:
    report = sample_report()
    sign = replace(report.checks[0], kind="sign", name="not_negative", passed=False)
    said = texts(open_report(replace(report, checks=(sign,)), tab="checks"))
    assert "Printed **" in said
    assert "Expected" not in said
