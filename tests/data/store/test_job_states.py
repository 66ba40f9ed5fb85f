"""Any order of askers, workers, deaths and cancellations keeps the promises of a job's row."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as some
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, rule

from data.store import Job, NewJob, Store, close_stores, open_store

ENDED = {"done", "failed", "cancelled"}


class JobRows(RuleBasedStateMachine):
    """The real rows beside a plain model of what they must be."""

    attempts = Bundle("attempts")

    @initialize()
    def open(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        home = Path(self.folder.name)
        self.store: Store = open_store(f"sqlite:///{home / 'a.sqlite'}", home)
        self.documents = [self.store.add_document(f"{n}.pdf", bytes([n]), "application/pdf", "ann").id for n in (1, 2)]
        self.states: dict[str, str] = {}
        self.counts: dict[str, int] = {}
        self.results: dict[str, str] = {}
        self.of: dict[str, str] = {}

    def teardown(self) -> None:
        close_stores()
        self.folder.cleanup()

    def owns(self, attempt: Job) -> bool:
        return self.states[attempt.id] == "running" and self.counts[attempt.id] == attempt.attempts

    @rule(which=some.integers(0, 1), again=some.booleans())
    def ask(self, which: int, again: bool) -> None:
        document = self.documents[which]
        latest = self.of.get(document)
        job_id = self.store.put_job(NewJob("kind", document, "ann", "1"), again)
        same = latest is not None and (
            self.states[latest] in {"queued", "running"} or (self.states[latest] == "done" and not again)
        )
        assert (job_id == latest) == same
        if not same:
            assert job_id not in self.states
            self.of[document], self.states[job_id], self.counts[job_id] = job_id, "queued", 0

    @rule(target=attempts, which=some.integers(0, 1))
    def begin(self, which: int) -> Job | None:
        job_id = self.of.get(self.documents[which])
        if job_id is None:
            assert self.store.begin_job("f" * 32) is None
            return None
        attempt = self.store.begin_job(job_id)
        assert (attempt is None) == (self.states[job_id] in ENDED)
        if attempt is not None:
            self.states[job_id] = "running"
            self.counts[job_id] += 1
            assert attempt.attempts == self.counts[job_id]
        return attempt

    @rule(attempt=attempts, done=some.integers(0, 9))
    def progress(self, attempt: Job | None, done: int) -> None:
        if attempt is not None:
            assert self.store.report_progress(attempt, done, 9, "reading") == self.owns(attempt)

    @rule(attempt=attempts)
    def finish(self, attempt: Job | None) -> None:
        if attempt is None:
            return
        owned = self.owns(attempt)
        result_id = self.store.save_result("kind", attempt.document_id, "ann", {"n": attempt.attempts}, "1")
        assert self.store.finish_job(attempt, result_id) == owned
        if owned:
            self.states[attempt.id], self.results[attempt.id] = "done", result_id

    @rule(attempt=attempts)
    def fail(self, attempt: Job | None) -> None:
        if attempt is not None:
            owned = self.owns(attempt)
            assert self.store.fail_job(attempt, "job_failed", {}) == owned
            self.states[attempt.id] = "failed" if owned else self.states[attempt.id]

    @rule(attempt=attempts)
    def give_back(self, attempt: Job | None) -> None:
        if attempt is not None:
            owned = self.owns(attempt)
            assert self.store.return_job(attempt) == owned
            if owned:
                self.states[attempt.id] = "queued"
                self.counts[attempt.id] -= 1

    @rule(which=some.integers(0, 1))
    def cancel(self, which: int) -> None:
        job_id = self.of.get(self.documents[which])
        if job_id is not None:
            is_open = self.states[job_id] not in ENDED
            assert self.store.cancel_job(job_id, "ann") == is_open
            self.states[job_id] = "cancelled" if is_open else self.states[job_id]

    @rule()
    def restart(self) -> None:
        self.store.close()

    @invariant()
    def rows_are_as_they_must_be(self) -> None:
        if not hasattr(self, "states"):
            return
        rows = {job.id: job for job in self.store.jobs("ann", limit=1000)}
        assert {job_id: row.state for job_id, row in rows.items()} == self.states
        assert {job_id: row.attempts for job_id, row in rows.items()} == self.counts
        for job_id, result_id in self.results.items():
            assert rows[job_id].result_id == result_id
            assert self.store.result(result_id, "ann").kind == "kind"
        assert self.store.queue_length() == sum(state not in ENDED for state in self.states.values())


TestJobRows = JobRows.TestCase
TestJobRows.settings = settings(max_examples=25, stateful_step_count=20, deadline=None)
