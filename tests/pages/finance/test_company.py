"""The screen of a company over the years: every state and callback."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from model import jobs
from model.finance import serialize, service
from model.finance.library.index import summary
from model.finance.report import Report
from tests.model.finance.library.test_series import because, filing
from tests.pages.finance.screen import Pages
from tests.pages.screens import ROOT, open_app, texts

SCREEN = "pages/finance/company.py"


def shelve(*reports: Report) -> list[str]:
    """Keep finished readings; returns their documents' ids."""
    store, kept = jobs.current_store(), []
    for report in reports:
        document = store.add_document(report.name, f"%PDF {report.name}".encode(), "application/pdf", "local")
        said = tuple(replace(each, evidence=replace(each.evidence, source=document.id)) for each in report.changes)
        read = replace(report, source=document.id, changes=said)
        store.save_result(service.KIND, document.id, "local", serialize.to_dict(read), service.ENGINE, summary(read))
        store.keep_derived(document.id, service.TEXTS, json.dumps([""] * 88).encode())
        kept.append(document.id)
    return kept


def open_company(language: str = "en", **address: str) -> AppTest:
    test = open_app(language)
    for name, value in address.items():
        test.query_params[name] = value
    return test.switch_page(str(ROOT / SCREEN)).run()


def badges(test: AppTest) -> str:
    """What the badges say; they are markdown to the test."""
    return "\n".join(each.value for each in test.markdown)


@pytest.fixture
def restated(pages: Pages) -> None:
    """Two filings, the later of which changed revenue with a reason and capital expenditure without one."""
    later = because(filing(2024, total_revenue=5_200, capital_expenditure=300), "revenue_recognition")
    shelve(filing(2023), later)


@pytest.mark.parametrize(("language", "word"), [("en", "No company yet"), ("zh", "还没有公司")])
def test_an_empty_shelf_says_what_to_do(language: str, word: str) -> None:
    test = open_company(language)
    assert word in texts(test)
    assert not test.exception


@pytest.mark.usefixtures("restated")
@pytest.mark.parametrize("language", ["en", "zh"])
def test_restated_figures_are_marked_in_the_table(language: str) -> None:
    test = open_company(language)
    assert not test.exception
    table = test.get_by_key("company_figures_income").value
    revenue = table.iloc[0]
    assert revenue["2023"] == "5,200 ↻"
    assert revenue["2024"] == "5,240"
    assert {"2021", "2022", "2023", "2024"} <= set(table.columns)


@pytest.mark.usefixtures("restated")
def test_first_reported_figures_on_request() -> None:
    test = open_company()
    test.get_by_key("company_basis").set_value("first").run()
    assert test.get_by_key("company_figures_income").value.iloc[0]["2023"] == "5,240 ↻"


@pytest.mark.usefixtures("restated")
@pytest.mark.parametrize(("language", "reason"), [("en", "New revenue standard"), ("zh", "收入准则变更")])
def test_a_restated_figure_shows_its_readings_and_the_reason(language: str, reason: str) -> None:
    test = open_company(language, metric="total_revenue", year="2023", company="name:meridianinstruments")
    said = texts(test)
    assert "5,240" in said
    assert "5,200" in said
    assert reason in said
    assert "−40, −0.8%" in said


@pytest.mark.usefixtures("restated")
def test_pages_of_each_reading_and_of_the_reason_open(pages: Pages) -> None:
    test = open_company(metric="total_revenue", year="2023", company="name:meridianinstruments")
    assert pages.shown[0] == 41
    reason = next(button for button in test.button if button.key == "company_place_2")
    reason.click().run()
    assert pages.shown[0] == 70
    assert "full retrospective" in texts(test)


@pytest.mark.usefixtures("restated")
def test_a_difference_without_a_reason_is_said_to_be_one() -> None:
    test = open_company(metric="capital_expenditure", year="2023", company="name:meridianinstruments")
    assert "gives no reason" in texts(test)
    assert test.get_by_key("company_figures_cash_flow").value.iloc[-1]["2023"] == "300 ⁇"
    table = test.get_by_key("company_restatements").value
    assert list(table["item"]) == ["Capital expenditure", "Revenue"]
    assert list(table["filing"]) == ["2024", "2024"]


@pytest.mark.usefixtures("restated")
def test_choosing_a_restatement_shows_it() -> None:
    script = """
import streamlit as st
from components.finance import company_overview, company_view
from components.finance.view import View
from model.finance.library import shelf
series = shelf.company_series("name:meridianinstruments", "local")
company = company_view.CompanyView(series, View(series.reports[-1], "local", "en", 1_000_000, 0))
company_overview._pick(0, "item", company, series.restatements)
st.write(dict(st.query_params.to_dict()))
"""
    test = AppTest.from_string(script, default_timeout=30).run()
    assert not test.exception
    assert test.query_params["year"] in (["2023"], "2023")


@pytest.mark.usefixtures("restated")
def test_choosing_a_number_in_the_table_puts_it_into_the_address() -> None:
    script = """
from components.finance import company_table, company_view
from components.finance.view import View
from model.finance.library import shelf
series = shelf.company_series("name:meridianinstruments", "local")
company = company_view.CompanyView(series, View(series.reports[-1], "local", "en", 1_000_000, 0))
company_table._pick(1, "2022", company, ["total_revenue", "inventories"])
"""
    test = AppTest.from_string(script, default_timeout=30).run()
    assert not test.exception
    chosen = {name: value[0] if isinstance(value, list) else value for name, value in test.query_params.items()}
    assert chosen == {"company": "name:meridianinstruments", "metric": "inventories", "year": "2022"}


@pytest.mark.usefixtures("pages")
def test_filings_that_agree() -> None:
    shelve(filing(2023), filing(2024))
    test = open_company(metric="inventories", year="2023", company="name:meridianinstruments")
    assert "2 filings agree" in badges(test)


@pytest.mark.usefixtures("pages")
def test_one_filing_invites_another() -> None:
    shelve(filing(2023))
    test = open_company()
    assert any("Only one filing" in each.value for each in test.info)
    assert any("agree on every figure" in each.value for each in test.success)


@pytest.mark.usefixtures("pages")
def test_another_company_is_chosen() -> None:
    shelve(filing(2023), replace(filing(2024), company="Alder Mills Inc.", name="alder.pdf"))
    test = open_company(company="name:meridianinstruments")
    test.get_by_key("company_choice").set_value("name:aldermills").run()
    assert not test.exception
    assert test.query_params["company"] in ("name:aldermills", ["name:aldermills"])
    assert test.get_by_key("company_choice").value == "name:aldermills"


@pytest.mark.usefixtures("restated")
def test_the_trend_names_filing_and_page() -> None:
    test = open_company()
    (chart,) = test.get("plotly_chart")
    spec = json.loads(chart.proto.spec)
    assert [trace["name"] for trace in spec["data"]][:2] == ["Revenue", "Revenue, first reported"]
    first_reported = spec["data"][1]
    assert first_reported["x"] == ["2023"]
    assert first_reported["customdata"][0][1] == "Filing 2023 · Page 41"


@pytest.mark.usefixtures("restated")
def test_no_figure_chosen_for_the_trend() -> None:
    test = open_company()
    test.get_by_key("company_trend_metrics").set_value([]).run()
    assert not test.get("plotly_chart")
    assert not test.exception


def test_a_damaged_reading_is_told_plainly(pages: Pages) -> None:
    store = jobs.current_store()
    (document,) = shelve(filing(2023))
    (kept,) = store.results("local")
    broken = {"schema": 0}
    store.save_result(service.KIND, document, "local", broken, service.ENGINE, kept.summary)
    test = open_company()
    assert len(test.error) == 1
    assert not test.exception


@pytest.fixture
def later_report(restated: None) -> str:
    """The result of the filing that changed revenue."""
    return next(result.id for result in jobs.current_store().results("local") if result.name == "meridian_2024.pdf")


def open_figure(result: str, language: str = "en", **chosen: str) -> AppTest:
    test = open_app(language)
    for name, value in {"result": result, **chosen}.items():
        test.query_params[name] = value
    return test.switch_page(str(ROOT / "pages/finance/report.py")).run()


@pytest.mark.parametrize(
    ("language", "words"), [("en", ("Restated", "5,240 → 5,200")), ("zh", ("已重述", "由 5,240 调整为 5,200"))]
)
def test_a_restated_figure_bears_its_badge_on_the_report_too(later_report: str, language: str, words) -> None:
    test = open_figure(later_report, language, metric="total_revenue", year="2023")
    said = texts(test)
    assert not test.exception
    assert [word for word in words if word not in said] == []


def test_a_figure_all_filings_print_alike_says_so(later_report: str) -> None:
    said = texts(open_figure(later_report, metric="net_income", year="2023"))
    assert "2 filings agree" in said
    assert "All filings of the company" in said


@pytest.mark.usefixtures("pages")
def test_a_company_with_one_report_bears_no_badge() -> None:
    shelve(filing(2023))
    (kept,) = jobs.current_store().results("local")
    said = texts(open_figure(kept.id, metric="total_revenue", year="2023"))
    assert "All filings of the company" not in said


@pytest.mark.usefixtures("restated")
def test_amounts_follow_the_unit() -> None:
    test = open_company()
    test.get_by_key("unit_en").set_value(1_000).run()
    assert test.get_by_key("company_figures_income").value.iloc[0]["2024"] == "5,240,000"
