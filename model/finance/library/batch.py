"""The batch: what an owner asked to be read and how each of it stands. Jobs are rows, so it survives any process."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from data.store import JobState
from model import jobs
from model.finance import service

MOST_JOBS = 5_000
CLEARED = "finance.batch_cleared"
"""Preference: milliseconds since 1970 up to which ended work was put out of sight."""

_ORDER: tuple[JobState, ...] = ("running", "failed", "queued", "cancelled", "done")
OPEN: tuple[JobState, ...] = ("queued", "running")


@dataclass(frozen=True, slots=True)
class Batch:
    """One job a document, the latest: what runs first, then what needs a look, what waits and what is done."""

    jobs: tuple[jobs.JobStatus, ...]

    @property
    def counts(self) -> Counter[JobState]:
        """How many stand in each state."""
        return Counter(job.state for job in self.jobs)

    @property
    def is_open(self) -> bool:
        """Whether anything still waits or runs."""
        return any(job.state in OPEN for job in self.jobs)


def batch(owner: str) -> Batch:
    """The owner's readings asked for since the list was last cleared, and any still open. Raises StoreError."""
    cleared = int(jobs.current_store().preference(owner, CLEARED) or 0)
    latest: dict[str, jobs.JobStatus] = {}
    for job in jobs.recent(owner, MOST_JOBS):
        if job.kind == service.KIND:
            latest.setdefault(job.document_id, job)
    shown = [job for job in latest.values() if job.state in OPEN or _milliseconds(job.updated) > cleared]
    found = Batch(tuple(sorted(shown, key=lambda job: (_ORDER.index(job.state), job.created))))
    if found.is_open:
        # After a restart the page that waits may be the first to come back
        jobs.ensure_worker()
    return found


def begin(document_ids: Iterable[str], owner: str) -> tuple[str, ...]:
    """Ask for documents to be read; returns those that have been already. Raises StoreError.

    What ended before goes out of sight, unless some of it failed or is still open.
    """
    before = batch(owner)
    if not before.is_open and not before.counts["failed"]:
        clear(owner)
    started = {document_id: service.start_reading(document_id, owner) for document_id in document_ids}
    return tuple(document_id for document_id, job_id in started.items() if jobs.status(job_id, owner).state == "done")


def clear(owner: str) -> None:
    """Put what has ended out of sight. Raises StoreError."""
    jobs.current_store().set_preference(owner, CLEARED, str(_milliseconds(datetime.now(UTC))))


def cancel_all(owner: str) -> None:
    """Stop everything that waits or runs. Raises StoreError."""
    for job in batch(owner).jobs:
        if job.state in OPEN:
            jobs.cancel(job.id, owner)


def again(job: jobs.JobStatus) -> str:
    """Ask for the same work anew; returns the new job's id. Raises StoreError."""
    return jobs.submit(job.kind, job.document_id, job.owner, job.options, again=True)


def _milliseconds(moment: datetime) -> int:
    return int(moment.timestamp() * 1000)
