from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from data.store import Job, NewJob, RecordMissing, Store


@pytest.fixture
def new(store: Store) -> NewJob:
    document = store.add_document("report.pdf", b"%PDF-", "application/pdf", "ann")
    return NewJob("kind", document.id, "ann", "1", {"language": "zh"})


def begun(store: Store, new: NewJob) -> Job:
    job = store.begin_job(store.put_job(new))
    assert job is not None
    return job


def result_of(store: Store, job: Job) -> str:
    return store.save_result(job.kind, job.document_id, job.owner, {}, job.engine)


def test_new_job_waits(store: Store, new: NewJob) -> None:
    job = store.job(store.put_job(new), "ann")
    assert (job.state, job.done, job.total, job.message, job.attempts) == ("queued", 0, 0, "", 0)
    assert (job.kind, job.name, job.options) == ("kind", "report.pdf", {"language": "zh"})
    assert (job.error, job.error_details, job.result_id) == (None, {}, None)
    assert store.jobs("ann") == (job,)
    assert store.queue_length() == 1


def test_job_from_start_to_result(store: Store, new: NewJob) -> None:
    job = begun(store, new)
    assert store.report_progress(job, 2, 5, "reading_tables")
    half = store.job(job.id, "ann")
    assert (half.state, half.done, half.total, half.message) == ("running", 2, 5, "reading_tables")
    result_id = result_of(store, job)
    assert store.finish_job(job, result_id)
    done = store.job(job.id, "ann")
    assert (done.state, done.done, done.total, done.result_id) == ("done", 5, 5, result_id)
    assert store.queue_length() == 0


def test_failure_keeps_code_and_details(store: Store, new: NewJob) -> None:
    job = begun(store, new)
    assert store.fail_job(job, "document_password", {"name": "年报"})
    failed = store.job(job.id, "ann")
    assert (failed.state, failed.error, failed.error_details) == ("failed", "document_password", {"name": "年报"})


def test_same_work_is_one_job_while_open(store: Store, new: NewJob) -> None:
    job_id = store.put_job(new)
    assert store.put_job(new) == store.put_job(new, again=True) == job_id
    store.begin_job(job_id)
    assert store.put_job(new) == job_id


@pytest.mark.parametrize("change", [{"kind": "other"}, {"engine": "2"}, {"options": {}}])
def test_other_work_is_another_job(store: Store, new: NewJob, change: dict[str, object]) -> None:
    from dataclasses import replace

    assert store.put_job(replace(new, **change)) != store.put_job(new)


def test_done_work_is_done_again_only_when_asked(store: Store, new: NewJob) -> None:
    job = begun(store, new)
    store.finish_job(job, result_of(store, job))
    assert store.put_job(new) == job.id
    second = store.put_job(new, again=True)
    assert second != job.id
    assert store.put_job(new) == second
    assert store.job(job.id, "ann").state == "done"


def test_work_whose_result_was_deleted_is_done_again(store: Store, new: NewJob) -> None:
    job = begun(store, new)
    result_id = result_of(store, job)
    store.finish_job(job, result_id)
    store.delete_result(result_id, "ann")
    assert store.put_job(new) != job.id


def test_failed_and_cancelled_work_starts_anew(store: Store, new: NewJob) -> None:
    failed = begun(store, new)
    store.fail_job(failed, "job_failed", {})
    cancelled = store.put_job(new)
    store.cancel_job(cancelled, "ann")
    third = store.put_job(new)
    assert len({failed.id, cancelled, third}) == 3


def test_many_askers_get_one_job(store: Store, new: NewJob) -> None:
    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(lambda _: store.put_job(new), range(24)))) == 1
    assert store.queue_length() == 1


def test_no_job_without_its_document(store: Store) -> None:
    with pytest.raises(RecordMissing):
        store.put_job(NewJob("kind", "f" * 64, "ann", "1"))


def test_others_do_not_see_or_cancel_a_job(store: Store, new: NewJob) -> None:
    job_id = store.put_job(new)
    for refused in (store.job, store.cancel_job):
        with pytest.raises(RecordMissing):
            refused(job_id, "bob")
    assert store.jobs("bob") == ()
    assert store.job(job_id, "ann").state == "queued"


def test_cancelled_job_takes_nothing_more(store: Store, new: NewJob) -> None:
    job = begun(store, new)
    assert store.cancel_job(job.id, "ann")
    assert not store.report_progress(job, 1, 2, "late")
    assert not store.fail_job(job, "job_failed", {})
    assert not store.finish_job(job, "f" * 32)
    assert store.begin_job(job.id) is None
    assert not store.cancel_job(job.id, "ann")
    left = store.job(job.id, "ann")
    assert (left.state, left.message, left.result_id) == ("cancelled", "", None)


def test_worker_that_lost_its_job_changes_nothing(store: Store, new: NewJob) -> None:
    lost = begun(store, new)
    current = store.begin_job(lost.id)
    assert current is not None
    assert current.attempts == 2
    assert not store.report_progress(lost, 9, 9, "late")
    assert not store.finish_job(lost, "f" * 32)
    assert not store.return_job(lost)
    assert store.report_progress(current, 1, 2, "now")
    assert store.job(lost.id, "ann").message == "now"


def test_returned_attempt_does_not_count(store: Store, new: NewJob) -> None:
    job = begun(store, new)
    assert store.return_job(job)
    waiting = store.job(job.id, "ann")
    assert (waiting.state, waiting.attempts) == ("queued", 0)


def test_undispatched_rank_each_owner_on_his_own(store: Store) -> None:
    ids: dict[str, list[str]] = {"ann": [], "bob": []}
    for owner, count in (("ann", 3), ("bob", 1)):
        for number in range(count):
            document = store.add_document(f"{number}.pdf", f"{owner}{number}".encode(), "application/pdf", owner)
            ids[owner].append(store.put_job(NewJob("kind", document.id, owner, "1")))
    ranks = dict(store.undispatched())
    assert sorted(ranks[job_id] for job_id in ids["ann"]) == [0, 1, 2]
    assert ranks[ids["bob"][0]] == 0


def test_dispatched_jobs_are_listed_again_only_after_forgetting(store: Store, new: NewJob) -> None:
    job_id = store.put_job(new)
    store.mark_dispatched(job_id)
    assert store.undispatched() == ()
    store.begin_job(job_id)
    store.forget_dispatches()
    assert store.undispatched() == ((job_id, 0),)
    store.cancel_job(job_id, "ann")
    assert store.undispatched() == ()
