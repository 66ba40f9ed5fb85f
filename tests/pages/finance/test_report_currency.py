"""The switch of currencies: entered rates, what they change, what they leave, and that they are remembered."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from streamlit.testing.v1 import AppTest

from model.finance.conversion import Rates, remember, remembered
from tests.model.finance.analysed_report import analysed_report
from tests.pages.finance.screen import open_picture, open_report, specs, table
from tests.pages.screens import texts

LANGUAGES = pytest.mark.parametrize("language", ["en", "zh"])


def choose(test: AppTest, currency: str = "CNY", average: str = "", closing: str = "") -> AppTest:
    test.selectbox(key="currency_USD").set_value(currency).run()
    for name, rate in (("average", average), ("closing", closing)):
        if rate:
            test.text_input(key=f"rate_{name}_USD_{currency}").set_value(rate).run()
    assert not test.exception
    return test


def cards(test: AppTest) -> dict[str, tuple[str, str]]:
    return {metric.label: (metric.value, metric.delta) for metric in test.metric}


@LANGUAGES
def test_amounts_are_in_the_reports_own_currency_at_first(pages, language) -> None:
    test = open_report(language=language)
    assert test.selectbox(key="currency_USD").value == "USD"
    assert len(test.text_input) == 0
    assert {"en": "Amounts converted", "zh": "折算为"}[language] not in texts(test)


@LANGUAGES
def test_another_currency_asks_for_its_rate_and_changes_nothing_before(pages, language) -> None:
    test = choose(open_report(language=language))
    assert [field.key for field in test.text_input] == ["rate_average_USD_CNY", "rate_closing_USD_CNY"]
    assert {"en": "Until a rate is entered", "zh": "输入汇率前"}[language] in texts(test)
    assert test.metric[0].value in ("5,240", "5,240.00")


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "Amounts converted from USD to CNY at 7.10, entered by you"), ("zh", "汇率 7.10 由您输入")],
)
def test_a_rate_converts_flows_and_balances_and_is_told(pages, language, said) -> None:
    test = choose(open_report(language=language), average="7.10")
    assert said in texts(test)
    assert {"en": "CNY millions", "zh": "百万元"}[language] in texts(test)
    shown = cards(test)
    assert shown[{"en": "Revenue", "zh": "营业总收入"}[language]] == ("37,204", "+7.6%")
    assert shown[{"en": "Total assets", "zh": "资产总计"}[language]][0] == "45,440"
    assert shown[{"en": "Diluted EPS", "zh": "稀释每股收益"}[language]][0] == "23.43"


def test_balances_take_the_closing_rate_where_one_is_given(pages) -> None:
    test = choose(open_report(), average="7.10", closing="7.25")
    assert "at 7.10 (flows) and 7.25 (balances)" in texts(test)
    shown = cards(test)
    assert (shown["Revenue"][0], shown["Total assets"][0]) == ("37,204", "46,400")


@pytest.mark.parametrize(("language", "said"), [("en", "positive number"), ("zh", "大于零的数字")])
def test_what_is_no_rate_is_refused(pages, language, said) -> None:
    test = choose(open_report(language=language), average="seven")
    assert said in texts(test)
    assert test.metric[0].value in ("5,240", "5,240.00")
    assert remembered("local", "USD", "CNY") is None


def test_rates_are_remembered_for_the_next_report(pages) -> None:
    choose(open_report(), average="7.10", closing="7.25")
    assert remembered("local", "USD", "CNY") == Rates("CNY", Decimal("7.10"), Decimal("7.25"))
    test = choose(open_report(replace(analysed_report(), name="next.pdf")))
    assert test.text_input(key="rate_average_USD_CNY").value == "7.10"
    assert test.text_input(key="rate_closing_USD_CNY").value == "7.25"
    assert cards(test)["Revenue"][0] == "37,204"


def test_a_closing_rate_that_was_the_average_stays_empty(pages) -> None:
    remember("local", "USD", Rates("EUR", Decimal("0.9"), Decimal("0.9")))
    test = choose(open_report(), "EUR")
    assert test.text_input(key="rate_closing_USD_EUR").value == ""
    assert cards(test)["Revenue"][0] == "4,716"


def test_back_to_the_reports_own_currency(pages) -> None:
    test = choose(open_report(), average="7.10")
    test.selectbox(key="currency_USD").set_value("USD").run()
    assert cards(test)["Revenue"][0] == "5,240"
    assert "converted" not in texts(test)


def test_the_table_of_figures_is_converted_and_ratios_are_not(pages) -> None:
    test = choose(open_report(analysed_report(), tab="figures"), average="7.10")
    assert table(test, "figures_income")["2023"][0] == "37,204"
    assert "Amounts and share counts in CNY millions" in texts(test)
    test.get_by_key("figures_section").set_value("derived").run()
    rows = table(test, "figures_derived")
    rows = rows.set_index(rows["item"].str[2:])
    assert rows.loc["Gross margin", "2023"] == "39.3%"
    assert rows.loc["Free cash flow", "2023"] == "4,402"


@pytest.mark.parametrize(
    ("metric", "said"),
    [
        ("total_revenue", "**5,240** USD millions (converted: 37,204 CNY millions)"),
        ("eps_diluted", "**3.30** USD (converted: 23.43 CNY)"),
    ],
)
def test_the_evidence_still_shows_the_printed_number(pages, metric, said) -> None:
    test = choose(open_report(metric=metric, year=2023), average="7.10")
    assert said in texts(test)
    assert "in USD" in texts(test)


def test_a_ratio_has_no_converted_value(pages) -> None:
    assert "converted:" not in texts(choose(open_report(metric="gross_margin", year=2023), average="7.10"))


@pytest.mark.parametrize("tab", ["lines", "checks"])
def test_printed_lines_and_checks_stay_as_printed(pages, tab) -> None:
    test = choose(open_report(tab=tab), average="7.10")
    assert "Amounts and share counts in USD millions" in texts(test)


def test_pictures_are_drawn_in_the_chosen_currency(pages) -> None:
    test = choose(open_picture("cash", analysed_report()), average="7.10")
    (spec,) = specs(test)
    assert spec["data"][0]["y"][-1] == pytest.approx(4_686)
    assert spec["data"][0]["customdata"][-1] == ["4,686 CNY millions", "Page 41"]


def test_a_report_that_names_no_currency_offers_none(pages) -> None:
    test = open_report(replace(analysed_report(), currency=None))
    assert not test.exception
    assert len(test.selectbox) == 0
