"""The risk part of the report screen: flags, scores, market value and the comparison of risk factors."""

from __future__ import annotations

from dataclasses import replace

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from model.documents import Word, reader
from model.evidence import Evidence
from model.finance.figures import TextFlag
from model.finance.report import Report
from model.finance.risk import service
from tests.model.finance.risk.filings import LONG, MORE, MOST
from tests.model.finance.risk.filings import pages as filing
from tests.model.finance.risk.kept import keep, of_year
from tests.model.finance.risk.statements import YEAR
from tests.model.finance.sample_report import empty_report
from tests.pages.finance.screen import SCREEN, TABS, address
from tests.pages.screens import ROOT, open_app
from tests.pages.screens import texts as escaped_texts

LANGUAGES = pytest.mark.parametrize("language", ["en", "zh"])
DOUBT = "These matters raise substantial doubt about our ability to continue as a going concern."
NEW = "\n".join(f"Quite another danger waits in sector {word}, unlike any told before." for word in MOST.split()[::4])


@pytest.fixture(autouse=True)
def nothing_kept() -> None:
    st.cache_resource.clear()


@pytest.fixture(autouse=True)
def words(monkeypatch) -> None:
    """Every page holds the sentence of the flag, on one line."""
    line = tuple(Word(text, 10.0 + 40 * at, 100.0, 45.0 + 40 * at, 110.0) for at, text in enumerate(DOUBT.split()))
    monkeypatch.setattr(reader, "read_words", lambda _path, numbers: dict.fromkeys(numbers, line))


def texts(test: AppTest) -> str:
    """Every text on the screen and every expander's label as a reader sees it."""
    return "\n".join([escaped_texts(test), *(each.label for each in test.expander)]).replace("\\", "")


def passages(test: AppTest) -> dict[str, str]:
    """The passages shown: the key of each one's page button, and its page."""
    return {button.key: button.label for button in test.button if (button.key or "").startswith("passage_page_")}


def flagged(report: Report, count: int = 1) -> Report:
    places = tuple(Evidence(report.source, page=8 + number, quote=DOUBT) for number in range(count))
    return replace(report, flags=(TextFlag("going_concern", places, 0.67),))


def open_risk(
    report: Report | None = None, language: str = "en", text: list[str] | None = None, **selection
) -> AppTest:
    """The risk part with a report that lies on the shelf; `selection` goes into the address."""
    result, _ = keep(report or of_year(YEAR), text)
    test = open_app(language)
    test.query_params["result"] = result
    for name, value in selection.items():
        test.query_params[name] = str(value)
    test.session_state[f"report_tabs_{language}"] = TABS["risk"][language]
    return test.switch_page(str(ROOT / SCREEN)).run()


def both_years(language: str = "en", now: list[str] | None = None, **selection) -> AppTest:
    keep(of_year(YEAR - 1), filing(LONG, MORE, MOST))
    return open_risk(language=language, text=now or filing(LONG, NEW, MOST), **selection)


@LANGUAGES
def test_without_warnings_it_says_what_was_looked_for(pages, language) -> None:
    test = open_risk(language=language)
    assert not test.exception
    assert not test.error
    looked_for = {"en": "Going-concern doubt, Material weakness", "zh": "持续经营重大不确定性、内部控制重大缺陷"}
    assert looked_for[language] in texts(test)


@LANGUAGES
def test_a_warning_shows_its_sentence_and_opens_its_page_with_the_words_marked(pages, language) -> None:
    test = open_risk(flagged(of_year(YEAR)), language)
    assert not test.exception
    assert {"en": "Going-concern doubt", "zh": "持续经营重大不确定性"}[language] in texts(test)
    assert {"en": "1 of 1 warnings", "zh": "属实 1 项"}[language] in texts(test)
    assert pages.shown[0] == 8
    assert len(pages.shown[1]) == 1


def test_another_sentence_of_a_warning(pages) -> None:
    test = open_risk(flagged(of_year(YEAR), count=4))
    assert "Further sentences (2)" in [expander.label for expander in test.expander]
    test.button(key="place_going_concern_3").click().run()
    assert address(test) == {"risk": "going_concern", "input": "3"}
    assert pages.shown[0] == 11


@LANGUAGES
def test_every_score_has_its_value_and_zone(pages, language) -> None:
    shown = texts(open_risk(language=language))
    values = {
        "en": ("2.61 · Grey zone", "3.96 · Safe zone", "9/9 · Strong", "−2.18 · Watch", "−1.49 · Safe zone"),
        "zh": ("2.61 · 灰色区", "3.96 · 安全区", "9/9 · 强", "−2.18 · 关注", "−1.49 · 安全区"),
    }
    assert all(value in shown for value in values[language])


def test_a_score_opens_with_its_formula_and_the_page_of_its_first_input(pages) -> None:
    test = open_risk()
    test.button(key="open_altman_z_double_prime").click().run()
    assert address(test) == {"risk": "altman_z_double_prime", "year": str(YEAR), "input": "0"}
    shown = texts(test)
    assert "6.56 × Working capital to total assets 0.2 = 1.312" in shown
    assert "Current assets − Current liabilities" in shown
    assert "18.6%" in shown
    assert "Salomon Brothers" in shown
    assert pages.shown[0] == len("current_assets") + YEAR % 2


def test_an_input_opens_its_page(pages) -> None:
    test = open_risk(risk="piotroski_f", year=YEAR)
    test.button(key="score_input_3").click().run()
    assert address(test) == {"risk": "piotroski_f", "year": str(YEAR), "input": "3"}
    assert pages.shown[0] == len("total_assets") + YEAR % 2


@LANGUAGES
def test_a_bank_is_told_why_it_has_no_scores(pages, language) -> None:
    bank = replace(of_year(YEAR), missing={"current_assets": "not_applicable_financial"})
    test = open_risk(bank, language, risk="zmijewski")
    assert not test.exception
    assert {"en": "not made for banks", "zh": "不适用于银行"}[language] in texts(test)
    assert not pages.asked


@LANGUAGES
def test_a_document_without_figures(pages, language) -> None:
    test = open_risk(empty_report(), language)
    assert not test.exception
    assert {"en": "nothing to score", "zh": "无法评分"}[language] in test.info[0].value


def market_form(test: AppTest, text: str) -> AppTest:
    test.text_input[0].set_value(text)
    return test.button(key="market_value_keep").click().run()


def test_the_market_value_is_entered_replaced_and_removed(pages) -> None:
    test = open_risk(risk="altman_z", year=YEAR)
    assert "Market value of equity 2023 missing" in texts(test)
    market_form(test, "660")
    assert not test.error
    assert "3.28 · Safe zone" in texts(test)
    assert "entered by hand" in texts(test)
    market_form(test, "110")
    assert "2.68 · Grey zone" in texts(test)
    test.button(key="market_value_remove").click().run()
    assert "Market value of equity 2023 missing" in texts(test)


@LANGUAGES
def test_a_market_value_that_is_none_is_refused_in_words(pages, language) -> None:
    test = market_form(open_risk(language=language, risk="altman_z", year=YEAR), "a lot")
    assert not test.exception
    assert {"en": "not an amount", "zh": "不是大于零的金额"}[language] in test.error[0].value


@LANGUAGES
def test_without_an_earlier_report_it_says_what_to_upload(pages, language) -> None:
    shown = texts(open_risk(language=language))
    assert {"en": "annual report for fiscal 2022", "zh": "2022 会计年度的年度报告"}[language] in shown


@LANGUAGES
def test_the_risk_factors_are_compared_with_the_year_before(pages, language) -> None:
    test = both_years(language)
    assert not test.exception
    shown = texts(test)
    assert {"en": "Compared with fiscal 2022", "zh": "与 2022 会计年度"}[language] in shown
    assert "Quite another danger" in shown
    assert {"en": "Risk factors largely rewritten", "zh": "风险因素大幅改写"}[language] in shown
    assert {"en": "Scores over the years", "zh": "历年评分"}[language] in shown
    assert list(test.dataframe[0].value.columns)[1:] == ["2023", "2022", "2021"]


def test_another_year_is_scored_and_opens_the_report_it_was_read_in(pages) -> None:
    test = both_years(risk="zmijewski", year=YEAR)
    test.get_by_key("risk_year").set_value(YEAR - 1).run()
    assert address(test) == {"risk": "zmijewski", "year": str(YEAR - 1), "input": "0"}
    assert f"{YEAR - 1} · " in texts(test)


def test_a_passage_opens_its_page_and_a_removed_one_the_earlier_report(pages) -> None:
    test = both_years()
    gone = next(key for key, label in passages(test).items() if label == "Page 4 of 2022")
    new = next(key for key, label in passages(test).items() if label == "Page 4")
    test.button(key=new).click().run()
    assert address(test)["risk"] == "risk_factors"
    assert pages.shown[0] == 4
    test.button(key=gone).click().run()
    assert not test.exception
    assert pages.shown[0] == 4
    assert test.query_params["input"] != new.rsplit("_", 1)[1]


def test_passages_are_filtered(pages) -> None:
    test = both_years()
    before = passages(test)
    test.get_by_key("redline_filter").set_value(["unchanged"]).run()
    assert passages(test)
    assert not passages(test).keys() & before.keys()
    test.get_by_key("redline_filter").set_value([]).run()
    assert "Nothing to show" in texts(test)


def test_many_passages_are_shown_a_few_at_a_time(pages) -> None:
    lines = "\n".join(f"{word} may fail\nIf {word} fails we lose the sales of {word}." for word in many_words())
    test = both_years(now=filing(LONG, lines, MOST))
    assert "New headings: Ashfield may fail; Ashgate may fail" in texts(test)
    assert len(passages(test)) == 20
    test.button(key="redline_more").click().run()
    assert len(passages(test)) == 40
    test.get_by_key("redline_filter").set_value(["new"]).run()
    assert len(passages(test)) == 20


def many_words() -> list[str]:
    return [
        f"{first}{second}"
        for first in ("Ash", "Elm", "Oak", "Yew")
        for second in ("field", "gate", "holm", "mere", "wick", "worth")
    ]


def test_a_report_without_the_section_is_named(pages) -> None:
    keep(of_year(YEAR - 1), ["nothing of the kind"])
    test = open_risk(text=filing(LONG, NEW, MOST))
    assert "tarn_2022.pdf has no" in test.info[0].value.replace("\\", "")


def test_the_comparison_is_made_once_a_session(pages, monkeypatch) -> None:
    made = []
    compare = service.compare_readings
    monkeypatch.setattr(service, "compare_readings", lambda *given: made.append(1) or compare(*given))
    test = both_years()
    test.run()
    assert made == [1]


@LANGUAGES
def test_a_link_to_a_risk_opens_this_part(pages, language) -> None:
    result, _ = keep(of_year(YEAR))
    test = open_app(language)
    test.query_params["result"] = result
    test.query_params["risk"] = "zmijewski"
    test.switch_page(str(ROOT / SCREEN)).run()
    assert test.session_state[f"report_tabs_{language}"] == TABS["risk"][language]


def test_an_address_that_names_nothing_known_shows_the_first_score(pages) -> None:
    test = open_risk(risk="nonsense", year=1, input="x")
    assert not test.exception
    assert "Altman Z′ (1983)** · 2023" in texts(test)
