"""Judging figures on the report screen: right, corrected in four ways, added, listed, taken back; in both languages."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal

import pytest
from streamlit.testing.v1 import AppTest

from components.finance import correction
from model import jobs
from model.finance import service
from model.finance.correction.draft import Asked
from model.finance.correction.service import correct, corrections_of
from tests.model.finance.sample_report import MILLION, sample_report
from tests.pages.finance.screen import keep, open_report, table
from tests.pages.screens import texts

LANGUAGES = pytest.mark.parametrize("language", ["en", "zh"])
OWNER = "local"
pytestmark = pytest.mark.usefixtures("pages")


def typed(metric: str, millions: int, note: str = "") -> Asked:
    return Asked("value", metric, 2023, value=Decimal(millions) * MILLION, note=note)


def open_figure(metric: str = "inventories", year: int = 2023, language: str = "en", **more) -> AppTest:
    return open_report(language=language, tab="figures", metric=metric, year=year, **more)


def key(test: AppTest, name: str = "", metric: str = "inventories", year: int = 2023) -> str:
    """Key of a field of the form; the form of the next figure or after an action is another one."""
    number = test.session_state.get("correction_round", 0)
    return f"way_{number}_{metric}_{year}{name and '_'}{name}"


def open_form(test: AppTest, way: str = "value", **figure) -> AppTest:
    """The form for a way of correcting, opened."""
    test.session_state[key(test, **figure).replace("way_", "correct_")] = True
    test.run()
    if way != "value":
        test.get_by_key(key(test, **figure)).set_value(way).run()
    assert not test.exception
    return test


def type_value(test: AppTest, typed: str, **figure) -> AppTest:
    test.text_input(key=key(test, "typed", **figure)).set_value(typed).run()
    assert not test.exception
    return test


def send(test: AppTest, **figure) -> AppTest:
    test.button(key=key(test, "apply", **figure)).click().run()
    assert not test.exception
    return test


def shown(test: AppTest, metric: str = "inventories", year: int = 2023):
    """The figure in millions as its owner now sees it."""
    return service.report(test.query_params["result"], OWNER).value(metric, year) / MILLION


def toasts(test: AppTest) -> list[str]:
    return [toast.value for toast in test.toast]


# right


@LANGUAGES
def test_a_figure_is_confirmed_and_that_is_taken_back(language) -> None:
    test = open_figure(language=language)
    test.button(key="confirm").click().run()
    assert not test.exception
    assert {"en": "Confirmed by you", "zh": "您已确认"}[language] in texts(test)
    assert {"en": "Confirmed.", "zh": "已确认"}[language] in toasts(test)[0]
    assert "confirm" not in {button.key for button in test.button}
    test.button(key="undo").click().run()
    assert {"en": "Taken back.", "zh": "已撤销。"}[language] in toasts(test)[0]
    assert test.button(key="confirm")


def test_a_calculated_measure_sends_to_its_inputs() -> None:
    test = open_figure("gross_margin", 2022)
    assert "correct the figures it follows from" in texts(test)
    assert "confirm" not in {button.key for button in test.button}


def test_the_form_is_drawn_only_when_it_is_opened_and_has_the_one_primary_button() -> None:
    test = open_figure()
    assert not [button for button in test.button if button.proto.type == "primary"]
    open_form(test)
    test.session_state["add_0"] = True
    test.run()
    primary = [button.key for button in test.button if button.proto.type == "primary"]
    assert primary == [key(test, "apply")]


# value


@LANGUAGES
def test_a_typed_value_is_shown_beside_what_was_read(language) -> None:
    test = open_form(open_figure(language=language))
    assert test.button(key=key(test, "apply")).disabled
    type_value(test, "（490.5）")
    assert r"480 → \(490.50\)" in texts(test)
    type_value(test, "4.9 亿")
    test.text_input(key=key(test, "note")).set_value("see *note* 7").run()
    send(test)
    assert shown(test) == 490
    said = texts(test)
    assert {"en": "Corrected]", "zh": "已更正]"}[language] in said
    assert "~~480" in said
    assert "→ **490" in said
    assert r"see \*note\* 7" in said
    assert {"en": "by you", "zh": "由您更正"}[language] in said
    assert {"en": "Corrected. Other", "zh": "已更正。"}[language] in toasts(test)[0]
    assert table(test, "figures_balance")["2023"][2].startswith("✎ 490")
    assert {"en": "✎ Corrected", "zh": "✎ 已更正"}[language] in said


@pytest.mark.parametrize(("language", "said"), [("en", "is not a number"), ("zh", "不是数字")])
def test_what_is_no_number_is_told_at_once_and_cannot_be_sent(language, said) -> None:
    test = type_value(open_form(open_figure(language=language)), "12 apples")
    assert said in texts(test)
    assert test.button(key=key(test, "apply")).disabled


def test_the_value_already_shown_is_refused_with_a_way_out() -> None:
    test = send(type_value(open_form(open_figure()), "480"))
    assert len(test.error) == 1
    assert "Mark the figure as right instead" in test.error[0].value
    assert corrections_of(test.query_params["result"], OWNER) == ()
    test.run()
    assert not test.error, "told once"


def test_a_value_is_read_in_the_unit_on_the_screen() -> None:
    test = open_figure()
    test.get_by_key("unit_en").set_value(1_000).run()
    send(type_value(open_form(test), "490,500"))
    assert float(shown(test)) == 490.5


def test_figures_a_share_are_typed_as_they_are() -> None:
    figure = {"metric": "eps_diluted", "year": 2023}
    test = send(type_value(open_form(open_figure(**figure), **figure), "3.31", **figure), **figure)
    assert str(service.report(test.query_params["result"], OWNER).value("eps_diluted", 2023)) == "3.31"


def test_undo_brings_back_what_was_read() -> None:
    test = send(type_value(open_form(open_figure()), "490"))
    test.button(key="undo").click().run()
    assert shown(test) == 480
    assert "~~" not in texts(test)
    assert "Taken back." in toasts(test)[0]


def test_another_tab_of_the_browser_sees_the_correction() -> None:
    test = open_figure()
    correct(test.query_params["result"], OWNER, typed("inventories", 490))
    assert "**490** USD millions" in texts(test.run())


# replayed


@LANGUAGES
def test_a_replayed_figure_names_the_report_it_comes_from(language) -> None:
    earlier = keep(sample_report(name="meridian_*2022*.pdf"))
    correct(earlier, OWNER, typed("inventories", 490))
    test = open_figure(language=language)
    word = {"en": "replayed from", "zh": "沿用自"}[language]
    assert rf"{word} meridian\_\*2022\*.pdf" in texts(test)
    test.button(key="undo").click().run()
    assert shown(test) == 480
    assert service.report(earlier, OWNER).value("inventories", 2023) == 480 * MILLION
    assert {"en": "follow it: 0", "zh": "：0 份"}[language] in toasts(test)[0]


def test_the_toast_counts_the_reports_that_follow() -> None:
    keep(sample_report(name="meridian_2022.pdf"))
    test = send(type_value(open_form(open_figure()), "490"))
    assert "follow it: 1" in toasts(test)[0]


# row


@LANGUAGES
def test_another_row_is_chosen_with_its_number_in_sight(language) -> None:
    test = open_form(open_figure(language=language), "row")
    rows = test.selectbox(key=key(test, "line"))
    assert "Current assets › Inventories: 480" in rows.options
    assert test.button(key=key(test, "apply")).disabled
    rows.set_value(12).run()
    assert "480 → 700" in texts(test)
    send(test)
    assert (shown(test), shown(test, year=2022)) == (700, 655)
    assert "Accounts receivable, net" in texts(test)


# unit


@LANGUAGES
def test_another_unit_shows_before_and_after(language) -> None:
    test = open_form(open_figure(language=language), "scale")
    unit = test.selectbox(key=key(test, "scale"))
    assert unit.value == MILLION
    assert {"en": "Thousands", "zh": "万美元"}[language] in unit.options
    unit.set_value(1_000).run()
    assert r"480 → 0\.48" in texts(test)
    send(test)
    assert shown(test) * MILLION == 480_000


# page


@LANGUAGES
def test_another_page_begins_a_reading_with_progress(language, monkeypatch) -> None:
    monkeypatch.setattr("model.finance.library.shelf.page_texts", lambda *_: ("",) * 88)
    test = open_form(open_figure(language=language), "page")
    page = test.number_input(key=key(test, "page"))
    assert (page.value, page.max) == (43, 88)
    assert test.button(key=key(test, "apply")).disabled
    page.set_value(50).run()
    send(test)
    job = jobs.status(test.query_params["job"], OWNER)
    assert (job.state, dict(job.options)["pages"]) == ("queued", {"balance": 50})
    assert test.button(key="job_cancel")


# adding


@LANGUAGES
def test_a_figure_the_reading_did_not_find_is_added(language) -> None:
    test = open_figure(language=language)
    test.session_state["add_0"] = True
    test.run()
    which = test.selectbox(key="add_which_0")
    assert which.options[0] == {"en": "Goodwill · 2023", "zh": "商誉 · 2023"}[language]
    field = "add_way_0_goodwill_2023"
    test.text_input(key=f"{field}_typed").set_value("90").run()
    assert {"en": "not found → 90", "zh": "未找到 → 90"}[language] in texts(test)
    test.button(key=f"{field}_apply").click().run()
    assert not test.exception
    assert shown(test, "goodwill") == 90
    assert any("✎ 90" in cell for cell in table(test, "figures_balance")["2023"])


def test_where_nothing_is_missing_nothing_is_offered() -> None:
    report = sample_report()
    whole = replace(report, missing={}, years=(2023,), metrics=tuple(f for f in report.metrics if f.year == 2023))
    test = open_report(whole, tab="figures")
    assert not [box for box in test.expander if box.label == "Add a figure…"]


# the list


def open_list(result_report=None, language: str = "en") -> AppTest:
    test = open_report(result_report, language=language, tab="checks")
    test.session_state["corrections"] = True
    test.run()
    assert not test.exception
    return test


@LANGUAGES
def test_an_empty_list_says_how_to_begin(language) -> None:
    said = texts(open_list(language=language))
    assert {"en": "No figure of this company was confirmed", "zh": "尚未确认或更正"}[language] in said
    assert {"en": "Nothing judged yet", "zh": "尚无判断"}[language] in said


@LANGUAGES
def test_the_list_tells_what_each_correction_does_here(language) -> None:
    other = keep(sample_report(name="other.pdf"))
    result = keep()
    overruled = correct(other, OWNER, typed("cash", 1)).correction
    correct(result, OWNER, typed("cash", 2, note="<b>why</b>"))
    correct(result, OWNER, Asked("confirmed", "inventories", 2023))
    said = texts(open_list(language=language))
    for word in {
        "en": ["figures changed here: 1", "stands as read", "no effect on this report", "Value typed in", "made on"],
        "zh": ["本报告更正数据：1 项", "读取无误", "对本报告无影响", "直接录入数值", "来自"],
    }[language]:
        assert word in said
    assert r"\<b\>why\</b\>" in said
    assert said.index("读取无误" if language == "zh" else "stands as read") < said.index(
        "对本报告无影响" if language == "zh" else "no effect on this report"
    ), "newest first"
    assert overruled.id in {standing.correction.id for standing in corrections_of(result, OWNER)}


@LANGUAGES
def test_corrections_are_taken_back_and_restored_in_the_list(language) -> None:
    made = correct(keep(), OWNER, typed("cash", 2)).correction
    test = open_list(language=language)
    test.button(key=f"undo_{made.id}").click().run()
    assert {"en": "taken back", "zh": "已撤销"}[language] in texts(test)
    assert shown(test, "cash") == 610
    button = test.button(key=f"undo_{made.id}")
    assert button.label == {"en": "Restore", "zh": "恢复"}[language]
    button.click().run()
    assert shown(test, "cash") == 2
    assert {"en": "In force again.", "zh": "已恢复。"}[language] in toasts(test)[0]


def test_a_page_in_the_list_names_the_page(monkeypatch) -> None:
    monkeypatch.setattr("model.finance.library.shelf.page_texts", lambda *_: ("",) * 88)
    correct(keep(), OWNER, Asked("page", "cash", 2023, page=50))
    assert "read from page 50" in texts(open_list())


def test_accuracy_stands_below_with_its_basis() -> None:
    result = keep()
    correct(result, OWNER, typed("cash", 2))
    correct(result, OWNER, Asked("confirmed", "inventories", 2023))
    test = open_list()
    rows = test.dataframe[-1].value.to_dict("records")
    assert rows[0] == {"of": "All figures", "looked": "2", "stood": "1", "share": "too few to say", "interval": ""}
    assert [row["of"] for row in rows[1:]] == ["Unchecked", "Cash and cash equivalents", "Inventories"]
    assert "the share that stood as read" in texts(test)


ACCURACY = """
import streamlit as st
from components.finance import accuracy as shown
from model.finance.correction.accuracy import Accuracy, Share

st.session_state["language"] = "zh"
measured = Accuracy(Share(40, 30), {"cash": Share(40, 30)}, {"verified": Share(40, 30)}, 0, 0)
st.session_state["rows"] = shown.accuracy_table(measured).to_dict("records")
"""


def test_enough_figures_give_a_share_with_its_interval() -> None:
    rows = AppTest.from_string(ACCURACY).run().session_state["rows"]
    assert [row["of"] for row in rows] == ["全部数据", "已核验", "货币资金"]
    assert {(row["share"], row["interval"]) for row in rows} == {("75.0%", "59.8% – 85.8%")}


FIXTURES = """
import streamlit as st
from components.finance import corrections
from components.finance.view import View, open_corrected

made = []
def catch(_label, *, data, file_name, mime, **_):
    made.append((file_name, mime, data()))
st.download_button = catch
st.session_state["corrections"] = True
result = st.query_params["result"]
corrections.show_corrections(View(open_corrected(result, "local").report, "local", "en", 1_000_000, 0))
st.session_state["made"] = made
"""


def test_corrections_are_downloaded_as_test_cases(monkeypatch) -> None:
    import streamlit

    monkeypatch.setattr(streamlit, "download_button", streamlit.download_button)  # put back afterwards
    result = keep()
    correct(result, OWNER, typed("cash", 2))
    test = AppTest.from_string(FIXTURES)
    test.query_params["result"] = result
    test.run()
    assert not test.exception
    ((name, mime, data),) = test.session_state["made"]
    assert (name, mime) == ("meridian_2023_corrections.json", "application/json")
    assert [case["metric"] for case in json.loads(data)] == ["cash"]


def test_a_fault_of_the_store_is_one_line(monkeypatch) -> None:
    from model.errors import StoreError

    test = open_figure()

    def gone(*_):
        raise StoreError("record_missing")

    monkeypatch.setattr(correction, "correct", gone)
    test.button(key="confirm").click().run()
    assert not test.exception
    assert len(test.error) == 1
