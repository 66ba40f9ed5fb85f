from __future__ import annotations

from collections.abc import Callable

import pytest

from data.store import Store, StoreUnavailable
from model import jobs
from model.errors import JobError, StoreError

Document = Callable[[], str]
RunJobs = Callable[[], int]


def test_submitted_job_is_done_and_leads_to_its_result(job_store: Store, document: Document, run_jobs: RunJobs) -> None:
    job_id = jobs.submit("toy.count", document(), "ann")
    assert jobs.status(job_id, "ann").state == "queued"
    assert run_jobs() == 1
    done = jobs.status(job_id, "ann")
    assert (done.state, done.error, done.name) == ("done", None, "report.pdf")
    assert job_store.result(str(done.result_id), "ann").payload == {"bytes": 6, "name": "report.pdf"}


def test_same_work_is_submitted_once(document: Document, run_jobs: RunJobs) -> None:
    given = document()
    first = jobs.submit("toy.count", given, "ann")
    assert jobs.submit("toy.count", given, "ann") == first
    run_jobs()
    assert jobs.submit("toy.count", given, "ann") == first
    again = jobs.submit("toy.count", given, "ann", again=True)
    assert again != first
    assert run_jobs() == 1
    assert jobs.status(again, "ann").result_id == jobs.status(first, "ann").result_id


def test_new_engine_version_is_new_work(document: Document) -> None:
    given = document()
    first = jobs.submit("toy.count", given, "ann")
    jobs.register("toy.count", lambda _job, _progress: "", engine="2")
    assert jobs.submit("toy.count", given, "ann") != first


def test_options_reach_the_handler_and_make_the_work_different(document: Document, run_jobs: RunJobs) -> None:
    seen = []

    def note(job: jobs.JobInput, progress: jobs.Progress) -> str:
        seen.append(dict(job.options))
        return job.store.save_result(job.kind, job.document_id, job.owner, {}, "1")

    jobs.register("toy.note", note)
    given = document()
    ids = {jobs.submit("toy.note", given, "ann", options) for options in ({"year": 2023}, {"year": 2022}, None)}
    assert len(ids) == 3
    run_jobs()
    assert sorted(map(str, seen)) == ["{'year': 2022}", "{'year': 2023}", "{}"]


def test_cancelled_before_its_turn_is_never_run(document: Document, run_jobs: RunJobs) -> None:
    job_id = jobs.submit("toy.crash", document(), "ann")
    jobs.cancel(job_id, "ann")
    assert jobs.status(job_id, "ann").state == "cancelled"
    assert run_jobs() == 0
    assert jobs.status(job_id, "ann").error is None


def test_cancelling_what_has_ended_changes_nothing(document: Document, run_jobs: RunJobs) -> None:
    job_id = jobs.submit("toy.count", document(), "ann")
    run_jobs()
    jobs.cancel(job_id, "ann")
    assert jobs.status(job_id, "ann").state == "done"


def test_recent_is_newest_first_and_the_owners(document: Document) -> None:
    ids = [jobs.submit("toy.count", document(), "ann") for _ in range(3)]
    assert {job.id for job in jobs.recent("ann")} == set(ids)
    times = [job.created for job in jobs.recent("ann")]
    assert times == sorted(times, reverse=True)
    assert len(jobs.recent("ann", limit=2)) == 2
    assert jobs.recent("bob") == ()


def test_somebody_elses_job_is_not_found(document: Document) -> None:
    job_id = jobs.submit("toy.count", document(), "ann")
    for ask in (jobs.status, jobs.cancel):
        with pytest.raises(JobError) as refused:
            ask(job_id, "bob")
        assert refused.value.code == "job_not_found"
    assert jobs.status(job_id, "ann").state == "queued"


def test_unknown_kind_and_document_are_refused(document: Document) -> None:
    with pytest.raises(JobError) as refused:
        jobs.submit("toy.unknown", document(), "ann")
    assert refused.value.code == "job_kind_unknown"
    assert "toy.unknown" in refused.value.message("zh")
    with pytest.raises(StoreError) as missing:
        jobs.submit("toy.count", "f" * 64, "ann")
    assert missing.value.code == "record_missing"


def test_faults_of_the_store_are_told_in_sentences(monkeypatch: pytest.MonkeyPatch, job_store: Store) -> None:
    def gone(*_: object) -> None:
        raise StoreUnavailable

    monkeypatch.setattr(Store, "job", gone)
    with pytest.raises(StoreError) as told:
        jobs.status("f" * 32, "ann")
    assert told.value.code == "store_unavailable"
    assert told.value.message("en") != told.value.message("zh")


def test_database_out_of_reach_is_told_too(monkeypatch: pytest.MonkeyPatch, home: object) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://assay@127.0.0.1:1/assay")
    for ask in (jobs.current_store, jobs.ensure_worker):
        with pytest.raises(StoreError) as told:
            ask()
        assert told.value.code == "store_unavailable"


def test_waiting_page_sees_to_a_worker_after_a_restart(
    document: Document, run_jobs: RunJobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    job_id = jobs.submit("toy.count", document(), "ann")
    started = []
    monkeypatch.setattr(jobs.requests, "ensure_worker", lambda: started.append(True))
    jobs.status(job_id, "ann")
    assert started == [True]
    run_jobs()
    jobs.status(job_id, "ann")
    assert started == [True], "nothing is waiting any more"
