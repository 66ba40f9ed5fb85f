"""The library screen: nothing yet, files being read, the shelf with its filters, and what can be done with a row."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from model import jobs, services
from model.finance import service
from model.finance.figures import TextFlag
from model.finance.library import shelf
from tests.pages.finance.shelf import OWNER, cells, links, open_library, put, report_of, tick, whole
from tests.pages.screens import open_screen, texts

LANGUAGES = pytest.mark.parametrize("language", ["en", "zh"])


@pytest.fixture
def full() -> list[str]:
    """Alpha with two years, Beta in euros with nothing disputed, and a Chinese reading of Gamma with a flag."""
    flag = TextFlag("going_concern", (), 0.9)
    return put(
        report_of("Alpha Inc."),
        report_of("Alpha Inc.", later=1),
        whole(report_of("Beta Co.", factor="2", currency="EUR")),
        whole(replace(report_of("伽玛股份有限公司", later=2), language="zh", flags=(flag,))),
    )


def give(name: str) -> jobs.JobStatus:
    document = jobs.current_store().add_document(name, b"%PDF-1.4 " + name.encode(), "application/pdf", OWNER)
    return jobs.status(service.start_reading(document.id, OWNER), OWNER)


def fail(job: jobs.JobStatus) -> None:
    jobs.current_store().fail_job(jobs.current_store().begin_job(job.id), "document_damaged", {})


def primary(test) -> list[str]:
    return [button.key for button in test.button if button.proto.type == "primary"]


@LANGUAGES
def test_an_empty_shelf_invites_files_and_samples(language) -> None:
    test = open_library(language)
    assert not test.exception
    assert not test.error
    assert len(test.file_uploader) == 1
    assert {"en": "No reports on the shelf yet", "zh": "报告库中暂无报告"}[language] in texts(test)
    assert primary(test) == [f"sample_{language}"]


def test_a_sample_is_read_on_this_very_screen(run_jobs) -> None:
    test = open_library()
    test.button(key="sample_en").click().run()
    assert not test.exception
    assert "job" not in test.query_params
    assert "0 of 1 files read" in texts(test)
    run_jobs()
    test.run()
    assert "Quillmere" in cells(test)["company"][0]


@LANGUAGES
def test_many_files_dropped_are_one_job_each(language) -> None:
    test = open_library(language)
    uploader = test.file_uploader[0].upload("a.pdf", b"%PDF-1.4 a")
    uploader.upload("b_*.pdf", b"%PDF-1.4 b").upload("c.pdf", b"no pdf").run()
    assert not test.exception
    assert {job.name for job in jobs.recent(OWNER)} == {"a.pdf", "b_*.pdf"}
    said = texts(test)
    assert {"en": "0 of 2 files read", "zh": "已处理 0 / 2 个文件"}[language] in said
    assert r"b\_\*.pdf" in said
    assert {"en": "not a PDF", "zh": "不是 PDF"}[language] in test.error[0].value


def test_a_file_read_before_is_told_and_not_read_again(run_jobs) -> None:
    service.start_sample("en", OWNER)
    run_jobs()
    test = open_library()
    sample = service.samples()[0].path
    test.file_uploader[0].upload("again.pdf", sample.read_bytes()).run()
    assert sample.name.replace("_", r"\_") in test.info[0].value
    assert len(jobs.recent(OWNER)) == 1


@LANGUAGES
def test_a_batch_at_work_shows_each_file_with_its_state(language) -> None:
    running, failed, waiting = give("run.pdf"), give("bad.pdf"), give("wait.pdf")
    store = jobs.current_store()
    store.report_progress(store.begin_job(running.id), 3, 4, "reading_tables")
    fail(failed)
    test = open_library(language)
    assert not test.exception
    assert {"en": "1 of 3 files read", "zh": "已处理 1 / 3 个文件"}[language] in texts(test)
    overall, one = test.progress
    assert (overall.value, one.value) == (33, 75)
    assert {"en": "Reading the tables · 3 of 4", "zh": "正在读取表格 · 3 / 4"}[language] in one.text
    assert {"en": "The PDF is damaged", "zh": "PDF 已损坏"}[language] in texts(test)
    keys = {button.key for button in test.button}
    assert keys >= {f"batch_act_{job.id}" for job in (running, failed, waiting)} | {"batch_cancel_all"}
    for state in ("running", "failed", "queued"):
        icon = {"running": "progress_activity", "failed": "error", "queued": "schedule"}[state]
        assert icon in texts(test)


def test_a_failed_file_is_tried_again_with_one_click() -> None:
    job = give("bad.pdf")
    fail(job)
    test = open_library()
    assert test.expander[0].proto.expanded
    test.button(key=f"batch_act_{job.id}").click().run()
    assert not test.exception
    again, before = jobs.recent(OWNER)
    assert (again.state, before.state, again.document_id) == ("queued", "failed", before.document_id)
    assert "0 of 1 files read" in texts(test)


def test_one_file_or_all_can_be_cancelled() -> None:
    given = [give(name) for name in ("a.pdf", "b.pdf", "c.pdf")]
    test = open_library()
    test.button(key=f"batch_act_{given[0].id}").click().run()
    assert [jobs.status(job.id, OWNER).state for job in given] == ["cancelled", "queued", "queued"]
    test.button(key="batch_cancel_all").click().run()
    assert not test.exception
    assert {jobs.status(job.id, OWNER).state for job in given} == {"cancelled"}
    assert "batch_clear" in {button.key for button in test.button}


@LANGUAGES
def test_what_ended_is_folded_away_and_can_be_cleared(run_jobs, language) -> None:
    service.start_sample("zh", OWNER)
    run_jobs()
    test = open_library(language)
    assert {"en": "Last files given: 1", "zh": "最近上传的文件：1 个"}[language] in test.expander[0].label
    assert not test.expander[0].proto.expanded
    (job,) = jobs.recent(OWNER)
    assert links(test)[r"yanxi\_2024.pdf"] == f"result={job.result_id}"
    test.button(key="batch_clear").click().run()
    assert not test.exception
    assert not test.expander
    assert len(cells(test)) == 1


def test_a_report_that_ends_comes_onto_the_shelf_while_others_wait(run_jobs) -> None:
    service.start_sample("zh", OWNER)
    test = open_library()
    assert not test.dataframe
    run_jobs()
    give("wait.pdf")
    test.run()
    assert "1 of 2 files read" in texts(test)
    assert len(cells(test)) == 1


def test_a_long_batch_is_turned_in_pages() -> None:
    for number in range(12):
        give(f"no{number:02}.pdf")
    test = open_library()
    assert not test.exception
    assert sum((button.key or "").startswith("batch_act_") for button in test.button) == 10
    assert "no00.pdf" in texts(test)
    assert "no11.pdf" not in texts(test)


@LANGUAGES
def test_companies_with_their_reports(full, language) -> None:
    test = open_library(language)
    assert not test.exception
    assert not test.error
    table = cells(test)
    assert table["company"].tolist() == ["Alpha Inc.", "Beta Co.", "伽玛股份有限公司"]
    assert table["reports"].tolist() == [2, 1, 1]
    assert table["year"].tolist() == ["2023, 2024", "2023", "2025"]
    assert table["currency"].tolist() == ["USD", "EUR", "USD"]
    assert "✗" in table["trust"][0]
    assert "✗" not in table["trust"][1]
    assert table["flags"][2]
    assert {"en": "4 of 4 reports, 3 companies", "zh": "4 / 4 份报告，3 家公司"}[language] in texts(test)
    assert primary(test) == []


@LANGUAGES
def test_all_reports_as_one_table(full, language) -> None:
    test = open_library(language)
    test.session_state["library_view"] = "library_by_report"
    test.run()
    assert not test.exception
    table = cells(test)
    assert table["file"].tolist()[0] == "伽玛股份有限公司_2025.pdf"  # newest first
    assert table["language"].tolist()[0] == "中文"
    assert set(table["year"]) == {"2023", "2024", "2025"}
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d", when) for when in table["when"])


@pytest.mark.parametrize(
    ("text", "found"),
    [("alpha", ["Alpha Inc."]), ("10,480", ["Beta Co."]), ("伽玛 2025", ["伽玛股份有限公司"]), ("nothing", [])],
)
def test_search(full, text, found) -> None:
    test = open_library()
    test.text_input(key="library_search").set_value(text).run()
    assert not test.exception
    assert (cells(test)["company"].tolist() if test.dataframe else []) == found
    assert ("No report matches" in texts(test)) is (not found)


@pytest.mark.parametrize(
    ("name", "chosen", "found"),
    [
        ("companies", ["name:beta"], ["Beta Co."]),
        ("years", [2024, 2025], ["Alpha Inc.", "伽玛股份有限公司"]),
        ("languages", ["zh"], ["伽玛股份有限公司"]),
        ("flags", ["going_concern"], ["伽玛股份有限公司"]),
    ],
)
def test_filters(full, name, chosen, found) -> None:
    test = open_library()
    put(whole(replace(report_of("Delta"), flags=(TextFlag("litigation", (), 0.9),))))  # flags can be chosen between
    test.run()
    test.multiselect(key=f"library_filter_{name}").set_value(chosen).run()
    assert not test.exception
    assert cells(test)["company"].tolist() == found


def test_what_needs_a_look(full) -> None:
    test = open_library()
    test.toggle(key="library_needs_look").set_value(True).run()
    assert cells(test)["company"].tolist() == ["Alpha Inc."]


@LANGUAGES
def test_ticked_reports_open_and_lead_to_the_comparison(full, language) -> None:
    test = tick(open_library(language), 0, 1)
    assert not test.exception
    found = links(test)
    assert found["Alpha Inc. 2023"] == f"result={full[0]}"
    assert found["Beta Co. 2023"] == f"result={full[2]}"
    compare = {"en": "Compare these companies", "zh": "对比这些公司"}[language]
    assert found[compare] == "companies=name%3Aalpha%2Cname%3Abeta"
    assert {"en": "3 chosen", "zh": "已选 3 份"}[language] in texts(test)


def test_one_company_is_not_compared_and_many_reports_are_not_all_linked() -> None:
    put(*(report_of("Alpha Inc.", later=later) for later in range(10)))
    test = tick(open_library(), 0)
    assert "Compare these companies" not in links(test)
    assert sum(label.startswith("Alpha") for label in links(test)) == 8
    assert "Open at most 8" in texts(test)


@LANGUAGES
def test_deleting_names_what_goes_and_takes_only_that(full, language) -> None:
    test = tick(open_library(language), 0)
    said = texts(test)
    assert {"en": "These 2 documents go", "zh": "将删除以下 2 份文件"}[language] in said
    assert r"Alpha Inc.\_2023.pdf" in said
    assert r"Alpha Inc.\_2024.pdf" in said
    assert len(shelf.entries(OWNER)) == 4
    test.button(key="delete_chosen_for_good").click().run()
    assert not test.exception
    assert cells(test)["company"].tolist() == ["Beta Co.", "伽玛股份有限公司"]
    assert {document.name for document in services.store().documents(OWNER)} == {
        "Beta Co._2023.pdf",
        "伽玛股份有限公司_2025.pdf",
    }
    assert "delete_chosen_for_good" not in {button.key for button in test.button}, "ticks must not move to other rows"


def test_a_long_list_to_delete_is_cut() -> None:
    put(*(report_of("Alpha Inc.", later=later) for later in range(12)))
    assert "and 2 more" in texts(tick(open_library(), 0))


@LANGUAGES
def test_reports_are_assigned_to_a_company_and_take_their_own_name_back(full, language) -> None:
    test = tick(open_library(language), 0)
    assert test.button(key="assign_do").disabled
    test.selectbox(key="assign_company").set_value("Beta Co.").run()
    test.button(key="assign_do").click().run()
    assert not test.exception
    assert cells(test)["company"].tolist() == ["Beta Co.", "伽玛股份有限公司"]
    assert cells(test)["reports"].tolist() == [3, 1]
    tick(test, 0)
    test.button(key="assign_undo").click().run()
    assert cells(test)["company"].tolist() == ["Alpha Inc.", "Beta Co.", "伽玛股份有限公司"]


@LANGUAGES
def test_readings_by_an_earlier_version_are_read_again_with_one_click(language) -> None:
    put(report_of("Old Ltd"), engine="1")
    test = open_library(language)
    assert {"en": "1 reports were read by an earlier version", "zh": "1 份报告由早期版本读取"}[language] in texts(test)
    test.button(key="library_read_again").click().run()
    assert not test.exception
    (job,) = jobs.recent(OWNER)
    assert (job.engine, job.state) == (service.ENGINE, "queued")


@LANGUAGES
def test_the_list_and_all_figures_can_be_downloaded(full, language) -> None:
    test = open_library(language)
    keys = [button.key for button in test.get("download_button")]
    assert keys == ["shelf_export_excel", "shelf_export_csv", "shelf_export_figures"]


def test_a_damaged_summary_is_listed_by_its_file_and_needs_a_look(full, monkeypatch) -> None:
    damaged = replace(shelf.entries(OWNER)[1], damaged=True)  # with nothing disputed
    monkeypatch.setattr(shelf, "shelf", lambda _owner: shelf.Shelf((damaged,), ()))
    test = open_library()
    test.toggle(key="library_needs_look").set_value(True).run()
    assert len(cells(test)) == 1


def test_somebody_elses_reports_are_not_on_the_shelf() -> None:
    put(report_of("Theirs Inc."), owner="ben")
    assert not open_library().dataframe


def test_no_report_is_opened_to_draw_the_shelf(full, monkeypatch) -> None:
    monkeypatch.setattr(service, "report", lambda *_: pytest.fail("a report was opened"))
    monkeypatch.setattr(
        jobs.current_store().__class__, "result", lambda *_: pytest.fail("a payload was read"), raising=False
    )
    assert len(cells(open_library())) == 3


def test_names_that_look_like_markup_do_nothing() -> None:
    put(report_of("[x](http://evil) **b** $a$"))
    test = tick(open_library(), 0)
    assert not test.exception
    assert any(label.startswith(r"\[x\]\(http\://evil\)") for label in links(test))


def test_the_report_screen_leads_here_when_several_files_are_dropped() -> None:
    test = open_screen("pages/finance/report.py")
    test.file_uploader[0].upload("a.pdf", b"%PDF-1.4 a").upload("b.pdf", b"%PDF-1.4 b").run()
    assert "Follow them in the library" in links(test)
