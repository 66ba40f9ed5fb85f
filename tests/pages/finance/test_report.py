"""The report screen's states: nothing yet, at work, failed, full; in both languages."""

from __future__ import annotations

from dataclasses import replace

import pytest

from model import jobs
from model.finance import service
from tests.model.finance.sample_report import empty_report, sample_report
from tests.pages.finance.screen import SCREEN, TABS, address, keep, open_report
from tests.pages.screens import ROOT, open_app, open_screen, texts

LANGUAGES = pytest.mark.parametrize("language", ["en", "zh"])


@LANGUAGES
def test_nothing_yet_invites_a_file_or_a_sample(language) -> None:
    test = open_screen(SCREEN, language)
    assert not test.exception
    assert not test.error
    assert test.title[0].value == {"en": "Annual report", "zh": "年度报告"}[language]
    assert len(test.file_uploader) == 1
    assert {button.key for button in test.button} >= {"sample_en", "sample_zh"}
    said = texts(test)
    for word in {"en": ["What is read", "Limits", "60 MB"], "zh": ["读取内容", "限制", "60 MB"]}[language]:
        assert word in said


@LANGUAGES
def test_one_primary_button_the_sample_in_the_readers_language(language) -> None:
    primary = [button.key for button in open_screen(SCREEN, language).button if button.proto.type == "primary"]
    assert primary == [f"sample_{language}"]


@LANGUAGES
def test_a_sample_begins_its_job(language) -> None:
    test = open_screen(SCREEN)
    test.button(key=f"sample_{language}").click().run()
    assert not test.exception
    job = jobs.status(test.query_params["job"], "local")
    assert (job.kind, job.state) == (service.KIND, "queued")
    assert job.name == next(sample.path.name for sample in service.samples() if sample.language == language)
    assert test.button(key="job_cancel")


def test_an_upload_begins_its_job() -> None:
    test = open_screen(SCREEN)
    test.file_uploader[0].upload("annual.pdf", b"%PDF-1.4 x").run()
    assert not test.exception
    assert jobs.status(test.query_params["job"], "local").name == "annual.pdf"


def test_several_uploads_are_listed() -> None:
    test = open_screen(SCREEN)
    uploader = test.file_uploader[0].upload("a.pdf", b"%PDF-1.4 a")
    uploader.upload("b.pdf", b"%PDF-1.4 b").run()
    assert not test.exception
    assert "job" not in test.query_params
    assert "2 reports" in test.info[0].value
    assert {link.proto.label for link in test.get("page_link")} >= {"a.pdf", "b.pdf"}


def test_a_refused_upload_says_why_and_begins_nothing() -> None:
    test = open_screen(SCREEN)
    test.file_uploader[0].upload("a.pdf", b"hello").run()
    assert not test.exception
    assert len(test.error) == 1
    assert jobs.recent("local") == ()


@LANGUAGES
def test_at_work_shows_progress(language) -> None:
    test = open_screen(SCREEN, language)
    test.button(key="sample_en").click().run()
    job = jobs.current_store().begin_job(test.query_params["job"])
    jobs.current_store().report_progress(job, 2, 4, "reading_tables")
    test.run()
    assert not test.exception
    assert {"en": "Reading the tables", "zh": "正在读取表格"}[language] in test.progress[0].text
    assert test.progress[0].value == 50


@LANGUAGES
def test_failed_says_why_and_offers_another_try(language) -> None:
    document = jobs.current_store().add_document("x.pdf", b"%PDF-1.4 broken", "application/pdf", "local")
    job_id = service.start_reading(document.id, "local")
    jobs.current_store().fail_job(jobs.current_store().begin_job(job_id), "document_damaged", {})
    test = open_app(language)
    test.query_params["job"] = job_id
    test.switch_page(str(ROOT / SCREEN)).run()
    assert not test.exception
    assert len(test.error) == 1
    test.button(key="job_again").click().run()
    assert test.query_params["job"] != job_id


def test_done_turns_into_the_report(run_jobs, pages) -> None:
    test = open_screen(SCREEN)
    test.button(key="sample_zh").click().run()
    run_jobs()
    test.run()
    assert not test.exception
    assert "job" not in test.query_params
    assert "result" in test.query_params
    assert test.metric


@LANGUAGES
@pytest.mark.parametrize("tab", list(TABS))
def test_every_part_in_both_languages(pages, language, tab) -> None:
    test = open_report(language=language, tab=tab)
    assert not test.exception
    assert not test.error
    assert "Meridian Instruments Inc" in texts(test)


@LANGUAGES
@pytest.mark.parametrize("tab", list(TABS))
def test_a_document_without_figures_takes_no_part_down(pages, language, tab) -> None:
    test = open_report(empty_report(), language=language, tab=tab)
    assert not test.exception
    assert not test.error
    assert "letter" in texts(test)


def test_an_unknown_result_is_refused_with_a_way_back() -> None:
    test = open_app()
    test.query_params["result"] = "no-such-result"
    test.switch_page(str(ROOT / SCREEN)).run()
    assert not test.exception
    assert len(test.error) == 1
    test.button(key="start_over").click().run()
    assert "result" not in test.query_params
    assert len(test.file_uploader) == 1


def test_somebody_elses_result_is_refused() -> None:
    test = open_app()
    test.query_params["result"] = keep(owner="somebody else")
    test.switch_page(str(ROOT / SCREEN)).run()
    assert len(test.error) == 1
    assert "Meridian" not in texts(test)


def test_read_another_clears_the_address(pages) -> None:
    test = open_report(metric="cash", year=2023)
    test.button(key="read_another").click().run()
    assert dict(test.query_params) == {}
    assert len(test.file_uploader) == 1


@LANGUAGES
def test_head_names_document_years_trust_and_notices(pages, language) -> None:
    said = texts(open_report(language=language))
    words = {
        "en": ["2023, 2022, 2021", "Verified", "Unchecked", "Disputed", "Hidden text found and ignored"],
        "zh": ["2023, 2022, 2021", "已核验", "未核验", "存疑", "发现隐藏文字"],
    }
    for word in ["meridian\\_2023.pdf", *words[language]]:
        assert word in said


def test_foreign_text_is_shown_as_text(pages) -> None:
    said = texts(open_report(sample_report(name="a_b*c*.pdf", company="[x](http://example.com) # <b>")))
    assert r"\[x\]\(http" in said
    assert r"a\_b\*c\*\.pdf" in said or r"a\_b\*c\*.pdf" in said


@LANGUAGES
def test_unit_switch_changes_every_amount(pages, language) -> None:
    test = open_report(language=language)
    switch = test.get_by_key(f"unit_{language}")
    assert [option.content for option in switch.proto.options] == {
        "en": ["Units", "Thousands", "Millions", "Billions"],
        "zh": ["美元", "千美元", "万美元", "百万美元", "亿美元"],
    }[language]
    switch.set_value(1_000).run()
    assert test.metric[0].value == "5,240,000"


def test_an_impossible_unit_is_ignored(pages) -> None:
    test = open_report()
    test.session_state["unit_en"] = 7
    test.run()
    assert not test.exception
    assert test.metric[0].value == "5,240"


def test_key_figures_show_change_and_lead_to_their_page(pages) -> None:
    test = open_report()
    shown = {metric.label: (metric.value, metric.delta) for metric in test.metric}
    assert shown["Revenue"] == ("5,240", "+7.6%")
    assert shown["Diluted EPS"] == ("3.30", "+11.9%")
    assert test.button(key="open_net_income").label == "Page 41"
    test.button(key="open_net_income").click().run()
    assert address(test) == {"metric": "net_income", "year": "2023"}
    assert test.session_state["report_tabs_en"] == "Figures"
    assert pages.shown[0] == 41


def test_a_key_figure_the_report_does_not_print_has_no_card(pages) -> None:
    report = sample_report()
    without = replace(report, metrics=tuple(f for f in report.metrics if f.name != "total_assets"))
    assert "Total assets" not in {metric.label for metric in open_report(without).metric}
