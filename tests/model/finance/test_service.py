"""What the screen asks for: samples and uploads are read as jobs, results open only for their owner."""

from __future__ import annotations

import pytest

from data.store import Store
from model import jobs
from model.errors import DocumentRefused, StoreError
from model.finance import serialize, service
from model.finance.library.index import summary
from model.finance.reader import DocumentUnderstandingModel
from model.jobs import JobInput
from tests.model.finance.sample_report import sample_report

OWNER = "ana"


def keep_result(owner: str = OWNER, kind: str = service.KIND, payload=None) -> str:
    store = jobs.current_store()
    document = store.add_document("report.pdf", b"%PDF-1.4 a", "application/pdf", owner)
    kept = serialize.to_dict(sample_report()) if payload is None else payload
    return store.save_result(kind, document.id, owner, kept, service.ENGINE)


def test_a_kept_report_opens_as_it_was() -> None:
    assert service.report(keep_result(), OWNER) == sample_report()


def test_somebody_elses_report_does_not_exist() -> None:
    result = keep_result()
    with pytest.raises(StoreError) as refusal:
        service.report(result, "ben")
    assert refusal.value.code == "record_missing"


def test_another_kind_of_result_does_not_exist() -> None:
    with pytest.raises(StoreError) as refusal:
        service.report(keep_result(kind="medicine.note"), OWNER)
    assert refusal.value.code == "record_missing"


def test_a_result_of_another_version_says_what_to_do() -> None:
    with pytest.raises(StoreError) as refusal:
        service.report(keep_result(payload={"schema": 0}), OWNER)
    assert refusal.value.code == "result_unreadable"
    assert "Read the document again" in refusal.value.message("en")


def test_an_unknown_document_cannot_be_read() -> None:
    with pytest.raises(StoreError):
        service.start_reading("ab" * 32, OWNER)


def test_samples_are_shipped_one_a_language() -> None:
    assert [sample.language for sample in service.samples()] == ["en", "zh"]
    for sample in service.samples():
        assert sample.path.read_bytes().startswith(b"%PDF-")


def test_an_unknown_sample_language_is_refused() -> None:
    with pytest.raises(KeyError):
        service.start_sample("fr", OWNER)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_sample_is_read_by_a_job_and_opens(run_jobs, language) -> None:
    job_id = service.start_sample(language, OWNER)
    assert jobs.status(job_id, OWNER).state == "queued"
    assert run_jobs() == 1
    job = jobs.status(job_id, OWNER)
    assert (job.state, job.error) == ("done", None)
    report = service.report(job.result_id, OWNER)
    assert report.name == job.name
    assert report.language == language
    assert report.source == job.document_id
    assert report.metric("total_revenue", report.years[0]) is not None
    (result,) = jobs.current_store().results(OWNER)
    assert result.summary == summary(report)


def test_the_same_sample_twice_is_one_piece_of_work(run_jobs) -> None:
    first = service.start_sample("en", OWNER)
    assert service.start_sample("en", OWNER) == first
    run_jobs()
    assert service.start_sample("en", OWNER) == first


def test_the_handler_reports_progress_and_names_the_report(monkeypatch, home) -> None:
    store = jobs.current_store()
    document = store.add_document("年报 2023.pdf", b"%PDF-1.4 b", "application/pdf", OWNER)
    seen: list[tuple[int, int, str]] = []

    def read(_self, path, progress, name, pages):
        assert pages == {}
        assert path == store.document_path(document.id)
        progress(1, 4, "reading_tables")
        return sample_report(name=name), ("first page", "second page")

    monkeypatch.setattr(DocumentUnderstandingModel, "read", read)
    result = service.run(job_input(store, document.id, "年报 2023.pdf"), lambda *step: seen.append(step))
    assert seen == [(1, 4, "reading_tables")]
    assert service.report(result, OWNER).name == "年报 2023.pdf"


def job_input(store: Store, document_id: str, name: str) -> JobInput:
    return JobInput("j1", service.KIND, OWNER, document_id, name, {}, store)


def test_a_refused_document_fails_the_job_with_its_reason(run_jobs, monkeypatch) -> None:
    document = jobs.current_store().add_document("x.pdf", b"%PDF-1.4 c", "application/pdf", OWNER)

    def refuse(*_args, **_named):
        raise DocumentRefused("document_damaged")

    monkeypatch.setattr(DocumentUnderstandingModel, "analyze", refuse)
    job_id = service.start_reading(document.id, OWNER)
    run_jobs()
    job = jobs.status(job_id, OWNER)
    assert (job.state, job.error, job.result_id) == ("failed", "document_damaged", None)
