"""The table of figures and the evidence beside it: what is chosen, by table, card, year, input or link."""

from __future__ import annotations

from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from tests.model.finance.sample_report import sample_report
from tests.pages.finance.screen import address, open_report, table
from tests.pages.screens import texts


def open_figures(**selection: object) -> AppTest:
    return open_report(tab="figures", **selection)


def selected(test: AppTest, key: str) -> list[tuple[int, str]]:
    return [tuple(cell) for cell in test.session_state[key]["selection"]["cells"]]


def row(test: AppTest, key: str, item: str) -> dict[str, str]:
    found = table(test, key)
    return found[found["item"].str.endswith(item)].iloc[0].to_dict()


def test_revenue_is_chosen_at_first_with_its_page(pages) -> None:
    test = open_figures()
    assert selected(test, "figures_income") == [(0, "2023")]
    assert address(test) == {}
    assert pages.shown == (41, ((330.0, 120.0, 378.5, 131.0),))
    assert "Net sales 5,240" in texts(test)


def test_a_row_reads_as_accounts_do(pages) -> None:
    report = sample_report()
    loss = [replace(f, value=-f.value) if (f.name, f.year) == ("net_income", 2022) else f for f in report.metrics]
    test = open_report(replace(report, metrics=tuple(loss)), tab="figures")
    assert row(test, "figures_income", "Revenue") == {
        "item": "✓ Revenue",
        "2023": "5,240",
        "2022": "4,870",
        "2021": "4,410",
        "change": "+7.6%",
    }
    assert row(test, "figures_income", "Net income")["2022"] == "(595)"
    assert row(test, "figures_income", "Net income")["change"] == ""


def test_signs_as_printed(pages) -> None:
    test = open_figures(metric="capital_expenditure", year=2023)
    assert row(test, "figures_cash_flow", "Capital expenditure")["2023"] == "310"
    test.toggle(key="signs").set_value(True).run()
    assert not test.exception
    shown = row(test, "figures_cash_flow", "Capital expenditure")
    assert (shown["2023"], shown["2021"], shown["change"]) == ("(310)", "(270)", "+5.1%")
    assert row(test, "figures_cash_flow", "Operating cash flow")["2023"] == "930"


def test_numbers_stand_to_the_right(pages) -> None:
    test = open_figures()
    columns = next(each for each in test.dataframe if each.key == "figures_income").proto.columns
    assert columns.count('"alignment": "right"') + columns.count('"alignment":"right"') == 4


@pytest.mark.parametrize(
    ("section", "first", "rows"), [("balance", "Cash and cash equivalents", 8), ("cash_flow", "Operating cash flow", 2)]
)
def test_each_statement_has_its_table(pages, section, first, rows) -> None:
    test = open_figures()
    test.get_by_key("figures_section").set_value(section).run()
    assert not test.exception
    shown = table(test, f"figures_{section}")
    assert shown["item"][0].endswith(first)
    assert len(shown) == rows
    assert selected(test, f"figures_{section}") == []


def test_a_year_the_balance_sheet_does_not_print_is_a_dash(pages) -> None:
    test = open_figures(metric="cash", year=2023)
    assert row(test, "figures_balance", "Cash and cash equivalents")["2021"] == "–"


@pytest.mark.parametrize(
    ("selection", "section", "cell", "opened"),
    [
        ({"metric": "total_assets", "year": 2022}, "balance", (4, "2022"), 43),
        ({"metric": "operating_cash_flow", "year": 2021}, "cash_flow", (0, "2021"), 45),
        ({"metric": "total_assets", "year": 1999}, "balance", (4, "2023"), 43),
        ({"metric": "total_assets"}, "balance", (4, "2023"), 43),
        ({"metric": "nonsense", "year": 2023}, "income", (0, "2023"), 41),
        ({"metric": "goodwill", "year": "２０２３"}, "income", (0, "2023"), 41),
    ],
)
def test_a_link_opens_with_its_evidence(pages, selection, section, cell, opened) -> None:
    test = open_report(**selection)
    assert not test.exception
    assert test.session_state["report_tabs_en"] == "Figures"
    assert selected(test, f"figures_{section}") == [cell]
    assert pages.shown[0] == opened


PICK = """
import streamlit as st
from components.finance import figures, table
from components.finance.view import View
from tests.model.finance.sample_report import sample_report

view = View(sample_report(), "local", "en", 1_000_000, 0)
names = figures.names_of(view, "income")
cells = st.session_state["asked"]
st.session_state["t"] = {"selection": {"rows": [], "columns": [], "cells": cells}}
table.picked("t", figures._pick, (view, names))
"""


@pytest.mark.parametrize(
    ("cells", "chosen"),
    [
        ([[2, "2022"]], {"metric": "gross_profit", "year": "2022"}),
        ([[2, "item"]], {"metric": "gross_profit", "year": "2023"}),
        ([[2, "change"]], {"metric": "gross_profit", "year": "2023"}),
        ([], {"metric": "cash", "year": "2023", "input": "1"}),
    ],
)
def test_choosing_a_cell_puts_it_into_the_address(cells, chosen) -> None:
    test = AppTest.from_string(PICK)
    test.session_state["asked"] = cells
    test.query_params["result"] = "r1"
    for name, value in {"metric": "cash", "year": "2023", "input": "1"}.items():
        test.query_params[name] = value
    test.run()
    assert not test.exception
    assert address(test) == chosen
    assert test.query_params["result"] == "r1"


def test_the_year_switch_shows_the_same_metric_in_another_year(pages) -> None:
    test = open_figures(metric="net_income", year=2023)
    test.get_by_key("figure_year").set_value(2021).run()
    assert not test.exception
    assert address(test) == {"metric": "net_income", "year": "2021"}
    assert selected(test, "figures_income") == [(8, "2021")]
    assert "**506**" in texts(test)


def test_a_printed_figure_says_how_it_was_printed_and_how_sure_it_is(pages) -> None:
    said = texts(open_figures(metric="total_assets", year=2022))
    assert "**6,050** USD millions" in said
    assert ":red[:material/error: Disputed] 0%" in said
    assert "Printed as “Total assets” in USD millions" in said


def test_a_disputed_figure_shows_the_check_it_failed(pages) -> None:
    test = open_figures(metric="total_assets", year=2022)
    (behind,) = [each for each in test.expander if "Checks behind it" in each.label]
    assert behind.label == "Checks behind it: 0 of 1 passed"
    assert "Fail" in behind.markdown[0].value
    assert r"differs by \(7\)" in behind.markdown[0].value


def test_a_figure_without_checks_says_so(pages) -> None:
    assert "No check applies" in texts(open_figures(metric="cash", year=2023))


def test_a_derived_figure_shows_its_formula_and_every_input_opens_its_page(pages) -> None:
    test = open_figures(metric="free_cash_flow", year=2022)
    assert "Operating cash flow − Capital expenditure" in texts(test)
    assert pages.shown[0] == 45
    first = pages.shown
    test.button(key="input_1").click().run()
    assert not test.exception
    assert address(test) == {"metric": "free_cash_flow", "year": "2022", "input": "1"}
    assert pages.shown != first
    assert "Purchases of property and equipment" in texts(test)


def test_a_nested_formula_lists_everything_under_it_in_order(pages) -> None:
    test = open_figures(metric="inventory_days", year=2023)
    tree = test.get_by_key("formula_tree")
    labels = [button.label for button in tree.button] + [line.value for line in tree.markdown]
    assert [label.split(" · ")[-1] for label in labels[:2]] == ["Page 43", "Page 41"]
    assert any("365" in label for label in labels[2:])
    test.button(key="input_1").click().run()
    assert pages.shown[0] == 41


@pytest.mark.parametrize("index", ["7", "-1", "x", "99999999999999"])
def test_an_input_that_does_not_exist_is_ignored(pages, index) -> None:
    test = open_figures(metric="free_cash_flow", year=2022, input=index)
    assert not test.exception
    assert not test.error
    assert pages.shown[0] == 45


def test_a_calculated_number_that_is_printed_nowhere_says_so(pages) -> None:
    test = open_figures(metric="inventory_days", year=2023, input=2)
    assert not test.exception
    assert "printed on no page" in texts(test)


@pytest.mark.parametrize(("language", "reason"), [("en", "does not print it"), ("zh", "报告未列示该项目。")])
def test_what_was_not_found_is_listed_with_the_reason(pages, language, reason) -> None:
    test = open_report(language=language, tab="figures")
    (missing,) = [each for each in test.expander if each.label.startswith(("Not found", "本报告中未找到"))]
    assert "2" in missing.label
    assert reason in missing.markdown[0].value


def test_a_page_that_cannot_be_drawn_is_one_line_not_the_end() -> None:
    test = open_figures()
    assert not test.exception
    assert len(test.error) == 1
