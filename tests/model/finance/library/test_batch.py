from __future__ import annotations

import pytest

from model import jobs
from model.finance import service
from model.finance.library import batch

OWNER = "ana"


def give(name: str, owner: str = OWNER, kind: str = service.KIND) -> jobs.JobStatus:
    """Keep a file and ask for it to be read."""
    document = jobs.current_store().add_document(name, b"%PDF-1.4 " + name.encode(), "application/pdf", owner)
    return jobs.status(jobs.submit(kind, document.id, owner), owner)


def fail(job: jobs.JobStatus) -> None:
    store = jobs.current_store()
    store.fail_job(store.begin_job(job.id), "document_damaged", {})


def states() -> list[tuple[str, str]]:
    return [(job.name, job.state) for job in batch.batch(OWNER).jobs]


def test_nothing_asked_for_is_an_empty_batch() -> None:
    assert batch.batch(OWNER) == batch.Batch(())
    assert not batch.batch(OWNER).is_open


def test_what_runs_comes_first_then_what_needs_a_look() -> None:
    given = {name: give(name) for name in ("wait.pdf", "gone.pdf", "bad.pdf", "run.pdf")}
    jobs.cancel(given["gone.pdf"].id, OWNER)
    fail(given["bad.pdf"])
    jobs.current_store().begin_job(given["run.pdf"].id)
    assert states() == [
        ("run.pdf", "running"),
        ("bad.pdf", "failed"),
        ("wait.pdf", "queued"),
        ("gone.pdf", "cancelled"),
    ]
    found = batch.batch(OWNER)
    assert found.counts == {"running": 1, "failed": 1, "queued": 1, "cancelled": 1}
    assert found.is_open


def test_only_the_owners_readings(run_jobs) -> None:
    give("mine.pdf")
    give("theirs.pdf", owner="ben")
    jobs.register("other.kind", lambda *_: "r", "1")
    give("other.pdf", kind="other.kind")
    assert states() == [("mine.pdf", "queued")]


def test_another_try_takes_the_place_of_the_failure() -> None:
    job = give("bad.pdf")
    fail(job)
    again = batch.again(jobs.status(job.id, OWNER))
    assert again != job.id
    assert states() == [("bad.pdf", "queued")]


def test_clearing_leaves_open_work_in_sight() -> None:
    fail(give("bad.pdf"))
    give("wait.pdf")
    batch.clear(OWNER)
    assert states() == [("wait.pdf", "queued")]


def test_work_asked_for_after_clearing_is_in_sight(monkeypatch: pytest.MonkeyPatch) -> None:
    fail(give("old.pdf"))
    batch.clear(OWNER)
    job = give("new.pdf")
    assert states() == [("new.pdf", "queued")]
    moment = jobs.status(job.id, OWNER).updated.timestamp()
    jobs.current_store().set_preference(OWNER, batch.CLEARED, str(int(moment * 1000) - 1))
    fail(job)
    assert ("new.pdf", "failed") in states()


def test_cancelling_all_stops_what_is_open_and_nothing_else() -> None:
    fail(give("bad.pdf"))
    give("wait.pdf")
    batch.cancel_all(OWNER)
    assert dict(states()) == {"bad.pdf": "failed", "wait.pdf": "cancelled"}


def test_open_work_wakes_the_worker_after_a_restart(monkeypatch: pytest.MonkeyPatch) -> None:
    woken: list[int] = []
    monkeypatch.setattr(jobs, "ensure_worker", lambda: woken.append(1))
    batch.batch(OWNER)
    assert woken == []
    give("wait.pdf")
    batch.batch(OWNER)
    assert woken == [1]


def test_a_new_batch_puts_the_one_before_out_of_sight(run_jobs) -> None:
    service.start_sample("zh", OWNER)
    run_jobs()
    new = jobs.current_store().add_document("new.pdf", b"%PDF-1.4 new", "application/pdf", OWNER)
    assert batch.begin([new.id], OWNER) == ()
    assert states() == [("new.pdf", "queued")]


def test_failures_stay_in_sight_until_cleared() -> None:
    fail(give("bad.pdf"))
    new = jobs.current_store().add_document("new.pdf", b"%PDF-1.4 new", "application/pdf", OWNER)
    batch.begin([new.id], OWNER)
    assert states() == [("bad.pdf", "failed"), ("new.pdf", "queued")]


def test_what_was_read_before_is_told_and_not_read_again(run_jobs) -> None:
    service.start_sample("zh", OWNER)
    run_jobs()
    (job,) = jobs.recent(OWNER)
    assert batch.begin([job.document_id], OWNER) == (job.document_id,)
    assert run_jobs() == 0
