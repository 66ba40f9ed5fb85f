"""Companies side by side: too few, two, three, mixed currencies, a fiscal year, ranks, pictures and sources."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from tests.pages.finance.shelf import COMPARE, cells, links, put, report_of
from tests.pages.screens import ROOT, open_app, open_screen, texts

LANGUAGES = pytest.mark.parametrize("language", ["en", "zh"])
TABS = {"en": ("Ranking", "Two measures", "Percentile map"), "zh": ("排序", "双指标散点", "百分位热力图")}


@pytest.fixture
def three() -> list[str]:
    """Alpha, Beta with twice its measures, and Gamma with half of them, which has a report for the next year too."""
    return put(
        report_of("Alpha Inc."),
        report_of("Beta Co.", factor="2"),
        report_of("Gamma Ltd", factor="0.5"),
        report_of("Gamma Ltd", factor="0.5", later=1),
    )


def open_compare(language: str = "en", tab: int = 0, **address: str):
    test = open_app(language)
    test.session_state[f"compare_tabs_{language}"] = TABS[language][tab]
    for name, value in address.items():
        test.query_params[name] = value
    return test.switch_page(str(ROOT / COMPARE)).run()


def column(test, company: str, measure: str) -> str:
    table = cells(test)
    return table[table["company"] == company].iloc[0][measure]


def chart(test) -> dict:
    return json.loads(test.get("plotly_chart")[0].proto.spec)


@LANGUAGES
@pytest.mark.parametrize("companies", [0, 1])
def test_too_few_companies_lead_to_the_library(language, companies) -> None:
    put(*[report_of("Alpha Inc."), report_of("Alpha Inc.", later=1)][: 2 * companies])
    test = open_screen(COMPARE, language)
    assert not test.exception
    assert not test.error
    assert {"en": "It takes two companies", "zh": "至少需要两家公司"}[language] in texts(test)
    assert str(companies) in texts(test)
    assert links(test).keys() & {"To the library", "前往报告库"}
    assert not test.dataframe


@LANGUAGES
def test_two_companies_with_the_quartiles_of_the_library(language) -> None:
    put(report_of("Alpha Inc."), report_of("Beta Co.", factor="2"))
    test = open_compare(language)
    assert not test.exception
    assert not test.error
    table = cells(test)
    quartiles = {"en": ["Upper quartile", "Median", "Lower quartile"], "zh": ["上四分位数", "中位数", "下四分位数"]}[
        language
    ]
    assert table["company"].tolist() == [*quartiles, "Alpha Inc.", "Beta Co."]
    assert table["current_ratio"].tolist() == ["2.68", "2.29", "1.91", "1.53", "3.06"]
    assert {"en": "your library (2 companies)", "zh": "您的报告库（2 家公司）"}[language] in texts(test)
    assert {"en": "USD millions", "zh": "万美元"}[language] in texts(test)


def test_amounts_are_shown_in_one_unit(three) -> None:
    test = open_compare()
    assert column(test, "Beta Co.", "total_revenue") == "10,480"
    assert column(test, "Gamma Ltd", "total_revenue") == "2,620"
    assert column(test, "Gamma Ltd", "year") == "2024"


@LANGUAGES
def test_ranks_among_the_library_in_place_of_values(three, language) -> None:
    test = open_compare(language)
    test.session_state["compare_show"] = "compare_ranks"
    test.run()
    assert not test.exception
    assert cells(test)["company"].tolist() == ["Alpha Inc.", "Beta Co.", "Gamma Ltd"]
    assert cells(test)["current_ratio"].tolist() == ["50", "83", "17"]


def test_leaving_a_company_out_does_not_change_the_ranks_of_others(three) -> None:
    test = open_compare(companies="name:alpha,name:beta,name:unknown")
    assert cells(test)["company"].tolist()[3:] == ["Alpha Inc.", "Beta Co."]
    assert test.multiselect(key="compare_companies").value == ["name:alpha", "name:beta"]
    test.session_state["compare_show"] = "compare_ranks"
    test.run()
    assert cells(test)["current_ratio"].tolist() == ["50", "83"]


@LANGUAGES
def test_one_company_chosen_is_not_a_comparison(three, language) -> None:
    test = open_compare(language)
    test.multiselect(key="compare_companies").set_value(["name:alpha"]).run()
    assert not test.exception
    assert {"en": "Choose at least two companies", "zh": "请至少选择两家"}[language] in test.info[0].value
    assert not test.dataframe


def test_no_measure_chosen_is_not_a_comparison(three) -> None:
    test = open_compare()
    test.multiselect(key="compare_measures_amounts").set_value([]).run()
    assert not test.exception
    assert len(test.info) == 1


@LANGUAGES
def test_a_fiscal_year_names_the_companies_without_it(three, language) -> None:
    put(report_of("Delta", later=-5))
    test = open_compare(language)
    test.session_state["compare_year"] = 2023
    test.run()
    assert not test.exception
    assert {"en": "No figures for 2023: Delta", "zh": "没有 2023 年数据：Delta"}[language] in texts(test)
    assert set(cells(test)["year"].tolist()[3:]) == {"2023"}
    assert "Delta" not in cells(test)["company"].tolist()


@LANGUAGES
def test_amounts_in_two_currencies_are_not_compared(three, language) -> None:
    put(report_of("Euro SA", currency="EUR"))
    test = open_compare(language)
    assert not test.exception
    said = texts(test)
    assert {"en": "report in EUR, USD", "zh": "币种为 EUR, USD"}[language] in said
    assert "total_revenue" not in cells(test)
    assert "current_ratio" in cells(test)
    assert "compare_only_EUR" not in {button.key for button in test.button}
    test.button(key="compare_only_USD").click().run()
    assert not test.exception
    assert "Euro SA" not in cells(test)["company"].tolist()
    assert column(test, "Alpha Inc.", "total_revenue")


def test_a_currency_not_named_is_not_compared(three) -> None:
    put(replace(report_of("Nameless"), currency=None))
    test = open_compare()
    assert "USD, a currency not named" in texts(test)
    assert "total_revenue" not in cells(test)


def test_what_a_report_does_not_give_is_a_dash(three) -> None:
    put(without("Sparse", "current_ratio"))
    assert column(open_compare(), "Sparse", "current_ratio") == "–"


def pick(test, row: int, measure: str):
    """Choose a number, as a click in the table does."""
    from components.finance import compare

    entries = {peer.company_key: peer for peer in compare.peers.peers(compare.shelf.entries("local"))}
    key = list(entries)[row]
    test.session_state["compare_picked"] = (key, measure)
    return test.run()


@LANGUAGES
def test_a_number_leads_to_its_page(three, language) -> None:
    test = pick(open_compare(language), 0, "gross_margin")
    assert "compare_source" not in texts(test)  # not among the measures shown
    test = pick(test, 1, "current_ratio")
    assert not test.exception
    said = texts(test)
    assert "Beta Co. · " in said
    assert "**3.06**" in said
    assert {"en": "percentile rank 83 of 3 companies", "zh": "百分位 83（3 家公司）"}[language] in said
    (address,) = [query for label, query in links(test).items() if "43" in label]
    assert address == f"result={three[1]}&metric=current_ratio&year=2023"
    assert test.session_state["compare_table"]["selection"]["cells"] == [[4, "current_ratio"]]


def test_a_click_on_a_number_is_kept_and_one_on_a_quartile_is_not(three) -> None:
    from components.finance import compare
    from model.finance.library import peers, shelf

    class State(dict):
        pass

    everyone = peers.peers(shelf.entries("local"))
    view = compare.Comparing(everyone, 3, {"current_ratio": peers.compare("current_ratio", everyone)}, {}, 1, "USD")
    kept = State()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(compare.st, "session_state", kept)
        compare._pick(1, "current_ratio", view, 3)
        compare._pick(4, "company", view, 3)
        assert kept == {}
        compare._pick(4, "current_ratio", view, 3)
        assert kept == {"compare_picked": ("name:beta", "current_ratio")}
        compare._pick(0, "current_ratio", view, 0)
        assert kept == {"compare_picked": ("name:alpha", "current_ratio")}


def test_a_company_left_out_is_no_longer_chosen(three) -> None:
    test = pick(open_compare(), 1, "current_ratio")
    test.multiselect(key="compare_companies").set_value(["name:alpha", "name:gamma"]).run()
    assert not test.exception
    assert "Beta" not in texts(test)


@LANGUAGES
def test_the_ranking_is_in_order_with_numbers_beside_it(three, language) -> None:
    test = open_compare(language)
    test.session_state["compare_measure_choice"] = "current_ratio"
    test.run()
    assert not test.exception
    dots = chart(test)["data"][0]
    assert dots["text"] == ["3.06", "1.53", "0.76"]
    assert chart(test)["layout"]["yaxis"]["ticktext"] == ["Beta Co.", "Alpha Inc.", "Gamma Ltd"]
    assert len(chart(test)["layout"]["shapes"]) == 2
    assert "43" in dots["customdata"][0][2]
    beside = cells(test, 1)
    assert beside["company"].tolist() == ["Beta Co. 2023", "Alpha Inc. 2023", "Gamma Ltd 2024"]
    assert beside["rank"].tolist() == ["83", "50", "17"]
    assert all("43" in page for page in beside["page"])


@LANGUAGES
def test_two_measures_against_each_other(three, language) -> None:
    test = open_compare(language, tab=1)
    test.session_state["compare_across_choice"] = "revenue_growth"
    test.session_state["compare_up_choice"] = "current_ratio"
    test.run()
    assert not test.exception
    dots = chart(test)["data"][0]
    assert dots["text"] == ["Gamma Ltd", "Alpha Inc.", "Beta Co."]
    assert dots["y"] == pytest.approx([0.76, 1.53, 3.06], abs=0.01)
    assert dots["x"] == pytest.approx([3.8, 7.6, 15.2], abs=0.01)  # percent
    assert set(cells(test, 1)["up"]) == {"0.76", "1.53", "3.06"}


@LANGUAGES
def test_the_map_holds_every_rank(three, language) -> None:
    test = open_compare(language, tab=2)
    assert not test.exception
    picture = chart(test)
    assert picture["data"][0]["text"][1].count("83") == len(picture["data"][0]["x"])
    assert picture["layout"]["yaxis"]["ticktext"] == ["Alpha Inc. 2023", "Beta Co. 2023", "Gamma Ltd 2024"]


def without(company: str, *names: str):
    report = report_of(company)
    return replace(report, metrics=tuple(figure for figure in report.metrics if figure.name not in names))


@LANGUAGES
def test_two_measures_no_company_gives_together_are_a_line(language) -> None:
    put(without("Alpha", "current_ratio"), without("Beta", "revenue_growth"))
    test = open_compare(language, tab=1)
    test.session_state["compare_across_choice"] = "revenue_growth"
    test.session_state["compare_up_choice"] = "current_ratio"
    test.run()
    assert not test.exception
    assert {"en": "No company gives both", "zh": "没有公司同时给出"}[language] in test.info[0].value
    assert not test.get("plotly_chart")


def test_a_company_without_a_measure_has_no_dot(three) -> None:
    put(without("Sparse", "current_ratio"))
    test = open_compare()
    test.session_state["compare_measure_choice"] = "current_ratio"
    test.run()
    assert chart(test)["data"][0]["text"] == ["3.06", "1.53", "0.76"]


@LANGUAGES
def test_the_comparison_can_be_downloaded(three, language) -> None:
    assert [button.key for button in open_compare(language).get("download_button")] == ["compare_export"]


def test_names_that_look_like_markup_do_nothing(three) -> None:
    put(report_of("<b>Bold</b> [x](http://evil)"))
    test = open_compare()
    assert not test.exception
    assert "&lt;b&gt;Bold&lt;/b&gt; [x](http://ev…" in chart(test)["layout"]["yaxis"]["ticktext"]
