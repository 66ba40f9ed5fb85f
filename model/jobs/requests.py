"""What a page asks of background work. None of it waits for the work."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from data.store import Job as JobStatus
from data.store import NewJob
from model.errors import JobError, StoreError
from model.jobs.handlers import handler
from model.jobs.kept import current_store
from model.jobs.supervisor import ensure_worker

__all__ = ["JobStatus", "cancel", "recent", "status", "submit"]


def submit(
    kind: str, document_id: str, owner: str, options: Mapping[str, Any] | None = None, *, again: bool = False
) -> str:
    """Ask for work on a document; returns the job id at once.

    The same work (owner, kind, document, options, engine version) asked for twice is one job, unless `again` is set
    after it has ended. Raises JobError for an unknown kind and StoreError for an unknown document.
    """
    new = NewJob(kind, document_id, owner, handler(kind).engine, options or {})
    job_id = current_store().put_job(new, again)
    ensure_worker()
    return job_id


def status(job_id: str, owner: str) -> JobStatus:
    """How a job stands. Raises JobError("job_not_found"), also for somebody else's."""
    try:
        job = current_store().job(job_id, owner)
    except StoreError as error:
        if error.code != "record_missing":
            raise
        raise JobError("job_not_found") from error
    if job.state in ("queued", "running"):
        # After a restart the page that waits may be the first to come back
        ensure_worker()
    return job


def cancel(job_id: str, owner: str) -> None:
    """Stop a job; one that has ended stays as it is. Raises JobError("job_not_found")."""
    status(job_id, owner)
    current_store().cancel_job(job_id, owner)


def recent(owner: str, limit: int = 20) -> tuple[JobStatus, ...]:
    """The owner's jobs, newest first."""
    return current_store().jobs(owner, limit)
