"""Any figure: defined, previewed with every hit, kept, renamed, deleted and brought back."""

from __future__ import annotations

import json

import pytest
from streamlit.testing.v1 import AppTest

from model.finance.library import custom, custom_kept
from model.finance.library.custom import Definition
from tests.model.finance.library.samples import OWNER, shelve
from tests.pages.finance.screen import table
from tests.pages.screens import open_screen, texts

SCREEN = "pages/finance/any_figure.py"
LANGUAGES = pytest.mark.parametrize("language", ["en", "zh"])
SAMPLES = ("quillmere_2023", "quillmere_2024", "yanxi_2024")
STAFF = Definition("pattern", r"approximately ([\d,]+) employees", ("text",))


def open_figures(language: str = "en") -> AppTest:
    shelve(*SAMPLES)
    return open_screen(SCREEN, language)


def find(test: AppTest, text: str, kind: str = "label", places=("lines", "tables")) -> AppTest:
    """Fill in the form and press its button."""
    test.get_by_key("custom_kind").set_value(kind)
    test.get_by_key("custom_places").set_value(list(places))
    test.text_input(key="custom_text").set_value(text)
    submit(test, {"en": "Find", "zh": "查找"}[test.session_state["language"]])
    return test


def submit(test: AppTest, label: str) -> None:
    test.button[[button.label for button in test.button].index(label)].click().run()


def chart(test: AppTest) -> list[dict]:
    (drawn,) = test.get("plotly_chart")
    return json.loads(drawn.proto.spec)["data"]


@LANGUAGES
def test_an_empty_library_sends_to_the_reports(language) -> None:
    test = open_screen(SCREEN, language)
    assert not test.exception
    assert {"en": "There is no report", "zh": "尚无可查找的报告"}[language] in texts(test)
    assert not test.text_input


@LANGUAGES
def test_before_a_search_there_is_only_the_form_with_one_primary_button(language) -> None:
    test = open_figures(language)
    assert not test.exception
    assert [button.proto.type for button in test.button].count("primary") == 1
    assert not test.dataframe


@LANGUAGES
def test_an_account_is_found_in_every_report_with_counts_and_a_series(language) -> None:
    test = find(open_figures(language), {"en": "Inventories", "zh": "存货"}[language])
    assert not test.exception
    assert {"en": "hits in 3 of 3 reports", "zh": "在 3 份报告中的 3 份里"}[language] in texts(test)
    hits = table(test, "custom_hits")
    assert list(hits["year"][:2]) == ["2024", "2023"]
    assert hits["value"][0] == "109,599,000"
    assert {line["name"] for line in chart(test)} >= {"Quillmere Instruments, Inc."}


def test_a_hit_shows_its_passage_and_opens_the_report_at_its_line() -> None:
    test = find(open_figures(), "Inventories")
    links = [link.proto.query_string for link in test.get("page_link") if "line=" in link.proto.query_string]
    assert len(links) == 1
    assert "year=2024" in links[0]
    assert ":orange-background[Inventories]" in texts(test)
    test.session_state["custom_hit"] = 1
    test.run()
    assert any("year=2023" in link.proto.query_string for link in test.get("page_link"))


def test_an_expression_over_the_text_opens_the_page_and_names_reports_without() -> None:
    test = find(open_figures(), STAFF.text, "pattern", ("text",))
    assert not test.exception
    hits = table(test, "custom_hits")
    assert list(hits["value"]) == ["3,450", "3,450"]
    assert set(hits["state"]) == {"no unit named"}
    assert any("page=6" in link.proto.query_string for link in test.get("page_link"))
    assert "Reports without a hit (1)" in [expander.label for expander in test.expander]
    assert [len(line["x"]) for line in chart(test)] == [2]


def test_ambiguous_values_are_marked_and_enter_no_series() -> None:
    test = find(open_figures(), "Total net revenue|Americas", "pattern", ("tables",))
    assert set(table(test, "custom_hits")["state"]) == {"? ambiguous"}
    assert "No value stands alone" in test.info[0].value
    assert not test.get("plotly_chart")


def test_nothing_found_is_said() -> None:
    test = find(open_figures(), "Zebra")
    assert not test.exception
    assert "No report has it" in texts(test)


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("en", "(a", "A parenthesis has no partner"),
        ("zh", "(a", "括号不成对"),
        ("en", "", "Nothing to look for"),
        ("zh", "[z", "方括号字符集有误"),
    ],
)
def test_a_faulty_expression_is_explained_and_kept_in_the_form(language, text, said) -> None:
    test = find(open_figures(language), text, "pattern", ("text",))
    assert not test.exception
    assert said in test.error[0].value
    assert test.text_input(key="custom_text").value == text
    assert not test.dataframe
    find(test, "Inventories")
    assert not test.error


def test_no_place_chosen_is_explained() -> None:
    test = find(open_figures(), "Cash", places=())
    assert "No place to look in" in test.error[0].value


@LANGUAGES
def test_a_slow_expression_is_stopped_with_a_reason(language, monkeypatch) -> None:
    monkeypatch.setattr(custom, "SECONDS_A_REPORT", 0.0)
    test = find(open_figures(language), "sales", "pattern", ("lines",))
    assert not test.exception
    assert {"en": "takes too long", "zh": "耗时过长"}[language] in test.warning[0].value
    assert {"en": "ended before the last", "zh": "最后一份报告之前结束"}[language] in texts(test)


def test_a_report_with_too_many_hits_is_told(monkeypatch) -> None:
    monkeypatch.setattr(custom, "MOST_HITS_A_REPORT", 3)
    test = find(open_figures(), "the", "pattern", ("text",))
    assert "Reports with more hits than are listed" in texts(test)


def keep(test: AppTest, name: str) -> AppTest:
    test.text_input(key="custom_name").set_value(name)
    submit(test, "Keep this figure")
    return test


def names() -> list[str]:
    return [figure.name for figure in custom_kept.kept_figures(OWNER)]


def test_a_figure_is_kept_and_opens_by_its_address() -> None:
    test = keep(find(open_figures(), STAFF.text, "pattern", ("text",)), "Staff")
    assert not test.exception
    (figure,) = custom_kept.kept_figures(OWNER)
    assert (figure.name, figure.definition) == ("Staff", STAFF)
    assert test.query_params["figure"] in (figure.id, [figure.id])
    assert "Keep this figure" not in [button.label for button in test.button]


def test_without_a_name_it_is_kept_under_what_was_typed() -> None:
    keep(find(open_figures(), "Inventories"), "")
    assert names() == ["Inventories"]


def test_a_kept_figure_fills_the_form_again() -> None:
    custom_kept.keep("Staff", STAFF, OWNER)
    test = open_figures()
    test.button[[button.label for button in test.button].index("Staff")].click().run()
    assert not test.exception
    assert test.text_input(key="custom_text").value == STAFF.text
    assert list(table(test, "custom_hits")["value"]) == ["3,450", "3,450"]


def open_kept(language: str = "en") -> tuple[AppTest, str]:
    figure = custom_kept.keep("Staff", STAFF, OWNER)
    test = open_figures(language)
    test.button(key=f"open_{figure}").click().run()
    return test, figure


def test_a_figure_is_renamed() -> None:
    test, figure = open_kept()
    test.text_input(key=f"name_{figure}").set_value("Headcount")
    test.button(key=f"rename_{figure}").click().run()
    assert not test.exception
    assert names() == ["Headcount"]
    assert "Headcount" in texts(test)


def test_a_figure_cannot_lose_its_name() -> None:
    test, figure = open_kept()
    test.text_input(key=f"name_{figure}").set_value(" ")
    test.button(key=f"rename_{figure}").click().run()
    assert "has no name" in test.error[0].value
    assert names() == ["Staff"]


@LANGUAGES
def test_a_deleted_figure_is_brought_back(language) -> None:
    test, figure = open_kept(language)
    test.button(key=f"delete_{figure}").click().run()
    assert not test.exception
    assert names() == []
    test.button(key="custom_undo").click().run()
    assert not test.exception
    assert names() == ["Staff"]
    assert list(table(test, "custom_hits")["value"]) == ["3,450", "3,450"]


def test_an_address_of_nothing_opens_the_form() -> None:
    shelve("quillmere_2024")
    test = open_figures()
    test.query_params["figure"] = "nothing"
    test.run()
    assert not test.exception
    assert not test.dataframe


PICK = """
import streamlit as st
from components.finance import custom_hits

st.session_state["custom_hits"] = {"selection": {"rows": st.session_state["rows"], "columns": [], "cells": []}}
custom_hits._pick()
"""


@pytest.mark.parametrize(("rows", "chosen"), [([3], 3), ([], 1)])
def test_choosing_a_hit_is_kept(rows, chosen) -> None:
    test = AppTest.from_string(PICK)
    test.session_state["rows"], test.session_state["custom_hit"] = rows, 1
    assert test.run().session_state["custom_hit"] == chosen
