from __future__ import annotations

import logging
from collections.abc import Callable

import pytest

from data.store import Job, NewJob, Store, StoreUnavailable
from model.errors import DocumentRefused, StoreError, describe
from model.jobs import JobInput, Progress, execution, progress, register
from model.jobs.execution import MOST_ATTEMPTS, execute

Document = Callable[[], str]


def put(store: Store, document_id: str, kind: str = "toy.count", **options: object) -> str:
    return store.put_job(NewJob(kind, document_id, "ann", "1", options))


def ended(store: Store, job_id: str) -> Job:
    execute(store, job_id)
    return store.job(job_id, "ann")


def test_refusal_fails_with_its_code_and_details(job_store: Store, document: Document) -> None:
    job = ended(job_store, put(job_store, document(), "toy.refuse"))
    assert (job.state, job.error) == ("failed", "metric_not_found")
    assert describe(job.error, "en", dict(job.error_details)).startswith("This report does not print cash for 2023")


def test_unplanned_exception_fails_plainly_and_logs_no_document_text(
    job_store: Store, document: Document, caplog: pytest.LogCaptureFixture
) -> None:
    from model.jobs.log import JsonLines

    with caplog.at_level(logging.ERROR):
        job = ended(job_store, put(job_store, document(), "toy.crash"))
    assert (job.state, job.error, job.error_details) == ("failed", "job_failed", {})
    (record,) = [record for record in caplog.records if record.name == "model.jobs.execution"]
    line = JsonLines().format(record)
    assert '"exception": "ValueError"' in line
    assert "crash" in line
    assert "secret words" not in line


def test_unknown_kind_fails_the_job_not_the_worker(job_store: Store, document: Document) -> None:
    job = ended(job_store, put(job_store, document(), "toy.unknown"))
    assert (job.state, job.error) == ("failed", "job_kind_unknown")


def test_altered_document_fails_with_the_reason(job_store: Store, document: Document) -> None:
    given = document()
    job_store.document_path(given).write_bytes(b"altered")
    job = ended(job_store, put(job_store, given))
    assert (job.state, job.error) == ("failed", "record_damaged")


def test_handler_meets_faults_as_sentences(job_store: Store, document: Document) -> None:
    met = []

    def read(job: JobInput, progress: Progress) -> str:
        try:
            job.store.result("f" * 32, job.owner)
        except StoreError as error:
            met.append(error.code)
            raise

    register("toy.read", read)
    assert ended(job_store, put(job_store, document(), "toy.read")).error == "record_missing"
    assert met == ["record_missing"]


def test_progress_is_written_and_throttled(
    job_store: Store, document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = [0.0]
    monkeypatch.setattr(progress.time, "monotonic", lambda: clock[0])
    written = []
    whole = Store.report_progress

    def spy(store: Store, job: Job, done: int, total: int, message: str) -> bool:
        written.append(done)
        return whole(store, job, done, total, message)

    monkeypatch.setattr(Store, "report_progress", spy)

    def tick(job: JobInput, progress: Progress) -> str:
        for step in range(100):
            progress(step, 100, "ticking")
            clock[0] += 0.05
        raise DocumentRefused("document_not_pdf")

    register("toy.tick", tick)
    job = ended(job_store, put(job_store, document(), "toy.tick"))
    assert written[0] == 0
    assert 20 <= len(written) <= 26
    assert (job.total, job.message, job.done) == (100, "ticking", written[-1])


def test_cancelled_while_running_stops_at_the_next_progress(job_store: Store, document: Document) -> None:
    steps = []

    def long(job: JobInput, progress: Progress) -> str:
        progress(0, 2, "counting")
        job_store.cancel_job(job.id, job.owner)
        monotonic_far_ahead(progress)
        progress(1, 2, "counting")
        steps.append("went on")
        return "never"

    def monotonic_far_ahead(progress: Progress) -> None:
        progress._written = -1e9  # type: ignore[attr-defined]

    register("toy.long", long)
    job = ended(job_store, put(job_store, document(), "toy.long"))
    assert (job.state, job.error, job.result_id) == ("cancelled", None, None)
    assert steps == []


def test_result_of_a_cancelled_job_does_not_revive_it(job_store: Store, document: Document) -> None:
    def finishes_anyway(job: JobInput, progress: Progress) -> str:
        job_store.cancel_job(job.id, job.owner)
        return job.store.save_result(job.kind, job.document_id, job.owner, {}, "1")

    register("toy.late", finishes_anyway)
    assert ended(job_store, put(job_store, document(), "toy.late")).state == "cancelled"


def test_ended_or_unknown_job_is_not_run(job_store: Store, document: Document) -> None:
    job_id = put(job_store, document())
    first = ended(job_store, job_id)
    assert ended(job_store, job_id) == first
    execute(job_store, "f" * 32)


def test_document_deleted_meanwhile_ends_quietly(job_store: Store, document: Document) -> None:
    def deletes(job: JobInput, progress: Progress) -> str:
        job_store.delete_document(job.document_id, job.owner)
        return job.store.save_result(job.kind, job.document_id, job.owner, {}, "1")

    register("toy.delete", deletes)
    execute(job_store, put(job_store, document(), "toy.delete"))
    assert job_store.jobs("ann") == ()


def test_job_that_killed_its_worker_too_often_is_given_up(job_store: Store, document: Document) -> None:
    job_id = put(job_store, document())
    for _ in range(MOST_ATTEMPTS):
        assert job_store.begin_job(job_id) is not None  # and the worker died
    job = ended(job_store, job_id)
    assert (job.state, job.error) == ("failed", "worker_died")
    assert str(MOST_ATTEMPTS) in describe("worker_died", "en", dict(job.error_details))


def test_last_attempt_still_counts(job_store: Store, document: Document) -> None:
    job_id = put(job_store, document())
    for _ in range(MOST_ATTEMPTS - 1):
        job_store.begin_job(job_id)
    assert ended(job_store, job_id).state == "done"


def test_end_of_the_work_waits_for_a_store_that_is_away(
    job_store: Store, document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, failures = Store.finish_job, [StoreUnavailable(), StoreUnavailable()]

    def flaky(store: Store, job: Job, result_id: str) -> bool:
        if failures:
            raise failures.pop()
        return whole(store, job, result_id)

    waits = []
    monkeypatch.setattr(Store, "finish_job", flaky)
    monkeypatch.setattr(execution.time, "sleep", waits.append)
    assert ended(job_store, put(job_store, document(), steps=0)).state == "done"
    assert len(waits) == 2
