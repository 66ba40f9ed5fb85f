"""The trend of the overview: what is drawn, in which unit, and what hovering names."""

from __future__ import annotations

import pytest

from tests.model.finance.analysed_report import analysed_report
from tests.pages.finance.screen import open_report, specs
from tests.pages.screens import texts

LANGUAGES = pytest.mark.parametrize("language", ["en", "zh"])


@LANGUAGES
def test_trend_names_value_and_page_on_hovering(pages, language) -> None:
    (trend,) = specs(open_report(language=language))
    assert [bar["name"] for bar in trend["data"]] == {
        "en": ["Revenue", "Operating income", "Net income"],
        "zh": ["营业总收入", "营业利润", "净利润"],
    }[language]
    assert trend["data"][0]["x"] == ["2021", "2022", "2023"]
    written, page = trend["data"][0]["customdata"][2]
    assert written.startswith("5,240 ")
    assert page == {"en": "Page 41", "zh": "第 41 页"}[language]


def test_trend_follows_the_choice_of_figures(pages) -> None:
    test = open_report()
    test.multiselect(key="trend_metrics").set_value(["cash"]).run()
    (bar,) = specs(test)[0]["data"]
    assert bar["name"] == "Cash and cash equivalents"
    assert bar["customdata"][0] == ["", ""]
    assert list(test.dataframe[0].value["2021"]) == ["–"]


@LANGUAGES
@pytest.mark.parametrize("kind", ["percent", "ratio", "days"])
def test_percentages_ratios_and_days_are_lines_of_their_own(pages, language, kind) -> None:
    test = open_report(analysed_report(), language)
    test.get_by_key("trend_kind").set_value(kind).run()
    assert not test.exception
    (trend,) = specs(test)
    assert {trace["type"] for trace in trend["data"]} == {"scatter"}
    assert not any("USD" in trace["customdata"][-1][0] for trace in trend["data"])
    page = {"en": "Page 4", "zh": "第 4"}[language]
    assert all(page in trace["customdata"][-1][1] for trace in trend["data"])


def test_a_percentage_is_drawn_and_written_as_one(pages) -> None:
    test = open_report(analysed_report())
    test.get_by_key("trend_kind").set_value("percent").run()
    test.multiselect(key="trend_metrics_percent").set_value(["gross_margin"]).run()
    (line,) = specs(test)[0]["data"]
    assert line["y"][-1] == pytest.approx(39.31, abs=0.01)
    assert line["customdata"][-1] == ["39.3%", "Gross profit ÷ Revenue<br>Page 41"]
    assert specs(test)[0]["layout"]["yaxis"]["ticksuffix"] == "%"


def test_no_figure_chosen_asks_for_one(pages) -> None:
    test = open_report()
    test.multiselect(key="trend_metrics").set_value([]).run()
    assert not test.exception
    assert "Choose at least one figure" in texts(test)


def test_an_impossible_unit_of_the_trend_is_ignored(pages) -> None:
    test = open_report()
    test.session_state["trend_kind"] = "stars"
    test.run()
    assert not test.exception
    assert specs(test)[0]["data"][0]["name"] == "Revenue"


@LANGUAGES
def test_the_trend_says_in_words_what_it_shows(pages, language) -> None:
    for chart in open_report(language=language).get("plotly_chart"):
        assert "2021–2023" in chart.proto.alt
