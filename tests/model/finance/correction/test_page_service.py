"""A statement on another page: the document is read anew as a job, and so are the company's others with that title."""

from __future__ import annotations

from dataclasses import replace

import pytest

from model import jobs
from model.finance import service
from model.finance.correction.draft import Asked
from model.finance.correction.service import correct, corrections_of, restore, undo
from model.finance.reader import DocumentUnderstandingModel
from tests.model.finance.sample_report import sample_report

OWNER = "ana"
TITLE = "Consolidated Statements of Operations"
TABLE = "\n".join(f"Row {number} 1,{number}00 2,{number}00" for number in range(1, 7))
STATEMENT_PAGE, BLANK = 50, 60
ASKED = Asked("page", "total_revenue", 2023, page=STATEMENT_PAGE)


@pytest.fixture(autouse=True)
def reader(monkeypatch) -> list[dict]:
    """A reader that finds the income statement on page 41 unless told another; remembers the pages it was told."""
    told: list[dict] = []

    def read(_self, path, progress, name, pages):
        told.append(dict(pages))
        report = replace(sample_report(name=name), source=path.name)
        income, *others = report.statements
        first = pages.get("income", 41)
        if first != 41:
            income = replace(income, pages=(first,), title=TITLE)
        texts = [""] * 88
        texts[STATEMENT_PAGE - 1] = f"{TITLE}\n{TABLE}"
        return replace(report, statements=tuple(others if first == BLANK else (income, *others))), tuple(texts)

    monkeypatch.setattr(DocumentUnderstandingModel, "read", read)
    return told


def kept(name: str, run_jobs) -> str:
    document = jobs.current_store().add_document(name, b"%PDF-1.4 " + name.encode(), "application/pdf", OWNER)
    job_id = service.start_reading(document.id, OWNER)
    run_jobs()
    return jobs.status(job_id, OWNER).result_id


def income_page(result: str) -> int:
    return service.report(result, OWNER).statements[0].pages[0]


def test_the_document_is_read_anew_from_the_page(run_jobs, reader) -> None:
    result = kept("a.pdf", run_jobs)
    outcome = correct(result, OWNER, ASKED)
    assert jobs.status(outcome.job_id, OWNER).state == "queued"
    assert outcome.correction.said.title == TITLE
    before = service.version(result, OWNER)
    assert run_jobs() == 1
    assert reader[-1] == {"income": STATEMENT_PAGE}
    job = jobs.status(outcome.job_id, OWNER)
    assert (job.state, job.result_id) == ("done", result)
    assert income_page(result) == STATEMENT_PAGE
    assert service.version(result, OWNER) != before, "an open screen must not show the old reading"


def test_taken_back_it_is_read_anew_without_the_page_and_restored_with_it(run_jobs) -> None:
    result = kept("a.pdf", run_jobs)
    correction = correct(result, OWNER, ASKED).correction
    run_jobs()
    assert undo(correction.id, OWNER).job_id
    run_jobs()
    assert income_page(result) == 41
    restore(correction.id, OWNER)
    run_jobs()
    assert income_page(result) == STATEMENT_PAGE


def test_the_companys_other_reports_are_read_anew_from_the_page_of_that_title(run_jobs, reader) -> None:
    first, second = kept("a.pdf", run_jobs), kept("b.pdf", run_jobs)
    outcome = correct(first, OWNER, ASKED)
    assert outcome.replayed == 1
    assert run_jobs() == 2
    assert [income_page(result) for result in (first, second)] == [STATEMENT_PAGE] * 2
    undo(outcome.correction.id, OWNER)
    assert run_jobs() == 2
    assert [income_page(result) for result in (first, second)] == [41] * 2


def test_a_report_read_later_follows_at_once(run_jobs, reader) -> None:
    correct(kept("a.pdf", run_jobs), OWNER, ASKED)
    run_jobs()
    reader.clear()
    assert income_page(kept("c.pdf", run_jobs)) == STATEMENT_PAGE
    assert reader == [{}, {"income": STATEMENT_PAGE}]


def test_a_page_that_cannot_be_read_is_refused_and_the_correction_taken_back(run_jobs) -> None:
    result = kept("a.pdf", run_jobs)
    outcome = correct(result, OWNER, replace(ASKED, page=BLANK))
    run_jobs()
    job = jobs.status(outcome.job_id, OWNER)
    assert (job.state, job.error) == ("failed", "correction_page_unreadable")
    assert job.error_details == {"page": str(BLANK)}
    assert income_page(result) == 41, "the reading is kept"
    (standing,) = corrections_of(result, OWNER)
    assert standing.correction.withdrawn


def test_a_page_that_cannot_be_read_on_another_report_leaves_that_as_it_is(run_jobs, monkeypatch) -> None:
    correct(kept("a.pdf", run_jobs), OWNER, ASKED)
    run_jobs()
    read = DocumentUnderstandingModel.read

    def blind(self, path, progress, name, pages):
        report, texts = read(self, path, progress, name, pages)
        return (replace(report, statements=report.statements[1:]) if pages else report), texts

    monkeypatch.setattr(DocumentUnderstandingModel, "read", blind)
    assert income_page(kept("c.pdf", run_jobs)) == 41
