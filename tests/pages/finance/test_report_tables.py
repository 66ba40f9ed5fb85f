"""Tables of the notes on the report screen: chosen, opened at their page, followed over the years, taken back."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from components.finance import tables
from model.errors import StoreError
from model.finance.library import pins
from tests.model.finance.library.samples import OWNER, read_sample, shelve
from tests.model.finance.sample_report import sample_report
from tests.pages.finance.screen import ROOT, SCREEN, TABS, address, open_report, table
from tests.pages.screens import open_app, texts

LANGUAGES = pytest.mark.parametrize("language", ["en", "zh"])
OF = {"en": "quillmere_2024", "zh": "yanxi_2024"}


def open_tables(language: str = "en", name: str | None = None, chosen: str | None = None) -> AppTest:
    """The tables of a sample, both years of its company being on the shelf."""
    name = name or OF[language]
    filings = shelve(f"{name[:-4]}2023", f"{name[:-4]}2024")
    test = open_app(language)
    test.query_params["result"] = filings[name].result_id
    if chosen:
        test.query_params["table"] = chosen
    test.session_state[f"report_tabs_{language}"] = TABS["tables"][language]
    return test.switch_page(str(ROOT / SCREEN)).run()


@LANGUAGES
def test_the_first_table_is_shown_with_its_first_number_on_its_page(pages, language) -> None:
    test = open_tables(language)
    assert not test.exception
    report = read_sample(OF[language])[0]
    first = report.tables[0]
    shown = table(test, f"table_0_{first.page}")
    assert list(shown["item"]) == [row.label for row in first.rows]
    assert pages.shown == (first.page, (first.rows[0].cells[0].evidence.box,))


@pytest.mark.parametrize(
    ("language", "chosen", "said"),
    [("en", "0.0.0", "The parts add up to revenue: 2024, 2023, 2022"), ("zh", "1.0.0", "各部分合计等于营业收入：2024")],
)
def test_the_referee_says_whether_the_parts_add_up_to_revenue(pages, language, chosen, said) -> None:
    assert said in texts(open_tables(language, chosen=chosen))


@LANGUAGES
def test_parts_that_do_not_add_up_are_told_with_the_amount(pages, monkeypatch, language) -> None:
    wrong = replace(sample_report().checks[0], passed=False)
    monkeypatch.setattr(tables, "revenue_checks", lambda *_: (wrong,))
    said = {"en": "2023: the parts differ from revenue by", "zh": "2023 年：各部分合计与营业收入相差"}
    assert said[language] in texts(open_tables(language))


def test_amounts_follow_the_unit_and_percentages_do_not(pages) -> None:
    shown = table(open_tables("zh"), "table_0_8")
    assert list(shown.iloc[0])[:4] == ["工业泵", "100,755.87", "72,224.63", "28.32"]


@pytest.mark.parametrize(
    ("chosen", "opened", "label"),
    [("1.3.0", 25, "2028"), ("2.1.2", 26, "Process Analytics"), ("9.9.9", 23, "Americas"), ("x", 23, "Americas")],
)
def test_a_link_opens_with_its_number(pages, chosen, opened, label) -> None:
    test = open_tables(chosen=chosen)
    assert not test.exception
    assert pages.shown[0] == opened
    assert label in test.button(key="pin_row").label


def test_a_link_to_a_number_opens_the_tables(pages) -> None:
    filings = shelve("quillmere_2024")
    test = open_app()
    test.query_params["result"], test.query_params["table"] = filings["quillmere_2024"].result_id, "1.0.0"
    test.switch_page(str(ROOT / SCREEN)).run()
    assert test.session_state["report_tabs_en"] == "Tables"


def test_another_table_can_be_chosen(pages) -> None:
    test = open_tables()
    next(box for box in test.selectbox if box.key.startswith("table")).set_value(2).run()
    assert not test.exception
    assert pages.shown[0] == 26


@LANGUAGES
def test_a_report_without_tables_says_so_and_offers_a_page(pages, language) -> None:
    test = open_report(sample_report(), language=language, tab="tables")
    assert not test.exception
    assert {"en": "No tables of segments", "zh": "未找到分部"}[language] in texts(test)
    assert {"en": "Nothing is followed yet", "zh": "尚未跟踪任何项目"}[language] in texts(test)


@LANGUAGES
def test_a_followed_row_runs_through_both_reports(pages, language) -> None:
    test = open_tables(language)
    test.button(key="pin_row").click().run()
    assert not test.exception
    (chart,) = test.get("plotly_chart")
    lines = json.loads(chart.proto.spec)["data"]
    assert max(len(line["x"]) for line in lines) == {"en": 4, "zh": 2}[language]
    assert OF[language] in lines[0]["customdata"][-1][1]
    assert chart.proto.alt
    (pin,) = [each for name in OF.values() for each in pins.pins_of(OWNER, shelve(name)[name].company_key)]
    numbers = table(test, f"pin_{pin.id[:12]}_numbers")
    assert numbers["2024"][0] not in ("–", "")
    links = [link.proto.query_string for link in test.get("page_link") if "page=" in link.proto.query_string]
    assert len(links) == 1


def test_the_whole_table_is_followed_and_rows_are_chosen_for_the_chart(pages) -> None:
    test = open_tables("zh", chosen="1.0.0")
    test.button(key="pin_table").click().run()
    assert not test.exception
    (chart,) = test.get("plotly_chart")
    assert len(json.loads(chart.proto.spec)["data"]) == 6
    test.multiselect[0].set_value([0]).run()
    (chart,) = test.get("plotly_chart")
    assert len(json.loads(chart.proto.spec)["data"]) == 1


def test_following_is_stopped_and_taken_up_again(pages) -> None:
    test = open_tables()
    test.button(key="pin_row").click().run()
    (stop,) = [button for button in test.button if button.key and button.key.startswith("unpin_")]
    stop.click().run()
    assert "Nothing is followed yet" in texts(test)
    test.button(key="pin_undo").click().run()
    assert not test.exception
    assert len(test.get("plotly_chart")) == 1
    assert "No longer followed" not in texts(test)


def test_gaps_are_explained(pages) -> None:
    filings = shelve("quillmere_2023", "quillmere_2024")
    report = read_sample("quillmere_2024")[0]
    geography = report.tables[0]
    renamed = replace(geography, rows=(replace(geography.rows[0], label="Elsewhere"),))
    pins.pin_rows(OWNER, filings["quillmere_2024"].company_key, renamed, (0,), 2024)
    test = open_tables()
    assert "has the table but no row of this name" in texts(test)
    assert not test.get("plotly_chart")


def test_another_page_is_read_and_its_rows_can_be_followed(pages) -> None:
    test = open_tables()
    test.number_input(key="tables_page_input").set_value(24)
    test.button[[button.label for button in test.button].index("Read the page")].click().run()
    assert not test.exception
    assert address(test)["table"] == "3.0.0"
    assert pages.shown[0] == 24
    test.button(key="pin_row").click().run()
    assert not test.exception
    assert len(test.get("plotly_chart")) == 1


def test_a_page_without_tables_says_so(pages) -> None:
    test = open_tables()
    test.number_input(key="tables_page_input").set_value(2)
    test.button[[button.label for button in test.button].index("Read the page")].click().run()
    assert not test.exception
    assert "Page 2 has no table" in texts(test)


def test_no_page_asked_changes_nothing(pages) -> None:
    test = open_tables()
    test.button[[button.label for button in test.button].index("Read the page")].click().run()
    assert not test.exception
    assert "table" not in address(test)


def test_a_store_that_does_not_answer_is_told(pages, monkeypatch) -> None:
    def refuse(*_arguments):
        raise StoreError("store_unavailable")

    monkeypatch.setattr(pins, "pins_of", refuse)
    test = open_tables()
    assert not test.exception
    assert len(test.error) == 1


PICK = """
import streamlit as st
from components.finance import tables
from tests.model.finance.library.samples import read_sample

tables._pick(st.session_state["row"], st.session_state["column"], read_sample("quillmere_2024")[0].tables[0], 0)
"""


@pytest.mark.parametrize(("row", "column", "chosen"), [(1, "c2", "0.1.2"), (2, "item", "0.2.0"), (0, "c0", "0.0.0")])
def test_choosing_a_number_puts_it_into_the_address(row, column, chosen) -> None:
    test = AppTest.from_string(PICK)
    test.session_state["row"], test.session_state["column"] = row, column
    test.query_params["result"] = "r1"
    test.run()
    assert address(test) == {"table": chosen}


PICK_YEAR = """
import streamlit as st
from components.finance import series

series._pick(st.session_state["row"], st.session_state["column"], "t", [2024, 2023])
"""


@pytest.mark.parametrize(("row", "column", "kept"), [(1, "2023", (1, 2023)), (0, "item", (0, 2024))])
def test_choosing_a_year_of_a_series_is_kept(row, column, kept) -> None:
    test = AppTest.from_string(PICK_YEAR)
    test.session_state["row"], test.session_state["column"] = row, column
    assert test.run().session_state["t_at"] == kept
