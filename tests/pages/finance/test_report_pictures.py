"""The tab of pictures: each in every state a report can be in, with its numbers, pages and explanations."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from components.finance.charts.tab import PICTURES
from tests.model.finance.analysed_report import analysed_report, bank, loss
from tests.model.finance.sample_report import empty_report
from tests.pages.finance.screen import keep, open_picture, open_report, specs
from tests.pages.screens import texts as escaped_texts

LANGUAGES = pytest.mark.parametrize("language", ["en", "zh"])
REPORTS = {
    "whole": analysed_report(),
    "bank": bank(),
    "loss": loss(),
    "one_year": analysed_report(years=(2023,)),
    "year_missing": analysed_report(years=(2023, 2021)),
    "no_equity": analysed_report({("total_equity", 2023): -10, ("total_equity", 2022): -20}),
    "bare": analysed_report(without=("net_income", "total_revenue", "total_assets", "operating_cash_flow")),
}


def texts(test: AppTest) -> str:
    """The screen's words as its reader sees them."""
    return escaped_texts(test).replace("\\", "")


def numbers_of(test: AppTest) -> pd.DataFrame:
    """The table beside the picture."""
    return test.dataframe[0].value


@pytest.mark.parametrize("state", REPORTS)
def test_every_picture_stands_every_report(pages, state) -> None:
    test = open_report(REPORTS[state], tab="pictures")
    for picture in PICTURES:
        test.get_by_key("picture").set_value(picture).run()
        assert not test.exception, picture
        assert not test.error, picture
        charts = test.get("plotly_chart")
        assert len(charts) <= 1
        assert charts or test.info or "other companies among your reports" in texts(test)


@LANGUAGES
@pytest.mark.parametrize("picture", [name for name in PICTURES if name != "peers"])
def test_every_picture_has_words_numbers_and_pages(pages, picture, language) -> None:
    test = open_picture(picture, analysed_report(), language)
    assert not test.exception
    (chart,) = test.get("plotly_chart")
    assert "2023" in chart.proto.alt
    assert len(test.dataframe) == 1
    page = {"en": "Page 4", "zh": "第 4"}[language]
    (spec,) = specs(test)
    hovers = [str(point[-1]) for trace in spec["data"] for point in trace["customdata"] if point[0]]
    assert all(page in hover for hover in hovers if hover not in ("Not itemised", "未分项列示"))


@LANGUAGES
def test_a_report_without_figures_has_no_pictures(pages, language) -> None:
    test = open_report(empty_report(), language, tab="pictures")
    assert len(test.info) == 1
    assert test.get("plotly_chart") == []


def test_structure_comes_first_and_an_unknown_picture_is_ignored(pages) -> None:
    test = open_report(analysed_report(), tab="pictures")
    assert "Common size" in texts(test)
    test.session_state["picture"] = "nonsense"
    test.run()
    assert not test.exception
    assert "Common size" in texts(test)


def test_structure_stacks_to_a_hundred(pages) -> None:
    (spec,) = specs(open_picture("structure", analysed_report()))
    assert spec["layout"]["barmode"] == "relative"
    assert [trace["name"] for trace in spec["data"]][-2:] == ["Other, not itemised", "Net income"]
    for year in range(3):
        assert sum(trace["y"][year] or 0 for trace in spec["data"]) == pytest.approx(100, abs=1e-5)
    hatched = [trace["name"] for trace in spec["data"] if trace["marker"]["pattern"]["shape"]]
    assert hatched == ["Other, not itemised"]
    cost = spec["data"][0]
    assert cost["customdata"][-1] == ["60.7% · 3,180 USD millions", "Page 41"]


def test_structure_numbers_end_with_the_whole(pages) -> None:
    shares = numbers_of(open_picture("structure", analysed_report()))
    assert list(shares.columns) == ["item", "2023", "2022", "2021"]
    assert list(shares.iloc[-1]) == ["Revenue", "100.0%", "100.0%", "100.0%"]
    assert shares.set_index("item").loc["Cost of revenue", "2023"] == "60.7%"


@pytest.mark.parametrize(
    ("structure", "language", "first", "rest"),
    [
        ("assets", "en", "Cash and cash equivalents", "Other current assets"),
        ("assets", "zh", "货币资金", "其他流动资产"),
        ("financing", "en", "Accounts payable", "Other current liabilities"),
        ("financing", "zh", "应付账款", "其他流动负债"),
    ],
)
def test_both_sides_of_the_balance_sheet(pages, structure, language, first, rest) -> None:
    test = open_picture("structure", analysed_report(), language)
    test.get_by_key("structure").set_value(structure).run()
    assert not test.exception
    (spec,) = specs(test)
    names = [trace["name"] for trace in spec["data"]]
    assert names[0] == first
    assert rest in names
    assert spec["data"][0]["x"] == ["2022", "2023"]


@pytest.mark.parametrize(("language", "said"), [("en", "Not itemised"), ("zh", "未单独列示")])
def test_a_bank_is_told_what_is_not_itemised(pages, language, said) -> None:
    captions = [caption.value for caption in open_picture("structure", bank(), language).caption]
    (line,) = [caption for caption in captions if said in caption]
    assert {"en": "Cost of revenue", "zh": "营业成本"}[language] in line
    assert "Net income" not in line


def test_a_loss_hangs_under_the_axis(pages) -> None:
    (spec,) = specs(open_picture("structure", loss()))
    income = next(trace for trace in spec["data"] if trace["name"] == "Net income")
    assert income["y"][-1] < 0
    assert income["text"][-1] == "(2.7%)"


def test_bridge_steps_and_its_numbers(pages) -> None:
    test = open_picture("bridge")
    waterfall = specs(test)[0]["data"][0]
    assert waterfall["measure"].count("absolute") == 5
    assert waterfall["y"][0] == "Revenue"
    numbers = numbers_of(test)
    assert numbers["amount"][1] == "(3,180)"
    assert set(numbers["page"]) == {"Page 41", "Not itemised"}


def test_bridge_of_another_year(pages) -> None:
    test = open_picture("bridge")
    test.get_by_key("bridge_year").set_value(2021).run()
    assert numbers_of(test)["amount"][0] == "4,410"


def test_bridge_leaves_room_for_a_loss(pages) -> None:
    (spec,) = specs(open_picture("bridge", loss()))
    low, high = spec["layout"]["xaxis"]["range"]
    assert low < -165
    assert high > 5_240


@pytest.mark.parametrize(
    ("language", "said"), [("en", "does not print it for 2023"), ("zh", "本报告未列示其 2023 年数据")]
)
def test_no_bridge_without_net_income(pages, language, said) -> None:
    report = analysed_report()
    without = replace(report, metrics=tuple(f for f in report.metrics if f.name != "net_income"))
    test = open_picture("bridge", without, language)
    assert test.get("plotly_chart") == []
    assert said in texts(test)
    assert {"en": "Net income", "zh": "净利润"}[language] in texts(test)


@LANGUAGES
def test_dupont_shows_value_and_change_in_every_box(pages, language) -> None:
    test = open_picture("dupont", analysed_report(), language)
    (spec,) = specs(test)
    boxes = [note["text"] for note in spec["layout"]["annotations"] if "<br>" in note["text"]]
    assert len(boxes) == 8
    assert len([shape for shape in spec["layout"]["shapes"] if shape["type"] == "rect"]) == 8
    assert {"en": "Return on equity", "zh": "净资产收益率"}[language] in boxes[0]
    assert "<b>20.0%</b>" in boxes[0]
    assert {"en": "+0.3 pp", "zh": "+0.3 个百分点"}[language] in boxes[0]
    assert "<b>660</b>" in boxes[4]
    assert "+10.9%" in boxes[4]


def test_dupont_names_formula_and_pages_on_hovering(pages) -> None:
    (spec,) = specs(open_picture("dupont", analysed_report()))
    points = {point[0]: point[1:] for point in spec["data"][0]["customdata"]}
    assert points["Net margin"] == ["2023", "12.6%", "Net income ÷ Revenue<br>Page 41"]
    assert points["Total equity"] == ["2023", "3,300 USD millions", "Page 43"]
    assert points["Return on equity"][2] == "Net margin × Asset turnover × Equity multiplier<br>Page 41, 43"


def test_dupont_in_five_steps_and_in_another_year(pages) -> None:
    test = open_picture("dupont", analysed_report())
    test.get_by_key("dupont_steps").set_value(5).run()
    assert not test.exception
    assert "tax burden × interest burden" in texts(test)
    assert len(specs(test)[0]["data"][0]["x"]) == 12
    test.get_by_key("dupont_year").set_value(2022).run()
    assert "<b>19.7%</b>" in specs(test)[0]["layout"]["annotations"][0]["text"]


def test_dupont_without_a_year_before_shows_no_change(pages) -> None:
    (spec,) = specs(open_picture("dupont", analysed_report(years=(2023,))))
    assert "pp" not in spec["layout"]["annotations"][0]["text"]


@pytest.mark.parametrize(("language", "said"), [("en", "is zero or negative"), ("zh", "为零或负数，该指标无意义")])
def test_dupont_explains_negative_equity(pages, language, said) -> None:
    test = open_picture("dupont", REPORTS["no_equity"], language)
    assert test.get("plotly_chart") == []
    assert said in texts(test)


def test_dupont_in_five_steps_passes_over_a_year_of_loss(pages) -> None:
    test = open_picture("dupont", loss())
    assert "<b>(4.2%)</b>" in specs(test)[0]["layout"]["annotations"][0]["text"]
    test.get_by_key("dupont_steps").set_value(5).run()
    assert "2022" in test.get("plotly_chart")[0].proto.alt
    assert "Tax burden: means nothing for 2023" in texts(test)


def test_cash_beside_profit(pages) -> None:
    test = open_picture("cash", analysed_report())
    (spec,) = specs(test)
    assert [trace["name"] for trace in spec["data"]] == ["Net income", "Operating cash flow", "Free cash flow"]
    assert spec["data"][2]["y"] == [450, 550, 620]
    assert spec["data"][2]["customdata"][2][1] == "Operating cash flow − Capital expenditure<br>Page 45"
    numbers = numbers_of(test).set_index("item")
    assert numbers.loc["Operating cash flow to net income", "2023"] == "1.41"
    assert numbers.loc["Accruals to total assets", "2023"] == "(4.2%)"


def test_cash_conversion_of_a_loss_is_explained_not_drawn(pages) -> None:
    said = texts(open_picture("cash", loss()))
    assert "Operating cash flow to net income: means nothing for 2023, as Net income is zero or negative." in said


def test_working_capital_days_and_their_cycle(pages) -> None:
    test = open_picture("working_capital", analysed_report())
    (spec,) = specs(test)
    heights = {trace["name"]: trace["y"][-1] for trace in spec["data"]}
    assert heights["Payable days"] == pytest.approx(-59.7, abs=0.05)
    assert heights["Cash conversion cycle"] == pytest.approx(
        heights["Inventory days"] + heights["Receivable days"] + heights["Payable days"]
    )
    assert spec["data"][0]["x"] == ["2022", "2023"]
    hover = spec["data"][0]["customdata"][-1]
    assert hover == ["55.1 days", "(Inventories × 365) ÷ Cost of revenue<br>Page 41, 43"]
    assert numbers_of(test).set_index("item").loc["Quick ratio", "2023"] == "1.13"


def test_the_cycle_is_told_by_its_nearest_figures(pages) -> None:
    (spec,) = specs(open_picture("working_capital", analysed_report(), "zh"))
    assert spec["data"][-1]["customdata"][-1] == ["44.2 天", "营业周期 − 应付账款周转天数<br>第 41, 43 页"]


def test_working_capital_without_payables_leaves_the_cycle_out(pages) -> None:
    test = open_picture("working_capital", analysed_report(without=("accounts_payable",)))
    (spec,) = specs(test)
    assert [trace["name"] for trace in spec["data"]] == ["Inventory days", "Receivable days"]
    assert "Cash conversion cycle: needs Accounts payable, which this report does not print for 2023." in texts(test)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Inventory days: needs Inventories, Cost of revenue"),
        ("zh", "存货周转天数：需要存货、营业成本，本报告未列示其 2023 年数据。"),
    ],
)
def test_a_bank_is_told_what_the_days_need(pages, language, said) -> None:
    test = open_picture("working_capital", bank(), language)
    assert test.get("plotly_chart") == []
    assert said in texts(test)


def shelve(*companies: str) -> None:
    for number, company in enumerate(companies):
        report = analysed_report({("net_income", 2023): 100 + 100 * number})
        keep(replace(report, company=company, name=f"peer {number}.pdf"))


@LANGUAGES
def test_too_few_peers_say_what_to_do(pages, language) -> None:
    shelve("Alder", "Birch")
    test = open_picture("peers", analysed_report(), language)
    assert test.get("plotly_chart") == []
    said = texts(test)
    assert {"en": "2 other companies among your reports; 3 are needed", "zh": "另有 2 家公司，至少需要 3 家"}[
        language
    ] in said
    assert {"en": "Read the annual reports", "zh": "请继续阅读"}[language] in said


@LANGUAGES
def test_the_report_stands_among_its_peers(pages, language) -> None:
    shelve("Alder", "Birch", "<b>Cedar</b>")
    test = open_picture("peers", analysed_report(), language)
    assert not test.exception
    (spec,) = specs(test)
    own, others = spec["data"][-1], spec["data"][-2]
    name = {"en": "Net margin", "zh": "净利率"}[language]
    assert own["x"][own["y"].index(name)] == 1.0
    assert own["customdata"][own["y"].index(name)][1] == "12.6%"
    dots = [point for y, point in zip(others["y"], others["customdata"], strict=True) if y == name]
    page = {"en": "Page 41", "zh": "第 41 页"}[language]
    assert dots[0] == ["Alder", "2023", "1.9%", f"{page} · peer 0.pdf"]
    assert dots[2][0] == "&lt;b&gt;Cedar&lt;/b&gt;"
    numbers = numbers_of(test).set_index("item")
    assert list(numbers.loc[name]) == ["12.6%", "3.8%", "2.9% – 4.8%", "1 / 4"]
    assert "3" in test.get("plotly_chart")[0].proto.alt


def test_peers_without_a_ratio_in_common_say_so(pages) -> None:
    for number in range(3):
        report = replace(analysed_report(), company=f"Bare {number}", name=f"bare {number}.pdf")
        keep(replace(report, metrics=tuple(f for f in report.metrics if f.formula is None)))
    test = open_picture("peers", analysed_report())
    assert not test.exception
    assert "Too few" in test.info[0].value
